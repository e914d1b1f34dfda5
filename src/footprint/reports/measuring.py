"""A year's figures from its facts and from what was read: the one way, of files and of the store."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import polars as pl

from footprint.domain.facts import Facts, year_end
from footprint.domain.findings import counted
from footprint.domain.indicators.definition import Indicator, Measurement
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.registry import INDICATORS, OF_STORE, WITHOUT_REVIEWS
from footprint.domain.indicators.units import units
from footprint.domain.indicators.units.conferences import units as units_of_conferences
from footprint.domain.indicators.units.work import units as units_of_work
from footprint.domain.indicators.units.year import Year
from footprint.formats.tables import written_date
from footprint.reports.facts import OfTheStore, ReturnRead, RuleWords, WhatWasRead, YearFigures
from footprint.reports.labels import FILES

_OF_STORE = frozenset(one.unit for one in OF_STORE)


def figures_of(
    year: Year, found: pl.DataFrame, read: WhatWasRead, of_store: OfTheStore | None = None
) -> YearFigures:
    """The figures of an assembled year. `found` is what `domain.findings` found in it; `read`
    counts what the returns' reader found before. Those of the work round reviews are of a store
    alone."""
    found_in = frames(year, of_store)
    measurements = measure_all(indicators(year.facts, year.year, of_store), found_in)
    return YearFigures(
        year_ending=year.end,
        years=year.facts.years,
        rows={kind: sum(one.rows.get(kind, 0) for one in read.returns) for kind in FILES},
        checks=together([read.checks, counted(found)]),
        refused=read.refused,
        left_out_files=read.left_out_files,
        measurements=measurements,
        returns=read.returns,
        bad_cells=read.bad_cells,
        warnings=(
            *_no_reviews_file(read.returns, year),
            *_empty_reviews_files(read.returns, year.facts),
            *_ended_early(read.returns, year.year),
            *_not_in_the_years_return(measurements, year.year),
        ),
        rules=rules_in(of_store.rules, year.start, year.end) if of_store else {},
        more_than_returns=any(not found_in[unit].is_empty() for unit in _OF_STORE & {*found_in}),
    )


def indicators(facts: Facts, year: int, of_store: OfTheStore | None) -> tuple[Indicator, ...]:
    """Every figure that can be given of the year."""
    if year not in facts.years_with_reviews:
        return WITHOUT_REVIEWS
    return INDICATORS if of_store is None else (*INDICATORS, *OF_STORE)


def frames(year: Year, of_store: OfTheStore | None) -> Mapping[str, pl.DataFrame]:
    """The frames that they count, by name."""
    if of_store is None:
        return units(year)
    return {
        **units(year),
        **units_of_work(year, of_store.work),
        **units_of_conferences(year, of_store.beside),
    }


def rules_in(rules: RuleWords, first: date, last: date) -> Mapping[str, tuple[str, ...]]:
    """By its key the sentences of each rule as it stood on any of these days, in order."""
    found: dict[str, tuple[str, ...]] = {}
    for key, told in rules.items():
        before = [words for day, words in told if day <= first][-1:]
        found[key] = (*before, *(words for day, words in told if first < day <= last))
    return found


def together(counts: Iterable[Mapping[str, Mapping[str, int]]]) -> Mapping[str, Mapping[str, int]]:
    """Checks by code and kind of file, added up and sorted."""
    added: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for checks in counts:
        for code, kinds in checks.items():
            for kind, rows in kinds.items():
                added[code][kind] += rows
    return {code: dict(sorted(added[code].items())) for code in sorted(added)}


def _no_reviews_file(returns: Sequence[ReturnRead], year: Year) -> tuple[str, ...]:
    told = year.facts.years_with_reviews
    silent = [one.name for one in returns if one.year not in told]
    if not silent:
        return ()
    said = f"{', '.join(silent)}: no Reviews file was read."
    if year.year not in told:
        return (
            f"{said} Nothing is known of the reviews of this year, so no figure about reviews can be "
            "given. Add the file, as CSV, and read the return again.",
        )
    return (f"{said} The year after it is read as if nothing came before.",)


def _empty_reviews_files(returns: Sequence[ReturnRead], facts: Facts) -> tuple[str, ...]:
    """A Reviews file without rows is a fact, and may be an export that failed."""
    return tuple(
        f"{one.name}: the Reviews file has no rows, so every review that fell due counts as not held. "
        "If reviews were held, export the file again and read the return again."
        for one in returns
        if one.year in facts.years_with_reviews and not one.rows.get("reviews")
    )


def _ended_early(returns: Sequence[ReturnRead], year: int) -> tuple[str, ...]:
    """A return of the year, or of one before, taken before its year was over, as the store knows
    it. That of a later year changes nothing of this one."""
    return tuple(
        f"{one.name}: this return was made before its year was over. It tells of the days up to "
        f"{written_date(one.told_to)} only, and what came after is in no figure. Import the "
        "whole year's return."
        for one in returns
        if one.year <= year and one.told_to is not None and one.told_to < year_end(one.year)
    )


def _not_in_the_years_return(measurements: Sequence[Measurement], year: int) -> tuple[str, ...]:
    """Children counted on the day whom only the return of another year holds (ADR 4)."""
    on = next(measurement for measurement in measurements if measurement.code == "looked_after_on")
    away, everyone = on.by["not_in_the_years_return"], on.numerator
    if not isinstance(away, int) or not away or everyone is None:
        return ()
    return (
        f"{away:,} of the {everyone:,} children looked after on 31 March {year} are not in that year's "
        f"own return, but in another year's; by its own return there are {everyone - away:,}. Of their "
        "reviews in the year nothing is known. The checks list them.",
    )
