"""The units of what an officer does between two reviews (definitions 15): one row a gap, a child in care
on the last day of the year."""

from datetime import date, timedelta

import polars as pl

from footprint.domain.dates import add_months
from footprint.domain.indicators.units.judging import so
from footprint.domain.indicators.units.reviews_run import held_once, with_run
from footprint.domain.indicators.units.year import Year
from footprint.domain.review_work import ReviewWork

#: How a visit was made that counts as the child being seen: no message or letter.
SEEN = ("in_person", "phone", "video")


def gaps(year: Year, work: ReviewWork) -> pl.DataFrame:
    """One row a review held in the year that has one before it in its period: began_on and ended_on
    (the two reviews), `run` (the later is run here), `long` (more than four months), `checked` (one or
    more midway checks strictly between)."""
    in_year = _gaps(year, work).filter(pl.col("ended_on") >= year.start)
    return in_year.with_columns(
        long=pl.col("ended_on") > pl.col("began_on").dt.offset_by("4mo"),
    )


def _gaps(year: Year, work: ReviewWork) -> pl.DataFrame:
    """child, period, began_on, ended_on, run, checked of every two reviews of a period in a row."""
    held = with_run(held_once(year, date.min), work).sort("period", "held_on")
    before = pl.when(pl.col("period").shift(1) == pl.col("period")).then(pl.col("held_on").shift(1))
    rows = (
        held.select("child", "period", "run", began_on=before, ended_on="held_on")
        .drop_nulls("began_on")
        .with_row_index("gap")
    )
    between = rows.join(work.checks, on="child").filter(
        (pl.col("done_on") > pl.col("began_on")) & (pl.col("done_on") < pl.col("ended_on"))
    )
    return rows.with_columns(checked=pl.col("gap").is_in(between["gap"].implode())).drop("gap")


def children_on_the_day(year: Year, work: ReviewWork) -> pl.DataFrame:
    """One row a child looked after on the last day of the year: `six_months` (in care so long),
    `visited` and `visited_in_person` in the last six months by her officer or the cover, `has_gap` (two
    reviews or more in the period), `run` (the last is run here), `checked` (a midway check between
    the last two)."""
    since = add_months(year.end, -6)
    rows = year.periods.filter(pl.col("ended_on").is_null()).select(
        "child",
        "period",
        "began_on",
        six_months=pl.col("began_on").dt.offset_by("6mo") <= year.end,
    )
    lately = work.visits.filter(
        "own_officer",
        pl.col("how").is_in(SEEN),
        pl.col("done_on").is_between(since + timedelta(days=1), year.end),
    )
    in_person = lately.filter(pl.col("how") == "in_person")
    last = _gaps(year, work).sort("ended_on").unique("period", keep="last")
    beside = last.select("period", has_gap=pl.lit(value=True), run="run", checked="checked")
    return rows.join(beside, on="period", how="left").with_columns(
        so(pl.col("has_gap", "run", "checked")),
        visited=pl.col("child").is_in(lately["child"].implode()),
        visited_in_person=pl.col("child").is_in(in_person["child"].implode()),
    )
