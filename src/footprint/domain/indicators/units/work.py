"""The units of the figures round a review (definitions 13 to 16): one row a review held and run here,
a decision, a gap between two reviews, a child on the day, a review late or never held."""

from collections.abc import Mapping
from datetime import date, timedelta

import polars as pl

from footprint.domain.dates import add_months
from footprint.domain.indicators.units.reviews import CALENDAR, aged_four
from footprint.domain.indicators.units.year import Year
from footprint.domain.review_work import ReviewWork

#: Compulsory school age, by whole years on the day of the review.
SCHOOL_AGE = (5, 15)

#: Working days after completion in which each thing is to be done (definitions 15).
LIMITS: Mapping[str, tuple[str, int]] = {
    "decisions": ("issued_on", 5),
    "plan": ("plan_updated_on", 10),
    "record": ("recorded_on", 15),
    "sent": ("sent_on", 20),
}
#: The managers' answer, after the decisions were issued; the sittings after the first.
ANSWER_WITHIN, SITTINGS_WITHIN = 5, 20
PAPERS_BEFORE = 3

FAMILY = ("mother", "father", "other_family")
#: Reasons that take a review out of the base of a parent's attendance (definitions 14).
NOT_APPROPRIATE = frozenset(
    {"died", "abroad", "court_order", "own_decision", "not_known", "child_asked"}
)
THERE = frozenset({"there", "by_call"})
ANOTHER_WAY = frozenset({"seen_separately", "sent_views"})
CONTRIBUTIONS = ("school", "health", "carer")


def units(year: Year, work: ReviewWork) -> Mapping[str, pl.DataFrame]:
    """Every unit of these figures, as at the last day of the year."""
    return {
        "review run": reviews_run(year, work),
        "decision": decisions(year, work),
        "gap between reviews": gaps(year, work),
        "child on the day": children_on_the_day(year, work),
        "review late or never held": late_reviews(year, work),
    }


def reviews_run(year: Year, work: ReviewWork) -> pl.DataFrame:
    """One row a review held in the year, whether or not it is run here (`run`), the same day once.

    child, held_on, review; booleans: in the base of each share, and what counts of it.
    """
    held = _held_in(year, year.start)
    run = (
        work.reviews.sort("review").unique(["child", "held_on"], keep="last").drop("participation")
    )
    rows = held.join(run, on=["child", "held_on"], how="left").with_columns(
        run=pl.col("review").is_not_null(),
        meeting_on=pl.coalesce("first_sitting_on", "held_on"),
        aged_four=aged_four(),
        of_school_age=_of_school_age(),
    )
    for part in (_report(work), _care_plan(work), *_contributions(work), _alone(work), work.after):
        rows = rows.join(part, on="review", how="left")
    for who in FAMILY:
        rows = rows.join(_family(work, who), on="review", how="left")
    return _judged(rows, year.end)


def _held_in(year: Year, first: date) -> pl.DataFrame:
    """child, period, held_on, participation, born_on of each review that counts from that day on."""
    counted = pl.col("period").is_not_null() & pl.col("held_on").is_between(first, year.end)
    return (
        year.reviews.filter(counted)
        .sort("child", "held_on", "row")
        .unique(["child", "held_on"], keep="first", maintain_order=True)
        .join(year.children_facts.select("child", "born_on"), on="child", how="left")
        .select("child", "period", "held_on", "participation", "born_on")
    )


def _of_school_age() -> pl.Expr:
    """Without a date of birth she is taken to be."""
    youngest, oldest = SCHOOL_AGE
    begins = pl.col("born_on").dt.offset_by(f"{youngest}y")
    ends = pl.col("born_on").dt.offset_by(f"{oldest + 1}y")
    return pl.col("held_on").is_between(begins, ends, closed="left").fill_null(value=True)


