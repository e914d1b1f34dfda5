"""The rows behind the checks, and the bad cells, as tables.

A bad cell holds what its column cannot: no date, no code. Where its row is taken all the same the
cell counts as empty.

`findings` is a frame with a row a finding: code, kind, file, line, child, column, value, message.
`row_errors` is a frame with a row a bad cell: kind, file, line, child, column, value, reason. Both
have `refused`: whether the whole row was refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from footprint.formats.csv import csv_bytes
from footprint.formats.tables import Cell, Column, Row, Table
from footprint.formats.xlsx import Sheet, workbook_bytes
from footprint.reports.labels import FILES, check_name, label
from footprint.reports.writing import write_file

#: The column of the child's identifier, whose value is the child's and is not said twice in a frame.
CHILD_COLUMN = "CHILD"
FILE = Column("File", width=28)
LINE = Column("Line", "whole", 9)
CHILD = Column("Child", width=16)
COLUMN = Column("Column", width=18)
VALUE = Column("Value", width=24)
FINDING_COLUMNS = (FILE, LINE, CHILD, COLUMN, VALUE)
ERROR_COLUMNS = (FILE, LINE, COLUMN, VALUE, Column("Row taken", width=12))

#: What the file gives to a finding that belongs to no check.
BAD_CELL = "bad cell"
ROW_TAKEN = "The cell counts as empty; the rest of its row is taken."
ROW_REFUSED = "The row cannot be placed without it, and is in no figure."
ROW_TAKEN_TELLS = (
    "Row taken says what became of the row: where it is yes the cell counts as empty and the rest "
    "is used, where it is no the row is in no figure."
)
SOME_TAKEN = "Where the row is taken the cell counts as empty; where it is not, it is in no figure."


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one check in one kind of file, or of one reason. `table` holds the first of
    them only; `count` is how many there are."""

    title: str
    words: str
    count: int
    table: Table


def row_groups(
    findings: pl.DataFrame, row_errors: pl.DataFrame, *, first: int
) -> tuple[RowGroup, ...]:
    """Bad cells by reason, then findings by check, each with its first rows."""
    told = _refused_by_row(row_errors)
    errors = [_error_group(part, first) for part in _parts(told, ["reason"])]
    checks = [_finding_group(part, first) for part in _parts(findings, ["code", "kind"])]
    return (*errors, *checks)


def write_rows_csv(path: Path, findings: pl.DataFrame, row_errors: pl.DataFrame) -> None:
    """All rows in one table. Raises `CannotWrite`."""
    write_file(path, csv_bytes(all_rows(findings, row_errors)))


def write_rows_workbook(path: Path, findings: pl.DataFrame, row_errors: pl.DataFrame) -> None:
    """A sheet to read first, one of counts, one of findings, one of bad cells. Raises
    `CannotWrite`."""
    sheets = [_read_me(findings, row_errors), _counts(findings, row_errors)]
    sheets.append(Sheet("Checks", "Rows that failed a check", tables=(_all_findings(findings),)))
    sheets.append(
        Sheet(
            "Bad cells",
            "Cells that hold what their column cannot",
            (ROW_TAKEN_TELLS,),
            tables=(_all_errors(row_errors),),
        )
    )
    write_file(path, workbook_bytes(sheets, title="The rows behind the checks"))


def all_rows(findings: pl.DataFrame, row_errors: pl.DataFrame) -> Table:
    """Findings and bad cells in one table; a bad cell's check is `BAD_CELL`. Checks stand by their codes."""
    columns = (
        Column("Check"),
        Column("Kind"),
        *FINDING_COLUMNS,
        Column("What is wrong"),
        Column("Row taken"),
    )
    errors = [
        (BAD_CELL, kind, file, line, child, column, value, reason, _taken(bool(refused)))
        for file, line, column, value, reason, kind, child, refused in _errors(
            _refused_by_row(row_errors)
        )
    ]
    found = [(*finding[:-1], _taken(bool(finding[-1]))) for finding in _findings(findings)]
    return Table("Rows behind the checks", columns, [*errors, *found])


def _refused_by_row(row_errors: pl.DataFrame) -> pl.DataFrame:
    """A row refused for one of its cells is refused, whatever its other cells say."""
    return row_errors.with_columns(pl.col("refused").any().over("file", "line"))


def _parts(frame: pl.DataFrame, by: Sequence[str]) -> list[pl.DataFrame]:
    """The frame cut by those columns, the parts in their order."""
    return frame.sort(by, maintain_order=True).partition_by(by, maintain_order=True)


