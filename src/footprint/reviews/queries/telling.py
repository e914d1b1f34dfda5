"""Which reviews the child's own record was told of otherwise than the rule now says."""

from bisect import bisect_right
from datetime import date
from itertools import groupby

from django.db.models import Q
from django.utils.timezone import localtime

from footprint.audit.facts import Viewer
from footprint.authority.queries import rule_over_time
from footprint.reviews.codes import Ladder, SittingState
from footprint.reviews.models import ReviewRun, ReviewTold, Sitting

WHICH_SITTING = "which_sitting_counts"


def told_otherwise(viewer: Viewer) -> tuple[tuple[int, int], ...]:
    """(child, review) of every review of which another day is told than counts by the rule, or none;
    in four selects. A conference of which it is not said what it was is told by nobody."""
    told = dict(ReviewTold.objects.values_list("review", "held_on"))
    days = _days_held()
    rules = [(day, str(value)) for day, value in rule_over_time(viewer, WHICH_SITTING)]
    rows = ReviewRun.objects.filter(cancelled_on=None).exclude(
        Q(ladder=Ladder.CONFERENCE) & Q(goes_on=None)
    )
    found = rows.order_by("pk").values_list("child", "pk", "completed_on", "without_meeting_why")
    return tuple(
        (child, review)
        for child, review, completed_on, without in found
        if told.get(review)
        != (completed_on if without else _counting(days.get(review, ()), completed_on, rules))
    )


def _days_held() -> dict[int, tuple[date, ...]]:
    rows = Sitting.objects.filter(state=SittingState.HELD).order_by("review", "starts_at", "pk")
    pairs = rows.values_list("review", "starts_at")
    return {
        review: tuple(localtime(at).date() for _, at in group)
        for review, group in groupby(pairs, lambda pair: pair[0])
    }


def _counting(
    days: tuple[date, ...], completed_on: date | None, rules: list[tuple[date, str]]
) -> date | None:
    """The day that counts, as `ReviewSeen.held_on` gives it."""
    if not days:
        return None
    begins = [day for day, _ in rules]
    _, counts = rules[bisect_right(begins, days[0]) - 1]
    if counts == "last":
        return days[-1] if completed_on is not None else None
    return days[0]
