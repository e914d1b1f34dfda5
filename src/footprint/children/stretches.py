"""Which stretch counts, where the returns, the people file and people each say who held a child."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from footprint.children.facts.child import Allocated, Linked

Held = TypeVar("Held", Allocated, Linked)

#: From the first day of a higher word on, the lower ones are silent.
_RANK = {"return": 0, "file": 1, "person": 2}


def those_that_count(stretches: Iterable[Held]) -> tuple[Held, ...]:
    """Of stretches sorted by child: those that count, each cut where a higher word begins; by child
    and first day."""
    counting: list[Held] = []
    for _, rows in groupby(stretches, key=lambda row: row.child_id):
        counting += _of_one_child(list(rows))
    return tuple(counting)


def _of_one_child(rows: Sequence[Held]) -> list[Held]:
    if len({row.word for row in rows}) == 1:
        return sorted(rows, key=lambda row: row.began_on)
    counting: list[Held] = []
    silent_from = date.max
    for rank in sorted(_RANK.values(), reverse=True):
        day = silent_from
        of_word: list[Held] = [
            row for row in rows if _RANK[row.word] == rank and row.began_on < day
        ]
        counting += [_cut(row, day) for row in of_word]
        silent_from = min([day, *(row.began_on for row in of_word)])
    return sorted(counting, key=lambda row: row.began_on)


def _cut(row: Held, day: date) -> Held:
    if day == date.max or (row.ended_on is not None and row.ended_on <= day):
        return row
    return replace(row, ended_on=day)


def on_day(stretches: Iterable[Held], day: date) -> Held | None:
    """The last of one child's counting stretches that holds the day."""
    holding = [
        row
        for row in stretches
        if row.began_on <= day and (row.ended_on is None or row.ended_on > day)
    ]
    return holding[-1] if holding else None
