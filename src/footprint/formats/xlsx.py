"""Tables as an Excel workbook: real tables with a header row, filters and number formats.

Nothing in the workbook is a formula or a live link out of it. A text that a spreadsheet would run
is stored as text and marked so that it stays text when someone edits the cell. The whole workbook
is made in memory, because real tables cannot be streamed: a table is cut at `MOST_ROWS`, and says
so.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, cast

import xlsxwriter
from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from footprint.formats.csv import would_run
from footprint.formats.tables import Bars, Cell, Column, Kind, Table

MOST_ROWS = 100_000
MOST_CHARACTERS = 32_000  # Excel's own limit for a cell is 32,767
NAME_CHARACTERS = 31
WIDEST = 70

NUMBER_FORMATS: dict[Kind, str] = {
    "whole": "#,##0",
    "decimal": "#,##0.0#",
    "percent": "0.0%",
    "date": "d mmmm yyyy",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a heading, sentences under it, then its tables one below the other."""

    name: str
    heading: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


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
    formats = _Formats(workbook)
    for sheet in sheets:
        _SheetWriter(workbook, formats, sheet).write()
    workbook.close()
    return out.getvalue()


def sheet_name(text: str) -> str:
    """The text as Excel allows it for the name of a sheet."""
    return re.sub(r"[\[\]:*?/\\]", " ", text).strip("' ")[:NAME_CHARACTERS]


class _Formats:
    """The cell formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}

    def heading(self) -> Format:
        return self._format("heading", bold=True, font_size=16)

    def table_title(self) -> Format:
        return self._format("table title", bold=True, font_size=12)

    def header(self) -> Format:
        return self._format("header", bold=True, text_wrap=True, valign="top", border=1)

    def cell(self, kind: Kind, *, bold: bool, text: bool, quoted: bool) -> Format:
        properties: dict[str, Any] = {"valign": "top", "bold": bold}
        if quoted:
            properties["quote_prefix"] = True
        if not text:
            properties["num_format"] = NUMBER_FORMATS[kind]
        elif kind == "text":
            properties["text_wrap"] = True
        else:
            properties["align"] = "right"
        return self._format(f"{kind} {bold} {text} {quoted}", **properties)

    def _format(self, key: str, **properties: Any) -> Format:
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


class _SheetWriter:
    """Writes one sheet from the top down."""

    def __init__(self, workbook: Workbook, formats: _Formats, sheet: Sheet) -> None:
        self._workbook = workbook
        self._formats = formats
        self._sheet = sheet
        self._name = sheet_name(sheet.name)
        self._worksheet: Worksheet = workbook.add_worksheet(self._name)
        self._row = 0
        self._beside = 0  # the first row at which a chart may stand beside the tables

    def write(self) -> None:
        self._text(self._sheet.heading, self._formats.heading())
        for sentence in self._sheet.sentences:
            self._text(sentence)
        self._set_widths()
        for number, table in enumerate(self._sheet.tables):
            self._row += 1
            self._write_table(table, number)
        self._freeze()
        self._set_page()

    def _text(self, text: str, cell_format: Format | None = None) -> None:
        self._worksheet.write_string(self._row, 0, text[:MOST_CHARACTERS], cell_format)
        self._row += 1

    def _set_widths(self) -> None:
        for index in range(max((len(t.columns) for t in self._sheet.tables), default=1)):
            widths = [t.columns[index].width for t in self._sheet.tables if index < len(t.columns)]
            self._worksheet.set_column(index, index, min(max(widths, default=80), WIDEST))

    def _write_table(self, table: Table, number: int) -> None:
        self._text(table.title, self._formats.table_title())
        rows = table.rows[:MOST_ROWS]
        top = self._row
        self._add_table(table, len(rows), number)
        for offset, row in enumerate(rows, start=1):
            bold = table.summed and offset == len(rows)
            for index, cell in enumerate(row):
                self._cell(top + offset, index, cell, table.columns[index], bold)
        self._row = top + 1 + max(len(rows), 1)
        if table.bars is not None and table.charted_rows:
            self._chart(table, table.bars, top)
        for note in _notes(table):
            self._text(note)

    def _add_table(self, table: Table, rows: int, number: int) -> None:
        """A table needs one row even when there is nothing in it; that row stays empty."""
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
                    {"header": column.name, "header_format": self._formats.header()}
                    for column in table.columns
                ],
                "description": table.title,
            },
        )

    def _cell(self, row: int, index: int, cell: Cell, column: Column, bold: bool) -> None:
        if cell is None:
            return
        text = isinstance(cell, str)
        quoted = isinstance(cell, str) and would_run(cell)
        look = self._formats.cell(column.kind, bold=bold, text=text, quoted=quoted)
        if isinstance(cell, str):
            self._worksheet.write_string(row, index, cell[:MOST_CHARACTERS], look)
        elif isinstance(cell, date):
            self._worksheet.write_datetime(row, index, datetime.combine(cell, time()), look)
        else:
            self._worksheet.write_number(row, index, _number(cell, column.kind), look)

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
        chart.set_y_axis({"reverse": True, "line": {"none": True}})
        chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
        height = 110 + 34 * count
        chart.set_size({"width": 620, "height": height})
        at = max(top - 1, self._beside)
        beside = max(len(t.columns) for t in self._sheet.tables) + 1
        self._worksheet.insert_chart(
            at, beside, chart, {"description": bars.description, "object_position": 3}
        )
        self._beside = at + height // 20 + 2

    def _freeze(self) -> None:
        """A sheet of one table keeps its column names in sight; any other, or one with much to
        read above the table, keeps its heading."""
        below_header = 1 + len(self._sheet.sentences) + 3
        keeps_names = len(self._sheet.tables) == 1 and below_header <= 6
        self._worksheet.freeze_panes(below_header if keeps_names else 1, 0)

    def _set_page(self) -> None:
        self._worksheet.set_landscape()
        self._worksheet.set_paper(9)  # A4
        self._worksheet.fit_to_pages(1, 0)
        self._worksheet.hide_gridlines(2)
        self._worksheet.set_footer("&L&A&RPage &P of &N")


def _number(cell: int | Decimal, kind: Kind) -> float:
    """Excel keeps 75.0% as 0.75."""
    return float(cell / 100) if kind == "percent" else float(cell)


def _notes(table: Table) -> tuple[str, ...]:
    if len(table.rows) <= MOST_ROWS:
        return table.notes
    cut = f"The first {MOST_ROWS:,} of {len(table.rows):,} rows; the CSV file holds them all."
    return (cut, *table.notes)
