"""Who is asked to a review, in words."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from footprint.children.connections import LIMITS as OF_COURTS
from footprint.domain.dates import day_words
from footprint.post.facts import MessageSeen, State
from footprint.reviews.codes import CHILD_WANTS, NOT_ASKED, ROLES
from footprint.reviews.facts.booking import InvitedSeen
from footprint.reviews.facts.review import ReviewSeen

_STATES = {
    State.QUEUED: "Waits to be sent",
    State.SENT: "Sent",
    State.FAILED: "Could not be sent",
    State.TO_POST: "To be printed and posted",
    State.POSTED: "Posted",
    State.OTHERWISE: "Told another way",
    State.WITHDRAWN: "Withdrawn",
}
LIMITS = {
    code: f"A court says: {words[:1].lower()}{words[1:]}" for code, words in OF_COURTS.items()
}


@dataclass(frozen=True, slots=True)
class InvitedShown:
    """`warnings` are what a court says; `sent` what became of the letters."""

    name: str
    role: str
    wants: str
    asked: str
    is_asked: bool
    warnings: tuple[str, ...]
    sent: tuple[str, ...]
    route: str
    href: str


def invited_shown(
    review: ReviewSeen, one: InvitedSeen, letters: Collection[MessageSeen]
) -> InvitedShown:
    address = {"child_id": review.child.id, "review_id": review.id, "invited_id": one.id}
    return InvitedShown(
        name=one.name,
        role=ROLES.get(one.role, one.role),
        wants=f"The child {CHILD_WANTS[one.child_wants].lower()}" if one.child_wants else "",
        asked=_asked(one),
        is_asked=one.asked,
        warnings=tuple(LIMITS[each] for each in one.limits if each in LIMITS),
        sent=tuple(_letter(each) for each in letters if _is_to(each, one)),
        route=_route(one),
        href=reverse("change-invited", kwargs=address),
    )


def _route(one: InvitedSeen) -> str:
    if one.nothing_sent:
        return "Nothing is sent: tell them another way"
    return one.email or "No e-mail address: the invitation is printed"


def _asked(one: InvitedSeen) -> str:
    if not one.asked:
        why = NOT_ASKED.get(one.not_asked_why, one.not_asked_why)
        return f"Not asked: {why.lower()}" if why else "Not asked"
    if one.invited_on is None:
        return "To be invited"
    return f"Invited on {day_words(one.invited_on)}"


def _is_to(letter: MessageSeen, one: InvitedSeen) -> bool:
    if one.connected_id is not None and letter.to.connected_id == one.connected_id:
        return True
    if one.email:
        return letter.to.address.casefold() == one.email.casefold()
    return letter.to.connected_id is None and _is_named(letter.to.name, one)


def _is_named(name: str, one: InvitedSeen) -> bool:
    """Whether a printed letter to that name is this person's; the child's says no surname."""
    return one.name == name or (one.role == "child" and one.name.startswith(f"{name} "))


def _letter(letter: MessageSeen) -> str:
    state = "Held: a person looks first" if letter.held else _STATES[letter.state]
    doubt = ", perhaps twice" if letter.doubtful else ""
    return f"{letter.subject}: {state.lower()}{doubt}"


def adults_words(invited: Collection[InvitedSeen], most: int) -> tuple[str, bool]:
    """How many adults are asked, with whoever chairs; and whether they are more than the authority's
    rule."""
    adults = 1 + sum(one.asked and one.role != "child" for one in invited)
    words = (
        f"{adults} adults would be there, with the officer" if adults > 1 else "Only the officer"
    )
    if adults <= most:
        return f"{words}. The rule here is {most} at most.", False
    return f"{words}: more than {most}, the rule here. Who need not be in the room?", True
