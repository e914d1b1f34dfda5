"""Reviews as people book them, through the real actions."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from footprint.audit.actions import action, ask, revise
from footprint.audit.facts import Viewer
from footprint.authority.models import Rule
from footprint.children.facts.child import ChildSeen
from footprint.children.queries import child as children
from footprint.reviews.actions import adjourning, booking, holding, requests, sitting
from footprint.reviews.codes import Ladder
from footprint.reviews.facts.booking import InvitedSeen
from footprint.reviews.facts.review import ReviewSeen, Stage
from footprint.reviews.models import ReviewRun
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.queries import review as queries
from footprint.reviews.said.review import AdjournmentSaid, RequestSaid, ReviewSaid, SittingSaid
from tests.apps.children import recording

LONDON = ZoneInfo("Europe/London")


def at(day: date, hour: int = 16, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), LONDON)


def booked(
    viewer: Viewer,
    child_id: int,
    day: date,
    *,
    ladder: str = Ladder.LOOKED_AFTER,
    officer: int | None = None,
) -> int:
    """A review booked for four in the afternoon, chaired by Olive Officer."""
    said = ReviewSaid(
        ladder,
        officer or recording.officer(viewer, "Olive Officer", "olive@council.test").pk,
        SittingSaid(at(day)),
        stand_in_why="Her own officer was away.",
        outside_why="The report was not ready.",
    )
    return booking.book_review(viewer=viewer, child_id=child_id, said=said)


def found(viewer: Viewer, child_id: int, review_id: int) -> ReviewSeen:
    one = children.child(viewer, child_id)
    assert one is not None
    review = queries.review(viewer, one, review_id)
    assert review is not None
    return review


def held(viewer: Viewer, child_id: int, day: date) -> int:
    """A review whose first sitting was held on a day gone by."""
    review_id = booked(viewer, child_id, day)
    hold(viewer, child_id, review_id)
    return review_id


def hold(viewer: Viewer, child_id: int, review_id: int) -> None:
    first = found(viewer, child_id, review_id).booked[0]
    holding.hold_sitting(
        viewer=viewer,
        child_id=child_id,
        review_id=review_id,
        sitting_id=first.id,
        version=first.version,
        late_because="report_not_ready",
    )


def asked_for(viewer: Viewer, child_id: int) -> int:
    """The child asks for a review, today."""
    said = RequestSaid("child", viewer.today, "childs_wish", why_words="I want to see my brother.")
    return requests.record_request(viewer=viewer, child_id=child_id, said=said)


def adjourned(viewer: Viewer, child_id: int, review_id: int) -> None:
    said = AdjournmentSaid((4,), "The plan.", views_on_waiting="They can wait.")
    adjourning.adjourn_review(viewer=viewer, child_id=child_id, review_id=review_id, said=said)


def completed(viewer: Viewer, child_id: int, review_id: int) -> None:
    """With its last sitting; without a meeting, today."""
    sitting.complete_review(
        viewer=viewer,
        child_id=child_id,
        review_id=review_id,
        version=found(viewer, child_id, review_id).version,
        on=viewer.today,
        late_because="report_not_ready",
    )


def open_of(viewer: Viewer, child_id: int) -> tuple[ReviewSeen, ...]:
    one = children.child(viewer, child_id)
    assert one is not None
    return tuple(
        review
        for review in queries.reviews_of(viewer, one)
        if review.stage not in {Stage.COMPLETED, Stage.CANCELLED}
    )


def ruled(viewer: Viewer, key: str, value: str) -> None:
    """The authority's rule, from long ago on."""
    row = Rule(key=key, value=value, began_on=viewer.today - timedelta(days=3_650))
    recording.add_rows(viewer=recording.the_import(viewer.today), rows=[row])


def invited(viewer: Viewer, child_id: int, review_id: int) -> tuple[InvitedSeen, ...]:
    return booking_queries.invited_of(viewer, found(viewer, child_id, review_id))


def children_of(viewer: Viewer, ids: Sequence[int]) -> tuple[ChildSeen, ...]:
    return children.children_with(viewer, ids)


@action
def change_reviews(
    *, viewer: Viewer, review_ids: Iterable[int], meeting_id: int | None, completed: bool
) -> None:
    """Reviews as the pages of booking leave them."""
    ask(None)
    for row in ReviewRun.objects.filter(pk__in=list(review_ids)):
        completed_on = viewer.today if completed else row.completed_on
        values = {"meeting_id": meeting_id, "completed_on": completed_on}
        revise(viewer, row, version=row.version, **values)


def in_meeting(viewer: Viewer, meeting_id: int, review_ids: Iterable[int]) -> None:
    change_reviews(viewer=viewer, review_ids=review_ids, meeting_id=meeting_id, completed=False)


def booked_after(viewer: Viewer, child_id: int, review_id: int) -> int:
    """The next review, held today, when the one before is completed."""
    change_reviews(viewer=viewer, review_ids=[review_id], meeting_id=None, completed=True)
    return held(viewer, child_id, viewer.today)
