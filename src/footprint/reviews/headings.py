"""The structured record as data: what the officer records of a review, heading by heading, grouped as
its pages are.

The matters of Schedule 7 are named in our own words; which paragraph is which is as domain.md 4.3
has it, those of `UNCONFIRMED` still to be read in the Schedule. Where a heading rests on guidance or
on the service's own choice it says so. A child, a parent or a carer may read any answer, so none
blames anybody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from footprint.reviews.codes import NOT_THERE

Strength = Literal["law", "statutory guidance", "local"]
SCHEDULE_7 = "Schedule 7"
INSTRUMENT = "SI 2010/959"
#: Paragraphs of Schedule 7 whose place was not read in a source.
UNCONFIRMED = frozenset({3, 7, 8, 11, 12})
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Heading:
    """One thing that the record says.

    `answers` are offered as one choice, or as several where `several`; none: words alone. `required`:
    a record is not finished without it, unless the heading `unless[0]` was answered `unless[1]`.
    `carries`: "no change since the last review" may be said of it. `from_age`: asked of a child of
    that age or older on the day of the review; of one whose birth date is not known too.
    """

    code: str
    title: str
    asks: str
    place: str
    strength: Strength
    answers: Mapping[str, str] = field(default_factory=dict)
    several: bool = False
    required: bool = True
    carries: bool = True
    unless: tuple[str, str] | None = None
    from_age: int | None = None

    def words_of(self, answer: str) -> tuple[str, ...]:
        """What the chosen codes say, in the order of the list."""
        chosen = set(answer.split(","))
        return tuple(words for code, words in self.answers.items() if code in chosen)


@dataclass(frozen=True, slots=True)
class Group:
    """The headings of one page."""

    code: str
    title: str
    headings: tuple[Heading, ...]


def _matter(number: int) -> str:
    read = " (in summary, to be confirmed)" if number in UNCONFIRMED else ""
    return f"{INSTRUMENT} {SCHEDULE_7}, paragraph {number}{read}"


def _law(code: str, title: str, asks: str, number: int, **more: object) -> Heading:
    return Heading(code, title, asks, _matter(number), "law", **more)  # type: ignore[arg-type]


_HOW_IT_IS: Mapping[str, str] = {
    "well": "Going well",
    "some": "Something needs to improve",
    "much": "Much needs to improve",
}
_VIEWS: Mapping[str, str] = {
    "given": "Said at the review",
    "another_way": "Given another way: a call, a visit, in writing",
    **NOT_THERE,
}
_HANDBOOK = "IRO Handbook"
_SERVICE = "The service's own"

_CHILD = Group(
    "child",
    "What the child says",
    (
        _law(
            "child_views",
            "What the child said",
            "Wishes and feelings, in the child's own words where you can, and your view of what "
            "has changed.",
            12,
            answers={
                "given": "Said at the review, or before it",
                "another_way": "Given another way: a letter, a drawing, somebody who spoke for the "
                "child",
                "seen": "Too young to say; seen with the people who care for the child",
                "chose_not": "The child chose not to say",
                "not_asked": "Was not asked in time",
                OTHER: "Something else",
            },
            carries=False,
        ),
        Heading(
            "communication",
            "How the child is spoken with",
            "Language, interpreter, signs or symbols: were they booked, and did they come?",
            _HANDBOOK,
            "statutory guidance",
            {
                "none": "Nothing is needed",
                "came": "Booked, and came",
                "did_not_come": "Booked, and did not come",
                "not_booked": "Needed, and not booked",
            },
        ),
        Heading(
            "rights",
            "Rights told",
            "Going to court with its leave, ending a care order, complaints, an advocate, and help "
            "to find a lawyer.",
            f"{INSTRUMENT} regulation 45 (in summary)",
            "law",
            {
                "all": "All of them were told",
                "some": "Some were told: say which",
                "adult": "Told to somebody who can act for the child",
                "not_told": "Not told: say why",
            },
            carries=False,
        ),
        _law(
            "support",
            "Advice and support",
            "Whether it is right, and whether the child understands what there is.",
            10,
            answers={
                "right": "Right, and the child understands what there is",
                "not_understood": "There, and the child does not know of it all",
                "not_right": "Something is missing",
            },
        ),
        Heading(
            "disagreement",
            "Who does not agree with the plan",
            "Whose disagreement it is, with what, and why.",
            _HANDBOOK,
            "statutory guidance",
            {
                "nobody": "Nobody",
                "child": "The child",
                "mother": "Mother",
                "father": "Father",
                "carer": "Carer or home",
                "social_worker": "Social worker",
                "officer": "The reviewing officer",
                OTHER: "Somebody else",
            },
            several=True,
        ),
        Heading(
            "disagreement_understood",
            "Does the child understand the disagreement?",
            "And who explained it.",
            _HANDBOOK,
            "statutory guidance",
            {
                "yes": "Yes",
                "partly": "Partly",
                "no": "Not yet",
                "too_young": "Too young to",
            },
            unless=("disagreement", "nobody"),
        ),
    ),
)

_FAMILY = Group(
    "family",
    "What the family and carers say",
    (
        Heading(
            "mother_views", "Mother's views", "", _HANDBOOK, "statutory guidance", answers=_VIEWS
        ),
        Heading(
            "father_views", "Father's views", "", _HANDBOOK, "statutory guidance", answers=_VIEWS
        ),
        Heading(
            "relatives_views",
            "Views of other relatives",
            "",
            _HANDBOOK,
            "statutory guidance",
            answers={"nobody": "No other relative has a part", **_VIEWS},
        ),
        Heading(
            "carer_views",
            "What the carers say",
            "",
            _HANDBOOK,
            "statutory guidance",
            answers=_VIEWS,
        ),
        Heading(
            "reunification",
            "Going home",
            "Could the child live with family again, now or later? Who looked at it?",
            _SERVICE,
            "local",
            {
                "now": "Yes, and it is being prepared",
                "later": "Perhaps later: say what has to happen first",
                "no": "No: say why",
                "not_asked": "Nobody has looked at it yet",
            },
        ),
    ),
)

_LIFE = Group(
    "life",
    "Everyday life",
    (
        _law(
            "home",
            "Where the child lives",
            "Whether it is still the right home, and any change that is coming.",
            5,
            answers={
                "right": "The right home",
                "change": "The right home, and a change is coming",
                "not_right": "Not the right home: say why",
            },
        ),
        _law(
            "family_time",
            "Family time",
            "Who sees whom, how often, and what the child wants.",
            4,
            answers=_HOW_IT_IS,
        ),
        Heading(
            "siblings",
            "Brothers and sisters",
            "Together or apart, and whether that was assessed.",
            _SERVICE,
            "local",
            {
                "none": "No brothers or sisters in care",
                "together": "Live together",
                "apart_assessed": "Live apart, and an assessment says why",
                "apart_some": "Some together, some apart, and an assessment says why",
                "apart": "Live apart, and it was not assessed",
            },
        ),
        _law("education", "Education", "", 6, answers=_HOW_IT_IS),
        _law("leisure", "Leisure", "", 7, answers=_HOW_IT_IS),
        _law("health", "Health", "With the latest health assessment.", 8, answers=_HOW_IT_IS),
        _law(
            "identity",
            "Identity",
            "Religion, race, culture and language.",
            9,
            answers=_HOW_IT_IS,
        ),
    ),
)

_PLAN = Group(
    "plan",
    "The plan",
    (
        _law(
            "changes",
            "What has changed, and what was done",
            "Changes since the last review, and whether its decisions were carried out; if not, why.",
            1,
            answers={
                "all": "Every decision was carried out",
                "some": "Some were: say which were not, and why",
                "none": "None was: say why",
                "first": "There were none before",
            },
            carries=False,
        ),
        Heading(
            "care_plan",
            "The care plan",
            "Whether it was before you, and brought up to date since the last decisions.",
            _HANDBOOK,
            "statutory guidance",
            {
                "updated": "Seen, and up to date since the last decisions",
                "old": "Seen, and not brought up to date",
                "not_seen": "Not seen",
            },
            carries=False,
        ),
        _law("legal_status", "Legal status", "Whether it should change.", 2),
        _law(
            "permanence",
            "Where the child will grow up",
            "The plan for it, who decides, and what the child waits for.",
            3,
            answers={
                "settled": "Settled: the child is there",
                "in_time": "There is a plan, and it is in time",
                "waiting": "There is a plan, and the child waits too long: say for what",
                "none": "There is no plan yet: say why",
            },
        ),
        _law(
            "visits",
            "Visits by the social worker",
            "How often, and whether they were made.",
            13,
            answers={
                "made": "Made as often as the plan says",
                "some": "Some were not made",
                "more": "The child needs more",
            },
        ),
        Heading(
            "court",
            "Court",
            "Proceedings, hearings, your view that was given to the court.",
            _HANDBOOK,
            "statutory guidance",
            {
                "none": "No proceedings",
                "in_time": "Proceedings, by their timetable",
                "late": "Proceedings, later than their timetable: say how long and why",
            },
        ),
        Heading(
            "works",
            "Work that is owed",
            "Assessments and direct work that this child waits for.",
            _SERVICE,
            "local",
            {
                "none": "None",
                "siblings": "Assessment of brothers and sisters",
                "viability": "Viability assessment",
                "life_story": "Life story work",
                "family_time": "New arrangements for family time",
                OTHER: "Something else",
            },
            several=True,
        ),
        Heading(
            "works_state",
            "How that work stands",
            "Its quality, and by when.",
            _SERVICE,
            "local",
            {
                "good": "Good, and in time",
                "late": "Late",
                "poor": "Not good enough yet",
                "not_begun": "Not begun",
            },
            several=True,
            unless=("works", "none"),
        ),
        _law(
            "leaving_care",
            "When the child leaves care",
            "The pathway plan, home, money, and the review before the eighteenth birthday.",
            11,
            answers=_HOW_IT_IS,
            from_age=15,
        ),
    ),
)

_SHORT = Group(
    "short",
    "In short",
    (
        Heading("going_well", "What is going well", "", _HANDBOOK, "statutory guidance"),
        Heading("to_improve", "What needs to improve", "", _HANDBOOK, "statutory guidance"),
        Heading(
            "who_does_what",
            "Who does what, by when",
            "In a sentence or two; each decision stands among the decisions, with its day.",
            _HANDBOOK,
            "statutory guidance",
            required=False,
            carries=False,
        ),
        Heading(
            "quality",
            "Quality statement",
            "How well this child is looked after, and how well this review was prepared. A record "
            "is not finished without it.",
            _SERVICE,
            "local",
            carries=False,
        ),
    ),
)

GROUPS: tuple[Group, ...] = (_CHILD, _FAMILY, _LIFE, _PLAN, _SHORT)
_BY_CODE: Mapping[str, Heading] = {one.code: one for each in GROUPS for one in each.headings}
_GROUP_OF: Mapping[str, Group] = {one.code: each for each in GROUPS for one in each.headings}


def group_named(code: str) -> Group | None:
    return next((one for one in GROUPS if one.code == code), None)


def heading_named(code: str) -> Heading | None:
    return _BY_CODE.get(code)


def group_of(code: str) -> Group:
    return _GROUP_OF[code]


def asked(age: int | None, group: Group | None = None) -> Iterator[Heading]:
    """The headings asked of a child of that age (None: not known), of one page or of all."""
    for each in (group,) if group else GROUPS:
        for one in each.headings:
            if one.from_age is None or age is None or age >= one.from_age:
                yield one
