"""A line over the years: what is drawn, and where it is broken."""

from decimal import Decimal

from footprint.formats.line_chart import Line, Point, svg


def line(*points: Point, percent: bool = True) -> Line:
    return Line("On time", "Line chart.", points, percent)


def at(year: int, value: str | None, broken: bool = False) -> Point:
    return Point(str(year), Decimal(value) if value else None, f"{value}%", broken)


def pieces(drawn: str) -> int:
    """How many lines join points."""
    return drawn.count('stroke-width="3"')


def test_every_point_carries_its_year_and_its_value_in_words() -> None:
    drawn = svg(line(at(2024, "75.0"), at(2025, "80.0")))
    for words in (">2024<", ">2025<", ">75.0%<", ">80.0%<"):
        assert words in drawn


def test_the_line_is_broken_where_two_years_are_not_compared() -> None:
    whole = svg(line(at(2023, "70.0"), at(2024, "75.0"), at(2025, "80.0"), at(2026, "81.0")))
    broken = svg(line(at(2023, "70.0"), at(2024, "75.0"), at(2025, "80.0", True), at(2026, "81.0")))
    assert pieces(whole) == 1
    assert pieces(broken) == 2
    assert "stroke-dasharray" in broken
    assert "stroke-dasharray" not in whole


def test_a_year_without_a_value_has_its_place_and_no_point() -> None:
    drawn = svg(line(at(2024, "75.0"), at(2025, None), at(2026, "80.0")))
    assert ">2025<" in drawn
    assert ">None%<" not in drawn


def test_one_value_alone_is_no_line() -> None:
    assert not line(at(2025, "75.0"), at(2026, None)).is_drawn
    assert line(at(2025, "75.0"), at(2026, "0.0")).is_drawn


def test_nothing_in_the_picture_needs_a_style_or_a_script_of_its_own() -> None:
    """The pages forbid both."""
    drawn = svg(line(at(2024, "75.0"), at(2025, "80.0", True)))
    assert "style=" not in drawn
    assert "<style" not in drawn
    assert "<script" not in drawn