def _finding_group(part: pl.DataFrame, first: int) -> RowGroup:
    rows = list(_findings(part.head(first)))
    code, kind, message = rows[0][0], rows[0][1], rows[0][7]
    table = Table("", FINDING_COLUMNS, [row[2:7] for row in rows])
    return RowGroup(
        f"{check_name(str(code))}, {label(str(kind), FILES)}", str(message), part.height, table
    )


def _error_group(part: pl.DataFrame, first: int) -> RowGroup:
    rows = list(_errors(part.head(first)))
    shown: list[Row] = [(*row[:4], _taken(bool(row[-1]))) for row in rows]
    refused = part["refused"].sum()
    words = SOME_TAKEN if 0 < refused < part.height else ROW_REFUSED if refused else ROW_TAKEN
    title = _sentence_begins(str(rows[0][4]))
    return RowGroup(title, words, part.height, Table("", ERROR_COLUMNS, shown))


def _read_me(findings: pl.DataFrame, row_errors: pl.DataFrame) -> Sheet:
    return Sheet(
        "Read me first",
        "The rows behind the checks",
        (
            f"{findings.height:,} findings and {row_errors.height:,} bad cells, of every return "
            "given and whatever their date.",
            "Counts: how many of each. Checks: every row that failed a check. Bad cells: every "
            "cell that holds what its column cannot, and whether its row was taken all the same.",
            ROW_TAKEN_TELLS,
            "Line is the line of the file on which the row starts; the column names are line 1.",
            "A failed check takes no row out of a figure, unless the row cannot be read or placed.",
            "This workbook names children by their reference. Keep it as you keep their records.",
        ),
    )


def _counts(findings: pl.DataFrame, row_errors: pl.DataFrame) -> Sheet:
    found: list[Row] = [
        (check_name(str(row[0])), label(str(row[1]), FILES), str(row[7]), part.height)
        for part in _parts(findings, ["code", "kind"])
        for row in _findings(part.head(1))
    ]
    bad: list[Row] = [
        (_sentence_begins(str(row[4])), part.height)
        for part in _parts(row_errors, ["reason"])
        for row in _errors(part.head(1))
    ]
    number = Column("Rows", "whole")
    by_check = (
        Column("Check", width=40),
        Column("File", width=28),
        Column("What it says", width=60),
        number,
    )
    return Sheet(
        "Counts",
        "How many of each",
        tables=(
            Table("Rows that failed a check", by_check, found),
            Table("Bad cells", (Column("Reason", width=40), number), bad),
        ),
    )


def _all_findings(findings: pl.DataFrame) -> Table:
    columns = (
        Column("Check", width=24),
        Column("Kind", width=16),
        *FINDING_COLUMNS,
        Column("What is wrong", width=70),
        Column("Row taken", width=12),
    )
    rows: list[Row] = [
        (check_name(str(code)), label(str(kind), FILES), *others, _taken(bool(refused)))
        for code, kind, *others, refused in _findings(findings)
    ]
    return Table("Rows that failed a check", columns, rows)


def _all_errors(row_errors: pl.DataFrame) -> Table:
    columns = (
        FILE,
        LINE,
        CHILD,
        *ERROR_COLUMNS[2:4],
        Column("What is wrong", width=70),
        ERROR_COLUMNS[4],
    )
    rows: list[Row] = [
        (file, line, child, column, value, reason, _taken(bool(refused)))
        for file, line, column, value, reason, _, child, refused in _errors(
            _refused_by_row(row_errors)
        )
    ]
    return Table("Bad cells", columns, rows)


def _findings(frame: pl.DataFrame) -> Iterator[tuple[Cell, ...]]:
    names = ["code", "kind", "file", "line", "child", "column", "value", "message"]
    about_the_child = (pl.col("column") == CHILD_COLUMN) & pl.col("value").is_null()
    value = pl.when(about_the_child).then("child").otherwise("value").alias("value")
    return frame.with_columns(value).select(*map(_as_read, names), "refused").iter_rows()


def _errors(frame: pl.DataFrame) -> Iterator[tuple[Cell, ...]]:
    names = ["file", "line", "column", "value", "reason", "kind", "child"]
    return frame.select(*(_as_read(name) for name in names), "refused").iter_rows()


def _as_read(name: str) -> pl.Expr:
    """Lines are numbers; everything else is text, as it stood in the file."""
    return pl.col(name) if name == "line" else pl.col(name).cast(pl.String)


def _sentence_begins(text: str) -> str:
    return text[:1].upper() + text[1:]


def _taken(refused: bool) -> str:
    return "no" if refused else "yes"
