"""Who is in care on a day, and since when (definitions 0.2 and 0.8)."""

import polars as pl

from footprint.domain.care import Care


def in_care(care: Care) -> pl.DataFrame:
    """One row a child in care on the as-at day, or on it in a series of short breaks only. Columns
    child, began_on (of the period; of the episode in short breaks), start_known, short_breaks."""
    periods = (
        care.periods.filter(pl.col("ended_on").is_null())
        .unique("child", keep="last", maintain_order=True)
        .select("child", "began_on", "start_known", short_breaks=pl.lit(value=False))
    )
    breaks = (
        care.episodes.filter(pl.col("short_break") & pl.col("ended_on").is_null())
        .unique("child", keep="last", maintain_order=True)
        .select(
            "child", "began_on", start_known=pl.lit(value=True), short_breaks=pl.lit(value=True)
        )
    )
    return pl.concat([periods, breaks.join(periods, on="child", how="anti")])
