"""The reviews of one meeting inside an action: what is changed of one is changed of all."""

from collections.abc import Callable, Collection

from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children.queries import child as children
from footprint.reviews.facts.review import ReviewSeen, SittingSeen
from footprint.reviews.models import ReviewRun
from footprint.reviews.opened import opened
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.queries import review as queries

NOT_ALL_YOURS = (
    "Other children are reviewed at the same meeting, and not all of them are yours to arrange. Ask "
    "the reviewing officer, or take this child’s review out of the meeting first."
)


def opened_together(viewer: Viewer, child_id: int, review_id: int) -> tuple[ReviewSeen, ...]:
    """The review, and then the others of its meeting that are open; every child's row is locked, in
    one order."""
    lock_meeting(viewer, child_id, review_id)
    meeting_id = opened(viewer, child_id, review_id).meeting_id
    if meeting_id is None:
        return (opened(viewer, child_id, review_id),)
    by_child = booking_queries.reviews_of_meeting(viewer, meeting_id)
    seen = children.children_with(viewer, by_child)
    if len(seen) < len(by_child):
        raise ActionDenied(NOT_ALL_YOURS)
    reviews = queries.reviews_of_children(viewer, seen, list(by_child.values()))
    first = opened(viewer, child_id, review_id)
    return (first, *(one for one in reviews if one.id != review_id))


def lock_meeting(viewer: Viewer, child_id: int, review_id: int) -> None:
    """Every child of the review's meeting is locked, in one order: two who begin at different children
    wait for each other, and neither for ever."""
    meeting = ReviewRun.objects.filter(pk=review_id, child=child_id).values("meeting")
    others = ReviewRun.objects.filter(meeting__in=meeting).values_list("child_id", flat=True)
    for each in sorted({child_id, *others}):
        children.locked(viewer, each)


def same_sitting(review: ReviewSeen, sitting: SittingSeen) -> SittingSeen | None:
    """The sitting of another child's review that is at the same time."""
    return next((one for one in review.booked if one.starts_at == sitting.starts_at), None)


def sat_together(
    viewer: Viewer,
    child_id: int,
    review_id: int,
    sitting_id: int,
    chosen: Collection[int] | None,
) -> tuple[tuple[ReviewSeen, ...], dict[int, SittingSeen | None]]:
    """The review, and those of the chosen children that sit at the same time at the same meeting, of
    all where None is given; and the sitting of each, by the review's id."""
    if chosen is not None and not set(chosen) - {child_id}:
        review = opened(viewer, child_id, review_id)
        return (review,), {review.id: _sitting_of(review, sitting_id)}
    first, *others = opened_together(viewer, child_id, review_id)
    sitting = _sitting_of(first, sitting_id)
    found = {one.id: same_sitting(one, sitting) if sitting else None for one in others}
    wanted = tuple(
        one for one in others if (found[one.id] if chosen is None else one.child.id in set(chosen))
    )
    return (first, *wanted), {first.id: sitting, **found}


def _sitting_of(review: ReviewSeen, sitting_id: int) -> SittingSeen | None:
    return next((one for one in review.sittings if one.id == sitting_id), None)


def refused_of(
    reviews: tuple[ReviewSeen, ...], why_not: Callable[[ReviewSeen], str | None]
) -> str | None:
    """The first refusal; of another child's than the first, with whom it is about."""
    for place, review in enumerate(reviews):
        if refused := why_not(review):
            return f"{review.child.name}: {refused}" if place else refused
    return None
