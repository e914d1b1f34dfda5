"""Which reviews exist: one a child a day, inside a period of care (definitions 0.7, 0.8).

A review as recorded is kept, whatever is wrong with it; what is said here is whether it counts and,
if not, the one reason why.
"""

import polars as pl

from footprint.domain.care import Care
from footprint.domain.codes import PARTICIPATION, UNDER_FOUR
from footprint.domain.facts import Facts

#: Why a review as recorded is not counted, in the order in which the reasons are asked.
OUTSIDE_CARE = "outside_every_period"
SHORT_BREAK = "in_a_short_break"
OVERLAPPED = "in_an_overlapped_episode"
ABSENT = "after_the_last_return_that_holds_the_child"
SAME_DAY = "same_child_and_day"
REASONS = (OUTSIDE_CARE, SHORT_BREAK, OVERLAPPED, ABSENT, SAME_DAY)


def place(facts: Facts, care: Care) -> pl.DataFrame:
    """Every review recorded up to the as-at day, once a code: the columns of REVIEWS with
    `period` (null when it counts nowhere) and `left_out` (null when it counts). Where two codes
    stand on one day, the one that counts carries the lowest of PN1 to PN7, else PN0."""
    recorded = (
        facts.reviews.filter(pl.col("held_on") <= care.as_at)
        .with_columns(key=_day_key("held_on"), rank=_rank())
        .sort("key", "rank")
        .with_columns(first_of_day=pl.col("key") != pl.col("key").shift(1, fill_value=-1))
        .filter(pl.col("first_of_day") | (pl.col("rank") != pl.col("rank").shift(1)))
    )
    placed = _in_period(recorded, care)
    outside = placed.filter(pl.col("period").is_null())
    return (
        pl.concat(
            [
                placed.filter(pl.col("period").is_not_null()).with_columns(
                    left_out=pl.when(~pl.col("first_of_day")).then(pl.lit(SAME_DAY))
                ),
                _why_outside(outside, care),
            ]
        )
        .drop("rank", "first_of_day")
        .with_columns(period=pl.when(pl.col("left_out").is_null()).then("period"))
    )


def _rank() -> pl.Expr:
    """The order of a day's codes. PN0 comes after PN1 to PN7, since it counts for a day only if
    every code of the day is PN0; no code at all comes last."""
    codes = sorted(PARTICIPATION.known, key=lambda code: (code in UNDER_FOUR, code))
    ranks = {code: rank for rank, code in enumerate(codes)}
    return pl.col("participation").replace_strict(ranks, default=len(ranks), return_dtype=pl.UInt8)


def _day_key(day: str) -> pl.Expr:
    """(child, day) as one integer that sorts by child, then day."""
    return pl.col("child").cast(pl.Int64) * 2**32 + pl.col(day).cast(pl.Int32)


def _in_period(reviews: pl.DataFrame, care: Care) -> pl.DataFrame:
    """Adds `period`: the one whose days, the leaving day included, hold the review. On a day on
    which a child left and came back, the first."""
    periods = care.periods.select(
        "period", "ended_on", key=_day_key("began_on"), began_on="began_on", owner="child"
    ).with_columns(
        left_that_day=(pl.col("ended_on").shift(1) == pl.col("began_on"))
        & (pl.col("owner").shift(1) == pl.col("owner"))
    )
    found = reviews.join_asof(periods, on="key", strategy="backward", check_sortedness=False)
    inside = (pl.col("owner") == pl.col("child")) & (
        pl.col("ended_on").is_null() | (pl.col("held_on") <= pl.col("ended_on"))
    )
    in_the_first = pl.col("left_that_day").fill_null(value=False) & (
        pl.col("held_on") == pl.col("began_on")
    )
    return found.with_columns(
        period=pl.when(inside & in_the_first).then(pl.col("period") - 1).when(inside).then("period")
    ).select(*reviews.columns, "period")


def _why_outside(reviews: pl.DataFrame, care: Care) -> pl.DataFrame:
    """Adds `left_out` to reviews in no period, by the episodes as they stand in the files."""

    def inside(episodes: pl.Expr) -> pl.Expr:
        return pl.col("row").is_in(_rows_inside(reviews, care.episodes.filter(episodes)).implode())

    return reviews.with_columns(
        left_out=pl.when(inside(pl.col("open_then_absent")))
        .then(pl.lit(ABSENT))
        .when(inside(~pl.col("short_break")))
        .then(pl.lit(OVERLAPPED))
        .when(inside(pl.col("short_break")))
        .then(pl.lit(SHORT_BREAK))
        .otherwise(pl.lit(OUTSIDE_CARE))
    )


def _rows_inside(reviews: pl.DataFrame, episodes: pl.DataFrame) -> pl.Series:
    """The `row` of each review that lies inside one of the episodes as they stand."""
    return (
        reviews.join(episodes.select("child", "began_on", "ended_as_stands"), on="child")
        .filter(
            (pl.col("held_on") >= pl.col("began_on"))
            & (
                pl.col("ended_as_stands").is_null()
                | (pl.col("held_on") <= pl.col("ended_as_stands"))
            )
        )["row"]
        .unique()
    )
