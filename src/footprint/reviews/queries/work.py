"""What is to be done about the reviews of the children whom a viewer sees, and by whom."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.authority.queries import rules_on
from footprint.children.facts.child import ChildSeen
from footprint.domain.timetable.record import ClockLine, OwedBy
from footprint.domain.timetable.record_provisions import CARE_PLAN_UPDATED, INVITATIONS, PAPERS
from footprint.post import queries as post
from footprint.post.facts import State
from footprint.reviews import clock, work_to_plan
from footprint.reviews.codes import PaperKind
from footprint.reviews.facts.review import ReviewSeen, Stage
from footprint.reviews.facts.work import Between, OfficesWeek, Task, Work, by_day, sorted_by_when
from footprint.reviews.models import Finished, PaperAsked, ReviewRun, Sent
from footprint.reviews.queries import after as after_queries
from footprint.reviews.queries import follow_up, plan_given
from footprint.reviews.queries import review as queries
from footprint.reviews.where_done import waiting, where_done

#: What is asked of a review long after it was completed stands on its own page, not among the work.
LATELY = timedelta(days=90)
#: A paper is asked after so many days before it is due.
CHASED_FROM = timedelta(days=5)

_ROLES: Mapping[str, OwedBy] = {
    Role.REVIEWING_OFFICER: "reviewing_officer",
    Role.SOCIAL_WORKER: "social_worker",
    Role.SOCIAL_CARE_MANAGER: "manager",
    Role.BUSINESS_SUPPORT: "business_support",
}
_WHO: Mapping[OwedBy, str] = {
    "reviewing_officer": "The reviewing officer",
    "social_worker": "The social worker",
    "manager": "The responsible manager",
    "business_support": "Business support",
}


def work(
    viewer: Viewer, seen: Collection[ChildSeen], between: Mapping[int, Between] | None = None
) -> Work:
    """What the viewer owes and what she waits for, of these children whom she sees; `between` is of
    those for whom she plans. The same number of selects however many children."""
    reviews = _under_way(viewer, seen)
    found = [
        *_of_reviews(viewer, reviews),
        *_of_decisions(viewer, seen),
        *_of_follow_up(viewer, seen),
    ]
    mine = [one for one in found if _is_mine(viewer, one)]
    others = [one for one in found if not _is_mine(viewer, one)]
    to_plan = work_to_plan.to_plan(viewer, seen, reviews, between) if between else ()
    return sorted_by_when(mine, others, viewer.today, to_plan)


def offices_week(
    viewer: Viewer, seen: Collection[ChildSeen], due: Mapping[int, date]
) -> OfficesWeek:
    """Of the steps that the authority gives to business support. `due`: the next review of each of
    these children, where one is due soon or overdue."""
    rules = rules_on(viewer, viewer.today)
    reviews = _under_way(viewer, seen)
    lines = clock.clocks(viewer, reviews)
    office = "business_support"
    return OfficesWeek(
        to_book=by_day(_to_book(seen, reviews, due)) if rules.convenes == office else (),
        to_invite=by_day(_to_invite(viewer, reviews, lines)),
        to_chase=by_day(_to_chase(viewer, reviews, lines)),
        to_send=by_day(_to_send(reviews)) if rules.sends == office else (),
        to_post=len(post.letters(viewer, State.TO_POST)),
    )


def _under_way(viewer: Viewer, seen: Collection[ChildSeen]) -> tuple[ReviewSeen, ...]:
    """Those that are open, not recorded yet, or were completed lately."""
    lately = Q(completed_on=None) | Q(completed_on__gte=viewer.today - LATELY)
    recorded = Exists(Finished.objects.filter(review=OuterRef("pk")))
    ids = ReviewRun.objects.filter(
        lately | ~recorded, child__in=[one.id for one in seen], cancelled_on=None
    )
    return queries.reviews_of_children(viewer, seen, list(ids.values_list("pk", flat=True)))


def _of_reviews(viewer: Viewer, reviews: Collection[ReviewSeen]) -> Iterator[Task]:
    lines = clock.clocks(viewer, reviews)
    papers = _papers_to_come(reviews)
    given = plan_given.given(viewer, [one.id for one in reviews])
    for review in reviews:
        for sitting in review.booked:
            past = sitting.on < viewer.today
            words = "Say whether the review was held" if past else "The review takes place"
            yield _task(review, words, sitting.on, "reviewing_officer", "review")
        for line in _waiting(viewer, review, lines.get(review.id, ())):
            if line.code == PAPERS.code and (asked := papers.get(review.id)):
                yield from _each_paper(review, line, asked)
            else:
                yield _of_line(review, line)
        if review.id not in given:
            yield from _plan_to_give(viewer, review, lines.get(review.id, ()))


def _plan_to_give(
    viewer: Viewer, review: ReviewSeen, lines: tuple[ClockLine, ...]
) -> Iterator[Task]:
    """A plan that was brought up to date lately, and that nobody has been given yet."""
    if review.completed_on is None or review.completed_on < viewer.today - LATELY:
        return
    for line in lines:
        if line.code == CARE_PLAN_UPDATED.code and line.done_on and line.deadline:
            words = "Give the new care plan to the child, the family and the carers"
            yield _task(review, words, line.deadline.due, line.owed_by, "give-plan")


def _waiting(
    viewer: Viewer, review: ReviewSeen, lines: tuple[ClockLine, ...]
) -> Iterator[ClockLine]:
    met_on = clock.review_on(review)
    if met_on is not None:
        yield from waiting(lines, met_on, viewer.today)


def _is_over(viewer: Viewer, review: ReviewSeen) -> bool:
    """The day of its first sitting has gone by."""
    met_on = clock.review_on(review)
    return met_on is not None and met_on < viewer.today


def _is_mine(viewer: Viewer, one: Task) -> bool:
    """What is owed by one person is hers alone; by a role, whoever acts in it for the child."""
    if one.person_id is not None:
        return one.person_id == viewer.person_id
    return one.owed_by is not None and one.owed_by == _ROLES.get(viewer.role)


def _of_line(review: ReviewSeen, line: ClockLine) -> Task:
    due = line.deadline.due if line.deadline else None
    route, more = where_done(line.code)
    return _task(review, line.title, due, line.owed_by, route, **more)


def _each_paper(
    review: ReviewSeen, line: ClockLine, asked: Collection[PaperAsked]
) -> Iterator[Task]:
    """Each opens at the very form on which it is given."""
    due = line.deadline.due if line.deadline else None
    for row in asked:
        words = PaperKind(row.kind).label
        yield _task(review, words, due, line.owed_by, "receive-paper", asked_id=row.pk)


def _papers_to_come(reviews: Collection[ReviewSeen]) -> Mapping[int, list[PaperAsked]]:
    rows = PaperAsked.objects.filter(
        review__in=[one.id for one in reviews],
        withdrawn=False,
        received_on=None,
        kind__in=clock.WORKERS_PAPERS,
    )
    found: dict[int, list[PaperAsked]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.review_id, []).append(row)
    return found


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


def _of_follow_up(viewer: Viewer, seen: Collection[ChildSeen]) -> Iterator[Task]:
    officer: OwedBy = "reviewing_officer"
    for check in follow_up.checks_to_do(viewer, seen):
        about = {"check_id": check.id}
        who = _WHO[officer]
        yield Task(check.child, "Midway check", check.planned_on, officer, who, "do-check", about)
    for visit in follow_up.visits_to_do(viewer, seen):
        words = "Ask the child again about a visit" if visit.ask_again_on else "Visit or contact"
        day = visit.ask_again_on or visit.planned_on
        route = "follow-up" if visit.ask_again_on else "record-visit"
        about = {} if visit.ask_again_on else {"visit_id": visit.id}
        yield Task(visit.child, words, day, officer, visit.officer, route, about)


def _to_book(
    seen: Collection[ChildSeen], reviews: Collection[ReviewSeen], due: Mapping[int, date]
) -> Iterator[Task]:
    """Children whose review is due and has no day."""
    has_day = {
        one.child.id
        for one in reviews
        if one.stage in {Stage.BOOKED, Stage.UNDER_WAY, Stage.ADJOURNED}
    }
    without = {one.child.id: one for one in reviews if one.stage is Stage.TO_BOOK}
    for one in seen:
        if one.id not in due or one.id in has_day:
            continue
        who = _WHO["business_support"]
        if one.id in without:
            yield _task(without[one.id], "Needs a day", due[one.id], "business_support", "review")
        else:
            words = "No review is booked"
            yield Task(one, words, due[one.id], "business_support", who, "book-review", {})


def _to_invite(
    viewer: Viewer,
    reviews: Collection[ReviewSeen],
    lines: Mapping[int, tuple[ClockLine, ...]],
) -> Iterator[Task]:
    """Reviews still to come, where inviting is business support's and is not done."""
    for review in reviews:
        if _is_over(viewer, review):
            continue
        for line in lines.get(review.id, ()):
            to_do = line.standing in {"to come", "not done"}
            if line.code == INVITATIONS.code and to_do and line.owed_by == "business_support":
                yield _of_line(review, line)


