"""The clock to name an officer for a child who becomes looked after.

The law gives no days: an officer is named before the first review. The days are the Handbook's, as
local procedures give them, and stand here alone.
"""

from datetime import date

from footprint.domain.law import Deadline, Provision
from footprint.domain.timetable.ladder import Interval, Rung, Step
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

NAMING_AN_OFFICER = Provision(
    code="naming_an_officer",
    title="Naming an officer",
    kind="guidance",
    strength="guidance",
    instrument="IRO Handbook",
    place="as local procedures give it",
    words="The manager of the reviewing officers is told of a child who becomes looked after "
    "within 2 working days, and an officer is named within 5.",
    seen_at="the procedures of Hertfordshire and of Walsall, and a summary of the Handbook by the "
    "National IRO Managers Partnership; the Handbook itself was not read",
    address="https://www.legislation.gov.uk/ukpga/1989/41/section/25A",
    in_force=date(2011, 4, 1),
    working_days=CARE_PLANNING_REGS_DAYS,
    note="The duty to name an officer is section 25A of the Children Act 1989, to which the address "
    "leads; it asks for one before the first review and gives no days.",
)

NAMED = Rung((Step(Interval(5, "working days"), NAMING_AN_OFFICER),), event="becoming looked after")
TOLD = Rung((Step(Interval(2, "working days"), NAMING_AN_OFFICER),), event="becoming looked after")


def officer_named_by(became_looked_after: date) -> Deadline:
    """The last day to name an officer in time."""
    return NAMED.deadline(became_looked_after)


def manager_told_by(became_looked_after: date) -> Deadline:
    """The last day to tell the manager of the reviewing officers in time."""
    return TOLD.deadline(became_looked_after)


def working_days_left(limit: Deadline, as_at: date) -> int:
    """Working days from the day to the limit: 0 on the limit, negative once it is over."""
    calendar = limit.under.working_days.calendar
    if as_at <= limit.due:
        return calendar.working_days_between(as_at, limit.due)
    return -calendar.working_days_between(limit.due, as_at)
