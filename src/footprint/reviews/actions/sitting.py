"""Sittings are moved and added; reviews cancelled, brought back and completed."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from footprint.audit.actions import action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.reviews.codes import SittingState
from footprint.reviews.facts.review import ReviewSeen, SittingSeen
from footprint.reviews.gatherings import gatherings
from footprint.reviews.letters.sitting import AGAIN, CHANGED, INVITATION
from footprint.reviews.models import Meeting, ReviewRun, Sitting
from footprint.reviews.opened import opened
from footprint.reviews.permissions import sitting as permissions
from footprint.reviews.permissions.booking import settled
from footprint.reviews.posting import apart, call_off, follow
from footprint.reviews.said.review import ReviewSaid, SittingSaid
from footprint.reviews.telling import tell_held
from footprint.reviews.together import lock_meeting, opened_together, refused_of, same_sitting


@action
def move_sitting(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    sitting_id: int,
    version: int,
    said: SittingSaid,
    outside_why: str = "",
) -> None:
    """To another day, time or place; with it that of brothers and sisters at the same meeting."""
    reviews = opened_together(viewer, child_id, review_id)
    sitting = _sitting_of(reviews[0], sitting_id)
    ask(permissions.why_not_move_sitting(viewer, reviews[0], sitting, said, outside_why))
    assert sitting is not None  # noqa: S101 (asked just now)
    others = [(one, found) for one in reviews[1:] if (found := same_sitting(one, sitting))]
    ask(
        refused_of(
            (reviews[0], *(one for one, _ in others)),
            lambda one: permissions.why_not_move_sitting(
                viewer, one, same_sitting(one, sitting), said, outside_why
            ),
        )
    )
    told: dict[int, str] = {}
    for review, found in [(reviews[0], sitting), *others]:
        at = version if found.id == sitting_id else found.version
        revise(viewer, Sitting(pk=found.id), version=at, **asdict(said))
        _outside(viewer, review, said, outside_why)
        told |= {found.id: CHANGED} if _is_elsewhere(found, said) else {}
    moved = (reviews[0], *(review for review, _ in others))
    follow(viewer, _again(viewer, moved), told)


@action
def add_sitting(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    said: SittingSaid,
    version: int,
    outside_why: str = "",
) -> None:
    """A further one, or a new day for a review whose sitting was not held; for brothers and sisters
    at the same meeting too. `version` is the review's."""
    reviews = opened_together(viewer, child_id, review_id)
    ask(
        refused_of(
            reviews,
            lambda one: permissions.why_not_add_sitting(viewer, one, said, outside_why),
        )
    )
    told: dict[int, str] = {}
    for review in reviews:
        at = version if review.id == review_id else review.version
        why = outside_why if permissions.outside_of_sitting(viewer, review, said) else ""
        row = revise(
            viewer, ReviewRun(pk=review.id), version=at, outside_why=why or review.outside_why
        )
        told[add(viewer, Sitting.booked(row, said)).pk] = INVITATION
    follow(viewer, _again(viewer, reviews), told)


@action
def cancel_review(
    *, viewer: Viewer, child_id: int, review_id: int, version: int, why: str, together: bool = True
) -> None:
    """It is not held at all. `together`: those of brothers and sisters at the same meeting neither;
    else this child's alone is taken out."""
    reviews = opened_together(viewer, child_id, review_id)
    chosen = reviews if together else reviews[:1]
    ask(refused_of(chosen, lambda one: permissions.why_not_cancel_review(viewer, one, why)))
    for review in chosen:
        at = version if review.id == review_id else review.version
        cancelled = {"cancelled_on": viewer.today, "cancelled_why": why.strip()}
        revise(viewer, ReviewRun(pk=review.id), version=at, **cancelled)
        for one in review.booked:
            revise(viewer, Sitting(pk=one.id), version=one.version, state=SittingState.CANCELLED)
    call_off(viewer, [(review, one) for review in chosen for one in review.booked])


@action
def bring_back_review(*, viewer: Viewer, child_id: int, review_id: int, version: int) -> None:
    """A cancelled review stands again, with the sittings that were booked when it was cancelled; and
    those of brothers and sisters that were cancelled with it."""
    lock_meeting(viewer, child_id, review_id)
    first = opened(viewer, child_id, review_id)
    reviews = (first, *_cancelled_with(viewer, first))
    ask(refused_of(reviews, lambda one: permissions.why_not_bring_back(viewer, one)))
    for review in reviews:
        at = version if review.id == review_id else review.version
        revise(viewer, ReviewRun(pk=review.id), version=at, cancelled_on=None, cancelled_why="")
        for one in review.sittings:
            if one.state == SittingState.CANCELLED:
                revise(viewer, Sitting(pk=one.id), version=one.version, state=SittingState.BOOKED)
    stands = _again(viewer, reviews)
    follow(viewer, stands, {one.id: AGAIN for each in stands for one in each.booked})


