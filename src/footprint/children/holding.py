"""Who holds which children on a day, and how the clock to name an officer stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import polars as pl

from footprint.children.facts import (
    Allocated,
    ChildSeen,
    Holding,
    InCare,
    NamedInTime,
    Unallocated,
)
from footprint.children.stretches import on_day
from footprint.domain.care import Care, assemble
from footprint.domain.dates import add_months
from footprint.domain.facts import Facts
from footprint.domain.in_care import entries, in_care
from footprint.domain.timetable.naming_an_officer import (
    NAMING_AN_OFFICER,
    Naming,
    naming,
    officer_named_by,
    working_days_left,
)


def holding_of(
    children: Sequence[ChildSeen], facts: Facts, allocations: Iterable[Allocated], as_at: date
) -> Holding:
    """`facts` are those of the children for a page about that day; `allocations` the ones that
    count."""
    care = assemble(facts, as_at)
    cared_for = {
        child: InCare(began_on, start_known, short_breaks)
        for child, began_on, start_known, short_breaks in in_care(care).iter_rows()
    }
    by_child: dict[int, list[Allocated]] = defaultdict(list)
    for one in allocations:
        by_child[one.child_id].append(one)
    standing = {child: on_day(rows, as_at) for child, rows in by_child.items()}
    held = {child: found for child, found in standing.items() if found and found.officer}
    seen = {child.id: child for child in children}
    return Holding(
        as_at=as_at,
        children=seen,
        in_care=cared_for,
        held=held,
        unallocated=_unallocated(seen, cared_for, held, as_at),
        named=_named_in_time(care, by_child, as_at),
    )


def _unallocated(
    children: Mapping[int, ChildSeen],
    in_care: Mapping[int, InCare],
    held: Mapping[int, Allocated],
    as_at: date,
) -> tuple[Unallocated, ...]:
    waiting = [
        _waiting(children[child], care, as_at)
        for child, care in in_care.items()
        if child not in held
    ]
    return tuple(sorted(waiting, key=_nearest_limit_first))


def _waiting(child: ChildSeen, care: InCare, as_at: date) -> Unallocated:
    before = care.entered_on < NAMING_AN_OFFICER.in_force
    if care.short_breaks or before or not care.entry_known:
        return Unallocated(child, care, None, None)
    limit = officer_named_by(care.entered_on)
    return Unallocated(child, care, limit, working_days_left(limit, as_at))


def _nearest_limit_first(one: Unallocated) -> tuple[bool, date, str]:
    """Short breaks last; where the entry is not known, by the first day known, which is long ago."""
    return (
        one.care.short_breaks,
        one.limit.due if one.limit else one.care.entered_on,
        one.child.name,
    )


def _named_in_time(
    care: Care, allocations: Mapping[int, Sequence[Allocated]], as_at: date
) -> NamedInTime:
    since = add_months(as_at, -12)
    clocked = pl.col("began_on") >= NAMING_AN_OFFICER.in_force
    entered = entries(care).filter(clocked & (pl.col("began_on") > since))
    counts = dict.fromkeys(Naming, 0)
    left_before = 0
    for child, began_on, ended_on in entered.iter_rows():
        if ended_on is not None and ended_on <= officer_named_by(began_on).due:
            left_before += 1
            continue
        named_on = _first_named(allocations.get(child, ()), began_on)
        counts[naming(began_on, named_on, as_at)] += 1
    waiting = counts.pop(Naming.WAITING)
    return NamedInTime(counts[Naming.IN_TIME], sum(counts.values()), waiting, left_before)


def _first_named(allocations: Sequence[Allocated], entered_on: date) -> date | None:
    """The first day of care on which somebody held the child; an officer of before who had gone on
    counts from the first day."""
    days = (
        max(one.began_on, entered_on)
        for one in allocations
        if one.officer and (one.ended_on is None or one.ended_on > max(one.began_on, entered_on))
    )
    return min(days, default=None)