def _to_chase(
    viewer: Viewer,
    reviews: Collection[ReviewSeen],
    lines: Mapping[int, tuple[ClockLine, ...]],
) -> Iterator[Task]:
    """Papers that were asked for, have not come, and are due in five days or were due."""
    by_id = {one.id: one for one in reviews if one.completed_on is None}
    due = {
        review: line.deadline.due
        for review, found in lines.items()
        for line in found
        if line.code == PAPERS.code and line.deadline
    }
    rows = PaperAsked.objects.filter(review__in=by_id, withdrawn=False, received_on=None)
    for row in rows.order_by("pk"):
        by_on = due.get(row.review_id)
        if by_on and by_on - CHASED_FROM <= viewer.today:
            words = f"{PaperKind(row.kind).label}{f', of {row.of}' if row.of else ''}"
            review = by_id[row.review_id]
            yield _task(review, words, by_on, "business_support", "receive-paper", asked_id=row.pk)


def _to_send(reviews: Collection[ReviewSeen]) -> Iterator[Task]:
    """Records of which somebody on the list has not had hers."""
    by_id = {one.id: one for one in reviews}
    rows = Sent.objects.filter(review__in=by_id, withdrawn=False, sent_on=None)
    for review_id in dict.fromkeys(rows.order_by("review").values_list("review", flat=True)):
        review = by_id[review_id]
        yield _task(review, "Send the record", None, "business_support", "review")


def _task(
    review: ReviewSeen,
    words: str,
    by_on: date | None,
    owed_by: OwedBy,
    route: str,
    **more: object,
) -> Task:
    about = {"review_id": review.id, **more}
    return Task(review.child, words, by_on, owed_by, _WHO[owed_by], route, about)
