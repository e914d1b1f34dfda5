"""What the returns of some years can tell of a time in care that began before them.

The world knows every review; whoever holds only some years' files does not. Reviews before the
first day known are not seen, so the first that is seen cannot be judged unless it is late for
certain, and the next is assumed to be a later one (`docs/adr/0002`, the bound).
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date

from footprint.demo.columns import NEVER
from footprint.demo.days import day_of, number
from footprint.demo.stories import DueDate, Meeting, Period, Turn

_ORDER = {"review": 0, "returned": 1, "placed": 2, "authorised": 3}
_ADOPTION = ("adoption_1", "adoption_2", "adoption_3_or_more")


def months_after(day: int, months: int) -> int:
    """The corresponding day that many months on, the last of the month when it has none."""
    start = day_of(day)
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return number(date(year, month, min(start.day, last)))


def as_seen_from(period: Period, first_known: int) -> Period:
    """The period as the returns from that day on can tell it."""
    if period.began >= first_known:
        return period
    telling = _Telling(first_known)
    events: list[Meeting | Turn] = [m for m in period.meetings if m.held >= first_known]
    events += [t for t in period.turns if t.day >= first_known]
    for event in sorted(events, key=_when):
        telling.hear(event)
    return replace(period, meetings=telling.meetings, due_dates=telling.due_dates())


def _when(event: Meeting | Turn) -> tuple[int, int]:
    if isinstance(event, Meeting):
        return event.held, _ORDER["review"]
    return event.day, _ORDER[event.kind]


@dataclass(slots=True)
class _Limit:
    due: int
    rung: str
    bound: bool = False


class _Telling:
    """The ladder from the first day known, one event after another."""

    def __init__(self, first_known: int) -> None:
        self.meetings: list[Meeting] = []
        self._closed: list[DueDate] = []
        self._overdue: list[_Limit] = []
        bound = months_after(first_known - 1, 6)
        self._current = _Limit(bound, "later_assumed", bound=True)
        self._last: int | None = None
        self._returned: int | None = None

    def hear(self, event: Meeting | Turn) -> None:
        if isinstance(event, Meeting):
            self._reviewed(event)
        elif event.kind == "authorised":
            self._authorised(event.day)
        else:
            self._superseded(event)

    def due_dates(self) -> list[DueDate]:
        """Every due date, those that no review has answered included."""
        waiting = [*self._overdue, self._current]
        return [*self._closed, *(DueDate(w.due, w.rung, NEVER) for w in waiting)]

    def _reviewed(self, meeting: Meeting) -> None:
        current = self._current
        if current.bound and meeting.held <= current.due:
            self.meetings.append(replace(meeting, due=None, rung="later_assumed"))
        else:
            answered = [*self._overdue, current]
            nearest = min(reversed(answered), key=lambda limit: limit.due)
            self.meetings.append(replace(meeting, due=nearest.due, rung=nearest.rung))
            if self._in_window(meeting.held) and current.due == self._window_closes:
                answered.remove(current)
            self._closed += [DueDate(a.due, a.rung, meeting.held) for a in answered]
        self._overdue = []
        self._last = meeting.held
        self._current = self._next(meeting.held)

    @property
    def _window_closes(self) -> int:
        return NEVER if self._returned is None else self._returned + 42

    def _in_window(self, held: int) -> bool:
        """Too soon after the return from a placement to be the review that it asks for."""
        return self._returned is not None and held < self._returned + 28

    def _next(self, held: int) -> _Limit:
        current = self._current
        if current.rung in _ADOPTION:
            months = 3 if current.rung == "adoption_1" else 6
            step = min(_ADOPTION.index(current.rung) + 1, 2)
            return _Limit(months_after(held, months), _ADOPTION[step])
        due = months_after(held, 6)
        if self._in_window(held):
            due = min(due, self._window_closes)
        return _Limit(due, "later_assumed" if current.bound else "later")

    def _authorised(self, day: int) -> None:
        if self._current.due >= day:
            self._current.due = min(self._current.due, months_after(day, 3))

    def _superseded(self, turn: Turn) -> None:
        if self._current.due < turn.day:
            self._overdue.append(self._current)
        if turn.kind == "placed":
            self._current = _Limit(turn.day + 28, "adoption_1")
            self._returned = None
            return
        self._returned = turn.day
        six_months = NEVER if self._last is None else months_after(self._last, 6)
        nearer = six_months if six_months >= turn.day else NEVER
        self._current = _Limit(min(self._window_closes, nearer), "later")
