"""Every figure of a year from facts, by code."""

from footprint.domain.facts import Facts
from footprint.domain.indicators.definition import Measurement
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.registry import INDICATORS
from footprint.domain.indicators.units import units
from footprint.domain.indicators.units.year import assemble


def figures_of(facts: Facts, year: int) -> dict[str, Measurement]:
    return {each.code: each for each in measure_all(INDICATORS, units(assemble(facts, year)))}
