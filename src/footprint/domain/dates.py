"""Counting days as the regulations count them.

The day of the event is day nought: "within 20 working days of" a day ends on the 20th working day
after it. A month runs to the corresponding date, and to the last day of a month that has no such
date (Dodds v Walker [1981] 1 WLR 1027). A date that falls on a weekend or a holiday is not moved.
"""

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import polars as pl

from footprint.domain.bank_holidays import (
    HOLIDAYS,
    HOLIDAYS_KNOWN_FROM,
    HOLIDAYS_KNOWN_UNTIL,
    HolidayKind,
)

#: Dates are stored in frames as days since this one.
_EPOCH = date(1970, 1, 1).toordinal()


def day_words(day: date) -> str:
    """A date as pages and sentences write it: 4 June 2018."""
    return f"{day.day} {day:%B %Y}"


class HolidaysNotKnownError(ValueError):
    """A count would leave the years for which the holidays are known."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"Working days cannot be counted at {day_words(day)}: bank holidays are known from "
            f"{day_words(HOLIDAYS_KNOWN_FROM)} to {day_words(HOLIDAYS_KNOWN_UNTIL)}."
        )


@dataclass(frozen=True)
class WorkingDays:
    """What an instrument calls a working day: every day but Saturday, Sunday and the holidays of
    these kinds. `source` says where the definition stands, and how sure we are of it."""

    name: str
    not_working: frozenset[HolidayKind]
    source: str

    @cached_property
    def calendar(self) -> "WorkingCalendar":
        return WorkingCalendar(self)


class WorkingCalendar:
    """The working days of one definition, from 1995 to 2036."""

    def __init__(self, definition: WorkingDays) -> None:
        self.definition = definition
        holidays = {day.on.toordinal() for day in HOLIDAYS if day.kind in definition.not_working}
        self._first = HOLIDAYS_KNOWN_FROM.toordinal()
        self._last = HOLIDAYS_KNOWN_UNTIL.toordinal()
        self._working = [
            day
            for day in range(self._first, self._last + 1)
            if day not in holidays and date.fromordinal(day).weekday() < 5
        ]

    def is_working_day(self, day: date) -> bool:
        position = self._position(day)
        return position > 0 and self._working[position - 1] == day.toordinal()

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`th working day after `day`, which is itself day nought; count >= 1.

        Raises HolidaysNotKnownError when `day` or the answer lies outside the table.
        """
        if count < 1:
            raise ValueError(f"{count} is not a number of working days to count forward")
        position = self._position(day) + count - 1
        if position >= len(self._working):
            raise HolidaysNotKnownError(day + timedelta(days=count))
        return date.fromordinal(self._working[position])

    def take_working_days(self, day: date, count: int) -> date:
        """The last day after which `count` working days pass up to and including `day`; count >= 1.

        Three before Tuesday 8 January 2019 (it, Monday and Friday) is Thursday 3 January. Raises
        HolidaysNotKnownError when `day` or the answer lies outside the table.
        """
        if count < 1:
            raise ValueError(f"{count} is not a number of working days to count back")
        position = self._position(day) - count
        if position < 0:
            raise HolidaysNotKnownError(day - timedelta(days=count))
        return date.fromordinal(self._working[position] - 1)

    def last_working_day_on_or_before(self, day: date) -> date:
        """Shown beside a date that falls on a weekend or a holiday; the date itself stands."""
        position = self._position(day)
        if position == 0:
            raise HolidaysNotKnownError(day)
        return date.fromordinal(self._working[position - 1])

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; 0 when `end` is not later."""
        return max(0, self._position(end) - self._position(start))

    def add_working_days_table(self, first: date, last: date, count: int) -> pl.DataFrame:
        """`add_working_days` for every day from `first` to `last`: columns `day` and `due`."""
        if first > last:
            return pl.DataFrame(schema={"day": pl.Date, "due": pl.Date})
        self.add_working_days(first, count)
        self.add_working_days(last, count)
        days = np.arange(first.toordinal(), last.toordinal() + 1)
        due = np.asarray(self._working)[np.searchsorted(self._working, days, "right") + count - 1]
        return pl.DataFrame({"day": days - _EPOCH, "due": due - _EPOCH}).select(
            pl.all().cast(pl.Int32).cast(pl.Date)
        )

    def _position(self, day: date) -> int:
        """How many working days of the table have passed by the end of `day`."""
        number = day.toordinal()
        if not self._first <= number <= self._last:
            raise HolidaysNotKnownError(day)
        return bisect_right(self._working, number)


def add_months(day: date, months: int) -> date:
    """The corresponding date `months` calendar months later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_months_expr(day: pl.Expr, months: int) -> pl.Expr:
    """`add_months` over a column of dates (offset_by clamps to the month's last day)."""
    return day.dt.offset_by(f"{months}mo")


def age_on(born_on: date, day: date) -> int:
    """In whole years; someone born on 29 February has her birthday on 1 March in a common year."""
    had_it = (day.month, day.day) >= (born_on.month, born_on.day)
    return day.year - born_on.year - (not had_it)
