"""The rows behind a figure are the figure: added up, they give each of its numbers again."""

from collections import Counter

import pytest

from footprint.demo.demo_data import write_demo_returns
from footprint.domain.indicators.behind import (
    CANNOT_BE_JUDGED,
    COUNTED,
    NOT_COUNTED,
    NOT_KNOWN,
    rows_behind,
)
from footprint.domain.indicators.definition import Indicator, Part
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.registry import DEFINITIONS, INDICATORS
from footprint.domain.indicators.units import units
from footprint.domain.indicators.units.year import Year, assemble
from footprint.exchange.ssda903.returns import read_returns


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    out = tmp_path_factory.mktemp("demo") / "returns"
    write_demo_returns(out, children=60, years=3, service="short_staffed", with_truth=False)
    return assemble(read_returns([out]).facts, 2026)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.code)
def test_the_rows_add_up_to_the_figure(year: Year, indicator: Indicator) -> None:
    frames = units(year)
    (measured,) = measure_all([indicator], frames)
    rows = rows_behind(indicator, year, frames[indicator.unit])
    standing = Counter(rows["standing"])
    beside = Counter(rows["beside"])
    assert standing[COUNTED] == measured.numerator
    if measured.denominator is not None:
        assert standing[COUNTED] + standing[NOT_COUNTED] == measured.denominator
    assert beside[CANNOT_BE_JUDGED] == measured.cannot_be_judged
    assert beside[NOT_KNOWN] == measured.not_known
    lines = Counter(line for held in rows["lines"] for line in held)
    for name, part in measured.by.items():
        if isinstance(part, Part):
            assert lines[name] == part.denominator


def test_a_late_review_carries_its_due_day_and_how_late_it_was(year: Year) -> None:
    frames = units(year)
    late = rows_behind(DEFINITIONS["reviews_held_late"], year, frames["review held"])
    days = [(held - due).days for held, due in late.select("held_on", "due").iter_rows()]
    assert days
    assert days == late["days"].to_list()


def test_what_is_left_out_says_why(year: Year) -> None:
    frames = units(year)
    first = rows_behind(DEFINITIONS["had_first_review"], year, frames["child"])
    assert {"not_required", "not_yet_due"} & set(first["standing"])
