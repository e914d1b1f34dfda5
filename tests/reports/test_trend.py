"""Figures over the years: which years are joined, and what is said where they are not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from footprint.domain.indicators.definition import Measurement
from footprint.reports.facts import Signature, YearFigures
from footprint.reports.trend import definitions_of, line, trend, value_words

HELD = Measurement("held", "Held on time", "review held", "share", 9, 12)
NOW, BEFORE = "now", "before"


def of(*years: int, measurement: Measurement | None = HELD) -> dict[int, YearFigures]:
    measured = (measurement,) if measurement else ()
    return {year: YearFigures(date(year, 3, 31), years, {}, {}, {}, {}, measured) for year in years}


def signed(year: int, digest: str, person_id: int = 1) -> Signature:
    return Signature(year, year, "held", "words", digest, person_id, date(year, 6, 1), 1)


def broken(figures: dict[int, YearFigures], *signatures: Signature) -> list[int]:
    under = definitions_of(signatures, {"held": NOW})
    return [year.year for year in trend("held", "Held", figures, under, NOW).years if year.broken]


def test_years_that_follow_each_other_are_joined() -> None:
    assert broken(of(2024, 2025, 2026)) == []


def test_a_year_that_is_not_loaded_breaks_the_line() -> None:
    assert broken(of(2023, 2025, 2026)) == [2025]


def test_a_definition_signed_in_other_words_breaks_the_line_on_both_sides() -> None:
    years = of(2024, 2025, 2026)
    assert broken(years, signed(2025, BEFORE)) == [2025, 2026]
    assert broken(years, signed(2024, BEFORE), signed(2025, BEFORE)) == [2026]


def test_of_two_who_signed_the_one_whose_words_stand_today_counts() -> None:
    years = of(2024, 2025, 2026)
    assert broken(years, signed(2025, BEFORE, 1), signed(2025, NOW, 2)) == []
    assert broken(years, signed(2025, NOW, 1), signed(2025, BEFORE, 2)) == []


def test_a_figure_that_cannot_be_given_is_said_and_has_no_point() -> None:
    figures = {**of(2025, measurement=None), **of(2026)}
    one = trend("held", "Held on time", figures, {}, NOW)
    drawn = line(one)
    assert [point.value is None for point in drawn.points] == [True, False]
    assert "2025 cannot be given; 2026 9 of 12 (75.0%)" in drawn.description


def test_the_text_of_a_broken_line_says_that_it_is_broken_and_why() -> None:
    one = trend("held", "Held on time", of(2023, 2025), {}, NOW)
    assert "The line is broken: Held on time: no return is loaded between" in line(one).description


def test_a_median_is_told_as_itself_and_an_empty_one_in_words() -> None:
    days = replace(HELD, statistic="median", numerator=0, denominator=None)
    assert value_words(days) == "none to count"


def test_reviews_never_held_are_counted_and_their_days_stand_beside() -> None:
    never = replace(HELD, code="reviews_never_held", statistic="median", denominator=None)
    three = replace(never, numerator=3, value=Decimal(12))
    assert value_words(three) == "3 (median 12 days)"
    assert value_words(replace(never, numerator=0)) == "0"
    drawn = line(trend("reviews_never_held", "Never held", of(2026, measurement=three), {}, NOW))
    assert [point.value for point in drawn.points] == [3]


def test_reviews_never_held_are_told_by_how_many_and_days_late_in_days() -> None:
    never = replace(
        HELD,
        code="reviews_never_held",
        statistic="median",
        numerator=2,
        denominator=None,
        value=Decimal(9),
    )
    assert value_words(never) == "2 (median 9 days)"
    assert value_words(replace(never, code="days_late")) == "9 days"
