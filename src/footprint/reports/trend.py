"""Figures over the years that are loaded: as tables and as lines, broken where they must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from footprint.domain.indicators.definition import Measurement
from footprint.formats.line_chart import Line, Point
from footprint.formats.tables import in_words
from footprint.reports.facts import Signature, YearFigures
from footprint.reports.lines import NONE_TO_COUNT, share_words

NOT_GIVEN = "cannot be given"
#: Medians whose title is of what is counted: the days stand beside.
COUNTED = frozenset({"reviews_never_held"})
#: What medians of days are in.
DAYS = {"days_late": "days", "working_days_late_first": "working days"}

#: The definition under which a year's figure stands, by (year, code): the digest of the words that
#: were signed for it, or of today's words where nobody has signed others.
DefinitionOf = Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class YearOfTrend:
    """One year of one figure. `broken`: why it cannot be compared with the year before it."""

    year: int
    measurement: Measurement | None
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over the years, oldest first."""

    code: str
    title: str
    years: tuple[YearOfTrend, ...]

    @property
    def breaks(self) -> tuple[str, ...]:
        return tuple(f"{self.title}: {year.broken}" for year in self.years if year.broken)


def definitions_of(signatures: Sequence[Signature], today: Mapping[str, str]) -> DefinitionOf:
    """`today` are the digests of the definitions as they read today, by code. A year for which
    someone signed today's words stands under them, whatever another person signed before."""
    found: dict[tuple[int, str], str] = {}
    for one in signatures:
        key = (one.year, one.code)
        if found.get(key) != today.get(one.code):
            found[key] = one.digest
    return found


def trend(
    code: str,
    title: str,
    figures: Mapping[int, YearFigures],
    definitions: DefinitionOf,
    today: str,
) -> Trend:
    """The figure in each of those years; `today` is the digest of its definition as it reads."""
    years: list[YearOfTrend] = []
    for year in sorted(figures):
        found = next((m for m in figures[year].measurements if m.code == code), None)
        before = years[-1].year if years else None
        under = {one: definitions.get((one, code), today) for one in (before, year) if one}
        years.append(YearOfTrend(year, found, _why_broken(before, year, len(set(under.values())))))
    return Trend(code, title, tuple(years))


def _why_broken(before: int | None, year: int, definitions: int) -> str:
    if before is None:
        return ""
    if definitions > 1:
        return (
            f"the definition signed for the year ending 31 March {year} is another than that for "
            f"{before}. The two are not compared. Both values are worked out as it reads today."
        )
    if before != year - 1:
        return f"no return is loaded between the years ending 31 March {before} and {year}."
    return ""


def line(one: Trend) -> Line:
    """The trend as a line to draw."""
    points = tuple(
        Point(str(each.year), drawn(each.measurement), short(each.measurement), bool(each.broken))
        for each in one.years
    )
    said = "; ".join(f"{each.year} {value_words(each.measurement)}" for each in one.years)
    broken = f" The line is broken: {'; '.join(one.breaks)}" if one.breaks else ""
    percent = any(m.measurement and m.measurement.statistic == "share" for m in one.years)
    description = f"Line chart. {one.title}, years ending 31 March: {said}.{broken}"
    return Line(one.title, description, points, percent)


def value_words(measurement: Measurement | None) -> str:
    """The value in one phrase: 9 of 12 (75.0%); of a median, the median itself, in its unit."""
    if measurement is None:
        return NOT_GIVEN
    if measurement.statistic == "share":
        return share_words(measurement.numerator, measurement.denominator)
    if measurement.code in COUNTED:
        return _count_and_median(measurement)
    value = drawn(measurement)
    if value is None:
        return NONE_TO_COUNT
    return f"{in_words(value)}{' ' if measurement.code in DAYS else ''}{DAYS.get(measurement.code, '')}"


def _count_and_median(measurement: Measurement) -> str:
    """3 (median 12 days); without any, 0."""
    count = in_words(measurement.numerator or 0)
    if measurement.value is None:
        return count
    unit = "day" if measurement.value == 1 else "days"
    return f"{count} (median {in_words(measurement.value)} {unit})"


def short(measurement: Measurement | None) -> str:
    """The value as a point of a chart carries it."""
    value = drawn(measurement)
    if measurement is None or value is None:
        return ""
    return in_words(value, "percent" if measurement.statistic == "share" else "decimal")


def drawn(measurement: Measurement | None) -> Decimal | int | None:
    """The one number of a figure; None where there is none to count."""
    if measurement is None:
        return None
    match measurement.statistic:
        case "share":
            return measurement.percent
        case "median" | "ratio" if measurement.code not in COUNTED:
            return measurement.value
    return measurement.numerator
