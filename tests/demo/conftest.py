"""The made-up worlds and returns that the tests of the demo read; each is made once."""

from functools import cache
from pathlib import Path

import polars as pl
import pytest

from footprint.demo.authority import Authority, Service
from footprint.demo.demo_data import DEFAULT_SEED, write_demo_returns
from footprint.demo.truth import truth_of
from footprint.demo.world import World, make_world
from footprint.demo.year import Figure


@cache
def world_of(
    seed: int = DEFAULT_SEED, service: Service = "good", children: int = 190, year: int = 2026
) -> World:
    """A world, made once for all tests."""
    return make_world(Authority(children, service), seed=seed, year_ending=year)


@cache
def large_truth(service: Service = "good") -> dict[str, Figure]:
    """The truth of a large authority's last year."""
    return truth_of(world_of(seed=3, children=3000, service=service), 2026)


def read(path: Path) -> pl.DataFrame:
    """A file of a return with its dates as dates; every other column as text."""
    frame = pl.read_csv(path, infer_schema=False)
    days = [c for c in frame.columns if c in DATES]
    return frame.with_columns(pl.col(days).str.to_date("%d/%m/%Y", strict=True))


DATES = frozenset(
    {
        "DOB", "DECOM", "DEC", "REVIEW", "DUC", "MC_DOB", "MIS_START", "MIS_END", "DATE_PLACED",
        "DATE_PLACED_CEASED", "DATE_INT", "DATE_MATCH", "SW_DECOM", "SW_DEC", "DOLO_START",
        "DOLO_END",
    }
)  # fmt: skip


@pytest.fixture(scope="session")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A larger authority's returns, 2017-18 to 2026-27, so that every file and code is there."""
    out = tmp_path_factory.mktemp("demo") / "ten"
    write_demo_returns(out, children=900, years=10, year_ending=2027, seed=4, with_truth=False)
    return out


@pytest.fixture(scope="session")
def default_returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command writes when nothing is asked for."""
    out = tmp_path_factory.mktemp("demo") / "default"
    write_demo_returns(out)
    return out
