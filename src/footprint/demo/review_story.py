"""What was done round a review of the demonstration, and on which day: drawn from the child's
reference and the review's day alone, so that the same authority has the same story."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from footprint.demo.held_lately import HeldReview
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

_CALENDAR = CARE_PLANNING_REGS_DAYS.calendar

#: How often what was to be done was done, in the shares of published annual reports.
REPORT_TO_STANDARD = 0.92
PLAN_CURRENT = 0.25
_PAPER_NEVER_CAME, _PAPER_LATE = 0.04, 0.18
_TWO_SITTINGS, _ADJOURNED, _WITHOUT_MEETING = 0.03, 0.01, 0.02
_FROM_AGE_WITHOUT_MEETING = 8


@dataclass(frozen=True, slots=True)
class Story:
    """Days are None where it was not done, or has not been yet. `last_on` is that of the last
    sitting; `stays`: the child is in care today."""

    held: HeldReview
    drawn: Random
    today: date
    stays: bool
    last_on: date
    without_meeting: bool
    adjourned: bool
    talked_on: date | None
    invited_on: date
    report_on: date | None
    plan_on: date | None
    alone_on: date | None
    issued_on: date | None
    answered_on: date | None
    plan_updated_on: date | None
    finished_on: date | None
    sent_on: date | None

    @property
    def completed_on(self) -> date | None:
        """None while its second sitting is still to come."""
        return self.last_on if self.last_on <= self.today else None

    def by_today(self, day: date) -> date | None:
        return day if day <= self.today else None


def story_of(held: HeldReview, today: date, *, stays: bool, to_come: str = "") -> Story:
    """`to_come`: a second sitting is still ahead, because the first was "adjourned" or the "talk" was
    not at its end."""
    drawn = Random(f"{held.child.identifier} {held.held_on}")
    day = held.held_on
    without = held.age >= _FROM_AGE_WITHOUT_MEETING and held.rung == "later"
    without = without and drawn.random() < _WITHOUT_MEETING
    kind = drawn.random()
    without = without and not to_come
    adjourned = to_come == "adjourned" or (not without and kind < _ADJOURNED)
    again = bool(to_come) or (not without and kind < _ADJOURNED + _TWO_SITTINGS)
    last_on = after(day, drawn.randint(5, 16)) if again else day
    if held.next is not None:
        last_on = min(last_on, held.next - timedelta(days=1))
    if to_come:
        last_on = after(today, 2)
    issued_on = after(last_on, drawn.choice((1, 2, 3, 4, 5, 5, 7)))
    finished_on = after(last_on, drawn.choice((6, 9, 11, 13, 14, 15, 15, 18)))
    return Story(
        held=held,
        drawn=drawn,
        today=today,
        stays=stays,
        last_on=last_on,
        without_meeting=without,
        adjourned=adjourned,
        talked_on=before(day, drawn.randint(12, 19)) if drawn.random() < 0.8 else None,
        invited_on=before(day, drawn.randint(8, 15)),
        report_on=_paper(drawn, day, today),
        plan_on=_paper(drawn, day, today),
        alone_on=_alone(drawn, held),
        issued_on=_by(issued_on, today),
        answered_on=_answered(drawn, issued_on, today),
        plan_updated_on=_by(after(last_on, drawn.randint(5, 16)), today)
        if drawn.random() < 0.7
        else None,
        finished_on=_by(finished_on, today),
        sent_on=_by(after(finished_on, drawn.randint(1, 5)), today),
    )


def _answered(drawn: Random, issued_on: date, today: date) -> date | None:
    """Nobody has answered what was issued in the last five working days."""
    answered_on = after(issued_on, drawn.randint(1, 6))
    return answered_on if drawn.random() < 0.75 and after(issued_on, 6) <= today else None


def after(day: date, working_days: int) -> date:
    return _CALENDAR.add_working_days(day, working_days)


def before(day: date, working_days: int) -> date:
    """A working day so many working days before a day, or one more."""
    return _CALENDAR.last_working_day_on_or_before(
        _CALENDAR.take_working_days(day, working_days + 1)
    )


def _by(day: date, today: date) -> date | None:
    return day if day <= today else None


def _paper(drawn: Random, day: date, today: date) -> date | None:
    """Most come three working days before; some at the last moment or after it, a few never."""
    kind = drawn.random()
    if kind < _PAPER_NEVER_CAME:
        return None
    if kind < _PAPER_NEVER_CAME + _PAPER_LATE:
        return _by(day + timedelta(days=drawn.choice((-1, -1, 0, 0, 2, 5))), today)
    return before(day, drawn.randint(3, 8))


def _alone(drawn: Random, held: HeldReview) -> date | None:
    if held.age < 4 or drawn.random() < 0.2:
        return None
    return held.held_on if drawn.random() < 0.5 else before(held.held_on, drawn.randint(1, 6))
