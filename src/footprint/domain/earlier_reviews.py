"""Reviews that the law wanted earlier than the ladder does, as far as a return can show them.

SI 2010/959 reg 33(3)(c) and (d): a child on remand, in police detention or under a youth
rehabilitation order, and a child in care who is detained, is reviewed before that ends if no
review would otherwise be held by then. No date follows from it that could be late: what is found is
listed for a person to look at (definitions 0.12), and changes no figure.
"""

import polars as pl

from footprint.domain.indicators.units.year import Year

#: Legal statuses of accommodation under section 21(2)(b) or (c) of the Children Act 1989.
ACCOMMODATED_BY_THE_CRIMINAL_LAW = ("J1", "J2", "J3")
CARE_ORDERS = ("C1", "C2")
#: Young offender institution, prison or secure training centre.
DETENTION = "R5"


def ended_without_a_review(year: Year) -> pl.DataFrame:
    """Columns code, row: the last episode of each remand or detention that ended by the year's last
    day without a review held in it. One that began before the files do is left alone: its reviews
    are not known."""
    remand = pl.col("legal_status").is_in(ACCOMMODATED_BY_THE_CRIMINAL_LAW)
    detention = pl.col("legal_status").is_in(CARE_ORDERS) & (pl.col("placement") == DETENTION)
    episodes = year.care.episodes.filter(pl.col("period").is_not_null()).with_columns(
        held=(remand | detention).fill_null(value=False)
    )
    before = (pl.col("period") == pl.col("period").shift(1)) & pl.col("held").shift(1)
    runs = (
        episodes.with_columns(run=(pl.col("held") & ~before.fill_null(value=False)).cum_sum())
        .filter("held")
        .group_by("run", maintain_order=True)
        .agg(pl.col("period", "began_on").first(), pl.col("ended_on", "row").last())
        .join(year.care.periods.select("period", "history_from"), on="period")
        .filter(pl.col("ended_on").is_not_null() & (pl.col("began_on") >= pl.col("history_from")))
    )
    reviews = year.reviews.filter(pl.col("period").is_not_null()).select("period", "held_on")
    reviewed = runs.join(reviews, on="period").filter(
        pl.col("held_on").is_between(pl.col("began_on"), pl.col("ended_on"))
    )
    return runs.join(reviewed, on="run", how="anti").select(
        pl.lit("remand_or_detention_ended_without_a_review").alias("code"), "row"
    )
