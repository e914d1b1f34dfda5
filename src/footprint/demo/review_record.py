"""What has become of reviews in the demo world: those held, and the limits that they answered.

The limits are told as they are set and ended, in the order of the walk in `demo.reviews`.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from footprint.demo.columns import NEVER, Codes, Columns, Days, Flags, Numbers, first_of_each

RUNGS = ("first", "second", "later", "adoption_1", "adoption_2", "adoption_3_or_more")
FIRST, SECOND, LATER, ADOPTION_1, ADOPTION_2, ADOPTION_LATER = range(6)

PARTICIPATION = ("PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7")


@dataclass(frozen=True, slots=True)
class Reviews(Columns):
    """One row a review held, by period and day. `due` is the earliest limit that it answers,
    `rung` the rung of that one."""

    period: Numbers
    held: Days
    due: Days
    rung: Codes
    participation: Codes


@dataclass(frozen=True, slots=True)
class Limits(Columns):
    """One row a date by which a review had to be held. `set_on` is the day of the event that set
    it; `held` that of the review that answered it, NEVER if none did; `withdrawn`: a turn of the
    adoption plan ended it before it had passed."""

    period: Numbers
    set_on: Days
    due: Days
    rung: Codes
    withdrawn: Flags
    held: Days


#: What becomes of a limit: a review answers it or it stays unheld; a turn withdraws it; a review
#: is judged by it but does not answer it.
_STANDS, _WITHDRAWN, _GOES_ON = range(3)


@dataclass(slots=True)
class Walk:
    """Where each time in care stands: the limit that is current, and what came before."""

    period: Numbers
    last_event: Days
    last_review: Days
    set_on: Days
    due: Days
    rung: Codes
    turns_done: Codes
    returned_on: Days

    def take(self, which: Flags) -> "Walk":
        return Walk(**{name: getattr(self, name)[which] for name in Walk.__slots__})


class Record:
    """What has happened so far, in pieces, and how it fits together at the end."""

    def __init__(self) -> None:
        self._reviews: list[tuple[Numbers, Days]] = []
        self._limits: list[tuple[npt.NDArray[np.int32], ...]] = []

    def review(self, walk: Walk, held: Days, *, asked_again: Flags) -> None:
        """`asked_again`: too soon to be the review that the window asks for, so that the limit
        judges it and goes on to the next one."""
        self._limit(walk, np.where(asked_again, _GOES_ON, _STANDS))
        self._reviews.append((walk.period, held))

    def superseded(self, walk: Walk, on: Days) -> None:
        """A turn ends the current limit: withdrawn, or outstanding if it had passed."""
        self._limit(walk, np.where(walk.due >= on, _WITHDRAWN, _STANDS))

    def left_open(self, walk: Walk) -> None:
        self._limit(walk, np.full(len(walk.period), _STANDS))

    def _limit(self, walk: Walk, fate: npt.NDArray[np.int64]) -> None:
        row = (walk.period, walk.set_on, walk.due, walk.rung.astype(np.int32))
        self._limits.append((*row, fate.astype(np.int32)))

    def finished(self) -> tuple[Reviews, Limits]:
        period, held = (np.concatenate(a) for a in zip(*self._reviews, strict=True))
        order = np.lexsort((held, period))
        period, held = period[order], held[order]
        of, set_on, due, rung, fate = (np.concatenate(a) for a in zip(*self._limits, strict=True))
        review = _next_review(period, held, of, set_on)
        judging = _nearest(len(held), review, due, fate)
        reviews = Reviews(
            period=period,
            held=held,
            due=due[judging],
            rung=rung[judging].astype(np.int8),
            participation=np.zeros(len(held), dtype=np.int8),
        )
        limits = Limits(
            period=of,
            set_on=set_on,
            due=due,
            rung=rung.astype(np.int8),
            withdrawn=fate == _WITHDRAWN,
            held=np.append(held, NEVER)[review].astype(np.int32),
        )
        return reviews, limits.take(fate != _GOES_ON)


def _next_review(period: Numbers, held: Days, of: Numbers, set_on: Days) -> Numbers:
    """For each limit the index of the first review after the event that set it; the number of
    reviews when there was none."""
    after = np.searchsorted(_key(period, held), _key(of, set_on), side="right")
    same = np.append(period, -1)[after] == of
    return np.where(same, after, len(period)).astype(np.int32)


def _nearest(reviews: int, review: Numbers, due: Days, fate: Numbers) -> npt.NDArray[np.intp]:
    """For each of the reviews the limit that judges it: of those not withdrawn the earliest, and of
    several on one day the last set. Limits come in the order in which they were set."""
    standing = np.flatnonzero((fate != _WITHDRAWN) & (review < reviews))
    order = standing[np.lexsort((-standing, due[standing], review[standing]))]
    return order[first_of_each(review[order])]


def _key(period: Numbers, day: Days) -> npt.NDArray[np.int64]:
    return period.astype(np.int64) * 65_536 + day
