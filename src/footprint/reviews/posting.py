"""Sittings in the post, inside an action: calendars follow what is booked, and whoever was invited is
told of every change in the same transaction.

Who comes to a meeting of brothers and sisters gets one letter and one calendar entry for it, about
those of the children to whose review that person is asked, and about no other.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from footprint.audit.facts import Viewer
from footprint.post.actions import call_back, cancel_entry, keep_entry, queue
from footprint.post.facts import NOT_GONE, EntrySeen, Letter, Recipient
from footprint.post.invitations import is_same
from footprint.post.queries import entries_of, held, letters_about
from footprint.reviews.facts.booking import InvitedSeen
from footprint.reviews.facts.review import ReviewSeen, SittingSeen
from footprint.reviews.gatherings import (
    CHAIR,
    Asked,
    Gathering,
    gathered,
    gatherings,
    who_is,
)
from footprint.reviews.letters.sitting import (
    CANCELLED,
    INVITATION,
    MEETING,
    REVIEW,
    Part,
    entry_of,
    letter_of,
    own_entry_of,
    time_mark,
)

NOBODY_TOLD: Mapping[int, str] = MappingProxyType({})
_STANDS: frozenset[int] = frozenset()
#: The kind of letter about one child that goes to somebody, if one does.
Told = Callable[[Part], str | None]


def follow(
    viewer: Viewer, reviews: Sequence[ReviewSeen], told: Mapping[int, str] = NOBODY_TOLD
) -> None:
    """Calendars learn how the reviews' sittings to come now stand; whoever was invited gets a letter
    of the kind that `told` has for a sitting."""
    for one in gatherings(viewer, reviews):
        _settle(viewer, one, lambda part: told.get(part.sent.sitting.id))


def invite(
    viewer: Viewer, reviews: Sequence[ReviewSeen], asked: Mapping[int, Collection[InvitedSeen]]
) -> None:
    """Each of those asked, by review, gets a letter of her own, with the sittings to come."""
    new = {one.id for each in asked.values() for one in each}
    for one in gatherings(viewer, reviews, asked):
        _settle(viewer, one, _to_these(new, INVITATION))


def call_off(viewer: Viewer, off: Sequence[tuple[ReviewSeen, SittingSeen]]) -> None:
    """These sittings are out of every calendar; whoever was invited to one still to come is told."""
    gone = frozenset(sitting.id for _, sitting in off)

    def told(part: Part) -> str | None:
        sitting = part.sent.sitting
        return CANCELLED if sitting.id in gone and sitting.on >= viewer.today else None

    for one in gathered(viewer, off):
        _settle(viewer, one, told, gone)


def apart(viewer: Viewer, review: ReviewSeen, before: Sequence[Gathering], kind: str) -> None:
    """The review goes on by itself: who was invited to it and to others at once has from now on two
    calendar entries, and a letter with each. `before` is how they sat together."""
    both = {
        person.who
        for one in before
        for person in one.people
        if len({part.sent.review.id for part in person.parts}) > 1
        and any(part.sent.review.id == review.id for part in person.parts)
    }
    others = {sent.review.id: sent.review for one in before for sent in one.sents}
    rest = [each for key, each in others.items() if key != review.id]
    for one in gatherings(viewer, [review, *rest[:1]]):
        whom = {part.asked.id for each in one.people if each.who in both for part in each.parts}
        _settle(viewer, one, _to_these(whom, kind))


def no_more(viewer: Viewer, review: ReviewSeen, one: InvitedSeen) -> None:
    """What was written to somebody who is not asked any more, or not there, does not go. Of a letter
    about brothers and sisters too, the part about them is written anew."""
    child, meeting_id = review.child, review.meeting_id
    to = Recipient(one.name, one.email or one.address, one.person_id, one.connected_id)
    call_back(viewer=viewer, about=REVIEW, about_id=review.id, to=to, child_id=child.id)
    if meeting_id is None or not _waits(viewer, meeting_id, child.id, to):
        return
    call_back(viewer=viewer, about=MEETING, about_id=meeting_id, to=to, child_id=child.id)
    who = who_is(one)
    for each in gatherings(viewer, [review]):
        parts = [part for person in each.people if person.who == who for part in person.parts]
        rest = {part.asked.id for part in parts if part.sent.review.id != review.id}
        _settle(viewer, each, _to_these(rest, INVITATION))


def _waits(viewer: Viewer, meeting_id: int, child_id: int, to: Recipient) -> bool:
    return any(
        letter.state in NOT_GONE and child_id in letter.child_ids and is_same(letter.to, to)
        for letter in letters_about(viewer, MEETING, meeting_id)
    )


def _to_these(invited_ids: Collection[int], kind: str) -> Told:
    return lambda part: kind if part.asked.id in invited_ids else None


def _settle(viewer: Viewer, group: Gathering, told: Told, off: Collection[int] = _STANDS) -> None:
    """Entries as the sittings stand, those called off out of them, and the letters."""
    stopped = held(viewer, {one.review.child.id for one in group.sents})
    entries = _entries(viewer, group, off, set(stopped))
    letters: list[Letter] = []
    for person in group.people:
        parts = [part for part in person.parts if told(part)]
        for about in _split(parts, set(stopped)):
            kind = told(about[0]) or INVITATION
            letter = letter_of(
                kind,
                about,
                group.sents,
                withheld=person.withheld,
                entry_id=entries.get(person.who),
                mark=_mark(kind, about),
            )
            letters.append(letter)
    if letters:
        queue(viewer=viewer, letters=letters)


def _split(parts: Sequence[Part], stopped: Collection[int]) -> Iterable[Sequence[Part]]:
    """What is about children of whom nothing goes now waits in a letter of its own."""
    free = [part for part in parts if part.sent.review.child.id not in stopped]
    waits = [part for part in parts if part.sent.review.child.id in stopped]
    return [each for each in (free, waits) if each]


def _mark(kind: str, parts: Sequence[Part]) -> str:
    """The same invitation is never sent twice; a change is told as often as there is one."""
    if kind == INVITATION:
        return time_mark(parts)
    return ".".join(f"{part.sent.review.version}.{part.sent.sitting.version}" for part in parts)


def _entries(
    viewer: Viewer, group: Gathering, off: Collection[int], stopped: set[int]
) -> dict[str, int]:
    """By person, the entry that she has. Of a meeting everybody has one of her own; of a review by
    itself they share one, but for those who have their own from a meeting before."""
    ids = [one.review.id for one in group.sents]
    known = {one.key: one for one in entries_of(viewer, REVIEW, ids)}
    found: dict[str, int] = {}
    shared: list[Asked] = []
    chair = Asked(CHAIR, tuple(Part(sent, None) for sent in group.sents), withheld=False)
    for person in (chair, *(one for one in group.people if one.has_email)):
        key = _own_key(group, person, known)
        if key not in known and not group.is_meeting:
            shared.append(person)
        else:
            entry = own_entry_of(
                key, _shown(person, off, stopped), group.sents, withheld=person.withheld
            )
            found[person.who] = keep_entry(viewer=viewer, entry=entry)
            if all(part.sent.sitting.id in off for part in person.parts):
                cancel_entry(viewer=viewer, entry_id=found[person.who])
    (first, *_), whom = group.sents, [one for one in shared if one.who != CHAIR]
    if shared:
        entry = entry_of(first, [one.parts[0].asked for one in whom], chair=len(whom) < len(shared))
        shared_id = keep_entry(viewer=viewer, entry=entry)
        found.update({one.who: shared_id for one in shared})
        if first.sitting.id in off:
            cancel_entry(viewer=viewer, entry_id=shared_id)
    _end_others(viewer, group, known, set(found.values()))
    return found


def _own_key(group: Gathering, person: Asked, known: Mapping[str, EntrySeen]) -> str:
    """Named after the sitting for which it was made: it stays hers while the others change."""
    keys = [f"sitting {one.sitting.id} of {person.who}" for one in group.sents]
    mine = min(part.sent.sitting.id for part in person.parts)
    return next((key for key in keys if key in known), f"sitting {mine} of {person.who}")


def _shown(person: Asked, off: Collection[int], stopped: Collection[int]) -> Sequence[Part]:
    """Of which children an entry tells: of those who still sit, whom nothing stops; where that is
    nobody, of whoever sits, and else of all."""
    stands = [part for part in person.parts if part.sent.sitting.id not in off]
    free = [part for part in stands if part.sent.review.child.id not in stopped]
    return free or stands or person.parts


def _end_others(
    viewer: Viewer, group: Gathering, known: Mapping[str, EntrySeen], kept: Collection[int]
) -> None:
    """Entries of these sittings that nobody has any more."""
    sittings = {f"sitting {one.sitting.id}" for one in group.sents}
    for key, entry in known.items():
        if key.partition(" of ")[0] in sittings and entry.id not in kept and not entry.cancelled:
            cancel_entry(viewer=viewer, entry_id=entry.id)
