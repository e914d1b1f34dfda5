"""Letters, holds and entries in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from footprint.domain.dates import day_words
from footprint.post.facts import LINK_ENDED, EntrySeen, HoldReason, HoldSeen, MessageSeen, State

#: What each reason of a hold means, in a sentence for whoever looks.
WHY_HELD: Mapping[HoldReason, str] = {
    HoldReason.DIED: "The child has died. Nothing goes to anyone by itself.",
    HoldReason.ADOPTED: "The child has been adopted.",
    HoldReason.LEFT: "The child has left care.",
    HoldReason.TRANSFERRED: "Another authority looks after the child now.",
    HoldReason.PLACED_FOR_ADOPTION: "The child is placed for adoption.",
    HoldReason.ADDRESS_WITHHELD: "An address must not be disclosed any more.",
    HoldReason.CONTACT_LIMITED: "A court limits contact.",
}

_STATES: Mapping[State, tuple[str, str]] = {
    State.QUEUED: ("Queued", "govuk-tag--blue"),
    State.SENT: ("Sent", "govuk-tag--green"),
    State.FAILED: ("Could not be sent", "govuk-tag--red"),
    State.TO_POST: ("To post", "govuk-tag--yellow"),
    State.POSTED: ("Posted", "govuk-tag--green"),
    State.OTHERWISE: ("Sent in another way", "govuk-tag--green"),
    State.WITHDRAWN: ("Withdrawn", "govuk-tag--grey"),
}


@dataclass(frozen=True)
class LetterShown:
    id: int
    to: str
    address: str
    subject: str
    children: str
    queued: str
    state: str
    tag: str
    notes: tuple[str, ...]
    version: int
    is_failed: bool
    is_to_post: bool
    held: bool
    can_be_stopped: bool


@dataclass(frozen=True)
class HoldShown:
    id: int
    child: str
    why: str
    since: str
    letters: str
    whom: str
    has_died: bool
    version: int


def letter_shown(one: MessageSeen) -> LetterShown:
    state, tag = _STATES[one.state]
    if one.held:
        state, tag = "Held", "govuk-tag--orange"
    elif one.sending:
        state, tag = "Being sent", "govuk-tag--blue"
    elif one.state is State.FAILED and one.address_ended:
        state = "Waits for an address"
    waits = one.state in {State.QUEUED, State.FAILED, State.TO_POST}
    return LetterShown(
        id=one.id,
        to=one.to.name,
        address=one.to.address,
        subject=one.subject,
        children=", ".join(one.children),
        queued=_at(one.queued_at),
        state=state,
        tag=tag,
        notes=tuple(_notes(one)),
        version=one.version,
        is_failed=one.state is State.FAILED,
        is_to_post=one.state is State.TO_POST,
        held=one.held,
        can_be_stopped=waits and not one.sending,
    )


def state_words(one: MessageSeen) -> str:
    """In a line: for the page of what a letter is about."""
    shown = letter_shown(one)
    return ". ".join((shown.state, *shown.notes))


def hold_shown(one: HoldSeen) -> HoldShown:
    return HoldShown(
        id=one.id,
        child=one.child,
        why=WHY_HELD[one.why],
        since=_at(one.opened_at),
        letters=letters_words(one.letters),
        whom="One person" if one.connected_id else "Everybody",
        has_died=one.why is HoldReason.DIED,
        version=one.version,
    )


def entry_words(one: EntrySeen) -> str:
    start, end = localtime(one.starts_at), localtime(one.ends_at)
    return f"{one.title} on {day_words(start.date())}, {start:%H:%M} to {end:%H:%M}"


def letters_words(many: int) -> str:
    if not many:
        return "None"
    return "1 letter" if many == 1 else f"{many} letters"


def _notes(one: MessageSeen) -> list[str]:
    notes = []
    if one.state is State.SENT and one.finished_at:
        notes.append(_at(one.finished_at))
    if one.posted_on:
        notes.append(f"On {day_words(one.posted_on)}")
    if one.how:
        notes.append(one.how)
    if one.doubtful:
        notes.append("Perhaps sent twice" if one.state is State.SENT else "Perhaps sent already")
    notes += _addresses(one)
    if one.trouble and one.state in {State.QUEUED, State.FAILED}:
        notes.append(_trouble(one))
    return notes


def _addresses(one: MessageSeen) -> list[str]:
    if one.address_ended and one.state in {State.SENT, State.FAILED}:
        went = "It was being sent when" if one.state is State.SENT or one.sending else "Not sent:"
        return [f"{went} this person’s address or route changed"]
    if one.moved_at and one.state is State.TO_POST:
        return [f"It has another address since {_at(one.moved_at)}. Print it again"]
    return []


def _trouble(one: MessageSeen) -> str:
    said = one.trouble.removeprefix("refused ")
    trouble = {
        LINK_ENDED: "Its personal link was closed or ran out before it went. Whoever agreed the word "
        "types a new one where the record is sent, and this letter is withdrawn",
        "no answer": "The mail server did not answer",
        "cannot be written": "It could not be written as an e-mail",
    }.get(one.trouble, f"The mail server refused it ({said})")
    if one.state is State.FAILED:
        return trouble
    times = "once" if one.attempts == 1 else f"{one.attempts} times"
    return f"{trouble}. Tried {times}; tried again after {_at(one.next_at)}"


def _at(when: datetime) -> str:
    local = localtime(when)
    return f"{day_words(local.date())}, {local:%H:%M}"
