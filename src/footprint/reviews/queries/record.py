"""What is recorded of a review, beside what was recorded of the one before."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from footprint.audit.facts import Viewer
from footprint.reviews.codes import Ladder
from footprint.reviews.facts.record import (
    Attending,
    FinishedSeen,
    LastRecord,
    PartSeen,
    Passage,
    RecordSeen,
)
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import (
    Decision,
    FamilyPassage,
    Finished,
    Invited,
    Part,
    RecipientVersion,
    ReviewRun,
    Sent,
)

#: What a record asks about, named or not (definitions 14).
ALWAYS_ASKED = ("mother", "father", "other_family")
#: Reviews of these kinds are of the child's whole case: each goes on from the one before.
_OF_CARE = frozenset({Ladder.LOOKED_AFTER.value, Ladder.ADOPTION.value})


def record(viewer: Viewer, review: ReviewSeen) -> RecordSeen:
    """All of it, of a review that the viewer may see; in six selects."""
    return RecordSeen(
        review=review,
        parts=_parts(review),
        attending=_attending(review),
        passages=_passages(review),
        finished=finished(viewer, review),
        last=_last(review),
        decisions=_decisions(review),
        today=viewer.today,
    )


def finished(viewer: Viewer, review: ReviewSeen) -> tuple[FinishedSeen, ...]:
    """The records of a review as they were finished, the latest first."""
    rows = Finished.objects.filter(review=review.id).order_by("-number")
    return tuple(_finished(row) for row in rows)


def on_its_way(viewer: Viewer, review: ReviewSeen) -> bool:
    """Whether the latest finished record, or a version of it, was approved for sending or sent."""
    latest = Finished.objects.filter(review=review.id).order_by("-number").values("pk")[:1]
    approved = RecipientVersion.objects.filter(finished__in=latest, approved_on__isnull=False)
    sent = Sent.objects.filter(version_sent__finished__in=latest, sent_on__isnull=False)
    return approved.exists() or sent.exists()


def reviews_of_meeting(viewer: Viewer, review: ReviewSeen) -> Mapping[int, int]:
    """The reviews that share a meeting with this one and itself, by id: whose each is."""
    if review.meeting_id is None:
        return {review.id: review.child.id}
    rows = ReviewRun.objects.filter(meeting=review.meeting_id, cancelled_on=None)
    return dict(rows.values_list("pk", "child"))


def _parts(review: ReviewSeen) -> Mapping[str, PartSeen]:
    return {
        row.heading: PartSeen(
            row.heading,
            row.answer,
            row.words,
            row.no_change,
            row.version,
            row.recorded_by,
            row.recorded_at,
        )
        for row in Part.objects.filter(review=review.id)
    }


def _attending(review: ReviewSeen) -> tuple[Attending, ...]:
    """Everybody who was asked or named, and the roles that are asked about always. The child's own
    part stands with the review."""
    rows = Invited.objects.filter(review=review.id, withdrawn=False).exclude(role="child")
    count: Counter[str] = Counter()
    found = []
    for row in rows.order_by("pk"):
        count[row.role] += 1
        found.append(_attended(row, f"{row.role}-{count[row.role]}"))
    unnamed = (role for role in ALWAYS_ASKED if not count[role])
    return (*found, *(Attending(None, role, "", "", "", "", 0, f"{role}-1") for role in unnamed))


def _attended(row: Invited, field: str) -> Attending:
    return Attending(
        row.pk,
        row.role,
        row.name,
        row.attendance,
        row.not_there_why,
        row.not_there_words,
        row.version,
        field,
        row.recorded_by,
        row.recorded_at,
    )


def _passages(review: ReviewSeen) -> tuple[Passage, ...]:
    rows = FamilyPassage.objects.filter(review=review.id, withdrawn=False).order_by("pk")
    return tuple(
        Passage(row.pk, row.heading, row.words, row.read_again_on, row.version) for row in rows
    )


def _finished(row: Finished) -> FinishedSeen:
    return FinishedSeen(
        row.pk,
        row.number,
        row.reason,
        row.finished_on,
        row.recorded_by,
        json.loads(row.content),
        row.version,
    )


def _last(review: ReviewSeen) -> LastRecord | None:
    """The latest record of the review before, on the same ladder."""
    ladders = _OF_CARE if review.ladder in _OF_CARE else {review.ladder}
    rows = Finished.objects.filter(
        child=review.child.id, review__ladder__in=ladders, review__lt=review.id
    )
    row = rows.order_by("-review", "-number").first()
    if row is None:
        return None
    content = json.loads(row.content)
    return LastRecord(date.fromisoformat(content["review"]["on"]), content)


def _decisions(review: ReviewSeen) -> tuple[Mapping[str, Any], ...]:
    """The decisions that stand, as a finished record takes them."""
    rows = Decision.objects.filter(review=review.id, withdrawn=False).order_by("number")
    return tuple(
        {
            "number": row.number,
            "words": row.words,
            "who": row.who,
            "by_on": row.by_on.isoformat() if row.by_on else None,
            "starred": row.starred,
        }
        for row in rows
    )
