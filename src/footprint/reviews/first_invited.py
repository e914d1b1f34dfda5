"""Whom a review that is booked begins with: the child, her social worker, and the people round her."""

from collections.abc import Iterator

from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.children.facts import ChildSeen
from footprint.reviews.said import InvitedSaid


def first_invited(viewer: Viewer, one: ChildSeen) -> Iterator[InvitedSaid]:
    """Nobody is invited by this: an invitation goes when somebody sends it."""
    yield InvitedSaid(role="child", name=one.name)
    link = officers.links_on(viewer, [one.id], viewer.today).get(one.id)
    if link is not None and link.worker:
        yield InvitedSaid(role="social_worker", name=link.worker)
