"""Until when a child's record is kept."""

from datetime import date

from footprint.domain.retention import kept_until

BORN = date(1950, 2, 14)


def test_a_record_is_kept_until_the_75th_anniversary_of_birth() -> None:
    assert kept_until(BORN, None) == date(2025, 2, 14)
    assert kept_until(date(1952, 2, 29), None) == date(2027, 2, 28)


def test_the_record_of_a_child_who_died_before_18_is_kept_for_15_years() -> None:
    assert kept_until(BORN, date(1968, 2, 13)) == date(1983, 2, 13)
    assert kept_until(BORN, date(1968, 2, 14)) == date(2025, 2, 14)


def test_without_a_birth_date_nothing_can_be_said() -> None:
    assert kept_until(None, date(1968, 2, 13)) is None
