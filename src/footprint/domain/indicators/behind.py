"""The rows behind a figure, one by one: how each stands in it, and the days that it is about."""

from collections.abc import Callable, Mapping

import narwhals as nw
import polars as pl

from footprint.domain.facts import Schema
from footprint.domain.indicators.definition import Indicator
from footprint.domain.indicators.units.year import Year

COUNTED, NOT_COUNTED = "counted", "not_counted"
CANNOT_BE_JUDGED, NOT_KNOWN = "cannot_be_judged", "not_known"

#: One row a row of the figure's unit that the figure speaks of. `standing`: counted; not_counted,
#: which is in the base of a share alone; cannot_be_judged or not_known; or why it is left out.
#: `beside`: cannot_be_judged or not_known, of a counted row too. `lines`: those of `by` that it is
#: in. `days`: late, or not held, or what a median is of. Days that a unit does not have are null.
BEHIND: Schema = {
    "child": pl.UInt32,
    "began_on": pl.Date,
    "ended_on": pl.Date,
    "due": pl.Date,
    "held_on": pl.Date,
    "rung": pl.String,
    "participation": pl.String,
    "days": pl.Int64,
    "standing": pl.String,
    "beside": pl.String,
    "lines": pl.List(pl.String),
}


def rows_behind(indicator: Indicator, year: Year, unit: pl.DataFrame) -> pl.DataFrame:
    """The rows of BEHIND; `unit` is the frame of the indicator's unit in that year."""
    marked = nw.from_native(unit).with_columns(**_marks(indicator)).to_native()
    told = marked.with_columns(
        standing=_standing(indicator), beside=_beside(), lines=_lines(indicator)
    )
    behind = _WITH_DAYS[indicator.unit](told.filter(pl.col("standing").is_not_null()), year)
    if indicator.of:
        behind = behind.with_columns(days=pl.col(indicator.of))
    missing = [pl.lit(None).alias(name) for name in BEHIND if name not in behind.columns]
    return behind.with_columns(missing).select(
        pl.col(name).cast(kind) for name, kind in BEHIND.items()
    )


def _marks(indicator: Indicator) -> dict[str, nw.Expr]:
    """A boolean column for each thing that the indicator says of a row."""
    never = nw.lit(value=False)
    return {
        "_eligible": indicator.eligible,
        "_counts": indicator.eligible if indicator.counts is None else indicator.counts,
        "_cannot_be_judged": never
        if indicator.cannot_be_judged is None
        else indicator.cannot_be_judged,
        "_not_known": never if indicator.not_known is None else indicator.not_known,
        **{f"_left_out {why}": flag for why, flag in indicator.left_out.items()},
        **{f"_by {name}": flag for name, flag in indicator.by.items()},
    }


def _standing(indicator: Indicator) -> pl.Expr:
    standing = (
        pl.when(pl.col("_eligible") & pl.col("_counts"))
        .then(pl.lit(COUNTED))
        .when(pl.col("_eligible") & pl.lit(indicator.statistic == "share"))
        .then(pl.lit(NOT_COUNTED))
    )
    why = [pl.when(f"_left_out {one}").then(pl.lit(one)) for one in indicator.left_out]
    return pl.coalesce(standing, _beside(), *why)


def _beside() -> pl.Expr:
    return (
        pl.when("_cannot_be_judged")
        .then(pl.lit(CANNOT_BE_JUDGED))
        .when("_not_known")
        .then(pl.lit(NOT_KNOWN))
    )


def _lines(indicator: Indicator) -> pl.Expr:
    """Of an eligible row, the lines of the breakdown that hold it."""
    named = [
        pl.when(pl.col("_eligible") & pl.col(f"_by {name}")).then(pl.lit(name))
        for name in indicator.by
    ]
    if not named:
        return pl.lit([], dtype=pl.List(pl.String))
    return pl.concat_list(named).list.drop_nulls()


def _reviews_held(rows: pl.DataFrame, year: Year) -> pl.DataFrame:
    recorded = year.reviews.select("row", "period", "held_on")
    judged = year.timetable.reviews.select("period", "held_on", "due")
    late = pl.when(pl.col("days_late") > 0).then("days_late")
    return (
        rows.join(recorded, on="row", how="left")
        .join(judged, on=["period", "held_on"], how="left")
        .with_columns(days=late)
    )


def _reviews_due(rows: pl.DataFrame, year: Year) -> pl.DataFrame:
    late = (pl.col("held_on") - pl.col("due")).dt.total_days()
    days = pl.when("never_held").then("days_unheld").when(late > 0).then(late)
    return rows.with_columns(days=days)


def _children(rows: pl.DataFrame, year: Year) -> pl.DataFrame:
    """With the first day of the child's first period in the year and the end of her last."""
    held = (
        year.periods.sort("began_on")
        .group_by("child")
        .agg(pl.col("began_on").first(), pl.col("ended_on").last())
    )
    return rows.join(held, on="child", how="left")


def _periods(rows: pl.DataFrame, year: Year) -> pl.DataFrame:
    return rows.join(year.periods.select("period", "began_on", "ended_on"), on="period", how="left")


def _as_they_are(rows: pl.DataFrame, year: Year) -> pl.DataFrame:
    return rows


def _followed_up(rows: pl.DataFrame, year: Year) -> pl.DataFrame:
    """`ended_on` is the day of completion."""
    return rows.with_columns(ended_on="completed_on")


def _decisions(rows: pl.DataFrame, year: Year) -> pl.DataFrame:
    """`due` is the day that was first given, `held_on` that on which it was done."""
    late = (pl.col("done_on") - pl.col("by_on")).dt.total_days()
    return rows.with_columns(due="by_on", held_on="done_on", days=pl.when(late > 0).then(late))


def _late_reviews(rows: pl.DataFrame, year: Year) -> pl.DataFrame:
    late = (pl.col("held_on") - pl.col("due")).dt.total_days()
    return rows.with_columns(days=pl.when(late > 0).then(late))


_WITH_DAYS: Mapping[str, Callable[[pl.DataFrame, Year], pl.DataFrame]] = {
    "review held": _reviews_held,
    "review due": _reviews_due,
    "child": _children,
    "period of care": _periods,
    "review run": _as_they_are,
    "review followed up": _followed_up,
    "decision": _decisions,
    "gap between reviews": _as_they_are,
    "child on the day": _as_they_are,
    "review late or never held": _late_reviews,
    "conference": _late_reviews,
    "child on a plan": _as_they_are,
}
