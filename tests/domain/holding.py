"""Who held whom, for the figures of officers: stretches as a frame, and made-up ones."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

import polars as pl

from footprint.domain.facts import frame
from footprint.domain.holders import ALLOCATIONS

Stretch = tuple[int, int | None, date, date | None, date | None]


def held(*stretches: tuple[object, ...]) -> pl.DataFrame:
    """Stretches of (child, officer, began_on), with ended_on and recorded_on where they matter."""
    return frame(ALLOCATIONS, [(*one, *(None,) * (5 - len(one))) for one in stretches])


def some_stretches(
    random: Random, children: Iterable[int], days: tuple[date, ...]
) -> list[Stretch]:
    """Of each child none to four, with gaps, overlaps, days without an officer, empty ones; the
    first begins on one of these days, or near it."""
    return [one for child in children for one in _of_one(random, child, random.choice(days))]


def _of_one(random: Random, child: int, day: date) -> Iterator[Stretch]:
    began_on = day + timedelta(days=random.choice((-400, -30, -1, 0, 0, 3, 7, 8, 11, 40)))
    for _ in range(random.randrange(5)):
        ended_on = began_on + timedelta(days=random.choice((0, 1, 8, 90, 364, 365, 366, 400)))
        recorded = began_on + timedelta(days=random.choice((-3, 0, 5, 30)))
        yield (
            child,
            random.choice((None, 1, 1, 2, 2, 3)),
            began_on,
            random.choice((None, ended_on, ended_on, ended_on)),
            random.choice((None, recorded)),
        )
        began_on = ended_on + timedelta(days=random.choice((-5, 0, 0, 0, 1, 60)))
