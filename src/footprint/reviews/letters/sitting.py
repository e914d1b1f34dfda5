"""What is written about a sitting: invitations, changes and cancellations, and calendar entries.

None of them says who the child is, where she lives or goes to school, or why anything is so: that is
the floor under every letter (post/unsaid.py). The child's own letter greets her by her first name.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from footprint.children.facts.child import ChildSeen
from footprint.post.facts import EntrySaid, Guest, Letter, Recipient
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


def entry_of(sent: Sent, asked: tuple[InvitedSeen, ...]) -> EntrySaid:
    """The sitting in calendars: of whoever chairs it, and of whoever is asked."""
    sitting, review = sent.sitting, sent.review
    chair = Recipient(sitting.chaired_by.full_name, sitting.chaired_by.email, sent.officer_id)
    others = tuple(Guest(to_whom(sent, one), place_for(sent, one)) for one in asked if one.email)
    return EntrySaid(
        key=f"sitting {sitting.id}",
        about=REVIEW,
        about_id=review.id,
        child_ids=(review.child.id,),
        title=TITLE,
        initials=initials_of(review.child),
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        guests=(Guest(chair), *others),
        unsaid=but_by_chance(unsaid_of(sent), [TITLE]),
    )


def letter_of(kind: str, sent: Sent, one: InvitedSeen, entry_id: int, mark: object) -> Letter:
    """`mark` makes the letter's key its own among those of a kind to one person."""
    initials = initials_of(sent.review.child)
    whose = (
        "your review" if one.role == "child" else f"a review meeting about {initials or 'a child'}"
    )
    subjects = {
        INVITATION: f"Invitation: {whose}",
        CHANGED: f"Changed: {whose}",
        CANCELLED: f"Not taking place: {whose}",
        AGAIN: f"Taking place after all: {whose}",
    }
    text = "\n\n".join(_text(kind, sent, one, whose))
    return Letter(
        kind=f"review_{kind}",
        to=to_whom(sent, one),
        child_ids=(sent.review.child.id,),
        about=REVIEW,
        about_id=sent.review.id,
        subject=subjects[kind],
        text=text,
        key=f"review {kind} {one.id} {sent.sitting.id} {mark}",
        # Of the text people typed the place alone, and `place_for` has looked at it.
        unsaid=but_by_chance(unsaid_of(sent), [subjects[kind], text, TITLE, _WHY, sent.from_name]),
        entry_id=entry_id,
        print_only=not one.email,
        why=_WHY,
        from_name=sent.from_name,
    )


_WHY = "You get this because you are asked to the meeting."


def time_mark(sent: Sent, one: InvitedSeen) -> str:
    """The same invitation, pressed twice, has the same mark; to another time or place another."""
    said = f"{sent.sitting.starts_at.isoformat()} {place_for(sent, one)} {one.email}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def to_whom(sent: Sent, one: InvitedSeen) -> Recipient:
    child = sent.review.child
    name = (child.known_as or child.first_name or "you") if one.role == "child" else one.name
    if any(carries(name, each) for each in of_a_recipient(unsaid_of(sent))):
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


def _text(kind: str, sent: Sent, one: InvitedSeen, whose: str) -> list[str]:
    when = time_words(sent.sitting.starts_at)
    match kind:
        case "cancelled":
            return [f"{_capital(whose)} at {when} does not take place."]
        case "changed":
            return [
                f"{_capital(whose)} is now at {when}.",
                *_where(sent, one),
                *_closing(sent, one),
            ]
        case "again":
            return [f"{_capital(whose)} takes place after all, at {when}.", *_where(sent, one)]
    asked = f"You are asked to {whose}. It is at {when}, for about {_length(sent.sitting)}."
    return [asked, *_where(sent, one), *_closing(sent, one)]


def _where(sent: Sent, one: InvitedSeen) -> list[str]:
    place, kind = place_for(sent, one), sent.sitting.place_kind
    told = TOLD_PLACES.get(kind, "")
    if place:
        return [f"{told}: {place}." if kind != "elsewhere" else f"{told} {place}."]
    if told and kind != "elsewhere" and not one.place_withheld:
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
