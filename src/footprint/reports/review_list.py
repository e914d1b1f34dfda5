"""The reviews behind a year's figures as a file: each with how its date was reached and judged."""

from datetime import date
from pathlib import Path

import polars as pl

from footprint.formats.csv import csv_bytes
from footprint.formats.tables import Column, Row, Table, written_date
from footprint.formats.xlsx import Sheet, workbook_bytes
from footprint.reports.labels import RUNGS
from footprint.reports.writing import write_file

COLUMNS = (
    Column("Child", width=16),
    Column("In care from", width=14),
    Column("Review", width=28),
    Column("Counted from", width=14),
    Column("Due", width=14),
    Column("Last working day", width=18),
    Column("Held", width=14),
    Column("Code", width=8),
    Column("Result", width=18),
    Column("Days late", "whole", 10),
)
SENTENCES = (
    "Every review held in the year, and every one that fell due in it and was not held by its end.",
    "Counted from: the day from which the law counts the interval. A due date on a weekend or a "
    "holiday is not moved; the last working day before it stands beside it.",
    "Days late of a review not held run to the end of the year, or to the day the child left.",
    "This file names children by their reference. Keep it as you keep their records.",
)


def write_review_list(path: Path, reviews: pl.DataFrame, year_ending: date) -> None:
    """`reviews` as `domain.review_list` gives them; a workbook, or CSV by the file's ending. Raises
    `CannotWrite`."""
    title = f"Reviews, year ending {written_date(year_ending)}"
    table = Table(title, COLUMNS, [_row(row) for row in reviews.iter_rows(named=True)])
    if path.suffix.lower() == ".csv":
        write_file(path, csv_bytes(table))
    else:
        sheet = Sheet("Reviews", title, SENTENCES, tables=(table,))
        write_file(path, workbook_bytes([sheet], title=title))


def _row(review: dict[str, object]) -> Row:
    days = review["days_late"]
    return (
        str(review["identifier"]),
        _day(review["began_on"]),
        RUNGS.get(str(review["rung"]), ""),
        _day(review["counted_from"]),
        _day(review["due"]),
        _day(review["last_working_day"]),
        _day(review["held_on"]),
        str(review["participation"] or ""),
        str(review["result"]),
        days if isinstance(days, int) else "",
    )


def _day(value: object) -> str:
    """As the return writes it, so that the two can be laid side by side."""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else ""
