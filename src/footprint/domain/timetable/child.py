"""The reading of one child's reviews that a page shows: every limit, and how it was reached.

How a ladder is read is fixed in docs/adr/0002; `frame.py` reads the same data for every child at
once, and a test holds the two equal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from footprint.domain.dates import day_words
from footprint.domain.law import Deadline
from footprint.domain.timetable.adoption import ADOPTION, AUTHORISED, RETURN
from footprint.domain.timetable.ladder import Rung, RungName
from footprint.domain.timetable.reviews import LATER, LATER_ASSUMED, REVIEWS, eased

TurnKind = Literal["returned", "placed", "authorised"]

#: The order of a day: the start, then the review, then these.
_ORDER: dict[str, int] = {"review": 1, "returned": 2, "placed": 3, "authorised": 4}

#: Every rung that a reading of the main ladder may stand on.
RUNGS_READ: Mapping[RungName, Rung] = {
    **REVIEWS.rungs,
    "later_assumed": LATER_ASSUMED,
    **ADOPTION.rungs,
}

#: The rung that a review sets, once a review has set the one named first.
_NEXT: dict[RungName, RungName] = {
    "second": "later",
    "later": "later",
    "later_assumed": "later",
    "adoption_2": "adoption_3_or_more",
    "adoption_3_or_more": "adoption_3_or_more",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which the ladder changes: placed for adoption, returned, or authority to place."""

    on: date
    kind: TurnKind


@dataclass(frozen=True, slots=True)
class PeriodHistory:
    """One period of care, [began_on, ended_on), with all that is read of it.

    `start_known`: the child became looked after on `began_on`. `follows_another`: an earlier
    period of the same child is in what was loaded. `history_from`: nothing earlier was loaded.
    `reviews`: the days on which one was held, in any order. Nothing dated after `as_at` is read,
    the end of the period included.
    """

    began_on: date
    ended_on: date | None
    start_known: bool
    follows_another: bool
    history_from: date
    turns: tuple[Turn, ...]
    reviews: tuple[date, ...]
    as_at: date

    @property
    def end(self) -> date | None:
        """The day of leaving, if it has come by the as-at date."""
        return self.ended_on if self.ended_on is not None and self.ended_on <= self.as_at else None

    @property
    def start_judged(self) -> bool:
        return self.start_known and self.began_on >= self.history_from

    @property
    def bound_from(self) -> date:
        """Where the start is not judged: the last day on which an unknown review may lie."""
        day_before = self.history_from - timedelta(days=1)
        if self.follows_another and not self.start_known:
            return max(self.began_on, day_before)
        return day_before


@dataclass(frozen=True, slots=True)
class Limit:
    """A due date set by an event, and what became of it.

    `withdrawn`: superseded before it had passed. `carried`: left owing, to be required of a later
    review. `required`: neither, and the child was still looked after at the end of the due day. `held_on`: the next review after it was set.
    """

    deadline: Deadline
    rung: RungName
    set_on: date
    withdrawn: bool = False
    carried: bool = False
    required: bool = True
    held_on: date | None = None

    @property
    def covid_mark(self) -> bool:
        return eased(self.deadline)


@dataclass(frozen=True, slots=True)
class JudgedReview:
    """A review held, and whether that was in time. `due`, `rung`, `on_time` and `days_late`
    (calendar days, 0 when in time) are None when it cannot be judged."""

    held_on: date
    judged: bool
    due: date | None = None
    rung: RungName | None = None
    on_time: bool | None = None
    days_late: int | None = None
    covid_mark: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Limits in the order in which they were set, and reviews in the order of their days."""

    limits: tuple[Limit, ...]
    reviews: tuple[JudgedReview, ...]


def read_period(history: PeriodHistory) -> Reading:
    """Every limit and every review of the period, as at the history's as-at date."""
    walk = _Walk(history)
    for on, kind in _events(history):
        walk.take(on, kind)
    return Reading(tuple(map(walk.finished, walk.limits)), tuple(walk.reviews))


def next_deadline(history: PeriodHistory) -> Deadline | None:
    """The date by which the next review is due, or was; None once the child has left.

    With several limits unanswered it is the earliest, which the next review will be judged by.
    """
    if history.end is not None:
        return None
    waiting = [limit for limit in read_period(history).limits if limit.held_on is None]
    required = [limit.deadline for limit in waiting if limit.required]
    return min(required, key=lambda deadline: deadline.due, default=None)


def _events(history: PeriodHistory) -> Iterator[tuple[date, str]]:
    """Reviews and turns that are read, by day and in the order of the day."""
    events = {(day, "review") for day in history.reviews}
    events |= {(turn.on, turn.kind) for turn in history.turns if turn.on >= history.history_from}
    last = history.end or history.as_at
    for on, kind in sorted(events, key=lambda event: (event[0], _ORDER[event[1]])):
        if history.began_on <= on <= last:
            yield on, kind


