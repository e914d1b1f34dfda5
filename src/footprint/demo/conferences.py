"""The child protection conferences of the demonstration's children, as their plans of the people file
say: the initial one on the plan's first day, the reviews after it, and the one that ended it."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from footprint.audit.facts import Viewer
from footprint.children.actions.ladders import record_ladder_fact
from footprint.children.facts.child import Flagged
from footprint.children.facts.ladder import ConferenceSaid
from footprint.children.flags import PROTECTION_PLAN
from footprint.children.queries import flag as flags
from footprint.domain.timetable.working_days import CHILD_PROTECTION_DAYS

#: About so many days lie between two; the first review comes sooner.
_FIRST, _LATER = range(70, 88), range(150, 178)
#: One review in so many is held some days after its limit.
_LATE_IN = 9


def hold_conferences(manager: Viewer) -> None:
    """Of every child whom the manager sees and who has, or had, a plan."""
    for plan in flags.flags_seen(manager):
        if plan.kind == PROTECTION_PLAN:
            for said in _of_a_plan(plan, manager.today):
                record_ladder_fact(viewer=manager, child_id=plan.child_id, said=said, version=0)


def on_a_plan(manager: Viewer) -> frozenset[int]:
    """Those whom this module gives their conferences."""
    found = flags.flags_seen(manager)
    return frozenset(one.child_id for one in found if one.kind == PROTECTION_PLAN)


def _of_a_plan(plan: Flagged, today: date) -> Iterator[ConferenceSaid]:
    drawn = Random(f"{plan.child_id} {plan.began_on}")
    yield ConferenceSaid("initial", plan.began_on, goes_on=True)
    day = _next(drawn, plan.began_on, _FIRST)
    while day < (plan.ended_on or today):
        yield ConferenceSaid("review", day, goes_on=True)
        day = _next(drawn, day, _LATER)
    if plan.ended_on is not None and plan.ended_on <= today:
        yield ConferenceSaid("review", plan.ended_on, goes_on=False)


def _next(drawn: Random, before: date, days: range) -> date:
    late = drawn.randint(12, 30) if drawn.randrange(_LATE_IN) == 0 else 0
    day = before + timedelta(days=drawn.choice(days) + late)
    return CHILD_PROTECTION_DAYS.calendar.last_working_day_on_or_before(day)
