"""Who holds which children on a day, and how the clock to name an officer stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import polars as pl

from footprint.children.facts.child import Allocated, ChildSeen, Holding, InCare, Unallocated
from footprint.children.stretches import on_day
from footprint.domain.care import Care
from footprint.domain.facts import frame
from footprint.domain.holders import ALLOCATIONS
from footprint.domain.in_care import in_care
from footprint.domain.timetable.naming_an_officer import (
    NAMING_AN_OFFICER,
    officer_named_by,
    working_days_left,
)


def holding_of(
    children: Sequence[ChildSeen], care: Care, allocations: Iterable[Allocated]
) -> Holding:
    """As at the day of `care`, which may be of more children; `allocations` are the ones that
    count, and may be of more children too."""
    as_at = care.as_at
    seen = {child.id: child for child in children}
    cared_for = {
        child: InCare(began_on, start_known, short_breaks)
        for child, began_on, start_known, short_breaks in in_care(care).iter_rows()
        if child in seen
    }
    by_child: dict[int, list[Allocated]] = defaultdict(list)
    for one in allocations:
        if one.child_id in seen:
            by_child[one.child_id].append(one)
    standing = {child: on_day(rows, as_at) for child, rows in by_child.items()}
    held = {child: found for child, found in standing.items() if found and found.officer}
    return Holding(
        as_at=as_at,
        children=seen,
        in_care=cared_for,
        held=held,
        unallocated=_unallocated(seen, cared_for, held, as_at),
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


def allocations_frame(
    allocations: Iterable[Allocated], recorded_on: Mapping[int, date]
) -> pl.DataFrame:
    """As the domain reads them; `recorded_on` has the days of those that a person recorded."""
    rows: list[tuple[object, ...]] = [
        (
            one.child_id,
            one.officer.id if one.officer else None,
            one.began_on,
            one.ended_on,
            recorded_on.get(one.id),
        )
        for one in allocations
    ]
    return frame(ALLOCATIONS, rows)
