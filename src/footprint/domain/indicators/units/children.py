"""The unit of figures that count children: one row a child with anything to say in the year.

Each family of columns is a frame keyed by child, made from periods, episodes or reviews and then
laid side by side; a child that a family does not mention counts as False or 0 there.
"""

from datetime import date

import polars as pl

from footprint.domain.care import TO_SHORT_BREAKS
from footprint.domain.codes import ROUTE_OF
from footprint.domain.indicators.units.stability import stability
from footprint.domain.indicators.units.year import Year
from footprint.domain.timetable.reviews import REVIEWS


def children(year: Year, held: pl.DataFrame) -> pl.DataFrame:
    """One row a child in the files: child, and the columns of the families. `held` is the unit of
    reviews held."""
    everyone = year.facts.children.select("child")
    families = (
        as_stands(year),
        looked_after(year),
        flows(year),
        first_review(year),
        every_review(year, held),
        recovered(year),
        took_part(held),
        stability(year),
    )
    for family in families:
        everyone = everyone.join(family, on="child", how="left", maintain_order="left")
    booleans = [name for name, kind in everyone.schema.items() if kind == pl.Boolean]
    return everyone.with_columns(pl.col(booleans).fill_null(value=False))


def _any(**columns: pl.Expr) -> dict[str, pl.Expr]:
    return {name: expression.any() for name, expression in columns.items()}


def as_stands(year: Year) -> pl.DataFrame:
    """What the episodes say taken one by one, before periods are assembled: open_as_stands and
    in_year_as_stands, each also with the series of short breaks left out (`..._no_short`)."""
    ended = pl.col("ended_as_stands")
    in_year = year.care.episodes.filter(ended.is_null() | (ended >= year.start))
    care = ~pl.col("short_break")
    return in_year.group_by("child").agg(
        **_any(
            open_as_stands=ended.is_null(),
            open_as_stands_no_short=ended.is_null() & care,
            in_year_as_stands=pl.lit(value=True),
            in_year_as_stands_no_short=care,
            absent_as_stands=pl.col("open_then_absent"),
        )
    )


def looked_after(year: Year) -> pl.DataFrame:
    """looked_after_on the last day, looked_after_in_year; on the day though
    the year's own return does not hold the child; in a series of short breaks on the day; aged 18 or over; unaccompanied
    asylum-seeking on the day and on any day looked after in the year."""
    on_last_day = pl.col("ended_on").is_null()
    first_day = pl.max_horizontal("began_on", pl.lit(year.start))
    aged_18 = (pl.col("born_on").dt.offset_by("18y") <= year.end).fill_null(value=False)
    in_care = year.periods.group_by("child").agg(
        **_any(
            looked_after_on=on_last_day,
            looked_after_in_year=pl.lit(value=True),
            aged_18_on=on_last_day & aged_18,
            uasc_on=on_last_day & _uasc_after(pl.lit(year.end)),
            uasc_in_year=_uasc_after(first_day),
        )
    )
    open_episodes = year.care.episodes.filter(on_last_day)
    away = (
        open_episodes.filter(~pl.col("short_break"))
        .group_by("child")
        .agg(not_in_the_years_return=pl.col("not_in_the_years_return").any())
    )
    short = (
        open_episodes.filter("short_break")
        .group_by("child")
        .agg(short_break_on=pl.lit(value=True).any())
    )
    return in_care.join(away, on="child", how="left").join(
        short, on="child", how="full", coalesce=True
    )


def _uasc_after(day: pl.Expr) -> pl.Expr:
    """Recorded as unaccompanied asylum-seeking, a status that lasts beyond that day."""
    lasts = pl.col("uasc_ceased_on").is_null() | (pl.col("uasc_ceased_on") > day)
    return pl.col("uasc") & lasts


def flows(year: Year) -> pl.DataFrame:
    """entered and left in the year, counted as the Department does: once a child, by the first
    entry and the last leaving; `route` of that leaving; uasc_entered (the status on that day)."""
    entered = pl.col("began_on") >= year.start
    left = pl.col("end_known")
    return (
        year.periods.with_columns(route=route())
        .sort("child", "began_on")
        .group_by("child", maintain_order=True)
        .agg(
            **_any(
                child_entered=entered,
                uasc_entered=entered & _uasc_after(pl.col("began_on")),
                child_left=left,
            ),
            route=pl.col("route").filter(left).last(),
        )
    )


def route() -> pl.Expr:
    """The route out of care that an end reason means (definitions 2); null where it has none."""
    routes = {**ROUTE_OF, TO_SHORT_BREAKS: TO_SHORT_BREAKS}
    return pl.col("end_reason").replace_strict(routes, default=None)


