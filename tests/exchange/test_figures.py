"""From files to figures: what is said before any figure when something is missing."""

import re
from pathlib import Path

import pytest

from footprint.demo.demo_data import write_demo_returns
from footprint.domain.facts import EPISODES
from footprint.exchange.figures import measure_returns
from footprint.exchange.ssda903.returns import ReturnRefused


def two_years(out: Path) -> list[Path]:
    return list(write_demo_returns(out, children=40, years=2, with_truth=False).folders)


def test_complete_returns_carry_no_warning(tmp_path: Path) -> None:
    figures = measure_returns(two_years(tmp_path / "demo")).figures
    assert figures.warnings == ()
    assert [(one.name, one.year) for one in figures.returns] == [
        ("2024-25", 2025),
        ("2025-26", 2026),
    ]
    assert figures.returns[1].rows["reviews"] > 0


def test_a_year_without_its_reviews_file_is_warned_about_and_gives_no_figure_of_reviews(
    tmp_path: Path,
) -> None:
    folders = two_years(tmp_path / "demo")
    (folders[1] / "reviews.csv").unlink()
    figures = measure_returns(folders).figures
    assert len(figures.warnings) == 1
    assert "2025-26: no Reviews file was read." in figures.warnings[0]
    assert "no figure about reviews can be given" in figures.warnings[0]
    codes = {measurement.code for measurement in figures.measurements}
    assert {"looked_after_on", "leavers", "same_placement_two_years"} <= codes
    assert not {code for code in codes if "review" in code or "took_part" in code}
    assert not {"participation", "attended", "views_given", "days_late", "recovered"} & codes


def test_an_earlier_year_without_its_reviews_file_is_warned_about(tmp_path: Path) -> None:
    folders = two_years(tmp_path / "demo")
    (folders[0] / "reviews.csv").unlink()
    figures = measure_returns(folders).figures
    assert figures.warnings == (
        "2024-25: no Reviews file was read. The year after it is read as if nothing came before.",
    )


def test_an_episode_keeps_the_first_and_the_last_year_that_hold_it(tmp_path: Path) -> None:
    episodes = measure_returns(two_years(tmp_path / "demo")).loaded.facts.episodes
    assert set(episodes.columns) == set(EPISODES)
    both = episodes.filter(first_year=2025, year=2026)
    assert both.height > 0
    assert episodes.filter(first_year=2026, year=2025).height == 0
    assert episodes.select("child", "began_on").is_unique().all()


def test_one_start_far_off_does_not_move_the_year_of_a_small_authority(tmp_path: Path) -> None:
    folders = two_years(tmp_path / "demo")
    path = folders[1] / "episodes.csv"
    lines = path.read_text().splitlines()
    lines[1] = re.sub(r"\d\d/\d\d/\d{4}", "01/05/2081", lines[1], count=1)
    path.write_text("\n".join([lines[0], *lines[1:61]]) + "\n")
    measured = measure_returns(folders[1:])
    assert measured.figures.years == (2026,)
    assert measured.figures.checks["dated_after_the_return"] == {"episodes": 1}


@pytest.mark.parametrize("year", [1905, 1990, 2036, 2037, 2050])
def test_returns_of_other_times_are_measured_or_refused_in_a_sentence(
    tmp_path: Path, year: int
) -> None:
    folder = two_years(tmp_path / "demo")[1]
    for path in folder.iterdir():
        path.write_text(
            re.sub(
                r"(\d\d/\d\d/)(\d{4})",
                lambda found: f"{found[1]}{int(found[2]) + year - 2026:04d}",
                path.read_text(),
            )
        )
    if year == 2036:
        assert measure_returns([folder]).figures.years == (2036,)
    else:
        with pytest.raises(ReturnRefused, match=r"cannot be measured: .* 1997 to 2036\.$"):
            measure_returns([folder])
