"""Charts as SVG to stand in a page; the same chart is drawn once."""

from dataclasses import replace
from functools import lru_cache

from footprint.formats import chart, line_chart
from footprint.formats.line_chart import Line
from footprint.formats.tables import Table


def line_picture(line: Line) -> str:
    return line_chart.svg(line)


def bars_picture(table: Table) -> str:
    """The table's chart; nothing where it has none, or nothing to draw."""
    if table.bars is None or not table.charted_rows:
        return ""
    return _bars(replace(table, rows=tuple(table.rows)))


@lru_cache(maxsize=512)
def _bars(table: Table) -> str:
    return chart.svg(table)
