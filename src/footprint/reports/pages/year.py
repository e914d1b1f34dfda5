"""A year's figures as a page shows them, with the years before beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from footprint.domain.facts import year_end, year_start
from footprint.domain.indicators.registry import DEFINITIONS
from footprint.formats.line_chart import Line
from footprint.formats.tables import Table, written_date
from footprint.reports import groups
from footprint.reports.facts import YearFigures, YearsHeld
from footprint.reports.lines import CANNOT_BE_JUDGED, NOT_KNOWN, parts_told
from footprint.reports.presented import Section
from footprint.reports.presenters import coverage_words
from footprint.reports.sources import returns_table
from footprint.reports.trend import DefinitionOf, Trend, line, trend, value_words
from footprint.reports.year import Year
from footprint.reports.year_tables import THREE_WAYS

#: So many years are laid side by side.
YEARS_BESIDE = 5

#: Drawn over the years, side by side: of reviews held, of reviews that fell due, and by child.
DRAWN = THREE_WAYS[:3]

#: The columns of a table that says nothing but figures.
_PLAIN = frozenset({"Figure", "Number", "Of what", "Counted", "Out of", "Per cent"})


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A figure: this year's value, what must stand beside it, and the values of the years before,
    latest first. A value after which the line is broken carries a mark."""

    code: str
    title: str
    value: str
    beside: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrendTable:
    """Figures by year; `notes` say where years cannot be compared."""

    title: str
    years: tuple[int, ...]
    rows: tuple[TrendRow, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionShown:
    """Figures that belong together: over the years, then this year's tables."""

    key: str
    title: str
    words: tuple[str, ...]
    over_years: TrendTable
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class YearPage:
    year: int
    ends: str
    coverage: str
    warnings: tuple[str, ...]
    headline: TrendTable
    lines: tuple[Line, ...]
    sections: tuple[SectionShown, ...]
    returns: Table


class Beside:
    """A year's figures with those of the years before, as their definitions allow."""

    def __init__(
        self,
        figures: Mapping[int, YearFigures],
        year: int,
        definitions: DefinitionOf,
        today: Mapping[str, str],
    ) -> None:
        self.figures, self.year = figures, year
        self._definitions, self._today = definitions, today
        self.years = tuple(sorted((each for each in figures if each <= year), reverse=True))

    def trend(self, code: str) -> Trend:
        """Over every year given, later ones too."""
        title = DEFINITIONS[code].title
        return trend(code, title, self.figures, self._definitions, self._today[code])

    def table(self, title: str, codes: Sequence[str]) -> TrendTable:
        up_to = [
            Trend(one.code, one.title, tuple(each for each in one.years if each.year <= self.year))
            for one in (self.trend(code) for code in codes)
        ]
        rows = tuple(_row(one) for one in up_to)
        return TrendTable(title, self.years, rows, _notes(up_to))


def year_page(beside: Beside) -> YearPage:
    """`beside` holds the year's figures and those laid beside them."""
    figures = beside.figures[beside.year]
    shown = Year(figures, DEFINITIONS)
    lines = [line(beside.trend(code)) for code in DRAWN if shown.get(code)]
    return YearPage(
        year=beside.year,
        ends=shown.ends,
        coverage=coverage_words(figures.years),
        warnings=figures.warnings,
        headline=beside.table("The headline", [c for c in groups.HEADLINE if shown.get(c)]),
        lines=tuple(one for one in lines if one.is_drawn),
        sections=tuple(_section(one, beside) for one in groups.sections(shown)),
        returns=returns_table(figures.returns),
    )


def years_to_come(held: YearsHeld) -> tuple[str, ...]:
    """From which day on the figures can be given of a year that is not over."""
    return tuple(
        f"The return of the year ending {written_date(year_end(year))} is loaded up to "
        f"{written_date(told_to)}. The year is not over: its figures can be given from "
        f"{written_date(year_start(year + 1))} on."
        for year, told_to in held.to_come.items()
    )


def _section(one: Section, beside: Beside) -> SectionShown:
    """A table that only says again what stands in the years' table leaves its notes there."""
    over_years = beside.table(one.title, one.codes)
    said_again = [table for table in one.tables if _says_only(table, over_years)]
    notes = tuple(note for table in said_again for note in table.notes)
    return SectionShown(
        one.key,
        one.title,
        one.words,
        replace(over_years, notes=(*over_years.notes, *notes)),
        tuple(table for table in one.tables if table not in said_again),
    )


def _says_only(table: Table, over_years: TrendTable) -> bool:
    columns = {column.name for column in table.columns} - {CANNOT_BE_JUDGED, NOT_KNOWN}
    titles = {row.title for row in over_years.rows}
    plain = columns <= _PLAIN and not table.summed and table.bars is None
    return plain and all(row[0] in titles for row in table.rows)


def _row(one: Trend) -> TrendRow:
    latest, *before = reversed(one.years)
    m = latest.measurement
    pairs = ((m.cannot_be_judged, "cannot be judged"), (m.not_known, "not known")) if m else ()
    said = [f"{number:,} {words}" for number, words in pairs if number]
    values = []
    later = latest
    for each in before:
        values.append(f"{value_words(each.measurement)}{' *' if later.broken else ''}")
        later = each
    told = parts_told(m) if m else ()
    return TrendRow(one.code, one.title, value_words(m), (*said, *told), tuple(values))


def _notes(trends: Sequence[Trend]) -> tuple[str, ...]:
    """Where years cannot be compared; a year that is not loaded is said once for all figures."""
    broken = [(one, why.broken) for one in trends for why in one.years if why.broken]
    common = {why for _, why in broken if all(_has(one, why) for one in trends)}
    said = [
        f"* For every figure: {why}" for why in dict.fromkeys(w for _, w in broken) if why in common
    ]
    return (*said, *(f"* {one.title}: {why}" for one, why in broken if why not in common))


def _has(one: Trend, why: str) -> bool:
    return any(each.broken == why for each in one.years)
