"""From the files of returns to a year's figures: the whole way, in one place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from footprint.domain.findings import FINDINGS, findings
from footprint.domain.indicators.units.year import Year, assemble
from footprint.exchange.ssda903.checks import MESSAGES
from footprint.exchange.ssda903.returns import LoadedReturns, add_findings, read_returns
from footprint.reports.facts import ReturnRead, WhatWasRead, YearFigures
from footprint.reports.measuring import figures_of

Progress = Callable[[str], None]

#: Every check by its code, in the words that a person reads.
CHECK_WORDS: Mapping[str, str] = {**MESSAGES, **FINDINGS}


@dataclass(frozen=True, slots=True)
class Measured:
    """A year's figures, the year they are of, and the returns that they were made from with
    everything found in them."""

    figures: YearFigures
    year: Year
    loaded: LoadedReturns


def measure_returns(
    paths: Sequence[Path], *, year: int | None = None, progress: Progress | None = None
) -> Measured:
    """The figures of one collection year (by the calendar year in which it ends; the latest
    loaded when None) from every return in `paths`, read as one history. Raises ReturnRefused."""
    tell = progress or (lambda _: None)
    loaded = read_returns(paths, year_ending=year, progress=tell)
    wanted = year or loaded.facts.years[-1]
    tell(f"the year ending 31 March {wanted}")
    assembled = assemble(loaded.facts, wanted)
    found = findings(assembled)
    figures = figures_of(assembled, found, _read(loaded))
    return Measured(figures, assembled, add_findings(loaded, found, FINDINGS))


def _read(loaded: LoadedReturns) -> WhatWasRead:
    return WhatWasRead(
        returns=tuple(
            ReturnRead(one.name, one.year, one.found_by, one.rows, one.notes)
            for one in loaded.returns
        ),
        checks=loaded.check_counts(),
        refused=loaded.refused_counts(),
        left_out_files=loaded.left_out_files,
        bad_cells=loaded.row_errors.filter(~pl.col("refused")).height,
    )
