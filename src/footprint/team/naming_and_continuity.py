"""Whether officers were named in time, and how long children have had the same one.

The figures are of every child, as all figures are; the rows are of the children whom the viewer
sees.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import polars as pl

from footprint.audit.facts import Viewer
from footprint.children import officers as of_children
from footprint.children.facts.child import Allocated, ChildSeen, Officer
from footprint.children.holding import allocations_frame
from footprint.domain.care import Care
from footprint.domain.dates import add_months
from footprint.domain.facts import year_end, year_of, year_start
from footprint.domain.indicators import officers as figures
from footprint.domain.indicators.units.namings import namings
from footprint.domain.indicators.units.with_officers import with_officers
from footprint.team.facts import Continuity, LateNaming, MonthsWith, Naming


def naming(
    viewer: Viewer, seen: Sequence[ChildSeen], care: Care, allocations: Sequence[Allocated]
) -> Naming:
    """`care` and `allocations` are those of the service."""
    over = _last_year_over(care.as_at)
    since = add_months(care.as_at, -12) + timedelta(days=1)
    first = min(year_start(over), since)
    entered = set(care.periods.filter(pl.col("began_on") >= first)["child"])
    held = [one for one in allocations if one.child_id in entered]
    stretches = allocations_frame(held, of_children.recorded_on(viewer, held))
    entries = namings(care, stretches, first, care.as_at)
    late, late_unseen = _late(seen, entries)
    return Naming(
        year_end=year_end(over),
        year=figures.named_in_5(entries, year_start(over), year_end(over)),
        twelve_months=figures.named_in_5(entries, since, care.as_at),
        late=late,
        late_unseen=late_unseen,
    )


def continuity(
    officers: Sequence[Officer],
    seen: Sequence[ChildSeen],
    care: Care,
    allocations: Sequence[Allocated],
) -> Continuity:
    """`care` and `allocations` are those of the service."""
    children = with_officers(care, allocations_frame(allocations, {}))
    share, months = figures.continuity(children)
    return Continuity(share, months, _by_officer(officers, seen, children))


def _last_year_over(day: date) -> int:
    """On 31 March the year that ends that day is over."""
    year = year_of(day)
    return year if day == year_end(year) else year - 1


def _late(seen: Sequence[ChildSeen], entries: pl.DataFrame) -> tuple[tuple[LateNaming, ...], int]:
    late = entries.filter(pl.col("judged") & ~pl.col("in_time")).reverse()
    by_id = {child.id: child for child in seen}
    rows = late.select("child", "began_on", "limit", "named_on").rows()
    shown = tuple(LateNaming(by_id[child], *days) for child, *days in rows if child in by_id)
    return shown, len(rows) - len(shown)


def _by_officer(
    officers: Sequence[Officer], seen: Sequence[ChildSeen], children: pl.DataFrame
) -> tuple[MonthsWith, ...]:
    ids = pl.Series([child.id for child in seen], dtype=pl.UInt32)
    found = (
        children.filter(pl.col("has_officer") & pl.col("child").is_in(ids.implode()))
        .group_by("officer")
        .agg(pl.len(), pl.col("months").median(), longest=pl.col("months").max())
        .rows()
    )
    by_id = {officer: (number, median, longest) for officer, number, median, longest in found}
    return tuple(
        MonthsWith(officer, number, Decimal(str(median)), longest)
        for officer in officers
        if officer.id in by_id
        for number, median, longest in [by_id[officer.id]]
    )