def first_review(year: Year) -> pl.DataFrame:
    """What became of the first review (definitions 8): one of not_required, not_yet_due,
    reviewed, not_reviewed, first_review_not_known. Over several periods the worst is taken, so
    that no child's missed review hides behind another period's."""
    by_limit = (
        year.timetable.limits.filter(~pl.col("withdrawn"))
        .filter((pl.col("period") != pl.col("period").shift(1)).fill_null(value=True))
        .select("period", limit="due")
    )
    reviewed = year.reviews.select(pl.col("period").drop_nulls().unique()).with_columns(
        reviewed=pl.lit(value=True)
    )
    periods = (
        year.periods.join(by_limit, on="period", how="left")
        .join(reviewed, on="period", how="left")
        .join(_first_due_by_entry(year), on="began_on", how="left")
        .with_columns(first_due=pl.when("judged_start").then("limit").otherwise("by_entry"))
    )
    in_care = pl.col("ended_on").is_null()
    left_first = (pl.col("ended_on") <= pl.col("first_due")).fill_null(value=False)
    state = (
        pl.when(pl.col("start_known") & left_first)
        .then(pl.lit(0))
        .when(pl.col("start_known") & in_care & (pl.col("first_due") > year.end))
        .then(pl.lit(1))
        .when("reviewed")
        .then(pl.lit(2))
        .when("judged_start")
        .then(pl.lit(4))
        .otherwise(pl.lit(3))
    )
    worst = periods.group_by("child").agg(state=state.max())
    names = ("not_required", "not_yet_due", "reviewed", "first_review_not_known", "not_reviewed")
    return worst.select("child", **{name: pl.col("state") == i for i, name in enumerate(names)})


def _first_due_by_entry(year: Year) -> pl.DataFrame:
    """began_on, by_entry: the main ladder's first due date for each day of entry."""
    first = year.periods["began_on"].min()
    since = first if isinstance(first, date) else year.start
    table = REVIEWS.rungs["first"].due_table(since, year.end)
    return table.rename({"day": "began_on", "due": "by_entry"})


def every_review(year: Year, held: pl.DataFrame) -> pl.DataFrame:
    """For definitions 5: has_review_to_judge, a_review_not_judged, every_review_on_time; and
    a_late_review (held late in the year)."""
    reviews = (
        held.filter("counted")
        .group_by("child")
        .agg(held=pl.len(), late=pl.col("late").any(), not_judged=(~pl.col("judged")).any())
    )
    limits = year.timetable.limits.filter(pl.col("required") & (pl.col("due") <= year.end)).join(
        year.periods.select("period", "child"), on="period"
    )
    unheld = pl.col("held_on").is_null()
    due = limits.group_by("child").agg(
        due=((pl.col("due") >= year.start) | unheld).any(), unheld=unheld.any()
    )
    beside = reviews.join(due, on="child", how="full", coalesce=True).with_columns(
        pl.col("held").fill_null(0),
        pl.col("late", "not_judged", "due", "unheld").fill_null(value=False),
    )
    return beside.select(
        "child",
        has_review_to_judge=((pl.col("held") > 0) | pl.col("due")) & ~pl.col("not_judged"),
        a_review_not_judged=pl.col("not_judged"),
        every_review_on_time=~pl.col("late") & ~pl.col("unheld"),
        a_late_review=pl.col("late"),
    )


def recovered(year: Year) -> pl.DataFrame:
    """Children whose first review of a period was late, due in this year or the one before, with
    something after it to judge: first_late_then_more, and recovered (all of that on time), whether
    or not the period reaches into this year. Definitions 6."""
    limits = year.timetable.limits.filter(~pl.col("withdrawn")).join(
        year.care.periods.select("period", "child"), on="period"
    )
    unheld = pl.col("held_on").is_null()
    late = (unheld & (pl.col("due") <= year.end)) | (pl.col("held_on") > pl.col("due"))
    first = pl.col("rung") == "first"
    since = year.start.replace(year=year.start.year - 1)
    first_late = limits.filter(first & pl.col("required") & late & (pl.col("due") >= since))
    further = limits.filter(
        ~first & (~unheld | (pl.col("required") & (pl.col("due") <= year.end)))
    ).join(first_late.select("period"), on="period", how="semi")
    on_time = (pl.col("held_on") <= pl.col("due")).fill_null(value=False)
    return further.group_by("child").agg(
        first_late_then_more=pl.lit(value=True).any(), recovered=on_time.all()
    )


def took_part(held: pl.DataFrame) -> pl.DataFrame:
    """Over a child's reviews in the year at 4 or over: views given at all, some, none of them."""
    views = pl.col("views_given")
    return (
        held.filter(pl.col("counted") & pl.col("aged_four"))
        .group_by("child")
        .agg(
            took_part_always=views.all(),
            took_part_sometimes=views.any() & ~views.all(),
            took_part_never=~views.any(),
        )
    )
