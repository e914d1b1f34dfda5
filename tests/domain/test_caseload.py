"""Caseload per full-time equivalent, by the worked examples of the two services."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from footprint.domain.indicators.caseload import (
    Held,
    Posts,
    beside_the_range,
    caseload_per_fte,
    is_away,
)

FOUR = Decimal("4.00")


def posts(at_work: Decimal, for_reviewing: Decimal | None = None) -> Posts:
    return Posts(at_work, at_work, at_work if for_reviewing is None else for_reviewing)


@pytest.mark.parametrize(
    ("children", "fte", "per_fte"),
    [(345, FOUR, "86.25"), (315, FOUR, "78.75"), (194, FOUR, "48.50"), (45, Decimal("0.60"), "75")],
)
def test_children_are_divided_by_the_posts_at_work(
    children: int, fte: Decimal, per_fte: str
) -> None:
    first, _ = caseload_per_fte(Held(children), posts(fte))
    assert first.value == Decimal(per_fte)
    assert (first.numerator, first.denominator) == (children, int(fte * 100))


def test_at_half_time_for_reviewing_the_second_figure_is_twice_the_first() -> None:
    first, second = caseload_per_fte(Held(194), posts(FOUR, Decimal("2.00")))
    assert (first.value, second.value) == (Decimal("48.50"), Decimal("97.00"))


def test_children_without_an_officer_are_in_neither_and_told() -> None:
    for figure in caseload_per_fte(Held(100, short_breaks=7, without_an_officer=9), posts(FOUR)):
        assert figure.numerator == 100
        assert figure.by == {"in_short_breaks": 7, "without_an_officer": 9}


def test_with_nobody_at_work_there_is_no_figure() -> None:
    first, _ = caseload_per_fte(Held(12), posts(Decimal(0)))
    assert first.value is None


@pytest.mark.parametrize(
    ("caseload", "stands"),
    [("49.99", "below"), ("50", "inside"), ("70.00", "inside"), ("70.01", "above")],
)
def test_both_ends_of_the_handbook_s_range_are_inside(caseload: str, stands: str) -> None:
    assert beside_the_range(Decimal(caseload)) == stands


BEGAN = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("days", "on_its_day", "away"),
    [(28, 0, False), (29, 0, True), (29, 28, True), (29, 29, False), (29, -1, False)],
)
def test_an_absence_over_four_weeks_is_out_on_each_of_its_days(
    days: int, on_its_day: int, away: bool
) -> None:
    ended_on = BEGAN + timedelta(days=days)
    assert is_away(BEGAN, ended_on, BEGAN + timedelta(days=on_its_day)) is away


@pytest.mark.parametrize(("on_its_day", "away"), [(28, False), (29, True)])
def test_an_absence_without_an_end_is_out_once_it_has_lasted_four_weeks(
    on_its_day: int, away: bool
) -> None:
    assert is_away(BEGAN, None, BEGAN + timedelta(days=on_its_day)) is away
