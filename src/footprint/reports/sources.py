"""What a year's figures were made from: files, checks, rows that could not be used."""

from collections.abc import Mapping

from footprint.formats.tables import Column, Row, Table
from footprint.reports.facts import YearFigures
from footprint.reports.labels import FILES, check_name, label
from footprint.reports.presented import Section

ROWS = Column("Rows", "whole")
KIND = Column("File", width=34)


def sections(figures: YearFigures, check_words: Mapping[str, str]) -> tuple[Section, ...]:
    """Files read, checks failed, rows refused."""
    return (_files(figures), _checks(figures, check_words), _refused(figures))


def _files(figures: YearFigures) -> Section:
    read: list[Row] = [
        (label(kind, FILES), figures.rows.get(kind, 0))
        for kind in [*FILES, *(kind for kind in figures.rows if kind not in FILES)]
    ]
    tables = [Table("Rows read", (KIND, ROWS), read)]
    if figures.left_out_files:
        left_out = list(figures.left_out_files.items())
        columns = (KIND, Column("Why it was left out", width=60))
        tables.append(Table("Files left out", columns, left_out))
    return Section("files", "Files read", (), tuple(tables))


def _checks(figures: YearFigures, check_words: Mapping[str, str]) -> Section:
    rows: list[Row] = [
        (check_name(code), label(kind, FILES), number, check_words.get(code, ""))
        for code, kinds in figures.checks.items()
        for kind, number in kinds.items()
        if number
    ]
    columns: tuple[Column, ...] = (
        Column("Check", width=34),
        KIND,
        ROWS,
        Column("What it says", width=60),
    )
    if not check_words:
        columns, rows = columns[:3], [row[:3] for row in rows]
    words = (
        "A failed check takes no row out of a figure, unless the row cannot be read or placed. "
        "`footprint check` lists the rows.",
    )
    return Section("checks", "Checks", words, (Table("Rows that failed a check", columns, rows),))


def _refused(figures: YearFigures) -> Section:
    rows: list[Row] = [(label(reason), number) for reason, number in figures.refused.items()]
    table = Table("Rows that could not be read or placed", (Column("Reason", width=60), ROWS), rows)
    return Section("refused", "Refused rows", ("These rows are in no figure.",), (table,))
