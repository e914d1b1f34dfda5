"""Decisions are written, put in order, withdrawn, carried over, issued, and settled."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.post import actions as post
from footprint.reviews.facts.after import DecisionSeen, DecisionsSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.letters.decisions import letters_of_issue, letters_of_one_more
from footprint.reviews.models import Decision, DecisionsIssued
from footprint.reviews.opened import opened
from footprint.reviews.permissions import decisions as permissions
from footprint.reviews.permissions.decisions import NO_SUCH_DECISION
from footprint.reviews.queries import after as after_queries
from footprint.reviews.said.after import DecisionSaid


@dataclass(frozen=True, slots=True)
class _At:
    """A review with its decisions, locked, and the one that is meant."""

    review: ReviewSeen
    seen: DecisionsSeen
    one: DecisionSeen | None


@action
def write_decision(*, viewer: Viewer, child_id: int, review_id: int, said: DecisionSaid) -> int:
    """The decision's id. After the others were issued it is told at once, to the same people."""
    at = _at(viewer, child_id, review_id)
    ask(permissions.why_not_write_decision(viewer, at.review, at.seen, said))
    return _add(viewer, at, said, first_by_on=said.by_on, carried_from=None)


@action
def change_decision(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    decision_id: int,
    said: DecisionSaid,
    version: int,
) -> None:
    """The day that was first given stays, from when it was issued, beside the new one."""
    at = _at(viewer, child_id, review_id, decision_id)
    ask(permissions.why_not_change_decision(viewer, at.review, at.seen, at.one, said))
    first = at.one.first_by_on if at.one and _is_told(at, at.one) else None
    values = {**_values(said), "first_by_on": first or said.by_on}
    revise(viewer, Decision(pk=decision_id), version=version, **values)


@action
def move_decision(
    *, viewer: Viewer, child_id: int, review_id: int, decision_id: int, version: int
) -> None:
    """It changes places with the one before it."""
    at = _at(viewer, child_id, review_id, decision_id)
    ask(permissions.why_not_move_decision(viewer, at.review, at.seen, at.one))
    place = [one.id for one in at.seen.decisions].index(decision_id)
    one = at.seen.decisions[place]
    before = at.seen.decisions[max(place - 1, 0)]
    revise(viewer, Decision(pk=one.id), version=version, number=before.number)
    if before.id != one.id:
        revise(viewer, Decision(pk=before.id), version=before.version, number=one.number)


@action
def withdraw_decision(
    *, viewer: Viewer, child_id: int, review_id: int, decision_id: int, why: str, version: int
) -> None:
    at = _at(viewer, child_id, review_id, decision_id)
    ask(permissions.why_not_withdraw_decision(viewer, at.review, at.seen, at.one, why))
    changed = {"withdrawn": True, "withdrawn_why": why.strip()}
    revise(viewer, Decision(pk=decision_id), version=version, **changed)


@action
def restore_decision(
    *, viewer: Viewer, child_id: int, review_id: int, decision_id: int, version: int
) -> None:
    """It was withdrawn by mistake."""
    at = _at(viewer, child_id, review_id)
    withdrawn = after_queries.withdrawn_of(viewer, at.review.child, review_id)
    one = next((each for each in withdrawn if each.id == decision_id), None)
    ask(permissions.why_not_restore_decision(viewer, at.review, one))
    changed = {"withdrawn": False, "withdrawn_why": ""}
    revise(viewer, Decision(pk=decision_id), version=version, **changed)


@action
def carry_decision(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    decision_id: int,
    said: DecisionSaid,
) -> int:
    """What was not done is decided again at this review; the day that was first given stays with
    it. The new decision's id."""
    at = _at(viewer, child_id, review_id)
    earlier = after_queries.not_done_before(viewer, at.review.child, review_id)
    one = next((each for each in earlier if each.id == decision_id), None)
    ask(permissions.why_not_carry_decision(viewer, at.review, one, said))
    first = one.first_by_on if one else None
    return _add(viewer, at, said, first_by_on=first or said.by_on, carried_from=decision_id)


@action
def issue_decisions(*, viewer: Viewer, child_id: int, review_id: int) -> None:
    """They leave today, whether or not the record is finished: the responsible manager, the social
    worker and those who have something to do are told."""
    at = _at(viewer, child_id, review_id)
    ask(permissions.why_not_issue_decisions(viewer, at.review, at.seen))
    row = DecisionsIssued(child_id=child_id, review_id=review_id, issued_on=viewer.today)
    add(viewer, row)
    seen = after_queries.decisions_and_answer(viewer, child_id, review_id)
    post.queue(viewer=viewer, letters=letters_of_issue(viewer, at.review.child, seen))


@action
def settle_decision(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    decision_id: int,
    done_on: date | None,
    not_done_why: str,
    version: int,
) -> None:
    """It was done on a day, or why it was not."""
    at = _at(viewer, child_id, review_id, decision_id)
    ask(permissions.why_not_settle_decision(viewer, at.review, at.seen, at.one))
    ask(permissions.why_not_settled_so(viewer, done_on, not_done_why))
    changed = {"done_on": done_on, "not_done_why": "" if done_on else not_done_why.strip()}
    revise(viewer, Decision(pk=decision_id), version=version, **changed)


@action
def reopen_decision(
    *, viewer: Viewer, child_id: int, review_id: int, decision_id: int, version: int
) -> None:
    """What was recorded of it was a mistake: it waits to be done."""
    at = _at(viewer, child_id, review_id, decision_id)
    ask(permissions.why_not_reopen_decision(viewer, at.review, at.seen, at.one))
    revise(viewer, Decision(pk=decision_id), version=version, done_on=None, not_done_why="")


def _at(viewer: Viewer, child_id: int, review_id: int, decision_id: int | None = None) -> _At:
    review = opened(viewer, child_id, review_id)
    seen = after_queries.decisions_and_answer(viewer, child_id, review_id)
    one = next((each for each in seen.decisions if each.id == decision_id), None)
    if decision_id is not None and one is None:
        raise ActionDenied(NO_SUCH_DECISION)
    return _At(review, seen, one)


def _is_told(at: _At, one: DecisionSeen) -> bool:
    """Others know of the day already; or it was carried over with it."""
    return at.seen.issued or one.carried_from is not None


def _add(
    viewer: Viewer,
    at: _At,
    said: DecisionSaid,
    *,
    first_by_on: date | None,
    carried_from: int | None,
) -> int:
    of_review = Decision.objects.filter(review=at.review.id)
    row = Decision(
        child_id=at.review.child.id,
        review_id=at.review.id,
        number=(of_review.aggregate(Max("number"))["number__max"] or 0) + 1,
        first_by_on=first_by_on,
        carried_from_id=carried_from,
        **_values(said),
    )
    add(viewer, row)
    if at.seen.issued:
        seen = after_queries.decisions_and_answer(viewer, at.review.child.id, at.review.id)
        new = next(one for one in seen.decisions if one.id == row.pk)
        letters = letters_of_one_more(viewer, at.review.child, seen, new)
        post.queue(viewer=viewer, letters=letters)
    return row.pk


def _values(said: DecisionSaid) -> dict[str, object]:
    return {
        "words": said.words.strip(),
        "who": " ".join(said.who.split()),
        "person_id": said.person_id,
        "by_on": said.by_on,
        "starred": said.starred,
    }
