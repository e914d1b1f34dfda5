"""Which lines of the clock round a review wait to be done, and on which page each is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from footprint.domain.timetable.record import ClockLine
from footprint.domain.timetable.record_provisions import (
    INVITATIONS,
    PAPERS,
    SPOKEN_ALONE,
    TALK_BEFORE,
)
from footprint.reviews.codes import StepKind
from footprint.reviews.facts.review import ReviewSeen

_STEPS: Mapping[str, StepKind] = {
    "talk_before_review": StepKind.TALK,
    "spoken_alone": StepKind.SPOKEN_ALONE,
}
_PAGES: Mapping[str, str] = {
    "invitations": "invited",
    "papers_before_review": "review-preparing",
    "decisions_issued": "review-decisions",
    "managers_answer": "answer-decisions",
    "care_plan_updated": "give-plan",
    "record_complete": "record-attendance",
    "record_sent": "sending",
}
#: What is done so that the first meeting can be held, and what for any meeting that is to come. Done
#: afterwards they help nobody; figures, and the clock on the review's page, say how it stood.
_FOR_THE_FIRST = frozenset({TALK_BEFORE.code, INVITATIONS.code})
_FOR_A_MEETING = frozenset({PAPERS.code, SPOKEN_ALONE.code})


def where_done(code: str) -> tuple[str, Mapping[str, str]]:
    """The route, and what its address names beside the child and the review."""
    if code in _STEPS:
        return "record-step", {"step": _STEPS[code].value}
    return _PAGES[code], {}


def waiting(lines: Iterable[ClockLine], review: ReviewSeen, today: date) -> Iterator[ClockLine]:
    """Those that have a last day, are not done, and can still be done."""
    first_is_over = bool(review.held) or all(one.on < today for one in review.booked)
    for line in lines:
        if line.standing not in {"to come", "not done"} or line.deadline is None:
            continue
        if line.code in _FOR_THE_FIRST and first_is_over:
            continue
        if line.code in _FOR_A_MEETING and not review.to_meet:
            continue
        yield line
