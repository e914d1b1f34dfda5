"""Every rule that the authority may set for itself: its default, where that comes from, its words.

`strength` is that of the default: "law" is a ceiling that a local rule may only tighten; "guidance"
may be varied, and the page shows the guidance's own value beside; "local" is the service's choice.
"""

from collections.abc import Mapping
from datetime import time

from footprint.authority.kinds import (
    Ceiling,
    Number,
    OfTheDay,
    OneOf,
    RuleKind,
    Words,
    YesOrNo,
)

WORKING_DAYS = "working days"

WHO = "Who does each step"
CLOCK = "The clock round a review"
LOCAL_RUNGS = "Review dates of our own"
FIGURES = "What figures count"
SCHOOL = "School hours"
LETTERS = "Names on letters"
RECORDS = "Meetings and records"

#: In the order of the page, with a sentence for each.
SECTIONS: Mapping[str, str] = {
    WHO: "Each step is on the list of work of whoever does it here.",
    CLOCK: "The lengths are statutory guidance, as published procedures give it. They may be varied "
    "here; pages then show both.",
    LOCAL_RUNGS: "The law's dates stand whatever is set here. A local rule can only be stricter.",
    FIGURES: "Printed beside every figure that it touches.",
    SCHOOL: "A meeting in school time is warned about, unless the child chose it. The days of term "
    "are on their own page.",
    LETTERS: "Who letters and forms go to, and whose name they carry.",
    RECORDS: "",
}

_DOERS = OneOf(
    {
        "business_support": "Business support",
        "social_worker": "The social worker",
        "reviewing_officer": "The reviewing officer",
    }
)
_HANDBOOK = "IRO Handbook, as published procedures summarise it"
_PARTNERSHIP = "IRO Handbook, as the National IRO Managers Partnership summarises it"


def _who(key: str, title: str, help_: str, default: str, source: str) -> RuleKind:
    return RuleKind(key, WHO, title, help_, _DOERS, default, "local", source)


def _days(key: str, title: str, help_: str, default: int, source: str) -> RuleKind:
    number = Number(WORKING_DAYS, least=1, most=60)
    return RuleKind(key, CLOCK, title, help_, number, default, "guidance", source, in_figures=True)


