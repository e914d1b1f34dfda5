"""What is unsound about facts, as the domain finds it; of the whole record, remembered.

Reading the facts of six thousand children takes a second or two. What was found is kept by the
process for as long as the record stands unchanged (`return_queries.stamp_of_the_record`) and the
day is the same. Who may see which child is never remembered.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, TypeAlias

import polars as pl

from footprint.children.frames import Read
from footprint.domain.facts import Facts, year_of
from footprint.domain.findings import placed
from footprint.domain.in_care import in_care
from footprint.domain.indicators.units.year import Year
from footprint.domain.next_reviews import Standing
from footprint.domain.words import differences

#: The thing, which value of it, a person's, the latest return's, and that return's year.
Differences: TypeAlias = tuple[tuple[dict[str, Any], str, Any, Any, int], ...]
_OF_AN_EPISODE = ("ended_on", "new_episode", "legal_status", "placement", "end_reason")


@dataclass(frozen=True, slots=True)
class Unsound:
    """`found` by child: (code, "episode" or "review", its day). The rest are children's ids; who is
    `in_care` is so on the day, in short breaks too."""

    found: Mapping[int, tuple[tuple[str, str, date], ...]]
    contested: Differences
    without_birth_date: frozenset[int]
    in_care: frozenset[int]


def contested(read: Read) -> Differences:
    """Where a person's word and the latest return's differ."""
    return (
        *differences(read.episodes_told, ["child", "began_on"], _OF_AN_EPISODE),
        *differences(read.reviews_told, ["child", "held_on"], ["participation"]),
    )


def unsound(facts: Facts, stands: Standing, differing: Differences) -> Unsound:
    """As at the day of `stands`, of the children in the facts."""
    year = Year(year_of(stands.as_at), facts, stands.care, stands.timetable, stands.reviews)
    found: dict[int, list[tuple[str, str, date]]] = {}
    for code, child, thing, day in placed(year).sort("day", maintain_order=True).iter_rows():
        found.setdefault(child, []).append((code, thing, day))
    unborn = facts.children.filter(pl.col("born_on").is_null())
    return Unsound(
        found={child: tuple(rows) for child, rows in found.items()},
        contested=differing,
        without_birth_date=frozenset(unborn["child"]),
        in_care=frozenset(in_care(stands.care)["child"]),
    )


class Remembered:
    """The last that was found of the whole record, under its mark."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._mark: tuple[str, date] | None = None
        self._found: Unsound | None = None

    def of(self, mark: tuple[str, date], read: Callable[[], Unsound]) -> Unsound:
        """What was found under that mark; `read` is asked where it is not remembered."""
        with self._lock:
            if self._found is None or mark != self._mark:
                self._found, self._mark = read(), mark
            return self._found
