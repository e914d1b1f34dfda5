"""When each child's next review is due, for everybody in care on a day at once.

The same answer as `timetable.child.next_deadline` gives of one child; a test holds the two equal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from footprint.domain import care as care_of
from footprint.domain import reviews as reviews_of
from footprint.domain.care import Care
from footprint.domain.facts import Facts
from footprint.domain.in_care import in_care
from footprint.domain.law import Deadline
from footprint.domain.timetable import frame
from footprint.domain.timetable.adoption import AUTHORISED, RETURN
from footprint.domain.timetable.child import RUNGS_READ
from footprint.domain.timetable.frame import Timetable
from footprint.domain.timetable.ladder import Rung
from footprint.domain.timetable.turns import turns
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

Row = Mapping[str, Any]
#: What holds the child on the day.
IN_CARE, SHORT_BREAKS = "in_care", "short_breaks"
#: Why there is no date: no return that tells of reviews holds the child on that day.
REVIEWS_NOT_TOLD = "reviews_not_told"


@dataclass(frozen=True, slots=True)
class Standing:
    """How everybody stands on a day: the frames of which pages about a day are made."""

    as_at: date
    care: Care
    turns: pl.DataFrame
    reviews: pl.DataFrame
    timetable: Timetable


def standing(facts: Facts, as_at: date) -> Standing:
    care = care_of.assemble(facts, as_at)
    recorded = reviews_of.place(facts, care)
    turned = turns(care, facts.authorities)
    counted = recorded.filter(pl.col("period").is_not_null())
    read = frame.read(care.periods, turned, counted, as_at)
    return Standing(as_at, care, turned, recorded, read)


def next_reviews(stands: Standing) -> pl.DataFrame:
    """One row a child in care, or in a series of short breaks, on the day; in the children's order.

    child; holds (in_care or short_breaks); began_on (null: before the files); last_review; due,
    counted_from, not_before (a window opens), last_working_day (on or before `due`), days_left
    (negative: overdue) and rung of the next review; certain: the date follows from what is known,
    and is not only the last possible one; why_not (null where there is a date).
    """
    rows = (
        stands.care.periods.filter(pl.col("ended_on").is_null())
        .select(
            "period",
            "child",
            holds=pl.lit(IN_CARE),
            began_on=pl.when("start_known").then("began_on"),
        )
        .join(_last_reviews(stands), on="period", how="left")
        .join(next_limits(stands.timetable), on="period", how="left")
        .drop("period")
    )
    due = pl.col("due")
    return (
        pl.concat([rows, _in_short_breaks(stands)], how="diagonal")
        .sort("child")
        .with_columns(
            last_working_day=_last_working_day(rows["due"]),
            days_left=(due - pl.lit(stands.as_at)).dt.total_days(),
            certain=due.is_not_null() & (pl.col("rung") != "later_assumed"),
            why_not=pl.when(due.is_null()).then(
                pl.when(pl.col("holds") == SHORT_BREAKS)
                .then(pl.lit(SHORT_BREAKS))
                .otherwise(pl.lit(REVIEWS_NOT_TOLD))
            ),
        )
    )


def next_limits(timetable: Timetable) -> pl.DataFrame:
    """Of every period that is open: period, due, counted_from, not_before, rung of the earliest
    limit that no review has answered, by which the next one is judged."""
    waiting = timetable.limits.filter(
        pl.col("held_on").is_null() & pl.col("required") & pl.col("due").is_not_null()
    )
    return (
        waiting.sort("due", maintain_order=True)
        .unique("period", keep="first", maintain_order=True)
        .select("period", "due", "counted_from", "not_before", rung=pl.col("rung").cast(pl.String))
    )


def deadline_of(row: Row) -> Deadline | None:
    """The limit of a row of `next_reviews`, with the provision that set it, as the reader of one
    child has it; None where the row has no date."""
    if row["due"] is None:
        return None
    found = _rung_of(row).deadline(row["counted_from"])
    return replace(found, due=row["due"])


def _rung_of(row: Row) -> Rung:
    """The rung, or what stands beside the ladder and took the place of its limit."""
    if row["not_before"] is not None:
        return RETURN
    rung = RUNGS_READ[row["rung"]]
    # Three months may also be those after authority to place: then no review was held that day.
    by_authority = row["rung"] == "second" and row["counted_from"] != row["last_review"]
    if by_authority or rung.due(row["counted_from"]) != row["due"]:
        return AUTHORISED
    return rung


def _last_reviews(stands: Standing) -> pl.DataFrame:
    counted = stands.reviews.filter(pl.col("period").is_not_null())
    return counted.group_by("period").agg(last_review=pl.col("held_on").max())


def _in_short_breaks(stands: Standing) -> pl.DataFrame:
    """A return holds no reviews of theirs, so nothing is said of the next one."""
    return in_care(stands.care).filter("short_breaks").select("child", holds=pl.lit(SHORT_BREAKS))


def _last_working_day(due: pl.Series) -> pl.Expr:
    calendar = CARE_PLANNING_REGS_DAYS.calendar
    days = due.drop_nulls().unique()
    before = [calendar.last_working_day_on_or_before(day) for day in days]
    return pl.col("due").replace_strict(
        days, pl.Series(before, dtype=pl.Date), default=None, return_dtype=pl.Date
    )
