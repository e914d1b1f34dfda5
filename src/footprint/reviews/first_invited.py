"""Whom a review that is booked begins with: the child, her social worker, and the people round her."""

from collections.abc import Iterator

from footprint.audit.facts import Viewer
from footprint.children.connections import EMAIL, SECURE_EMAIL
from footprint.children.facts.child import ChildSeen
from footprint.children.facts.round import PersonRound
from footprint.children.queries import child as children
from footprint.children.queries import round as round_queries
from footprint.reviews.permissions.inviting import NOT_BY_DEFAULT, TOLD_NOTHING
from footprint.reviews.said.review import InvitedSaid


def first_invited(viewer: Viewer, one: ChildSeen) -> Iterator[InvitedSaid]:
    """Nobody is invited by this: an invitation goes when somebody sends it. Whoever a court keeps
    away, or lets know nothing, is not asked unless somebody says so."""
    yield InvitedSaid(role="child", name=one.name)
    worker = children.social_worker_of(viewer, one.id, viewer.today)
    if worker is not None:
        yield InvitedSaid("social_worker", worker.name, worker.email, person_id=worker.id)
    for person in round_queries.people_round(viewer, one.id, viewer.today):
        yield _of_the_round(viewer, person)


def _of_the_round(viewer: Viewer, person: PersonRound) -> InvitedSaid:
    limits = {each.kind for each in person.limits if each.stands(viewer.today)}
    kept_away = bool(limits & (NOT_BY_DEFAULT | {TOLD_NOTHING}))
    return InvitedSaid(
        role=person.relation,
        name=person.name,
        email=person.email if person.route in {EMAIL, SECURE_EMAIL} else "",
        asked=not kept_away,
        not_asked_why="court_order" if kept_away else "",
        connected_id=person.id,
    )
