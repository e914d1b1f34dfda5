"""The terminal shows every figure, however narrow it is, and no file can draw on it."""

import io
from dataclasses import replace

import polars as pl
import pytest
from rich.console import Console

from footprint.reports.rows import row_groups
from footprint.reports.terminal import print_figures, print_rows, visible
from tests.reports.cohort_a import DEFINITIONS, FIGURES
from tests.reports.findings import ERRORS, FINDINGS


def console(width: int) -> Console:
    return Console(file=io.StringIO(), width=width, color_system=None)


def text(made: Console) -> str:
    assert isinstance(made.file, io.StringIO)
    return made.file.getvalue()


def figures_at(width: int) -> str:
    made = console(width)
    print_figures(made, FIGURES, DEFINITIONS)
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
    print_figures(made, drawn, DEFINITIONS)
    assert "\\x1b[2J[red]x\\u202e.csv" in text(made)


def test_visible_leaves_ordinary_words_alone() -> None:
    assert visible("Zoë O’Brien, 5½") == "Zoë O’Brien, 5½"


def test_the_rows_behind_a_check_are_its_first_few_and_how_many_more() -> None:
    made = console(100)
    print_rows(made, row_groups(FINDINGS, ERRORS, first=2), first=2)
    said = text(made)
    assert "440, Reviews (3)" in said
    assert "398768" in said
    assert "398770" not in said
    assert "and 1 more; --csv or --xlsx writes them all." in said
    assert "There is no such day (1)" in said


def test_nothing_found_is_said() -> None:
    made = console(80)
    empty = row_groups(pl.DataFrame(schema=FINDINGS.schema), ERRORS.clear(), first=5)
    print_rows(made, empty, first=5)
    assert text(made) == "No check found anything.\n"
