"""The workbook of a year's figures."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from footprint.reports.workbook import figures_workbook, write_workbook
from tests.reports.cohort_a import CHECK_WORDS, DEFINITIONS, FIGURES


@pytest.fixture(scope="module")
def book() -> Workbook:
    content = figures_workbook(FIGURES, DEFINITIONS, CHECK_WORDS)
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(book: Workbook, sheet: str) -> list[list[object]]:
    return [[cell for cell in row if cell is not None] for row in book[sheet].values]


def test_the_sheets_stand_in_the_order_of_reading(book: Workbook) -> None:
    assert book.sheetnames == [
        "Read me first",
        "Headline",
        "Reviews on time",
        "First reviews",
        "How children took part",
        "Children in care",
        "Entering and leaving",
        "Stability",
        "More",
        "Definitions",
        "Files read",
        "Checks",
        "Refused rows",
    ]


def test_every_sheet_holds_real_tables(book: Workbook) -> None:
    assert all(sheet.tables for sheet in book.worksheets)
    names = [name for sheet in book.worksheets for name in sheet.tables]
    assert len(names) == len(set(names))


def test_the_first_sheet_names_every_other(book: Workbook) -> None:
    named = [row[0] for row in rows(book, "Read me first") if row]
    assert [name for name in book.sheetnames[1:] if name not in named] == []


def test_the_figures_are_numbers_that_can_be_reckoned_with(book: Workbook) -> None:
    line = ["Reviews held on time", 9, 12, 0.75, 1, 0]
    assert line in rows(book, "Reviews on time")
    assert ["Came, and spoke for themselves", "PN1", 605, 0.735] in rows(
        book, "How children took part"
    )
    assert ["Children in the same home for two years", 0, 0, "none to count", 1] in rows(
        book, "Stability"
    )


def test_there_is_no_formula_and_no_link_in_it(book: Workbook) -> None:
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell for cell in cells if cell.hyperlink] == []


def test_a_file_name_that_would_run_stays_text() -> None:
    figures = replace(FIGURES, left_out_files={"=cmd|' /C calc'!A1": "No kind of file."})
    book = openpyxl.load_workbook(io.BytesIO(figures_workbook(figures, DEFINITIONS)))
    cells = [cell for row in book["Files read"].iter_rows() for cell in row]
    (found,) = [cell for cell in cells if str(cell.value).startswith("=cmd")]
    assert found.data_type == "s"
    assert found.quotePrefix


def test_definitions_carry_their_formula_in_words(book: Workbook) -> None:
    codes = [row[1] for row in rows(book, "Definitions") if len(row) >= 6]
    assert codes == ["Code", *DEFINITIONS]


def test_the_workbook_is_written_as_one_file(tmp_path: Path) -> None:
    write_workbook(tmp_path / "figures.xlsx", FIGURES, DEFINITIONS)
    assert openpyxl.load_workbook(tmp_path / "figures.xlsx").sheetnames[0] == "Read me first"
