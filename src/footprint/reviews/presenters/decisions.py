"""The decisions of a review in words, each with what may be done with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from footprint.accounts.matrix import allows, line_named
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.reviews.facts.after import DecisionSeen, DecisionsSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.presenters.booking import StepShown


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """`lines` say who, by when, and what came of it; `colour` is its tag's."""

    id: int
    words: str
    lines: tuple[str, ...]
    state: str
    colour: str
    starred: bool
    steps: tuple[StepShown, ...]


def decisions_shown(viewer: Viewer, review: ReviewSeen, seen: DecisionsSeen) -> list[DecisionShown]:
    return [
        _shown(one, viewer.today, seen, tuple(_steps(viewer, review, seen, one, place)))
        for place, one in enumerate(seen.decisions)
    ]


def earlier_shown(
    viewer: Viewer, review: ReviewSeen | None, earlier: tuple[DecisionSeen, ...]
) -> list[DecisionShown]:
    """What earlier reviews decided and was not done; with a review, each may be carried over to
    it."""
    shown = []
    for one in earlier:
        steps: tuple[StepShown, ...] = ()
        if review and allows(line_named("carry_decision"), viewer.role, review.child.whose):
            steps = (StepShown("Carry it over to this review", _to("carry-decision", review, one)),)
        shown.append(_shown(one, viewer.today, None, steps))
    return shown


def withdrawn_shown(
    viewer: Viewer, review: ReviewSeen, withdrawn: tuple[DecisionSeen, ...]
) -> list[DecisionShown]:
    may = allows(line_named("restore_decision"), viewer.role, review.child.whose)
    return [
        DecisionShown(
            one.id,
            one.words,
            (f"Why: {one.withdrawn_why}",) if one.withdrawn_why else (),
            "Withdrawn",
            "grey",
            one.starred,
            (StepShown("Let it stand again", _to("restore-decision", review, one)),) if may else (),
        )
        for one in withdrawn
    ]


def _shown(
    one: DecisionSeen, today: date, seen: DecisionsSeen | None, steps: tuple[StepShown, ...]
) -> DecisionShown:
    state, colour = state_of(one, today, issued=seen is None or seen.issued)
    return DecisionShown(one.id, one.words, tuple(_lines(one)), state, colour, one.starred, steps)


def state_of(one: DecisionSeen, today: date, *, issued: bool) -> tuple[str, str]:
    if one.carried_on:
        return "Carried over", "purple"
    if one.done_on:
        return "Done", "green"
    if one.not_done_why:
        return "Not done", "orange"
    if not issued:
        return "Not issued yet", "grey"
    return ("Overdue", "red") if one.overdue(today) else ("To be done", "blue")


def _lines(one: DecisionSeen) -> Iterator[str]:
    by = f"by {day_words(one.by_on)}" if one.by_on else "no day is given"
    yield f"{one.who}, {by}"
    if one.moved and one.first_by_on:
        yield f"First to be done by {day_words(one.first_by_on)}"
    if one.carried_from:
        yield "Carried over from an earlier review"
    if one.done_on:
        late = one.first_by_on is not None and one.done_on > one.first_by_on
        yield f"Done on {day_words(one.done_on)}{', after the day first given' if late else ''}"
    if one.not_done_why:
        yield f"Not done: {one.not_done_why}"


def _steps(
    viewer: Viewer, review: ReviewSeen, seen: DecisionsSeen, one: DecisionSeen, place: int
) -> Iterator[StepShown]:
    if one.carried_on:
        return
    for action, route, words in _possible(seen, one, place):
        if not allows(line_named(action), viewer.role, review.child.whose):
            continue
        hers = viewer.role != Role.SOCIAL_WORKER or one.person_id == viewer.person_id
        if hers:
            yield StepShown(words, _to(route, review, one))


def _possible(seen: DecisionsSeen, one: DecisionSeen, place: int) -> Iterator[tuple[str, str, str]]:
    if seen.issued and one.open:
        yield "settle_decision", "settle-decision", "Done, or not done"
    if seen.issued and one.settled:
        yield "reopen_decision", "reopen-decision", "Undo what came of it"
    if one.open:
        words = "Change who or by when" if seen.issued else "Change it"
        yield "change_decision", "change-decision", words
    if not seen.issued and place:
        yield "move_decision", "move-decision", "Move it up"
    if one.open:
        yield "withdraw_decision", "withdraw-decision", "Withdraw it"


def stands(seen: DecisionsSeen, limit: date | None, today: date) -> list[str]:
    """When they are to be issued, or were; and what the manager answered."""
    if seen.issued_on is None:
        if limit is None or not seen.decisions:
            return []
        when = "were to be" if limit < today else "are to be"
        return [f"They {when} issued by {day_words(limit)}."]
    lines = [f"Issued on {day_words(seen.issued_on)}."]
    answer = seen.answer
    if answer:
        on = day_words(answer.answered_on)
        if answer.accepted:
            lines.append(f"{answer.answered_by} accepted them on {on}.")
        else:
            lines.append(f"{answer.answered_by} objected on {on}: {answer.why}")
        if seen.answer_by and answer.answered_on > seen.answer_by:
            lines.append(f"The time for an answer ended on {day_words(seen.answer_by)}.")
    elif seen.answer_by and seen.stands_unanswered(today):
        lines.append(f"Nobody answered by {day_words(seen.answer_by)}, so they stand.")
    elif seen.answer_by:
        lines.append(f"The responsible manager may answer up to {day_words(seen.answer_by)}.")
    return lines


def steps_of_all(viewer: Viewer, review: ReviewSeen, seen: DecisionsSeen) -> list[StepShown]:
    address = {"child_id": review.child.id, "review_id": review.id}
    offered = [("write_decision", "write-decision", "Write a decision")]
    if seen.decisions and not seen.issued and (review.held or review.completed_on):
        offered.insert(0, ("issue_decisions", "issue-decisions", "Issue the decisions"))
    if seen.issued:
        words = "Answer the decisions" if seen.answer is None else "Change the answer"
        if viewer.role != Role.SOCIAL_CARE_MANAGER:
            words = "Record what the manager answered"
        offered.insert(0, ("answer_decisions", "answer-decisions", words))
    return [
        StepShown(words, reverse(route, kwargs=address))
        for action, route, words in offered
        if allows(line_named(action), viewer.role, review.child.whose)
    ]


def people_offered(people: Mapping[int, str], others: tuple[str, ...]) -> Mapping[str, str]:
    """Those who sign in by "p" and id, the others by their name."""
    return {
        **{f"p{person_id}": name for person_id, name in people.items()},
        **{name: name for name in others},
    }


def _to(route: str, review: ReviewSeen, one: DecisionSeen) -> str:
    address = {"child_id": review.child.id, "review_id": review.id, "decision_id": one.id}
    return reverse(route, kwargs=address)
