"""The command as a person runs it: in a process of its own, on real files."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[1]


def footprint(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }
    command = [sys.executable, "-c", "from footprint.cli import app; app()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of the made-up authority, small."""
    out = tmp_path_factory.mktemp("demo") / "returns"
    done = footprint("demo-data", "--out", out, "--children", "40", "--years", "2")
    assert done.returncode == 0, done.stderr
    return out


def test_measure_prints_the_tables_and_writes_what_is_asked_for(
    returns: Path, tmp_path: Path
) -> None:
    outputs = {kind: tmp_path / f"figures.{kind}" for kind in ("json", "xlsx", "html")}
    asked = [part for kind, path in outputs.items() for part in (f"--{kind}", path)]
    done = footprint("measure", returns, "--year-ending", "2026-03-31", "--all", *asked)
    assert done.returncode == 0, done.stderr
    assert "Reviews on time, three ways" in done.stdout
    assert "From 2 returns, 1 April 2024 to 31 March 2026." in done.stdout
    document = json.loads(outputs["json"].read_text())
    schema = json.loads((ROOT / "docs" / "reference" / "measure.schema.json").read_text())
    jsonschema.validate(document, schema)
    assert document["year_ending"] == "2026-03-31"
    assert len(openpyxl.load_workbook(outputs["xlsx"]).sheetnames) > 5
    assert "<h1" in outputs["html"].read_text()


def test_without_a_year_the_latest_loaded_is_measured(returns: Path) -> None:
    assert "year ending 31 March 2026" in footprint("measure", returns).stdout


def test_an_earlier_year_is_measured_as_at_its_own_end(returns: Path) -> None:
    done = footprint("measure", returns, "--year-ending", "2025-03-31")
    assert "year ending 31 March 2025" in done.stdout


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2025-03-30", "A year ends on 31 March: --year-ending 2025-03-31."),
        ("2019-03-31", "No return for 2018/19"),
        ("2019", "Write the last day of the year as 2019-03-31."),
        ("31/03/2019", "Write the last day of the year as 2019-03-31."),
        ("2018-19", "Write the last day of the year as 2019-03-31."),
    ],
)
def test_a_year_that_cannot_be_measured_is_refused_in_a_sentence(
    returns: Path, tmp_path: Path, day: str, sentence: str
) -> None:
    out = tmp_path / "figures.json"
    done = footprint("measure", returns, "--year-ending", day, "--json", out)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("command", "option", "name"),
    [
        ("measure", "--xlsx", "out.xls"),
        ("measure", "--html", "out.xlsx"),
        ("measure", "--json", "out"),
        ("check", "--csv", "out.txt"),
    ],
)
def test_a_name_with_a_wrong_ending_is_refused_before_anything_is_read(
    tmp_path: Path, command: str, option: str, name: str
) -> None:
    done = footprint(command, tmp_path / "nothing", option, tmp_path / name)
    assert done.returncode == 2
    assert f"{option} {tmp_path / name}: the name must end in ." in done.stderr
    assert "does not exist" not in done.stderr


def test_without_all_the_short_form_is_printed(returns: Path) -> None:
    done = footprint("measure", returns)
    assert "Reviews on time, by review" in done.stdout
    assert "Late reviews" not in done.stdout
    assert "--all prints every table here" in " ".join(done.stdout.split())
    assert "year ending 31 March 2025" in done.stdout