def _paper(work: ReviewWork, kind: str) -> pl.DataFrame:
    """The papers of a kind, one a review: of several, the first that came."""
    papers = work.papers.filter(pl.col("kind") == kind)
    return papers.sort("received_on", nulls_last=True).unique("review", keep="first")


def _report(work: ReviewWork) -> pl.DataFrame:
    return _paper(work, "report").select(
        "review",
        report_on="received_on",
        report_to_standard="to_standard",
        report_shown_on="shown_to_child_on",
    )


def _care_plan(work: ReviewWork) -> pl.DataFrame:
    return _paper(work, "care_plan").select(
        "review", plan_seen_on="received_on", plan_is_new="updated_since_last"
    )


def _contributions(work: ReviewWork) -> list[pl.DataFrame]:
    """Of each kind: asked for, when the first came, whether it was to standard, the carer's
    provider."""
    return [
        _paper(work, kind).select(
            "review",
            **{
                f"{kind}_asked": pl.lit(value=True),
                f"{kind}_on": pl.col("received_on"),
                f"{kind}_to_standard": pl.col("to_standard"),
                f"{kind}_provider": pl.col("provider"),
            },
        )
        for kind in CONTRIBUTIONS
    ]


def _alone(work: ReviewWork) -> pl.DataFrame:
    alone = work.steps.filter(pl.col("kind") == "spoken_alone").unique("review", keep="last")
    return alone.select("review", alone_on="done_on", alone_how="how", not_alone_why="not_done_why")


def _family(work: ReviewWork, who: str) -> pl.DataFrame:
    """Of several mothers any one attending counts once; not appropriate only where it is so of
    all."""
    mine = work.people.filter(pl.col("role") == who)
    return mine.group_by("review").agg(
        **{
            f"{who}_there": pl.col("attendance").is_in(sorted(THERE)).any(),
            f"{who}_another_way": pl.col("attendance").is_in(sorted(ANOTHER_WAY)).any(),
            f"{who}_not_appropriate": _so(
                pl.col("not_there_why").is_in(sorted(NOT_APPROPRIATE))
            ).all(),
        }
    )


def _judged(rows: pl.DataFrame, as_at: date) -> pl.DataFrame:
    """The booleans of the figures; what is dated after the day is not looked at."""
    days = ["report_on", "report_shown_on", "plan_seen_on", "alone_on", "completed_on"]
    days += [f"{kind}_on" for kind in CONTRIBUTIONS]
    days += [column for column, _ in LIMITS.values()] + ["answered_on", "last_sitting_on"]
    known = rows.with_columns(pl.when(pl.col(day) <= as_at).then(day).alias(day) for day in days)
    return (
        known.with_columns(
            report_received=_by("report_on", "meeting_on"),
            report_late=_so(pl.col("report_on") > pl.col("meeting_on")),
            report_3_days=_so(_limit("report_on", PAPERS_BEFORE, rows) <= pl.col("meeting_on")),
            plan_seen=_by("plan_seen_on", "meeting_on") & _so(pl.col("plan_is_new")),
            spoken_alone=_by("alone_on", "meeting_on"),
            chose_not_to=_so(pl.col("not_alone_why") == "child_chose"),
            alone_not_appropriate=_so(pl.col("not_alone_why") == "not_appropriate"),
        )
        .with_columns(
            report_good=pl.col("report_received") & _so(pl.col("report_to_standard")),
            report_not_judged=pl.col("report_received") & pl.col("report_to_standard").is_null(),
            report_shared=pl.col("report_received")
            & _so(pl.col("report_shown_on") < pl.col("meeting_on")),
            **_contributed(),
            **_attended(),
            **_followed(known, as_at),
            **_sat(known),
        )
        .with_columns(
            pl.col("alone_how", *(f"{kind}_provider" for kind in CONTRIBUTIONS)).fill_null("")
        )
    )


