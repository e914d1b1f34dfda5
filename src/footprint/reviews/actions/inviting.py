"""Who is asked to a review, and that the invitations go."""

from dataclasses import asdict

from footprint.audit.actions import action, add, ask, record, revise
from footprint.audit.facts import Viewer
from footprint.reviews.facts.booking import InvitedSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.gatherings import who_is
from footprint.reviews.models import Invited
from footprint.reviews.opened import opened
from footprint.reviews.permissions import inviting as permissions
from footprint.reviews.posting import follow, invite, no_more
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.said.review import InvitedSaid
from footprint.reviews.together import opened_together, refused_of


@action
def add_invited(*, viewer: Viewer, child_id: int, review_id: int, said: InvitedSaid) -> int:
    """The new row's id."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_add_invited(viewer, review, said))
    return add(viewer, Invited(child_id=child_id, review_id=review_id, **asdict(said))).pk


@action
def change_invited(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    invited_id: int,
    version: int,
    said: InvitedSaid,
) -> None:
    """What the child wants of somebody, and whether an invitation goes."""
    review = opened(viewer, child_id, review_id)
    one = _one(viewer, review, invited_id)
    ask(permissions.why_not_change_invited(viewer, review, one, said))
    values = asdict(said)
    if said.asked:
        values["not_asked_why"] = ""
    del values["connected_id"], values["person_id"]
    revise(viewer, Invited(pk=invited_id), version=version, **values)
    if one is not None and one.invited_on is not None:
        if not said.asked or said.email.casefold() != one.email.casefold():
            no_more(viewer, review, one)
        follow(viewer, [opened(viewer, child_id, review_id)])


@action
def withdraw_invited(
    *, viewer: Viewer, child_id: int, review_id: int, invited_id: int, version: int
) -> None:
    """Somebody who was put down by mistake."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_withdraw_invited(viewer, review, _one(viewer, review, invited_id)))
    revise(viewer, Invited(pk=invited_id), version=version, withdrawn=True)


@action
def send_invitations(*, viewer: Viewer, child_id: int, review_id: int) -> int:
    """To whoever is asked and has none yet; how many people. For brothers and sisters at the same
    meeting too: who is asked to several of their reviews gets one letter. Without an e-mail address a
    letter is to be printed. Pressed twice, nobody gets two."""
    reviews = opened_together(viewer, child_id, review_id)
    ask(refused_of(reviews, lambda one: permissions.why_not_send_invitations(viewer, one)))
    asked = {one.id: permissions.to_be_invited(viewer, one) for one in reviews}
    invite(viewer, reviews, asked)
    for review in reviews:
        for one in asked[review.id]:
            revise(viewer, Invited(pk=one.id), version=one.version, invited_on=viewer.today)
        record(viewer, thing="review", thing_id=review.id, child_id=review.child.id)
    return len({who_is(one) for each in asked.values() for one in each})


def _one(viewer: Viewer, review: ReviewSeen, invited_id: int) -> InvitedSeen | None:
    found = booking_queries.invited_of(viewer, review)
    return next((one for one in found if one.id == invited_id), None)
