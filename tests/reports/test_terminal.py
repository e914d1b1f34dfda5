"""The terminal shows every figure, however narrow it is, and no file can draw on it."""

import io
from dataclasses import replace

import polars as pl
import pytest
from rich.console import Console

from footprint.reports.facts import YearFigures
from footprint.reports.presenters import present
from footprint.reports.rows import row_groups
from footprint.reports.terminal import print_figures, print_rows, visible
from tests.reports.cohort_a import DEFINITIONS, FIGURES, WARNED
from tests.reports.findings import ERRORS, FINDINGS


def console(width: int) -> Console:
    return Console(file=io.StringIO(), width=width, color_system=None)


def text(made: Console) -> str:
    assert isinstance(made.file, io.StringIO)
    return made.file.getvalue()


def figures_at(width: int) -> str:
    made = console(width)
    print_figures(made, present(FIGURES, DEFINITIONS), every_table=True)
    return text(made)


def brief(figures: YearFigures = FIGURES, width: int = 80) -> str:
    made = console(width)
    print_figures(made, present(figures, DEFINITIONS))
    return text(made)


@pytest.mark.parametrize("width", [30, 40, 60, 80, 200])
def test_every_number_is_whole_on_a_terminal_of_any_width(width: int) -> None:
    said = figures_at(width)
    for number in ("75.0%", "69.2%", "20.0%", "28.6%", "77.8%", "73.5%", "1,460", "823"):
        assert number in said
    assert max(len(line) for line in said.splitlines()) <= width


def test_a_narrow_terminal_names_the_column_beside_each_number() -> None:
    said = figures_at(40)
    assert "  Out of: 12\n  Per cent: 75.0%\n  Cannot be judged: 1\n" in said


def test_the_headline_comes_first_and_the_refused_rows_last() -> None:
    said = figures_at(80)
    assert said.index("Children looked after on 31 March") < said.index("Reviews on time ─")
    assert said.index("More ─") < said.index("Refused rows ─")


def test_a_file_name_cannot_draw_on_the_terminal() -> None:
    drawn = replace(FIGURES, left_out_files={"\x1b[2J[red]x\u202e.csv": "No kind."})
    made = console(80)
    print_figures(made, present(drawn, DEFINITIONS), every_table=True)
    assert "\\x1b[2J[red]x\\u202e.csv" in text(made)


def test_the_short_form_fits_on_three_screens_and_says_where_the_rest_is() -> None:
    said = brief()
    assert len(said.splitlines()) < 90
    assert "Reviews on time, by review" in said
    assert "Late reviews" not in said
    assert "--html FILE and --xlsx FILE write everything" in said


def test_the_short_form_says_what_went_wrong_in_a_few_lines() -> None:
    said = " ".join(brief().split())
    assert "every return loaded. Department check 440: 2; Department check INT08: 1." in said
    assert "in no figure. a date that is no date: 3." in said
    assert "count as empty, in rows that were taken: 11." in said


def test_a_warning_is_the_first_thing_printed() -> None:
    for said in (brief(WARNED), brief(WARNED, 40)):
        assert said.startswith("! Warning: 2018-19: no Reviews")


def test_each_return_is_told_before_the_figures() -> None:
    said = brief(width=100)
    told = said.index(
        "2018-19 <b>: year ending 31 March 2019 (as given)\n  rows: Children (Header) 12"
    )
    assert told < said.index("Numbers")
    assert "  reviews.csv: columns not read: NOTES\n" in said


def test_at_80_columns_the_words_have_room_and_the_headings_of_numbers_give_way() -> None:
    shares = brief().split("Shares")[1].split("Reviews on time, by review")[0]
    assert "Reviews due that were held on time  " in shares
    assert max(len(line) for line in shares.splitlines()) <= 80


def test_visible_leaves_ordinary_words_alone() -> None:
    assert visible("Zoë O’Brien, 5½") == "Zoë O’Brien, 5½"


def test_the_rows_behind_a_check_are_its_first_few_and_how_many_more() -> None:
    made = console(100)
    print_rows(made, row_groups(FINDINGS, ERRORS, first=2), first=2)
    said = text(made)
    assert "Department check 440, Reviews (3)" in said
    assert "398768" in said
    assert "398770" not in said
    assert "and 1 more; --csv or --xlsx writes them all." in said
    assert "There is no such day (1)" in said


def test_nothing_found_is_said() -> None:
    made = console(80)
    empty = row_groups(pl.DataFrame(schema=FINDINGS.schema), ERRORS.clear(), first=5)
    print_rows(made, empty, first=5)
    assert text(made) == "No check found anything.\n"
