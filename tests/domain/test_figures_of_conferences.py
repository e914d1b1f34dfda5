"""Child protection conferences in time, and how many, by numbers worked by hand."""

from datetime import date

import duckdb
import pytest

from footprint.domain.indicators.behind import COUNTED, NOT_COUNTED, rows_behind
from footprint.domain.indicators.conferences import CONFERENCES
from footprint.domain.indicators.definition import Indicator, Measurement, Part
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.units.conferences import units
from footprint.domain.indicators.units.year import Year, assemble
from footprint.domain.timetable.beside import Beside, Conference, Span
from tests.cohort import Child, Episode, facts_of

#: In time on the last day, then a day late, then in time; her plan has ended.
ANNA = Beside(
    conferences=(
        Conference("strategy", date(2025, 6, 2)),
        Conference("initial", date(2025, 6, 23)),
        Conference("review", date(2025, 9, 24)),
        Conference("review", date(2026, 3, 20), goes_on=False),
    ),
    protection_plans=(Span(date(2025, 6, 23), date(2026, 3, 20)),),
)
#: No strategy discussion is recorded; the first review conference never came.
BEN = Beside(
    conferences=(Conference("initial", date(2025, 10, 10)),),
    protection_plans=(Span(date(2025, 10, 10)),),
)
#: The initial conference is overdue, and held after the year.
CARA = Beside(
    conferences=(
        Conference("strategy", date(2026, 3, 2)),
        Conference("initial", date(2026, 4, 2)),
    )
)
OF_CHILDREN = {0: ANNA, 1: BEN, 2: CARA, 3: Beside()}


@pytest.fixture(scope="module")
def year() -> Year:
    return assemble(facts_of(Child("C", (Episode(date(2025, 5, 1)),), years=(2026,))), 2026)


@pytest.fixture(scope="module")
def figures(year: Year) -> dict[str, Measurement]:
    return {one.code: one for one in measure_all(CONFERENCES, units(year, OF_CHILDREN))}


def given(measured: Measurement) -> dict[str, object]:
    return {key: part for key, part in measured.by.items() if part}


def test_the_fifteenth_working_day_after_the_discussion_is_in_time(
    figures: dict[str, Measurement],
) -> None:
    one = figures["conferences_initial_in_15"]
    assert (one.numerator, one.denominator, one.cannot_be_judged) == (1, 1, 1)


def test_the_day_after_is_late(year: Year) -> None:
    late = Beside(
        conferences=(
            Conference("strategy", date(2025, 6, 2)),
            Conference("initial", date(2025, 6, 24)),
        )
    )
    one = measure_all(CONFERENCES[:1], {"conference": units(year, {0: late})["conference"]})[0]
    assert (one.numerator, one.denominator) == (0, 1)


def test_review_conferences_are_due_in_three_months_then_in_six(
    figures: dict[str, Measurement],
) -> None:
    one = figures["conferences_review_in_time"]
    assert (one.numerator, one.denominator) == (1, 2)
    assert one.by == {"first_review": Part(0, 1), "later_review": Part(1, 1)}


def test_what_was_not_held_is_beside_the_shares(figures: dict[str, Measurement]) -> None:
    one = figures["conferences_overdue"]
    assert one.numerator == 2
    assert one.by == {"initial_conference": 1, "review_conference": 1}


def test_volumes_by_month(figures: dict[str, Measurement]) -> None:
    assert given(figures["conferences_initial"]) == {"june": 1, "october": 1}
    assert given(figures["conferences_review"]) == {"september": 1, "march": 1}
    on_plans = figures["children_on_plans"]
    assert on_plans.numerator == 2
    assert list(on_plans.by.values()) == [0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 1]


def test_without_a_conference_there_is_none_to_count(year: Year) -> None:
    found = measure_all(CONFERENCES, units(year, {}))
    assert not any(one.numerator or one.denominator for one in found)


def test_the_same_on_duckdb(year: Year) -> None:
    frames = units(year, OF_CHILDREN)
    relations = {name: duckdb.from_arrow(one.to_arrow()) for name, one in frames.items()}
    assert measure_all(CONFERENCES, relations) == measure_all(CONFERENCES, frames)


@pytest.mark.parametrize("indicator", CONFERENCES, ids=lambda one: one.code)
def test_the_rows_behind_add_up(
    year: Year, figures: dict[str, Measurement], indicator: Indicator
) -> None:
    rows = rows_behind(indicator, year, units(year, OF_CHILDREN)[indicator.unit])
    standing = rows["standing"].to_list()
    measured = figures[indicator.code]
    assert standing.count(COUNTED) == measured.numerator
    if measured.denominator is not None:
        assert standing.count(COUNTED) + standing.count(NOT_COUNTED) == measured.denominator
