"""Why a request for a review cannot be recorded, or answered so."""

from datetime import date

from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.reviews.codes import ASKED_BY, ASKED_FOR, UNMET_BECAUSE
from footprint.reviews.facts.booking import RequestSeen
from footprint.reviews.permissions.review import why_not_act
from footprint.reviews.said.review import AnswerSaid, RequestSaid


def why_not_record_request(
    viewer: Viewer, child_id: int, said: RequestSaid | None = None
) -> str | None:
    """Nothing is `said` for as long as nothing is typed."""
    if refused := why_not_act(viewer, child_id, "record_request"):
        return refused
    if said is None:
        return None
    if said.asked_by not in ASKED_BY:
        return "Choose who asks for it."
    if said.why not in ASKED_FOR:
        return "Choose why it is asked for."
    return _still_to_come(viewer, said.asked_on)


def why_not_answer_request(
    viewer: Viewer, child_id: int, found: RequestSeen | None, said: AnswerSaid | None = None
) -> str | None:
    if refused := why_not_act(viewer, child_id, "answer_request"):
        return refused
    if found is None:
        return "There is no such request."
    if said is None:
        return None
    if not said.agreed and said.unmet_because not in UNMET_BECAUSE:
        return "Choose why the request is not met."
    if said.answered_on < found.asked_on:
        return f"It was asked for on {day_words(found.asked_on)}, after that day."
    return _still_to_come(viewer, said.answered_on)


def _still_to_come(viewer: Viewer, day: date) -> str | None:
    return f"{day_words(day)} is still to come." if day > viewer.today else None
