"""The units of child protection conferences: one row a conference held in the year or overdue at its
end, and one a child who was on a plan in it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import polars as pl

from footprint.domain.dates import add_months
from footprint.domain.facts import Schema, frame
from footprint.domain.indicators.units.year import Year
from footprint.domain.timetable.beside import Beside, Span
from footprint.domain.timetable.beside_readings import HeldBeside, read_conferences

#: The months of a collection year, April to March, by name.
MONTHS = (
    *("april", "may", "june", "july", "august", "september"),
    *("october", "november", "december", "january", "february", "march"),
)
INITIAL = "Initial child protection conference"

_CONFERENCES: Schema = {
    "child": pl.UInt32,
    "held_on": pl.Date,
    "due": pl.Date,
    "rung": pl.String,
    "initial": pl.Boolean,
}
_PLANS: Schema = {"child": pl.UInt32, "began_on": pl.Date, "ended_on": pl.Date}


def units(year: Year, beside: Mapping[int, Beside]) -> Mapping[str, pl.DataFrame]:
    """Both, as at the last day of the year; `beside` by child."""
    return {
        "conference": conferences(year, beside),
        "child on a plan": children_on_plans(year, beside),
    }


def conferences(year: Year, beside: Mapping[int, Beside]) -> pl.DataFrame:
    """child, held_on (null: overdue at the year's end), due, rung; booleans: initial, review, held,
    judged, on_time, first_review, later, and one a month in which it was held."""
    rows = [(child, *row) for child in sorted(beside) for row in _of_a_child(beside[child], year)]
    held = pl.col("held_on").is_not_null()
    return frame(_CONFERENCES, rows).with_columns(
        held=held,
        review=~pl.col("initial"),
        judged=held & pl.col("due").is_not_null(),
        on_time=(pl.col("held_on") <= pl.col("due")).fill_null(value=False),
        first_review=(pl.col("rung") == "conference_first_review").fill_null(value=False),
        later=(pl.col("rung") == "conference_later").fill_null(value=False),
        **{
            name: (pl.col("held_on").dt.month() == (place + 3) % 12 + 1).fill_null(value=False)
            for place, name in enumerate(MONTHS)
        },
    )


def _of_a_child(beside: Beside, year: Year) -> Iterator[tuple[object, ...]]:
    """held_on, due, rung, initial."""
    reading = read_conferences(beside, year.end)
    for one in reading.held:
        if one.held_on >= year.start:
            yield one.held_on, one.due, one.rung, _is_initial(one)
    if reading.deadline is not None and reading.deadline.due <= year.end:
        yield None, reading.deadline.due, reading.rung, reading.rung == "conference_initial"


def _is_initial(one: HeldBeside) -> bool:
    return one.title == INITIAL


def children_on_plans(year: Year, beside: Mapping[int, Beside]) -> pl.DataFrame:
    """One row a child on a plan on any day of the year, with the first day of the first such plan and
    the end of the last; on_a_plan (always), and a boolean a month at whose end she was on one."""
    ends = _month_ends(year)
    plans = {child: _in_year(one.protection_plans, year) for child, one in beside.items()}
    on_plans = {child: held for child, held in sorted(plans.items()) if held}
    rows: list[tuple[object, ...]] = [
        (child, held[0].began_on, held[-1].ended_on) for child, held in on_plans.items()
    ]
    held_at = {
        name: pl.Series([_holds(held, day) for held in on_plans.values()], dtype=pl.Boolean)
        for name, day in zip(MONTHS, ends, strict=True)
    }
    known = pl.when(pl.col("ended_on") <= year.end).then("ended_on")
    return frame(_PLANS, rows).with_columns(ended_on=known, on_a_plan=pl.lit(value=True), **held_at)


def _in_year(plans: tuple[Span, ...], year: Year) -> list[Span]:
    held = [
        one
        for one in plans
        if one.began_on <= year.end and (one.ended_on is None or one.ended_on > year.start)
    ]
    return sorted(held, key=lambda one: (one.began_on, one.ended_on or date.max))


def _holds(plans: list[Span], day: date) -> bool:
    return any(one.holds(day) for one in plans)


def _month_ends(year: Year) -> list[date]:
    return [add_months(year.start, month) - timedelta(days=1) for month in range(1, 13)]
