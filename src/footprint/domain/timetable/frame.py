"""The ladder laid over every child at once: the frame reader of docs/adr/0002.

The events of every period of care stand in one sorted frame (start, reviews, turns); each sets a
limit (`frame_limits`); a limit is answered by the next review after it.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from footprint.domain.timetable.frame_limits import KINDS, NEVER, REVIEW, START, set_limits
from footprint.domain.timetable.turns import AUTHORISED, PLACED, RETURNED


@dataclass(frozen=True, slots=True)
class Timetable:
    """`limits`: one row a due date, in the order in which they were set: period, set_on, rung, due,
    counted_from (the day from which `due` is counted), not_before (of a window), held_on (the review
    that answered it, null while none has), withdrawn, required. `reviews`: one row a review held, in no order:
    period, held_on, rung, set_on (when its limit was set), due (null: cannot be judged), late,
    days_late."""

    limits: pl.DataFrame
    reviews: pl.DataFrame


def read(
    periods: pl.DataFrame, turns: pl.DataFrame, reviews: pl.DataFrame, as_at: date
) -> Timetable:
    """The timetable of every period of care as at a day.

    `periods`: as in `Care`. `turns`: period, on, kind. `reviews`: period, held_on, distinct. Those
    outside their period, or after the day, are not looked at.
    """
    events = _events(periods, turns, reviews, as_at)
    limits = _answer(set_limits(events, as_at))
    return Timetable(limits=_required(limits), reviews=_judge(limits))


def _events(
    periods: pl.DataFrame, turns: pl.DataFrame, reviews: pl.DataFrame, as_at: date
) -> pl.DataFrame:
    """Sorted by period, day and the day's order: period, on, kind, and of the period: began_on,
    ended_on, judged_start, history_from, bound_from, bound_on."""
    kind = pl.Enum(KINDS)
    periods = periods.select(
        "period", "began_on", "ended_on", "judged_start", "history_from", bound_from=_bound_from()
    ).with_columns(bound_on=pl.col("bound_from").dt.offset_by("6mo"))
    events = pl.concat(
        [
            periods.select("period", on="began_on", kind=pl.lit(START, kind)),
            reviews.select("period", on="held_on", kind=pl.lit(REVIEW, kind)),
            turns.select("period", "on", pl.col("kind").cast(kind)),
        ]
    ).with_columns(
        key=pl.col("period").cast(pl.Int64) * 2**35
        + pl.col("on").cast(pl.Int32).cast(pl.Int64) * 8
        + pl.col("kind").to_physical().cast(pl.Int64)
    )
    return (
        events.sort("key")
        .drop("key")
        .join(periods, on="period", how="left", maintain_order="left")
        .filter(_inside(as_at) & ~_before_the_files_begin())
        .filter(~_sets_nothing())
    )


def _inside(as_at: date) -> pl.Expr:
    """From the first day to the leaving day, both included, and not after the as-at day."""
    on = pl.col("on")
    left = (on > pl.col("ended_on")).fill_null(value=False)
    return (on >= pl.col("began_on")) & (on <= as_at) & ~left


def _bound_from() -> pl.Expr:
    """The day before the files begin; for a later period of a child whose start is not known, its
    own first day. The bound is six months after it."""
    day_before = pl.col("history_from").dt.offset_by("-1d")
    in_a_gap = pl.col("follows_another") & ~pl.col("start_known")
    # Without a return that holds the child nothing is certain: the bound stays null.
    return (
        pl.when(in_a_gap & (pl.col("began_on") > day_before)).then("began_on").otherwise(day_before)
    )


def _before_the_files_begin() -> pl.Expr:
    """A review or turn before the first loaded return, in a period that is not judged from its
    start: others may lie unseen between it and the files, so it anchors nothing."""
    return (
        (pl.col("kind") != START)
        & ~pl.col("judged_start")
        & (pl.col("on") < pl.col("history_from"))
    )


def _sets_nothing() -> pl.Expr:
    """Authority to place while one already set by it stands."""
    return (pl.col("kind") == AUTHORISED) & (pl.col("kind").shift(1) == AUTHORISED)


def _answer(events: pl.DataFrame) -> pl.DataFrame:
    """One row a limit, with the review that answered it and whether it was withdrawn.

    Authority to place takes the current limit over, so the limit before it goes. The bound is
    nobody's due date when the first known review was held within it.
    """
    next_kind = pl.col("kind").shift(-1, fill_value=START)
    superseded = next_kind.is_in([PLACED, RETURNED])
    # A start ends the search for a period's next review: a far day stands for "none".
    next_review = (
        pl.when(pl.col("kind") == REVIEW)
        .then("on")
        .when(pl.col("kind") == START)
        .then(NEVER)
        .shift(-1)
        .backward_fill()
    )
    answered = events.with_columns(
        held_on=pl.when(next_review != NEVER).then(next_review),
        next_kind=next_kind,
        withdrawn=superseded & (pl.col("due") >= pl.col("on").shift(-1)),
    )
    within_bound = pl.col("bound") & (pl.col("held_on") <= pl.col("due")).fill_null(value=False)
    return answered.with_columns(judges=~within_bound & ~pl.col("withdrawn")).filter(
        pl.col("next_kind") != AUTHORISED
    )


def _required(limits: pl.DataFrame) -> pl.DataFrame:
    in_care = pl.col("ended_on").is_null() | (pl.col("due") < pl.col("ended_on"))
    # A review before the window opens leaves the 42nd day owing: it is required once.
    carried = (
        (pl.col("stage") == RETURNED)
        & (pl.col("due") == pl.col("stage_window_closes"))
        & (pl.col("held_on") < pl.col("stage_window_opens")).fill_null(value=False)
    )
    return limits.filter(~pl.col("bound") | pl.col("judges")).select(
        "period",
        "rung",
        "due",
        "counted_from",
        "not_before",
        "held_on",
        "withdrawn",
        "set_on",
        required=pl.col("judges") & in_care & ~carried,
    )


def _judge(limits: pl.DataFrame) -> pl.DataFrame:
    """A review answers every limit set since the one before it: it is judged by the earliest of
    those not withdrawn, the last set where several fall on one day."""
    answered = limits.filter(pl.col("held_on").is_not_null()).select(
        "period", "held_on", "rung", "set_on", due=pl.when("judges").then("due")
    )
    # The limits of one review stand together, and most reviews answer a single one.
    with_the_one_before = (pl.col("period") == pl.col("period").shift(1)) & (
        pl.col("held_on") == pl.col("held_on").shift(1)
    ).fill_null(value=False)
    answered = answered.with_columns(
        alone=~with_the_one_before & ~with_the_one_before.shift(-1, fill_value=False)
    )
    nearest = (
        answered.filter(~pl.col("alone"))
        .reverse()
        .sort("period", "held_on", "due", nulls_last=True, maintain_order=True)
        .unique(["period", "held_on"], keep="first", maintain_order=True)
    )
    return (
        pl.concat([answered.filter("alone"), nearest])
        .drop("alone")
        .with_columns(
            days_late=(pl.col("held_on") - pl.col("due")).dt.total_days().clip(lower_bound=0),
            late=pl.col("held_on") > pl.col("due"),
        )
    )
