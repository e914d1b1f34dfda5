"""Placements put together from episodes, and what they say of stability (definitions 10, 11)."""

import polars as pl

from collections.abc import Set

from footprint.domain.codes import (
    NEW_CARER,
    PLACED_FOR_ADOPTION,
    PLACED_WITH_PRESENT_CARER,
)
from footprint.domain.indicators.units.year import Year

#: The variant that counts a move with the same carer as a placement.
NEW_PLACEMENT = NEW_CARER | {"T", "U"}


def stability(year: Year) -> pl.DataFrame:
    """child; three_or_more_placements, three_or_more_counting_same_carer; and for definitions 11:
    stability_eligible, stability_not_known, same_placement."""
    return (
        _several_placements(year, NEW_CARER, "three_or_more_placements")
        .join(
            _several_placements(year, NEW_PLACEMENT, "three_or_more_counting_same_carer"),
            on="child",
            how="full",
            coalesce=True,
        )
        .join(_same_placement(year), on="child", how="full", coalesce=True)
    )


def placements(year: Year, begins: Set[str]) -> pl.DataFrame:
    """One row a placement, in order: child, period, began_on, ended_on, for_adoption.

    A stay (T0 to T4) is no placement, and the one before it and the one after it are one;
    adoption by the present carers continues the placement.
    """
    in_care = year.care.episodes.filter(pl.col("period").is_not_null())
    before = pl.col("period") == pl.col("period").shift(1)
    after_a_stay = before & pl.col("temporary").shift(1)
    code = pl.col("placement")
    starts = ~before.fill_null(value=False) | (
        pl.col("new_episode").is_in(sorted(begins)).fill_null(value=False)
        & ~after_a_stay.fill_null(value=False)
        & ~pl.col("temporary")
        & ~code.is_in(sorted(PLACED_WITH_PRESENT_CARER)).fill_null(value=False)
    )
    return (
        in_care.with_columns(placement_number=starts.cum_sum())
        .group_by("placement_number", maintain_order=True)
        .agg(
            pl.col("child", "period", "began_on").first(),
            pl.col("ended_on").last(),
            for_adoption=code.filter(~pl.col("temporary"))
            .last()
            .is_in(sorted(PLACED_FOR_ADOPTION))
            .fill_null(value=False),
        )
    )


def _several_placements(year: Year, begins: Set[str], name: str) -> pl.DataFrame:
    a_night_in_the_year = pl.col("ended_on").is_null() | (pl.col("ended_on") > year.start)
    return (
        placements(year, begins)
        .filter(a_night_in_the_year)
        .group_by("child")
        .agg((pl.len() >= 3).alias(name))
    )


def _same_placement(year: Year) -> pl.DataFrame:
    """Children looked after on the last day: is the present home two years old?"""
    ended_before = pl.when(pl.col("period").shift(1) == pl.col("period")).then(
        pl.col("began_on").shift(1)
    )
    present = (
        placements(year, NEW_CARER)
        .with_columns(began_before=ended_before)
        .filter(pl.col("ended_on").is_null())
        .select("period", "began_before", "for_adoption", placed_on="began_on")
    )
    two_years = pl.col("placed_on").dt.offset_by("24mo") <= year.end
    with_the_one_before = pl.col("for_adoption") & (
        pl.col("began_before").dt.offset_by("24mo") <= year.end
    )
    long_enough = pl.col("began_on").dt.offset_by("30mo") <= year.end
    under_16 = pl.col("born_on").dt.offset_by("16y") > year.end
    return (
        year.periods.filter(pl.col("ended_on").is_null())
        .join(present, on="period", how="left")
        .group_by("child")
        .agg(
            stability_eligible=(long_enough & under_16.fill_null(value=False)).any(),
            stability_not_known=(
                (~long_enough & ~pl.col("start_known") & under_16.fill_null(value=True))
                | (long_enough & under_16.is_null())
            ).any(),
            same_placement=(two_years | with_the_one_before.fill_null(value=False))
            .fill_null(value=False)
            .any(),
        )
    )
