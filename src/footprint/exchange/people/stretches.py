"""Stretches of time of one child that are one: the same officer in row after row."""

from datetime import date

import polars as pl

_NEVER = date(9999, 12, 31)


def joined(stretches: pl.DataFrame, *who: str) -> pl.DataFrame:
    """The stretches (identifier, `who`, began_on, ended_on) with those of one `who` that meet or
    overlap made one. A council writes a new row when the social worker changes and the officer
    does not."""
    key = ["identifier", *who]
    order = stretches.with_columns(until=pl.col("ended_on").fill_null(_NEVER)).sort(
        *key, "began_on", "until"
    )
    reached = pl.col("until").cum_max().shift(1).over(key)
    is_new = (pl.col("began_on") > reached).fill_null(value=True)
    runs = order.with_columns(run=is_new.cast(pl.Int32).cum_sum().over(key))
    together = runs.group_by([*key, "run"], maintain_order=True).agg(
        pl.col("began_on").min(), pl.col("until").max()
    )
    ended = pl.when(pl.col("until") < _NEVER).then("until").otherwise(None)
    return together.with_columns(ended.alias("ended_on")).sort("identifier", "began_on")
