"""Cells cast strictly: what is a date or a code, what is listed, and which rows are refused."""

import csv
import io
from datetime import date
from itertools import accumulate

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.exchange.ssda903.bytewalk import walk
from footprint.exchange.ssda903.cells import as_codes, as_dates
from footprint.exchange.ssda903.kinds import REVIEWS
from footprint.exchange.ssda903.refusal import ReturnRefused
from footprint.exchange.ssda903.returns import LoadedReturns, read_returns
from footprint.exchange.ssda903.tables import read_table
from tests.exchange.ssda903.conftest import AMINA, BEN, CARA, ROWS, WriteReturn, csv_text


@pytest.mark.parametrize(
    "text",
    [
        *("31/02/2019", "1/4/19", "1/4/2019", "01/04/19", "01-04-2019", "2019-04-01"),
        *("01/ 4/2019", "1/ 04/2019", "01/04/0019", "01/04/+019", "01/04/1899", "01/04/2100"),
        *("29/02/2019", "00/01/2019", "32/01/2019", "01/13/2019", "01/04/2019 00:00", "=1+1"),
        *("01/04/2O19", "٠١/٠٤/٢٠١٩", "01/04/20199", "yes"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    cast = as_dates(pl.Series([text, "01/04/2019", None]))
    assert cast.values.to_list() == [None, date(2019, 4, 1), None]
    assert cast.bad is not None
    assert cast.bad.to_list() == [True, False, False]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01/04/2019", date(2019, 4, 1)),
        (" 01/04/2019 ", date(2019, 4, 1)),
        ("29/02/2020", date(2020, 2, 29)),
        ("01/01/1900", date(1900, 1, 1)),
        ("31/12/2099", date(2099, 12, 31)),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_what_is_a_date_or_blank(text: str | None, day: date | None) -> None:
    cast = as_dates(pl.Series([text], dtype=pl.String))
    assert cast.values.to_list() == [day]
    assert cast.bad is None


@settings(deadline=None)
@given(st.lists(st.dates(date(1890, 1, 1), date(2110, 1, 1))), st.text(max_size=3))
def test_every_date_comes_back_as_it_was_written(days: list[date], odd: str) -> None:
    texts = [day.strftime("%d/%m/") + f"{day.year:04d}" for day in days]
    cast = as_dates(pl.Series([*texts, odd], dtype=pl.String))
    expected = [day if 1900 <= day.year <= 2099 else None for day in days]
    assert cast.values.to_list() == [*expected, None]


@pytest.mark.parametrize("text", ["zz/04/2010", "ZZ/ZZ/2010", "zz/zz/zzzz"])
def test_a_part_date_is_no_mistake_where_it_may_be_one(text: str) -> None:
    texts = pl.Series([text])
    assert as_dates(texts, may_be_part=True).bad is None
    assert as_dates(texts, may_be_part=True).values.to_list() == [None]
    assert as_dates(texts).bad is not None


def test_a_code_with_spaces_round_it_is_that_code_and_case_matters() -> None:
    cast = as_codes(pl.Series([" PN1", "pn1", "", None, "PN2"]), frozenset({"PN1", "PN2"}))
    assert cast.values.to_list() == ["PN1", None, None, None, "PN2"]
    assert cast.bad is not None
    assert cast.bad.to_list() == [False, True, False, False, False]


def errors(loaded: LoadedReturns) -> list[tuple[object, ...]]:
    return loaded.row_errors.select("kind", "line", "column", "value", "reason", "refused").rows()


def test_a_good_return_has_nothing_to_list(write_return: WriteReturn) -> None:
    loaded = read_returns([write_return()])
    assert errors(loaded) == []
    assert loaded.findings.height == 0
    assert loaded.refused_counts() == {}


def test_every_bad_cell_is_listed_at_once(write_return: WriteReturn) -> None:
    loaded = read_returns(
        [
            write_return(
                header=[*ROWS["header"], ["100004", "3", "31/02/2010", "XXXX"]],
                reviews=[
                    [AMINA, "01/02/2010", "1/4/19", "PN9"],
                    ["", "01/02/2010", "", "PN1"],
                    [BEN, "05/05/2016", "03/07/2018", "PN0"],
                ],
            )
        ]
    )
    assert loaded.row_errors["child"].to_list() == [*["100004"] * 3, AMINA, AMINA, None, None]
    assert errors(loaded) == [
        ("header", 5, "SEX", "3", "not a code of this column", False),
        ("header", 5, "DOB", "31/02/2010", "date of birth is not a date", False),
        ("header", 5, "ETHNIC", "XXXX", "not a code of this column", False),
        ("reviews", 2, "REVIEW", "1/4/19", "review date is not a date", True),
        ("reviews", 2, "REVIEW_CODE", "PN9", "not a code of this column", False),
        ("reviews", 3, "CHILD", "", "no child identifier", True),
        ("reviews", 3, "REVIEW", "", "no review date", True),
    ]
    assert loaded.refused_counts() == {"no child identifier": 1, "review date is not a date": 1}
    assert loaded.facts.reviews.height == 1
    assert loaded.rows["reviews"] == 3


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([AMINA, "", "S", "C2", "N1", "U4"], "no start date"),
        ([AMINA, "31/02/2019", "S", "C2", "N1", "U4"], "start date is not a date"),
        ([AMINA, "01/05/2018", "S", "C2", "N1", "U4", "", "1/4/19"], "end date is not a date"),
        (
            [AMINA, "02/05/2018", "S", "C2", "N1", "U4", "", "01/05/2018", "E8"],
            "end date is before the start date",
        ),
        (["", "01/05/2018", "S", "C2", "N1", "U4"], "no child identifier"),
        (
            ['"=cmd|1"', "01/05/2018", "S", "C2", "N1", "U4"],
            "child identifier is not a reference of letters and digits",
        ),
    ],
)
def test_an_episode_that_cannot_be_read_or_placed_is_refused(
    write_return: WriteReturn, row: list[str], reason: str
) -> None:
    loaded = read_returns([write_return(episodes=[*ROWS["episodes"], row])])
    assert loaded.refused_counts() == {reason: 1}
    assert loaded.facts.episodes.height == 4


def test_an_episode_that_ends_on_the_day_it_starts_is_read(write_return: WriteReturn) -> None:
    row = ["100004", "02/05/2018", "S", "C2", "N1", "U4", "PR1", "02/05/2018", "E8"]
    loaded = read_returns([write_return(episodes=[*ROWS["episodes"], row])])
    assert loaded.facts.episodes.height == 5


def test_a_bad_code_is_listed_and_its_row_stays(write_return: WriteReturn) -> None:
    row = ["100004", "02/05/2018", "S", "C2", "N1", "U9", "PR1"]
    loaded = read_returns([write_return(episodes=[*ROWS["episodes"], row])])
    assert loaded.facts.episodes.row(-1, named=True)["placement"] is None
    assert [error[2:] for error in errors(loaded)] == [
        ("PLACE", "U9", "not a code of this column", False)
    ]


def test_a_wrong_date_the_status_ceased_refuses_the_row_and_none_does_not(
    write_return: WriteReturn,
) -> None:
    rows = [[AMINA, "2", "01/02/2010", ""], [CARA, "2", "11/11/2004", "soon"]]
    loaded = read_returns([write_return(uasc=rows)])
    assert loaded.refused_counts() == {"date the status ceased is not a date": 1}
    assert loaded.facts.uasc["ceased_on"].to_list() == [None]


def test_spaces_round_an_identifier_do_not_make_another_child(write_return: WriteReturn) -> None:
    loaded = read_returns([write_return(uasc=[[f" {CARA} ", "2", "11/11/2004", ""]])])
    assert loaded.facts.children["identifier"].to_list() == [AMINA, BEN, CARA]


def test_a_row_with_other_cells_than_the_header_is_refused(write_return: WriteReturn) -> None:
    text = csv_text("reviews", ROWS["reviews"]) + "100001,01/02/2010,03/02/2019\n1,2,3,4,5\n"
    loaded = read_returns([write_return(reviews=text)])
    assert errors(loaded) == [
        (
            "reviews",
            6,
            "",
            "100001,01/02/2010,03/02/2019",
            "the row has fewer cells than the header",
            True,
        ),
        ("reviews", 7, "", "1,2,3,4,5", "the row has more cells than the header", True),
    ]
    assert loaded.rows["reviews"] == 6
    assert loaded.facts.reviews.height == 4


@pytest.mark.parametrize("blank", ["\n", ",,,\n", ",,,,,\n", "   \n", "\r\n"])
def test_a_blank_line_is_no_row(write_return: WriteReturn, blank: str) -> None:
    text = csv_text("reviews", ROWS["reviews"]) + blank
    loaded = read_returns([write_return(reviews=text)])
    assert loaded.rows["reviews"] == 4
    assert errors(loaded) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
def test_every_cell_may_be_quoted(write_return: WriteReturn, line_end: str, encoding: str) -> None:
    rows = [list(REVIEWS.columns), *ROWS["reviews"], [CARA, "11/11/2004", 'a ""day""', "PN1"]]
    text = "".join(",".join(f'"{cell}"' for cell in row) + line_end for row in rows)
    loaded = read_returns([write_return(reviews=text.encode(encoding))])
    assert errors(loaded) == [
        ("reviews", 6, "REVIEW", 'a "day"', "review date is not a date", True)
    ]
    assert loaded.facts.reviews.height == 4


def test_a_finding_about_a_row_without_a_child_is_told_too(write_return: WriteReturn) -> None:
    loaded = read_returns([write_return(reviews=[["", "", "", "PN1"]])])
    assert loaded.findings.select("code", "line", "child").rows() == [("166", 2, None)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_and_encodings_change_nothing(
    write_return: WriteReturn, line_end: str, encoding: str, last: bool
) -> None:
    bad = [*ROWS["reviews"], [CARA, "11/11/2004", "01/02/2019", "né"], [CARA, "", "é/02/2019", ""]]
    text = "\n\n" + csv_text("reviews", bad)
    text = (text if last else text[:-1]).replace("\n", line_end)
    loaded = read_returns([write_return(reviews=text.encode(encoding))])
    assert errors(loaded) == [
        ("reviews", 8, "REVIEW_CODE", "né", "not a code of this column", False),
        ("reviews", 9, "REVIEW", "é/02/2019", "review date is not a date", True),
    ]
    assert loaded.facts.reviews.height == 5


def test_the_line_is_the_physical_one_on_which_the_row_starts(write_return: WriteReturn) -> None:
    text = (
        "CHILD,DOB,REVIEW,REVIEW_CODE\n"
        '100001,01/02/2010,02/07/2018,"PN1"\n'
        "\n"
        '100001,01/02/2010,"not\na\ndate",PN1\n'
        "100002,05/05/2016,neither,PN0\n"
    )
    loaded = read_returns([write_return(reviews=text)])
    assert [(error[1], error[3]) for error in errors(loaded)] == [
        (4, "not\na\ndate"),
        (7, "neither"),
    ]


def test_a_formula_is_carried_as_the_text_it_is(write_return: WriteReturn) -> None:
    rows = [[AMINA, "01/02/2010", "=HYPERLINK(1)", "+PN1"]]
    loaded = read_returns([write_return(reviews=rows)])
    assert loaded.row_errors["value"].to_list() == ["=HYPERLINK(1)", "+PN1"]


CELL = st.text(st.sampled_from('ab ,"\n\r1é'), max_size=6)
ROW = st.lists(CELL, min_size=4, max_size=4)


@settings(deadline=None)
@given(
    rows=st.lists(ROW, max_size=40),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    window=st.sampled_from([1, 2, 3, 7, 64, 512 * 1024]),
    last=st.booleans(),
)
def test_rows_and_lines_are_those_of_another_reader(
    rows: list[list[str]], end: str, window: int, last: bool
) -> None:
    rows = [["x", *row[1:]] for row in rows]
    written = [row_text(row, end) for row in (list(REVIEWS.columns), *rows)]
    lines = [1, *accumulate((text.count(end[-1]) for text in written), initial=1)][1:]
    text = "".join(written)
    text = text if last else text.removesuffix(end)
    walked = walk(text.encode(), "reviews.csv", window=window)
    assert walked is not None
    table = read_table(walked, REVIEWS, "reviews.csv")
    read = table.rows.fill_null("").drop("record").rows()
    assert [[cell.strip() for cell in row] for row in read] == [
        [cell.strip() for cell in row] for row in rows
    ]
    started = walked.lines if walked.lines is not None else range(2, len(rows) + 2)
    assert list(started) == lines[1 : len(rows) + 1]


def row_text(row: list[str], end: str) -> str:
    """The row as CSV; with every cell quoted where one has a line end in it."""
    out = io.StringIO(newline="")
    if {"\n", "\r"} & set("".join(row)):
        csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL).writerow(row)
    else:
        csv.writer(out, lineterminator=end).writerow(row)
    return out.getvalue()


NOTED = "CHILD,DOB,REVIEW,REVIEW_CODE,NOTE|{0},01/02/2010,02/07/2018,PN1,{1}|{0},,02/10/2018,PN5,|"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoted", ["\n", "\r\n", "\r"])
def test_a_line_end_in_quotes_is_no_line_end_whatever_it_is(
    write_return: WriteReturn, end: str, quoted: str
) -> None:
    text = NOTED.format(AMINA, f'"a{quoted}b"').replace("|", end)
    loaded = read_returns([write_return(reviews=text.encode())])
    assert loaded.rows["reviews"] == 2
    assert loaded.facts.reviews["held_on"].to_list() == [date(2018, 7, 2), date(2018, 10, 2)]


def test_a_file_broken_off_in_the_middle_of_a_line_end_is_read(write_return: WriteReturn) -> None:
    text = csv_text("reviews", ROWS["reviews"]).replace("\n", "\r\n").removesuffix("\n")
    loaded = read_returns([write_return(reviews=text.encode())])
    assert loaded.facts.reviews["participation"].to_list() == ["PN1", "PN5", "PN0", "PN7"]


@pytest.mark.parametrize("window", [1, 2, 3, 7, 64, 512 * 1024])
@pytest.mark.parametrize(
    ("text", "line"),
    [("a,b\rc,d\ne,f\r", 2), ("a,b\nc,d\re,f\n", 2), ("a,b\r\nc,d\re,f", 2)],
)
def test_a_file_with_both_line_ends_outside_quotes_is_refused(
    text: str, line: int, window: int
) -> None:
    told = rf"^reviews\.csv ends its lines in two ways, from line {line} on: save it as CSV"
    with pytest.raises(ReturnRefused, match=told):
        walk(text.encode(), "reviews.csv", window=window)


@settings(deadline=None)
@given(st.lists(st.integers(1, 9), max_size=30), st.sampled_from([1, 5, 64, 4096]))
def test_odd_rows_are_found_wherever_a_window_ends(widths: list[int], window: int) -> None:
    text = "CHILD,DOB,REVIEW,REVIEW_CODE\n" + "".join(
        ",".join(["é"] * width) + "\n" for width in widths
    )
    walked = walk(text.encode(), "reviews.csv", window=window)
    assert walked is not None
    odd = [number for number, width in enumerate(widths) if width != 4]
    assert walked.odd_records.tolist() == odd
    assert walked.odd_cells.tolist() == [widths[number] for number in odd]
    assert [
        walked.data[start:end].decode().count("é") for start, end in walked.odd_spans.tolist()
    ] == [widths[number] for number in odd]
