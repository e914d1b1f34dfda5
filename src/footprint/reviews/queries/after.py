"""What was decided at reviews, and what came of it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from footprint.accounts.matrix import allows, line_named
from footprint.audit.facts import Viewer
from footprint.authority.queries import rules_on
from footprint.children.facts.child import ChildSeen
from footprint.children.queries import child as children
from footprint.domain.timetable.record import ANSWERED
from footprint.reviews.answerable import Answerable
from footprint.reviews.facts.after import AnswerSeen, DecisionSeen, DecisionsSeen
from footprint.reviews.letters.decisions import doers
from footprint.reviews.models import Decision, DecisionsIssued, Invited, ManagersAnswer

#: Of a decision: its review's have left.
_ISSUED = Exists(DecisionsIssued.objects.filter(review=OuterRef("review")))


def decisions_of(viewer: Viewer, child_id: int, review_id: int) -> tuple[DecisionSeen, ...]:
    """A review's decisions in their order, those that were withdrawn apart; none to a viewer who may
    not read decisions of this child, and none before they are issued to whoever does not write
    them. In two selects."""
    one = children.child(viewer, child_id)
    if one is None or not reads_decisions(viewer, one):
        return ()
    rows = Decision.objects.filter(child=child_id, review=review_id)
    if not allows(line_named("write_decision"), viewer.role, one.whose):
        rows = rows.filter(_ISSUED)
    return _standing(rows).get(review_id, ())


def reads_decisions(viewer: Viewer, one: ChildSeen) -> bool:
    """Decisions are text: whose role reads text of this child."""
    return allows(line_named("decisions"), viewer.role, one.whose)


def decisions_and_answer(viewer: Viewer, child_id: int, review_id: int) -> DecisionsSeen:
    """`decisions_of`, when they were issued and what was answered. In four selects, and the rules'."""
    found = decisions_of(viewer, child_id, review_id)
    issued = DecisionsIssued.objects.filter(child=child_id, review=review_id).first()
    answer = ManagersAnswer.objects.filter(child=child_id, review=review_id).first()
    issued_on = issued.issued_on if issued else None
    return DecisionsSeen(
        review_id=review_id,
        decisions=found,
        issued_on=issued_on,
        issued_version=issued.version if issued else 0,
        answer_by=answer_by(viewer, issued_on) if issued_on else None,
        answer=_answer(answer) if answer else None,
    )


def answer_by(viewer: Viewer, issued_on: date) -> date:
    """The last day on which a manager answers in time, by the rules of the day of issue."""
    within = rules_on(viewer, issued_on).answers_within
    calendar = ANSWERED.under.working_days.calendar
    return calendar.add_working_days(issued_on, within)


def withdrawn_of(viewer: Viewer, one: ChildSeen, review_id: int) -> tuple[DecisionSeen, ...]:
    """The decisions of a review that were withdrawn; to whoever does not write them, those that had
    been issued before."""
    if not reads_decisions(viewer, one):
        return ()
    rows = Decision.objects.filter(child=one.id, review=review_id, withdrawn=True)
    if not allows(line_named("write_decision"), viewer.role, one.whose):
        rows = rows.filter(_ISSUED)
    return tuple(_decisions(_with_later(rows).order_by("number", "pk")))


def not_done_before(
    viewer: Viewer, one: ChildSeen, review_id: int | None = None
) -> tuple[DecisionSeen, ...]:
    """What earlier reviews decided and issued and was not done, for the midway check and for the next
    review (`review_id`): all that is open; of what was said why it was not done, what the latest of
    them decided. In two selects."""
    if not reads_decisions(viewer, one):
        return ()
    issued = DecisionsIssued.objects.filter(child=one.id).exclude(review=review_id)
    order = list(issued.order_by("issued_on", "pk").values_list("review", flat=True))
    rows = Decision.objects.filter(child=one.id, review__in=order, done_on=None)
    found = _standing(rows)
    return tuple(
        decision
        for earlier in order
        for decision in found.get(earlier, ())
        if not decision.carried_on and (decision.open or earlier == order[-1])
    )


def names_round(viewer: Viewer, review_id: int) -> tuple[str, ...]:
    """The names of those who may be asked to a review, each with who it is; the child apart."""
    rows = Invited.objects.filter(review=review_id, withdrawn=False).exclude(role="child")
    return tuple(dict.fromkeys(rows.order_by("pk").values_list("name", flat=True)))


def told_of(
    viewer: Viewer, decisions: Iterable[DecisionSeen], of: Answerable
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom a letter tells of decisions when they are issued, and who has something to do and gets
    none, because she does not sign in."""
    found = list(decisions)
    people = doers(viewer, found)
    others = {one.who for one in found if one.person_id not in people}
    told = [one.name for one in (of.manager, of.worker, *people.values()) if one and one.id]
    return tuple(dict.fromkeys(told)), tuple(sorted(others - set(told)))


def open_decisions(
    viewer: Viewer, seen: Collection[ChildSeen]
) -> Mapping[int, tuple[DecisionSeen, ...]]:
    """By child: what was decided at whichever review, was issued, and waits to be done. In one
    select."""
    ids = [one.id for one in seen if reads_decisions(viewer, one)]
    rows = Decision.objects.filter(_ISSUED, child__in=ids, done_on=None, not_done_why="")
    found: dict[int, tuple[DecisionSeen, ...]] = {}
    for group in _standing(rows).values():
        for one in group:
            if one.open:
                found[one.child_id] = (*found.get(one.child_id, ()), one)
    return found


def _standing(rows: "QuerySet[Decision]") -> dict[int, tuple[DecisionSeen, ...]]:
    """By review, in their order."""
    ordered = _with_later(rows.filter(withdrawn=False)).order_by("review", "number", "pk")
    by_review: dict[int, list[Decision]] = {}
    for row in ordered:
        by_review.setdefault(row.review_id, []).append(row)
    return {review: tuple(_decisions(found)) for review, found in by_review.items()}


def _with_later(rows: "QuerySet[Decision]") -> "QuerySet[Decision]":
    """With whether a later review has taken each over."""
    later = Decision.objects.filter(carried_from=OuterRef("pk"), withdrawn=False)
    return rows.annotate(carried_on=Exists(later))


def _decisions(rows: Iterable[Decision]) -> Iterable[DecisionSeen]:
    for row in rows:
        yield DecisionSeen(
            id=row.pk,
            child_id=row.child_id,
            review_id=row.review_id,
            number=row.number,
            words=row.words,
            who=row.who,
            person_id=row.person_id,
            by_on=row.by_on,
            first_by_on=row.first_by_on,
            starred=row.starred,
            done_on=row.done_on,
            not_done_why=row.not_done_why,
            carried_from=row.carried_from_id,
            carried_on=vars(row)["carried_on"],
            withdrawn=row.withdrawn,
            withdrawn_why=row.withdrawn_why,
            version=row.version,
        )


def _answer(row: ManagersAnswer) -> AnswerSeen:
    return AnswerSeen(
        row.review_id, row.answered_on, row.answered_by, row.accepted, row.why, row.version
    )
