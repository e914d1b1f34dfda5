from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.domain.bank_holidays import HolidayKind
from footprint.domain.dates import (
    HolidaysNotKnownError,
    WorkingDays,
    add_months,
    add_months_expr,
    day_words,
)
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

CALENDAR = CARE_PLANNING_REGS_DAYS.calendar
FIRST, LAST = date(1995, 1, 1), date(2035, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def test_the_day_of_the_event_is_day_nought() -> None:
    assert CALENDAR.add_working_days(date(2018, 6, 4), 1) == date(2018, 6, 5)
    assert CALENDAR.add_working_days(date(2018, 6, 4), 20) == date(2018, 7, 2)


def test_an_event_on_a_weekend_is_counted_from_the_next_working_day() -> None:
    assert CALENDAR.add_working_days(date(2018, 6, 2), 1) == date(2018, 6, 4)
    assert CALENDAR.add_working_days(date(2018, 6, 3), 1) == date(2018, 6, 4)


@pytest.mark.parametrize(
    ("counted_from", "count", "due"),
    [
        (date(2018, 12, 14), 5, date(2018, 12, 21)),
        (date(2018, 12, 14), 10, date(2019, 1, 2)),
        (date(2018, 12, 14), 15, date(2019, 1, 9)),
        (date(2018, 12, 14), 20, date(2019, 1, 16)),
        (date(2018, 12, 20), 5, date(2018, 12, 31)),
        (date(2018, 12, 20), 20, date(2019, 1, 22)),
        (date(2018, 12, 3), 20, date(2019, 1, 3)),
    ],
)
def test_christmas_and_new_year_are_not_counted(counted_from: date, count: int, due: date) -> None:
    assert CALENDAR.add_working_days(counted_from, count) == due


def test_a_definition_that_does_not_name_good_friday_counts_it() -> None:
    without = WorkingDays(
        name="bank holidays only",
        not_working=frozenset({HolidayKind.BANK_HOLIDAY}),
        source="made up for this test",
    )
    thursday, good_friday = date(2018, 3, 29), date(2018, 3, 30)
    assert without.calendar.add_working_days(thursday, 1) == good_friday
    assert CALENDAR.add_working_days(thursday, 1) == date(2018, 4, 3)


def test_working_days_between_counts_the_last_day_and_not_the_first() -> None:
    sitting = date(2019, 1, 8)
    assert CALENDAR.working_days_between(date(2019, 1, 3), sitting) == 3
    assert CALENDAR.working_days_between(date(2019, 1, 4), sitting) == 2
    assert CALENDAR.working_days_between(sitting, sitting) == 0
    assert CALENDAR.working_days_between(sitting, date(2019, 1, 3)) == 0


def test_the_last_working_day_is_the_day_itself_or_the_one_before_the_holiday() -> None:
    assert CALENDAR.last_working_day_on_or_before(date(2018, 11, 9)) == date(2018, 11, 9)
    assert CALENDAR.last_working_day_on_or_before(date(2018, 11, 11)) == date(2018, 11, 9)
    assert CALENDAR.last_working_day_on_or_before(date(2019, 1, 1)) == date(2018, 12, 31)
    assert CALENDAR.last_working_day_on_or_before(date(2018, 4, 2)) == date(2018, 3, 29)


def test_a_count_that_leaves_the_table_is_refused_in_words() -> None:
    with pytest.raises(
        HolidaysNotKnownError, match="known from 1 January 1995 to 31 December 2036"
    ):
        CALENDAR.add_working_days(date(2036, 12, 20), 20)
    with pytest.raises(HolidaysNotKnownError):
        CALENDAR.add_working_days(date(2036, 12, 31), 1)
    with pytest.raises(HolidaysNotKnownError):
        CALENDAR.add_working_days(date(2037, 1, 1), 1)
    with pytest.raises(HolidaysNotKnownError):
        CALENDAR.add_working_days(date(1994, 12, 31), 1)
    with pytest.raises(HolidaysNotKnownError):
        CALENDAR.last_working_day_on_or_before(date(1995, 1, 1))
    with pytest.raises(HolidaysNotKnownError):
        CALENDAR.add_working_days_table(date(2036, 1, 1), date(2036, 12, 31), 20)


def test_the_last_counts_inside_the_table_are_answered() -> None:
    assert CALENDAR.add_working_days(date(2036, 12, 30), 1) == date(2036, 12, 31)
    assert CALENDAR.add_working_days(date(1995, 1, 1), 1) == date(1995, 1, 3)


@pytest.mark.parametrize("count", [0, -1])
def test_working_days_are_counted_forward_only(count: int) -> None:
    with pytest.raises(ValueError, match="not a number of working days"):
        CALENDAR.add_working_days(date(2018, 6, 4), count)


@pytest.mark.parametrize("count", [1, 5, 20])
def test_the_table_of_working_days_agrees_with_the_count_on_every_day(count: int) -> None:
    table = CALENDAR.add_working_days_table(FIRST, LAST, count)
    assert table.schema == {"day": pl.Date, "due": pl.Date}
    assert table["day"].to_list() == EVERY_DAY
    assert table["due"].to_list() == [CALENDAR.add_working_days(day, count) for day in EVERY_DAY]


def test_a_table_of_no_days_is_empty() -> None:
    table = CALENDAR.add_working_days_table(date(2018, 6, 4), date(2018, 6, 3), 20)
    assert table.is_empty()
    assert table.schema == {"day": pl.Date, "due": pl.Date}


@given(st.dates(FIRST, LAST), st.integers(1, 40))
def test_the_count_and_the_days_between_are_each_others_inverse(day: date, count: int) -> None:
    due = CALENDAR.add_working_days(day, count)
    assert CALENDAR.is_working_day(due)
    assert CALENDAR.working_days_between(day, due) == count
    assert CALENDAR.last_working_day_on_or_before(due) == due


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2018, 7, 2), 3, date(2018, 10, 2)),
        (date(2009, 11, 30), 3, date(2010, 2, 28)),
        (date(2019, 11, 30), 3, date(2020, 2, 29)),
        (date(2018, 8, 31), 6, date(2019, 2, 28)),
        (date(2019, 8, 29), 6, date(2020, 2, 29)),
        (date(2020, 2, 29), 6, date(2020, 8, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2018, 9, 30), 6, date(2019, 3, 30)),
        (date(2018, 10, 31), 6, date(2019, 4, 30)),
        (date(2018, 12, 31), 3, date(2019, 3, 31)),
        (date(2018, 3, 31), 30, date(2020, 9, 30)),
        (date(2019, 1, 31), -2, date(2018, 11, 30)),
    ],
)
def test_a_month_ends_on_the_corresponding_date_or_the_months_last_day(
    day: date, months: int, due: date
) -> None:
    assert add_months(day, months) == due


@pytest.mark.parametrize("months", [3, 6, 24, 30])
def test_months_over_a_column_agree_with_the_count_on_every_day(months: int) -> None:
    frame = pl.DataFrame({"day": EVERY_DAY}).select(due=add_months_expr(pl.col("day"), months))
    assert frame.schema == {"due": pl.Date}
    assert frame["due"].to_list() == [add_months(day, months) for day in EVERY_DAY]


def test_a_date_is_written_without_a_leading_nought() -> None:
    assert day_words(date(2018, 6, 4)) == "4 June 2018"
