"""Whom a record goes to, in words: names, routes, titles and sizes, and no word of a record."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from footprint.accounts.matrix import allows, line_named
from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.post.presenters import state_words
from footprint.reviews.codes import ROUTES
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import Offered, SentSeen
from footprint.reviews.presenters.links import link_notes, link_state, link_steps
from footprint.reviews.queries.sending import BY_HAND, FILE, LINK, POST


@dataclass(frozen=True, slots=True)
class SentShown:
    """Somebody on the list; `does` are links to what can be done."""

    name: str
    role: str
    what: str
    size: str
    route: str
    state: str
    colour: str
    does: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferedShown:
    """Somebody who may be put on the list; `number` is that of the form's fields, or None where
    nothing may go."""

    name: str
    role: str
    number: int | None
    why_nothing: str
    notes: tuple[str, ...]


def sent_shown(viewer: Viewer, review: ReviewSeen, one: SentSeen, *, held: bool) -> SentShown:
    by_link = link_state(viewer, one) if one.route == LINK else None
    state, colour = by_link or _state(one, held=held)
    return SentShown(
        name=one.name,
        role=one.role,
        what=f"Record {one.number}, for: {one.for_whom.label.lower()}",
        size=size_words(one.size),
        route=ROUTES[one.route],
        state=state,
        colour=colour,
        does=tuple(_does(viewer, review, one, held=held)),
        notes=(*_waits_for(viewer, review, one), *link_notes(viewer, one)),
    )


def _waits_for(viewer: Viewer, review: ReviewSeen, one: SentSeen) -> Iterable[str]:
    """Whom the next step waits for, where it is not the viewer's."""
    steps = {POST: "note_sealed", FILE: "note_filed", LINK: "agree_word"}
    if one.route not in steps or not one.waits or (one.route == LINK and one.link is not None):
        return
    if not allows(line_named(steps[one.route]), viewer.role, review.child.whose):
        yield "Waits for the reviewing officer"


def size_words(size: int) -> str:
    return f"{max(1, round(size / 1024))} KB" if size else ""


def _state(one: SentSeen, *, held: bool) -> tuple[str, str]:
    if one.left:
        return _left(one), "green"
    if one.letter is not None:
        return f"Letter: {state_words(one.letter).lower()}", "blue"
    if held and one.route != FILE:
        return "Held", "orange"
    waits = {
        POST: "To print and seal",
        BY_HAND: "To give by hand",
        FILE: "To file",
    }
    return waits.get(one.route, "To send"), "yellow"


def _left(one: SentSeen) -> str:
    if one.sent_on is None and one.letter is not None:
        return state_words(one.letter)
    day = day_words(one.sent_on) if one.sent_on else ""
    if one.receipt:
        return f"Filed on {day}, receipt {one.receipt}"
    words = {POST: "Posted", BY_HAND: "Given", FILE: "Filed"}.get(one.route, "Sent")
    if one.route == LINK and not one.link_email:
        words = "Handed over"
    return f"{words} on {day}"


def _does(
    viewer: Viewer, review: ReviewSeen, one: SentSeen, *, held: bool
) -> Iterable[tuple[str, str]]:
    if one.route == LINK and (not held or one.left):
        for words, route in link_steps(viewer, review, one):
            yield words, _address(review, route, one)
    if one.left:
        return
    steps = {
        POST: ("note_sealed", "Print and seal", "seal-version"),
        BY_HAND: ("note_given", "Note that it was given", "give-version"),
        FILE: ("note_filed", "File it", "file-record"),
    }
    if one.route in steps and one.letter is None and (not held or one.route == FILE):
        line, words, route = steps[one.route]
        if allows(line_named(line), viewer.role, review.child.whose):
            yield words, _address(review, route, one)
    if allows(line_named("take_back_version"), viewer.role, review.child.whose):
        yield "Take it back", _address(review, "take-back-version", one)


def _address(review: ReviewSeen, route: str, one: SentSeen) -> str:
    parts = {"child_id": review.child.id, "review_id": review.id, "sent_id": one.id}
    return reverse(route, kwargs=parts)


def offered_shown(offered: Iterable[Offered], in_form: Iterable[Offered]) -> list[OfferedShown]:
    numbers = {one.key: number for number, one in enumerate(in_form)}
    return [
        OfferedShown(
            name=one.name,
            role=one.role,
            number=numbers.get(one.key),
            why_nothing=one.why_nothing,
            notes=tuple(_notes(one)),
        )
        for one in offered
    ]


def _notes(one: Offered) -> Iterable[str]:
    yield from (f"A court says: {words[:1].lower()}{words[1:]}." for words in one.warnings)
    if one.had is not None:
        yield f"Has had record {one.had}."
