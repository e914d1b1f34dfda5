"""The main ladder: reviews of a looked-after child's case.

20 working days, 3 months, then 6 months since 1 April 2011; before that 4 weeks, 3 and 6 months.
"""

from datetime import date

from footprint.domain.law import Provision
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
    "That they govern an interval that starts before 1 April 2011 and ends after it is our reading."
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
    event="the review before",
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

#: The interval after a review whose own predecessors are not known (definitions 0.5), and the
#: bound that such a review is measured against: six months either way.
LATER_ASSUMED = LATER
