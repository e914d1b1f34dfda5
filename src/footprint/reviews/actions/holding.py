"""Sittings are held or not held, of one child or of brothers and sisters together. The child's own
record is told in the same breath."""

from collections.abc import Collection

from footprint.audit.actions import action, ask, revise
from footprint.audit.facts import Viewer
from footprint.reviews.codes import Ladder, SittingState
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import ReviewRun, Sitting
from footprint.reviews.opened import opened
from footprint.reviews.permissions import sitting as permissions
from footprint.reviews.posting import call_off
from footprint.reviews.said.review import ConferenceHeld
from footprint.reviews.telling import tell_held
from footprint.reviews.together import refused_of, sat_together


@action
def hold_sitting(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    sitting_id: int,
    version: int,
    late_because: str = "",
    last: bool = False,
    conference: ConferenceHeld | None = None,
    together: Collection[int] = (),
) -> None:
    """A sitting was held, on the day for which it was booked. `last`: the review is completed with
    it. `together`: the brothers and sisters at the same meeting for whom it was held too."""
    reviews, sittings = sat_together(viewer, child_id, review_id, sitting_id, together)
    ask(
        refused_of(
            reviews,
            lambda one: permissions.why_not_hold_sitting(
                viewer, one, sittings[one.id], late_because, conference
            ),
        )
    )
    for review in reviews:
        sitting = sittings[review.id]
        assert sitting is not None  # noqa: S101 (asked just now)
        revise(
            viewer,
            Sitting(pk=sitting.id),
            version=version if sitting.id == sitting_id else sitting.version,
            state=SittingState.HELD,
        )
        late = permissions.lateness_of(viewer, review, sitting.on)
        changed: dict[str, object] = {"late_because": late_because} if late else {}
        if conference is not None and review.ladder == Ladder.CONFERENCE:
            changed["conference"] = conference.which
            changed["goes_on"] = conference.goes_on[review.child.id]
        _held(viewer, review, changed, last=last)


def _held(viewer: Viewer, review: ReviewSeen, changed: dict[str, object], *, last: bool) -> None:
    if last:
        after = opened(viewer, review.child.id, review.id)
        ask(permissions.why_not_complete_review(viewer, after))
        changed["completed_on"] = after.held[-1].on
    if changed:
        revise(viewer, ReviewRun(pk=review.id), version=review.version, **changed)
    tell_held(viewer, opened(viewer, review.child.id, review.id))


@action
def miss_sitting(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    sitting_id: int,
    version: int,
    why: str,
    words: str = "",
    together: bool = False,
) -> None:
    """A sitting was not, or will not be, held. The review stays open: it is booked again. `together`:
    nor was it for the brothers and sisters at the same meeting."""
    chosen = None if together else ()
    reviews, sittings = sat_together(viewer, child_id, review_id, sitting_id, chosen)
    ask(
        refused_of(
            reviews,
            lambda one: permissions.why_not_miss_sitting(viewer, one, sittings[one.id], why),
        )
    )
    for review in reviews:
        sitting = sittings[review.id]
        assert sitting is not None  # noqa: S101 (asked just now)
        said = {"not_held_why": why, "not_held_words": words.strip()}
        at = version if sitting.id == sitting_id else sitting.version
        revise(viewer, Sitting(pk=sitting.id), version=at, state=SittingState.NOT_HELD, **said)
    call_off(viewer, [(one, found) for one in reviews if (found := sittings[one.id])])


@action
def take_sitting_back(
    *, viewer: Viewer, child_id: int, review_id: int, sitting_id: int, version: int
) -> None:
    """What was recorded of a sitting was a mistake: it is booked, as before."""
    review = opened(viewer, child_id, review_id)
    sitting = next((one for one in review.sittings if one.id == sitting_id), None)
    ask(permissions.why_not_take_sitting_back(viewer, review, sitting))
    values = {"not_held_why": "", "not_held_words": ""}
    revise(viewer, Sitting(pk=sitting_id), version=version, state=SittingState.BOOKED, **values)
    after = opened(viewer, child_id, review_id)
    if not after.held and after.late_because:
        revise(viewer, ReviewRun(pk=review_id), version=after.version, late_because="")
    tell_held(viewer, opened(viewer, child_id, review_id))
