"""Series of short breaks that have grown past what the law calls one (SI 2010/959 reg 48).

A break of more than 17 days, or more than 75 days of breaks in any 12 months: the ordinary rules for
a looked-after child then apply, and the authority should change the legal status. We say so, and
re-classify nobody (definitions 0.8). Days are counted as nights, the last day less the first, as the
return holds no times. An agreement (V4) is one episode for its whole length, so its breaks cannot be
seen.
"""

import polars as pl

from footprint.domain.care import Care

#: The legal status of which every break has an episode; an agreement (V4) has one for all of it.
EACH_BREAK_RECORDED = "V3"
LONGEST_BREAK = 17
MOST_IN_TWELVE_MONTHS = 75


def too_long(care: Care) -> pl.DataFrame:
    """Columns code, row: short_break_over_17_days and short_breaks_over_75_days, each on the break
    with which the limit is passed."""
    breaks = care.episodes.filter(pl.col("legal_status") == EACH_BREAK_RECORDED).with_columns(
        until=pl.col("ended_on").fill_null(care.as_at)
    )
    over = breaks.filter(_nights(pl.col("began_on"), pl.col("until")) > LONGEST_BREAK)
    return pl.concat(
        [
            over.select(pl.lit("short_break_over_17_days").alias("code"), "row"),
            _over_in_twelve_months(breaks).select(
                pl.lit("short_breaks_over_75_days").alias("code"), "row"
            ),
        ]
    )


def _nights(first: pl.Expr, last: pl.Expr) -> pl.Expr:
    return (last - first).dt.total_days()


def _over_in_twelve_months(breaks: pl.DataFrame) -> pl.DataFrame:
    """Breaks at whose end the nights of the 12 months before it are more than 75. The total is
    highest at the end of a break, so no other day need be asked."""
    ends = breaks.select("row", "child", window_end="until").with_columns(
        window_start=pl.col("window_end").dt.offset_by("-12mo")
    )
    first = pl.max_horizontal("began_on", "window_start")
    last = pl.min_horizontal("until", "window_end")
    inside = _nights(first, last).clip(lower_bound=0)
    return (
        ends.join(breaks.select("child", "began_on", "until"), on="child")
        .group_by("row", maintain_order=True)
        .agg(nights=inside.sum())
        .filter(pl.col("nights") > MOST_IN_TWELVE_MONTHS)
    )
