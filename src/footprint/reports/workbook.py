"""A year's figures as a workbook."""

from collections.abc import Mapping
from pathlib import Path

from footprint.formats.tables import Column, Row, Table
from footprint.formats.xlsx import Sheet, sheet_name, workbook_bytes
from footprint.reports.facts import YearFigures
from footprint.reports.labels import BETTER
from footprint.reports.made import Made
from footprint.reports.presented import Definitions, PresentedYear, Section
from footprint.reports.presenters import BESIDE_THE_FIGURES, present
from footprint.reports.sources import return_words
from footprint.reports.writing import write_file

CONTENTS = {
    "Headline": "The few figures that come first",
    "Definitions": "What each figure counts, how it is worked out and where that comes from",
    "Files read": "Which returns were read, and how many rows of each kind of file",
    "Checks": "How many rows failed each check, of every return",
    "Refused rows": "How many rows could not be read or placed, and why",
}


def write_workbook(
    path: Path,
    figures: YearFigures,
    definitions: Definitions,
    check_words: Mapping[str, str] | None = None,
    *,
    made: Made,
) -> None:
    """Writes the workbook, whole or not at all. Raises `CannotWrite`."""
    write_file(path, figures_workbook(figures, definitions, check_words, made=made))


def figures_workbook(
    figures: YearFigures,
    definitions: Definitions,
    check_words: Mapping[str, str] | None = None,
    *,
    made: Made,
) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    year = present(figures, definitions, check_words)
    figure_sheets = [
        Sheet("Headline", year.title, (year.coverage,), year.headline_tables, year.warnings),
        *(_sheet(section) for section in year.sections),
        _definitions(year),
        *(_sheet(section) for section in year.sources),
    ]
    return workbook_bytes([_read_me(year, figure_sheets, made), *figure_sheets], title=year.title)


def _sheet(section: Section) -> Sheet:
    return Sheet(section.title, section.title, section.words, section.tables)


def _definitions(year: PresentedYear) -> Sheet:
    rows: list[Row] = [
        (d.title, d.code, d.definition, d.formula, d.choice, d.source, BETTER[d.better])
        for d in year.definitions
    ]
    columns = (
        Column("Figure", width=28),
        Column("Code", width=20),
        Column("What it counts", width=48),
        Column("How it is worked out", width=38),
        Column("Choice made", width=24),
        Column("Where that comes from", width=26),
        Column("Which way is better", width=14),
    )
    table = Table("Definitions", columns, rows)
    return Sheet("Definitions", "What each figure means", tables=(table,))


def _read_me(year: PresentedYear, sheets: list[Sheet], made: Made) -> Sheet:
    rows: list[Row] = [
        (sheet_name(s.name), CONTENTS.get(s.name) or "; ".join(t.title for t in s.tables))
        for s in sheets
    ]
    contents = Table("Sheets", (Column("Sheet", width=28), Column("Holds", width=70)), rows)
    read: list[Row] = [(one.name, ". ".join(return_words(one))) for one in year.returns]
    columns = (Column("Return", width=28), Column("What was read of it", width=70))
    tables = (Table("Returns read", columns, read), contents) if read else (contents,)
    return Sheet(
        "Read me first",
        year.title,
        (
            year.coverage,
            "Every figure was worked out from the returns named below; none was typed.",
            *BESIDE_THE_FIGURES,
            "Per cents are rounded half up to one decimal, from whole numbers.",
            *made.words(),
        ),
        tables,
        year.warnings,
    )
