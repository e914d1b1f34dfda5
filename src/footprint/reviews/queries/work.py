"""What is to be done about the reviews of the children whom a viewer sees, and by whom."""

from collections.abc import Collection, Iterator, Mapping

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.authority.facts import RulesOverTime
from footprint.children.facts.child import ChildSeen
from footprint.domain.timetable.record import OwedBy
from footprint.reviews import clock, tasks, work_to_plan
from footprint.reviews.facts.after import FollowUp
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.work import Between, Task, Work, sorted_by_when
from footprint.reviews.queries import after as after_queries
from footprint.reviews.queries import follow_up as follow_up_queries
from footprint.reviews.queries import review as queries

_ROLES: Mapping[str, OwedBy] = {
    Role.REVIEWING_OFFICER: "reviewing_officer",
    Role.SOCIAL_WORKER: "social_worker",
    Role.SOCIAL_CARE_MANAGER: "manager",
    Role.BUSINESS_SUPPORT: "business_support",
}


def work(
    viewer: Viewer,
    seen: Collection[ChildSeen],
    rules: RulesOverTime,
    between: Mapping[int, Between] | None = None,
) -> Work:
    """What the viewer owes and what she waits for, of these children whom she sees; `between` is of
    those for whom she plans. In six selects, however many children."""
    reviews = under_way(viewer, seen)
    follow_up = follow_up_queries.to_follow_up(viewer, seen)
    found = [
        *tasks.of_reviews(reviews, clock.clocks(viewer, reviews, rules), viewer.today),
        *_of_decisions(viewer, seen),
        *_of_follow_up(follow_up),
    ]
    mine = [one for one in found if _is_mine(viewer, one)]
    others = [one for one in found if not _is_mine(viewer, one)]
    now = rules.on(viewer.today)
    planned = (
        work_to_plan.to_plan(viewer, seen, reviews, between, follow_up=follow_up, rules=now)
        if between
        else ()
    )
    return sorted_by_when(mine, others, viewer.today, planned)


def under_way(viewer: Viewer, seen: Collection[ChildSeen]) -> tuple[ReviewSeen, ...]:
    """Reviews that are open, not recorded yet, or were completed lately; in two selects."""
    return queries.reviews_under_way(viewer, seen, viewer.today - tasks.LATELY)


def _is_mine(viewer: Viewer, one: Task) -> bool:
    """What is owed by one person is hers alone; by a role, whoever acts in it for the child."""
    if one.person_id is not None:
        return one.person_id == viewer.person_id
    return one.owed_by is not None and one.owed_by == _ROLES.get(viewer.role)


def _of_decisions(viewer: Viewer, seen: Collection[ChildSeen]) -> Iterator[Task]:
    """Decisions are owed by whoever is named; one that names nobody who signs in is waited for."""
    by_id = {one.id: one for one in seen}
    for child_id, decisions in after_queries.open_decisions(viewer, seen).items():
        for one in decisions:
            yield Task(
                child=by_id[child_id],
                words=one.words,
                by_on=one.by_on,
                owed_by=None,
                who=one.who,
                route="settle-decision",
                about={"review_id": one.review_id, "decision_id": one.id},
                person_id=one.person_id,
                starred=one.starred,
            )


def _of_follow_up(found: FollowUp) -> Iterator[Task]:
    officer: OwedBy = "reviewing_officer"
    who = tasks.WHO[officer]
    for check in found.checks:
        about = {"check_id": check.id}
        yield Task(check.child, "Midway check", check.planned_on, officer, who, "do-check", about)
    for visit in found.visits:
        words = "Ask the child again about a visit" if visit.ask_again_on else "Visit or contact"
        day = visit.ask_again_on or visit.planned_on
        route = "follow-up" if visit.ask_again_on else "record-visit"
        about = {} if visit.ask_again_on else {"visit_id": visit.id}
        yield Task(visit.child, words, day, officer, visit.officer, route, about)
