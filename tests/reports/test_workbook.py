"""The workbook of a year's figures."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from footprint.reports.workbook import figures_workbook, write_workbook
from tests.reports.cohort_a import CHECK_WORDS, DEFINITIONS, FIGURES, MADE, WARNED


@pytest.fixture(scope="module")
def book() -> Workbook:
    content = figures_workbook(FIGURES, DEFINITIONS, CHECK_WORDS, made=MADE)
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
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell for cell in cells if cell.hyperlink] == []


def test_a_file_name_that_would_run_stays_text() -> None:
    figures = replace(FIGURES, left_out_files={"=cmd|' /C calc'!A1": "No kind of file."})
    book = openpyxl.load_workbook(io.BytesIO(figures_workbook(figures, DEFINITIONS, made=MADE)))
    cells = [cell for row in book["Files read"].iter_rows() for cell in row]
    (found,) = [cell for cell in cells if str(cell.value).startswith("=cmd")]
    assert found.data_type == "s"
    assert found.quotePrefix


def test_definitions_carry_their_formula_in_words(book: Workbook) -> None:
    codes = [row[1] for row in rows(book, "Definitions") if len(row) >= 6]
    assert codes == ["Code", *DEFINITIONS]


def test_read_me_first_says_when_it_was_made_who_signed_and_what_was_read(book: Workbook) -> None:
    said = [row[0] for row in rows(book, "Read me first") if row]
    assert "Made with Footprint 1.2.3 on 22 November 2026." in said
    assert "Definitions signed: none." in said
    read = next(row for row in rows(book, "Read me first") if row and row[0] == "2018-19 <b>")
    assert read[1] == (
        "year ending 31 March 2019 (as given). rows: Children (Header) 12, Episodes 19, "
        "Reviews 1,460. reviews.csv: columns not read: NOTES"
    )


def test_files_read_names_each_return_with_its_rows(book: Workbook) -> None:
    (line,) = [row for row in rows(book, "Files read") if row and row[0] == "2018-19 <b>"]
    assert line[2:5] == [12, 19, 1460]


def test_a_warning_comes_before_any_other_sentence() -> None:
    content = figures_workbook(WARNED, DEFINITIONS, made=MADE)
    warned = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in ("Read me first", "Headline"):
        assert rows(warned, sheet)[1] == ["Warning: 2018-19: no Reviews file was read <b>."]


def test_counts_are_whole_and_medians_have_a_decimal(book: Workbook) -> None:
    formats = {
        row[0].value: row[1].number_format
        for row in book["Reviews on time"].iter_rows(max_col=2)
        if row[0].value
    }
    assert formats["Reviews held late"] == "#,##0"
    assert formats["Days late, of reviews held late, the longest"] == "#,##0"
    assert formats["Days late, of reviews held late, median"] == "#,##0.0#"


def test_the_workbook_is_written_as_one_file(tmp_path: Path) -> None:
    write_workbook(tmp_path / "figures.xlsx", FIGURES, DEFINITIONS, made=MADE)
    assert openpyxl.load_workbook(tmp_path / "figures.xlsx").sheetnames[0] == "Read me first"
