"""Episodes: the legal status and the home of every day in care, cut where either changes.

Two lists of events, of legal status and of homes, are laid over each other; every day on which
one of them changes begins an episode, and what changed is its reason.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from footprint.demo import authority as settings
from footprint.demo.columns import (
    NEVER,
    Codes,
    Columns,
    Days,
    Flags,
    Numbers,
    Shares,
    first_of_each,
    following,
    last_of_each,
)
from footprint.demo.homes import U3, U4, U6, Moves, make_moves
from footprint.demo.people import Children, Periods

LEGAL_STATUSES = ("V2", "C1", "C2", "E1", "L1", "L2", "J1", "V3", "V4")
V2, C1, C2, E1, L1, L2, J1, V3, V4 = range(9)

NEW_EPISODES = ("S", "L", "P", "T", "B", "U")
S, L, P, T, B, U = range(6)

END_REASONS = (
    "", "X1", "E11", "E12", "E2", "E3", "E4A", "E4B", "E13", "E41", "E43", "E44", "E45", "E46",
    "E47", "E48", "E5", "E6", "E7", "E8", "E9", "E14", "E15", "E16", "E17",
)  # fmt: skip
_REASON = {code: number for number, code in enumerate(END_REASONS)}
X1 = _REASON["X1"]

#: How each path ends when the birthday does not end it: codes with their weights.
_ENDINGS = {
    settings.BRIEF: (("E4A", 5), ("E4B", 4), ("E13", 1)),
    settings.HOME: (("E4A", 12), ("E4B", 4), ("E13", 2), ("E41", 2)),
    settings.GUARDIANSHIP: (("E45", 7), ("E46", 2), ("E47", 9), ("E48", 2)),
    settings.ADOPTION: (("E11", 3), ("E12", 7)),
    settings.STAYS: (
        ("E4A", 30), ("E4B", 14), ("E13", 14), ("E41", 20), ("E3", 10), ("E8", 7), ("E2", 2),
        ("E16", 3),
    ),
    settings.REMAND: (("E14", 3), ("E9", 1)),
    settings.UNACCOMPANIED: (("E3", 5), ("E15", 4), ("E16", 1)),
}  # fmt: skip
_ADULT_FROM_FOSTER_CARE = (("E17", 6), ("E5", 3), ("E6", 1))
_ADULT_FROM_ELSEWHERE = (("E5", 5), ("E6", 2), ("E7", 2), ("E8", 1))

#: Guardianship orders had two codes, for carers who fostered and for others, until this day.
_FOUR_GUARDIANSHIP_CODES_FROM = 17_622  # 1 April 2018
_OLDER_GUARDIANSHIP_CODES = {"E45": "E43", "E46": "E43", "E47": "E44", "E48": "E44"}


@dataclass(frozen=True, slots=True)
class Episodes(Columns):
    """One row an episode [began, ended), sorted by child and day.

    `period` is -1 in short breaks. `home` is the same number for as long as the child lives with
    the same carer; `temporary` is a stay elsewhere after which the child goes back.
    """

    child: Numbers
    period: Numbers
    began: Days
    ended: Days
    new: Codes
    legal_status: Codes
    place: Codes
    home: Numbers
    temporary: Flags
    end_reason: Codes


@dataclass(frozen=True, slots=True)
class _LegalEvents:
    period: Numbers
    day: Days
    status: Codes


def _key(period: Numbers, day: Days) -> npt.NDArray[np.int64]:
    return period.astype(np.int64) * 65_536 + day


def _last_before(keys: npt.NDArray[np.int64], wanted: npt.NDArray[np.int64]) -> Numbers:
    """For each wanted key the index of the last one at or before it (keys are sorted)."""
    return (np.searchsorted(keys, wanted, side="right") - 1).astype(np.int32)


def make_episodes(rng: np.random.Generator, children: Children, periods: Periods) -> Episodes:
    """Every episode of every time in care."""
    legal = _legal_events(rng, periods)
    under_order = _under_care_order(legal)
    moves = make_moves(rng, children, periods, under_order)
    legal_keys, move_keys = _key(legal.period, legal.day), _key(moves.period, moves.day)
    keys = np.union1d(legal_keys, move_keys)
    period, began = (keys >> 16).astype(np.int32), (keys & 65_535).astype(np.int32)
    status = legal.status[_last_before(legal_keys, keys)]
    move = _last_before(move_keys, keys)
    new, changed = _what_changed(period, status, moves, move)
    first = new == S
    new[first & periods.after_breaks[period]] = L
    period, began, move = period[changed], began[changed], move[changed]
    status, new = status[changed], new[changed]
    last = last_of_each(period)
    ended = np.where(last, periods.ended[period], following(began, NEVER)).astype(np.int32)
    place = moves.place[move]
    reason = np.full(len(period), X1, dtype=np.int8)
    reason[last] = _why_it_ended(rng, periods, place[last])
    return Episodes(
        child=periods.child[period],
        period=period,
        began=began,
        ended=ended,
        new=new,
        legal_status=status,
        place=place,
        home=moves.home[move],
        temporary=moves.temporary[move],
        end_reason=reason,
    )


def _what_changed(
    period: Numbers, status: Codes, moves: Moves, move: Numbers
) -> tuple[Codes, Flags]:
    """The reason for each new episode, and where there is one at all."""
    first = first_of_each(period)
    place, home, away = moves.place[move], moves.home[move], moves.temporary[move]
    order = first_of_each(status)
    carer = first_of_each(home) | first_of_each(away)
    home_only = first_of_each(place) & ~carer
    new = np.select(
        [first, order & carer, order & home_only, order, carer],
        [S, B, U, L, P],
        default=T,
    ).astype(np.int8)
    return new, first | order | carer | home_only


def _legal_events(rng: np.random.Generator, periods: Periods) -> _LegalEvents:
    """Legal status from the first day, and each day on which it changes."""
    count = len(periods)
    start = _first_status(rng, periods)
    order_made = rng.integers(150, 280, count)
    applied = rng.integers(40, 200, count)
    stays = np.isin(periods.path, [settings.STAYS, settings.ADOPTION, settings.GUARDIANSHIP])
    to_court = stays & (start == V2) & (rng.random(count) < 0.55)
    to_court |= (start == V2) & (periods.authorised < NEVER)
    interim = np.select([start == L1, start == L2, to_court], [2, 7, applied], default=NEVER)
    emergency_to_agreement = (start == L1) & (rng.random(count) < 0.5)
    in_court = (start == C1) | ((interim < NEVER) & ~emergency_to_agreement)
    since = np.where(start == C1, 0, interim)
    full = np.where(in_court & stays, since + order_made, NEVER)
    steps = [
        (np.zeros(count, dtype=np.int64), start),
        (interim, np.where(emergency_to_agreement, V2, C1)),
        (full, np.full(count, C2)),
        (periods.authorised - periods.began, np.full(count, E1)),
    ]
    return _join_legal(periods, steps)


def _first_status(rng: np.random.Generator, periods: Periods) -> Codes:
    shares = {
        settings.BRIEF: (0.6, 0.1, 0.0, 0.0, 0.2, 0.1),
        settings.HOME: (0.7, 0.24, 0.0, 0.0, 0.04, 0.02),
        settings.GUARDIANSHIP: (0.2, 0.68, 0.0, 0.0, 0.06, 0.06),
        settings.ADOPTION: (0.2, 0.68, 0.0, 0.0, 0.06, 0.06),
        settings.STAYS: (0.45, 0.45, 0.0, 0.0, 0.05, 0.05),
    }
    draw = rng.random(len(periods)) * 0.999999
    status = np.full(len(periods), V2, dtype=np.int8)
    for path, share in shares.items():
        here = periods.path == path
        status[here] = np.searchsorted(np.cumsum(share), draw[here], side="right")
    status[periods.path == settings.REMAND] = J1
    status[periods.after_breaks] = V2
    return status


def _join_legal(
    periods: Periods, steps: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.integer]]]
) -> _LegalEvents:
    """The steps of all periods in order; what comes after a placement order or the end is out."""
    index = np.arange(len(periods), dtype=np.int32)
    length = periods.ended - periods.began
    order = periods.authorised - periods.began
    chosen = [(o < length) & ((o < order) | (s == E1)) for o, s in steps]
    period = np.concatenate([index[c] for c in chosen])
    offset = np.concatenate([o[c] for (o, _), c in zip(steps, chosen, strict=True)])
    status = np.concatenate([s[c] for (_, s), c in zip(steps, chosen, strict=True)])
    day = (periods.began[period] + offset).astype(np.int32)
    sort = np.lexsort((day, period))
    period, day, status = period[sort], day[sort], status[sort].astype(np.int8)
    alone = last_of_each(_key(period, day))
    return _LegalEvents(period[alone], day[alone], status[alone])


@dataclass(frozen=True, slots=True)
class _UnderCareOrder:
    """Says of a day in a period whether an interim or full care order is in force."""

    keys: npt.NDArray[np.int64]
    status: Codes

    def __call__(self, period: Numbers, day: Days) -> Flags:
        return np.isin(self.status[_last_before(self.keys, _key(period, day))], [C1, C2])


def _under_care_order(legal: _LegalEvents) -> _UnderCareOrder:
    return _UnderCareOrder(_key(legal.period, legal.day), legal.status)


def _why_it_ended(rng: np.random.Generator, periods: Periods, last_place: Codes) -> Codes:
    """The reason of the last episode of each period, periods in order."""
    draw = rng.random(len(periods))
    reason = np.zeros(len(periods), dtype=np.int8)
    for path, endings in _ENDINGS.items():
        adopted = periods.returned == NEVER
        here = periods.path == path
        if path == settings.ADOPTION:
            here &= adopted
        elif path == settings.STAYS:
            here |= (periods.path == settings.ADOPTION) & ~adopted
        reason[here] = _choose(draw[here], endings)
    foster = np.isin(last_place, [U3, U4, U6])
    reason[periods.at_eighteen & foster] = _choose(
        draw[periods.at_eighteen & foster], _ADULT_FROM_FOSTER_CARE
    )
    elsewhere = periods.at_eighteen & ~foster
    reason[elsewhere] = _choose(draw[elsewhere], _ADULT_FROM_ELSEWHERE)
    return _in_the_codes_of_the_day(reason, periods.ended)


def _choose(draw: Shares, endings: tuple[tuple[str, int], ...]) -> Codes:
    codes = np.array([_REASON[code] for code, _ in endings], dtype=np.int8)
    weights = np.cumsum([weight for _, weight in endings])
    return codes[np.searchsorted(weights / weights[-1], draw, side="right")]


def _in_the_codes_of_the_day(reason: Codes, ended: Days) -> Codes:
    older = np.arange(len(END_REASONS), dtype=np.int8)
    for code, before in _OLDER_GUARDIANSHIP_CODES.items():
        older[_REASON[code]] = _REASON[before]
    return np.where(ended < _FOUR_GUARDIANSHIP_CODES_FROM, older[reason], reason).astype(np.int8)
