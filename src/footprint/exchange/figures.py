"""From the files of returns to a year's figures: the whole way, in one place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from footprint.domain.facts import year_end
from footprint.domain.findings import FINDINGS, findings
from footprint.domain.indicators.definition import Indicator, Measurement
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.registry import INDICATORS, WITHOUT_REVIEWS
from footprint.domain.indicators.units import units
from footprint.domain.indicators.units.year import Year, assemble
from footprint.exchange.ssda903.checks import MESSAGES
from footprint.exchange.ssda903.returns import LoadedReturns, add_findings, read_returns
from footprint.reports.facts import ReturnRead, YearFigures

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
    loaded = add_findings(loaded, findings(assembled), FINDINGS)
    measurements = measure_all(_indicators(loaded, wanted), units(assembled))
    figures = YearFigures(
        year_ending=year_end(wanted),
        years=loaded.facts.years,
        rows=loaded.rows,
        checks=loaded.check_counts(),
        refused=loaded.refused_counts(),
        left_out_files=loaded.left_out_files,
        measurements=measurements,
        returns=tuple(
            ReturnRead(one.name, one.year, one.found_by, one.rows, one.notes)
            for one in loaded.returns
        ),
        bad_cells=loaded.row_errors.filter(~pl.col("refused")).height,
        warnings=(*_warnings(loaded, wanted), *_not_in_the_years_return(measurements, wanted)),
    )
    return Measured(figures, assembled, loaded)


def _indicators(loaded: LoadedReturns, year: int) -> tuple[Indicator, ...]:
    """Every figure that can be given of the year."""
    return INDICATORS if year in loaded.facts.years_with_reviews else WITHOUT_REVIEWS


def _warnings(loaded: LoadedReturns, year: int) -> tuple[str, ...]:
    """What is missing from the returns so that figures cannot be given, or may mislead."""
    return (*_no_reviews_file(loaded, year), *_empty_reviews_files(loaded))


def _not_in_the_years_return(measurements: Sequence[Measurement], year: int) -> tuple[str, ...]:
    """Children counted on the day whom only the return of another year holds (ADR 4)."""
    on = next(measurement for measurement in measurements if measurement.code == "looked_after_on")
    away, everyone = on.by["not_in_the_years_return"], on.numerator
    if not isinstance(away, int) or not away or everyone is None:
        return ()
    return (
        f"{away:,} of the {everyone:,} children looked after on 31 March {year} are not in that year's "
        f"own return, but in another year's; by its own return there are {everyone - away:,}. Of their "
        "reviews in the year nothing is known. `footprint check` lists them.",
    )


def _empty_reviews_files(loaded: LoadedReturns) -> tuple[str, ...]:
    """A Reviews file without rows is a fact, and may be an export that failed."""
    return tuple(
        f"{one.name}: the Reviews file has no rows, so every review that fell due counts as not held. "
        "If reviews were held, export the file again and measure again."
        for one in loaded.returns
        if one.year in loaded.facts.years_with_reviews and not one.rows.get("reviews")
    )


def _no_reviews_file(loaded: LoadedReturns, year: int) -> tuple[str, ...]:
    silent = [one.name for one in loaded.returns if one.year not in loaded.facts.years_with_reviews]
    if not silent:
        return ()
    said = f"{', '.join(silent)}: no Reviews file was read."
    if year not in loaded.facts.years_with_reviews:
        return (
            f"{said} Nothing is known of the reviews of this year, so no figure about reviews can be "
            "given. Add the file, as CSV, and measure again.",
        )
    return (f"{said} The year after it is read as if nothing came before.",)
