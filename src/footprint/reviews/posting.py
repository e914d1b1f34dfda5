"""A review's sittings in the post, inside an action: calendars follow what is booked, and whoever was
invited is told of every change in the same transaction."""

from collections.abc import Mapping
from types import MappingProxyType

from footprint.accounts import queries as accounts
from footprint.audit.facts import Viewer
from footprint.children.permissions.by_hand import known
from footprint.children.queries import round as round_queries
from footprint.post.actions import call_back, cancel_entry, keep_entry, queue
from footprint.post.facts import Letter, Recipient
from footprint.reviews.facts.booking import InvitedSeen
from footprint.reviews.facts.review import ReviewSeen, SittingSeen
from footprint.reviews.letters.sender import from_name
from footprint.reviews.letters.sitting import (
    CANCELLED,
    INVITATION,
    REVIEW,
    Sent,
    entry_of,
    letter_of,
    time_mark,
)
from footprint.reviews.permissions.inviting import kept_away
from footprint.reviews.queries import booking as booking_queries

NOBODY_TOLD: Mapping[int, str] = MappingProxyType({})


def no_more(viewer: Viewer, review: ReviewSeen, one: InvitedSeen) -> None:
    """What was written to somebody who is not asked any more, or not there, does not go."""
    child = review.child
    to = Recipient(one.name, one.email or one.address, one.person_id, one.connected_id)
    call_back(viewer=viewer, about=REVIEW, about_id=review.id, to=to, child_id=child.id)


def follow(viewer: Viewer, review: ReviewSeen, told: Mapping[int, str] = NOBODY_TOLD) -> None:
    """Calendars learn how the review's sittings to come now stand; whoever was invited gets a letter
    of the kind that `told` has for a sitting."""
    invited = _invited(viewer, review)
    for sitting in _to_come(viewer, review):
        sent = _sent(viewer, review, sitting)
        entry_id = keep_entry(viewer=viewer, entry=entry_of(sent, invited))
        if kind := told.get(sitting.id):
            _queue(viewer, [_letter(kind, sent, one, entry_id) for one in invited])


def _letter(kind: str, sent: Sent, one: InvitedSeen, entry_id: int) -> Letter:
    """The same invitation is never sent twice; a change is told as often as there is one."""
    versions = f"{sent.review.version}.{sent.sitting.version}"
    mark = time_mark(sent, one) if kind == INVITATION else versions
    return letter_of(kind, sent, one, entry_id, mark)


def call_off(viewer: Viewer, review: ReviewSeen, sitting: SittingSeen) -> None:
    """The sitting is out of every calendar; whoever was invited to one still to come is told."""
    invited = _invited(viewer, review)
    sent = _sent(viewer, review, sitting)
    entry_id = keep_entry(viewer=viewer, entry=entry_of(sent, invited))
    cancel_entry(viewer=viewer, entry_id=entry_id)
    if sitting.on >= viewer.today:
        _queue(viewer, [_letter(CANCELLED, sent, one, entry_id) for one in invited])


def invite(viewer: Viewer, review: ReviewSeen, asked: tuple[InvitedSeen, ...]) -> None:
    """Each of those asked gets a letter of her own, with the sittings to come."""
    both = {one.id: one for one in (*_invited(viewer, review), *asked)}
    for sitting in _to_come(viewer, review):
        sent = _sent(viewer, review, sitting)
        entry_id = keep_entry(viewer=viewer, entry=entry_of(sent, tuple(both.values())))
        _queue(viewer, [_letter(INVITATION, sent, one, entry_id) for one in asked])


def _queue(viewer: Viewer, letters: list[Letter]) -> None:
    if letters:
        queue(viewer=viewer, letters=letters)


def _to_come(viewer: Viewer, review: ReviewSeen) -> list[SittingSeen]:
    return [one for one in review.booked if one.on >= viewer.today]


def _invited(viewer: Viewer, review: ReviewSeen) -> tuple[InvitedSeen, ...]:
    """Those to whom an invitation has gone, who are still asked, and whom no court keeps away."""
    found = booking_queries.invited_of(viewer, review)
    return tuple(
        one
        for one in found
        if one.asked
        and one.invited_on is not None
        and not one.nothing_sent
        and not kept_away(one.limits, one.not_asked_words)
    )


def _sent(viewer: Viewer, review: ReviewSeen, sitting: SittingSeen) -> Sent:
    where = round_queries.where_she_is(viewer, review.child.id)
    account = accounts.person_with_email(viewer, sitting.chaired_by.email)
    return Sent(
        review,
        sitting,
        born_on=known(viewer, review.child)[0],
        from_name=from_name(viewer),
        officer_id=account.id if account else None,
        addresses=where.addresses,
        schools=where.schools,
    )
