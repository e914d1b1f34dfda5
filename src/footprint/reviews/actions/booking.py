"""Reviews are booked, and their sittings held. The child's own record is told in the same breath."""

from dataclasses import asdict

from footprint.audit.actions import action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children import queries as children
from footprint.reviews.models import Review, Sitting
from footprint.reviews.opened import opened
from footprint.reviews.permissions.booking import why_not_book_review, why_not_hold_sitting
from footprint.reviews.said import ReviewSaid, SittingSaid
from footprint.reviews.telling import tell_held


@action
def book_review(*, viewer: Viewer, child_id: int, said: ReviewSaid) -> int:
    """The new review's id."""
    children.locked(viewer, child_id)
    ask(why_not_book_review(viewer, child_id, said))
    values = asdict(said)
    values.pop("sitting")
    review = add(viewer, Review(child_id=child_id, **values))
    if said.sitting is not None:
        add(viewer, _sitting(review, said.sitting))
    return review.pk


@action
def hold_sitting(
    *, viewer: Viewer, child_id: int, review_id: int, sitting_id: int, version: int
) -> None:
    """A sitting was held, on the day for which it was booked."""
    review = opened(viewer, child_id, review_id)
    sitting = next((one for one in review.sittings if one.id == sitting_id), None)
    ask(why_not_hold_sitting(viewer, review, sitting))
    revise(viewer, Sitting(pk=sitting_id), version=version, state="held")
    tell_held(viewer, opened(viewer, child_id, review_id), before=review)


def _sitting(review: Review, said: SittingSaid) -> Sitting:
    return Sitting(
        child_id=review.child_id,
        review_id=review.pk,
        chaired_by_id=review.officer_id,
        **asdict(said),
    )
