"""Charts: each bar says its value, and the picture needs nothing from outside."""

import re
from decimal import Decimal

import pytest

from footprint.formats import chart
from footprint.formats.tables import Bars, Column, Row, Table

PER_CENT = (Column("What"), Column("Per cent", "percent"))


def table(*rows: Row, summed: bool = False) -> Table:
    return Table("T", PER_CENT, rows, summed=summed, bars=Bars(1, "description"))


def widths(svg: str) -> list[float]:
    drawn = re.findall(r'aria-roledescription="bar" d="M0,[\d.]+h([\d.]+)v', svg)
    return [float(width) for width in drawn]


def test_every_bar_says_its_value() -> None:
    svg = chart.svg(table(("First review", Decimal("50.0")), ("Second review", Decimal("100.0"))))
    assert "50.0%" in svg
    assert "100.0%" in svg
    assert "First review" in svg


def test_per_cents_are_drawn_against_a_hundred() -> None:
    (width,) = widths(chart.svg(table(("a", Decimal("50.0")))))
    assert width == chart.PLOT_WIDTH / 2


def test_none_to_count_has_words_and_no_bar() -> None:
    svg = chart.svg(table(("a", "none to count")))
    assert "none to count" in svg
    assert widths(svg) == [0.0]


def test_the_sum_is_not_drawn() -> None:
    rows: tuple[Row, ...] = (("a", Decimal("50.0")), ("All of them", Decimal("50.0")))
    assert "All of them" not in chart.svg(table(*rows, summed=True))


def test_a_label_is_text_and_never_markup() -> None:
    assert "<script>" not in chart.svg(table(("<script>", Decimal("50.0"))))


def test_the_picture_fetches_nothing_and_runs_nothing() -> None:
    svg = chart.svg(table(("a", Decimal("50.0"))))
    assert not re.search(r"<script|<image|href=|url\(|@import", svg)


def test_the_same_chart_is_a_picture() -> None:
    assert chart.png(table(("a", Decimal("50.0")))).startswith(b"\x89PNG\r\n")


def test_a_table_without_bars_has_no_chart() -> None:
    with pytest.raises(ValueError, match="has no chart"):
        chart.svg(Table("T", PER_CENT))


def test_bars_may_have_shorter_names_than_the_table() -> None:
    bars = Bars(1, "description", names=("short",))
    drawn = chart.svg(Table("T", PER_CENT, [("long and longer", Decimal("50.0"))], bars=bars))
    assert "short" in drawn
    assert "longer" not in drawn
