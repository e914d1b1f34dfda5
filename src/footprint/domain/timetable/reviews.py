"""The main ladder: reviews of a looked-after child's case.

20 working days, 3 months, then 6 months since 1 April 2011; before that 4 weeks, 3 and 6 months.
"""

from datetime import date

from footprint.domain.law import Deadline, Duty, Provision
from footprint.domain.timetable.ladder import Interval, Ladder, Rung, Step
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

_CARE_PLANNING_REGS = "SI 2010/959"
_IN_FORCE = date(2011, 4, 1)
_AS_MADE = "legislation.gov.uk, SI 2010/959 Part 6 as made"
_ADDRESS = "https://www.legislation.gov.uk/uksi/2010/959/regulation/33"

FIRST_REVIEW = Provision(
    code="first_review",
    title="First review",
    kind="regulation",
    strength="law",
    instrument=_CARE_PLANNING_REGS,
    place="reg 33(1)",
    words="The responsible authority must first review C's case within 20 working days "
    "of the date on which C becomes looked after.",
    quoted=True,
    seen_at=_AS_MADE,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
)

SECOND_REVIEW = Provision(
    code="second_review",
    title="Second review",
    kind="regulation",
    strength="law",
    instrument=_CARE_PLANNING_REGS,
    place="reg 33(2)",
    words="The second review is held not more than 3 months after the first.",
    seen_at=_AS_MADE,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
    note="Counted from the day on which the first review was held, early or late.",
)

LATER_REVIEWS = Provision(
    code="later_reviews",
    title="Third and later reviews",
    kind="regulation",
    strength="law",
    instrument=_CARE_PLANNING_REGS,
    place="reg 33(2)",
    words="Reviews after the second are held at intervals of not more than 6 months.",
    seen_at=_AS_MADE,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
    note="Counted from the day on which the review before was held, early or late.",
)

_EARLIER_REGS = "SI 1991/895"
_EARLIER_FROM = date(1991, 10, 14)
_EARLIER_UNTIL = date(2011, 3, 31)
_EARLIER_ADDRESS = "https://www.legislation.gov.uk/uksi/1991/895/contents/made"
_EARLIER_NOTE = (
    "Only the arrangement of the 1991 Regulations was read, not the words of reg 3. "
    "That they govern an interval that starts before 1 April 2011 and ends after it is our "
    "reading. They count no working days: the last working day shown is by the 2010 definition."
)

FIRST_REVIEW_1991 = Provision(
    code="first_review_1991",
    title="First review (before April 2011)",
    kind="regulation",
    strength="law",
    instrument=_EARLIER_REGS,
    place="reg 3",
    words="The first review is held within 4 weeks of the day the child begins to be looked after.",
    address=_EARLIER_ADDRESS,
    in_force=_EARLIER_FROM,
    until=_EARLIER_UNTIL,
    working_days=CARE_PLANNING_REGS_DAYS,
    note=_EARLIER_NOTE,
)

SECOND_REVIEW_1991 = Provision(
    code="second_review_1991",
    title="Second review (before April 2011)",
    kind="regulation",
    strength="law",
    instrument=_EARLIER_REGS,
    place="reg 3",
    words="The second review is held not more than 3 months after the first.",
    address=_EARLIER_ADDRESS,
    in_force=_EARLIER_FROM,
    until=_EARLIER_UNTIL,
    working_days=CARE_PLANNING_REGS_DAYS,
    note=_EARLIER_NOTE,
)

LATER_REVIEWS_1991 = Provision(
    code="later_reviews_1991",
    title="Third and later reviews (before April 2011)",
    kind="regulation",
    strength="law",
    instrument=_EARLIER_REGS,
    place="reg 3",
    words="Later reviews are held not more than 6 months after the one before.",
    address=_EARLIER_ADDRESS,
    in_force=_EARLIER_FROM,
    until=_EARLIER_UNTIL,
    working_days=CARE_PLANNING_REGS_DAYS,
    note=_EARLIER_NOTE,
)

