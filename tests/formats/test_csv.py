"""Comma-separated values: nothing in them runs, everything in them can be read back."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from footprint.formats.csv import csv_bytes, safe, would_run
from footprint.formats.tables import Cell, Column, Table

DANGEROUS = ["=1+1", "+44", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "'=1", "＝1"]


def written(*cells: Cell) -> str:
    columns = tuple(Column(f"c{number}") for number in range(len(cells)))
    return csv_bytes(Table("t", columns, [cells])).decode("utf-8-sig").split("\r\n", 1)[1]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_would_run_is_written_with_an_apostrophe_before_it(text: str) -> None:
    assert next(csv.reader(io.StringIO(written(text), newline=""))) == [f"'{text}"]


@pytest.mark.parametrize("text", ["", "A=B", "O'Brien", "'quoted'", "12", " ", "é"])
def test_an_ordinary_text_is_written_as_it_is(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize("text", [*DANGEROUS, "plain", "'quoted'"])
def test_taking_one_apostrophe_off_a_marked_text_gives_the_text_back(text: str) -> None:
    as_written = safe(text)
    assert (as_written[1:] if would_run(as_written) else as_written) == text


def test_a_negative_number_is_a_number_and_is_not_marked() -> None:
    assert written(-5, Decimal("-1.5")) == "-5,-1.5\r\n"


def test_dates_are_written_year_first_and_an_empty_cell_is_empty() -> None:
    assert written(date(2019, 3, 31), None) == '"2019-03-31",""\r\n'


def test_quotes_commas_and_line_ends_survive() -> None:
    text = 'a "b", c\r\nd'
    assert next(csv.reader(io.StringIO(written(text), newline=""))) == [text]


def test_a_column_name_that_would_run_is_marked_too() -> None:
    assert csv_bytes(Table("t", (Column("=x"),))) == b'\xef\xbb\xbf"\'=x"\r\n'
