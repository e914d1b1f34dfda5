"""A ladder of reviews as data: rungs, their intervals, and the provision behind each.

Two readers use it: `child.py` walks it for one child and explains itself, `frame.py` lays it over
a frame of every child. How it is read stands in docs/adr/0002.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import polars as pl

from footprint.domain.dates import WorkingCalendar, add_months, add_months_expr, day_words
from footprint.domain.law import Deadline, Provision

Unit = Literal["working days", "days", "weeks", "months"]
RungName = Literal[
    "first",
    "second",
    "later",
    "later_assumed",
    "adoption_1",
    "adoption_2",
    "adoption_3_or_more",
    "short_breaks_first",
    "short_breaks_later",
    "authorised_first",
    "authorised_later",
    "secure_first",
    "secure_later",
    "pathway",
    "pathway_accommodation_later",
    "conference_initial",
    "conference_first_review",
    "conference_later",
    "local_first",
    "under_fives",
    "midway",
]


@dataclass(frozen=True, slots=True)
class Interval:
    """A length of time as the law gives it; months are calendar months, clamped."""

    length: int
    unit: Unit

    def after(self, day: date, calendar: WorkingCalendar) -> date:
        match self.unit:
            case "working days":
                return calendar.add_working_days(day, self.length)
            case "months":
                return add_months(day, self.length)
            case "weeks":
                return day + timedelta(weeks=self.length)
            case "days":
                return day + timedelta(days=self.length)

    def table(self, first: date, last: date, calendar: WorkingCalendar) -> pl.DataFrame:
        """`after` for every day from `first` to `last`: columns `day` and `due`."""
        if self.unit == "working days":
            return calendar.add_working_days_table(first, last, self.length)
        day = pl.col("day")
        if self.unit == "months":
            due = add_months_expr(day, self.length)
        else:
            due = day + (self.after(first, calendar) - first)
        return pl.DataFrame({"day": pl.date_range(first, last, eager=True)}).with_columns(due=due)

    @property
    def words(self) -> str:
        return f"{self.length} {self.unit[:-1] if self.length == 1 else self.unit}"


@dataclass(frozen=True, slots=True)
class Step:
    """An interval with the provision that gives it."""

    interval: Interval
    under: Provision

    def due(self, day: date) -> date:
        return self.interval.after(day, self.under.working_days.calendar)


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: its steps in order of the law's dates, and the event that it is counted from.

    The law in force on the day the interval starts governs the whole of it (our reading). A day
    before the first provision known is read with that provision. `opens` makes the interval a
    window: nothing held before it has passed will do.
    """

    steps: tuple[Step, ...]
    event: str
    opens: Interval | None = None

    def step_on(self, day: date) -> Step:
        return next((s for s in reversed(self.steps) if s.under.in_force <= day), self.steps[0])

    def due(self, day: date) -> date:
        return self.step_on(day).due(day)

    def deadline(self, day: date) -> Deadline:
        """The limit that an event on `day` sets, with the sentence that a page shows."""
        step = self.step_on(day)
        due = step.due(day)
        working = f"{step.interval.words} after {self.event} on {day_words(day)}"
        if step.under.until is not None and due > step.under.until:
            working += ", by the law in force on that day (our reading)"
        not_before = None
        if self.opens is not None:
            not_before = self.opens.after(day, step.under.working_days.calendar)
            working = f"not before {self.opens.words} and not later than {working}"
        return Deadline(
            due=due,
            counted_from=day,
            under=step.under,
            working=working,
            not_before=not_before,
        )

    def due_table(self, first: date, last: date) -> pl.DataFrame:
        """`due` for every day from `first` to `last`, each by the law of that day: columns `day`
        and `due`, both dates, in order."""
        parts = []
        for step, begins, ends in self._reigns(first, last):
            if begins <= ends:
                calendar = step.under.working_days.calendar
                parts.append(step.interval.table(begins, ends, calendar))
        return pl.concat(parts)

    def opens_table(self, first: date, last: date) -> pl.DataFrame:
        """The day on which the window opens, in the form of `due_table`; a rung without a window
        is open from the day itself."""
        calendar = self.steps[0].under.working_days.calendar
        return (self.opens or Interval(0, "days")).table(first, last, calendar)

    def _reigns(self, first: date, last: date) -> list[tuple[Step, date, date]]:
        starts = [first, *(max(first, s.under.in_force) for s in self.steps[1:])]
        ends = [*(min(last, day - timedelta(days=1)) for day in starts[1:]), last]
        return list(zip(self.steps, starts, ends, strict=True))


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs by name, in the order in which they are climbed; the last repeats."""

    name: str
    title: str
    rungs: Mapping[RungName, Rung]
