"""The units of review figures: reviews held, due dates, late reviews."""

from datetime import date

import polars as pl

from footprint.domain import reviews as reviews_of
from footprint.domain.codes import ATTENDED, UNDER_FOUR, VIEWS_GIVEN
from footprint.domain.indicators.units.year import Year
from footprint.domain.timetable.reviews import EASED_IN_2020
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

CALENDAR = CARE_PLANNING_REGS_DAYS.calendar

NOT_RECORDED = "not_recorded"


def reviews_held(year: Year) -> pl.DataFrame:
    """One row a review recorded in the year, counted or not.

    child, row, participation (PN0 to PN7, or not_recorded), rung, days_late, working_days_late;
    booleans: counted, judged, on_time, late, aged_four (definitions 7), attended, views_given,
    extra (held with more than half of its interval left), close_to_the_one_before (within 20
    working days of it), covid (the mark of 0.12) and one for each reason a review is left out.
    """
    in_year = pl.col("held_on").is_between(year.start, year.end)
    reviews = (
        year.reviews.filter(in_year)
        .join(_judgements(year), on=["period", "held_on"], how="left", maintain_order="left")
        .join(close_together(year), on="row", how="left", maintain_order="left")
        .join(year.children_facts, on="child", how="left", maintain_order="left")
    )
    counted = pl.col("left_out").is_null()
    code = pl.col("participation")
    return reviews.select(
        "child",
        "row",
        "days_late",
        "working_days_late",
        rung=pl.col("rung").cast(pl.String),
        counted=counted,
        judged=counted & pl.col("due").is_not_null(),
        on_time=counted & ~pl.col("late").fill_null(value=True),
        late=counted & pl.col("late").fill_null(value=False),
        close_to_the_one_before=counted & pl.col("close").fill_null(value=False),
        covid=counted & pl.col("covid").fill_null(value=False),
        extra=counted
        & (2 * (pl.col("due") - pl.col("held_on")) > pl.col("due") - pl.col("set_on")).fill_null(
            value=False
        ),
        aged_four=aged_four(),
        attended=code.is_in(sorted(ATTENDED)).fill_null(value=False),
        views_given=code.is_in(sorted(VIEWS_GIVEN)).fill_null(value=False),
        participation=code.fill_null(NOT_RECORDED),
        **{
            reason: (pl.col("left_out") == reason).fill_null(value=False)
            for reason in reviews_of.REASONS
        },
    )


def _judgements(year: Year) -> pl.DataFrame:
    """The timetable's reviews of the year, with `covid` and `working_days_late`."""
    reviews = year.timetable.reviews.filter(pl.col("held_on").is_between(year.start, year.end))
    # Not every limit on these rungs is six months: the window after a return is one of them.
    six_months = (pl.col("rung") == "later_assumed") | (
        (pl.col("rung") == "later") & (pl.col("due") == pl.col("set_on").dt.offset_by("6mo"))
    )
    eased = pl.col("due").is_between(EASED_IN_2020.in_force, EASED_IN_2020.until)
    late = reviews.filter("late").select("due", "held_on").unique()
    working_days = late.with_columns(
        working_days_late=pl.Series(
            [CALENDAR.working_days_between(due, held) for due, held in late.iter_rows()],
            dtype=pl.Int64,
        )
    )
    return reviews.with_columns(covid=six_months & eased).join(
        working_days, on=["due", "held_on"], how="left", maintain_order="left"
    )


def close_together(year: Year) -> pl.DataFrame:
    """`row` of each review that counts and was held within 20 working days of the one before in
    its period, with `close` (true). Reviews from before the files begin are among them."""
    counted = year.reviews.filter(pl.col("period").is_not_null()).sort("period", "held_on")
    before = pl.when(pl.col("period").shift(1) == pl.col("period")).then(pl.col("held_on").shift(1))
    table = CALENDAR.add_working_days_table(date(1995, 1, 1), year.end, 20)
    limit = before.replace_strict(table["day"], table["due"], default=None)
    return counted.filter(pl.col("held_on") <= limit).select("row", close=pl.lit(value=True))


def aged_four() -> pl.Expr:
    """Aged 4 or over on the day of the review, by date of birth; on the fourth birthday itself,
    and without a date of birth, the code decides."""
    fourth_birthday = pl.col("born_on").dt.offset_by("4y")
    by_code = ~pl.col("participation").is_in(sorted(UNDER_FOUR)).fill_null(value=False)
    return (
        pl.when(pl.col("held_on") > fourth_birthday)
        .then(pl.lit(value=True))
        .when(pl.col("held_on") < fourth_birthday)
        .then(pl.lit(value=False))
        .otherwise(by_code)
    )


def reviews_due(year: Year) -> pl.DataFrame:
    """One row a required due date in the year: child, period, rung, due, held_on; due_in_year (always),
    on_time, never_held; days_unheld (to the year's end, or to leaving)."""
    periods = year.periods.select("period", "child", "ended_on")
    due = year.timetable.limits.filter(
        pl.col("required") & pl.col("due").is_between(year.start, year.end)
    ).join(periods, on="period")
    until = pl.min_horizontal(pl.col("ended_on").fill_null(year.end), pl.lit(year.end))
    return due.select(
        "child",
        "period",
        "due",
        "held_on",
        rung=pl.col("rung").cast(pl.String),
        due_in_year=pl.lit(value=True),
        on_time=(pl.col("held_on") <= pl.col("due")).fill_null(value=False),
        never_held=pl.col("held_on").is_null(),
        days_unheld=(until - pl.col("due")).dt.total_days(),
    )
