"""The tables that have a shape of their own. Each is None where its figures were not measured."""

from decimal import Decimal

from footprint.domain.indicators.definition import Measurement, Part, percentage
from footprint.formats.tables import Bars, Cell, Column, Row, Table
from footprint.reports.labels import LATENESS, LEFT_OUT, PARTICIPATION, RUNGS, label
from footprint.reports.lines import (
    FIGURE,
    NONE_TO_COUNT,
    PER_CENT,
    percent_cell,
    share_words,
    shares_table,
)
from footprint.reports.year import Year

THREE_WAYS = (
    "reviews_held_on_time",
    "reviews_due_on_time",
    "children_every_review_on_time",
    "children_every_review_on_time_in_year",
)
NUMBER = Column("Number", "whole")


def on_time_three_ways(year: Year) -> Table | None:
    """Of reviews held, of reviews that fell due, and by child: side by side, never one alone."""
    measured = year.several(THREE_WAYS)
    if not measured:
        return None
    said = "; ".join(f"{m.title} {share_words(m.numerator, m.denominator)}" for m in measured)
    return shares_table("Reviews on time, three ways", measured, f"Bar chart. {said}.")


def on_time_by_rung(year: Year) -> Table | None:
    """First, second and later reviews, of those held beside of those that fell due."""
    held, due = year.get("reviews_held_on_time"), year.get("reviews_due_on_time")
    if not (held and held.by) and not (due and due.by):
        return None
    keys = [*_keys(held), *(key for key in _keys(due) if key not in _keys(held))]
    in_order = [*(k for k in RUNGS if k in keys), *(k for k in keys if k not in RUNGS)]
    rows: list[Row] = [
        (label(key, RUNGS), *_part_cells(held, key), *_part_cells(due, key)) for key in in_order
    ]
    rows.append(("All", *_whole_cells(held), *_whole_cells(due)))
    columns = (
        Column("Review", width=52),
        Column("Held", "whole"),
        Column("Held on time", "whole"),
        Column("Per cent of held", "percent"),
        Column("Fell due", "whole"),
        Column("Due and on time", "whole"),
        Column("Per cent of due", "percent"),
    )
    note = "A review that was never held is among those that fell due and not among those held."
    return Table("Reviews on time, by review", columns, rows, (note,), summed=True)


def _keys(measurement: Measurement | None) -> tuple[str, ...]:
    return () if measurement is None else tuple(measurement.by)


def _part_cells(measurement: Measurement | None, key: str) -> tuple[Cell, Cell, Cell]:
    part = None if measurement is None else measurement.by.get(key)
    if isinstance(part, Part):
        return part.denominator, part.numerator, percent_cell(part.percent)
    return 0, 0, NONE_TO_COUNT


def _whole_cells(measurement: Measurement | None) -> tuple[Cell, Cell, Cell]:
    if measurement is None:
        return 0, 0, NONE_TO_COUNT
    return (
        measurement.denominator or 0,
        measurement.numerator or 0,
        percent_cell(measurement.percent),
    )


def lateness(year: Year) -> Table | None:
    """Late reviews always with the children they affected; days late; never held apart."""
    rows = [*_late_rows(year), *_days_rows(year.get("days_late")), *_never_held_rows(year)]
    if not rows:
        return None
    note = "Days late are those of late reviews that were held. Reviews never held are not in them."
    return Table("Late reviews", (FIGURE, Column("Number", "decimal")), rows, (note,))


def _late_rows(year: Year) -> list[Row]:
    held, children = year.get("reviews_held_on_time"), year.get("children_with_late_review")
    rows: list[Row] = []
    if held is not None:
        rows.append(("Reviews held late", (held.denominator or 0) - (held.numerator or 0)))
    if children is not None:
        rows.append((children.title, children.numerator or 0))
    return rows


def _days_rows(days_late: Measurement | None) -> list[Row]:
    if days_late is None:
        return []
    median = NONE_TO_COUNT if days_late.value is None else days_late.value
    lines = _number_lines(days_late)
    return [(f"{days_late.title}: median", median)] + [
        (f"{days_late.title}: {words[:1].lower()}{words[1:]}", number) for words, number in lines
    ]


