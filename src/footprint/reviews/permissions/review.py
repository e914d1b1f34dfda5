"""Why somebody may not open a review, or do a thing with it at all."""

from footprint.accounts.matrix import line_named
from footprint.audit.facts import Source, Viewer
from footprint.children.permissions.access import why_not_open, why_not_open_child
from footprint.reviews.facts.review import ReviewSeen, Stage

NO_SUCH_REVIEW = "There is no such review."


def why_not_act(viewer: Viewer, child_id: int, action: str) -> str | None:
    """Why the viewer may not do what the matrix's line `action` says for this child."""
    return why_not_open_child(viewer, child_id, line_named(action))


def why_not_act_on(viewer: Viewer, review: ReviewSeen, action: str) -> str | None:
    """The same of the child of a review that was read just now."""
    return why_not_open(viewer, review.child, line_named(action))


def why_not_change(viewer: Viewer, review: ReviewSeen | None, action: str) -> str | None:
    """The same for a review that is neither completed nor cancelled."""
    if review is None:
        return NO_SUCH_REVIEW
    if refused := why_not_act_on(viewer, review, action):
        return refused
    match review.stage:
        case Stage.CANCELLED:
            return "This review was cancelled. Book another one."
        case Stage.COMPLETED:
            return "This review is completed."
    return None


def why_not_tell_again(viewer: Viewer) -> str | None:
    """That another day counts follows from the authority's rule."""
    return None if viewer.source == Source.COMMAND else "Footprint tells this by itself."
