"""The reviews that the store's returns tell of, as they are run here: each with its child, who
reviewed it, how it stood against its limit, and the one before."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from footprint.audit.facts import Viewer
from footprint.children.facts.child import Allocated, ChildSeen, Officer
from footprint.children.queries import child as children
from footprint.domain.dates import age_on
from footprint.domain.next_reviews import Standing, standing
from footprint.reviews.codes import Ladder

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HeldReview:
    """One review of a return. `before` is the day of the one before in the same time in care, `next`
    of the one after; None where there is none. `days_late` is 0 for one in time, or one that cannot
    be judged."""

    child: ChildSeen
    officer: Officer
    held_on: date
    participation: str
    rung: str
    days_late: int
    before: date | None
    next: date | None

    @property
    def age(self) -> int:
        """Of a child whose birth date no return gives, ten."""
        born = self.child.born_on
        return age_on(born, self.held_on) if born is not None and born <= self.held_on else 10

    @property
    def ladder(self) -> str:
        adoption = self.rung.startswith("adoption")
        return Ladder.ADOPTION.value if adoption else Ladder.LOOKED_AFTER.value


def held_lately(viewer: Viewer, first: date) -> tuple[HeldReview, ...]:
    """Those held from that day on, by day and child. Left out: a review on a day of which returns say
    two things, and one of a child whom no officer held that day."""
    stands = standing(children.facts_of_the_service(viewer), viewer.today)
    seen = {one.id: one for one in children.seen_children(viewer)}
    holders = _holders(children.allocations_seen(viewer))
    found = []
    for row in _told(stands):
        day, one = row["held_on"], seen.get(row["child"])
        officer = _holder(holders.get(row["child"], ()), day)
        if day >= first and one is not None and officer is not None:
            found.append(_review(row, one, officer))
    return tuple(sorted(found, key=lambda one: (one.held_on, one.child.identifier)))


def _review(row: Row, one: ChildSeen, officer: Officer) -> HeldReview:
    return HeldReview(
        child=one,
        officer=officer,
        held_on=row["held_on"],
        participation=row["participation"] or "",
        rung=row["rung"] or "",
        days_late=row["days_late"] or 0,
        before=row["before"],
        next=row["next"],
    )


def _told(stands: Standing) -> Iterator[Row]:
    """Each review that counts and is told of once, with its rung, lateness and neighbours."""
    once = (
        stands.reviews.filter(pl.col("period").is_not_null())
        .filter(pl.len().over("child", "held_on") == 1)
        .select("child", "period", "held_on", "participation")
    )
    judged = stands.timetable.reviews.select(
        "period", "held_on", pl.col("rung").cast(pl.String), "days_late"
    )
    return (
        once.join(judged, on=["period", "held_on"], how="left")
        .sort("period", "held_on")
        .with_columns(
            before=pl.col("held_on").shift(1).over("period"),
            next=pl.col("held_on").shift(-1).over("period"),
        )
        .iter_rows(named=True)
    )


def _holders(rows: Sequence[Allocated]) -> Mapping[int, Sequence[Allocated]]:
    found: dict[int, list[Allocated]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: one.began_on):
        found[row.child_id].append(row)
    return found


def _holder(rows: Sequence[Allocated], day: date) -> Officer | None:
    place = bisect_right([row.began_on for row in rows], day)
    if not place:
        return None
    row = rows[place - 1]
    return row.officer if row.ended_on is None or day < row.ended_on else None
