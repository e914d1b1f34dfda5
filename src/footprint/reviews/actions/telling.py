"""The child's own record is told again of a review that was held."""

from footprint.audit.actions import ActionDenied, action, ask
from footprint.audit.facts import Viewer
from footprint.children.queries import child as children
from footprint.reviews.permissions.review import NO_SUCH_REVIEW, why_not_tell_again
from footprint.reviews.queries import review as queries
from footprint.reviews.telling import tell_held


@action
def tell_again(*, viewer: Viewer, child_id: int, review_id: int) -> None:
    """The authority has set for a day gone by which sitting counts: another day is told."""
    ask(why_not_tell_again(viewer))
    one = children.judged_child(viewer, children.locked(viewer, child_id))
    review = queries.review(viewer, one, review_id) if one else None
    if review is None:
        raise ActionDenied(NO_SUCH_REVIEW)
    tell_held(viewer, review)
