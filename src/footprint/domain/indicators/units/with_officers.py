"""The unit of continuity: one row a child looked after on the day."""

import polars as pl

from footprint.domain.care import Care
from footprint.domain.dates import add_months_expr
from footprint.domain.holders import runs
from footprint.domain.in_care import in_care


def with_officers(care: Care, allocations: pl.DataFrame) -> pl.DataFrame:
    """Children looked after on the as-at day, short breaks out. `allocations` are those of
    `domain/holders.py`. A month is counted to the corresponding date, clamped.

    child, officer (of that day), since (her first unbroken day with the child), months (whole ones
    since then; null without an officer); booleans: has_officer, length_not_known (under 12 months
    as far as is known, and the entry is not), and of the others of 12 months or more:
    history_not_known, judged and, of those, same_officer.
    """
    held = runs(allocations)
    here = pl.col("began_on") <= care.as_at
    goes_on = pl.col("ended_on").is_null() | (pl.col("ended_on") > care.as_at)
    present = held.filter(here & goes_on & pl.col("officer").is_not_null())
    known = held.group_by("child").agg(known_from=pl.col("began_on").min())
    year_in_care = _a_year(care, "began_on")
    year_known = _a_year(care, "known_from")
    judged = year_in_care & year_known
    return (
        in_care(care)
        .filter(~pl.col("short_breaks"))
        .join(present.select("child", "officer", since="began_on"), on="child", how="left")
        .join(known, on="child", how="left")
        .sort("child")
        .select(
            "child",
            "officer",
            "since",
            months=_whole_months(care),
            has_officer=pl.col("officer").is_not_null(),
            length_not_known=~year_in_care & ~pl.col("start_known"),
            history_not_known=year_in_care & ~year_known,
            judged=judged,
            same_officer=judged & _a_year(care, "since"),
        )
    )


def _a_year(care: Care, since: str) -> pl.Expr:
    """Whether twelve months or more have passed since that day; not, where there is none."""
    return (add_months_expr(pl.col(since), 12) <= care.as_at).fill_null(value=False)


def _whole_months(care: Care) -> pl.Expr:
    since, day = pl.col("since"), pl.lit(care.as_at)
    years = day.dt.year() - since.dt.year()
    months = years * 12 + day.dt.month().cast(pl.Int32) - since.dt.month().cast(pl.Int32)
    over = since.dt.offset_by(pl.format("{}mo", months)) > day
    return months - over.cast(pl.Int32)