def test_a_path_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    done = footprint("measure", tmp_path / "nothing")
    assert done.returncode == 2
    assert "does not exist" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_written_is_refused_in_a_sentence(
    returns: Path, tmp_path: Path
) -> None:
    done = footprint("measure", returns, "--json", tmp_path / "no" / "such" / "folder.json")
    assert done.returncode == 2
    assert "does not exist" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_lists_the_rows_behind_the_checks(tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt"
    planted = ("--fault", "overlap", "--fault", "nothing-after-x1")
    made = footprint("demo-data", "--out", spoilt, "--children", "40", "--years", "1", *planted)
    assert made.returncode == 0, made.stderr
    rows, book = tmp_path / "rows.csv", tmp_path / "rows.xlsx"
    done = footprint("check", spoilt, "--csv", rows, "--xlsx", book)
    assert done.returncode == 0, done.stderr
    assert "Overlapping episodes" in done.stdout
    assert "X1 with nothing after" in done.stdout
    assert "overlapping_episodes" in rows.read_text(encoding="utf-8-sig")
    assert "Checks" in openpyxl.load_workbook(book).sheetnames


def test_check_of_clean_returns_finds_nothing_but_reviews_close_together(returns: Path) -> None:
    done = footprint("check", returns)
    assert done.returncode == 0
    assert "Overlapping" not in done.stdout


def test_demo_writes_the_returns_the_figures_the_workbook_and_the_page(tmp_path: Path) -> None:
    done = footprint("demo", "--files", "--out", tmp_path / "demo")
    assert done.returncode == 0, done.stderr
    written = {path.name for path in (tmp_path / "demo").iterdir()}
    assert written == {"returns", "figures.json", "figures.xlsx", "figures.html"}
    assert "made up" in done.stdout


def test_demo_data_writes_over_nothing_that_it_did_not_make(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = footprint("demo-data", "--out", tmp_path)
    assert done.returncode == 2
    assert "Nothing was" in done.stderr
    assert (tmp_path / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_measure_writes_each_review_and_how_it_was_judged(
    returns: Path, tmp_path: Path, ending: str
) -> None:
    out, figures = tmp_path / f"reviews.{ending}", tmp_path / "figures.json"
    done = footprint("measure", returns, "--reviews", out, "--json", figures)
    assert done.returncode == 0, done.stderr
    measured = {m["code"]: m for m in json.loads(figures.read_text())["measurements"]}
    held = measured["reviews_held_on_time"]
    rows = (
        held["denominator"] + held["cannot_be_judged"] + measured["reviews_never_held"]["numerator"]
    )
    if ending == "csv":
        assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 1 + rows
    else:
        (table,) = openpyxl.load_workbook(out)["Reviews"].tables.values()
        first, last = table.ref.split(":")
        assert int(last.strip("ABCDEFGHIJ")) - int(first.strip("ABCDEFGHIJ")) == rows


def test_nothing_is_written_when_one_of_the_files_cannot_be(returns: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "figures.json", tmp_path / "no" / "figures.xlsx"
    done = footprint("measure", returns, "--json", first, "--xlsx", second)
    assert done.returncode == 2
    assert "does not exist" in done.stderr
    assert not first.exists()


def test_what_is_read_is_never_written_over(returns: Path) -> None:
    header = returns / "2025-26" / "header.csv"
    before = header.read_bytes()
    done = footprint("check", returns, "--csv", header)
    assert done.returncode == 2
    assert "is among the files that are read" in done.stderr
    assert header.read_bytes() == before


def test_no_list_of_reviews_is_written_when_nothing_is_known_of_them(
    returns: Path, tmp_path: Path
) -> None:
    silent = tmp_path / "silent"
    shutil.copytree(returns / "2025-26", silent)
    (silent / "reviews.csv").unlink()
    out = tmp_path / "reviews.csv"
    done = footprint("measure", silent, "--year-ending", "2026-03-31", "--reviews", out)
    assert done.returncode == 2
    assert "no figure about reviews can be given" in done.stderr
    assert not out.exists()


def test_demo_data_to_a_day_tells_of_the_year_that_is_not_over(tmp_path: Path) -> None:
    asked = ("--children", "40", "--years", "2", "--to-day", "2026-11-22")
    done = footprint("demo-data", "--out", tmp_path / "out", *asked)
    assert done.returncode == 0, done.stderr
    assert "looked after on 22 November 2026" in done.stdout
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names >= {"2025-26", "2026-27", "people.csv"}
    refused = footprint("demo-data", "--out", tmp_path / "other", "--to-day", "22/11/2026")
    assert refused.returncode == 2
    assert "Write the day as 2026-11-22." in refused.stderr
