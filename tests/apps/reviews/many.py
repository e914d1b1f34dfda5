"""Reviews, what is done round them and what comes of them, for many children: put into the store a
set at a time, for tests that count and for benchmarks."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from footprint.audit.models import Fact
from footprint.children.models import Child, ReviewingOfficer
from footprint.post.facts import State
from footprint.post.models import Message
from footprint.reviews.codes import ForWhom, Ladder, PaperKind, SittingState, StepKind
from footprint.reviews.models import (
    Decision,
    DecisionsIssued,
    Finished,
    Invited,
    ManagersAnswer,
    MidwayCheck,
    PaperAsked,
    RecipientVersion,
    ReviewRequest,
    ReviewRun,
    Sent,
    Sitting,
    Step,
    Visit,
)
from tests.apps import some_children

_ASKED = ("child", "mother", "foster_carer", "social_worker")
_PAPERS = (PaperKind.REPORT, PaperKind.CARE_PLAN)


def with_reviews(children: Sequence[Child], officer: ReviewingOfficer, today: date) -> None:
    """Of each child a review that was completed a month ago, with all that came of it, and of every
    other one a review to come. Something is owed for most of them."""
    past = [_review(one, officer, today - timedelta(days=30)) for one in children]
    coming = [_review(one, officer) for one in children[::2]]
    some_children.store(*past, *coming)
    finished = [_finished(run, today) for number, run in enumerate(past) if number % 4]
    some_children.store(*finished)
    versions = [_version(one) for one in finished]
    some_children.store(*versions)
    rows = [
        *(row for number, run in enumerate(past) for row in _of_the_past(number, run, today)),
        *(row for run in coming for row in _to_come(run, today)),
        *(row for number, one in enumerate(versions) for row in _sent(number, one, today)),
        *(
            row
            for number, one in enumerate(children)
            for row in _between(number, one, officer, today)
        ),
    ]
    some_children.store(*sorted(rows, key=lambda row: type(row).__name__))


def _review(one: Child, officer: ReviewingOfficer, completed_on: date | None = None) -> ReviewRun:
    return ReviewRun(
        child=one, ladder=Ladder.LOOKED_AFTER, officer=officer, completed_on=completed_on
    )


def _sitting(run: ReviewRun, day: date, state: SittingState) -> Sitting:
    at = timezone.make_aware(datetime.combine(day, time(16)))
    return Sitting(
        child_id=run.child_id,
        review=run,
        starts_at=at,
        place_kind="home",
        state=state,
        chaired_by_id=run.officer_id,
    )


def _finished(run: ReviewRun, today: date) -> Finished:
    day = today - timedelta(days=12)
    return Finished(child_id=run.child_id, review=run, number=1, content="{}", finished_on=day)


def _version(one: Finished) -> RecipientVersion:
    return RecipientVersion(
        child_id=one.child_id,
        review_id=one.review_id,
        finished=one,
        for_whom=ForWhom.CHILD,
        content="{}",
    )


def _of_the_past(number: int, run: ReviewRun, today: date) -> Iterator[Fact]:
    child, held_on = run.child_id, today - timedelta(days=30)
    issued_on = held_on + timedelta(days=5)
    yield _sitting(run, held_on, SittingState.HELD)
    for kind in (StepKind.TALK, StepKind.SPOKEN_ALONE, StepKind.PLAN_UPDATED)[: 2 + number % 2]:
        yield Step(child_id=child, review=run, kind=kind, done_on=held_on - timedelta(days=20))
    for role in _ASKED:
        yield _invited(run, role, held_on - timedelta(days=20))
    for paper in _PAPERS:
        yield _paper(run, paper, held_on - timedelta(days=6))
    yield DecisionsIssued(child_id=child, review=run, issued_on=issued_on)
    if number % 2:
        yield ManagersAnswer(
            child_id=child, review=run, answered_on=issued_on, answered_by="Tess", accepted=True
        )
    for order, days in enumerate((-3, 0, 40)):
        by_on = today + timedelta(days=days)
        yield Decision(
            child_id=child,
            review=run,
            number=order + 1,
            words=f"Do what was decided, number {order + 1}",
            who="Jane Moss",
            by_on=by_on,
            first_by_on=by_on,
            done_on=today - timedelta(days=9) if (number + order) % 2 else None,
        )


def _to_come(run: ReviewRun, today: date) -> Iterator[Fact]:
    yield _sitting(run, today + timedelta(days=10), SittingState.BOOKED)
    for role in _ASKED:
        yield _invited(run, role, None)
    for kind in _PAPERS:
        yield _paper(run, kind, None)


def _invited(run: ReviewRun, role: str, day: date | None) -> Invited:
    return Invited(child_id=run.child_id, review=run, role=role, name=role, invited_on=day)


def _paper(run: ReviewRun, kind: PaperKind, day: date | None) -> PaperAsked:
    return PaperAsked(
        child_id=run.child_id, review=run, kind=kind, of="Sal Social", received_on=day
    )


def _sent(number: int, one: RecipientVersion, today: date) -> Iterator[Fact]:
    for order in range(2):
        gone = number % 4 or not order
        yield Sent(
            child_id=one.child_id,
            review_id=one.review_id,
            version_sent=one,
            recipient=f"connected {order}",
            name="Somebody",
            role="mother",
            route="email",
            sent_on=today - timedelta(days=8) if gone else None,
        )
    key = f"record of review {one.review_id}"
    yield Message(
        key=key,
        message_id=f"<{one.review_id}@footprint.test>",
        kind="record",
        about="review",
        about_id=one.review_id,
        to_name="Somebody",
        to_address="somebody@council.test",
        queued_at=timezone.now(),
        state=State.SENT,
        next_at=timezone.now(),
    )


def _between(number: int, one: Child, officer: ReviewingOfficer, today: date) -> Iterator[Fact]:
    made = None if number % 5 == 0 else today - timedelta(days=1)
    yield MidwayCheck(child=one, planned_on=today - timedelta(days=1), done_on=made)
    seen_on = today - timedelta(days=60)
    yield Visit(child=one, officer=officer, planned_on=seen_on, done_on=seen_on, how="in_person")
    if number % 5 == 1:
        yield Visit(child=one, officer=officer, planned_on=today + timedelta(days=2))
    if number % 50 == 0:
        yield ReviewRequest(child=one, asked_by="child", asked_on=today, why="childs_wish")
