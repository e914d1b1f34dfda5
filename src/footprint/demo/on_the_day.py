"""How the made-up service stands on a day: which reviews are due next, and which are overdue.

The year's figures look back and leave the truth of a day aside; a caseload looks ahead. What a
later day brings is not known on this one: an order made tomorrow brings no due date nearer today.
"""

from dataclasses import dataclass, replace

import numpy as np

from footprint.demo.columns import NEVER, Days, Flags, Numbers, following
from footprint.demo.days import add_months, add_working_days
from footprint.demo.lots import share
from footprint.demo.review_record import ADOPTION_1, FIRST, LATER, SECOND, Limits
from footprint.demo.world import World

#: One in so many of those looked after is overdue on a day in the year.
_OVERDUE_IN = 45
#: Reviews due so many days before the day are put off beyond it.
_PUT_OFF_WITHIN = 25
_SOON = 30


@dataclass(frozen=True, slots=True)
class Standing:
    """Children on a day, short breaks apart: `overdue` have a review due before it, `due_soon` one
    due on it or in the 30 days after; `first_pending` wait for their first review."""

    looked_after: int
    overdue: int
    due_soon: int
    first_pending: int


def standing(world: World, day: int) -> Standing:
    """How the service stands at the end of the day."""
    care = world.periods
    due, rung = _next_due(world, day)
    there = (care.began <= day) & (care.ended > day)
    return Standing(
        looked_after=len(set(care.child[there].tolist())),
        overdue=int((there & (due < day)).sum()),
        due_soon=int((there & (due >= day) & (due <= day + _SOON)).sum()),
        first_pending=int((there & (rung == FIRST)).sum()),
    )


def _next_due(world: World, day: int) -> tuple[Days, Numbers]:
    """Of each time in care the earliest due date unanswered on the day, and its rung."""
    limits = _waiting(world, day)
    order = np.lexsort((limits.due, limits.period))[::-1]
    due = np.full(len(world.periods), NEVER, dtype=np.int32)
    rung = np.full(len(world.periods), -1, dtype=np.int32)
    due[limits.period[order]] = limits.due[order]
    rung[limits.period[order]] = limits.rung[order]
    return due, rung


def _waiting(world: World, day: int) -> Limits:
    """The due dates unanswered on the day, as they stand before any later turn of the plan."""
    limits, care = world.limits, world.periods
    adopting = limits.rung >= ADOPTION_1
    turn = np.where(adopting, care.returned[limits.period], care.placed[limits.period])
    known = (limits.set_on <= day) & (limits.held > day)
    known &= ~limits.withdrawn | (turn > day)
    limits = limits.take(known)
    authorised = care.authorised[limits.period]
    to_come = (authorised > day) & (authorised < NEVER)
    due = np.where(to_come, _by_ladder(limits), limits.due)
    return replace(limits, due=due.astype(np.int32))


def _by_ladder(limits: Limits) -> Days:
    """The due date that the ladder alone gives, where authority to place has brought it nearer."""
    ladder = (
        (FIRST, add_working_days(limits.set_on, 20)),
        (SECOND, add_months(limits.set_on, 3)),
        (LATER, add_months(limits.set_on, 6)),
    )
    due = limits.due
    for rung, alone in ladder:
        due = np.where(limits.rung == rung, alone, due)
    return due.astype(np.int32)


def with_some_overdue(world: World, day: int) -> World:
    """The world in which a few of the reviews due in the weeks before the day are not yet held.

    A service is never quite up to date on a day in the year, though its year's figures are good.
    Nothing is told of those times in care after the review that was put off.
    """
    put_off = _put_off(world, day)
    since = np.full(len(world.periods), NEVER, dtype=np.int32)
    since[world.reviews.period[put_off]] = world.reviews.held[put_off]
    limits = world.limits.take(world.limits.set_on < since[world.limits.period])
    held = np.where(limits.held >= since[limits.period], NEVER, limits.held).astype(np.int32)
    reviews = world.reviews.take(world.reviews.held < since[world.reviews.period])
    return replace(world, reviews=reviews, limits=replace(limits, held=held))


def _put_off(world: World, day: int) -> Numbers:
    """The rows of the reviews put off: a first one before the others."""
    reviews, wanted = world.reviews, max(1, _looked_after(world, day) // _OVERDUE_IN)
    possible = np.flatnonzero(_could_be_put_off(world, day))
    first = reviews.rung[possible] == FIRST
    drawn = share(world.seed, "put off", reviews.period[possible])
    order = np.argsort(drawn)
    earliest = order[first[order]][:1]
    others = order[~np.isin(order, earliest)]
    chosen = np.concatenate([earliest, others])[:wanted]
    return np.asarray(possible[chosen], dtype=np.int32)


def _looked_after(world: World, day: int) -> int:
    care = world.periods
    return int(((care.began <= day) & (care.ended > day)).sum())


def _could_be_put_off(world: World, day: int) -> Flags:
    """The last reviews by the day, due shortly before it, with no turn of the plan since."""
    reviews, care = world.reviews, world.periods
    period, held = reviews.period, reviews.held
    last = (following(period, -1) != period) | (following(held, NEVER) > day)
    possible = (held <= day) & last & (care.ended[period] > day)
    possible &= (reviews.due < day) & (reviews.due >= day - _PUT_OFF_WITHIN)
    for turn in (care.authorised, care.placed, care.returned):
        possible &= (turn[period] < held) | (turn[period] > day)
    return np.asarray(possible)
