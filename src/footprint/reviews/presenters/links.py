"""Where a personal link stands, in words, and what can be done about it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.utils.timezone import localtime

from footprint.accounts.facts import Ended, LinkSeen
from footprint.accounts.links import MOST_TRIES
from footprint.accounts.matrix import allows, line_named
from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import SentSeen

_ENDED: Mapping[Ended, str] = {
    Ended.MOVED: "Closed: the child has moved",
    Ended.LEFT: "Closed: the child is not in care as before",
    Ended.LIMITED: "Closed: something about this person has changed",
    Ended.REPLACED: "Closed: there is a newer one",
    Ended.WITHDRAWN: "Closed by the service",
}


def link_state(viewer: Viewer, one: SentSeen) -> tuple[str, str] | None:
    """Words and colour; none where the link is under way and its letter or its day says how it
    stands."""
    if one.link is None:
        return "Waits for the agreed word", "yellow"
    if closed := _closed(one.link, viewer.today):
        return closed, "red"
    if one.waits:
        return ("To send" if one.link_email else "To hand over"), "yellow"
    return None


def _closed(link: LinkSeen, today: date) -> str:
    if link.ended_why is not None:
        return _ENDED[link.ended_why]
    if link.locked:
        return f"Locked after {MOST_TRIES} wrong words"
    return f"Ran out on {day_words(link.expires_on)}" if today > link.expires_on else ""


def link_notes(viewer: Viewer, one: SentSeen) -> Iterator[str]:
    """Whether it was read, and until when it can be."""
    if one.link is None:
        return
    if _closed(one.link, viewer.today) and one.sent_on is not None:
        yield f"{'Sent' if one.link_email else 'Handed over'} on {day_words(one.sent_on)}"
    if one.link.read_at:
        yield f"Opened on {_at(one.link.read_at[0])}"
        if len(one.link.read_at) > 1:
            yield f"Last opened on {_at(one.link.read_at[-1])}"
    elif one.left:
        yield "Not opened yet"
    if one.link.stands(viewer.today):
        yield f"Opens until {day_words(one.link.expires_on)}"


def _at(moment: datetime) -> str:
    local = localtime(moment)
    return f"{day_words(local.date())}, {local:%-H.%M}"


def link_steps(viewer: Viewer, review: ReviewSeen, one: SentSeen) -> Iterator[tuple[str, str]]:
    """What can be done, each with its route."""

    def may(line: str) -> bool:
        return allows(line_named(line), viewer.role, review.child.whose)

    if one.link is not None and one.waits and not one.link_email and may("show_link"):
        yield "Show the link to hand it over", "show-link"
    if may("agree_word"):
        yield ("Type the agreed word" if one.link is None else "Agree a new word"), "agree-word"
    if one.link is not None and one.link.ended_why is None and one.left and may("end_link"):
        yield "Close the link", "end-link"
