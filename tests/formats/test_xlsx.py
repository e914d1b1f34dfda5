"""The workbook: real tables, and nothing in it that runs."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from footprint.formats import xlsx
from footprint.formats.tables import Bars, Cell, Column, Table
from footprint.formats.xlsx import Sheet, sheet_name, workbook_bytes

COLUMNS = (
    Column("What"),
    Column("Number", "whole"),
    Column("Share", "percent"),
    Column("Day", "date"),
)


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def first_sheet(*tables: Table) -> Worksheet:
    content = workbook_bytes([Sheet("One", "Heading", ("A sentence.",), tables)], title="t")
    return opened(content)["One"]


def one_cell(cell: Cell) -> Worksheet:
    return first_sheet(Table("T", (Column("What"),), [(cell,)]))


def test_a_table_is_a_real_table_with_its_header_row() -> None:
    rows = [("a", 1, Decimal("75.0"), date(2019, 3, 31))]
    sheet = first_sheet(Table("T", COLUMNS, rows))
    (table,) = sheet.tables.values()
    assert table.ref == "A5:D6"
    assert table.column_names == ["What", "Number", "Share", "Day"]


def test_numbers_shares_and_dates_are_values_with_formats() -> None:
    rows = [("a", 1460, Decimal("75.0"), date(2019, 3, 31))]
    sheet = first_sheet(Table("T", COLUMNS, rows))
    assert [cell.value for cell in sheet[6]] == ["a", 1460, 0.75, datetime(2019, 3, 31)]  # noqa: DTZ001 - a cell has no zone
    assert sheet["C6"].number_format == "0.0%"
    assert sheet["D6"].number_format == "d mmmm yyyy"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "{=1}", "=HYPERLINK()"])
def test_a_text_that_would_run_is_kept_as_text(text: str) -> None:
    content = workbook_bytes(
        [Sheet("S", text, (text,), (Table(text, (Column("What"),), [(text,)], (text,)),))],
        title=text,
    )
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert "<f>" not in parts.read("xl/worksheets/sheet1.xml").decode()
    cells = [cell for row in opened(content)["S"].iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_text_that_would_run_stays_text_when_it_is_edited() -> None:
    assert one_cell("=1+1")["A6"].quotePrefix
    assert not one_cell("plain")["A6"].quotePrefix


def test_an_address_is_text_and_not_a_link() -> None:
    assert one_cell("https://example.org")["A6"].hyperlink is None


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "￾", "￿", "_x0041_"])
def test_control_characters_do_not_break_the_file(text: str) -> None:
    assert isinstance(one_cell(text)["A6"].value, str)


def test_a_very_long_text_is_cut_and_not_lost() -> None:
    assert len(str(one_cell("x" * 40_000)["A6"].value)) == xlsx.MOST_CHARACTERS


def test_an_empty_table_is_still_a_table() -> None:
    sheet = first_sheet(Table("T", COLUMNS))
    assert [table.ref for table in sheet.tables.values()] == ["A5:D6"]


def test_tables_stand_one_below_the_other() -> None:
    table = Table("T", COLUMNS, [("a", 1, None, None)], ("A note.",))
    refs = [made.ref for made in first_sheet(table, table).tables.values()]
    assert refs == ["A5:D6", "A10:D11"]


def test_too_many_rows_are_cut_and_the_sheet_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    sheet = first_sheet(Table("T", (Column("What"),), [("a",), ("b",), ("c",)]))
    texts = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert "c" not in texts
    assert "The first 2 of 3 rows; the CSV file holds them all." in texts


def test_column_names_stay_in_sight_on_a_sheet_of_one_table() -> None:
    table = Table("T", COLUMNS, [("a", 1, None, None)])
    assert first_sheet(table).freeze_panes == "A6"
    assert first_sheet(table, table).freeze_panes == "A2"


def test_a_chart_stands_beside_its_table_with_its_text_alternative() -> None:
    table = Table("T", COLUMNS[:2], [("a", 1), ("All", 1)], summed=True, bars=Bars(1, "a is 1."))
    content = workbook_bytes([Sheet("One", "Heading", (), (table,))], title="t")
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert 'descr="a is 1."' in parts.read("xl/drawings/drawing1.xml").decode()
    assert "<c:f>One!$B$5</c:f>" in parts.read("xl/charts/chart1.xml").decode()


def test_a_sheet_name_is_one_that_excel_takes() -> None:
    assert sheet_name("A/B: [what?] " + "x" * 40) == "A B   what   xxxxxxxxxxxxxxxxxx"[:31]
