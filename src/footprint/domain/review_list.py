"""The reviews behind a year's figures, one by one: how each was judged, and which were not held."""

from datetime import date

import polars as pl

from footprint.domain.indicators.units.year import Year
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

ON_TIME, LATE, NOT_HELD = "on time", "late", "not held"
CANNOT_BE_JUDGED = "cannot be judged"


def review_list(year: Year) -> pl.DataFrame:
    """One row a review held in the year, or a required due date of the year with none held by its
    end; sorted by child and day.

    identifier, began_on (the period of care), rung, counted_from, due, last_working_day (on or
    before it), held_on, participation, result (one of the four above), days_late (calendar days;
    of a review not held, to the year's end or to leaving). What cannot be judged has no rung or
    due date.
    """
    return (
        pl.concat([_held(year), _not_held(year)], how="diagonal")
        .join(year.periods.select("period", "child", "began_on", "ended_on"), on="period")
        .join(year.facts.children.select("child", "identifier"), on="child")
        .with_columns(last_working_day=_last_working_day(year), days_late=_days_late(year.end))
        .sort("identifier", pl.col("held_on").fill_null(pl.col("due")))
        .select(
            "identifier",
            "began_on",
            "rung",
            "counted_from",
            "due",
            "last_working_day",
            "held_on",
            "participation",
            "result",
            "days_late",
        )
    )


def _held(year: Year) -> pl.DataFrame:
    in_year = pl.col("held_on").is_between(year.start, year.end)
    judged = pl.col("due").is_not_null()
    return (
        year.reviews.filter(in_year & pl.col("period").is_not_null())
        .join(year.timetable.reviews, on=["period", "held_on"], how="left")
        .select(
            "period",
            "due",
            "held_on",
            "participation",
            rung=pl.when(judged).then(pl.col("rung").cast(pl.String)),
            counted_from=pl.when(judged).then("set_on"),
            result=pl.when(~judged)
            .then(pl.lit(CANNOT_BE_JUDGED))
            .when("late")
            .then(pl.lit(LATE))
            .otherwise(pl.lit(ON_TIME)),
        )
    )


def _not_held(year: Year) -> pl.DataFrame:
    in_year = pl.col("due").is_between(year.start, year.end)
    return year.timetable.limits.filter(
        pl.col("required") & in_year & pl.col("held_on").is_null()
    ).select(
        "period",
        "due",
        rung=pl.col("rung").cast(pl.String),
        counted_from="set_on",
        result=pl.lit(NOT_HELD),
    )


def _days_late(year_end: date) -> pl.Expr:
    until = pl.min_horizontal(pl.col("ended_on").fill_null(year_end), pl.lit(year_end))
    late = pl.col("held_on").fill_null(until) - pl.col("due")
    return late.dt.total_days().clip(lower_bound=0)


def _last_working_day(year: Year) -> pl.Expr:
    """The last working day on or before the due date, for every due date up to a year on."""
    calendar = CARE_PLANNING_REGS_DAYS.calendar
    days = pl.date_range(
        year.start.replace(year=year.year - 3), year.end.replace(year=year.year + 1), eager=True
    )
    before = [calendar.last_working_day_on_or_before(day) for day in days]
    return pl.col("due").replace_strict(days, pl.Series(before, dtype=pl.Date), default=None)
