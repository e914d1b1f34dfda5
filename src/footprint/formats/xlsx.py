"""Tables as an Excel workbook: real tables with a header row, filters and number formats.

Nothing in the workbook is a formula or a live link out of it. A text that a spreadsheet would run
is stored as text and marked so that it stays text when someone edits the cell. The whole workbook
is made in memory, because real tables cannot be streamed: a table is cut at `MOST_ROWS`, and says
so.
"""

import io
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import cast

import xlsxwriter
from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from footprint.formats.csv import would_run
from footprint.formats.tables import Bars, Cell, Kind, Table
from footprint.formats.xlsx_formats import Formats

MOST_ROWS = 100_000
MOST_CHARACTERS = 32_000  # Excel's own limit for a cell is 32,767
NAME_CHARACTERS = 31
WIDEST = 70
#: Characters across which a sentence above or under a table runs.
MEASURE = 110
#: Characters across which a sheet is printed upright.
WIDEST_UPRIGHT = 150
ROW_POINTS = 15.75
ROW_PIXELS = 21
#: Excel allows a row of 409 points.
MOST_LINES = 27
#: Lines above a table with which its column names may still be kept in sight.
MOST_LINES_KEPT = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a heading, warnings and sentences under it, then its tables one below the other,
    each with its notes and its chart under it."""

    name: str
    heading: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()


def workbook_bytes(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """The workbook as the bytes of an .xlsx file. Sheet names must differ, ignoring case."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    workbook.set_properties({"title": title})
    formats = Formats(workbook)
    for sheet in sheets:
        _SheetWriter(workbook, formats, sheet).write()
    workbook.close()
    return out.getvalue()


def sheet_name(text: str) -> str:
    """The text as Excel allows it for the name of a sheet."""
    return re.sub(r"[\[\]:*?/\\]", " ", text).strip("' ")[:NAME_CHARACTERS]


