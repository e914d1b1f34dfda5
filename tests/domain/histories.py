"""Histories of a period of care for the two readers of a ladder, and what each says of them."""

from datetime import date
from typing import NamedTuple

import polars as pl

from footprint.domain.timetable import frame
from footprint.domain.timetable.child import PeriodHistory, read_period


class Judged(NamedTuple):
    held_on: date
    due: date | None
    days_late: int | None
    rung: str


class Required(NamedTuple):
    due: date
    rung: str
    held_on: date | None


class Said(NamedTuple):
    """Every review that can be judged, and every required due date up to the as-at day."""

    reviews: list[Judged]
    required: list[Required]


def said_by_the_child_reader(history: PeriodHistory) -> Said:
    reading = read_period(history)
    reviews = [
        Judged(review.held_on, review.due, review.days_late, str(review.rung))
        for review in reading.reviews
        if review.judged
    ]
    required = [
        Required(limit.deadline.due, limit.rung, limit.held_on)
        for limit in reading.limits
        if limit.required and limit.deadline.due <= history.as_at
    ]
    return Said(sorted(reviews), sorted(required, key=str))


def said_by_the_frame_reader(histories: list[PeriodHistory]) -> list[Said]:
    """The same of many histories of one as-at day, read in one frame."""
    as_at = histories[0].as_at
    timetable = frame.read(_periods(histories), _turns(histories), _reviews(histories), as_at)
    said = [Said([], []) for _ in histories]
    judged = timetable.reviews.filter(pl.col("due").is_not_null())
    for period, *row in judged.select(
        "period", "held_on", "due", "days_late", pl.col("rung").cast(pl.String)
    ).iter_rows():
        said[period].reviews.append(Judged(*row))
    due = timetable.limits.filter(pl.col("required") & (pl.col("due") <= as_at))
    for period, *row in due.select(
        "period", "due", pl.col("rung").cast(pl.String), "held_on"
    ).iter_rows():
        said[period].required.append(Required(*row))
    return [Said(sorted(each.reviews), sorted(each.required, key=str)) for each in said]


def _periods(histories: list[PeriodHistory]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "period": range(len(histories)),
            "began_on": [h.began_on for h in histories],
            "ended_on": [h.end for h in histories],
            "start_known": [h.start_known for h in histories],
            "judged_start": [h.start_judged for h in histories],
            "follows_another": [h.follows_another for h in histories],
            "history_from": [h.history_from for h in histories],
        },
        schema_overrides={"period": pl.UInt32, "ended_on": pl.Date},
    )


def _turns(histories: list[PeriodHistory]) -> pl.DataFrame:
    rows = [(p, turn.on, turn.kind) for p, h in enumerate(histories) for turn in h.turns]
    schema = {"period": pl.UInt32, "on": pl.Date, "kind": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row").unique()


def _reviews(histories: list[PeriodHistory]) -> pl.DataFrame:
    rows = [(p, day) for p, h in enumerate(histories) for day in set(h.reviews)]
    return pl.DataFrame(rows, schema={"period": pl.UInt32, "held_on": pl.Date}, orient="row")
