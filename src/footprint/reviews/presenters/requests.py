"""A request for a review in words."""

from dataclasses import dataclass

from django.urls import reverse

from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.reviews.codes import ASKED_BY, ASKED_FOR, UNMET_BECAUSE
from footprint.reviews.facts.booking import RequestSeen
from footprint.reviews.permissions.reading import Text, reads


@dataclass(frozen=True, slots=True)
class RequestShown:
    """`days` says how long it took, or has taken."""

    child: str
    who: str
    why: str
    words: str
    asked_on: str
    answer: str
    waits: bool
    days: str
    href: str
    review: str


def request_shown(viewer: Viewer, one: RequestSeen) -> RequestShown:
    """Somebody's own words, and what they were told, for those who may read them."""
    text = reads(viewer, one.child, Text.REQUEST)
    address = {"child_id": one.child.id, "request_id": one.id}
    of_review = {"child_id": one.child.id, "review_id": one.review_id}
    who = ASKED_BY.get(one.asked_by, one.asked_by)
    return RequestShown(
        child=one.child.name,
        who=f"{who}, {one.asked_by_name}" if one.asked_by_name else who,
        why=ASKED_FOR.get(one.why, one.why),
        words=one.why_words if text else "",
        asked_on=day_words(one.asked_on),
        answer=_answer(one, text=text),
        waits=one.answered_on is None,
        days=_days(one),
        href=reverse("answer-request", kwargs=address),
        review=reverse("review", kwargs=of_review) if one.review_id else "",
    )


def _answer(one: RequestSeen, *, text: bool) -> str:
    if one.answered_on is None:
        return "Waits for an answer"
    said = "A review is held"
    if not one.agreed:
        said = f"No review: {UNMET_BECAUSE.get(one.unmet_because, one.unmet_because).lower()}"
    words = f". {one.answer_words}" if text and one.answer_words else ""
    return f"{said} (answered on {day_words(one.answered_on)}){words}"


def _days(one: RequestSeen) -> str:
    days = "1 day" if one.days == 1 else f"{one.days} days"
    if one.answered_on is None:
        return "Asked today" if not one.days else f"Waiting for {days}"
    return "Answered the same day" if not one.days else f"Answered in {days}"