class _SheetWriter:
    """Writes one sheet from the top down."""

    def __init__(self, workbook: Workbook, formats: Formats, sheet: Sheet) -> None:
        self._workbook = workbook
        self._formats = formats
        self._sheet = sheet
        self._name = sheet_name(sheet.name)
        self._worksheet: Worksheet = workbook.add_worksheet(self._name)
        self._row = 0
        self._widths = _widths(sheet.tables)

    def write(self) -> None:
        self._worksheet.set_default_row(ROW_POINTS)
        for index, width in enumerate(self._widths):
            self._worksheet.set_column(index, index, width)
        self._worksheet.set_row(self._row, 1.6 * ROW_POINTS)
        self._text(self._sheet.heading, self._formats.heading())
        for warning in self._sheet.warnings:
            self._wrapped(f"Warning: {warning}", self._formats.warning())
        for sentence in self._sheet.sentences:
            self._wrapped(sentence, self._formats.sentence())
        for number, table in enumerate(self._sheet.tables):
            self._row += 1
            self._write_table(table, number)
        self._freeze()
        self._set_page()

    def _text(self, text: str, cell_format: Format | None = None) -> None:
        self._worksheet.write_string(self._row, 0, text[:MOST_CHARACTERS], cell_format)
        self._row += 1

    def _wrapped(self, text: str, cell_format: Format) -> None:
        """A sentence over as many columns as a reader's eye takes in, in a row high enough."""
        across, width = 0, 0
        while across < len(self._widths) and (not width or width + self._widths[across] <= MEASURE):
            width += self._widths[across]
            across += 1
        if across > 1:
            self._worksheet.merge_range(self._row, 0, self._row, across - 1, "", cell_format)
        lines = line_count(text, width)
        self._worksheet.set_row(self._row, ROW_POINTS * lines)
        self._text(text, cell_format)

    def _write_table(self, table: Table, number: int) -> None:
        self._worksheet.set_row(self._row, 1.2 * ROW_POINTS)
        self._text(table.title, self._formats.table_title())
        rows = table.rows[:MOST_ROWS]
        top = self._row
        self._add_table(table, len(rows), number)
        for offset, row in enumerate(rows, start=1):
            bold = table.summed and offset == len(rows)
            for index, cell in enumerate(row):
                self._cell(top + offset, index, cell, table, bold)
            self._set_height(top + offset, row, bold=bold)
        self._row = top + 1 + max(len(rows), 1)
        for note in _notes(table):
            self._wrapped(note, self._formats.sentence())
        if table.bars is not None and table.charted_rows:
            self._chart(table, table.bars, top)

    def _set_height(self, at: int, cells: Sequence[Cell], *, bold: bool) -> None:
        """A row as high as the most lines that any of its texts takes. Excel would find that by
        itself on opening; others, and printers, do not."""
        texts = [(cell, width) for cell, width in zip(cells, self._widths, strict=False)]
        lines = max(
            (line_count(cell, width, bold=bold) for cell, width in texts if isinstance(cell, str)),
            default=1,
        )
        if lines > 1:
            self._worksheet.set_row(at, ROW_POINTS * min(lines, MOST_LINES))

    def _add_table(self, table: Table, rows: int, number: int) -> None:
        """A table needs one row even when there is nothing in it; that row stays empty."""
        self._set_height(self._row, [column.name for column in table.columns], bold=True)
        name = re.sub(r"\W+", "_", f"{self._name}_{number + 1}", flags=re.ASCII)
        self._worksheet.add_table(
            self._row,
            0,
            self._row + max(rows, 1),
            len(table.columns) - 1,
            {
                "name": f"T_{name}",
                "style": "Table Style Light 1",
                "autofilter": not table.summed,
                "columns": [
                    {
                        "header": column.name,
                        "header_format": self._formats.header(
                            number=column.is_number, indent=_indented(table, index)
                        ),
                    }
                    for index, column in enumerate(table.columns)
                ],
                "description": table.title,
            },
        )

    def _cell(self, row: int, index: int, cell: Cell, table: Table, bold: bool) -> None:
        if cell is None:
            return
        kind = _shown_as(cell, table.columns[index].kind)
        text = isinstance(cell, str)
        quoted = isinstance(cell, str) and would_run(cell)
        indent = _indented(table, index)
        look = self._formats.cell(kind, bold=bold, text=text, quoted=quoted, indent=indent)
        if isinstance(cell, str):
            self._worksheet.write_string(row, index, cell[:MOST_CHARACTERS], look)
        elif isinstance(cell, date):
            self._worksheet.write_datetime(row, index, datetime.combine(cell, time()), look)
        else:
            self._worksheet.write_number(row, index, _number(cell, kind), look)

    def _chart(self, table: Table, bars: Bars, top: int) -> None:
        count, column = len(table.charted_rows), bars.column
        name = self._name
        chart = cast(ChartBar, self._workbook.add_chart({"type": "bar"}))
        chart.add_series(
            {
                "name": table.columns[column].name,
                "categories": [name, top + 1, 0, top + count, 0],
                "values": [name, top + 1, column, top + count, column],
                "fill": {"color": "#1d70b8"},
                "data_labels": {"value": True},
                "gap": 60,
            }
        )
        chart.set_title({"name": bars.title or table.title, "name_font": {"size": 12}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True, "interval_unit": 1, "line": {"none": True}})
        chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
        height = 90 + 28 * count
        chart.set_size({"width": 620, "height": height})
        self._worksheet.insert_chart(
            self._row + 1, 0, chart, {"description": bars.description, "object_position": 3}
        )
        self._row += height // ROW_PIXELS + 3

    def _freeze(self) -> None:
        """A sheet of one table keeps its column names in sight; any other, or one with much to
        read above the table, keeps its heading."""
        said = [*self._sheet.warnings, *self._sheet.sentences]
        lines = sum(line_count(text, MEASURE) for text in said)
        keeps_names = len(self._sheet.tables) == 1 and lines <= MOST_LINES_KEPT
        below_names = 1 + len(said) + 3
        self._worksheet.freeze_panes(below_names if keeps_names else 1, 0)
        if len(self._sheet.tables) == 1:
            self._worksheet.repeat_rows(below_names - 1)

    def _set_page(self) -> None:
        if sum(self._widths) > WIDEST_UPRIGHT:
            self._worksheet.set_landscape()
        self._worksheet.set_paper(9)  # A4
        self._worksheet.fit_to_pages(1, 0)
        self._worksheet.hide_gridlines(2)
        self._worksheet.set_footer("&L&A&RPage &P of &N")


def line_count(text: str, width: int, *, bold: bool = False) -> int:
    """How many lines the text takes in a column of `width` characters; rather one too many."""
    room = max(int(width * (0.9 if bold else 0.95)), 4)
    return sum(max(len(textwrap.wrap(line, room)), 1) for line in text.splitlines()) or 1


def _widths(tables: Sequence[Table]) -> list[int]:
    """Characters of each column: the widest that any of the tables wants for it."""
    every = [
        [t.columns[index].width for t in tables if index < len(t.columns)]
        for index in range(max((len(t.columns) for t in tables), default=0))
    ]
    return [min(max(widths), WIDEST) for widths in every] or [WIDEST]


def _shown_as(cell: Cell, kind: Kind) -> Kind:
    """A count among medians is a whole number."""
    return "whole" if isinstance(cell, int) and kind == "decimal" else kind


def _indented(table: Table, index: int) -> bool:
    """Words to the right of a number would touch it."""
    if not index or table.columns[index].is_number:
        return False
    return table.columns[index - 1].is_number


def _number(cell: int | Decimal, kind: Kind) -> float:
    """Excel keeps 75.0% as 0.75."""
    return float(cell / 100) if kind == "percent" else float(cell)


def _notes(table: Table) -> tuple[str, ...]:
    if len(table.rows) <= MOST_ROWS:
        return table.notes
    cut = f"The first {MOST_ROWS:,} of {len(table.rows):,} rows; the CSV file holds them all."
    return (cut, *table.notes)
