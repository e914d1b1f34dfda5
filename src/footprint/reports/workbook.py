"""A year's figures as a workbook."""

from collections.abc import Mapping
from pathlib import Path

from footprint.formats.tables import Column, Row, Table
from footprint.formats.xlsx import Sheet, sheet_name, workbook_bytes
from footprint.reports.facts import YearFigures
from footprint.reports.labels import BETTER
from footprint.reports.presented import Definitions, PresentedYear, Section
from footprint.reports.presenters import BESIDE_THE_FIGURES, present
from footprint.reports.writing import write_file

CONTENTS = {
    "Headline": "The few figures that come first",
    "Definitions": "What each figure counts, how it is worked out and where that comes from",
    "Files read": "How many rows of each kind of file were read",
    "Checks": "How many rows failed each check",
    "Refused rows": "How many rows could not be read or placed, and why",
}


def write_workbook(
    path: Path,
    figures: YearFigures,
    definitions: Definitions,
    check_words: Mapping[str, str] | None = None,
) -> None:
    """Writes the workbook, whole or not at all. Raises `CannotWrite`."""
    write_file(path, figures_workbook(figures, definitions, check_words))


def figures_workbook(
    figures: YearFigures, definitions: Definitions, check_words: Mapping[str, str] | None = None
) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    year = present(figures, definitions, check_words)
    figure_sheets = [
        Sheet("Headline", year.title, (year.coverage,), year.headline_tables),
        *(_sheet(section) for section in year.sections),
        _definitions(year),
        *(_sheet(section) for section in year.sources),
    ]
    return workbook_bytes([_read_me(year, figure_sheets), *figure_sheets], title=year.title)


def _sheet(section: Section) -> Sheet:
    return Sheet(section.title, section.title, section.words, section.tables)


def _definitions(year: PresentedYear) -> Sheet:
    rows: list[Row] = [
        (d.title, d.code, d.definition, d.formula, d.choice, d.source, BETTER[d.better])
        for d in year.definitions
    ]
    columns = (
        Column("Figure", width=36),
        Column("Code", width=30),
        Column("What it counts", width=60),
        Column("How it is worked out", width=50),
        Column("Reading chosen", width=40),
        Column("Where that comes from", width=36),
        Column("Which way is better", width=24),
    )
    table = Table("Definitions", columns, rows)
    return Sheet("Definitions", "What each figure means", tables=(table,))


def _read_me(year: PresentedYear, sheets: list[Sheet]) -> Sheet:
    rows: list[Row] = [
        (sheet_name(s.name), CONTENTS.get(s.name) or "; ".join(t.title for t in s.tables))
        for s in sheets
    ]
    contents = Table("Sheets", (Column("Sheet", width=28), Column("Holds", width=70)), rows)
    return Sheet(
        "Read me first",
        year.title,
        (
            year.coverage,
            "Every figure was worked out from the files named under Files read; none was typed.",
            *BESIDE_THE_FIGURES,
            "Per cents are rounded half up to one decimal, from whole numbers.",
        ),
        (contents,),
    )
