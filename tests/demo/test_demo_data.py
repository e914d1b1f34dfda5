"""What the command writes, refuses, and plants."""

import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from footprint.demo.demo_data import (
    OutputNotEmptyError,
    UnusableRequestError,
    folder_name,
    write_demo_returns,
)
from footprint.demo.faults import FAULTS, NothingToSpoilError, UnknownFaultError
from footprint.demo.world import YearOutOfRangeError
from tests.demo.conftest import read


def test_years_are_named_as_people_write_them() -> None:
    assert folder_name(2019) == "2018-19"
    assert folder_name(2000) == "1999-00"


def test_the_report_says_what_was_written(tmp_path: Path) -> None:
    heard: list[tuple[str, float]] = []
    report = write_demo_returns(
        tmp_path, years=2, progress=lambda what, share: heard.append((what, share))
    )
    assert [f.name for f in report.folders] == ["2024-25", "2025-26"]
    assert report.day == date(2026, 3, 31)
    assert 185 <= report.looked_after <= 195
    rows = sum(len(read(folder / "reviews.csv")) for folder in report.folders)
    assert report.rows["reviews"] == rows
    assert [share for _, share in heard] == sorted(share for _, share in heard)
    assert heard[-1] == ("Done", 1.0)


def test_the_readme_and_the_truth_say_that_nobody_is_real(default_returns: Path) -> None:
    readme = (default_returns / "READ-ME-FIRST.txt").read_text(encoding="utf-8")
    assert readme.startswith("These children are made up.")
    truth = json.loads((default_returns / "TRUTH.json").read_text(encoding="utf-8"))
    assert truth["made_up"] is True
    assert truth["years_loaded"] == [2022, 2023, 2024, 2025, 2026]
    assert truth["years"]["2026"]["reviews_held_on_time"]["cannot_be_judged"] == 0
    assert truth["years"]["2022"]["reviews_held_on_time"]["cannot_be_judged"] > 0
    assert len(truth["officers"]) >= 3


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me", encoding="utf-8")
    with pytest.raises(OutputNotEmptyError, match="is not empty and was not made by this command"):
        write_demo_returns(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputNotEmptyError, match="is a file"):
        write_demo_returns(tmp_path / "out")


def test_the_command_writes_over_its_own_work_and_nothing_else(tmp_path: Path) -> None:
    write_demo_returns(tmp_path, years=3)
    (tmp_path / "figures.html").write_text("mine", encoding="utf-8")
    write_demo_returns(tmp_path, years=1, with_truth=False)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "2025-26",
        "READ-ME-FIRST.txt",
        "figures.html",
        "people.csv",
    ]


@pytest.mark.parametrize(
    ("asked", "because"),
    [
        ({"children": 0}, "between 1 and"),
        ({"years": 11}, "10 years of history"),
        ({"years": 0}, "10 years of history"),
        ({"day": date(2025, 3, 31), "year_ending": 2026}, "must lie in the last year"),
        ({"day": date(2026, 4, 1), "year_ending": 2026}, "must lie in the last year"),
    ],
)
def test_what_cannot_be_made_is_refused_before_anything_is_written(
    tmp_path: Path, asked: dict[str, Any], because: str
) -> None:
    with pytest.raises(UnusableRequestError, match=because):
        write_demo_returns(tmp_path / "out", **asked)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("year", [2016, 2037])
def test_a_year_whose_codes_are_not_known_is_refused(tmp_path: Path, year: int) -> None:
    with pytest.raises(YearOutOfRangeError, match="from 2017 to 2036"):
        write_demo_returns(tmp_path / "out", year_ending=year)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("children", [1, 3, 10])
def test_a_tiny_authority_can_be_made(tmp_path: Path, children: int) -> None:
    report = write_demo_returns(tmp_path, children=children)
    assert report.looked_after >= children


def test_an_unknown_fault_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownFaultError, match="overlap, nothing-after-x1"):
        write_demo_returns(tmp_path / "out", faults=["gremlin"])
    assert not (tmp_path / "out").exists()


def test_an_authority_too_small_for_a_fault_says_so(tmp_path: Path) -> None:
    with pytest.raises(NothingToSpoilError, match="ask for more children"):
        write_demo_returns(tmp_path, children=1, faults=["pn1-under-four"], seed=7)


