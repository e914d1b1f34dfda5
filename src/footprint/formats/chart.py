"""A bar chart of one column of a table, as SVG or PNG.

The table always stands beside it. Every bar carries its value in words, so that nothing is told
by colour or length alone. Altair and its renderer are loaded only when a chart is drawn: the
first one costs about a second.
"""

import textwrap
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from footprint.formats.tables import Cell, Table, in_words

if TYPE_CHECKING:
    import altair

#: Against white, 5.2 to 1; told apart from the text in every common form of colour blindness.
BAR = "#1d70b8"
INK = "#0b0c0c"
FONT = "Arial, Liberation Sans, Helvetica, sans-serif"

#: Drawn small and shown larger where there is room, so that the letters stay readable when the
#: picture is 358 pixels wide.
PLOT_WIDTH = 170
LABEL_CHARACTERS = 24
LETTERS = 14
LINE_HEIGHT = 17


def svg(table: Table) -> str:
    """The chart of the table's `bars`, as one SVG element."""
    import vl_convert  # noqa: PLC0415 - loaded only when a chart is drawn

    return str(vl_convert.vegalite_to_svg(_drawing(table).to_dict()))


def png(table: Table, scale: float = 2.0) -> bytes:
    """The same chart as a picture; `scale` 2 prints sharply at its natural size."""
    import vl_convert  # noqa: PLC0415 - loaded only when a chart is drawn

    return bytes(vl_convert.vegalite_to_png(_drawing(table).to_dict(), scale=scale))


def _drawing(table: Table) -> "altair.LayerChart":
    import altair as alt  # noqa: PLC0415 - loaded only when a chart is drawn

    lines = _lines(table)
    base = alt.Chart(alt.InlineData(values=lines)).encode(
        y=alt.Y("label:N", sort=None, title=None).axis(
            labelExpr="split(datum.label, '\\n')",
            labelLimit=300,
            labelPadding=8,
            labelOffset=_raised(lines),
            ticks=False,
            domain=False,
        ),
        x=alt.X("value:Q", title=None)
        .axis(None)
        .scale(domain=[0, _longest(table, lines)], nice=False),
    )
    bars = base.mark_bar(color=BAR, height=24)
    words = base.mark_text(
        align="left", baseline="middle", dx=6, fontSize=LETTERS, color=INK
    ).encode(text="shown:N")
    drawing: altair.LayerChart = (
        alt.layer(bars, words)
        .properties(width=PLOT_WIDTH, height=alt.Step(_step(lines)))
        .configure(font=FONT, background="white", padding={"left": 0, "top": 4, "right": 8})
        .configure_axis(labelFontSize=LETTERS, labelColor=INK, labelFont=FONT)
        .configure_view(stroke=None)
    )
    return drawing


def _lines(table: Table) -> list[dict[str, Any]]:
    if table.bars is None:
        message = f"The table {table.title!r} has no chart."
        raise ValueError(message)
    column = table.bars.column
    kind = table.columns[column].kind
    names = table.bars.names or [in_words(row[0]) for row in table.charted_rows]
    return [
        {
            "label": textwrap.fill(name, LABEL_CHARACTERS),
            "value": _length(row[column]),
            "shown": in_words(row[column], kind),
        }
        for name, row in zip(names, table.charted_rows, strict=True)
    ]


def _step(lines: list[dict[str, Any]]) -> int:
    """Pixels from one bar to the next: room for the label with the most lines."""
    return LINE_HEIGHT * max((_line_count(line) for line in lines), default=1) + 14


def _raised(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """A label of several lines is raised by half of what hangs below its first line, so that it
    stands level with its bar."""
    conditions = [
        {"test": f"length(split(datum.label, '\\n')) == {n}", "value": -LINE_HEIGHT * (n - 1) / 2}
        for n in sorted({_line_count(line) for line in lines} - {1})
    ]
    return {"condition": conditions, "value": 0}


def _line_count(line: dict[str, Any]) -> int:
    return str(line["label"]).count("\n") + 1


def _length(cell: Cell) -> float:
    """A cell with words in it ("none to count") has no bar, only its words."""
    return float(cell) if isinstance(cell, int | Decimal) else 0.0


def _longest(table: Table, lines: list[dict[str, Any]]) -> float:
    """Per cents are drawn against 100, counts against the largest; an empty chart needs a scale."""
    if table.bars is not None and table.columns[table.bars.column].kind == "percent":
        return 100.0
    return max((float(line["value"]) for line in lines), default=0.0) or 1.0