def _contributed() -> dict[str, pl.Expr]:
    found: dict[str, pl.Expr] = {}
    for kind in CONTRIBUTIONS:
        asked = _so(pl.col(f"{kind}_asked"))
        found[f"{kind}_in_base"] = asked & pl.col("of_school_age") if kind == "school" else asked
        found[f"{kind}_received"] = _by(f"{kind}_on", "meeting_on")
        found[f"{kind}_good"] = _by(f"{kind}_on", "meeting_on") & _so(pl.col(f"{kind}_to_standard"))
    return found


def _attended() -> dict[str, pl.Expr]:
    found: dict[str, pl.Expr] = {}
    for who in FAMILY:
        for what in ("there", "another_way", "not_appropriate"):
            found[f"{who}_{what}"] = _so(pl.col(f"{who}_{what}"))
    return found


def _followed(rows: pl.DataFrame, as_at: date) -> dict[str, pl.Expr]:
    """Of each limit after completion: in the base once it has passed, or once it is done."""
    found: dict[str, pl.Expr] = {}
    for name, (column, within) in LIMITS.items():
        limit = _limit("completed_on", within, rows)
        done = pl.col(column)
        found[f"{name}_in_base"] = _so(
            (limit <= as_at) | (limit.is_not_null() & done.is_not_null())
        )
        found[f"{name}_in_time"] = _so(done <= limit)
    limit = _limit("issued_on", ANSWER_WITHIN, rows)
    found["answer_in_base"] = _so(
        (limit <= as_at) | (limit.is_not_null() & pl.col("answered_on").is_not_null())
    )
    found["answered_in_time"] = _so(pl.col("answered_on") <= limit)
    found["stood_unanswered"] = _so(limit <= as_at) & pl.col("answered_on").is_null()
    found["objected"] = pl.col("answered_on").is_not_null() & _so(~pl.col("accepted"))
    return found


def _sat(rows: pl.DataFrame) -> dict[str, pl.Expr]:
    several = _so(pl.col("sittings") > 1)
    return {
        "several_sittings": several,
        "completed_in_20": several
        & _so(pl.col("completed_on").is_not_null())
        & _so(pl.col("last_sitting_on") <= _limit("first_sitting_on", SITTINGS_WITHIN, rows)),
        "adjourned": pl.col("adjourned_on").is_not_null(),
    }


def _so(condition: pl.Expr) -> pl.Expr:
    """Nothing known is no."""
    return condition.fill_null(value=False)


def _by(day: str, limit: str) -> pl.Expr:
    return _so(pl.col(day) <= pl.col(limit))


def _limit(day: str, count: int, rows: pl.DataFrame) -> pl.Expr:
    """The working day so many after each day of the column."""
    days = rows[day].drop_nulls()
    if days.is_empty():
        return pl.lit(None, dtype=pl.Date)
    table = CALENDAR.add_working_days_table(days.min(), days.max(), count)  # type: ignore[arg-type]
    return pl.col(day).replace_strict(table["day"], table["due"], default=None)


def decisions(year: Year, work: ReviewWork) -> pl.DataFrame:
    """One row a decision whose first date lies in the year: done_on_time, done_late, not_done."""
    done = pl.when(pl.col("done_on") <= year.end).then("done_on")
    return (
        work.decisions.filter(pl.col("by_on").is_between(year.start, year.end))
        .with_columns(done_on=done)
        .with_columns(
            dated=pl.lit(value=True),
            done_on_time=_by("done_on", "by_on"),
            done_late=_so(pl.col("done_on") > pl.col("by_on")),
            not_done=pl.col("done_on").is_null(),
        )
    )


