"""The rows behind the checks, in files."""

import csv
from pathlib import Path

import openpyxl
import polars as pl

from footprint.reports.rows import row_groups, write_rows_csv, write_rows_workbook
from tests.reports.findings import ERRORS, FINDINGS


def test_bad_cells_come_first_then_checks_with_their_counts() -> None:
    groups = row_groups(FINDINGS, ERRORS, first=1)
    assert [(group.title, group.count, len(group.table.rows)) for group in groups] == [
        ("Not one of the codes", 1, 1),
        ("There is no such day", 1, 1),
        ("Department check 166, Reviews", 1, 1),
        ("Department check 440, Reviews", 3, 1),
        ("Department check INT08, Episodes", 1, 1),
    ]


def test_a_bad_cell_says_whether_its_row_was_taken() -> None:
    taken, refused = row_groups(FINDINGS.clear(), ERRORS, first=5)
    assert taken.table.rows == [("ep.csv", 5, "CIN", "=1+1", "yes")]
    assert refused.table.rows == [("rev.csv", 4, "REVIEW", "31/02/2019", "no")]


def test_the_csv_holds_every_row_and_no_live_formula(tmp_path: Path) -> None:
    write_rows_csv(tmp_path / "rows.csv", FINDINGS, ERRORS)
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == FINDINGS.height + ERRORS.height
    assert [line["Value"] for line in lines[:2]] == ["31/02/2019", "'=1+1"]
    assert lines[2]["Check"] == "INT08"
    assert [line["Row taken"] for line in lines[:4]] == ["no", "yes", "yes", "no"]
    assert [line["Child"] for line in lines[:2]] == ["398767", "398768"]


def test_the_workbook_holds_every_row_in_real_tables(tmp_path: Path) -> None:
    write_rows_workbook(tmp_path / "rows.xlsx", FINDINGS, ERRORS)
    book = openpyxl.load_workbook(tmp_path / "rows.xlsx")
    assert book.sheetnames == ["Read me first", "Counts", "Checks", "Bad cells"]
    assert [table.ref for table in book["Checks"].tables.values()] == ["A4:I9"]
    assert [table.ref for table in book["Bad cells"].tables.values()] == ["A5:G7"]
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    counts = [row[:4] for row in book["Counts"].iter_rows(values_only=True)]
    assert ("Department check 440", "Reviews", "Over 4 that day.", 3) in counts


def test_a_bad_cell_says_in_words_what_became_of_its_row() -> None:
    both = ERRORS.with_columns(pl.lit("Not one of the codes").alias("reason"))
    taken, refused = row_groups(FINDINGS.clear(), ERRORS, first=5)
    (mixed,) = row_groups(FINDINGS.clear(), both, first=5)
    assert taken.words == "The cell counts as empty; the rest of its row is taken."
    assert refused.words.endswith("is in no figure.")
    assert mixed.words.startswith("Where the row is taken")


def test_a_finding_about_the_child_shows_the_childs_reference() -> None:
    about = FINDINGS.head(1).with_columns(pl.lit(None, pl.String).alias("value"))
    (group,) = row_groups(about, ERRORS.clear(), first=1)
    assert group.table.rows == [("ep.csv", 3, "5", "CHILD", "5")]


def test_a_value_that_is_missing_is_an_empty_cell(tmp_path: Path) -> None:
    blank = FINDINGS.with_columns(pl.lit(None, pl.String).alias("value"))
    write_rows_csv(tmp_path / "rows.csv", blank, ERRORS.clear())
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        values = {line["Column"]: line["Value"] for line in csv.DictReader(file)}
    assert values == {"CHILD": "5", "REVIEW": "", "REVIEW_CODE": ""}


def test_codes_kept_as_categories_are_written_as_words(tmp_path: Path) -> None:
    kept = FINDINGS.with_columns(pl.col("code", "kind").cast(pl.Categorical))
    write_rows_workbook(tmp_path / "rows.xlsx", kept, ERRORS)
    book = openpyxl.load_workbook(tmp_path / "rows.xlsx")
    assert book["Checks"]["A5"].value == "Department check INT08"


def test_a_row_refused_for_one_cell_is_said_refused_of_its_other_cells(tmp_path: Path) -> None:
    other = ERRORS.head(1).with_columns(column=pl.lit("REVIEW_CODE"), refused=pl.lit(value=False))
    write_rows_csv(tmp_path / "rows.csv", FINDINGS.clear(), pl.concat([ERRORS, other]))
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        taken = [(line["Column"], line["Row taken"]) for line in csv.DictReader(file)]
    assert taken == [("REVIEW", "no"), ("CIN", "yes"), ("REVIEW_CODE", "no")]
