"""The clock to name an officer: 5 working days after becoming looked after."""

from datetime import date

import pytest

from footprint.domain.timetable.naming_an_officer import (
    manager_told_by,
    officer_named_by,
    working_days_left,
)

ENTERED = date(2018, 12, 21)


def test_over_christmas_it_is_told_by_the_27th_and_named_by_the_second_of_january() -> None:
    limit = officer_named_by(ENTERED)
    assert limit.due == date(2019, 1, 2)
    assert manager_told_by(ENTERED).due == date(2018, 12, 27)
    assert limit.under.strength == "guidance"
    assert not limit.under.quoted


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
