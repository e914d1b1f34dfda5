"""A passage about the whole family: typed once, placed into each child's record, read again there."""

from collections.abc import Collection

from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.reviews.models import FamilyPassage
from footprint.reviews.opened import opened
from footprint.reviews.permissions.record import (
    why_not_change_family_passage,
    why_not_place_family_passage,
)
from footprint.reviews.queries import record as record_queries
from footprint.reviews.together import lock_meeting


@action
def place_family_passage(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    heading: str,
    words: str,
    review_ids: Collection[int],
) -> None:
    """Placed into the records of those of the meeting's reviews that are chosen, under the same
    heading of each."""
    lock_meeting(viewer, child_id, review_id)
    review = opened(viewer, child_id, review_id)
    ask(why_not_place_family_passage(viewer, review, heading, words))
    meeting = record_queries.reviews_of_meeting(viewer, review)
    if not review_ids or review.meeting_id is None or set(review_ids) - set(meeting):
        raise ActionDenied("Choose into which of the meeting's records it goes.")
    for chosen in sorted(review_ids):
        one = opened(viewer, meeting[chosen], chosen)
        ask(why_not_place_family_passage(viewer, one, heading, words))
        row = FamilyPassage(
            child_id=one.child.id,
            meeting_id=review.meeting_id,
            review_id=one.id,
            heading=heading,
            words=words.strip(),
        )
        add(viewer, row)


@action
def read_family_passage_again(
    *, viewer: Viewer, child_id: int, review_id: int, passage_id: int, words: str, version: int
) -> None:
    """The passage was read again for this child, and stands as `words` in her record alone."""
    found = record_queries.record(viewer, opened(viewer, child_id, review_id))
    ask(why_not_change_family_passage(viewer, found, passage_id, "read_family_passage_again"))
    revise(
        viewer,
        FamilyPassage(pk=passage_id),
        version=version,
        words=words.strip(),
        read_again_on=viewer.today,
    )


@action
def take_family_passage_out(
    *, viewer: Viewer, child_id: int, review_id: int, passage_id: int, version: int
) -> None:
    """The passage has no place in this child's record; it stays in the others."""
    found = record_queries.record(viewer, opened(viewer, child_id, review_id))
    ask(why_not_change_family_passage(viewer, found, passage_id, "take_family_passage_out"))
    revise(viewer, FamilyPassage(pk=passage_id), version=version, withdrawn=True)
