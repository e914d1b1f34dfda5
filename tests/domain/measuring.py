"""Every figure of a year from facts, by code."""

from footprint.domain.facts import Facts
from footprint.domain.indicators.definition import Measurement, Part
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.registry import INDICATORS
from footprint.domain.indicators.units import units
from footprint.domain.indicators.units.year import assemble
from tests.cohort import Child, facts_of


def figures_of(facts: Facts, year: int) -> dict[str, Measurement]:
    return {each.code: each for each in measure_all(INDICATORS, units(assemble(facts, year)))}


def measured(*children: Child, year: int = 2019) -> dict[str, Measurement]:
    """Every figure of a cast."""
    return figures_of(facts_of(*children), year)


def share(figure: Measurement, line: str | None = None) -> tuple[int | None, int | None]:
    """Numerator and denominator of a share, or of one of its lines."""
    part = figure if line is None else figure.by[line]
    assert isinstance(part, Measurement | Part)
    return part.numerator, part.denominator
