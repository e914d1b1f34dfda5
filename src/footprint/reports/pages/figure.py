"""One figure of one year as its page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from footprint.domain.facts import year_end
from footprint.domain.indicators.definition import Indicator, Measurement
from footprint.formats.line_chart import Line
from footprint.formats.tables import Column, Row, Table, written_date
from footprint.reports import groups
from footprint.reports.definition_words import STATISTICS
from footprint.reports.labels import BETTER, UNITS, label
from footprint.reports.lines import (
    beside,
    breakdown_table,
    left_out_notes,
    parts_notes,
    values_table,
)
from footprint.reports.pages.signing import NOT_SIGNED
from footprint.reports.trend import COUNTED, Trend, line, value_words


@dataclass(frozen=True, slots=True)
class FigurePage:
    """`definition` are (name, words) of its lines. `by` is None where the figure has no parts,
    `line` where there are not two years to join."""

    code: str
    title: str
    value: str
    said: tuple[str, ...]
    sentences: str
    definition: tuple[tuple[str, str], ...]
    by: Table | None
    over_years: Table
    line: Line | None


def figure_page(
    indicator: Indicator,
    measurement: Measurement,
    over_years: Trend,
    signers: Mapping[tuple[int, str], str],
    told: Sequence[str] = (),
) -> FigurePage:
    """`told` are further sentences that must stand beside the value."""
    drawn = line(over_years)
    return FigurePage(
        code=indicator.code,
        title=indicator.title,
        value=value_words(measurement),
        said=(
            *beside(measurement),
            *left_out_notes([measurement]),
            *parts_notes([measurement]),
            *told,
        ),
        sentences=indicator.definition,
        definition=_definition(indicator),
        by=_by(measurement),
        over_years=_over_years(over_years, signers),
        line=drawn if drawn.is_drawn else None,
    )


def _definition(indicator: Indicator) -> tuple[tuple[str, str], ...]:
    lines = (
        ("Worked out as", indicator.formula),
        ("What is counted", f"{label(indicator.unit, UNITS)}; {STATISTICS[indicator.statistic]}"),
        ("Left out, and told", "; ".join(label(reason) for reason in indicator.left_out)),
        ("Choice made", indicator.choice),
        ("Comes from", indicator.source),
        ("Which way is better", BETTER[indicator.better]),
        ("Code", indicator.code),
    )
    return tuple((name, words) for name, words in lines if words)


def _by(measurement: Measurement) -> Table | None:
    """None where a sentence above says all of it."""
    if not measurement.by:
        return None
    if measurement.statistic == "share" and not groups.untold_parts(measurement):
        return None
    if measurement.code in COUNTED:
        days = "Days to 31 March or to leaving, median"
        return values_table(
            f"{measurement.title}, and beside it", [replace(measurement, title=days)]
        )
    if measurement.statistic in {"median", "ratio"}:
        return values_table(f"{measurement.title}, and beside it", [measurement])
    words = groups.breakdown_of(measurement.code)
    title = f"{measurement.title}, in parts"
    return breakdown_table(measurement, words.labels, words.name, title)


def _over_years(one: Trend, signers: Mapping[tuple[int, str], str]) -> Table:
    columns = (
        Column("Year ending", width=18),
        Column("Value", width=24),
        Column("Cannot be judged", "whole"),
        Column("Not known", "whole"),
        Column("Definition signed by", width=30),
    )
    rows: list[Row] = [
        (
            written_date(year_end(each.year)),
            value_words(each.measurement),
            each.measurement.cannot_be_judged if each.measurement else None,
            each.measurement.not_known if each.measurement else None,
            signers.get((each.year, one.code), NOT_SIGNED),
        )
        for each in reversed(one.years)
    ]
    return Table(f"{one.title}, year by year", columns, rows, one.breaks)
