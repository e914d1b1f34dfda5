"""Three real-format returns made by others, counted from the files alone by somebody else.

The counts are those of the README beside the sample; the files are not part of this project.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from footprint.domain.indicators.definition import Measurement
from footprint.exchange.figures import Measured, measure_returns

SAMPLE = Path(
    os.environ.get(
        "FOOTPRINT_SAMPLE", Path(__file__).parents[3] / "shared" / "data" / "ssda903-sample"
    )
)
pytestmark = pytest.mark.skipif(
    not (SAMPLE / "2018" / "episodes.csv").exists(),
    reason="the sample returns are not here: set FOOTPRINT_SAMPLE to their folder",
)
FOLDERS = (2017, 2018, 2019)


@cache
def measured(*folders: int) -> Measured:
    """The last folder's year; a folder is named by the year in which its collection year starts."""
    return measure_returns([SAMPLE / str(each) for each in folders], year=folders[-1] + 1)


def figure(folder: int, code: str) -> Measurement:
    return next(m for m in measured(folder).figures.measurements if m.code == code)


@pytest.mark.parametrize(
    ("folder", "header", "episodes", "reviews"),
    [(2017, 819, 1460, 3481), (2018, 572, 974, 2769), (2019, 362, 648, 2103)],
)
def test_every_row_is_read(folder: int, header: int, episodes: int, reviews: int) -> None:
    rows = measured(folder).figures.rows
    assert (rows["header"], rows["episodes"], rows["reviews"]) == (header, episodes, reviews)
    assert (rows["ad1"], rows["placed_for_adoption"]) == (0, 0)
    assert measured(folder).figures.refused == {}


@pytest.mark.parametrize(
    ("folder", "too_old", "too_young", "short_breaks"),
    [(2017, 424, 42, 300), (2018, 341, 23, 182), (2019, 265, 20, 160)],
)
def test_the_departments_checks(
    folder: int, too_old: int, too_young: int, short_breaks: int
) -> None:
    checks = measured(folder).figures.checks
    assert checks["440"] == {"reviews": too_old}
    assert checks["441"] == {"reviews": too_young}
    assert checks["399"]["reviews"] == short_breaks


@pytest.mark.parametrize(
    ("folder", "as_it_stands", "without_short_breaks", "resolved"),
    [(2017, 434, 367, 363), (2018, 234, 195, 195), (2019, 161, 135, 135)],
)
def test_children_with_an_episode_open_on_31_march(
    folder: int, as_it_stands: int, without_short_breaks: int, resolved: int
) -> None:
    assert figure(folder, "episodes_open_on").numerator == as_it_stands
    on = figure(folder, "looked_after_on")
    assert on.numerator == resolved
    assert on.left_out.get("in_a_series_of_short_breaks", 0) == as_it_stands - without_short_breaks
    assert on.left_out.get("in_an_overlapped_episode", 0) == without_short_breaks - resolved


@pytest.mark.parametrize(
    ("folder", "as_it_stands", "without_short_breaks", "resolved"),
    [(2017, 687, 605, 605), (2018, 454, 402, 401), (2019, 299, 262, 262)],
)
def test_children_with_an_episode_in_the_year(
    folder: int, as_it_stands: int, without_short_breaks: int, resolved: int
) -> None:
    in_year = figure(folder, "looked_after_in_year")
    assert in_year.numerator == resolved
    assert (
        in_year.left_out.get("in_a_series_of_short_breaks", 0)
        == as_it_stands - without_short_breaks
    )
    assert in_year.left_out.get("in_an_overlapped_episode", 0) == without_short_breaks - resolved


@pytest.mark.parametrize(
    ("folder", "inside", "without_short_breaks", "counted"),
    [(2017, 526, 457, 452), (2018, 330, 282, 281), (2019, 237, 210, 209)],
)
def test_reviews_dated_in_the_year_inside_an_episode(
    folder: int, inside: int, without_short_breaks: int, counted: int
) -> None:
    participation = figure(folder, "participation")
    left_out = participation.left_out
    assert participation.numerator == counted
    assert left_out["in_a_short_break"] == inside - without_short_breaks
    joined = left_out.get("same_child_and_day", 0) + left_out.get("in_an_overlapped_episode", 0)
    assert joined == without_short_breaks - counted


@pytest.mark.parametrize(
    ("folder", "codes"),
    [
        (2017, (58, 57, 55, 57, 53, 64, 58, 50)),
        (2018, (39, 28, 25, 36, 44, 37, 36, 36)),
        (2019, (19, 37, 15, 28, 29, 35, 23, 23)),
    ],
)
def test_participation_code_by_code(folder: int, codes: tuple[int, ...]) -> None:
    by = figure(folder, "participation").by
    assert tuple(by[f"PN{number}"] for number in range(8)) == codes


def test_three_years_load_as_one_history_in_which_fewer_reviews_cannot_be_judged() -> None:
    together = measured(*FOLDERS).figures
    assert together.years == (2018, 2019, 2020)
    alone = figure(2019, "reviews_held_on_time")
    joined = next(m for m in together.measurements if m.code == alone.code)
    assert 0 < joined.cannot_be_judged < alone.cannot_be_judged


def test_the_count_on_the_day_from_three_years_is_that_of_the_years_own_return() -> None:
    together = next(
        m for m in measured(*FOLDERS).figures.measurements if m.code == "looked_after_on"
    )
    assert together.numerator == 135


def test_children_whom_the_years_own_return_lacks_are_told_before_any_figure() -> None:
    """By its own return there are 195 on 31 March 2019; the returns of other years hold 79 more."""
    together = measure_returns([SAMPLE / str(each) for each in FOLDERS], year=2019).figures
    on = next(m for m in together.measurements if m.code == "looked_after_on")
    assert (on.numerator, on.by["not_in_the_years_return"]) == (274, 79)
    assert len(together.warnings) == 1
    assert "by its own return there are 195" in together.warnings[0]
