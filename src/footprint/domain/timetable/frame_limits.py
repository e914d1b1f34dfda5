"""The limit that each event sets, over a frame of every child's events: the table of docs/adr/0002.

Every period begins with its start event, so a value carried forward never crosses into the next
child.
"""

from datetime import date

import polars as pl

from footprint.domain.timetable.adoption import ADOPTION, RETURN
from footprint.domain.timetable.adoption import AUTHORISED as AUTHORISED_RUNG
from footprint.domain.timetable.reviews import REVIEWS
from footprint.domain.timetable.turns import AUTHORISED, PLACED, RETURNED

START, REVIEW = "start", "review"
NEVER = pl.lit(date(9999, 12, 31))
ALWAYS = pl.lit(date(1, 1, 1))
#: A day's order (ADR 2).
KINDS = (START, REVIEW, RETURNED, PLACED, AUTHORISED)
RUNGS = (
    "first",
    "second",
    "later",
    "later_assumed",
    "adoption_1",
    "adoption_2",
    "adoption_3_or_more",
)


def set_limits(events: pl.DataFrame, as_at: date) -> pl.DataFrame:
    """Adds `due`, `rung` and `bound` (the due date is the bound of a start that is not judged)."""
    is_review = pl.col("kind") == REVIEW
    events = (
        _with_due_dates(events, as_at)
        .with_columns(
            reviews_so_far=is_review.cum_sum(),
            stage=_at_stage("kind"),
            # A far day stands for "none yet", so that nothing crosses a start.
            six_months_after_last=pl.when(is_review)
            .then("later_due")
            .when(pl.col("kind") == START)
            .then(NEVER)
            .forward_fill(),
        )
        .with_columns(
            # Any turn since, authority to place included, ends the wait for the window.
            stage_window_opens=pl.when(pl.col("kind") == AUTHORISED)
            .then(ALWAYS)
            .otherwise(_turn_value("window_opens_due"))
            .forward_fill(),
            stage_window_closes=_at_stage("window_closes_due"),
            since_stage=pl.col("reviews_so_far") - _at_stage("reviews_so_far"),
        )
        .with_columns(due=_due(), rung=_rung(), bound=_is_bound(), set_on="on")
    )
    return _authorise(events.with_columns(counted_from=_counted_from(), not_before=_not_before()))


def _authorise(events: pl.DataFrame) -> pl.DataFrame:
    """Authority to place takes the current limit over, and lowers it if its own is nearer (which it
    cannot be when the current one has passed)."""
    authorised = pl.col("kind") == AUTHORISED
    current = pl.col("due").shift(1)
    lowers = authorised & (pl.col("due") < current)

    def taken_over(column: str) -> pl.Expr:
        return pl.when(authorised).then(pl.col(column).shift(1)).otherwise(column)

    return events.with_columns(
        rung=taken_over("rung"),
        bound=taken_over("bound"),
        **{
            column: pl.when(lowers).then(column).otherwise(taken_over(column))
            for column in ("due", "set_on", "counted_from", "not_before")
        },
    )


def _by_the_window() -> pl.Expr:
    """The due date is the last day of the window after a return: after one day for two reasons, it
    is the window's."""
    kind, due = pl.col("kind"), pl.col("due")
    early = (kind == REVIEW) & _before_window()
    return ((kind == RETURNED) & (due == pl.col("window_closes_due"))) | (
        early & (due == pl.col("stage_window_closes"))
    )


def _counted_from() -> pl.Expr:
    last_review = pl.when(pl.col("kind") == REVIEW).then("on").forward_fill()
    six_months = (pl.col("kind") == RETURNED) & ~_by_the_window()
    return (
        pl.when(_is_bound())
        .then("bound_from")
        .when(six_months)
        .then(last_review)
        .when((pl.col("kind") == REVIEW) & _by_the_window())
        .then(_at_stage("on"))
        .otherwise("on")
    )


