"""The monitoring form of a review."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from footprint.audit.facts import Viewer
from footprint.authority.queries import rules_on
from footprint.children.queries import child as children
from footprint.post import queries as post
from footprint.post.facts import MessageSeen, Recipient
from footprint.reviews.codes import StepKind
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import MonitoringForm, PaperAsked, Step
from footprint.reviews.monitoring import PaperCame, Recorded

#: The letters about the form are about the review under this name.
ABOUT = "monitoring"


@dataclass(frozen=True, slots=True)
class FormSeen:
    """`answers` by the codes of questions; `version` is 0 where nobody has filled it in."""

    answers: Mapping[str, Any]
    sent_on: date | None = None
    version: int = 0


def form_of(viewer: Viewer, review: ReviewSeen) -> FormSeen:
    row = MonitoringForm.objects.filter(review=review.id).first()
    return FormSeen(json.loads(row.answers), row.sent_on, row.version) if row else FormSeen({})


def recorded_of(viewer: Viewer, review: ReviewSeen) -> Recorded:
    """In two selects."""
    rows = PaperAsked.objects.filter(review=review.id, withdrawn=False).order_by("pk")
    talk = Step.objects.filter(review=review.id, kind=StepKind.SPOKEN_ALONE).first()
    return Recorded(
        tuple(PaperCame(row.kind, row.received_on, row.to_standard, row.lacks) for row in rows),
        talk.done_on if talk else None,
        talk.how if talk else "",
        talk.not_done_why if talk else "",
    )


def recipients(viewer: Viewer, review: ReviewSeen) -> tuple[Recipient, ...]:
    """The manager responsible for the child and the head of safeguarding, as far as both are known;
    without an e-mail address somebody prints it for them."""
    manager = children.responsible_manager(viewer, review.child.id, viewer.today)
    rules = rules_on(viewer, viewer.today)
    found = [Recipient(manager.name, manager.email, manager.id)] if manager else []
    if rules.safeguarding_name or rules.safeguarding_email:
        name = rules.safeguarding_name or "Head of safeguarding"
        found.append(Recipient(name, rules.safeguarding_email))
    return tuple(found)


def letters(viewer: Viewer, review: ReviewSeen) -> tuple[MessageSeen, ...]:
    return post.letters_about(viewer, ABOUT, review.id)
