"""The work round the reviews that are run here as the frames that the figures read: one select a
frame, of every child.

Only reviews of the child's case and adoption reviews are among them: the others have ladders, and
figures, of their own.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl
from django.db.models import Min, QuerySet

from footprint.domain import review_work as schemas
from footprint.domain.facts import Schema, frame
from footprint.domain.indicators.after import REASONS
from footprint.domain.review_work import ReviewWork
from footprint.reviews.codes import OF_THE_RETURN, ForWhom, SittingState, StepKind
from footprint.reviews.models import (
    Adjournment,
    AdjournmentRefused,
    Decision,
    DecisionsIssued,
    Finished,
    Invited,
    ManagersAnswer,
    MidwayCheck,
    PaperAsked,
    ReviewRun,
    Sent,
    Sitting,
    Step,
)

#: Of a dated rule, which sitting counts from which day on, first day first.
SittingRules = Sequence[tuple[date, str]]

_REVIEWS: Schema = {
    "review": pl.Int64,
    "child": pl.UInt32,
    "participation": pl.String,
    "under_four_present": pl.Boolean,
    "late_because": pl.String,
    "completed_on": pl.Date,
    "without_meeting_why": pl.String,
}
_SITTINGS: Schema = {
    "review": pl.Int64,
    "child": pl.UInt32,
    "starts_at": pl.Datetime("us", "UTC"),
    "state": pl.String,
    "because": pl.String,
}
_SENT: Schema = {
    "review": pl.Int64,
    "recipient": pl.String,
    "sent_on": pl.Date,
}


def work(rules: SittingRules, visits: pl.DataFrame) -> ReviewWork:
    """Everything known of the work, whatever its date; `visits` as `VISITS` wants them."""
    sittings = _sittings()
    return ReviewWork(
        reviews=_reviews_run(sittings, rules),
        not_held=_not_held(sittings),
        papers=_papers(),
        steps=_of(
            schemas.STEPS, Step.objects.all(), "review", "kind", "done_on", "how", "not_done_why"
        ),
        people=_of(
            schemas.PEOPLE,
            Invited.objects.filter(withdrawn=False),
            *("review", "role", "attendance", "not_there_why"),
        ),
        after=_after(),
        decisions=_of(
            schemas.DECISIONS,
            _decisions(),
            *("pk", "review", "child", "first_by_on", "done_on"),
        ),
        checks=_of(schemas.CHECKS, _done(MidwayCheck.objects.all()), "child", "done_on"),
        visits=visits,
    )


def _decisions() -> "QuerySet[Decision]":
    """One that was carried over goes on as the later one, which keeps its first day."""
    stand = Decision.objects.filter(withdrawn=False, review__ladder__in=OF_THE_RETURN)
    return stand.exclude(pk__in=stand.exclude(carried_from=None).values("carried_from"))


def _done(rows: "QuerySet[MidwayCheck]") -> "QuerySet[MidwayCheck]":
    return rows.filter(withdrawn=False, done_on__isnull=False)


def _of(schema: Schema, rows: "QuerySet[object]", *columns: str) -> pl.DataFrame:  # type: ignore[type-var]
    """A frame of the rows, by key; what is empty is not known."""
    found = rows.order_by("pk").values_list(*columns)
    return _empty_is_null(frame(schema, list(found)))


def _empty_is_null(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.col(pl.String).replace("", None))


def _sittings() -> pl.DataFrame:
    """Held and not held, with the day in London (`on`), by time."""
    rows = _of(
        _SITTINGS,
        Sitting.objects.filter(
            state__in=[SittingState.HELD, SittingState.NOT_HELD], review__ladder__in=OF_THE_RETURN
        ),
        *("review", "child", "starts_at", "state", "not_held_why"),
    )
    on = pl.col("starts_at").dt.convert_time_zone("Europe/London").dt.date()
    return rows.sort("starts_at", maintain_order=True).with_columns(on=on)


def _not_held(sittings: pl.DataFrame) -> pl.DataFrame:
    """A reason that is none of lateness is no reason for it."""
    because = pl.when(pl.col("because").is_in(REASONS)).then("because")
    not_held = sittings.filter(pl.col("state") == SittingState.NOT_HELD.value)
    return not_held.select("child", sitting_on="on", because=because)


def _reviews_run(sittings: pl.DataFrame, rules: SittingRules) -> pl.DataFrame:
    """Of reviews that were held: as far as one stands by the rule of the day of its first sitting."""
    held = (
        sittings.filter(pl.col("state") == SittingState.HELD.value)
        .group_by("review")
        .agg(
            first_sitting_on=pl.col("on").min(),
            last_sitting_on=pl.col("on").max(),
            sittings=pl.len().cast(pl.Int64),
        )
    )
    rows = _of(
        _REVIEWS,
        ReviewRun.objects.filter(ladder__in=OF_THE_RETURN, cancelled_on=None),
        *("pk", "child", "participation", "under_four_present", "late_because", "completed_on"),
        "without_meeting_why",
    )
    found = (
        rows.join(held, on="review", how="left")
        .join(_adjourned(), on="review", how="left")
        .join(_refused(), on="review", how="left")
        .sort("first_sitting_on", nulls_last=True)
        .join_asof(_rules(rules), left_on="first_sitting_on", right_on="from")
        .with_columns(held_on=_held_on(), sittings=pl.col("sittings").fill_null(0))
    )
    return found.drop_nulls("held_on").sort("review").select(schemas.REVIEWS_RUN.keys())


def _held_on() -> pl.Expr:
    """The day that counts (definitions 0.6), as `ReviewSeen.held_on` gives it."""
    last = pl.when(pl.col("completed_on").is_not_null()).then("last_sitting_on")
    return (
        pl.when(pl.col("without_meeting_why").is_not_null())
        .then("completed_on")
        .when(pl.col("counts") == "last")
        .then(last)
        .otherwise("first_sitting_on")
    )


def _rules(rules: SittingRules) -> pl.DataFrame:
    return frame({"from": pl.Date, "counts": pl.String}, [tuple(one) for one in rules]).sort("from")


def _adjourned() -> pl.DataFrame:
    rows = _of(
        {"review": pl.Int64, "adjourned_on": pl.Date, "matters": pl.String},
        Adjournment.objects.all(),
        *("review", "adjourned_on", "matters"),
    )
    over = pl.col("matters").str.split(",").list.eval(pl.element().str.strip_chars())
    return rows.select("review", "adjourned_on", adjourned_over=over.cast(pl.List(pl.Int64)))


def _refused() -> pl.DataFrame:
    """By review, the first day on which a second adjournment was refused."""
    first = AdjournmentRefused.objects.values("review").annotate(on=Min("refused_on"))
    rows = first.order_by("review").values_list("review", "on")
    return frame({"review": pl.Int64, "refused_on": pl.Date}, list(rows))


def _papers() -> pl.DataFrame:
    columns = ("review", "kind", "provider", "asked_on", "received_on", "to_standard")
    schema = {**schemas.PAPERS, "to_standard": pl.String}
    rows = _of(
        schema,
        PaperAsked.objects.filter(withdrawn=False),
        *columns,
        "shown_to_child_on",
        "updated_since_last",
    )
    return rows.with_columns(to_standard=pl.col("to_standard") == "yes")


def _after() -> pl.DataFrame:
    """One row a review of which any of these days is known."""
    days = (
        _of(
            {"review": pl.Int64, "issued_on": pl.Date},
            DecisionsIssued.objects.all(),
            *("review", "issued_on"),
        ),
        _recorded(),
        _sent(),
        _of(
            {"review": pl.Int64, "plan_updated_on": pl.Date},
            Step.objects.filter(kind=StepKind.PLAN_UPDATED, done_on__isnull=False),
            *("review", "done_on"),
        ),
        _of(
            {"review": pl.Int64, "answered_on": pl.Date, "accepted": pl.Boolean},
            ManagersAnswer.objects.all(),
            *("review", "answered_on", "accepted"),
        ),
    )
    rows = _all_of(days)
    return rows.select(schemas.AFTER.keys())


def _all_of(days: Iterable[pl.DataFrame]) -> pl.DataFrame:
    rows = frame({"review": pl.Int64}, [])
    for each in days:
        rows = rows.join(each, on="review", how="full", coalesce=True)
    return rows.sort("review")


def _recorded() -> pl.DataFrame:
    """When the record was finished first: a correction is not later for it."""
    first = Finished.objects.values("review").annotate(on=Min("finished_on"))
    rows = first.order_by("review").values_list("review", "on")
    return frame({"review": pl.Int64, "recorded_on": pl.Date}, list(rows))


def _sent() -> pl.DataFrame:
    """The day on which the last person on the list was sent the record, null while one has not been:
    each counts by the first that she was sent. The council's own file is no person."""
    rows = frame(
        _SENT,
        list(
            Sent.objects.filter(withdrawn=False)
            .exclude(version_sent__for_whom=ForWhom.FILE)
            .order_by("pk")
            .values_list("review", "recipient", "sent_on")
        ),
    )
    each = rows.group_by("review", "recipient").agg(pl.col("sent_on").min())
    last = pl.when(pl.col("sent_on").is_not_null().all()).then(pl.col("sent_on").max())
    return each.group_by("review").agg(sent_on=last)
