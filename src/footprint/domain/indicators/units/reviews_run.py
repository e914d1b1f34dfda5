"""The unit of preparation and family (definitions 13 and 14): one row a review held in the year."""

from datetime import date

import polars as pl

from footprint.domain.codes import ATTENDED
from footprint.domain.indicators.units.judging import by, known_by, so, working_days_after
from footprint.domain.indicators.units.reviews import aged_four
from footprint.domain.indicators.units.year import Year
from footprint.domain.review_work import ReviewWork

#: Compulsory school age, by whole years on the day of the review.
SCHOOL_AGE = (5, 15)
PAPERS_BEFORE = 3

FAMILY = ("mother", "father", "other_family")
#: Reasons that take a review out of the base of a parent's attendance (definitions 14).
NOT_APPROPRIATE = frozenset(
    {"died", "abroad", "court_order", "own_decision", "not_known", "child_asked"}
)
THERE = frozenset({"there", "by_call"})
ANOTHER_WAY = frozenset({"seen_separately", "sent_views"})
CONTRIBUTIONS = ("school", "health", "carer")


def reviews_run(year: Year, work: ReviewWork) -> pl.DataFrame:
    """One row a review held in the year, whether or not it is run here (`run`), the same day once.

    child, held_on, review; booleans: in the base of each share, and what counts of it.
    """
    rows = with_run(held_once(year, year.start), work).with_columns(
        meeting_on=pl.coalesce("first_sitting_on", "held_on"),
        aged_four=aged_four(),
        of_school_age=_of_school_age(),
    )
    for part in (_report(work), _care_plan(work), *_contributions(work), _alone(work)):
        rows = rows.join(part, on="review", how="left")
    for who in FAMILY:
        rows = rows.join(_family(work, who), on="review", how="left")
    return _judged(rows.join(_first_reviews(year), on=["period", "held_on"], how="left"), year.end)


def held_once(year: Year, first: date) -> pl.DataFrame:
    """child, period, held_on, participation, born_on of each review that counts from that day on."""
    counted = pl.col("period").is_not_null() & pl.col("held_on").is_between(first, year.end)
    return (
        year.reviews.filter(counted)
        .sort("child", "held_on")
        .join(year.children_facts.select("child", "born_on"), on="child", how="left")
        .select("child", "period", "held_on", "participation", "born_on")
    )


def with_run(held: pl.DataFrame, work: ReviewWork) -> pl.DataFrame:
    """Beside each review what is known of its being run here, and whether it is (`run`)."""
    run = work.reviews.sort("review").unique(["child", "held_on"], keep="last")
    beside = run.drop("participation")
    return held.join(beside, on=["child", "held_on"], how="left").with_columns(
        run=pl.col("review").is_not_null()
    )


def _first_reviews(year: Year) -> pl.DataFrame:
    """period, held_on of each first review of a period of care, with `first_review` (true)."""
    first = year.timetable.reviews.filter(pl.col("rung").cast(pl.String) == "first")
    return first.select("period", "held_on", first_review=pl.lit(value=True))


def _of_school_age() -> pl.Expr:
    """Without a date of birth she is taken to be."""
    youngest, oldest = SCHOOL_AGE
    begins = pl.col("born_on").dt.offset_by(f"{youngest}y")
    ends = pl.col("born_on").dt.offset_by(f"{oldest + 1}y")
    return pl.col("held_on").is_between(begins, ends, closed="left").fill_null(value=True)


def _paper(work: ReviewWork, kind: str) -> pl.DataFrame:
    """The papers of a kind, one a review: of several, the first that came."""
    papers = work.papers.filter(pl.col("kind") == kind)
    return papers.sort("received_on", nulls_last=True, maintain_order=True).unique(
        "review", keep="first"
    )


def _report(work: ReviewWork) -> pl.DataFrame:
    return _paper(work, "report").select(
        "review",
        report_on="received_on",
        report_to_standard="to_standard",
        report_shown_on="shown_to_child_on",
    )


def _care_plan(work: ReviewWork) -> pl.DataFrame:
    """When the first plan came, and the first that was brought up to date since the last review."""
    plans = work.papers.filter(pl.col("kind") == "care_plan")
    return plans.group_by("review").agg(
        any_plan_on=pl.col("received_on").min(),
        new_plan_on=pl.col("received_on").filter(so(pl.col("updated_since_last"))).min(),
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
            f"{who}_not_appropriate": so(
                pl.col("not_there_why").is_in(sorted(NOT_APPROPRIATE))
            ).all(),
            f"{who}_not_recorded": (
                pl.col("attendance").is_null() & pl.col("not_there_why").is_null()
            ).any(),
        }
    )


def _judged(rows: pl.DataFrame, as_at: date) -> pl.DataFrame:
    """The booleans of the figures; what is dated after the day is not looked at."""
    days = ["report_on", "report_shown_on", "any_plan_on", "new_plan_on", "alone_on"]
    known = known_by(rows, [*days, *(f"{kind}_on" for kind in CONTRIBUTIONS)], as_at)
    return (
        known.with_columns(
            report_received=by("report_on", "meeting_on"),
            report_late=so(pl.col("report_on") > pl.col("meeting_on")),
            report_3_days=so(
                working_days_after(known, "report_on", PAPERS_BEFORE) <= pl.col("meeting_on")
            ),
            plan_seen=by("new_plan_on", "meeting_on")
            | (so(pl.col("first_review")) & by("any_plan_on", "meeting_on")),
            spoken_alone=by("alone_on", "meeting_on"),
        )
        .with_columns(
            report_good=pl.col("report_received") & so(pl.col("report_to_standard")),
            report_not_judged=pl.col("report_received") & pl.col("report_to_standard").is_null(),
            report_shared=pl.col("report_received")
            & so(pl.col("report_shown_on") < pl.col("meeting_on")),
            chose_not_to=_not_alone("child_chose"),
            alone_not_appropriate=_not_alone("not_appropriate"),
            held=pl.lit(value=True),
            came=_came(),
            **_contributed(),
            **_attended(),
        )
        .with_columns(
            pl.col("alone_how", *(f"{kind}_provider" for kind in CONTRIBUTIONS)).fill_null("")
        )
    )


def _not_alone(why: str) -> pl.Expr:
    return so(pl.col("not_alone_why") == why) & ~pl.col("spoken_alone")


def _came() -> pl.Expr:
    """By the code, or, under four, as it was recorded here."""
    by_code = so(pl.col("participation").is_in(sorted(ATTENDED)))
    return by_code | (~pl.col("aged_four") & so(pl.col("under_four_present")))


def _contributed() -> dict[str, pl.Expr]:
    found: dict[str, pl.Expr] = {}
    for kind in CONTRIBUTIONS:
        asked = so(pl.col(f"{kind}_asked"))
        found[f"{kind}_in_base"] = asked & pl.col("of_school_age") if kind == "school" else asked
        found[f"{kind}_received"] = by(f"{kind}_on", "meeting_on")
        found[f"{kind}_good"] = by(f"{kind}_on", "meeting_on") & so(pl.col(f"{kind}_to_standard"))
        found[f"{kind}_not_judged"] = (
            by(f"{kind}_on", "meeting_on") & pl.col(f"{kind}_to_standard").is_null()
        )
    return found


def _attended() -> dict[str, pl.Expr]:
    found: dict[str, pl.Expr] = {}
    for who in FAMILY:
        there = so(pl.col(f"{who}_there"))
        found[f"{who}_there"] = there
        for what in ("another_way", "not_appropriate", "not_recorded"):
            found[f"{who}_{what}"] = so(pl.col(f"{who}_{what}")) & ~there
    return found
