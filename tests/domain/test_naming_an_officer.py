"""The clock to name an officer: 5 working days after becoming looked after."""

from datetime import date

import pytest

from footprint.domain.timetable.naming_an_officer import (
    Naming,
    naming,
    officer_named_by,
    working_days_left,
)

ENTERED = date(2018, 12, 21)


def test_over_christmas_the_fifth_working_day_is_the_second_of_january() -> None:
    limit = officer_named_by(ENTERED)
    assert limit.due == date(2019, 1, 2)
    assert limit.under.strength == "guidance"
    assert not limit.under.quoted


@pytest.mark.parametrize(
    ("named_on", "as_at", "stands"),
    [
        (date(2018, 12, 21), date(2018, 12, 21), Naming.IN_TIME),
        (date(2018, 12, 1), date(2018, 12, 21), Naming.IN_TIME),
        (date(2019, 1, 2), date(2019, 1, 2), Naming.IN_TIME),
        (date(2019, 1, 3), date(2019, 1, 3), Naming.LATE),
        (None, date(2019, 1, 2), Naming.WAITING),
        (None, date(2019, 1, 3), Naming.OVERDUE),
        (date(2019, 1, 2), date(2019, 1, 1), Naming.WAITING),
        (date(2019, 1, 4), date(2019, 1, 3), Naming.OVERDUE),
    ],
)
def test_naming_is_judged_as_at_a_day(named_on: date | None, as_at: date, stands: Naming) -> None:
    assert naming(ENTERED, named_on, as_at) is stands


@pytest.mark.parametrize(
    ("as_at", "left"),
    [
        (date(2018, 12, 21), 5),
        (date(2018, 12, 25), 4),
        (date(2019, 1, 1), 1),
        (date(2019, 1, 2), 0),
        (date(2019, 1, 3), -1),
        (date(2019, 1, 5), -2),
    ],
)
def test_what_is_left_is_counted_in_working_days(as_at: date, left: int) -> None:
    assert working_days_left(officer_named_by(ENTERED), as_at) == left
