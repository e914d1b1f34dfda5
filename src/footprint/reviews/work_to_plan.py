"""What an officer has not booked yet and is to: a visit, a midway check, a review before 18."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from footprint.audit.facts import Viewer
from footprint.authority.facts import Rules
from footprint.children.facts.child import ChildSeen
from footprint.domain.dates import add_months
from footprint.reviews import clock
from footprint.reviews.facts.after import FollowUp
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.work import Between, Task

#: A child is seen by her officer outside a review at least as often.
SEEN_WITHIN_MONTHS = 6
#: Between reviews further apart than this a midway check is made (definitions 15), half way.
MIDWAY_OVER_MONTHS = 4
#: A midway check is asked for so long before its day.
MIDWAY_AHEAD = timedelta(days=14)
#: Who turns 18 so soon has a review on leaving care before.
BEFORE_EIGHTEEN_MONTHS = 3
_EIGHTEEN_IN_MONTHS = 18 * 12


def to_plan(
    viewer: Viewer,
    seen: Collection[ChildSeen],
    reviews: Collection[ReviewSeen],
    between: Mapping[int, Between],
    *,
    follow_up: FollowUp,
    rules: Rules,
) -> Iterator[Task]:
    """`reviews` are the children's that are under way, or were completed lately; `rules` today's."""
    hers = [one for one in seen if one.id in between]
    yield from _visits(viewer, hers, between, follow_up)
    if rules.midway_checks:
        yield from _checks(viewer, hers, between, follow_up)
    yield from _before_eighteen(viewer, hers, reviews, between)


def _visits(
    viewer: Viewer,
    seen: Collection[ChildSeen],
    between: Mapping[int, Between],
    follow_up: FollowUp,
) -> Iterator[Task]:
    """In care for six months, not seen outside a review in the last six, and nothing booked."""
    last = follow_up.last_seen
    booked = {one.child.id for one in follow_up.visits}
    for one in seen:
        days = filter(None, (last.get(one.id), between[one.id].entered_on))
        since = max(days, default=None)
        if since is None or one.id in booked:
            continue
        by_on = add_months(since, SEEN_WITHIN_MONTHS)
        if by_on <= viewer.today:
            yield _task(one, "Not seen outside a review for six months", by_on, "book-visit")


def _checks(
    viewer: Viewer,
    seen: Collection[ChildSeen],
    between: Mapping[int, Between],
    follow_up: FollowUp,
) -> Iterator[Task]:
    last = follow_up.last_check
    for one in seen:
        told = between[one.id]
        if told.last_review is None or told.due is None:
            continue
        half_way = told.last_review + (told.due - told.last_review) / 2
        apart = told.due > add_months(told.last_review, MIDWAY_OVER_MONTHS)
        planned = last.get(one.id, date.min) > told.last_review
        if apart and not planned and half_way - MIDWAY_AHEAD <= viewer.today <= told.due:
            yield _task(one, "No midway check is planned", half_way, "plan-check")


def _before_eighteen(
    viewer: Viewer,
    seen: Collection[ChildSeen],
    reviews: Collection[ReviewSeen],
    between: Mapping[int, Between],
) -> Iterator[Task]:
    """A review in the last three months before the birthday, held or booked, is enough."""
    days: dict[int, list[date]] = {}
    for review in reviews:
        if day := clock.review_on(review):
            days.setdefault(review.child.id, []).append(day)
    for one in seen:
        told = between[one.id]
        if told.born_on is None:
            continue
        birthday = add_months(told.born_on, _EIGHTEEN_IN_MONTHS)
        opens = add_months(birthday, -BEFORE_EIGHTEEN_MONTHS)
        found = [*days.get(one.id, ()), *filter(None, [told.last_review])]
        enough = any(opens <= day < birthday for day in found)
        if opens <= viewer.today < birthday and not enough:
            yield _task(one, "A review on leaving care before turning 18", birthday, "book-review")


def _task(one: ChildSeen, words: str, by_on: date, route: str) -> Task:
    return Task(one, words, by_on, "reviewing_officer", "The reviewing officer", route, {})
