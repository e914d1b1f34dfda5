"""What is to be done about a review, as a task: what it is, by when, whose, and where it is done."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from footprint.domain.timetable.record import ClockLine, OwedBy
from footprint.domain.timetable.record_provisions import CARE_PLAN_UPDATED, PAPERS
from footprint.reviews import windows
from footprint.reviews.clock import WORKERS_PAPERS, Clock
from footprint.reviews.codes import PaperKind
from footprint.reviews.facts.review import ReviewSeen, Stage
from footprint.reviews.facts.work import Task
from footprint.reviews.told_round import PaperTold
from footprint.reviews.where_done import waiting, where_done

WHO: Mapping[OwedBy, str] = {
    "reviewing_officer": "The reviewing officer",
    "social_worker": "The social worker",
    "manager": "The responsible manager",
    "business_support": "Business support",
}
#: What is asked of a review long after it was completed stands on its own page, not among the work.
LATELY = timedelta(days=90)
#: Each line of the clock as something to be done.
_TO_DO: Mapping[str, str] = {
    "talk_before_review": "Talk before the review, social worker and officer",
    "invitations": "Send the invitations and consultation papers",
    "papers_before_review": "Send the papers for the review",
    "spoken_alone": "Speak with the child alone",
    "decisions_issued": "Issue the decisions",
    "managers_answer": "Answer the decisions",
    "care_plan_updated": "Bring the care plan up to date",
    "record_complete": "Finish the record",
    "record_sent": "Send the record",
}


def of_reviews(
    reviews: Iterable[ReviewSeen], clocks: Mapping[int, Clock], today: date
) -> Iterator[Task]:
    """Every sitting to come or to be recorded, and every step that waits, a paper at a time."""
    for review in reviews:
        for sitting in review.booked:
            past = sitting.on < today
            words = "Say whether the review was held" if past else "The review takes place"
            yield task(review, words, sitting.on, "reviewing_officer", "review")
        if review.held and not review.booked and review.completed_on is None:
            yield _to_go_on(review)
        if review.id in clocks:
            yield from _of_clock(review, clocks[review.id], today)


def _to_go_on(review: ReviewSeen) -> Task:
    """A sitting was held, and what follows is not said yet; one that was adjourned has a limit."""
    adjourned = review.stage is Stage.ADJOURNED
    by_on = windows.to_complete_by(review.held[0].on).due if adjourned else review.held[-1].on
    words = "Book the next sitting, or say that the review is completed"
    return task(review, words, by_on, "reviewing_officer", "review")


def _of_clock(review: ReviewSeen, clock: Clock, today: date) -> Iterator[Task]:
    papers = [one for one in clock.papers_to_come if one.kind in WORKERS_PAPERS]
    for line in waiting(clock.lines, review, today):
        if line.code == PAPERS.code and papers:
            yield from _each_paper(review, line, papers)
        else:
            yield of_line(review, line)
    if not clock.plan_given:
        yield from _plan_to_give(review, clock.lines, today)


def _plan_to_give(review: ReviewSeen, lines: Iterable[ClockLine], today: date) -> Iterator[Task]:
    """A plan that was brought up to date lately, and that nobody has been given yet."""
    if review.completed_on is None or review.completed_on < today - LATELY:
        return
    for line in lines:
        if line.code == CARE_PLAN_UPDATED.code and line.done_on and line.deadline:
            words = "Give the new care plan to the child, the family and the carers"
            yield task(review, words, line.deadline.due, line.owed_by, "give-plan")


def of_line(review: ReviewSeen, line: ClockLine) -> Task:
    due = line.deadline.due if line.deadline else None
    route, more = where_done(line.code)
    return task(review, _TO_DO[line.code], due, line.owed_by, route, **more)


def _each_paper(
    review: ReviewSeen, line: ClockLine, papers: Collection[PaperTold]
) -> Iterator[Task]:
    """Each opens at the very form on which it is given."""
    due = line.deadline.due if line.deadline else None
    for one in papers:
        words = PaperKind(one.kind).label
        yield task(review, words, due, line.owed_by, "receive-paper", asked_id=one.id)


def task(
    review: ReviewSeen,
    words: str,
    by_on: date | None,
    owed_by: OwedBy,
    route: str,
    **more: object,
) -> Task:
    about = {"review_id": review.id, **more}
    return Task(review.child, words, by_on, owed_by, WHO[owed_by], route, about)
