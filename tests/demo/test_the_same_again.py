"""The demo is the same every time, and an earlier day is the same world seen earlier."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from footprint.demo.demo_data import folder_name, write_demo_returns
from tests.demo.conftest import read


def contents(folder: Path) -> dict[str, bytes]:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


def test_the_same_seed_and_day_give_the_same_bytes(tmp_path: Path, default_returns: Path) -> None:
    write_demo_returns(tmp_path / "again")
    assert contents(tmp_path / "again") == contents(default_returns)


def test_another_seed_gives_another_world(tmp_path: Path, default_returns: Path) -> None:
    write_demo_returns(tmp_path / "other", seed=11)
    assert contents(tmp_path / "other") != contents(default_returns)


def test_the_service_changes_reviews_and_not_lives(tmp_path: Path, default_returns: Path) -> None:
    write_demo_returns(tmp_path / "short", service="short_staffed")
    ours, theirs = contents(default_returns), contents(tmp_path / "short")
    changed = {Path(name).name for name in ours if ours[name] != theirs[name]}
    assert changed == {"reviews.csv", "people.csv", "TRUTH.json", "READ-ME-FIRST.txt"}


DAY = date(2025, 9, 30)


@pytest.fixture(scope="module")
def in_september(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("september") / "out"
    write_demo_returns(out, day=DAY)
    return out


def test_an_earlier_day_leaves_the_years_before_as_they_were(
    in_september: Path, default_returns: Path
) -> None:
    for year in range(2022, 2026):
        folder = folder_name(year)
        assert contents(in_september / folder) == contents(default_returns / folder)


def test_an_earlier_day_tells_nothing_of_what_comes_after_it(in_september: Path) -> None:
    for path in (in_september / "2025-26").glob("*.csv"):
        frame = read(path)
        for column, kind in frame.schema.items():
            if kind == pl.Date:
                last = frame.get_column(column).drop_nulls().sort()
                assert last.is_empty() or last[-1] <= DAY, (path.name, column)


def test_the_same_day_gives_the_same_bytes(tmp_path: Path, in_september: Path) -> None:
    write_demo_returns(tmp_path / "again", day=DAY)
    assert contents(tmp_path / "again") == contents(in_september)


def test_what_was_told_in_september_is_told_in_march(
    in_september: Path, default_returns: Path
) -> None:
    earlier = read(in_september / "2025-26" / "episodes.csv")
    later = read(default_returns / "2025-26" / "episodes.csv")
    known = ["CHILD", "DECOM", "RNE", "LS", "PLACE", "HOME_POST", "PL_POST", "URN"]
    assert earlier.join(later, on=known, nulls_equal=True, how="anti").is_empty()
    ended = earlier.filter(pl.col("DEC").is_not_null())
    told = [*known, "DEC", "REC", "REASON_PLACE_CHANGE"]
    assert ended.join(later, on=told, nulls_equal=True, how="anti").is_empty()
