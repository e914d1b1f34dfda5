"""A review as it stands inside an action."""

from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children.queries import child as children
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.permissions.review import NO_SUCH_REVIEW
from footprint.reviews.queries import review as queries


def opened(viewer: Viewer, child_id: int, review_id: int) -> ReviewSeen:
    """The review, the child's row locked: two who change one review wait for each other."""
    children.locked(viewer, child_id)
    one = children.child(viewer, child_id)
    found = queries.review(viewer, one, review_id) if one else None
    if found is None:
        raise ActionDenied(NO_SUCH_REVIEW)
    return found
