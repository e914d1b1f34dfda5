"""The tables that have a shape of their own. Each is None where its figures were not measured."""

from collections.abc import Sequence

from footprint.domain.indicators.definition import Measurement, Part, percentage
from footprint.domain.indicators.units.reviews import NOT_RECORDED
from footprint.formats.tables import Bars, Cell, Column, Row, Table
from footprint.reports.labels import (
    FLOWS,
    LEFT_OUT,
    PARTICIPATION,
    PARTICIPATION_SHORT,
    RUNGS,
    label,
)
from footprint.reports.lines import (
    FIGURE,
    NONE_TO_COUNT,
    PER_CENT,
    beside_notes,
    left_out_notes,
    parts_notes,
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
    lines = [
        (label(key, RUNGS), held_part, due_part)
        for key in _rungs(held, due)
        for held_part, due_part in [(_part(held, key), _part(due, key))]
        if held_part.denominator or due_part.denominator
    ]
    if held is None or due is None or not lines:
        return None
    whole = Part(held.numerator or 0, held.denominator or 0)
    of_due = Part(due.numerator or 0, due.denominator or 0)
    rows: list[Row] = [
        (words, *_part_cells(held_part), *_part_cells(due_part))
        for words, held_part, due_part in [*lines, ("All", whole, of_due)]
    ]
    columns = (
        Column("Review", width=52),
        Column("Held", "whole"),
        Column("Held on time", "whole"),
        Column("Per cent of held", "percent"),
        Column("Fell due", "whole"),
        Column("Due and on time", "whole"),
        Column("Per cent of due", "percent"),
    )
    notes = (
        "A review that was never held is among those that fell due and not among those held.",
        *parts_notes([due]),
    )
    bars = _due_bars(lines) if year.is_charted("reviews_due_on_time") else None
    return Table("Reviews on time, by review", columns, rows, notes, summed=True, bars=bars)


def _rungs(*measurements: Measurement | None) -> tuple[str, ...]:
    """The rungs that any of them has, in the order of the ladder; then whatever else there is."""
    keys = [key for m in measurements if m is not None for key in m.by]
    return (
        *(key for key in RUNGS if key in keys),
        *dict.fromkeys(k for k in keys if k not in RUNGS),
    )


def _part(measurement: Measurement | None, key: str) -> Part:
    part = None if measurement is None else measurement.by.get(key)
    return part if isinstance(part, Part) else Part(0, 0)


def _part_cells(part: Part) -> tuple[Cell, Cell, Cell]:
    return part.denominator, part.numerator, percent_cell(part.percent)


def _due_bars(lines: Sequence[tuple[str, Part, Part]]) -> Bars:
    said = "; ".join(f"{words} {share_words(p.numerator, p.denominator)}" for words, _, p in lines)
    return Bars(6, f"Bar chart. {said}.", "Reviews that fell due and were on time, by review")


def what_came_of_those_due(year: Year) -> Table | None:
    """Due = on time + held late + never held; where it does not add up, that is said."""
    due = year.get("reviews_due_on_time")
    others = year.several(("reviews_due_held_late", "reviews_never_held"))
    if due is None or len(others) < 2:
        return None
    fell_due = due.denominator or 0
    late, never = (m.numerator or 0 for m in others)
    on_time = due.numerator or 0
    rows: list[Row] = [
        ("Held on time", on_time),
        ("Held late", late),
        ("Never held", never),
        ("All reviews that fell due in the year", fell_due),
    ]
    made = on_time + late + never
    wrong = f"The first three make {made:,}, and not the number below them."
    title = "Reviews that fell due, and what came of them"
    notes = () if made == fell_due else (wrong,)
    return Table(title, (FIGURE, NUMBER), rows, notes, summed=True)


def lateness(year: Year) -> Table | None:
    """Late reviews always with the children they affected; days late; never held apart."""
    counts = year.several(("reviews_held_late", "children_with_late_review"))
    rows: list[Row] = [(m.title, m.numerator or 0) for m in counts]
    for days in year.several(("days_late", "working_days_late_first")):
        rows += _median_rows(days.title, days)
    for never in year.several(("reviews_never_held",)):
        rows.append((never.title, never.numerator or 0))
        rows += [
            (f"{never.title}: {label(key, RUNGS).lower()}", part)
            for key, part in never.by.items()
            if key in RUNGS and isinstance(part, int) and part
        ]
        rows += _median_rows(f"{never.title}: days to 31 March or to leaving", never)
    if not rows:
        return None
    note = "Days late are those of late reviews that were held. Reviews never held are not in them."
    return Table("Late reviews", (FIGURE, Column("Number", "decimal")), rows, (note,))


def _median_rows(title: str, measurement: Measurement) -> list[Row]:
    if measurement.value is None:
        return [(f"{title}, median", NONE_TO_COUNT)]
    rows: list[Row] = [(f"{title}, median", measurement.value)]
    worst = measurement.by.get("worst")
    if isinstance(worst, int):
        rows.append((f"{title}, the longest", worst))
    return rows


def balance(year: Year) -> Table | None:
    """Opening + entries - leavers - end not known = closing; where it does not, that is said."""
    flows = year.several(("looked_after_before", "entries", "leavers", "end_not_known"))
    closing = year.get("looked_after_on")
    if len(flows) < 4 or closing is None:
        return None
    opening, came, left, lost = (m.numerator or 0 for m in flows)
    at_end = closing.numerator or 0
    rows: list[Row] = [(m.title, m.numerator or 0) for m in (*flows, closing)]
    notes = [
        "The first, with the second, less the third and the fourth, makes the last.",
        *(note for m in flows for note in (*_made_up_of(m), *beside_notes(m))),
    ]
    made = opening + came - left - lost
    if made != at_end:
        notes[0] = f"The first, with the second, less the third and the fourth, makes {made:,}."
    return Table(
        "The year from its first day to its last",
        (FIGURE, NUMBER),
        rows,
        tuple(notes),
        summed=True,
    )


def _made_up_of(measurement: Measurement) -> tuple[str, ...]:
    """The parts of a flow as a sentence, where it has parts."""
    parts = [(key, part) for key, part in measurement.by.items() if isinstance(part, int)]
    if not parts:
        return ()
    words = [f"{label(key, FLOWS)}: {part:,}" for key, part in parts]
    said = "; ".join(f"{one[:1].lower()}{one[1:]}" for one in words)
    return (f"{measurement.title}: {said}.",)


def participation(year: Year) -> Table | None:
    """Reviews held, by how the child took part, with per cents of the sum."""
    measured = year.get("participation")
    if measured is None:
        return None
    counts = {key: n for key, n in measured.by.items() if isinstance(n, int)}
    if measured.not_known:
        counts[NOT_RECORDED] = measured.not_known
    total = measured.numerator or 0
    rows: list[Row] = [
        (label(key, PARTICIPATION), _code(key), number, percent_cell(percentage(number, total)))
        for key, number in counts.items()
    ]
    rows.append(("All reviews held", "", total, percent_cell(percentage(total, total))))
    notes = left_out_notes([measured])
    columns = (Column("How the child took part", width=52), Column("Code"), NUMBER, PER_CENT)
    said = "; ".join(f"{label(key, PARTICIPATION)} {n:,}" for key, n in counts.items())
    short = tuple(label(key, PARTICIPATION_SHORT) for key in counts)
    charted = year.is_charted("participation")
    bars = Bars(2, f"Bar chart. {said}.", names=short) if charted else None
    return Table(
        "How children took part in their reviews", columns, rows, notes, summed=True, bars=bars
    )


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
    """The headline counts with and without unaccompanied children."""
    measured = year.several(("uasc", "uasc_in_year", "uasc_entered"))
    rows: list[Row] = [
        (m.title, every, alone, every - alone, percent_cell(m.percent))
        for m in measured
        for every, alone in [(m.denominator or 0, m.numerator or 0)]
    ]
    if not rows:
        return None
    columns = (
        FIGURE,
        Column("All children", "whole"),
        Column("Of them unaccompanied", "whole", 16),
        Column("Without them", "whole"),
        PER_CENT,
    )
    return Table("With and without unaccompanied children", columns, rows)
