from datetime import date, timedelta

import holidays
import pytest

from footprint.domain.bank_holidays import (
    HOLIDAYS,
    HOLIDAYS_KNOWN_FROM,
    HOLIDAYS_KNOWN_UNTIL,
    HolidayKind,
)

YEARS = range(HOLIDAYS_KNOWN_FROM.year, HOLIDAYS_KNOWN_UNTIL.year + 1)


def weekday(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize("year", YEARS)
def test_the_table_has_the_weekdays_off_that_the_holidays_package_has(year: int) -> None:
    theirs = holidays.country_holidays("GB", subdiv="ENG", years=year)
    ours = {holiday.on for holiday in HOLIDAYS if holiday.on.year == year}
    assert set(filter(weekday, ours)) == set(filter(weekday, theirs))


@pytest.mark.parametrize("year", YEARS)
def test_every_year_has_one_good_friday_and_one_christmas_day(year: int) -> None:
    kinds = [holiday.kind for holiday in HOLIDAYS if holiday.on.year == year]
    assert kinds.count(HolidayKind.GOOD_FRIDAY) == 1
    assert kinds.count(HolidayKind.CHRISTMAS_DAY) == 1


def test_good_friday_and_christmas_day_are_not_bank_holidays() -> None:
    kinds = {holiday.on: holiday.kind for holiday in HOLIDAYS}
    assert kinds[date(2018, 3, 30)] is HolidayKind.GOOD_FRIDAY
    assert kinds[date(2018, 12, 25)] is HolidayKind.CHRISTMAS_DAY
    assert kinds[date(2018, 4, 2)] is HolidayKind.BANK_HOLIDAY
    assert kinds[date(2022, 12, 27)] is HolidayKind.BANK_HOLIDAY


def test_easter_monday_follows_good_friday_by_three_days() -> None:
    fridays = [each.on for each in HOLIDAYS if each.kind is HolidayKind.GOOD_FRIDAY]
    mondays = [each.on for each in HOLIDAYS if each.name == "Easter Monday"]
    assert mondays == [friday + timedelta(days=3) for friday in fridays]


@pytest.mark.parametrize(
    ("on", "instead_of"),
    [
        (date(1995, 5, 8), date(1995, 5, 1)),
        (date(2002, 6, 4), date(2002, 5, 27)),
        (date(2012, 6, 4), date(2012, 5, 28)),
        (date(2020, 5, 8), date(2020, 5, 4)),
        (date(2022, 6, 2), date(2022, 5, 30)),
    ],
)
def test_a_moved_holiday_stands_on_its_new_day_only(on: date, instead_of: date) -> None:
    days = {holiday.on for holiday in HOLIDAYS}
    assert on in days
    assert instead_of not in days


@pytest.mark.parametrize(
    "on",
    [
        date(1999, 12, 31),
        date(2002, 6, 3),
        date(2011, 4, 29),
        date(2012, 6, 5),
        date(2022, 6, 3),
        date(2022, 9, 19),
        date(2023, 5, 8),
    ],
)
def test_a_single_holiday_is_in_its_year_and_in_no_other(on: date) -> None:
    matching = [each for each in HOLIDAYS if (each.on.month, each.on.day) == (on.month, on.day)]
    names = {each.name for each in HOLIDAYS if each.on == on}
    assert len(names) == 1
    assert [each.on for each in matching if each.name in names] == [on]


def test_no_day_is_listed_twice_and_the_days_are_in_order() -> None:
    days = [holiday.on for holiday in HOLIDAYS]
    assert days == sorted(set(days))
