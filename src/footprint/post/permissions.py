"""Why somebody may not have something sent, or decide what becomes of it."""

from collections.abc import Collection
from datetime import date

from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_open
from footprint.audit.facts import Source, Viewer
from footprint.domain.dates import day_words
from footprint.post import queries
from footprint.post.facts import LINK_ENDED, NOT_GONE, HoldSeen, MessageSeen, State

NO_SUCH = "There is no such letter."
ADDRESS_ENDED = (
    "Its recipient is not reached at this address any more. When the people round the child say how "
    "letters reach this person, it goes there."
)
LINK_CLOSED = (
    "Its personal link is closed or has run out, so it would lead nowhere. Whoever agreed the word "
    "types a new one where the record is sent, and this letter is withdrawn."
)
BEING_SENT = "It is being sent at this moment. Look again in a minute."


def why_not_queue(viewer: Viewer) -> str | None:
    """Letters, entries, holds and reminders come from the parts above, which have asked whether
    their own action may be; here only a stranger is refused."""
    return None if _is_somebody(viewer) else "Sign in first."


def why_not_take_back(viewer: Viewer, one: MessageSeen | None) -> str | None:
    """Whether she may is asked above, as for `why_not_queue`."""
    if refused := why_not_queue(viewer):
        return refused
    return NO_SUCH if one is None else _why_not_out_of_hand(one)


def why_not_note(viewer: Viewer) -> str | None:
    """What became of a message is noted by the sender alone."""
    return None if viewer.source == Source.COMMAND else "The sender notes this by itself."


def why_not_try_again(viewer: Viewer, message_id: int) -> str | None:
    refused, one = _asked(viewer, "try_again", message_id)
    if refused or one is None:
        return refused or NO_SUCH
    if one.state is not State.FAILED:
        return "Only a letter that could not be sent is tried again."
    if one.address_ended:
        return ADDRESS_ENDED
    if one.trouble == LINK_ENDED:
        return LINK_CLOSED
    return None


def why_not_sent_otherwise(viewer: Viewer, message_id: int) -> str | None:
    refused, one = _asked(viewer, "sent_otherwise", message_id)
    if refused or one is None:
        return refused or NO_SUCH
    return _why_not_out_of_hand(one)


def why_not_withdraw_letter(viewer: Viewer, message_id: int) -> str | None:
    refused, one = _asked(viewer, "withdraw_letter", message_id)
    if refused or one is None:
        return refused or NO_SUCH
    return _why_not_out_of_hand(one)


def why_not_posted(viewer: Viewer, message_id: int, posted_on: date | None = None) -> str | None:
    """`posted_on` is none for as long as no day is typed."""
    refused, one = _asked(viewer, "note_posted", message_id)
    if refused or one is None:
        return refused or NO_SUCH
    rules = {
        "This letter does not go by post.": one.state is not State.TO_POST,
        "It is held. Look at what holds it first.": one.held,
        "The day is in the future.": posted_on is not None and posted_on > viewer.today,
        f"It was written on {day_words(one.queued_at.date())}.": posted_on is not None
        and posted_on < one.queued_at.date(),
    }
    return next((sentence for sentence, broken in rules.items() if broken), None)


def why_not_end_hold(
    viewer: Viewer,
    hold_id: int,
    decided: Collection[int] | None = None,
    beside: Collection[int] = (),
) -> str | None:
    """`decided`: the letters for which she chose; every one that the hold stops must be among them,
    and one that is being sent at this moment is waited for. `beside`: the child's other holds."""
    if refused := why_not_open(viewer, line_named("end_hold")):
        return refused
    hold = queries.open_hold(viewer, hold_id)
    if hold is None:
        return "This hold has ended."
    return None if decided is None else _why_not_so(viewer, hold, decided, beside)


def _why_not_so(
    viewer: Viewer, hold: HoldSeen, decided: Collection[int], beside: Collection[int]
) -> str | None:
    others = {one.id for one in queries.beside(viewer, hold)}
    if decided and others != set(beside):
        return "Something else holds these letters now than when you looked. Look at them again."
    waiting = queries.held_letters(viewer, hold.id)
    if {one.id for one in waiting} != set(decided):
        return "Other letters are held now than when you looked. Look at them again."
    if any(one.sending for one in waiting):
        return BEING_SENT
    return None


def why_not_feed(viewer: Viewer) -> str | None:
    return why_not_open(viewer, line_named("make_feed"))


def _why_not_out_of_hand(one: MessageSeen) -> str | None:
    """Why a letter cannot be taken out of the sender's hands."""
    if one.state not in NOT_GONE:
        return "This letter has gone or was withdrawn."
    return BEING_SENT if one.sending else None


def _asked(viewer: Viewer, line: str, message_id: int) -> tuple[str | None, MessageSeen | None]:
    if refused := why_not_open(viewer, line_named(line)):
        return refused, None
    return None, queries.letter(viewer, message_id)


def _is_somebody(viewer: Viewer) -> bool:
    return viewer.person_id is not None or viewer.source != Source.PERSON