def test_a_run_that_was_broken_off_can_be_made_again(tmp_path: Path) -> None:
    def stop(what: str, _share: float) -> None:
        if what == "Writing 2023-24":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_demo_returns(tmp_path, progress=stop)
    assert (tmp_path / "2022-23").is_dir()
    assert len(write_demo_returns(tmp_path, with_truth=False).folders) == 5


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The default returns with every fault, and the child of each."""
    out = tmp_path_factory.mktemp("spoilt") / "out"
    report = write_demo_returns(out, faults=FAULTS)
    assert [f.name for f in report.faults] == list(FAULTS)
    return out, {fault.name: fault.child for fault in report.faults}


def rows_of(out: Path, file: str, child: str) -> pl.DataFrame:
    frame = pl.read_csv(out / "2025-26" / f"{file}.csv", infer_schema=False)
    days = [c for c in ("DECOM", "DEC", "REVIEW", "DOB") if c in frame.columns]
    parsed = frame.with_columns(pl.col(days).str.to_date("%d/%m/%Y", strict=False))
    return parsed.filter(pl.col("CHILD") == child)


def test_no_fault_is_there_unless_asked_for(default_returns: Path) -> None:
    readme = (default_returns / "READ-ME-FIRST.txt").read_text(encoding="utf-8")
    assert "Faults" not in readme


def test_the_faults_of_episodes_are_where_the_report_says(
    spoilt: tuple[Path, dict[str, str]],
) -> None:
    out, child = spoilt
    overlapping = rows_of(out, "episodes", child["overlap"]).sort("DECOM")
    assert (overlapping["DEC"] > overlapping["DECOM"].shift(-1)).any()
    ended = rows_of(out, "episodes", child["nothing-after-x1"]).sort("DECOM")
    assert ended["REC"][-1] == "X1"
    backwards = rows_of(out, "episodes", child["end-before-start"])
    assert (backwards["DEC"] < backwards["DECOM"]).any()
    assert rows_of(out, "episodes", child["unreadable-date"])["DECOM"].null_count() == 1


def test_the_faults_of_reviews_are_where_the_report_says(
    spoilt: tuple[Path, dict[str, str]],
) -> None:
    out, child = spoilt
    four = pl.col("DOB").dt.offset_by("4y")
    old = rows_of(out, "reviews", child["pn0-over-four"])
    assert len(old.filter(pl.col("REVIEW_CODE") == "PN0", pl.col("REVIEW") > four)) == 1
    young = rows_of(out, "reviews", child["pn1-under-four"])
    assert len(young.filter(pl.col("REVIEW_CODE") != "PN0", pl.col("REVIEW") < four)) == 1
    assert rows_of(out, "reviews", child["no-review-code"])["REVIEW_CODE"].null_count() == 1
    header = rows_of(out, "header", child["birth-differs"])
    assert set(rows_of(out, "reviews", child["birth-differs"])["DOB"]) > set(header["DOB"])
    assert rows_of(out, "header", child["not-in-header"]).is_empty()
    assert set(rows_of(out, "episodes", child["short-break-review"])["LS"]) == {"V3"}
    assert len(rows_of(out, "reviews", child["short-break-review"])) == 1
    care = rows_of(out, "episodes", child["outside-care"])
    reviews = rows_of(out, "reviews", child["outside-care"])
    assert reviews["REVIEW"].min() < care["DECOM"].min()  # type: ignore[operator]


def test_only_the_last_year_is_spoilt(
    spoilt: tuple[Path, dict[str, str]], default_returns: Path
) -> None:
    for year in range(2022, 2026):
        for path in (default_returns / folder_name(year)).iterdir():
            assert path.read_bytes() == (spoilt[0] / folder_name(year) / path.name).read_bytes()


def test_a_region_is_written_in_seconds(tmp_path: Path) -> None:
    started = time.process_time()
    report = write_demo_returns(tmp_path, children=20_000, years=1)
    assert 20_000 <= report.looked_after <= 20_300
    assert report.truth is None
    assert report.people is None
    assert time.process_time() - started < 40


WRITE_AND_MEASURE = """
import json, sys
from pathlib import Path
from footprint.demo.demo_data import write_demo_returns
report = write_demo_returns(Path(sys.argv[1]), children=int(sys.argv[2]), years=5)
# getrusage would begin with the memory of the process that started this one.
status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
megabytes = int(status["VmHWM"].split()[0]) // 1024
print(json.dumps([report.looked_after, report.rows["reviews"], megabytes]))
"""


def written_by_itself(out: Path, children: int) -> tuple[int, int, int]:
    """Looked after, rows of reviews and peak megabytes of a process that writes so many."""
    run = subprocess.run(
        [sys.executable, "-c", WRITE_AND_MEASURE, str(out), str(children)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    looked_after, reviews, megabytes = json.loads(run.stdout)
    return looked_after, reviews, megabytes


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
def test_england_is_written_in_two_minutes_and_a_gigabyte(tmp_path: Path) -> None:
    started = time.monotonic()
    looked_after, reviews, megabytes = written_by_itself(tmp_path, 80_000)
    assert 80_000 <= looked_after <= 80_500
    assert reviews > 1_000_000
    assert time.monotonic() - started < 120
    assert megabytes < 1_000
