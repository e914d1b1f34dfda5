"""What the made-up authority has set for itself, and what its people recorded for the ladders that no
return tells of."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from footprint.audit.facts import Viewer
from footprint.authority import actions as authority
from footprint.authority import queries as rules
from footprint.children.actions.ladders import record_ladder_fact
from footprint.children.facts.child import ChildSeen
from footprint.children.facts.ladder import (
    ConferenceSaid,
    LadderSaid,
    OrderSaid,
    PathwayPlanSaid,
    ReviewBesideSaid,
)
from footprint.demo.conferences import hold_conferences, on_a_plan
from footprint.demo.names import MAIL_DOMAIN
from footprint.domain.dates import age_on

_RULES: Mapping[str, str] = {
    "safeguarding_name": "Hester Makebelieve",
    "safeguarding_email": f"safeguarding@{MAIL_DOMAIN}",
    "sends_from_name": "The reviewing service of Exampleshire",
}
#: First and last day of each half term of a school year, from its first September: (year after, month,
#: day).
_TERMS = (
    ((0, 9, 3), (0, 10, 23)),
    ((0, 11, 2), (0, 12, 18)),
    ((1, 1, 5), (1, 2, 12)),
    ((1, 2, 22), (1, 3, 26)),
    ((1, 4, 13), (1, 5, 28)),
    ((1, 6, 7), (1, 7, 21)),
)
_OLD_ENOUGH_FOR_A_PLAN = 16


def set_rules(manager: Viewer) -> None:
    """Rules from two years ago on; the terms of this school year and of the next."""
    began_on = manager.today - timedelta(days=730)
    for key, value in _RULES.items():
        authority.set_rule(
            viewer=manager,
            key=key,
            value=value,
            began_on=began_on,
            why="As the made-up council agreed.",
            seen=rules.rule_mark(manager, key),
        )
    this = manager.today.year if manager.today.month >= 9 else manager.today.year - 1
    for year in (this, this + 1):
        authority.set_terms(viewer=manager, school_year=year, terms=_terms(year), seen={})


def _terms(year: int) -> dict[int, tuple[date, date]]:
    return {
        place: (date(year + first[0], *first[1:]), date(year + last[0], *last[1:]))
        for place, (first, last) in enumerate(_TERMS, start=1)
    }


def tell_ladders(manager: Viewer, held: Sequence[ChildSeen]) -> None:
    """Of an officer's children: pathway plans of the oldest, a secure order, a conference of the
    youngest without a plan; and the conferences of every child who has or had one."""
    hold_conferences(manager)
    planned = on_a_plan(manager)
    for child_id, said in _facts(manager.today, held, planned):
        record_ladder_fact(viewer=manager, child_id=child_id, said=said, version=0)


def _facts(
    today: date, held: Sequence[ChildSeen], planned: Collection[int]
) -> Iterator[tuple[int, LadderSaid]]:
    def ago(days: int) -> date:
        return today - timedelta(days=days)

    ages = {one.id: age_on(one.born_on, today) for one in held if one.born_on}
    oldest = [one for one, age in ages.items() if age >= _OLD_ENOUGH_FOR_A_PLAN]
    for place, child_id in enumerate(oldest[:4]):
        yield child_id, PathwayPlanSaid(ago(200 + place * 20))
        if place:
            yield child_id, ReviewBesideSaid("pathway", ago(30 + place * 35))
    secure = [one for one, age in ages.items() if 13 <= age < _OLD_ENOUGH_FOR_A_PLAN]
    for child_id in secure[:1]:
        yield child_id, OrderSaid("secure", ago(24), today + timedelta(days=60))
    youngest = sorted(set(ages) - set(planned), key=lambda one: (ages[one], one))
    for child_id in youngest[:2]:
        yield child_id, ConferenceSaid("initial", ago(70), goes_on=True)