def _cancelled_with(viewer: Viewer, first: ReviewSeen) -> list[ReviewSeen]:
    if first.meeting_id is None or first.cancelled_on is None:
        return []
    rows = ReviewRun.objects.filter(
        meeting=first.meeting_id,
        cancelled_on=first.cancelled_on,
        cancelled_why=first.cancelled_why,
    ).exclude(pk=first.id)
    pairs = rows.order_by("child").values_list("child", "pk")
    return [opened(viewer, child_id, review_id) for child_id, review_id in pairs]


@action
def take_out_of_meeting(*, viewer: Viewer, child_id: int, review_id: int, version: int) -> None:
    """The child's review goes on by itself, at its own time."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_take_out(viewer, review))
    before = gatherings(viewer, [review])
    revise(viewer, ReviewRun(pk=review_id), version=version, meeting_id=None)
    apart(viewer, opened(viewer, child_id, review_id), before, CHANGED)


@action
def change_chair(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    version: int,
    officer_id: int,
    stand_in_why: str = "",
) -> None:
    """Another officer chairs it, and the sittings that are still to come."""
    reviews = opened_together(viewer, child_id, review_id)
    ask(
        refused_of(
            reviews,
            lambda one: permissions.why_not_change_chair(viewer, one, officer_id, stand_in_why),
        )
    )
    if (meeting_id := reviews[0].meeting_id) is not None:
        meeting = Meeting.objects.get(pk=meeting_id)
        revise(viewer, meeting, version=meeting.version, officer_id=officer_id)
    for review in reviews:
        said = ReviewSaid(review.ladder, officer_id, None, stand_in_why=stand_in_why)
        why = settled(viewer, review.child, said).stand_in_why
        at = version if review.id == review_id else review.version
        revise(viewer, ReviewRun(pk=review.id), version=at, officer_id=officer_id, stand_in_why=why)
        for one in review.booked:
            revise(viewer, Sitting(pk=one.id), version=one.version, chaired_by_id=officer_id)
    after = _again(viewer, reviews)
    follow(viewer, after, {one.id: CHANGED for each in after for one in each.booked})


@action
def complete_review(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    version: int,
    on: date | None = None,
    late_because: str = "",
) -> None:
    """With its last sitting; without a meeting, on the day that the officer says."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_complete_review(viewer, review, on, late_because))
    if not review.without_meeting:
        changed: dict[str, object] = {"completed_on": review.held[-1].on}
    else:
        day = on or viewer.today
        late = permissions.lateness_of(viewer, review, day)
        changed = {"completed_on": day, "late_because": late_because if late else ""}
    revise(viewer, ReviewRun(pk=review_id), version=version, **changed)
    tell_held(viewer, opened(viewer, child_id, review_id))


@action
def reopen_review(*, viewer: Viewer, child_id: int, review_id: int, version: int) -> None:
    """It was not completed after all."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_reopen_review(viewer, review))
    revise(viewer, ReviewRun(pk=review_id), version=version, completed_on=None)
    tell_held(viewer, opened(viewer, child_id, review_id))


def _again(viewer: Viewer, reviews: Iterable[ReviewSeen]) -> list[ReviewSeen]:
    """As they stand now."""
    return [opened(viewer, one.child.id, one.id) for one in reviews]


def _sitting_of(review: ReviewSeen, sitting_id: int) -> SittingSeen | None:
    return next((one for one in review.sittings if one.id == sitting_id), None)


def _is_elsewhere(found: SittingSeen, said: SittingSaid) -> bool:
    """Whether whoever comes has to know of the change."""
    names = ("starts_at", "minutes", "place_kind", "place")
    return any(getattr(found, name) != getattr(said, name) for name in names)


def _outside(viewer: Viewer, review: ReviewSeen, said: SittingSaid, why: str) -> None:
    """The reason for a day outside the window, or none for a day inside."""
    wanted = why.strip() if permissions.outside_of_sitting(viewer, review, said) else ""
    if wanted != review.outside_why and not review.held:
        revise(viewer, ReviewRun(pk=review.id), version=review.version, outside_why=wanted)
