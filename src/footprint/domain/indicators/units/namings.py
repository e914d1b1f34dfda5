"""The unit of naming an officer: one row an entry to care."""

from datetime import date

import polars as pl

from footprint.domain.care import Care
from footprint.domain.holders import with_a_day
from footprint.domain.timetable.naming_an_officer import NAMED, NAMING_AN_OFFICER


def namings(care: Care, allocations: pl.DataFrame, first: date, last: date) -> pl.DataFrame:
    """The entries from `first` to `last`, both in, whose day is known, by day. `allocations` are
    those of `domain/holders.py`.

    child, began_on, limit (the last day in time), named_on (null: not by the as-at day); booleans,
    of which one at most holds: before_the_clock, left_before, end_not_known, not_over (the limit
    is the as-at day or later), judged; and in_time, of those judged.
    """
    entered = care.periods.filter("start_known", pl.col("began_on").is_between(first, last)).select(
        "period", "child", "began_on", "ended_on", "end_known"
    )
    limits = NAMED.due_table(first, last).rename({"day": "began_on", "due": "limit"})
    named = _first_named(entered, allocations).filter(pl.col("named_on") <= care.as_at)
    ended = (pl.col("ended_on") <= pl.col("limit")).fill_null(value=False)
    clocked = pl.col("began_on") >= NAMING_AN_OFFICER.in_force
    not_over = pl.col("limit") >= care.as_at
    judged = clocked & ~ended & ~not_over
    return (
        entered.join(limits, on="began_on", how="left")
        .join(named, on="period", how="left")
        .sort("began_on", "child")
        .select(
            "child",
            "began_on",
            "limit",
            "named_on",
            before_the_clock=~clocked,
            left_before=clocked & ended & pl.col("end_known"),
            end_not_known=clocked & ended & ~pl.col("end_known"),
            not_over=clocked & ~ended & not_over,
            judged=judged,
            in_time=judged & (pl.col("named_on") <= pl.col("limit")).fill_null(value=False),
        )
    )


def _first_named(entered: pl.DataFrame, allocations: pl.DataFrame) -> pl.DataFrame:
    """period, named_on. An officer of before who goes on holds the child from the day of entry; a
    stretch that begins when the child has left again names nobody for that period."""
    held = with_a_day(allocations).filter(pl.col("officer").is_not_null())
    on = pl.max_horizontal("began_on", "held_from")
    goes_on = pl.col("held_until").is_null() | (pl.col("held_until") > on)
    in_period = pl.col("ended_on").is_null() | (on < pl.col("ended_on"))
    stretches = held.select("child", "recorded_on", held_from="began_on", held_until="ended_on")
    return (
        entered.join(stretches, on="child")
        .filter(goes_on & in_period)
        .group_by("period")
        .agg(named_on=pl.max_horizontal(on, "recorded_on").min())
    )
