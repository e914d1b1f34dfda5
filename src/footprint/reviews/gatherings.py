"""Who sits together: the reviews that are at one time at one meeting, and who is asked to which of
them. A review of one child by itself is a gathering of one."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from footprint.accounts import queries as accounts
from footprint.audit.facts import Viewer
from footprint.children.permissions.by_hand import known
from footprint.children.queries import child as children
from footprint.children.queries import round as round_queries
from footprint.reviews.facts.booking import InvitedSeen
from footprint.reviews.facts.review import ReviewSeen, SittingSeen
from footprint.reviews.letters.sender import from_name
from footprint.reviews.letters.sitting import Part, Sent
from footprint.reviews.permissions.inviting import kept_away
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.queries import review as queries

NOBODY_NEW: Mapping[int, Collection[InvitedSeen]] = MappingProxyType({})
#: Whoever chairs has an entry too, and no letter.
CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Asked:
    """One person, with the children to whose reviews she is asked. `who` is her key among those of
    the gathering. `withheld`: a court limits what she may have of one of the children there, so no
    letter says where it is."""

    who: str
    parts: tuple[Part, ...]
    withheld: bool

    @property
    def has_email(self) -> bool:
        return any(part.asked.email for part in self.parts)


@dataclass(frozen=True, slots=True)
class Gathering:
    sents: tuple[Sent, ...]
    people: tuple[Asked, ...]

    @property
    def is_meeting(self) -> bool:
        return self.sents[0].review.meeting_id is not None


def gatherings(
    viewer: Viewer,
    reviews: Iterable[ReviewSeen],
    new: Mapping[int, Collection[InvitedSeen]] = NOBODY_NEW,
) -> list[Gathering]:
    """Of the sittings to come of these reviews, with those of brothers and sisters at the same time.
    `new`: who is invited at this moment, by review."""
    pairs = [(review, sitting) for review in reviews for sitting in to_come(viewer, review)]
    return gathered(viewer, pairs, new)


def gathered(
    viewer: Viewer,
    pairs: Sequence[tuple[ReviewSeen, SittingSeen]],
    new: Mapping[int, Collection[InvitedSeen]] = NOBODY_NEW,
) -> list[Gathering]:
    """The same of these sittings, whatever their state."""
    groups: dict[tuple[object, object], list[tuple[ReviewSeen, SittingSeen]]] = {}
    for review, sitting in pairs:
        at = (review.meeting_id, sitting.starts_at) if review.meeting_id else (None, sitting.id)
        groups.setdefault(at, []).append((review, sitting))
    return [_gathering(viewer, _with_the_others(viewer, group), new) for group in groups.values()]


def to_come(viewer: Viewer, review: ReviewSeen) -> list[SittingSeen]:
    return [one for one in review.booked if one.on >= viewer.today]


def _with_the_others(
    viewer: Viewer, group: list[tuple[ReviewSeen, SittingSeen]]
) -> list[tuple[ReviewSeen, SittingSeen]]:
    """And the reviews of the same meeting that are booked for the same time."""
    (first, sitting), there = group[0], {review.id for review, _ in group}
    if first.meeting_id is None:
        return group
    by_child = booking_queries.reviews_of_meeting(viewer, first.meeting_id)
    seen = children.children_with(viewer, by_child)
    reviews = queries.reviews_of_children(viewer, seen, set(by_child.values()) - there)
    others = [
        (review, one)
        for review in reviews
        for one in review.booked
        if one.starts_at == sitting.starts_at
    ]
    return sorted([*group, *others], key=lambda pair: pair[0].id)


def _gathering(
    viewer: Viewer,
    pairs: Sequence[tuple[ReviewSeen, SittingSeen]],
    new: Mapping[int, Collection[InvitedSeen]],
) -> Gathering:
    sents = tuple(_sent(viewer, review, sitting) for review, sitting in pairs)
    parts: dict[str, list[Part]] = {}
    limited: set[str] = set()
    for sent in sents:
        listed = booking_queries.invited_of(viewer, sent.review)
        fresh = {one.id: one for one in new.get(sent.review.id, ())}
        for one in listed:
            who = who_is(one)
            if one.place_withheld:
                limited.add(who)
            if one.id in fresh or _is_invited(one):
                parts.setdefault(who, []).append(Part(sent, fresh.get(one.id, one)))
    people = (Asked(who, tuple(each), who in limited) for who, each in parts.items())
    return Gathering(sents, tuple(people))


def who_is(one: InvitedSeen) -> str:
    """The same for one person at every child's review: by name and address. A child is asked to
    nobody's review but the child's own."""
    name = " ".join(one.name.casefold().split())
    reached = one.email.strip().casefold() or " ".join(one.address.casefold().split())
    if one.role == "child" or not reached:
        return f"person {one.person_id}" if one.person_id else f"invited {one.id}"
    return hashlib.sha256(f"{name}\n{reached}".encode()).hexdigest()[:24]


def _is_invited(one: InvitedSeen) -> bool:
    """An invitation has gone, the person is still asked, and no court keeps her away."""
    if not one.asked or one.invited_on is None or one.nothing_sent:
        return False
    return not kept_away(one.limits, one.not_asked_words)


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