def _not_before() -> pl.Expr:
    return pl.when(_by_the_window()).then("stage_window_opens")


def _turn_value(column: str) -> pl.Expr:
    """That column's value on events that begin a stage, null on the others."""
    return pl.when(pl.col("kind").is_in([START, RETURNED, PLACED])).then(pl.col(column))


def _at_stage(column: str) -> pl.Expr:
    """That column's value at the event that began the present stage."""
    return _turn_value(column).forward_fill()


def _with_due_dates(events: pl.DataFrame, as_at: date) -> pl.DataFrame:
    """Adds, for each rung, where an interval that starts on the event's day would end
    (`first_due`, ...): looked up by the day's place in a table of every day."""
    earliest = events["on"].min()
    begin = earliest if isinstance(earliest, date) else as_at
    rungs = {
        "first": REVIEWS.rungs["first"],
        "second": REVIEWS.rungs["second"],
        "later": REVIEWS.rungs["later"],
        "adoption_1": ADOPTION.rungs["adoption_1"],
        "adoption_2": ADOPTION.rungs["adoption_2"],
        "adoption_3_or_more": ADOPTION.rungs["adoption_3_or_more"],
        "authorised": AUTHORISED_RUNG,
        "window_closes": RETURN,
    }
    tables = {name: rung.due_table(begin, as_at)["due"] for name, rung in rungs.items()}
    tables["window_opens"] = RETURN.opens_table(begin, as_at)["due"]
    place = (events["on"] - begin).dt.total_days()
    return events.with_columns(
        table.gather(place).alias(f"{name}_due") for name, table in tables.items()
    )


def _is_bound() -> pl.Expr:
    return (pl.col("kind") == START) & ~pl.col("judged_start")


def _before_window() -> pl.Expr:
    """A review too early to be the one that a return asks for."""
    return (pl.col("stage") == RETURNED) & (pl.col("on") < pl.col("stage_window_opens"))


def _due() -> pl.Expr:
    placed, returned = pl.col("stage") == PLACED, pl.col("stage") == RETURNED
    return (
        pl.when(_is_bound())
        .then("bound_on")
        .when(pl.col("kind") == START)
        .then("first_due")
        .when(pl.col("kind") == PLACED)
        .then("adoption_1_due")
        .when(pl.col("kind") == AUTHORISED)
        .then("authorised_due")
        .when(pl.col("kind") == RETURNED)
        .then(
            pl.when(pl.col("six_months_after_last") >= pl.col("on"))
            .then(pl.min_horizontal("window_closes_due", "six_months_after_last"))
            .otherwise("window_closes_due")
        )
        .when(placed & (pl.col("since_stage") == 1))
        .then("adoption_2_due")
        .when(placed)
        .then("adoption_3_or_more_due")
        .when(_before_window())
        .then(pl.min_horizontal("later_due", "stage_window_closes"))
        .when(returned)
        .then("later_due")
        .when((pl.col("since_stage") == 1) & pl.col("judged_start"))
        .then("second_due")
        .otherwise("later_due")
    )


def _rung() -> pl.Expr:
    placed, returned = pl.col("stage") == PLACED, pl.col("stage") == RETURNED
    name = (
        pl.when(_is_bound())
        .then(pl.lit("later_assumed"))
        .when(pl.col("kind") == START)
        .then(pl.lit("first"))
        .when(pl.col("kind") == PLACED)
        .then(pl.lit("adoption_1"))
        .when(returned)
        .then(pl.lit("later"))
        .when(placed & (pl.col("since_stage") == 1))
        .then(pl.lit("adoption_2"))
        .when(placed)
        .then(pl.lit("adoption_3_or_more"))
        .when(pl.col("since_stage") > 1)
        .then(pl.lit("later"))
        .when("judged_start")
        .then(pl.lit("second"))
        .otherwise(pl.lit("later_assumed"))
    )
    return name.cast(pl.Enum(RUNGS))
