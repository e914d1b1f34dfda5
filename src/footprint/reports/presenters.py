"""A year's figures into the words and tables that every output shows."""

from collections.abc import Mapping, Sequence

from footprint.domain.facts import year_end, year_start
from footprint.domain.indicators.definition import Measurement
from footprint.formats.tables import written_date
from footprint.reports import groups, sources, year_tables
from footprint.reports.facts import YearFigures
from footprint.reports.lines import beside, parts_told, shown
from footprint.reports.presented import Definitions, HeadlineLine, PresentedYear
from footprint.reports.year import Year

#: Said wherever these words appear.
BESIDE_THE_FIGURES = (
    "Cannot be judged: the review before it lies in a return that was not loaded, so its due date "
    "is not known. It is in neither number of a share.",
    "Not known: the files do not say, and nothing is guessed.",
    "Later, assumed: the reviews before the first return loaded are not known. The next is taken "
    "to be due six months after the last review that is known or, with none, six months after the "
    "last day before that return begins.",
    "None to count: there was nothing that the figure could be a share of.",
)


def present(
    figures: YearFigures, definitions: Definitions, check_words: Mapping[str, str] | None = None
) -> PresentedYear:
    """`definitions` by code; `check_words` says by code what each check found."""
    year = Year(figures, definitions)
    headline_tables = groups.headline_tables(year)
    rungs = year_tables.on_time_by_rung(year)
    return PresentedYear(
        year_ending=figures.year_ending,
        title=f"Children in care and their reviews, year ending {year.ends}",
        coverage=coverage_words(figures.years),
        warnings=figures.warnings,
        returns=figures.returns,
        headline=tuple(_headline_line(year, m) for m in groups.headline(year)),
        headline_tables=headline_tables,
        brief=(*headline_tables, *([rungs] if rungs else [])),
        went_wrong=sources.what_went_wrong(figures),
        sections=groups.sections(year),
        sources=sources.sections(figures, check_words or {}),
        definitions=tuple(definitions[code] for code in year.codes() if code in definitions),
    )


def coverage_words(years: Sequence[int]) -> str:
    """Which returns were loaded: one year, or several with those missing between them."""
    first, last = written_date(year_start(years[0])), written_date(year_end(years[-1]))
    missing = [year for year in range(years[0], years[-1]) if year not in years]
    if not missing:
        count = "one return" if len(years) == 1 else f"{len(years)} returns"
        return f"From {count}, {first} to {last}."
    gaps = ", ".join(written_date(year_end(year)) for year in missing)
    return (
        f"From {len(years)} returns between {first} and {last}; not loaded: year ending {gaps}. "
        "Across a missing year nothing can be followed, so the returns before it are not used."
    )


def _headline_line(year: Year, measurement: Measurement) -> HeadlineLine:
    extra = _of_whom(year) if measurement.code == "looked_after_on" else ()
    said = (*extra, *beside(measurement), *parts_told(measurement))
    return HeadlineLine(measurement.title, shown(measurement), said)


def _of_whom(year: Year) -> tuple[str, ...]:
    """The headline number with and without unaccompanied children, and short breaks apart."""
    said = []
    alone = year.get("uasc")
    if alone is not None:
        number, of_whom = alone.denominator or 0, alone.numerator or 0
        said.append(f"{of_whom:,} of them unaccompanied, {number - of_whom:,} without them")
    breaks = year.get("short_breaks_on")
    if breaks is not None:
        said.append(f"{breaks.numerator or 0:,} more in a series of short breaks")
    return tuple(said)
