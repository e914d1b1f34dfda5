"""An authority's own rungs, which only tighten: they never make a review late in a figure.

The numbers are the authority's settings; without one the rung is not there, and a number that
would not tighten has no effect.
"""

from dataclasses import dataclass
from datetime import date

from footprint.domain.law import Deadline, Provision
from footprint.domain.timetable.ladder import Interval, Rung, Step
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

_INSTRUMENT = "The authority’s own rule"
_ADDRESS = "https://www.legislation.gov.uk/uksi/2010/959/regulation/33"
_NOTE = "The address leads to the law's own intervals, which such a rule may shorten and never lengthen."

LOCAL_FIRST = Provision(
    code="local_first",
    title="First review, sooner than the law asks",
    kind="policy",
    strength="local",
    instrument=_INSTRUMENT,
    place="first reviews",
    words="The authority has set a number of working days, under 20, for first reviews.",
    seen_at="the authority's settings",
    address=_ADDRESS,
    in_force=date(2011, 4, 1),
    working_days=CARE_PLANNING_REGS_DAYS,
    note=_NOTE,
)

UNDER_FIVES = Provision(
    code="under_fives",
    title="Reviews of children under 5, more often than the law asks",
    kind="policy",
    strength="local",
    instrument=_INSTRUMENT,
    place="children under 5",
    words="The authority has set a number of months, under 6, between reviews of a child under 5.",
    seen_at="the authority's settings",
    address=_ADDRESS,
    in_force=date(2011, 4, 1),
    working_days=CARE_PLANNING_REGS_DAYS,
    note=f"{_NOTE} It asks nothing from the fifth birthday on.",
)

MIDWAY = Provision(
    code="midway",
    title="Midway check",
    kind="policy",
    strength="local",
    instrument=_INSTRUMENT,
    place="midway checks",
    words="The officer looks at the child's case halfway between two reviews.",
    seen_at="the figures of Rotherham, which counts such checks",
    address=_ADDRESS,
    in_force=date(2011, 4, 1),
    working_days=CARE_PLANNING_REGS_DAYS,
    note=f"{_NOTE} A check is no review: it answers no limit and starts no interval.",
)

LOCAL: tuple[Provision, ...] = (LOCAL_FIRST, UNDER_FIVES, MIDWAY)


@dataclass(frozen=True, slots=True)
class LocalRungs:
    """What an authority has set on a day. None: it has set nothing."""

    midway_checks: bool = True
    under_fives_months: int | None = None
    local_first_review_working_days: int | None = None

    @property
    def first(self) -> Rung | None:
        days = self.local_first_review_working_days
        if days is None:
            return None
        return Rung((Step(Interval(days, "working days"), LOCAL_FIRST),), "becoming looked after")

    @property
    def under_fives(self) -> Rung | None:
        months = self.under_fives_months
        if months is None:
            return None
        return Rung((Step(Interval(months, "months"), UNDER_FIVES),), "the previous review")


def halfway(last_review: date, limit: Deadline) -> Deadline:
    """The day halfway to the limit of the next review; of an odd number of days the earlier."""
    due = last_review + (limit.due - last_review) // 2
    working = "halfway between the previous review and the day by which the next is due"
    return Deadline(due=due, counted_from=last_review, under=MIDWAY, working=working)
