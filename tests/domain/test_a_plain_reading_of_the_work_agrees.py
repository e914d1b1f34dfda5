"""Frames of all the work at once, a plain reading of it, and another engine: the same figures."""

from random import Random

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footprint.domain.indicators.behind import COUNTED, NOT_COUNTED, rows_behind
from footprint.domain.indicators.definition import Indicator, Measurement, Part
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.registry import OF_WORK
from footprint.domain.indicators.units.work import units
from footprint.domain.indicators.units.year import Year, assemble
from tests.domain.generated_facts import some_facts
from tests.domain.generated_work import Made
from tests.domain.plain_work import PlainWork
from tests.domain.review_work import Work

YEARS = (2017, 2018, 2019)


def made(seed: int, children: int) -> tuple[tuple[Year, ...], Work]:
    facts = some_facts(Random(seed), children, YEARS)
    return tuple(assemble(facts, year) for year in YEARS), Made(Random(seed), facts).work


MANY_YEARS, MANY_WORK = made(20190331, 300)


def figures(year: Year, work: Work) -> dict[str, Measurement]:
    return {one.code: one for one in measure_all(OF_WORK, units(year, work.frames()))}


def numbers(found: dict[str, Measurement]) -> dict[str, int]:
    """Every number that is not nought, as the plain reading names it."""
    said: dict[str, int] = {}
    for code, one in found.items():
        said[code] = one.numerator or 0
        if one.statistic == "share":
            said[f"{code}/of"] = one.denominator or 0
        else:
            said |= {f"{code}/{line}": n for line, n in one.by.items() if isinstance(n, int)}
    return {name: number for name, number in said.items() if number}


def plain(year: Year, work: Work) -> dict[str, int]:
    return {name: number for name, number in PlainWork(year, work).counts.items() if number}


@pytest.mark.parametrize("year", MANY_YEARS, ids=map(str, YEARS))
def test_every_number_is_the_plain_one(year: Year) -> None:
    assert numbers(figures(year, MANY_WORK)) == plain(year, MANY_WORK)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9))
def test_every_number_of_a_few_children_is_the_plain_one(seed: int) -> None:
    years, work = made(seed, 6)
    for year in years:
        if work.frames().begun_by(year.end):
            assert numbers(figures(year, work)) == plain(year, work)


def test_the_generated_work_leaves_no_figure_empty() -> None:
    found = figures(MANY_YEARS[-1], MANY_WORK)
    assert [code for code, one in found.items() if not one.numerator] == []


def test_every_figure_is_the_same_on_duckdb() -> None:
    for year in MANY_YEARS:
        frames = units(year, MANY_WORK.frames())
        relations = {name: duckdb.from_arrow(one.to_arrow()) for name, one in frames.items()}
        assert measure_all(OF_WORK, relations) == measure_all(OF_WORK, frames)


@pytest.mark.parametrize("indicator", OF_WORK, ids=lambda one: one.code)
def test_the_rows_behind_a_figure_add_up_to_it(indicator: Indicator) -> None:
    year = MANY_YEARS[-1]
    unit = units(year, MANY_WORK.frames())[indicator.unit]
    (measured,) = measure_all([indicator], {indicator.unit: unit})
    rows = rows_behind(indicator, year, unit)
    standing = rows["standing"].value_counts()
    count = dict(standing.iter_rows())
    assert count.get(COUNTED, 0) == measured.numerator
    if measured.denominator is not None:
        assert count.get(COUNTED, 0) + count.get(NOT_COUNTED, 0) == measured.denominator
    lines = rows["lines"].explode().drop_nulls().value_counts()
    of_lines = dict(lines.iter_rows())
    for name, part in measured.by.items():
        told = part.denominator if isinstance(part, Part) else part
        assert of_lines.get(name, 0) == told, name
    for why, number in measured.left_out.items():
        assert count[why] == number
    assert rows.height == sum(count.values())
