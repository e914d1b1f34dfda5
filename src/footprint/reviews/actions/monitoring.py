"""The monitoring form of a review is filled in, and those who answer for the service are told."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from footprint.audit.actions import ChangedMeanwhileError, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.post.actions import queue
from footprint.post.facts import Letter
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.letters.sender import from_name
from footprint.reviews.letters.version import record_address
from footprint.reviews.models import MonitoringForm
from footprint.reviews.opened import opened
from footprint.reviews.permissions.monitoring import (
    why_not_save_monitoring_form,
    why_not_send_monitoring_form,
)
from footprint.reviews.queries import monitoring as monitoring_queries


@action
def save_monitoring_form(
    *, viewer: Viewer, child_id: int, review_id: int, answers: Mapping[str, Any], version: int
) -> None:
    review = opened(viewer, child_id, review_id)
    ask(why_not_save_monitoring_form(viewer, review))
    kept = json.dumps(dict(answers), ensure_ascii=False, sort_keys=True)
    row = MonitoringForm.objects.filter(review=review_id).first()
    if row is None:
        add(viewer, MonitoringForm(child_id=child_id, review_id=review_id, answers=kept))
    elif version == 0:
        raise ChangedMeanwhileError(yours={"answers": kept}, found=row)
    else:
        revise(viewer, row, version=version, answers=kept)


@action
def send_monitoring_form(*, viewer: Viewer, child_id: int, review_id: int) -> int:
    """How many are told where the form is; what it says stands in no message."""
    review = opened(viewer, child_id, review_id)
    form = monitoring_queries.form_of(viewer, review)
    ask(why_not_send_monitoring_form(viewer, review, form.answers))
    letters = _letters(viewer, review, _mark(form.answers))
    queue(viewer=viewer, letters=letters)
    row = MonitoringForm.objects.filter(review=review_id).first()
    if row is None:
        row = MonitoringForm(
            child_id=child_id, review_id=review_id, answers="{}", sent_on=viewer.today
        )
        add(viewer, row)
    else:
        revise(viewer, row, version=row.version, sent_on=viewer.today)
    return len(letters)


def _mark(answers: Mapping[str, Any]) -> str:
    """The same answers sent twice are one letter."""
    return hashlib.sha256(json.dumps(dict(answers), sort_keys=True).encode()).hexdigest()[:16]


def _letters(viewer: Viewer, review: ReviewSeen, mark: str) -> list[Letter]:
    link = record_address(review, "monitoring-form")
    return [
        Letter(
            kind="monitoring_form",
            to=to,
            child_ids=(review.child.id,),
            about=monitoring_queries.ABOUT,
            about_id=review.id,
            subject="A monitoring form is ready",
            text=f"The monitoring form of a review is ready. Sign in to read it:\n{link}",
            key=f"monitoring {review.id} {mark} {to.address}",
            unsaid=(),
            why="You get this because you answer for the child’s care, or for safeguarding.",
            from_name=from_name(viewer),
        )
        for to in monitoring_queries.recipients(viewer, review)
        if to.address
    ]
