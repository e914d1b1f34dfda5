"""The figures are stated once: another engine gives the same ones from the same units."""

from random import Random

import duckdb
import polars as pl
import pytest

from footprint.domain.facts import Facts
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.registry import INDICATORS
from footprint.domain.indicators.units import units
from footprint.domain.indicators.units.year import assemble
from tests.cohort import COHORT_A, facts_of
from tests.domain.generated_facts import some_facts

GENERATED = some_facts(Random(20190331), 400, (2017, 2018, 2019))


def on_duckdb(frame: pl.DataFrame) -> duckdb.DuckDBPyRelation:
    return duckdb.from_arrow(frame.to_arrow())


@pytest.mark.parametrize(
    ("facts", "year"),
    [(facts_of(*COHORT_A), 2019), *((GENERATED, year) for year in GENERATED.years)],
    ids=["cohort A", "generated 2017", "generated 2018", "generated 2019"],
)
def test_every_figure_is_the_same_on_duckdb(facts: Facts, year: int) -> None:
    frames = units(assemble(facts, year))
    relations = {name: on_duckdb(frame) for name, frame in frames.items()}
    assert measure_all(INDICATORS, relations) == measure_all(INDICATORS, frames)


def test_the_same_figures_are_whole_numbers_there_too() -> None:
    frames = units(assemble(GENERATED, 2019))
    relations = {name: on_duckdb(frame) for name, frame in frames.items()}
    for each in measure_all(INDICATORS, relations):
        assert type(each.numerator) is int
        assert each.denominator is None or type(each.denominator) is int


def test_the_generated_children_leave_no_figure_empty() -> None:
    """A figure of nothing would be the same on any engine."""
    figures = measure_all(INDICATORS, units(assemble(GENERATED, 2019)))
    never = {"reviews_covid_mark"}  # nothing of 2020 is in these years
    assert {each.code for each in figures if not each.numerator} == never
