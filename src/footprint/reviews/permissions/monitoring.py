"""Why the monitoring form of a review cannot be saved or sent."""

from collections.abc import Mapping
from typing import Any

from footprint.audit.facts import Viewer
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.monitoring import asked
from footprint.reviews.permissions.record import why_not_write
from footprint.reviews.permissions.sending import HELD
from footprint.reviews.queries import monitoring as monitoring_queries
from footprint.reviews.queries import record as record_queries
from footprint.reviews.queries.sending import is_held

NOT_FINISHED = "The monitoring form comes from the finished record. Finish the record first."


def why_not_save_monitoring_form(viewer: Viewer, review: ReviewSeen | None) -> str | None:
    if refused := why_not_write(viewer, review, "save_monitoring_form"):
        return refused
    if review is None or not record_queries.finished(viewer, review):
        return NOT_FINISHED
    return None


def why_not_send_monitoring_form(
    viewer: Viewer, review: ReviewSeen | None, answers: Mapping[str, Any] | None = None
) -> str | None:
    """`answers` are those that stand; none while nothing is typed."""
    if refused := why_not_write(viewer, review, "send_monitoring_form"):
        return refused
    finished = record_queries.finished(viewer, review) if review else ()
    if review is None or not finished:
        return NOT_FINISHED
    if is_held(viewer, review):
        return HELD
    if not any(one.address for one in monitoring_queries.recipients(viewer, review)):
        return "Nobody who gets it has an e-mail address here. Print it."
    if answers is None:
        return None
    lacks = asked(finished[0], monitoring_queries.recorded_of(viewer, review))
    open_ones = [one.asks for one in lacks if not answers.get(one.code)]
    return f"Still to answer: {open_ones[0]}" if open_ones else None
