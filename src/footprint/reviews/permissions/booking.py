"""Why a review cannot be booked, or a sitting of it held."""

from footprint.audit.facts import Viewer
from footprint.children import queries as children
from footprint.children.facts import ChildSeen
from footprint.children.permissions.access import NO_SUCH_CHILD
from footprint.children.permissions.by_hand import known
from footprint.domain.dates import day_words
from footprint.reviews import queries
from footprint.reviews.codes import PLACES, Ladder
from footprint.reviews.facts import ReviewSeen, SittingSeen, Stage
from footprint.reviews.permissions.review import why_not_act, why_not_change
from footprint.reviews.said import ReviewSaid, SittingSaid

#: A looked-after review serves the adoption ladder too, and neither stands open beside the other.
_OF_CARE = frozenset({Ladder.LOOKED_AFTER.value, Ladder.ADOPTION.value})


def why_not_book_review(
    viewer: Viewer, child_id: int, said: ReviewSaid | None = None
) -> str | None:
    """Nothing is `said` for as long as nothing is typed."""
    if refused := why_not_act(viewer, child_id, "book_review"):
        return refused
    one = children.judged_child(viewer, child_id)
    if one is None:
        return NO_SUCH_CHILD
    if said is None:
        return None
    return _why_not_so(viewer, one, said) or _why_not_another(queries.reviews_of(viewer, one), said)


def _why_not_so(viewer: Viewer, one: ChildSeen, said: ReviewSaid) -> str | None:
    if said.ladder not in Ladder.values:
        return "Choose what kind of review it is."
    if not any(officer.id == said.officer_id for officer in children.officers(viewer)):
        return "Choose who chairs it."
    if said.sitting is not None:
        return why_not_sit(viewer, one.id, said.sitting)
    if not said.without_meeting_why.strip():
        return "Say why this review is held without a meeting, or give its day and time."
    return None


def why_not_sit(viewer: Viewer, child_id: int, said: SittingSaid) -> str | None:
    """What is wrong with the day, length or place of a sitting."""
    one = children.judged_child(viewer, child_id)
    if one is None:
        return NO_SUCH_CHILD
    if said.place_kind not in PLACES:
        return "Choose where it is held."
    if not 5 <= said.minutes <= 480:
        return "A sitting lasts from 5 minutes to 8 hours."
    _, stays = known(viewer, one)
    day = said.starts_at.date()
    if stays and day < stays[0].began_on:
        return f"Care began on {day_words(stays[0].began_on)}, after that day."
    left_on = stays[-1].left_on if stays else None
    if left_on is not None and left_on < day:
        return f"The child left care on {day_words(left_on)}, before that day."
    return None


def _why_not_another(reviews: tuple[ReviewSeen, ...], said: ReviewSaid) -> str | None:
    """Two of one kind are never open at once: the second would be the first, typed twice."""
    for one in reviews:
        same = one.ladder == said.ladder or {one.ladder, said.ladder} <= _OF_CARE
        if same and one.stage not in {Stage.COMPLETED, Stage.CANCELLED}:
            return "A review is booked for this child already. Change that one, or cancel it first."
    return None


def why_not_hold_sitting(
    viewer: Viewer, review: ReviewSeen | None, sitting: SittingSeen | None
) -> str | None:
    if refused := why_not_change(viewer, review, "hold_sitting"):
        return refused
    if sitting is None:
        return "There is no such sitting."
    if sitting.state != "booked":
        return "This sitting is recorded already."
    if sitting.on > viewer.today:
        return f"The sitting on {day_words(sitting.on)} is still to come."
    return None
