"""Series of short breaks: children of their families who stay elsewhere for a few nights at a time.

Each break is an episode that starts afresh (S) and ends with the child back home (E4A); a series
under one agreement (V4) is one episode. A few series end because the child then enters care.
"""

from dataclasses import dataclass

import numpy as np

from footprint.demo import authority as settings
from footprint.demo.careers import END_REASONS, V3, V4, X1, Episodes, S
from footprint.demo.columns import NEVER, Days, Flags, Numbers, last_of_each
from footprint.demo.days import birthday
from footprint.demo.homes import BREAK_HOME, K2, U6
from footprint.demo.people import Children, Periods

_E4A = END_REASONS.index("E4A")
_MEAN_LENGTH = 900
_MOST_BREAKS = 160


@dataclass(frozen=True, slots=True)
class _Series:
    """One row a child in a series, [began, ended)."""

    began: Days
    ended: Days
    agreement: Flags
    to_care: Flags


def add_short_breaks(
    authority: settings.Authority,
    rng: np.random.Generator,
    children: Children,
    periods: Periods,
    days: tuple[int, int],
) -> tuple[Children, Periods, Episodes]:
    """Children and periods with those of the series added, and the episodes of the breaks,
    between the first and the last of the days."""
    first_day, last_day = days
    span = last_day - first_day + _MEAN_LENGTH
    count = max(4, round(authority.children * settings.SERIES_SHARE * span / _MEAN_LENGTH))
    series, born = _series(rng, count, first_day, last_day)
    child = len(children) + np.arange(count, dtype=np.int32)
    family = int(children.family.max(initial=0)) + 1 + np.arange(count, dtype=np.int32)
    added = Children(
        born=born,
        male=rng.random(count) < 0.65,
        family=family,
        unaccompanied=np.zeros(count, dtype=np.bool_),
        status_ceased=np.full(count, NEVER, dtype=np.int32),
    )
    breaks, care_began = _breaks(rng, series, child)
    into_care = _into_care(rng, child, born, care_began)
    known = breaks.ended > first_day
    return children.followed_by(added), periods.followed_by(into_care), breaks.take(known)


def _series(
    rng: np.random.Generator, count: int, first_day: int, last_day: int
) -> tuple[_Series, Days]:
    began = rng.integers(first_day - _MEAN_LENGTH, last_day + 1, count).astype(np.int32)
    born = (began - rng.integers(5 * 365, 16 * 365, count)).astype(np.int32)
    length = 200 - (_MEAN_LENGTH - 200) * np.log1p(-rng.random(count))
    ended = np.minimum(began + length, birthday(born, 18) - 30).astype(np.int32)
    agreement = rng.random(count) < settings.AGREEMENT_SHARE
    to_care = ~agreement & (rng.random(count) < settings.SERIES_TO_CARE_SHARE)
    to_care &= (ended < last_day) & (ended > first_day)
    return _Series(began, ended, agreement, to_care), born


def _breaks(rng: np.random.Generator, series: _Series, child: Numbers) -> tuple[Episodes, Days]:
    """The episodes, and for each child the day on which care followed a break, or NEVER."""
    count = len(child)
    nights = rng.integers(1, 5, (count, _MOST_BREAKS))
    between = rng.integers(14, 40, (count, _MOST_BREAKS))
    ends = series.began[:, None] + np.cumsum(nights + between, axis=1) - between
    ends = np.where(series.agreement[:, None], series.ended[:, None], ends).astype(np.int32)
    starts = np.where(series.agreement[:, None], series.began[:, None], ends - nights)
    happens = ends <= series.ended[:, None]
    happens[:, 1:] &= ~series.agreement[:, None]
    row, column = np.nonzero(happens)
    last = last_of_each(row)
    into_care = last & series.to_care[row]
    care_began = np.full(count, NEVER, dtype=np.int32)
    care_began[row[into_care]] = ends[row, column][into_care]
    rows = len(row)
    episodes = Episodes(
        child=child[row],
        period=np.full(rows, -1, dtype=np.int32),
        began=starts[row, column].astype(np.int32),
        ended=ends[row, column],
        new=np.full(rows, S, dtype=np.int8),
        legal_status=np.where(series.agreement[row], V4, V3).astype(np.int8),
        place=np.where((child[row] % 3 == 0) & ~series.to_care[row], K2, U6).astype(np.int8),
        home=(BREAK_HOME + child[row]).astype(np.int32),
        temporary=np.zeros(rows, dtype=np.bool_),
        end_reason=np.where(into_care, X1, _E4A).astype(np.int8),
    )
    return episodes, care_began


def _into_care(rng: np.random.Generator, child: Numbers, born: Days, began: Days) -> Periods:
    """The time in care that follows a series, until 18 or for a year or so."""
    entered = began < NEVER
    child, born, began = child[entered], born[entered], began[entered]
    eighteen = birthday(born, 18)
    ended = began + 90 - 500 * np.log1p(-rng.random(len(child)))
    never = np.full(len(child), NEVER, dtype=np.int32)
    return Periods(
        child=child,
        began=began,
        ended=np.minimum(ended, eighteen).astype(np.int32),
        path=np.full(len(child), settings.HOME, dtype=np.int8),
        at_eighteen=ended >= eighteen,
        authorised=never,
        placed=never,
        returned=never,
        after_breaks=np.ones(len(child), dtype=np.bool_),
    )
