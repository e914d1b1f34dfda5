"""Placements put together from episodes, and what they say of stability (definitions 10, 11)."""

from collections.abc import Set

import polars as pl

from footprint.domain.codes import (
    NEW_CARER,
    PLACED_FOR_ADOPTION,
    PLACED_WITH_PRESENT_CARER,
)
from footprint.domain.indicators.units.year import Year

#: The variant that counts a move with the same carer as a placement.
NEW_PLACEMENT = NEW_CARER | {"T", "U"}


def stability(year: Year) -> pl.DataFrame:
    """Of children looked after on the last day: child; three_or_more_placements,
    three_or_more_counting_same_carer; and for definitions 11: stability_eligible,
    stability_not_known, same_placement."""
    present = year.periods.filter(pl.col("ended_on").is_null())
    in_year = year.periods.join(present, on="child", how="semi")
    episodes = year.care.episodes.join(in_year, on="period", how="semi", maintain_order="left")
    by_carer = placements(episodes, NEW_CARER)
    by_move = placements(episodes, NEW_PLACEMENT)
    return (
        _same_placement(year, present, by_carer)
        .join(_three_or_more(by_carer, year, "three_or_more_placements"), on="child", how="left")
        .join(
            _three_or_more(by_move, year, "three_or_more_counting_same_carer"),
            on="child",
            how="left",
        )
    )


def placements(episodes: pl.DataFrame, begins: Set[str]) -> pl.DataFrame:
    """One row a placement, in order: child, period, began_on, ended_on, for_adoption. `episodes`
    are those of whole periods of care, in order.

    A stay (T0 to T4) is no placement, and the one before it and the one after it are one; a
    period that begins with a stay has its first placement after it. Adoption by the present
    carers continues the placement.
    """
    same_period = (pl.col("period") == pl.col("period").shift(1)).fill_null(value=False)
    # Counted over the frame and compared with the count at the period's start: a window over each
    # period takes ten times as long.
    at_home = (~pl.col("temporary")).cast(pl.Int64)
    so_far = at_home.cum_sum()
    before_the_period = pl.when(~same_period).then(so_far - at_home).forward_fill()
    episodes = episodes.filter(so_far > before_the_period)
    after_a_stay = pl.col("temporary").shift(1).fill_null(value=False)
    code = pl.col("placement")
    new = pl.col("new_episode").is_in(sorted(begins)).fill_null(value=False)
    present_carer = code.is_in(sorted(PLACED_WITH_PRESENT_CARER)).fill_null(value=False)
    begins_here = ~same_period | (new & ~after_a_stay & ~pl.col("temporary") & ~present_carer)
    # The placement code of a stay is not the home's: the one before it stands.
    home = pl.when(~pl.col("temporary")).then(code.fill_null("")).forward_fill()
    numbered = episodes.with_columns(begins_here=begins_here, home=home)
    ends_here = pl.col("begins_here").shift(-1, fill_value=True)
    firsts = numbered.filter("begins_here").select("child", "period", "began_on")
    lasts = numbered.filter(ends_here).select(
        "ended_on",
        for_adoption=pl.col("home").is_in(sorted(PLACED_FOR_ADOPTION)).fill_null(value=False),
    )
    return pl.concat([firsts, lasts], how="horizontal")


def _three_or_more(placements: pl.DataFrame, year: Year, name: str) -> pl.DataFrame:
    """child, and whether three or more placements had a night in the year."""
    first_day = pl.max_horizontal("began_on", pl.lit(year.start))
    a_night_in_the_year = pl.col("ended_on").is_null() | (pl.col("ended_on") > first_day)
    return placements.filter(a_night_in_the_year).group_by("child").agg((pl.len() >= 3).alias(name))


def _same_placement(year: Year, present: pl.DataFrame, placements: pl.DataFrame) -> pl.DataFrame:
    """Is the present home two years old? `present` are the periods open on the last day."""
    ended_before = pl.when(pl.col("period").shift(1) == pl.col("period")).then(
        pl.col("began_on").shift(1)
    )
    homes = (
        placements.with_columns(began_before=ended_before)
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
        present.join(homes, on="period", how="left")
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
