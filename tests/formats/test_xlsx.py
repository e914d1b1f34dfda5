"""The workbook: real tables, and nothing in it that runs."""

import io
import re
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


def test_a_row_is_as_high_as_its_longest_text_in_its_columns_width() -> None:
    columns = (Column("What", width=20), Column("Number", "whole"))
    sheet = first_sheet(Table("T", columns, [("word " * 30, 1), ("short", 1)]))
    high = sheet.row_dimensions[6].height
    assert high is not None
    assert 8 * xlsx.ROW_POINTS <= high <= 10 * xlsx.ROW_POINTS
    assert sheet.row_dimensions[7].height == xlsx.ROW_POINTS


def test_a_heading_of_two_lines_has_room_for_both() -> None:
    sheet = first_sheet(Table("T", (Column("What"), Column("Cannot be judged", "whole", 10)), []))
    assert sheet.row_dimensions[5].height == 2 * xlsx.ROW_POINTS


def test_a_long_sentence_runs_over_the_columns_and_is_wrapped() -> None:
    sentence = "word " * 60
    content = workbook_bytes(
        [Sheet("S", "H", (sentence,), (Table("T", COLUMNS, [], (sentence,)),))], title="t"
    )
    sheet = opened(content)["S"]
    assert sorted(str(merged) for merged in sheet.merged_cells.ranges) == ["A2:D2", "A7:D7"]
    for row in (2, 7):
        high = sheet.row_dimensions[row].height
        assert high is not None
        assert high > 5 * xlsx.ROW_POINTS
        assert sheet.cell(row, 1).alignment.wrap_text


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 20, 1), ("one two", 20, 1), ("one two three four five", 14, 2), ("a\nb", 20, 2)],
)
def test_lines_are_counted_as_words_are_wrapped(text: str, width: int, lines: int) -> None:
    assert xlsx.line_count(text, width) == lines


def test_headings_of_numbers_stand_over_their_numbers_and_words_keep_off_them() -> None:
    columns = (Column("What"), Column("Number", "whole"), Column("Of what"))
    sheet = first_sheet(Table("T", columns, [("a", 1, "children")]))
    assert [sheet.cell(5, n).alignment.horizontal for n in (1, 2, 3)] == ["left", "right", "left"]
    assert [sheet.cell(row, 3).alignment.indent for row in (5, 6)] == [1, 1]


def test_a_count_among_medians_is_written_whole() -> None:
    table = Table(
        "T", (Column("What"), Column("Number", "decimal")), [("a", 82), ("b", Decimal(2))]
    )
    sheet = first_sheet(table)
    assert [sheet.cell(row, 2).number_format for row in (6, 7)] == ["#,##0", "#,##0.0#"]


def test_a_chart_stands_below_the_notes_and_above_the_next_table() -> None:
    bars = Bars(1, "a is 1.")
    charted = Table("T", COLUMNS[:2], [("a", 1)], ("A note.",), bars=bars)
    content = workbook_bytes([Sheet("S", "H", (), (charted, charted))], title="t")
    drawing = zipfile.ZipFile(io.BytesIO(content)).read("xl/drawings/drawing1.xml").decode()
    ends = [int(row) for row in re.findall(r"<xdr:row>(\d+)</xdr:row>", drawing)]
    first, second = opened(content)["S"].tables.values()
    note = int(first.ref[-1]) + 1
    assert ends[0] >= note
    assert ends[1] < int(second.ref.split(":")[0][1:]) - 1


def test_a_warning_stands_first_and_is_marked() -> None:
    content = workbook_bytes([Sheet("S", "H", ("Said.",), (), ("Mind.",))], title="t")
    sheet = opened(content)["S"]
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == ["H", "Warning: Mind.", "Said."]
    assert sheet["A2"].font.bold
    assert sheet["A2"].fill.fgColor.rgb == "FFFFF2B8"


def test_headings_have_room_for_their_larger_letters() -> None:
    sheet = first_sheet(Table("T", COLUMNS))
    heading, title = sheet.row_dimensions[1].height, sheet.row_dimensions[4].height
    assert heading is not None
    assert title is not None
    assert heading > title > xlsx.ROW_POINTS
