"""Where children live: homes, moves between them, stays elsewhere, and the kind of each home."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from footprint.demo import authority as settings
from footprint.demo.columns import (
    NEVER,
    Codes,
    Columns,
    Days,
    Flags,
    Numbers,
    Shares,
    following,
    last_of_each,
)
from footprint.demo.days import DAYS_A_YEAR
from footprint.demo.people import Children, Periods

HOME_TYPES = (
    "U6", "U3", "U4", "U5", "K2", "P1", "R1", "S1", "H5", "K3", "K1", "R5", "A3", "A4", "A5", "A6",
    "T1", "T3", "T4",
)  # fmt: skip
(U6, U3, U4, U5, K2, P1, R1, S1, H5, K3, K1, R5, A3, A4, A5, A6, T1, T3, T4) = range(19)
TEMPORARY = (T1, T3, T4)
PLACED_FOR_ADOPTION = (A3, A4, A5, A6)
ADOPTED_BY_PRESENT_CARERS = (A3, A5)

#: The home of a child's short breaks has the child's number and this.
BREAK_HOME = 1_500_000_000

#: The day on which homes coded H5 became K3, supported accommodation. One day before the year in
#: which H5 is gone, so that no return of that year holds it.
SUPPORTED_FROM = 19_813  # 31 March 2024

#: Kinds of home by age when the child moves in, and their shares.
_UNDER_TEN = ((U6, U3, K2, P1), (0.70, 0.22, 0.02, 0.06))
_TEN_TO_FIFTEEN = ((U6, U3, K2, P1, S1), (0.61, 0.13, 0.20, 0.04, 0.02))
_SIXTEEN = ((U6, U3, K2, H5, R1), (0.41, 0.07, 0.18, 0.32, 0.02))
_ALONE_HERE = ((U6, H5), (0.45, 0.55))
_ON_REMAND = ((R5, K1, U6), (0.45, 0.15, 0.40))


class UnderCareOrder(Protocol):
    def __call__(self, period: Numbers, day: Days) -> Flags: ...


@dataclass(frozen=True, slots=True)
class Moves(Columns):
    """One row a day on which a child's home or its kind changes, sorted by period and day."""

    period: Numbers
    day: Days
    home: Numbers
    place: Codes
    temporary: Flags


def make_moves(
    rng: np.random.Generator,
    children: Children,
    periods: Periods,
    under_care_order: UnderCareOrder,
) -> Moves:
    """Every home of every time in care, in order."""
    period, day = _days_of_moves(rng, periods)
    age = (day - children.born[periods.child[period]]) / DAYS_A_YEAR
    place = _kinds(rng, age, periods.path[period])
    place[periods.after_breaks[period] & (day == periods.began[period])] = U6
    at_home = np.flatnonzero(place == P1)
    agreed = ~under_care_order(period[at_home], day[at_home])
    place[at_home[agreed]] = U3
    home = np.arange(len(period), dtype=np.int32)
    stayed_on = periods.after_breaks[period] & (day == periods.began[period])
    home[stayed_on] = BREAK_HOME + periods.child[period[stayed_on]]
    moves = Moves(period, day, home, place, np.zeros(len(period), dtype=np.bool_))
    moves = _adoptive_homes(rng, periods, moves)
    moves = moves.followed_by(_long_term_matches(rng, periods, moves))
    moves = _in_order(moves)
    moves = _in_order(moves.followed_by(_stays_elsewhere(rng, periods, moves)))
    return _in_order(_with_supported_accommodation(periods, moves))


def _in_order(moves: Moves) -> Moves:
    return moves.take(np.lexsort((moves.day, moves.period)))


def _until(periods: Periods, moves: Moves) -> Days:
    """The day on which each row gives way to the next, or the period ends."""
    last = last_of_each(moves.period)
    until = np.where(last, periods.ended[moves.period], following(moves.day, NEVER))
    return until.astype(np.int32)


def _days_of_moves(rng: np.random.Generator, periods: Periods) -> tuple[Numbers, Days]:
    """The first day of each home; none after a placement for adoption but the return from it."""
    count = len(periods)
    restless = rng.random(count) < 0.085
    period = np.arange(count, dtype=np.int32)
    day = periods.began.copy()
    limit = np.minimum(periods.ended, periods.placed)
    rows = [(period, day)]
    first = True
    while len(period):
        short = rng.random(len(period)) < (0.28 if first else 0.05)
        mean = np.where(restless[period], 120.0, np.where(short, 45.0, 1500.0))
        gap = 3 - mean * np.log1p(-rng.random(len(period)))
        day = (day + gap).astype(np.int32)
        moving = day < limit[period] - 2
        period, day = period[moving], day[moving]
        rows.append((period, day))
        first = False
    for event in (periods.placed, periods.returned):
        happens = np.flatnonzero(event < NEVER).astype(np.int32)
        rows.append((happens, event[happens]))
    period = np.concatenate([p for p, _ in rows])
    day = np.concatenate([d for _, d in rows])
    order = np.lexsort((day, period))
    return period[order], day[order]


