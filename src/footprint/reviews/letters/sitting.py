"""What is written about a sitting: invitations, changes and cancellations, and calendar entries.

None of them says who the child is, where she lives or goes to school, or why anything is so: that is
the floor under every letter (post/unsaid.py). The child's own letter greets her by her first name.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from footprint.children.facts.child import ChildSeen
from footprint.post.facts import OF_SEVERAL, EntrySaid, Guest, Letter, Recipient
from footprint.post.unsaid import (
    NAME,
    Unsaid,
    but_by_chance,
    carries,
    of_a_recipient,
    unsaid,
)
from footprint.reviews.codes import ROLES
from footprint.reviews.facts.booking import InvitedSeen
from footprint.reviews.facts.review import ReviewSeen, SittingSeen
from footprint.reviews.presenters.review import time_words

REVIEW = "review"
#: What a letter about the reviews of several children is about.
MEETING = OF_SEVERAL
TITLE = "Review meeting"
#: Kinds of place that a letter may name: never the child's home or school.
TOLD_PLACES: Mapping[str, str] = {
    "council": "It is held in a council building",
    "health": "It is held in a health building",
    "elsewhere": "It is held at",
    "video": "It is a video call",
    "phone": "It is a phone call",
}
#: A reason is looked for in letters from so many words on: "Late" alone is in half of them.
WORDS_OF_A_REASON = 4
#: A place so called tells where the child learns.
_A_SCHOOL = re.compile(r"\b(schools?|academy|college|nursery|sixth form|pupil referral)\b", re.I)
INVITATION, CHANGED, CANCELLED, AGAIN = "invitation", "changed", "cancelled", "again"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a letter is made of. `born_on` is the birth date by whatever word counts; `officer_id` is
    the account of whoever chairs, where there is one. `addresses`: where the child lives and learns, and what must not be disclosed; `schools`: what hers
    is called."""

    review: ReviewSeen
    sitting: SittingSeen
    born_on: date | None
    from_name: str
    officer_id: int | None = None
    addresses: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()


def initials_of(one: ChildSeen) -> str:
    """A.M.; nothing of a child whose name is not known."""
    names = filter(None, (one.known_as or one.first_name, one.surname))
    return "".join(f"{name.strip()[:1].upper()}." for name in names if name.strip()[:1].isalpha())


@dataclass(frozen=True, slots=True)
class Part:
    """What one person is told of one child's review; nobody is `one` where it is whoever chairs."""

    sent: Sent
    one: InvitedSeen | None

    @property
    def asked(self) -> InvitedSeen:
        assert self.one is not None  # noqa: S101 (whoever chairs is written to by nobody)
        return self.one


def entry_of(sent: Sent, asked: Sequence[InvitedSeen], *, chair: bool = True) -> EntrySaid:
    """The sitting of a review by itself in calendars: of whoever chairs it, and of whoever is
    asked."""
    others = tuple(Guest(to_whom(sent, one), place_for(sent, one)) for one in asked if one.email)
    guests = (*((Guest(_chair(sent)),) if chair else ()), *others)
    return _entry(f"sitting {sent.sitting.id}", [sent], [sent], guests)


def own_entry_of(
    key: str, parts: Sequence[Part], there: Sequence[Sent], *, withheld: bool
) -> EntrySaid:
    """A meeting in the calendar of one person: about the children to whose reviews she is asked.
    `there` are all that sit at it, of whom nothing is said either."""
    sents = [part.sent for part in parts]
    if parts[0].one is None:
        return _entry(key, sents, there, (Guest(_chair(sents[0])),))
    to = to_whom(sents[0], parts[0].asked, there)
    return _entry(key, sents, there, (Guest(to, place_of(parts, there, withheld=withheld)),))


def _chair(sent: Sent) -> Recipient:
    chair = sent.sitting.chaired_by
    return Recipient(chair.full_name, chair.email, sent.officer_id)


def _entry(
    key: str, about: Sequence[Sent], there: Sequence[Sent], guests: tuple[Guest, ...]
) -> EntrySaid:
    sitting = about[0].sitting
    made_for = int(key.split()[1])
    return EntrySaid(
        key=key,
        about=REVIEW,
        about_id=next(
            (one.review.id for one in there if one.sitting.id == made_for), about[0].review.id
        ),
        child_ids=tuple(one.review.child.id for one in about),
        title=TITLE,
        initials=", ".join(filter(None, (initials_of(one.review.child) for one in about))),
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        guests=guests,
        unsaid=but_by_chance(unsaid_of_all(there), [TITLE]),
    )


def letter_of(
    kind: str,
    parts: Sequence[Part],
    there: Sequence[Sent],
    *,
    withheld: bool,
    entry_id: int | None,
    mark: object,
) -> Letter:
    """One letter to one person about the children of `parts`; `there` are all that sit at the same
    meeting. `mark` makes the letter's key its own among those of a kind to one person."""
    (sent, one), alone = (parts[0].sent, parts[0].asked), len(parts) == 1
    whose = "your review" if one.role == "child" else f"a review meeting about {_of_whom(parts)}"
    subjects = {
        INVITATION: f"Invitation: {whose}",
        CHANGED: f"Changed: {whose}",
        CANCELLED: f"Not taking place: {whose}",
        AGAIN: f"Taking place after all: {whose}",
    }
    place = place_of(parts, there, withheld=withheld)
    where = _where(sent, place, withheld=withheld)
    text = "\n\n".join(_text(kind, parts, where, whose))
    said = [subjects[kind], text, TITLE, _WHY, sent.from_name]
    asked = ".".join(str(part.asked.id) for part in parts)
    sittings = ".".join(str(part.sent.sitting.id) for part in parts)
    return Letter(
        kind=f"review_{kind}",
        to=to_whom(sent, one, there),
        child_ids=tuple(part.sent.review.child.id for part in parts),
        about=REVIEW if alone else MEETING,
        about_id=sent.review.id if alone else sent.review.meeting_id or 0,
        subject=subjects[kind],
        text=text,
        key=_short(f"review {kind} {asked} {sittings} {mark}"),
        # Of the text people typed the place alone, and `place_for` has looked at it.
        unsaid=but_by_chance(unsaid_of_all(there), said),
        entry_id=entry_id,
        print_only=not one.email,
        why=_WHY,
        from_name=sent.from_name,
    )


