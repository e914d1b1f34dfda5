"""Measurements as lines and tables of words, whatever figure they are."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from footprint.domain.indicators.definition import Measurement, Part, percentage
from footprint.formats.tables import Bars, Cell, Column, Row, Table, in_words
from footprint.reports.labels import LEFT_OUT, UNITS, label

NONE_TO_COUNT = "none to count"
FIGURE = Column("Figure", width=52)
PER_CENT = Column("Per cent", "percent", 13)
CANNOT_BE_JUDGED = "Cannot be judged"
NOT_KNOWN = "Not known"

#: Parts of what a share is of that are told in words, by unit and key.
TOLD_PARTS: Mapping[tuple[str, str], str] = {
    ("review due", "later_assumed"): "{part:,} of the {whole:,} due dates are assumed",
    ("review held", "coded_under_4"): "{part:,} of the {whole:,} are coded PN0 although the child "
    "was aged 4 or over",
    ("review run", "received_after"): "{part:,} of the {whole:,} received after it",
    ("review run", "in_person"): "in person at {part:,} of the {whole:,}",
    ("review run", "video"): "by video at {part:,} of the {whole:,}",
    ("review run", "phone"): "by phone at {part:,} of the {whole:,}",
    (
        "review run",
        "another_way",
    ): "seen separately, or sent their views, at {part:,} of the {whole:,}",
    ("review run", "under_4_and_there"): "{part:,} of the {whole:,} were under 4, and there",
    ("review followed up", "stood_unanswered"): "{part:,} of the {whole:,} stood without an answer",
    ("review followed up", "objected"): "{part:,} of the {whole:,} were objected to",
    ("review followed up", "adjourned"): "{part:,} of the {whole:,} adjourned under reg 36(2)",
    ("decision", "done_late"): "{part:,} of the {whole:,} done late",
    ("decision", "not_done"): "{part:,} of the {whole:,} not done",
}

#: Parts of a count that are told in words, by code and key.
TOLD_COUNTS: Mapping[tuple[str, str], str] = {
    ("reviews_never_held", "later_assumed"): "{part:,} of the {whole:,} are of due dates that are "
    "assumed",
}

#: From so many figures on that leave out the same, it is said once.
MANY_ALIKE = 4

#: A breakdown into more lines than this leaves out those of 0.
MANY_LINES = 9


def percent_cell(percent: Decimal | None) -> Cell:
    """Points to one decimal, or the words for an empty denominator."""
    return NONE_TO_COUNT if percent is None else percent


def share_words(numerator: int | None, denominator: int | None) -> str:
    """9 of 12 (75.0%); 0 of 0 is "none to count"."""
    if not denominator or numerator is None:
        return NONE_TO_COUNT
    percent = percentage(numerator, denominator)
    return f"{numerator:,} of {denominator:,} ({in_words(percent, 'percent')})"


def shown(measurement: Measurement) -> str:
    """The measurement in one phrase; of a median, how many it is the median of."""
    if measurement.statistic == "share":
        return share_words(measurement.numerator, measurement.denominator)
    if measurement.statistic == "ratio":
        return NONE_TO_COUNT if measurement.value is None else in_words(measurement.value)
    return in_words(measurement.numerator or 0)


def beside(measurement: Measurement) -> tuple[str, ...]:
    """What must stand beside the figure: what cannot be judged and what is not known, if any."""
    pairs = (
        (measurement.cannot_be_judged, "cannot be judged"),
        (measurement.not_known, "not known"),
    )
    return tuple(f"{number:,} {words}" for number, words in pairs if number)


def parts_told(measurement: Measurement) -> tuple[str, ...]:
    """Parts of what a share is of, or of what is counted, each in a phrase, where there are any:
    `TOLD_PARTS` and `TOLD_COUNTS`."""
    told = (
        (part.denominator, TOLD_PARTS.get((measurement.unit, key)))
        if isinstance(part, Part)
        else (part, TOLD_COUNTS.get((measurement.code, key)))
        for key, part in measurement.by.items()
    )
    share = measurement.statistic == "share"
    whole = (measurement.denominator if share else measurement.numerator) or 0
    return tuple(words.format(part=n, whole=whole) for n, words in told if n and words)


def parts_notes(measurements: Sequence[Measurement]) -> tuple[str, ...]:
    """The same as sentences under a table."""
    return tuple(f"{m.title}: {words}." for m in measurements for words in parts_told(m))


def left_out_notes(measurements: Sequence[Measurement]) -> tuple[str, ...]:
    """A sentence for each measurement that leaves something out, and why; one for many that leave out
    the same."""
    told: dict[str, list[str]] = {}
    for m in measurements:
        if any(m.left_out.values()):
            told.setdefault(_reasons(m.left_out), []).append(f"\u201c{m.title}\u201d")
    return tuple(
        f"Left out of {title}: {reasons}."
        for reasons, titles in told.items()
        for title in _titles(titles)
    )


def _titles(titles: Sequence[str]) -> Sequence[str]:
    """Many figures that leave out the same are named by the first."""
    if len(titles) < MANY_ALIKE:
        return titles
    return [f"{titles[0]} and of {len(titles) - 1} more figures here"]


def _reasons(left_out: Mapping[str, int]) -> str:
    parts = [(label(reason, LEFT_OUT), number) for reason, number in left_out.items() if number]
    return "; ".join(f"{words[:1].lower()}{words[1:]}: {number:,}" for words, number in parts)


def shares_table(title: str, measurements: Sequence[Measurement], bars: str = "") -> Table:
    """A line a share: counted, out of, per cent, and what is beside it where there is any."""
    columns = [FIGURE, Column("Counted", "whole"), Column("Out of", "whole"), PER_CENT]
    rows: list[list[Cell]] = [
        [m.title, m.numerator or 0, m.denominator or 0, percent_cell(m.percent)]
        for m in measurements
    ]
    _add_column(columns, rows, CANNOT_BE_JUDGED, [m.cannot_be_judged for m in measurements])
    _add_column(columns, rows, NOT_KNOWN, [m.not_known for m in measurements])
    return Table(
        title,
        tuple(columns),
        [tuple(row) for row in rows],
        (*parts_notes(measurements), *left_out_notes(measurements)),
        bars=Bars(3, bars) if bars else None,
    )


def counts_table(title: str, measurements: Sequence[Measurement]) -> Table:
    """A line a count, with its unit."""
    columns = [FIGURE, Column("Number", "whole"), Column("Of what", width=18)]
    rows: list[list[Cell]] = [
        [m.title, m.numerator or 0, label(m.unit, UNITS).lower()] for m in measurements
    ]
    _add_column(columns, rows, CANNOT_BE_JUDGED, [m.cannot_be_judged for m in measurements])
    _add_column(columns, rows, NOT_KNOWN, [m.not_known for m in measurements])
    return Table(title, tuple(columns), [tuple(row) for row in rows], left_out_notes(measurements))


def values_table(title: str, measurements: Sequence[Measurement]) -> Table:
    """Medians and ratios: the value, and under it what it is broken down by."""
    rows: list[Row] = []
    for measurement in measurements:
        value = measurement.value
        rows.append((measurement.title, NONE_TO_COUNT if value is None else value))
        rows.extend((label(key), _plain(part)) for key, part in measurement.by.items())
    notes = tuple(note for m in measurements for note in beside_notes(m))
    return Table(title, (FIGURE, Column("Value", "decimal")), rows, notes)


def breakdown_table(
    measurement: Measurement,
    labels: Mapping[str, str],
    name: str,
    title: str = "",
    bars: bool = False,
) -> Table:
    """The lines of one measurement: a share's with numerator and denominator, any other's with
    its part of the sum. `name` heads the first column."""
    heading = title or measurement.title
    if any(isinstance(part, Part) for part in measurement.by.values()):
        return _share_breakdown(measurement, labels, name, heading, bars)
    return _count_breakdown(measurement, labels, name, heading, bars)


def _share_breakdown(
    m: Measurement, labels: Mapping[str, str], name: str, title: str, bars: bool
) -> Table:
    parts = {key: part for key, part in m.by.items() if isinstance(part, Part)}
    rows: list[Row] = [
        (label(key, labels), part.numerator, part.denominator, percent_cell(part.percent))
        for key, part in parts.items()
    ]
    rows.append(("All", m.numerator or 0, m.denominator or 0, percent_cell(m.percent)))
    columns = (
        Column(name, width=52),
        Column("Counted", "whole"),
        Column("Out of", "whole"),
        PER_CENT,
    )
    drawn = Bars(3, _share_description(title, parts, labels)) if bars else None
    return Table(title, columns, rows, beside_notes(m), summed=True, bars=drawn)


def _share_description(title: str, parts: Mapping[str, Part], labels: Mapping[str, str]) -> str:
    said = [
        f"{label(key, labels)} {share_words(part.numerator, part.denominator)}"
        for key, part in parts.items()
    ]
    return f"Bar chart. {title}: {'; '.join(said)}."


def _count_breakdown(
    m: Measurement, labels: Mapping[str, str], name: str, title: str, bars: bool
) -> Table:
    every = {key: part for key, part in m.by.items() if isinstance(part, int)}
    long = len(every) > MANY_LINES
    counts = {key: number for key, number in every.items() if number or not long}
    notes: tuple[str, ...] = ("Lines of 0 are not listed.",) if len(counts) < len(every) else ()
    total = sum(counts.values()) if m.numerator is None else m.numerator
    rows: list[Row] = [
        (label(key, labels), number, percent_cell(percentage(number, total)))
        for key, number in counts.items()
    ]
    rows.append(("All", total, percent_cell(percentage(total, total))))
    columns = (Column(name, width=52), Column("Number", "whole"), PER_CENT)
    said = "; ".join(f"{label(key, labels)} {number:,}" for key, number in counts.items())
    drawn = Bars(1, f"Bar chart. {title}: {said}.") if bars else None
    if m.statistic == "table":  # a count has its own line, with its notes, in another table
        notes = (*notes, *beside_notes(m))
    return Table(title, columns, rows, notes, summed=True, bars=drawn)


def beside_notes(measurement: Measurement) -> tuple[str, ...]:
    """The same as sentences, and what the measurement leaves out."""
    said = beside(measurement)
    words = (f"{measurement.title}: {', '.join(said)}.",) if said else ()
    return (*words, *left_out_notes([measurement]))


def _plain(part: int | Part) -> Cell:
    if isinstance(part, Part):
        return share_words(part.numerator, part.denominator)
    return part


def _add_column(
    columns: list[Column], rows: list[list[Cell]], name: str, numbers: Sequence[int]
) -> None:
    """The column, only where one of its numbers is not 0."""
    if any(numbers):
        columns.append(Column(name, "whole"))
        for row, number in zip(rows, numbers, strict=True):
            row.append(number)