@dataclass
class _Walk:
    """Where the reading stands after the events taken so far."""

    history: PeriodHistory
    limits: list[Limit] = field(default_factory=list)
    reviews: list[JudgedReview] = field(default_factory=list)
    #: The first limit that the next review answers: they run from here to the end.
    unanswered: int = 0
    #: The rung that the next review sets.
    climbs_to: RungName = "second"
    last_review: date | None = None
    #: The limit of the return, while no turn has come since.
    after_return: Deadline | None = None
    #: The only limit is the bound: of a review that is due for certain, nothing else is known.
    bounded: bool = False

    def __post_init__(self) -> None:
        began_on = self.history.began_on
        if began_on > self.history.as_at:
            return
        if self.history.start_judged:
            self._set(began_on, "first", REVIEWS.rungs["first"].deadline(began_on))
        else:
            self.climbs_to = "later_assumed"
            counted_from = self.history.bound_from
            self._set(counted_from, "later_assumed", _bound(counted_from))
            self.bounded = True

    def take(self, on: date, kind: str) -> None:
        match kind:
            case "review":
                self._review(on)
            case "returned":
                self._returned(on)
            case "placed":
                self._placed(on)
            case _:
                self._authorised(on)

    def finished(self, limit: Limit) -> Limit:
        end = self.history.end
        still_in_care = end is None or limit.deadline.due < end
        return replace(limit, required=not (limit.withdrawn or limit.carried) and still_in_care)

    def _review(self, on: date) -> None:
        if not self.history.start_judged and on < self.history.history_from:
            # Others may lie unseen between it and what was loaded: it anchors nothing.
            self.reviews.append(JudgedReview(on, judged=False))
            return
        if self.bounded and on <= self.limits[-1].deadline.due:
            self.limits.pop()
        self.reviews.append(self._judged(on))
        self._answer(on)
        self._carry_window(on)
        self.last_review = on
        self._set(on, self.climbs_to, self._after_review(on))
        self.climbs_to = _NEXT[self.climbs_to]

    def _after_review(self, on: date) -> Deadline:
        deadline = RUNGS_READ[self.climbs_to].deadline(on)
        window = self.after_return
        if window is None or window.not_before is None or on >= window.not_before:
            return deadline
        # Too early to be the review that reg 36(10) wants, which is still to come.
        return min(window, deadline, key=lambda limit: limit.due)

    def _judged(self, on: date) -> JudgedReview:
        answered = [limit for limit in self.limits[self.unanswered :] if not limit.withdrawn]
        if not answered:
            return JudgedReview(on, judged=False)
        # Of several on the earliest day, the last set: hence reversed.
        nearest = min(reversed(answered), key=lambda limit: limit.deadline.due)
        due = nearest.deadline.due
        return JudgedReview(
            held_on=on,
            judged=True,
            due=due,
            rung=nearest.rung,
            on_time=on <= due,
            days_late=max(0, (on - due).days),
            covid_mark=nearest.covid_mark,
        )

    def _answer(self, on: date) -> None:
        for place in range(self.unanswered, len(self.limits)):
            self.limits[place] = replace(self.limits[place], held_on=on)
        self.unanswered = len(self.limits)

    def _carry_window(self, on: date) -> None:
        """A review before the window opens leaves the 42nd day owing: it is required once."""
        window = self.after_return
        if window is None or window.not_before is None or on >= window.not_before:
            return
        if self.limits[-1].deadline.due == window.due:
            self.limits[-1] = replace(self.limits[-1], carried=True)

    def _returned(self, on: date) -> None:
        self._supersede(on)
        window = RETURN.deadline(on)
        deadline = window
        if self.last_review is not None:
            six_months = LATER.deadline(self.last_review)
            if on <= six_months.due < window.due:
                deadline = six_months
        self._set(on, "later", deadline)
        self.climbs_to = "later"
        self.after_return = window

    def _placed(self, on: date) -> None:
        self._supersede(on)
        self._set(on, "adoption_1", ADOPTION.rungs["adoption_1"].deadline(on))
        self.climbs_to = "adoption_2"
        self.after_return = None

    def _authorised(self, on: date) -> None:
        self.after_return = None
        if self.limits[-1].deadline.due < on:
            return
        deadline, bounded = AUTHORISED.deadline(on), self.bounded
        if deadline.due < self.limits[-1].deadline.due:
            rung = self.limits[-1].rung
            self._supersede(on)
            self._set(on, rung, deadline)
            self.bounded = bounded

    def _supersede(self, on: date) -> None:
        """The current limit is withdrawn if it has not passed; if it has, it stays outstanding."""
        if self.limits and self.limits[-1].deadline.due >= on:
            self.limits[-1] = replace(self.limits[-1], withdrawn=True)

    def _set(self, on: date, rung: RungName, deadline: Deadline) -> None:
        self.limits.append(Limit(deadline, rung, set_on=on))
        self.bounded = False


def _bound(counted_from: date) -> Deadline:
    deadline = LATER.deadline(counted_from)
    working = (
        f"6 months after {day_words(counted_from)}: what came before is not known, "
        "but whatever it was, a review was due by then"
    )
    return replace(deadline, working=working)