def gaps(year: Year, work: ReviewWork) -> pl.DataFrame:
    """One row a review held in the year that has one before it in its period: began_on and ended_on
    (the two reviews), `long` (more than four months), `checked` (one or more midway checks strictly
    between)."""
    held = _held_in(year, date.min).sort("period", "held_on")
    before = pl.when(pl.col("period").shift(1) == pl.col("period")).then(pl.col("held_on").shift(1))
    rows = (
        held.select("child", "period", began_on=before, ended_on="held_on")
        .filter(pl.col("began_on").is_not_null() & (pl.col("ended_on") >= year.start))
        .with_row_index("gap")
    )
    between = rows.join(work.checks, on="child").filter(
        (pl.col("done_on") > pl.col("began_on")) & (pl.col("done_on") < pl.col("ended_on"))
    )
    return rows.with_columns(
        long=pl.col("ended_on") > pl.col("began_on").dt.offset_by("4mo"),
        checked=pl.col("gap").is_in(between["gap"].implode()),
    ).drop("gap")


def children_on_the_day(year: Year, work: ReviewWork) -> pl.DataFrame:
    """One row a child looked after on the last day of the year: `six_months` (in care so long),
    `visited` and `visited_in_person` in the last six months, `has_gap` (two reviews or more in the
    period) and `checked` (a midway check between the last two)."""
    since = add_months(year.end, -6)
    rows = year.periods.filter(pl.col("ended_on").is_null()).select(
        "child",
        "period",
        "began_on",
        six_months=pl.col("began_on").dt.offset_by("6mo") <= year.end,
    )
    lately = work.visits.filter(pl.col("done_on").is_between(since + timedelta(days=1), year.end))
    in_person = lately.filter(pl.col("how") == "in_person")
    last = _last_gaps(year, work)
    return rows.join(last, on=["child", "period"], how="left").with_columns(
        visited=pl.col("child").is_in(lately["child"].implode()),
        visited_in_person=pl.col("child").is_in(in_person["child"].implode()),
        has_gap=pl.col("last_checked").is_not_null(),
        checked=_so(pl.col("last_checked")),
    )


def _last_gaps(year: Year, work: ReviewWork) -> pl.DataFrame:
    """child, period, last_checked: whether a check lies between the last two reviews."""
    held = _held_in(year, date.min).sort("period", "held_on")
    last_two = (
        held.group_by("child", "period", maintain_order=True)
        .agg(pl.col("held_on").tail(2))
        .filter(pl.col("held_on").list.len() == 2)
        .with_columns(
            began_on=pl.col("held_on").list.first(), ended_on=pl.col("held_on").list.last()
        )
    )
    between = last_two.join(work.checks, on="child").filter(
        (pl.col("done_on") > pl.col("began_on")) & (pl.col("done_on") < pl.col("ended_on"))
    )
    return last_two.select(
        "child", "period", last_checked=pl.col("period").is_in(between["period"].implode())
    )


def late_reviews(year: Year, work: ReviewWork) -> pl.DataFrame:
    """One row a review held late in the year, and one a due date of the year never met: child, rung,
    because (the one main reason; "not_given" where none is), held_late."""
    periods = year.periods.select("period", "child")
    late = year.timetable.reviews.filter(
        "late", pl.col("held_on").is_between(year.start, year.end)
    ).join(periods, on="period")
    reasons = work.reviews.select("child", "held_on", because="late_because").drop_nulls("because")
    held = late.join(
        reasons.unique(["child", "held_on"], keep="last"), on=["child", "held_on"], how="left"
    ).select(
        "child",
        "held_on",
        "due",
        "because",
        rung=pl.col("rung").cast(pl.String),
        held_late=pl.lit(value=True),
    )
    never = year.timetable.limits.filter(
        pl.col("required")
        & pl.col("held_on").is_null()
        & pl.col("due").is_between(year.start, year.end)
    ).join(periods, on="period")
    unheld = never.select(
        "child",
        "held_on",
        "due",
        because=pl.lit(None, dtype=pl.String),
        rung=pl.col("rung").cast(pl.String),
        held_late=pl.lit(value=False),
    )
    return pl.concat([held, unheld]).with_columns(pl.col("because").fill_null("not_given"))
