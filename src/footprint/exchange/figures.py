"""From the files of one or more returns to a year's figures: the whole way, in one place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from footprint.domain.findings import FINDINGS, findings
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.registry import INDICATORS
from footprint.domain.indicators.units import units
from footprint.domain.indicators.units.year import assemble
from footprint.exchange.ssda903.returns import LoadedReturns, add_findings, read_returns
from footprint.reports.facts import YearFigures

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """A year's figures, and the returns that they were made from with everything found in them."""

    figures: YearFigures
    loaded: LoadedReturns
