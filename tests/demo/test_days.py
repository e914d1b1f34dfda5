"""The demo's own calendar, held against dates worked by hand and a published list of holidays."""

from datetime import date

import holidays
import numpy as np
import pytest

from footprint.demo.days import (
    add_months,
    add_working_days,
    as_dates,
    birthday,
    day_of,
    number,
    working_day_on_or_after,
    working_day_on_or_before,
)


def days(*dates: date) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array([number(d) for d in dates], dtype=np.int32)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2018, 7, 2), 3, date(2018, 10, 2)),
        (date(2009, 11, 30), 3, date(2010, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 6, date(2024, 8, 29)),
        (date(2018, 12, 31), 6, date(2019, 6, 30)),
        (date(2020, 1, 15), -12, date(2019, 1, 15)),
    ],
)
def test_months_run_to_the_corresponding_day(start: date, months: int, end: date) -> None:
    assert day_of(int(add_months(days(start), months)[0])) == end


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2018, 6, 4), date(2018, 7, 2)),
        (date(2018, 12, 3), date(2019, 1, 3)),
        (date(2019, 2, 1), date(2019, 3, 1)),
        (date(2019, 3, 4), date(2019, 4, 1)),
        (date(2019, 1, 7), date(2019, 2, 4)),
        (date(2018, 6, 2), date(2018, 6, 29)),
    ],
)
def test_a_first_review_is_due_on_the_twentieth_working_day(start: date, end: date) -> None:
    assert day_of(int(add_working_days(days(start), 20)[0])) == end


def test_every_weekday_bank_holiday_is_known() -> None:
    published = holidays.country_holidays("GB", subdiv="ENG", years=range(1995, 2036))
    weekdays = days(*(d for d in published if d.weekday() < 5))
    assert np.all(working_day_on_or_before(weekdays) < weekdays)


def test_every_other_weekday_is_a_working_day() -> None:
    published = set(holidays.country_holidays("GB", subdiv="ENG", years=range(1995, 2036)))
    every = np.arange(number(date(1995, 1, 1)), number(date(2036, 1, 1)), dtype=np.int32)
    plain = [n for n in every.tolist() if day_of(n).weekday() < 5 and day_of(n) not in published]
    ordinary = np.array(plain, dtype=np.int32)
    assert np.array_equal(working_day_on_or_before(ordinary), ordinary)
    assert np.array_equal(working_day_on_or_after(ordinary), ordinary)


def test_born_on_29_february_one_is_eighteen_on_1_march_of_a_common_year() -> None:
    born = days(date(2008, 2, 29), date(2008, 2, 28), date(2008, 3, 1))
    assert as_dates(birthday(born, 18)).astype(object).tolist() == [
        date(2026, 3, 1),
        date(2026, 2, 28),
        date(2026, 3, 1),
    ]