def _kinds(rng: np.random.Generator, age: Shares, path: Codes) -> Codes:
    """The kind of each home by the child's age in years on moving in, and her path."""
    sixteen = age >= 16.05
    place = np.zeros(len(age), dtype=np.int8)
    for here, (kinds, shares) in (
        (age < 10, _UNDER_TEN),
        ((age >= 10) & ~sixteen, _TEN_TO_FIFTEEN),
        (sixteen, _SIXTEEN),
        (sixteen & (path == settings.UNACCOMPANIED), _ALONE_HERE),
        (path == settings.REMAND, _ON_REMAND),
    ):
        place[here] = rng.choice(np.array(kinds, dtype=np.int8), int(here.sum()), p=shares)
    place[(path == settings.UNACCOMPANIED) & ~sixteen] = U6
    place[(path == settings.ADOPTION) & np.isin(place, [P1, K2])] = U6
    return place


def _adoptive_homes(rng: np.random.Generator, periods: Periods, moves: Moves) -> Moves:
    """Gives the day of placement its kind; some are adopted where they already live."""
    placed = moves.day == periods.placed[moves.period]
    by_carers = placed & (rng.random(len(moves)) < settings.ADOPTED_BY_CARERS_SHARE)
    order = periods.authorised[moves.period] < NEVER
    place, home = moves.place.copy(), moves.home.copy()
    place[placed] = np.where(order, A6, A4)[placed]
    place[by_carers] = np.where(order, A5, A3)[by_carers]
    before = np.flatnonzero(by_carers) - 1
    home[by_carers] = home[before]
    place[before] = U5
    return Moves(moves.period, moves.day, home, place, moves.temporary)


def _long_term_matches(rng: np.random.Generator, periods: Periods, moves: Moves) -> Moves:
    """Foster homes that become the child's home for good: U6 becomes U4 with the same carer."""
    day = moves.day + rng.integers(300, 500, len(moves)).astype(np.int32)
    lasts = (moves.place == U6) & (day + 30 < _until(periods, moves))
    lasts &= (periods.path[moves.period] == settings.STAYS) & (rng.random(len(moves)) < 0.4)
    return Moves(
        moves.period[lasts],
        day[lasts],
        moves.home[lasts],
        np.full(int(lasts.sum()), U4, dtype=np.int8),
        np.zeros(int(lasts.sum()), dtype=np.bool_),
    )


def _stays_elsewhere(rng: np.random.Generator, periods: Periods, moves: Moves) -> Moves:
    """Hospital, carers' holidays and other short stays, each with the day of going back."""
    foster = np.isin(moves.place, [U6, U4, U3])
    length = _until(periods, moves) - moves.day
    goes = foster & (length > 90) & (rng.random(len(moves)) < 0.06)
    moves, length = moves.take(goes), length[goes]
    kind = rng.choice(np.array(TEMPORARY, dtype=np.int8), len(moves), p=[0.6, 0.25, 0.15])
    leaves = moves.day + 20 + (rng.random(len(moves)) * (length - 60)).astype(np.int32)
    longest = np.select([kind == T1, kind == T3], [25, 14], default=6)
    back = leaves + 2 + (rng.random(len(moves)) * (longest - 2)).astype(np.int32)
    away = Moves(moves.period, leaves, moves.home, kind, np.ones(len(moves), dtype=np.bool_))
    home = Moves(moves.period, back, moves.home, moves.place, moves.temporary)
    return away.followed_by(home)


def _with_supported_accommodation(periods: Periods, moves: Moves) -> Moves:
    """H5 as K3 from the day on which it became K3; a home open that day changes its kind."""
    supported = moves.place == H5
    across = supported & (moves.day < SUPPORTED_FROM) & (_until(periods, moves) > SUPPORTED_FROM)
    place = np.where(supported & (moves.day >= SUPPORTED_FROM), np.int8(K3), moves.place)
    changed = moves.take(across)
    return Moves(moves.period, moves.day, moves.home, place, moves.temporary).followed_by(
        Moves(
            changed.period,
            np.full(len(changed), SUPPORTED_FROM, dtype=np.int32),
            changed.home,
            np.full(len(changed), K3, dtype=np.int8),
            changed.temporary,
        )
    )