RULES: tuple[RuleKind, ...] = (
    _who(
        "convenes",
        "Who books the meeting",
        "Agrees date, time and place with the child and the others.",
        "business_support",
        "Services divide it differently; in some the child's team books",
    ),
    _who(
        "invites",
        "Who sends the invitations",
        "Sends them to whoever the child and the officer want there.",
        "business_support",
        "Services divide it differently",
    ),
    _who(
        "shares",
        "Who shows the papers to the child and the parents",
        "Before the meeting, so that nothing in it is new to them.",
        "social_worker",
        "Services divide it differently",
    ),
    _who(
        "sends",
        "Who sends the finished record",
        "Each person gets the version that is meant for them. Whoever sends what the officer has "
        "approved cannot open it.",
        "business_support",
        "Services divide it differently; in some the social worker gives the record to child and "
        "parents",
    ),
    _days(
        "talk_before",
        "The social worker and the officer talk, before the meeting",
        "About whom to invite and what matters.",
        15,
        _PARTNERSHIP,
    ),
    _days(
        "invitations_before",
        "Invitations go out, before the meeting",
        "With the papers on which people write what they think.",
        10,
        _HANDBOOK,
    ),
    _days(
        "papers_before",
        "Papers are with the officer, before the meeting",
        "The social work report and the plans. Counted back from the day of the meeting, which is "
        "itself a day.",
        3,
        _PARTNERSHIP,
    ),
    _days(
        "decisions_within",
        "Decisions are issued, after the review",
        "In writing, by the officer.",
        5,
        _HANDBOOK,
    ),
    _days(
        "answers_within",
        "Managers answer the decisions, after they were issued",
        "Where nobody objects by then, the decisions stand.",
        5,
        "Professional knowledge of the IRO Handbook; one authority's procedure agrees",
    ),
    _days(
        "care_plan_within",
        "The care plan is brought up to date, after the review",
        "By the social worker.",
        10,
        _HANDBOOK,
    ),
    _days(
        "record_within",
        "The officer's record is complete, after the review",
        "Without the quality statement it cannot be finished.",
        15,
        _HANDBOOK,
    ),
    _days(
        "sent_within",
        "The record has been sent to everyone on the list, after the review",
        "Counted until the last person on the list has it.",
        20,
        _HANDBOOK,
    ),
    RuleKind(
        key="local_first_review_working_days",
        section=LOCAL_RUNGS,
        title="The first review is held within fewer days than the law's",
        help="Leave it empty if the service has no rule of its own.",
        kind=Number(WORKING_DAYS, least=1, most=999, none="No rule of our own"),
        default=None,
        strength="local",
        source="The law: within 20 working days of becoming looked after (SI 2010/959 reg 33(1))",
        ceiling=Ceiling(
            20,
            "The law gives 20 working days (SI 2010/959 reg 33(1)). A local rule can only be "
            "shorter than the law, so enter 20 or less",
        ),
    ),
    RuleKind(
        key="under_fives_months",
        section=LOCAL_RUNGS,
        title="Children under five are reviewed more often than the law asks",
        help="The most months between two later reviews while the child is under five. Leave it "
        "empty if the service has no rule of its own.",
        kind=Number("months", least=1, most=999, none="No rule of our own"),
        default=None,
        strength="local",
        source="The law: at intervals of not more than 6 months (SI 2010/959 reg 33(2))",
        ceiling=Ceiling(
            6,
            "The law gives 6 months between later reviews (SI 2010/959 reg 33(2)). A local rule "
            "can only be shorter than the law, so enter 6 or less",
        ),
    ),
    RuleKind(
        key="midway_checks",
        section=LOCAL_RUNGS,
        title="The officer checks midway between two reviews",
        help="What was decided and not done comes up at the midway check.",
        kind=YesOrNo(),
        default=True,
        strength="local",
        source="The practice of several services; no statute gives how often",
        in_figures=True,
    ),
    RuleKind(
        key="yearly_meeting_months",
        section=LOCAL_RUNGS,
        title="A child reviewed without a meeting has one at least every",
        help="For long-term foster homes, where not every review needs a meeting.",
        kind=Number("months", least=1, most=12),
        default=12,
        strength="guidance",
        source="Professional knowledge of the guidance of 2015 on long-term foster homes; published "
        "procedures agree",
    ),
    RuleKind(
        key="which_sitting_counts",
        section=FIGURES,
        title="Which sitting of a review is its date",
        help="The sitting that counts says whether a review was in time, and the next one is counted "
        "from it. Whether a review was completed within 20 working days is measured apart. "
        "Set for a day gone by, reviews held since are told again to the children's records within a "
        "minute.",
        kind=OneOf({"first": "The first sitting", "last": "The last sitting"}),
        default="first",
        strength="local",
        source="No source says which; counting the last one makes the time between reviews longer",
        in_figures=True,
    ),
    RuleKind(
        key="school_starts",
        section=SCHOOL,
        title="School starts at",
        help="On a school day.",
        kind=OfTheDay(),
        default=time(9),
        strength="local",
        source="That reviews are not held in school time is practice of several services",
    ),
    RuleKind(
        key="school_ends",
        section=SCHOOL,
        title="School ends at",
        help="A meeting may begin at this time.",
        kind=OfTheDay(),
        default=time(15, 30),
        strength="local",
        source="That reviews are not held in school time is practice of several services",
    ),
    RuleKind(
        key="most_adults",
        section=RECORDS,
        title="More adults than this at a meeting are pointed out",
        help="How many adults are invited is counted and shown to the child.",
        kind=Number("adults", least=1, most=30),
        default=6,
        strength="local",
        source="The service's choice",
    ),
    RuleKind(
        key="keeps_text_hours",
        section=RECORDS,
        title="Text that could not be saved is kept on the authority's own devices for",
        help="Encrypted, for the person who typed it, and wiped afterwards.",
        kind=Number("hours", least=1, most=999),
        default=72,
        strength="local",
        source="The service's choice",
        ceiling=Ceiling(72, "Nothing is kept on a device for longer than 72 hours"),
    ),
    RuleKind(
        key="safeguarding_name",
        section=LETTERS,
        title="Head of safeguarding: name",
        help="Gets the monitoring form of each review, beside the manager responsible.",
        kind=Words(),
        default="",
        strength="local",
        source="Set by the authority",
    ),
    RuleKind(
        key="safeguarding_email",
        section=LETTERS,
        title="Head of safeguarding: e-mail address",
        help="While it is empty, monitoring forms are printed.",
        kind=Words(email=True),
        default="",
        strength="local",
        source="Set by the authority",
    ),
    RuleKind(
        key="sends_from_name",
        section=LETTERS,
        title="The name that letters come from",
        help="For example, Review service. Letters of no other name leave here.",
        kind=Words(),
        default="",
        strength="local",
        source="Set by the authority",
    ),
    RuleKind(
        key="advocate_words",
        section=LETTERS,
        title="How a child reaches an advocate here",
        help="One sentence to the child, with the name and the number or address of your advocacy "
        "service. It stands under what the child reads by a personal link. While it is empty, the page "
        "says to ask the officer or the social worker.",
        kind=Words(),
        default="",
        strength="local",
        source="Set by the authority",
    ),
)

BY_KEY: Mapping[str, RuleKind] = {rule.key: rule for rule in RULES}
