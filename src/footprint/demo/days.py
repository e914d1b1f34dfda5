"""Calendar arithmetic of the demo world, on day numbers and whole arrays.

Written apart from `footprint.domain.dates` on purpose: the world is the witness against which the
product's dates are tested, so it must not borrow them.
"""

from datetime import date, timedelta
from functools import cache

import numpy as np
import numpy.typing as npt

from footprint.demo.columns import NEVER, Days, Flags

EPOCH = date(1970, 1, 1)

#: The mean, for ages that need not be exact to the day.
DAYS_A_YEAR = 365.2425

#: Bank holidays that did not follow the yearly rule, by the year, and those given once only.
_MOVED_MAY_DAY = {2020: date(2020, 5, 8), 1995: date(1995, 5, 8)}
_MOVED_SPRING = {
    2002: date(2002, 6, 4),
    2012: date(2012, 6, 4),
    2022: date(2022, 6, 2),
}
_ONCE_ONLY = (
    date(1999, 12, 31),
    date(2002, 6, 3),
    date(2011, 4, 29),
    date(2012, 6, 5),
    date(2022, 6, 3),
    date(2022, 9, 19),
    date(2023, 5, 8),
)


def number(day: date) -> int:
    """The day's number."""
    return (day - EPOCH).days


def day_of(day_number: int) -> date:
    """The date of a day number."""
    return EPOCH + timedelta(days=int(day_number))


def as_dates(days: Days) -> npt.NDArray[np.datetime64]:
    """Day numbers as dates of numpy."""
    return days.astype("datetime64[D]")


def add_months(days: Days, months: int | npt.NDArray[np.int64]) -> Days:
    """The corresponding day that many months on; the month's last day when it has none."""
    start = as_dates(days)
    month = start.astype("datetime64[M]")
    day_of_month = start - month.astype("datetime64[D]")
    target = month + np.asarray(months, dtype=np.int64)
    first = target.astype("datetime64[D]")
    length = (target + 1).astype("datetime64[D]") - first
    moved = first + np.minimum(day_of_month, length - np.timedelta64(1, "D"))
    return np.asarray(moved.astype(np.int64), dtype=np.int32)


def birthday(born: Days, age: int) -> Days:
    """The day on which each turns `age`; born on 29 February, 1 March in a common year."""
    same_day = add_months(born, 12 * age)
    clamped = _day_of_month(same_day) < _day_of_month(born)
    return np.where(clamped, same_day + 1, same_day).astype(np.int32)


def _day_of_month(days: Days) -> npt.NDArray[np.int64]:
    dates = as_dates(days)
    days = dates - dates.astype("datetime64[M]").astype("datetime64[D]")
    return np.asarray(days.astype(np.int64))


def _easter(year: int) -> date:
    """Western Easter Sunday."""
    century, rest = divmod(year, 100)
    golden = year % 19
    leap_centuries, c = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    quarter, r = divmod(rest, 4)
    weekday = (32 + 2 * c + 2 * quarter - epact - r) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _monday_on_or_after(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    return _monday_on_or_after(date(year, month, 25))


def _christmas(year: int) -> list[date]:
    """Christmas Day, Boxing Day, and the weekdays given in place of those on a weekend."""
    usual = [date(year, 12, 25), date(year, 12, 26)]
    instead = [d + timedelta(days=2) for d in usual if d.weekday() >= 5]
    return usual + instead


def _bank_holidays(year: int) -> list[date]:
    """England's bank holidays of a year, with Good Friday and Christmas Day."""
    easter = _easter(year)
    new_year = date(year, 1, 1)
    if new_year.weekday() >= 5:
        new_year = _monday_on_or_after(new_year)
    return [
        new_year,
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        _MOVED_MAY_DAY.get(year, _monday_on_or_after(date(year, 5, 1))),
        _MOVED_SPRING.get(year, _last_monday(year, 5)),
        _last_monday(year, 8),
        *_christmas(year),
    ]


@cache
def _calendar() -> np.busdaycalendar:
    holidays = [d for year in range(1995, 2041) for d in _bank_holidays(year)]
    return np.busdaycalendar(holidays=[*holidays, *_ONCE_ONLY])


def add_working_days(days: Days, count: int) -> Days:
    """The `count`th working day after each day, which is itself day nought."""
    offset = np.busday_offset(as_dates(days), count, roll="backward", busdaycal=_calendar())
    return offset.astype(np.int64).astype(np.int32)


def working_days_after(first: int, last: int) -> int:
    """The working days after the one day, up to and including the other."""
    days = np.array([first + 1, last + 1], dtype=np.int64).astype("datetime64[D]")
    return int(np.busday_count(days[0], days[1], busdaycal=_calendar()))


@cache
def _neighbours() -> tuple[Days, Days]:
    """For every day number: the working day on or before it, and the one on or after it."""
    every = np.arange(NEVER, dtype=np.int64).astype("datetime64[D]")
    before = np.busday_offset(every, 0, roll="backward", busdaycal=_calendar())
    after = np.busday_offset(every, 0, roll="forward", busdaycal=_calendar())
    return before.astype(np.int64).astype(np.int32), after.astype(np.int64).astype(np.int32)


def working_day_on_or_before(days: Days) -> Days:
    return _neighbours()[0][np.clip(days, 0, NEVER - 1)]


def working_day_on_or_after(days: Days) -> Days:
    return _neighbours()[1][np.clip(days, 0, NEVER - 1)]


def under(born: Days, age: int, on: Days) -> Flags:
    """Who is under `age` on the day."""
    return np.asarray(on < birthday(born, age))