#: The longest key that the post keeps.
_LONGEST_KEY = 200


def _short(key: str) -> str:
    if len(key) <= _LONGEST_KEY:
        return key
    return f"review {hashlib.sha256(key.encode()).hexdigest()}"


def _of_whom(parts: Sequence[Part]) -> str:
    """A.M.; A.M., B.M. and C.M."""
    *first, last = [initials_of(part.sent.review.child) or "a child" for part in parts]
    return f"{', '.join(first)} and {last}" if first else last


_WHY = "You get this because you are asked to the meeting."


def time_mark(parts: Sequence[Part]) -> str:
    """The same invitation, pressed twice, has the same mark; to another time or place another."""
    said = "; ".join(
        f"{part.sent.sitting.starts_at.isoformat()} {place_for(part.sent, part.asked)} "
        f"{part.asked.email}"
        for part in parts
    )
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def to_whom(sent: Sent, one: InvitedSeen, there: Sequence[Sent] = ()) -> Recipient:
    child = sent.review.child
    name = (child.known_as or child.first_name or "you") if one.role == "child" else one.name
    if any(carries(name, each) for each in of_a_recipient(unsaid_of_all([sent, *there]))):
        name = "you" if one.role == "child" else ROLES.get(one.role, ROLES["other"])
    return Recipient(name, one.email or one.address, one.person_id, one.connected_id)


def place_for(sent: Sent, one: InvitedSeen) -> str:
    """Where it is, as far as a letter may say so to this person; nothing where the place would tell
    who the child is."""
    sitting = sent.sitting
    if sitting.place_kind not in TOLD_PLACES or one.place_withheld:
        return ""
    first = (sent.review.child.first_name, sent.review.child.known_as)
    told = (*unsaid_of(sent), *(Unsaid.of(NAME, each) for each in first if each.strip()))
    tells = _A_SCHOOL.search(sitting.place) or any(carries(sitting.place, each) for each in told)
    return "" if tells else sitting.place


def place_of(parts: Sequence[Part], there: Sequence[Sent], *, withheld: bool) -> str:
    """As `place_for`: of a meeting, where it tells of none of the children there."""
    one = parts[0].asked
    places = [place_for(part.sent, part.asked) for part in parts]
    places += [place_for(sent, one) for sent in there]
    return places[0] if all(places) and not withheld else ""


def unsaid_of_all(sents: Iterable[Sent]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for sent in sents for each in unsaid_of(sent)))


def unsaid_of(sent: Sent) -> tuple[str, ...]:
    review = sent.review
    child = review.child
    called = {f"{each} {child.surname}".strip() for each in (child.first_name, child.known_as)}
    reasons = (
        review.outside_why,
        review.stand_in_why,
        review.brought_forward_why,
        review.cancelled_why,
        *(one.not_held_words for one in review.sittings),
    )
    return unsaid(
        names=sorted({*called, child.surname}),
        born_on=sent.born_on,
        addresses=sent.addresses,
        schools=sent.schools,
        reasons=[each for each in reasons if len(each.split()) >= WORDS_OF_A_REASON],
    )


def _text(kind: str, parts: Sequence[Part], where: list[str], whose: str) -> list[str]:
    sent, one = parts[0].sent, parts[0].asked
    when = time_words(sent.sitting.starts_at)
    match kind:
        case "cancelled":
            return [f"{_capital(whose)} at {when} does not take place."]
        case "changed":
            return [f"{_capital(whose)} is now at {when}.", *where, *_closing(sent, one)]
        case "again":
            return [f"{_capital(whose)} takes place after all, at {when}.", *where]
    asked = f"You are asked to {whose}. It is at {when}, for about {_length(sent.sitting)}."
    return [asked, *where, *_closing(sent, one)]


def _where(sent: Sent, place: str, *, withheld: bool) -> list[str]:
    kind = sent.sitting.place_kind
    told = TOLD_PLACES.get(kind, "")
    if place:
        return [f"{told}: {place}." if kind != "elsewhere" else f"{told} {place}."]
    if told and kind != "elsewhere" and not withheld:
        return [f"{told}."]
    return ["This letter does not say where it is held. If you do not know, answer it and ask."]


def _closing(sent: Sent, one: InvitedSeen) -> list[str]:
    chairs = f"{sent.sitting.chaired_by.full_name} chairs it."
    if one.role == "child":
        return [
            f"{chairs} You can say who you want there, and whether the time and the place suit you.",
            "You can also say what you think in another way: tell the officer before.",
        ]
    return [f"{chairs} If you cannot come, answer this letter: your views can be heard before."]


def _length(sitting: SittingSeen) -> str:
    hours, minutes = divmod(int(timedelta(minutes=sitting.minutes).total_seconds()) // 60, 60)
    words = [f"{hours} hour{'s' if hours > 1 else ''}" if hours else ""]
    words.append(f"{minutes} minutes" if minutes else "")
    return " and ".join(filter(None, words))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
