"""The figures of the store are those that `footprint measure` makes of the same files."""

import os
from pathlib import Path

import pytest

from footprint.demo.demo_data import write_demo_returns
from footprint.exchange.figures import measure_returns
from footprint.reports import queries
from footprint.reports.measure_json import document
from tests.apps.cast import command
from tests.apps.reports.taken_in import take_in_files

SAMPLE = Path(
    os.environ.get(
        "FOOTPRINT_SAMPLE", Path(__file__).parents[4] / "shared" / "data" / "ssda903-sample"
    )
)


def assert_equal(paths: list[Path]) -> None:
    take_in_files(paths)
    years = queries.years_held(command()).over
    assert years
    for year in years:
        of_files = measure_returns(paths, year=year).figures
        of_store = queries.year_figures(command(), year)
        assert document(of_store) == document(of_files), year
        assert of_store.warnings == of_files.warnings
        assert list(document(of_store)["checks"]) == list(document(of_files)["checks"])  # type: ignore[arg-type]


@pytest.mark.store
def test_of_the_demo_authority_with_every_fault(tmp_path: Path) -> None:
    from footprint.demo.faults import FAULTS

    out = tmp_path / "demo"
    report = write_demo_returns(
        out, children=60, years=4, service="short_staffed", faults=list(FAULTS), with_truth=False
    )
    assert_equal(list(report.folders))


@pytest.mark.store
def test_of_returns_with_a_year_between_missing_and_one_without_reviews(tmp_path: Path) -> None:
    folders = list(write_demo_returns(tmp_path / "demo", children=40, years=5).folders)
    (folders[3] / "reviews.csv").unlink()
    assert_equal([folders[0], folders[2], folders[3], folders[4]])


@pytest.mark.store
@pytest.mark.skipif(
    not (SAMPLE / "2018" / "episodes.csv").exists(),
    reason="the sample returns are not here: set FOOTPRINT_SAMPLE to their folder",
)
def test_of_the_sample() -> None:
    assert_equal([SAMPLE / "2017", SAMPLE / "2018", SAMPLE / "2019"])
