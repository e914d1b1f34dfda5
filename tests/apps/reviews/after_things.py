"""Decisions, papers, checks and visits as people make them, through the real actions."""

import base64
from datetime import date, timedelta

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.queries import child as children
from footprint.reviews.actions import decisions, follow_up, preparing
from footprint.reviews.facts.after import CheckSeen, DecisionSeen, DecisionsSeen, VisitSeen
from footprint.reviews.facts.preparing import PaperAskedSeen
from footprint.reviews.models import DecisionsIssued, PlanGiven, Visit
from footprint.reviews.queries import after as after_queries
from footprint.reviews.queries import follow_up as follow_up_queries
from footprint.reviews.queries import preparing as preparing_queries
from footprint.reviews.said.after import DecisionSaid, PaperSaid
from tests.apps.cast import TEAM, hold, person
from tests.apps.children import recording

DENTIST = "Book a dentist"
#: A picture of one point.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def decided(
    viewer: Viewer,
    child_id: int,
    review_id: int,
    words: str = DENTIST,
    *,
    who: str = "Jane Moss",
    person_id: int | None = None,
    by_on: date | None = None,
    starred: bool = False,
) -> int:
    said = DecisionSaid(words, who, person_id, by_on, starred)
    return decisions.write_decision(
        viewer=viewer, child_id=child_id, review_id=review_id, said=said
    )


def issued(viewer: Viewer, child_id: int, review_id: int) -> None:
    decisions.issue_decisions(viewer=viewer, child_id=child_id, review_id=review_id)


def seen(viewer: Viewer, child_id: int, review_id: int) -> DecisionsSeen:
    return after_queries.decisions_and_answer(viewer, child_id, review_id)


def the_decision(
    viewer: Viewer, child_id: int, review_id: int, words: str = DENTIST
) -> DecisionSeen:
    found = seen(viewer, child_id, review_id).decisions
    return next(one for one in found if one.words == words)


def asked(viewer: Viewer, child_id: int, review_id: int, *, kind: str = "report") -> int:
    said = PaperSaid(kind, "Sal Social", provider="in_house" if kind == "carer" else "")
    return preparing.ask_for_paper(viewer=viewer, child_id=child_id, review_id=review_id, said=said)


def the_paper(viewer: Viewer, review_id: int, asked_id: int) -> PaperAskedSeen:
    found = preparing_queries.papers_asked(viewer, review_id)
    return next(one for one in found if one.id == asked_id)


def received(
    viewer: Viewer,
    child_id: int,
    review_id: int,
    asked_id: int,
    *,
    day: date,
) -> None:
    preparing.receive_paper(
        viewer=viewer,
        child_id=child_id,
        review_id=review_id,
        asked_id=asked_id,
        received_on=day,
        version=the_paper(viewer, review_id, asked_id).version,
    )


def the_check(viewer: Viewer, child_id: int, check_id: int) -> CheckSeen:
    one = children.child(viewer, child_id)
    assert one is not None
    return next(each for each in follow_up_queries.checks_of(viewer, one) if each.id == check_id)


def the_visit(viewer: Viewer, child_id: int, visit_id: int) -> VisitSeen:
    one = children.child(viewer, child_id)
    assert one is not None
    return next(each for each in follow_up_queries.visits_of(viewer, one) if each.id == visit_id)


def one_of_each(viewer: Viewer, child_id: int, review_id: int) -> dict[str, object]:
    """What addresses of this part lead to; the decision is issued, so that all may read it."""
    olive = recording.officer(viewer, "Olive Officer", "olive@council.test")
    tomorrow = viewer.today + timedelta(days=1)
    decision_id = decided(viewer, child_id, review_id)
    visit = Visit(child_id=child_id, officer=olive, planned_on=tomorrow)
    left = DecisionsIssued(child_id=child_id, review_id=review_id, issued_on=viewer.today)
    plan = PlanGiven(
        child_id=child_id, review_id=review_id, role="child", given_on=viewer.today, how="by_hand"
    )
    recording.add_rows(viewer=recording.the_import(viewer.today), rows=[visit, left, plan])
    return {
        "asked_id": asked(viewer, child_id, review_id),
        "step": "talk",
        "decision_id": decision_id,
        "check_id": follow_up.plan_check(viewer=viewer, child_id=child_id, planned_on=tomorrow),
        "visit_id": visit.pk,
        "given_id": plan.pk,
    }


def worked_with(mary: Viewer, ada: Viewer, grace: Viewer, child_id: int) -> tuple[Viewer, Viewer]:
    """Sal, who works with the child, and Tess, who manages Sal's team, both signing in."""
    sal = hold(ada, grace, person("Sal Social"), Role.SOCIAL_WORKER)
    tess = hold(ada, grace, person("Tess Team"), Role.SOCIAL_CARE_MANAGER)
    began_on = mary.today - timedelta(days=90)
    recording.linked(mary, child_id, "Sal Social", began_on, team=TEAM)
    recording.is_worker(mary, "Sal Social", sal.person_id or 0)
    return sal, tess
