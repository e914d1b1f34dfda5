"""The error list of an import as a file: nothing in it runs in a spreadsheet."""

from collections.abc import Sequence

from footprint.exchange.facts import UnreadCell
from footprint.formats.csv import csv_bytes
from footprint.formats.tables import Column, Row, Table
from footprint.formats.xlsx import Sheet, workbook_bytes

_COLUMNS = (
    Column("File", width=28),
    Column("Line", "whole", 9),
    Column("Child", width=16),
    Column("Column", width=18),
    Column("Value", width=24),
    Column("What is wrong", width=60),
    Column("Row taken", width=12),
)
_NAME = "(not shown: it may be a name)"


def error_list_csv(cells: Sequence[UnreadCell], count: int, *, with_names: bool) -> bytes:
    return csv_bytes(_table(cells, with_names=with_names))


def error_list_workbook(cells: Sequence[UnreadCell], count: int, *, with_names: bool) -> bytes:
    """`count` is how many there were; of very many only the first are kept."""
    told = [
        "Line is the line of the file on which the row starts; the column names are line 1.",
        "Where the row is taken the cell counts as empty; where it is not, nothing of it came in.",
        "This workbook names children by their reference. Keep it as you keep their records.",
    ]
    if count > len(cells):
        told.append(f"{len(cells):,} of {count:,} are listed here.")
    table = _table(cells, with_names=with_names)
    sheet = Sheet("Errors", "Rows and cells that could not be read", tuple(told), tables=(table,))
    return workbook_bytes([sheet], title="Rows and cells that could not be read")


def _table(cells: Sequence[UnreadCell], *, with_names: bool) -> Table:
    rows: list[Row] = [
        (
            cell.file,
            cell.line,
            cell.child,
            cell.column,
            cell.value if with_names or not cell.private else _NAME,
            cell.reason,
            "no" if cell.refused else "yes",
        )
        for cell in cells
    ]
    return Table("Rows and cells that could not be read", _COLUMNS, rows)
