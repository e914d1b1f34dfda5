"""The units of what follows a review (definitions 15 and 16): one row a review completed, a decision, a
review late or never held."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from footprint.domain.indicators.units.judging import by, known_by, so, working_days_after
from footprint.domain.indicators.units.reviews_run import held_once, with_run
from footprint.domain.indicators.units.year import Year
from footprint.domain.review_codes import SCHEDULE_7
from footprint.domain.review_work import ReviewWork

#: Working days after completion in which each thing is to be done (definitions 15).
LIMITS: Mapping[str, tuple[str, int]] = {
    "decisions": ("issued_on", 5),
    "plan": ("plan_updated_on", 10),
    "record": ("recorded_on", 15),
    "sent": ("sent_on", 20),
}
#: The managers' answer, after the decisions were issued; the sittings after the first.
ANSWER_WITHIN, SITTINGS_WITHIN = 5, 20
NOT_GIVEN = "not_given"

#: What lies in the year, and the day of it.
_IN_THE_YEAR: Mapping[str, str] = {
    "completed": "completed_on",
    "issued": "issued_on",
    "sat_first": "first_sitting_on",
    "adjourned": "adjourned_on",
    "refused_again": "refused_on",
}


def reviews_followed_up(year: Year, work: ReviewWork) -> pl.DataFrame:
    """One row a review run here of which something lies in the year, whenever it was held: it was
    `completed`, its decisions were `issued`, it sat first (`sat_first`), it was `adjourned`, a second
    adjournment was refused (`refused_again`). And one row a review held in the year that is not run
    here.

    child, held_on, completed_on; booleans: in the base of each share, and what counts of it.
    """
    rows = with_run(held_once(year, date.min), work).join(work.after, on="review", how="left")
    days = {
        *_IN_THE_YEAR.values(),
        "last_sitting_on",
        "answered_on",
        *(day for day, _ in LIMITS.values()),
    }
    known = known_by(rows, sorted(days), year.end)
    found = known.with_columns(
        held_in_year=pl.col("held_on") >= year.start,
        **{name: so(pl.col(day) >= year.start) for name, day in _IN_THE_YEAR.items()},
    ).filter(pl.any_horizontal(*_IN_THE_YEAR) | (~pl.col("run") & pl.col("held_in_year")))
    return found.with_columns(
        **_within(found, year.end), **_answered(found, year.end), **_sat(found, year.end)
    )


def _within(rows: pl.DataFrame, as_at: date) -> dict[str, pl.Expr]:
    """Of each limit after completion: in the base once it has passed, or once it is done."""
    found: dict[str, pl.Expr] = {}
    for name, (column, within) in LIMITS.items():
        limit = working_days_after(rows, "completed_on", within)
        found[f"{name}_in_base"] = pl.col("completed") & so(
            (limit <= as_at) | pl.col(column).is_not_null()
        )
        found[f"{name}_in_time"] = so(pl.col(column) <= limit)
    return found


def _answered(rows: pl.DataFrame, as_at: date) -> dict[str, pl.Expr]:
    limit = working_days_after(rows, "issued_on", ANSWER_WITHIN)
    answered = pl.col("answered_on").is_not_null()
    return {
        "answer_in_base": pl.col("issued") & so((limit <= as_at) | answered),
        "answered_in_time": so(pl.col("answered_on") <= limit),
        "stood_unanswered": so(limit <= as_at) & ~answered,
        "objected": answered & so(~pl.col("accepted")),
    }


def _sat(rows: pl.DataFrame, as_at: date) -> dict[str, pl.Expr]:
    """Sittings, where there was more than one or the first was adjourned; a review whose twenty days
    have not passed is judged once it is completed."""
    limit = working_days_after(rows, "first_sitting_on", SITTINGS_WITHIN)
    several = so(pl.col("sittings") > 1) | pl.col("adjourned_on").is_not_null()
    completed = pl.col("completed_on").is_not_null()
    return {
        "sittings_in_base": pl.col("sat_first") & several & so((limit <= as_at) | completed),
        "completed_in_20": completed & so(pl.col("last_sitting_on") <= limit),
        "was_adjourned": pl.col("adjourned_on").is_not_null(),
        **{
            f"matter_{number}": so(pl.col("adjourned_over").list.contains(number))
            for number in SCHEDULE_7
        },
    }


def decisions(year: Year, work: ReviewWork) -> pl.DataFrame:
    """One row a decision whose first date lies in the year: done_on_time, done_late, not_done."""
    dated = work.decisions.filter(pl.col("by_on").is_between(year.start, year.end))
    return known_by(dated, ["done_on"], year.end).with_columns(
        dated=pl.lit(value=True),
        done_on_time=by("done_on", "by_on"),
        done_late=so(pl.col("done_on") > pl.col("by_on")),
        not_done=pl.col("done_on").is_null(),
    )


def late_reviews(year: Year, work: ReviewWork) -> pl.DataFrame:
    """One row a review held late in the year, and one a due date of the year never met: child, rung,
    held_on, due, because (the one main reason; "not_given" where none is), held_late."""
    periods = year.periods.select("period", "child")
    late = year.timetable.reviews.filter(
        "late", pl.col("held_on").is_between(year.start, year.end)
    ).join(periods, on="period")
    never = (
        year.timetable.limits.filter(
            "required", pl.col("held_on").is_null(), pl.col("due").is_between(year.start, year.end)
        )
        .join(periods, on="period")
        .with_row_index("limit")
    )
    columns = (*map(pl.col, ("child", "held_on", "due", "because")), pl.col("rung").cast(pl.String))
    held = late.join(_reasons(work), on=["child", "held_on"], how="left").select(
        *columns, held_late=pl.lit(value=True)
    )
    unheld = never.join(_not_held(never, work, year.end), on="limit", how="left").select(
        *columns, held_late=pl.lit(value=False)
    )
    return pl.concat([held, unheld]).with_columns(pl.col("because").fill_null(NOT_GIVEN))


def _reasons(work: ReviewWork) -> pl.DataFrame:
    reasons = work.reviews.sort("review").select("child", "held_on", because="late_because")
    return reasons.drop_nulls("because").unique(["child", "held_on"], keep="last")


def _not_held(never: pl.DataFrame, work: ReviewWork, as_at: date) -> pl.DataFrame:
    """Of each limit never met, why the last sitting that was booked for it was not held."""
    booked = never.join(work.not_held, on="child").filter(
        (pl.col("sitting_on") > pl.col("set_on")) & (pl.col("sitting_on") <= as_at)
    )
    return booked.sort("sitting_on").unique("limit", keep="last").select("limit", "because")
