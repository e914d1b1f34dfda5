"""Which lines of the clock round a review wait to be done, and on which page each is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from footprint.domain.timetable.record import ClockLine
from footprint.domain.timetable.record_provisions import INVITATIONS, TALK_BEFORE
from footprint.reviews.codes import StepKind

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
#: What helps nobody any more once the review has taken place; the clock still shows how it stood.
_FOR_NOTHING_AFTERWARDS = frozenset({TALK_BEFORE.code, INVITATIONS.code})


def where_done(code: str) -> tuple[str, Mapping[str, str]]:
    """The route, and what its address names beside the child and the review."""
    if code in _STEPS:
        return "record-step", {"step": _STEPS[code].value}
    return _PAGES[code], {}


def waiting(lines: Iterable[ClockLine], met_on: date, today: date) -> Iterator[ClockLine]:
    """Those that have a last day, are not done, and still help somebody. `met_on` is the day of the
    first sitting."""
    for line in lines:
        if line.standing not in {"to come", "not done"} or line.deadline is None:
            continue
        if met_on >= today or line.code not in _FOR_NOTHING_AFTERWARDS:
            yield line
