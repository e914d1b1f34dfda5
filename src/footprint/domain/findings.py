"""What the facts say against each other, row by row: things for a person to look at.

Nothing here removes a row from a figure; what a figure leaves out it names itself.
"""

from collections.abc import Mapping

import polars as pl

from footprint.domain import reviews as reviews_of
from footprint.domain.earlier_reviews import ended_without_a_review
from footprint.domain.indicators.units.reviews import close_together
from footprint.domain.indicators.units.year import Year
from footprint.domain.short_breaks import too_long

#: Code -> what it means, in the words of the list that a person works through.
FINDINGS = {
    "overlapping_episodes": "This episode begins before the one before it has ended. The later one "
    "is taken from its first day, and the rest of the earlier one is not used.",
    "x1_with_nothing_after": "The last episode says that the child is still looked after (X1), and "
    "nothing comes after it. The end is not known: the child is in no figure from that day on.",
    "neighbours_contradict": "This episode and the one before it disagree on whether the child left "
    "care between them. It is read as the start of a new period of care.",
    "open_then_absent": "This episode was open when its year's return ended, and the next return "
    "does not hold it. The end is not known.",
    "not_in_the_years_return": "This episode reaches into the year measured, and that year's own "
    "return does not hold the child: another year's does. The child is counted, since what is known "
    "now is known of that year too; of the reviews nothing is known. The year's own return gave a "
    "lower count.",
    "remand_or_detention_ended_without_a_review": "A remand, or the detention of a child in care, "
    "ended with this episode and no review was held in it. The law asks for one before it ends. That "
    "is no due date, so nothing is counted late.",
    "review_outside_every_period": "The review is dated outside every period of care. It is in no "
    "figure.",
    "review_in_a_short_break": "The review is dated inside a series of short breaks. It is in no "
    "figure.",
    "review_in_an_overlapped_episode": "The review is dated inside an episode that a later one "
    "replaces, after care had ended by that later one. It is in no figure.",
    "short_break_over_17_days": "One short break of more than 17 days is no part of a series: the "
    "ordinary rules for a looked-after child apply, and the legal status should be changed. It is "
    "read as it stands.",
    "short_breaks_over_75_days": "With this break the short breaks of the last 12 months come to more "
    "than 75 nights: the ordinary rules for a looked-after child apply, and the legal status should "
    "be changed. It is read as it stands. The breaks of an agreement (V4) cannot be seen.",
    "two_codes_on_one_day": "Two reviews with different participation codes on one day are read as "
    "one review.",
    "two_reviews_within_20_working_days": "The review was held within 20 working days of the one "
    "before: perhaps one review spread over two meetings. Both count as recorded.",
}

#: Codes whose rows are reviews; the rows of all others are episodes.
OF_REVIEWS = frozenset(
    {
        "review_outside_every_period",
        "review_in_a_short_break",
        "review_in_an_overlapped_episode",
        "two_codes_on_one_day",
        "two_reviews_within_20_working_days",
    }
)

_LEFT_OUT = {
    reviews_of.OUTSIDE_CARE: "review_outside_every_period",
    reviews_of.ABSENT: "review_outside_every_period",
    reviews_of.SHORT_BREAK: "review_in_a_short_break",
    reviews_of.OVERLAPPED: "review_in_an_overlapped_episode",
    reviews_of.SAME_DAY: "two_codes_on_one_day",
}


def findings(year: Year) -> pl.DataFrame:
    """Columns code, row (the key of the row in its source), as at the year's last day."""
    left_out = year.reviews.filter(pl.col("left_out").is_not_null()).select(
        pl.col("left_out").replace_strict(_LEFT_OUT).alias("code"), "row"
    )
    close = close_together(year).select(
        pl.lit("two_reviews_within_20_working_days").alias("code"), "row"
    )
    return pl.concat(
        [year.care.findings, too_long(year.care), ended_without_a_review(year), left_out, close]
    )


def placed(year: Year) -> pl.DataFrame:
    """`findings`, each once, by what it is about: columns code, child, thing ("episode" or
    "review") and day, the first one of the episode or that of the review."""
    found = findings(year).unique(maintain_order=True)
    of_reviews = pl.col("code").is_in(sorted(OF_REVIEWS))
    parts = (
        (
            "episode",
            found.filter(~of_reviews),
            year.care.episodes.select("row", "child", day="began_on"),
        ),
        ("review", found.filter(of_reviews), year.reviews.select("row", "child", day="held_on")),
    )
    return pl.concat(
        rows.join(of, on="row", maintain_order="left").select(
            "code", "child", pl.lit(thing).alias("thing"), "day"
        )
        for thing, rows, of in parts
    ).unique(maintain_order=True)


def counted(found: pl.DataFrame) -> Mapping[str, Mapping[str, int]]:
    """{code: {"episodes" or "reviews": rows found}}, of what `findings` gave."""
    counts = found.group_by("code").agg(pl.col("row").n_unique()).sort("code")
    return {
        code: {"reviews" if code in OF_REVIEWS else "episodes": rows}
        for code, rows in counts.iter_rows()
    }
