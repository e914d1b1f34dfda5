"""Stands in until the gate of the children's app is here."""

from django.http import Http404

from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.children import queries
from footprint.children.facts import ChildSeen


def child_or_refuse(request: Asked, child_id: int) -> ChildSeen:
    one = queries.child(request.viewer, child_id)
    if one is None:
        raise Http404
    record_reading(
        request.viewer,
        Reading.OPENING,
        app="children",
        thing="child",
        thing_id=child_id,
        child_id=child_id,
    )
    return one
