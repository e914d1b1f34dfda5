"""Somebody asks for a review, and is answered."""

from dataclasses import asdict

from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.queries import child as children
from footprint.reviews.models import ReviewRequest
from footprint.reviews.permissions.requests import why_not_answer_request, why_not_record_request
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.said.review import AnswerSaid, RequestSaid


@action
def record_request(*, viewer: Viewer, child_id: int, said: RequestSaid) -> int:
    """The new request's id. The same one pressed twice is one."""
    children.locked(viewer, child_id)
    ask(why_not_record_request(viewer, child_id, said))
    values = asdict(said)
    standing = ReviewRequest.objects.filter(child=child_id, answered_on=None)
    if standing.filter(**values).exists():
        raise ActionDenied("This request is recorded already.")
    return add(viewer, ReviewRequest(child_id=child_id, **values)).pk


@action
def answer_request(
    *, viewer: Viewer, child_id: int, request_id: int, version: int, said: AnswerSaid
) -> None:
    """Agreed to, or why not; what is agreed to is answered by the review that is booked next, or by
    the one that stands."""
    children.locked(viewer, child_id)
    one = children.judged_child(viewer, child_id)
    found = booking_queries.request_of(viewer, one, request_id) if one else None
    ask(why_not_answer_request(viewer, child_id, found, said))
    values = asdict(said)
    if said.agreed:
        values["unmet_because"] = ""
        booked = booking_queries.booked_of(viewer, [child_id]).get(child_id)
        values["review_id"] = booked.review_id if booked else None
    revise(viewer, ReviewRequest(pk=request_id), version=version, **values)
