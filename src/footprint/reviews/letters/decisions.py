"""The letters that tell of decisions: that there are some, and where. Nothing of a child stands in
them: whoever follows the link signs in, and is asked whether the record is hers to read."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from footprint.accounts import queries as accounts
from footprint.audit.facts import Viewer
from footprint.children.facts.child import ChildSeen
from footprint.domain.dates import day_words
from footprint.post.facts import Letter, Recipient
from footprint.post.unsaid import but_by_chance, unsaid
from footprint.reviews.answerable import Somebody, answerable_for
from footprint.reviews.facts.after import DecisionSeen, DecisionsSeen
from footprint.reviews.letters.sender import from_name

KIND = "decisions"
_MANAGER = "You get this because you manage the team that works with a child."
_WORKER = "You get this because you are a child’s social worker."
_DOES = "You get this because a review decided that you do something."


def letters_of_issue(viewer: Viewer, one: ChildSeen, seen: DecisionsSeen) -> tuple[Letter, ...]:
    """One letter a person, to the first of these that she is: the responsible manager, the social
    worker, and whoever has to do something and signs in."""
    of = answerable_for(viewer, one.id)
    found: dict[int, Letter] = {}
    until = f" by {day_words(seen.answer_by)}" if seen.answer_by else ""
    manager = (
        "The reviewing officer has issued the decisions of a review in your team.",
        f"Please accept them, or object and say why{until}. Without an answer they stand.",
        link(one.id, seen.review_id, "answer-decisions"),
    )
    told = (
        "The reviewing officer has issued the decisions of a review.",
        "You can read them, and say what was done, on this page. You are asked to sign in first.",
        link(one.id, seen.review_id, "review-decisions"),
    )
    for somebody, lines, why in (
        (of.manager, manager, _MANAGER),
        (of.worker, told, _WORKER),
        *((doer, told, _DOES) for doer in doers(viewer, seen.decisions).values()),
    ):
        if somebody and somebody.id and somebody.email:
            key = f"{KIND}:{seen.review_id}:{somebody.id}"
            found.setdefault(
                somebody.id,
                _letter(viewer, one, seen.review_id, somebody, lines, why=why, key=key),
            )
    return tuple(found.values())


def letters_of_one_more(
    viewer: Viewer, one: ChildSeen, seen: DecisionsSeen, decision: DecisionSeen
) -> tuple[Letter, ...]:
    """A decision was added after the others were issued: the same people hear of it."""
    more = f"{KIND}:{seen.review_id}:{decision.id}"
    lines = (
        "The reviewing officer has added a decision of a review.",
        "You can read it on this page. You are asked to sign in first.",
        link(one.id, seen.review_id, "review-decisions"),
    )
    of = answerable_for(viewer, one.id)
    people = (of.manager, of.worker, *doers(viewer, [decision]).values())
    each = {somebody.id: somebody for somebody in people if somebody and somebody.email}
    return tuple(
        _letter(
            viewer, one, seen.review_id, somebody, lines, why=_DOES, key=f"{more}:{somebody.id}"
        )
        for somebody in each.values()
    )


def doers(viewer: Viewer, decisions: Iterable[DecisionSeen]) -> Mapping[int, Somebody]:
    """Those of whom something is wanted and who sign in, by their id."""
    ids = {one.person_id for one in decisions if one.person_id}
    people = accounts.people(viewer) if ids else ()
    return {one.id: Somebody(one.id, one.full_name, one.email) for one in people if one.id in ids}


def link(child_id: int, review_id: int, route: str) -> str:
    """The page's address for a letter."""
    path = reverse(route, kwargs={"child_id": child_id, "review_id": review_id})
    return f"{settings.ENVIRONMENT.address}{path}"


def unsaid_of(one: ChildSeen) -> tuple[str, ...]:
    """What no letter about the child carries."""
    names = (one.name, f"{one.first_name} {one.surname}".strip(), one.surname)
    return unsaid(names=[name for name in names if name], born_on=one.born_on)


def _letter(
    viewer: Viewer,
    one: ChildSeen,
    review_id: int,
    somebody: Somebody,
    lines: tuple[str, ...],
    *,
    why: str,
    key: str,
) -> Letter:
    subject, text = "Footprint: the decisions of a review", "\n\n".join(lines)
    return Letter(
        kind=KIND,
        to=Recipient(somebody.name, somebody.email, somebody.id),
        child_ids=(one.id,),
        about="review",
        about_id=review_id,
        subject=subject,
        text=text,
        key=key,
        # Nobody typed a word of it.
        unsaid=but_by_chance(unsaid_of(one), [subject, text, why, from_name(viewer)]),
        why=why,
        from_name=from_name(viewer),
    )
