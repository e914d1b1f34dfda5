"""Business support's week: what is to be booked, invited to, chased, sent and posted."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from footprint.audit.facts import Viewer
from footprint.authority.facts import RulesOverTime
from footprint.children.facts.child import ChildSeen
from footprint.domain.timetable.record import OwedBy
from footprint.domain.timetable.record_provisions import INVITATIONS, PAPERS, RECORD_SENT
from footprint.post import queries as post
from footprint.post.facts import State
from footprint.reviews import tasks
from footprint.reviews.clock import Clock, clocks
from footprint.reviews.codes import PaperKind
from footprint.reviews.facts.review import ReviewSeen, Stage
from footprint.reviews.facts.work import OfficesWeek, Task, by_day
from footprint.reviews.queries.work import under_way
from footprint.reviews.where_done import waiting

_OFFICE: OwedBy = "business_support"
#: A paper is asked after so many days before it is due.
CHASED_FROM = timedelta(days=5)


def offices_week(
    viewer: Viewer,
    seen: Collection[ChildSeen],
    due: Mapping[int, date],
    rules: RulesOverTime,
) -> OfficesWeek:
    """Of the steps that the authority gives to business support. `due`: the next review of each of
    these children, where one is due soon or overdue. In four selects."""
    reviews = under_way(viewer, seen)
    found = clocks(viewer, reviews, rules)
    now = rules.on(viewer.today)
    return OfficesWeek(
        to_book=by_day(_to_book(seen, reviews, due)) if now.convenes == _OFFICE else (),
        to_invite=by_day(_to_invite(viewer, reviews, found)),
        to_chase=by_day(_to_chase(viewer, reviews, found)),
        to_send=by_day(_to_send(reviews, found)) if now.sends == _OFFICE else (),
        to_post=sum(not one.held for one in post.letters(viewer, State.TO_POST)),
    )


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
        if one.id in without:
            yield tasks.task(
                without[one.id], "Find a day for the review", due[one.id], _OFFICE, "review"
            )
        else:
            words, who = "Book the review", tasks.WHO[_OFFICE]
            yield Task(one, words, due[one.id], _OFFICE, who, "book-review", {})


def _to_invite(
    viewer: Viewer, reviews: Collection[ReviewSeen], found: Mapping[int, Clock]
) -> Iterator[Task]:
    """Reviews still to come, where inviting is business support's and is not done."""
    for review in reviews:
        if review.id not in found:
            continue
        for line in waiting(found[review.id].lines, review, viewer.today):
            if line.code == INVITATIONS.code and line.owed_by == _OFFICE:
                yield tasks.of_line(review, line)


def _to_chase(
    viewer: Viewer, reviews: Collection[ReviewSeen], found: Mapping[int, Clock]
) -> Iterator[Task]:
    """Papers that were asked for, have not come, and are due in five days or were due."""
    for review in reviews:
        if review.id not in found or not review.to_meet:
            continue
        clock = found[review.id]
        by_on = _limit(clock, PAPERS.code)
        if by_on is None or by_on - CHASED_FROM > viewer.today:
            continue
        for one in clock.papers_to_come:
            words = f"{PaperKind(one.kind).label}{f': {one.of}' if one.of else ''}"
            yield tasks.task(review, words, by_on, _OFFICE, "receive-paper", asked_id=one.id)


def _to_send(reviews: Collection[ReviewSeen], found: Mapping[int, Clock]) -> Iterator[Task]:
    """Records of which somebody on the list has not had hers."""
    for review in reviews:
        if review.id in found and found[review.id].to_send:
            by_on = _limit(found[review.id], RECORD_SENT.code)
            waits = "The record waits for the reviewing officer"
            words = waits if found[review.id].to_prepare else "Send the record"
            yield tasks.task(review, words, by_on, _OFFICE, "sending")


def _limit(clock: Clock, code: str) -> date | None:
    limits = [line.deadline for line in clock.lines if line.code == code]
    return next((limit.due for limit in limits if limit), None)
