"""Tables as comma-separated values that no spreadsheet takes for formulas.

Texts stand in quotation marks, numbers do not; dates are written 2019-03-31. Lines end in CR LF
and the file begins with a byte-order mark, without which spreadsheets misread accented letters.

A text that a spreadsheet would run (its first character, after spaces and apostrophes, is one of
= + - @, their full-width forms, a tab or a line end) is written with an apostrophe before it. A
reader that takes one apostrophe off every such text has the text as it was.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date

from footprint.formats.tables import Cell, Table

STARTS_A_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def would_run(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula."""
    return text.lstrip(" \u00a0'")[:1] in STARTS_A_FORMULA and text != ""


def safe(text: str) -> str:
    """The text, with an apostrophe before it where it would run."""
    return f"'{text}" if would_run(text) else text


def csv_bytes(table: Table) -> bytes:
    """The table with its column names as the first line; title and notes are left out."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(safe(column.name) for column in table.columns)
    writer.writerows(_line(row) for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _line(row: Iterable[Cell]) -> list[Cell]:
    return [_written(cell) for cell in row]


def _written(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return safe(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return cell
