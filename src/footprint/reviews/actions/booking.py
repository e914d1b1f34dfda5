"""Reviews are booked, and their sittings held. The child's own record is told in the same breath."""

from dataclasses import asdict

from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children import queries as children
from footprint.reviews import queries
from footprint.reviews.facts import ReviewSeen
from footprint.reviews.models import Review, Sitting
from footprint.reviews.permissions.booking import why_not_book_review, why_not_hold_sitting
from footprint.reviews.permissions.review import NO_SUCH_REVIEW
from footprint.reviews.said import ReviewSaid, SittingSaid
from footprint.reviews.actions.telling import tell_held


@action
def book_review(*, viewer: Viewer, child_id: int, said: ReviewSaid) -> int:
    """The new review's id."""
    children.locked(viewer, child_id)
    ask(why_not_book_review(viewer, child_id, said))
    values = asdict(said)
    values.pop("sitting")
    review = add(viewer, Review(child_id=child_id, **values))
    if said.sitting is not None:
        add(viewer, sitting_of(review, said.sitting))
    return review.pk


@action
def hold_sitting(
    *, viewer: Viewer, child_id: int, review_id: int, sitting_id: int, version: int
) -> None:
    """A sitting was held, on the day for which it was booked."""
    review = open_review(viewer, child_id, review_id)
    sitting = next((one for one in review.sittings if one.id == sitting_id), None)
    ask(why_not_hold_sitting(viewer, review, sitting))
    revise(viewer, Sitting(pk=sitting_id), version=version, state="held")
    tell_held(viewer, open_review(viewer, child_id, review_id), before=review)


def sitting_of(review: Review, said: SittingSaid) -> Sitting:
    return Sitting(
        child_id=review.child_id,
        review_id=review.pk,
        chaired_by_id=review.officer_id,
        **asdict(said),
    )


def open_review(viewer: Viewer, child_id: int, review_id: int) -> ReviewSeen:
    """The review as it stands inside an action, the child's row locked: two who change one review
    wait for each other."""
    children.locked(viewer, child_id)
    one = children.child(viewer, child_id)
    found = queries.review(viewer, one, review_id) if one else None
    if found is None:
        raise ActionDenied(NO_SUCH_REVIEW)
    return found