LATER = Rung(
    steps=(
        Step(Interval(6, "months"), LATER_REVIEWS_1991),
        Step(Interval(6, "months"), LATER_REVIEWS),
    ),
    event="the previous review",
)

REVIEWS = Ladder(
    name="reviews",
    title="Reviews of a looked-after child",
    rungs={
        "first": Rung(
            steps=(
                Step(Interval(4, "weeks"), FIRST_REVIEW_1991),
                Step(Interval(20, "working days"), FIRST_REVIEW),
            ),
            event="becoming looked after",
        ),
        "second": Rung(
            steps=(
                Step(Interval(3, "months"), SECOND_REVIEW_1991),
                Step(Interval(3, "months"), SECOND_REVIEW),
            ),
            event="the first review",
        ),
        "later": LATER,
    },
)

#: The interval after the first known review of a period whose start is not judged.
LATER_ASSUMED = Rung(LATER.steps, event="the first known review")

EASED_IN_2020 = Provision(
    code="eased_in_2020",
    title="Six-monthly reviews in the pandemic",
    kind="regulation",
    strength="law",
    instrument="SI 2020/445",
    place="reg 8(14)",
    words="From 24 April to 25 September 2020 a review at a six-month interval is held where "
    "reasonably practicable. First and second reviews are not eased.",
    seen_at="House of Commons Library briefing CBP-8934 and two barristers' notes; "
    "the dates in reg 2 as made",
    address="https://www.legislation.gov.uk/uksi/2020/445/regulation/8/made",
    in_force=date(2020, 4, 24),
    until=date(2020, 9, 25),
    working_days=CARE_PLANNING_REGS_DAYS,
    note="A review whose six months ended in those days keeps its judgement and carries a mark. "
    "The intervals of the adoption ladder carry none: whether the instrument eased them too was not "
    "read.",
)

ADJOURNED_REVIEW = Provision(
    code="adjourned_review",
    title="Completing an adjourned review",
    kind="regulation",
    strength="law",
    instrument=_CARE_PLANNING_REGS,
    place="reg 36(2)",
    words="The officer may adjourn a review once, for not more than 20 working days, when not "
    "satisfied that the authority has given enough information to consider the matters properly. "
    "No proposal under consideration is carried out until the review is completed.",
    seen_at="a reproduction of the regulation in a fostering handbook, and its twin in Wales, "
    "SI 2015/1818 (W. 261) reg 42",
    address="https://www.legislation.gov.uk/uksi/2010/959/regulation/36",
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
    note="An adjournment moves no limit: the first sitting is judged, and starts the next interval.",
)

ADJOURNED = Rung((Step(Interval(20, "working days"), ADJOURNED_REVIEW),), "the first sitting")

EARLIER_REVIEW = Provision(
    code="earlier_review",
    title="Reviews that must come earlier",
    kind="regulation",
    strength="law",
    instrument=_CARE_PLANNING_REGS,
    place="reg 33(3)",
    words="A review is held before its limit if the officer asks; if a visit finds that the "
    "placement does not safeguard the child (reg 30); before accommodation on remand or after "
    "arrest ends, or the detention of a child in care, when no review would otherwise come first; "
    "or before a child who is not in care stops being accommodated and does not go to a parent.",
    seen_at=_AS_MADE,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
    note="Gives no date: such a review that was not held is listed, and is never late.",
)

HOLD_AN_EARLIER_REVIEW = Duty(
    code="hold_an_earlier_review",
    words="Hold the review before the event, or when the officer asks, whatever limit stands.",
    under=EARLIER_REVIEW,
)


def eased(deadline: Deadline) -> bool:
    """A six-month limit of the main ladder that fell in the eased days of 2020."""
    window = EASED_IN_2020
    return (
        deadline.under.code == LATER_REVIEWS.code
        and window.until is not None
        and window.in_force <= deadline.due <= window.until
    )