def _never_held_rows(year: Year) -> list[Row]:
    never = year.get("reviews_never_held")
    if never is None:
        return []
    lines = [(f"{never.title}: {words}", number) for words, number in _number_lines(never)]
    return [(never.title, never.numerator or 0), *lines]


def _number_lines(measurement: Measurement) -> list[tuple[str, int | Decimal]]:
    return [
        (label(key, {**LATENESS, **RUNGS}), part)
        for key, part in measurement.by.items()
        if not isinstance(part, Part)
    ]


def balance(year: Year) -> Table | None:
    """In care at the start + came in - left - end not known = in care at the end."""
    closing, entries = year.get("looked_after_on"), year.get("entries")
    leavers, unknown = year.get("leavers"), year.get("end_not_known")
    if closing is None or entries is None or leavers is None:
        return None
    came, left = entries.numerator or 0, leavers.numerator or 0
    lost = 0 if unknown is None else unknown.numerator or 0
    at_end = closing.numerator or 0
    rows: list[Row] = [
        (f"In care on {year.ended_before}", at_end + left + lost - came),
        ("Came into care in the year", came),
        ("Left care in the year", left),
        ("End not known", lost),
        (f"In care on {year.ends}", at_end),
    ]
    note = (
        "The first line, with those who came in, less those who left and those whose end is not "
        "known, makes the last. The first line is worked back from the other four."
    )
    return Table("Entering and leaving", (FIGURE, NUMBER), rows, (note,), summed=True)


def participation(year: Year) -> Table | None:
    """Reviews held, by how the child took part, with per cents of the sum."""
    measured = year.get("participation")
    if measured is None:
        return None
    counts = {key: n for key, n in measured.by.items() if isinstance(n, int)}
    total = sum(counts.values())
    rows: list[Row] = [
        (label(key, PARTICIPATION), _code(key), number, percent_cell(percentage(number, total)))
        for key, number in counts.items()
    ]
    rows.append(("All reviews held", "", total, percent_cell(percentage(total, total))))
    columns = (Column("How the child took part", width=52), Column("Code"), NUMBER, PER_CENT)
    said = "; ".join(f"{label(key, PARTICIPATION)} {n:,}" for key, n in counts.items())
    bars = Bars(2, f"Bar chart. {said}.") if year.is_charted("participation") else None
    return Table("How children took part in their reviews", columns, rows, summed=True, bars=bars)


def _code(key: str) -> str:
    return key if key.startswith("PN") else ""


def first_reviews(year: Year) -> Table | None:
    """Every child looked after in the year, one line each: reviewed, not, or why none yet."""
    measured = year.get("had_first_review")
    if measured is None:
        return None
    reviewed, eligible = measured.numerator or 0, measured.denominator or 0
    rows: list[Row] = [
        ("Reviewed", reviewed),
        ("Not reviewed", eligible - reviewed),
        *((label(reason, LEFT_OUT), n) for reason, n in measured.left_out.items()),
    ]
    if measured.not_known:
        rows.append(("Not known", measured.not_known))
    if measured.cannot_be_judged:
        rows.append(("Cannot be judged", measured.cannot_be_judged))
    everyone = sum(row[1] for row in rows if isinstance(row[1], int))
    rows.append(("All children in care in the year", everyone))
    note = f"{measured.title}: {share_words(reviewed, eligible)}, of those who needed a review."
    return Table("First review, child by child", (FIGURE, NUMBER), rows, (note,), summed=True)


def with_and_without_uasc(year: Year) -> Table | None:
    """The headline counts with and without unaccompanied children. A difference is printed only
    between counts of the same thing."""
    pairs = (
        ("looked_after_on", "uasc"),
        ("looked_after_in_year", "uasc_in_year"),
        ("entries", "uasc_entered"),
    )
    rows: list[Row] = []
    for all_code, uasc_code in pairs:
        everyone, alone = year.get(all_code), year.get(uasc_code)
        if everyone is not None and alone is not None:
            all_of_them, of_whom = everyone.numerator or 0, alone.numerator or 0
            same = everyone.unit == alone.unit
            without = all_of_them - of_whom if same else None
            rows.append((everyone.title, all_of_them, of_whom, without))
    if not rows:
        return None
    columns = (
        FIGURE,
        Column("All", "whole"),
        Column("Unaccompanied", "whole", 16),
        Column("Without them", "whole"),
    )
    return Table("With and without unaccompanied children", columns, rows)
