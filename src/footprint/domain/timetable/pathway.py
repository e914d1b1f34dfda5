"""The ladder of a pathway plan: every 6 months; where the authority arranges the accommodation, as
soon as practicable after 28 days, and then at most every 3 months.

"After 28 days" has no last day: it is a day before which the review will not do, and nothing is
ever late by it.
"""

from datetime import date

from footprint.domain.law import Duty, Provision
from footprint.domain.timetable.ladder import Interval, Ladder, Rung, Step
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

_REGS = "SI 2010/2571"
_ADDRESS = "https://www.legislation.gov.uk/uksi/2010/2571/regulation/7"
_IN_FORCE = date(2011, 4, 1)
_SEEN = "the Children Act 1989 guidance, volume 3 (2025), whose appendix gives regulation 7"
_DAYS = (
    "The Regulations count no working days: the last working day shown is by the care planning "
    "definition."
)

PATHWAY = Provision(
    code="pathway",
    title="Review of a pathway plan",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 7",
    words="A pathway plan is reviewed if the young person asks, if the authority or the personal "
    "adviser thinks it necessary, and in any event at intervals of not more than 6 months.",
    seen_at=_SEEN,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
    note="Counted from the day of the plan, or of the review before. While a young person is still "
    "looked after, the review of the case considers the plan and counts here too (our reading). "
    + _DAYS,
)

PATHWAY_ACCOMMODATION_FIRST = Provision(
    code="pathway_accommodation_first",
    title="Review once accommodation has begun",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 7",
    words="Where the authority provides the accommodation, the plan is reviewed as soon as "
    "practicable after 28 days from its start.",
    seen_at=_SEEN,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
    note="A day before which the review will not do, without an outer day: it is never late.",
)

PATHWAY_ACCOMMODATION_LATER = Provision(
    code="pathway_accommodation_later",
    title="Later reviews in accommodation that the authority provides",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 7",
    words="The authority then sets the interval, which is not more than 3 months.",
    seen_at=_SEEN,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
    note=_DAYS,
)

PATHWAY_PLANS = Ladder(
    name="pathway",
    title="Reviews of a pathway plan",
    rungs={
        "pathway": Rung(
            (Step(Interval(6, "months"), PATHWAY),), "the plan or the review of it before"
        ),
        "pathway_accommodation_later": Rung(
            (Step(Interval(3, "months"), PATHWAY_ACCOMMODATION_LATER),), "the previous review"
        ),
    },
)

#: What must have passed since the accommodation began.
SETTLING = Interval(28, "days")

REVIEW_ACCOMMODATION = Duty(
    code="review_accommodation",
    words="Review the pathway plan as soon as practicable after 28 days in the accommodation.",
    under=PATHWAY_ACCOMMODATION_FIRST,
)


def settled_on(began_on: date) -> date:
    """The first day on which that review may be held."""
    return SETTLING.after(began_on, PATHWAY_ACCOMMODATION_FIRST.working_days.calendar)
