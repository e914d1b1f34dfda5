"""The units of review figures: reviews held, due dates, late reviews."""

import polars as pl

from footprint.domain import reviews as reviews_of
from footprint.domain.codes import PARTICIPATION_ATTENDED, PARTICIPATION_VIEWS_GIVEN
from footprint.domain.indicators.units.year import Year

UNDER_FOUR = "PN0"
NOT_RECORDED = "not_recorded"


def reviews_held(year: Year) -> pl.DataFrame:
    """One row a review recorded in the year, counted or not.

    child, participation (PN0 to PN7, or not_recorded), rung, days_late; booleans: counted, judged,
    on_time, late, aged_four (definitions 7), attended, views_given, extra (held with more than
    half of its interval left) and one for each reason a review is left out.
    """
    in_year = pl.col("held_on").is_between(year.start, year.end)
    reviews = (
        year.reviews.filter(in_year)
        .join(
            year.timetable.reviews.filter(in_year),
            on=["period", "held_on"],
            how="left",
            maintain_order="left",
        )
        .join(year.children_facts, on="child", how="left", maintain_order="left")
    )
    counted = pl.col("left_out").is_null()
    code = pl.col("participation")
    return reviews.select(
        "child",
        "row",
        "rung",
        "days_late",
        counted=counted,
        judged=counted & pl.col("due").is_not_null(),
        on_time=counted & ~pl.col("late").fill_null(value=True),
        late=counted & pl.col("late").fill_null(value=False),
        extra=(2 * (pl.col("due") - pl.col("held_on")) > pl.col("due") - pl.col("set_on")).fill_null(
            value=False
        ),
        aged_four=_aged_four(),
        attended=code.is_in(sorted(PARTICIPATION_ATTENDED)).fill_null(value=False),
        views_given=code.is_in(sorted(PARTICIPATION_VIEWS_GIVEN)).fill_null(value=False),
        participation=code.fill_null(NOT_RECORDED),
        **{reason: (pl.col("left_out") == reason).fill_null(value=False) for reason in reviews_of.REASONS},
    )


def _aged_four() -> pl.Expr:
    """Aged 4 or over on the day of the review, by date of birth; on the fourth birthday itself,
    and without a date of birth, the code decides."""
    fourth_birthday = pl.col("born_on").dt.offset_by("4y")
    by_code = (pl.col("participation") != UNDER_FOUR).fill_null(value=True)
    return (
        pl.when(pl.col("held_on") > fourth_birthday)
        .then(pl.lit(value=True))
        .when(pl.col("held_on") < fourth_birthday)
        .then(pl.lit(value=False))
        .otherwise(by_code)
    )


def reviews_due(year: Year) -> pl.DataFrame:
    """One row a required due date in the year: child, period, rung, due, held_on; on_time,
    never_held; days_unheld (to the year's end, or to leaving)."""
    periods = year.periods.select("period", "child", "ended_on")
    due = year.timetable.limits.filter(
        pl.col("required") & pl.col("due").is_between(year.start, year.end)
    ).join(periods, on="period")
    until = pl.min_horizontal(pl.col("ended_on").fill_null(year.end), pl.lit(year.end))
    return due.select(
        "child",
        "period",
        "rung",
        "due",
        "held_on",
        on_time=(pl.col("held_on") <= pl.col("due")).fill_null(value=False),
        never_held=pl.col("held_on").is_null(),
        days_unheld=(until - pl.col("due")).dt.total_days(),
    )
