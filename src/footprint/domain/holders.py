"""Who held which child: from stretches of allocation to unbroken runs of one officer."""

import polars as pl

from footprint.domain.facts import Schema

#: One row a stretch that counts, [began_on, ended_on), open when `ended_on` is null. `officer` is
#: null where nobody holds the child. `recorded_on` is the day on which somebody recorded it, null
#: where the source tells of the past. Of stretches that share a day the one begun later holds, of
#: two begun on one day the later row.
ALLOCATIONS: Schema = {
    "child": pl.UInt32,
    "officer": pl.UInt32,
    "began_on": pl.Date,
    "ended_on": pl.Date,
    "recorded_on": pl.Date,
}


def with_a_day(allocations: pl.DataFrame) -> pl.DataFrame:
    """Those that held for a day or more: one replaced on its own first day never did."""
    return allocations.filter(
        pl.col("ended_on").is_null() | (pl.col("ended_on") > pl.col("began_on"))
    )


def runs(allocations: pl.DataFrame) -> pl.DataFrame:
    """Columns child, officer (null: nobody), began_on, ended_on (null: it goes on); by child and
    day, each run up to the next. Before a child's first run nothing is known of who held her."""
    held = with_a_day(allocations).with_row_index("order")
    days = (
        pl.concat([held.select("child", day=name) for name in ("began_on", "ended_on")])
        .drop_nulls()
        .unique()
        .sort("child", "day")
    )
    still = pl.col("ended_on").is_null() | (pl.col("ended_on") > pl.col("day"))
    standing = (
        days.join(held, on="child")
        .filter((pl.col("began_on") <= pl.col("day")) & still)
        .sort("child", "day", "began_on", "order")
        .unique(["child", "day"], keep="last", maintain_order=True)
        .select("child", "day", "officer")
    )
    changes = days.join(standing, on=["child", "day"], how="left", maintain_order="left").filter(
        pl.col("child").ne_missing(pl.col("child").shift())
        | pl.col("officer").ne_missing(pl.col("officer").shift())
    )
    same_child = pl.col("child").shift(-1) == pl.col("child")
    return changes.select(
        "child",
        "officer",
        began_on="day",
        ended_on=pl.when(same_child).then(pl.col("day").shift(-1)),
    )
