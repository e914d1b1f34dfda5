"""Reviews are booked: of one child, or of brothers and sisters at one meeting."""

from collections.abc import Sequence
from dataclasses import asdict

from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.permissions.access import NO_SUCH_CHILD
from footprint.children.queries import child as children
from footprint.reviews.first_invited import first_invited
from footprint.reviews.models import Invited, Meeting, ReviewRequest, ReviewRun, Sitting
from footprint.reviews.opened import opened
from footprint.reviews.permissions.booking import settled, why_not_book_review
from footprint.reviews.posting import follow
from footprint.reviews.said.review import ReviewSaid


@action
def book_review(*, viewer: Viewer, child_id: int, said: ReviewSaid) -> int:
    """The new review's id."""
    children.locked(viewer, child_id)
    ask(why_not_book_review(viewer, child_id, said))
    review_id = _booked(viewer, child_id, said, None)
    follow(viewer, [opened(viewer, child_id, review_id)])
    return review_id


@action
def book_meeting(*, viewer: Viewer, child_ids: Sequence[int], said: ReviewSaid) -> dict[int, int]:
    """One meeting for brothers and sisters: a review each, by child. `said` is said of every one."""
    ids = sorted(set(child_ids))
    for child_id in ids:
        children.locked(viewer, child_id)
    for child_id in ids:
        if refused := why_not_book_review(viewer, child_id, said):
            raise ActionDenied(_of_whom(viewer, child_id, refused))
    ask(None if said.sitting else "A meeting has a day and a time.")
    meeting = add(viewer, Meeting(officer_id=said.officer_id))
    made = {child_id: _booked(viewer, child_id, said, meeting.pk) for child_id in ids}
    follow(viewer, [opened(viewer, *pair) for pair in made.items()])
    return made


def _of_whom(viewer: Viewer, child_id: int, refused: str) -> str:
    """Of several children, which one a sentence is about."""
    one = children.child(viewer, child_id)
    return f"{one.name}: {refused}" if one else refused


def _booked(viewer: Viewer, child_id: int, said: ReviewSaid, meeting_id: int | None) -> int:
    one = children.child(viewer, child_id)
    if one is None:
        raise ActionDenied(NO_SUCH_CHILD)
    values = asdict(settled(viewer, one, said))
    values.pop("sitting")
    review = add(viewer, ReviewRun(child_id=child_id, meeting_id=meeting_id, **values))
    if said.sitting is not None:
        add(viewer, Sitting.booked(review, said.sitting))
    for invited in first_invited(viewer, one):
        add(viewer, Invited(child_id=child_id, review_id=review.pk, **asdict(invited)))
    _answers_requests(viewer, review)
    return review.pk


def _answers_requests(viewer: Viewer, review: ReviewRun) -> None:
    """What was asked for and agreed to is this review."""
    waiting = ReviewRequest.objects.filter(child=review.child_id, agreed=True, review=None)
    for row in waiting:
        revise(viewer, row, version=row.version, review_id=review.pk)
