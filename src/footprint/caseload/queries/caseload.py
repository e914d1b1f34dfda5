"""The viewer's caseload on a day, from the children's facts and who holds them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from footprint.accounts import queries as accounts
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.caseload.facts import Caseload, CaseloadRow
from footprint.caseload.permissions import why_not_see_ladders
from footprint.children.facts.child import Allocated, ChildSeen
from footprint.children.ladders import beside_in, by_child, flags_in
from footprint.children.queries import child as children
from footprint.children.stretches import on_day
from footprint.domain.dates import age_on
from footprint.domain.next_reviews import IN_CARE, next_reviews, standing
from footprint.domain.on_the_main_ladder import main_of_row
from footprint.domain.timetable.beside import Beside
from footprint.domain.timetable.local import LocalRungs
from footprint.domain.timetable.naming_an_officer import NAMING_AN_OFFICER, officer_named_by
from footprint.domain.timetable.nearest import NO_RULES, Standing, deadlines_of, nearest


def caseload(viewer: Viewer, as_at: date, rules: LocalRungs = NO_RULES) -> Caseload:
    """Everybody in care, or in a series of short breaks, on the day, of those whom the viewer may
    see today (of an officer: those whom she holds or covers today). Six selects."""
    found = children.in_care(viewer, as_at)
    rows = next_reviews(standing(found.facts, as_at))
    born = dict(found.facts.children.select("child", "born_on").iter_rows())
    seen = {one.id: one for one in found.children}
    told = by_child(found.beside)
    shows = why_not_see_ladders(viewer) is None
    ids = rows["child"].to_list()
    held = _held(children.allocations_of_children(viewer, ids))
    mine = accounts.email(viewer) if viewer.role == Role.REVIEWING_OFFICER else ""
    made = []
    for row in rows.iter_rows(named=True):
        child = row["child"]
        beside = told.get(child, ())
        main = main_of_row(row, born[child])
        stands = deadlines_of(main, beside_in(beside) if shows else Beside(), rules, as_at=as_at)
        reviewed = replace(_reviewed(seen[child], born[child], row, as_at), flags=flags_in(beside))
        made_of = _with_the_nearest(reviewed, stands, as_at)
        holding = _holding(held.get(child, ()), made_of, viewer, mine, as_at)
        made.append(replace(made_of, **holding))
    officers = {row.officer.id: row.officer.full_name for row in made if row.officer}
    return Caseload(as_at, found.told_to, tuple(made), officers)


def _with_the_nearest(row: CaseloadRow, standing: tuple[Standing, ...], as_at: date) -> CaseloadRow:
    """The row says its review's day; where another ladder's is nearer, that one's."""
    won = nearest(standing)
    row = replace(row, standing=standing, review_due=row.due, review_rung=row.rung)
    if won is None or (row.due is not None and won.deadline.due >= row.due):
        return row
    deadline = won.deadline
    return replace(
        row,
        due=deadline.due,
        counted_from=deadline.counted_from,
        not_before=deadline.not_before,
        last_working_day=deadline.last_working_day,
        days_left=(deadline.due - as_at).days,
        rung=won.rung,
        certain=True,
        why_not="",
    )


def _held(allocations: tuple[Allocated, ...]) -> Mapping[int, tuple[Allocated, ...]]:
    return dict(_by_child(allocations))


def _by_child(rows: tuple[Allocated, ...]) -> Iterator[tuple[int, tuple[Allocated, ...]]]:
    for child, own in groupby(rows, key=lambda row: row.child_id):
        yield child, tuple(own)


def _reviewed(
    child: ChildSeen, born_on: date | None, said: Mapping[str, Any], as_at: date
) -> CaseloadRow:
    names = ("last_review", "due", "counted_from", "not_before", "last_working_day", "days_left")
    return CaseloadRow(
        child=child,
        born_on=born_on,
        age=age_on(born_on, as_at) if born_on else None,
        holds=said["holds"],
        entered_on=said["began_on"],
        **{name: said[name] for name in names},
        rung=said["rung"] or "",
        certain=bool(said["certain"]),
        why_not=said["why_not"] or "",
    )


def _holding(
    allocations: tuple[Allocated, ...], row: CaseloadRow, viewer: Viewer, mine: str, as_at: date
) -> dict[str, Any]:
    """Who holds the child of the row on the day, or by when an officer is to be named; and if she is the
    viewer's by cover today."""
    holding = on_day(allocations, as_at)
    if holding is None or holding.officer is None:
        return {"name_by": _name_by(row)}
    return {
        "officer": holding.officer,
        "held_since": holding.began_on,
        "covered": _covers(allocations, mine, viewer.today),
    }


def _covers(allocations: tuple[Allocated, ...], mine: str, today: date) -> bool:
    """Of a child on the caseload of the officer with this address: whether she is another's."""
    holding = on_day(allocations, today)
    return bool(mine and holding and holding.officer and holding.officer.email != mine)


def _name_by(row: CaseloadRow) -> date | None:
    """None where the clock cannot be read: short breaks, an entry not known or before its rule."""
    entered = row.entered_on if row.holds == IN_CARE else None
    if entered is None or entered < NAMING_AN_OFFICER.in_force:
        return None
    return officer_named_by(entered).due
