"""What is recorded of a review, heading by heading, and the record once it is finished.

A part that somebody else changed since it was read raises `PartsChangedError`, and somebody's
attendance `AttendanceChangedError`; nothing is saved.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from footprint.audit.actions import action, add, ask, record, revise
from footprint.audit.facts import Viewer
from footprint.reviews.content import content_of, text_of
from footprint.reviews.facts.record import Attending, PartSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import Finished, Invited, Part, ReviewRun
from footprint.reviews.opened import opened
from footprint.reviews.permissions.record import (
    why_not_finish_record,
    why_not_mend_spelling,
    why_not_save_attendance,
    why_not_save_parts,
)
from footprint.reviews.queries import record as record_queries
from footprint.reviews.said.record import AttendedSaid, PartSaid, TookPartSaid
from footprint.reviews.telling import tell_held


class PartsChangedError(Exception):
    """Somebody else changed these parts meanwhile; as they now stand. Nothing was saved."""

    def __init__(self, theirs: Sequence[PartSeen]) -> None:
        super().__init__("These were changed by someone else while you were working on them.")
        self.theirs = tuple(theirs)


class AttendanceChangedError(Exception):
    """Somebody else changed whether these people were there, or how the child took part (`child`).
    Nothing was saved."""

    def __init__(self, people: Sequence[Attending], *, child: bool) -> None:
        super().__init__("These were changed by someone else while you were working on them.")
        self.people, self.child = tuple(people), child


@action
def save_parts(*, viewer: Viewer, child_id: int, review_id: int, said: Sequence[PartSaid]) -> None:
    """What is typed under some headings; a part that stands as it did makes no new version."""
    review = opened(viewer, child_id, review_id)
    ask(why_not_save_parts(viewer, review, said))
    found = record_queries.record(viewer, review).parts
    changed = [one for one in said if _differs(found.get(one.heading), one)]
    theirs = [found[one.heading] for one in changed if _stale(found.get(one.heading), one)]
    if theirs:
        raise PartsChangedError(theirs)
    for one in changed:
        _save_part(viewer, child_id, review_id, one)
    if not changed:
        record(viewer, thing="review", thing_id=review_id, child_id=child_id)


def _differs(found: PartSeen | None, said: PartSaid) -> bool:
    stands = found or PartSeen(said.heading)
    return (stands.answer, stands.words, stands.no_change) != (
        said.answer,
        said.words,
        said.no_change,
    )


def _stale(found: PartSeen | None, said: PartSaid) -> bool:
    return found is not None and found.version != said.version


def _save_part(viewer: Viewer, child_id: int, review_id: int, said: PartSaid) -> None:
    values = asdict(said)
    version = values.pop("version")
    row = Part.objects.filter(review=review_id, heading=said.heading).first()
    if row is None:
        add(viewer, Part(child_id=child_id, review_id=review_id, **values))
    else:
        revise(viewer, row, version=version, **values)


@action
def save_attendance(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    people: Iterable[AttendedSaid],
    child: TookPartSaid | None,
    version: int,
) -> None:
    """Of whom it was changed whether they were there; and how the child took part, with the review's
    `version`, or none where that stays."""
    review = opened(viewer, child_id, review_id)
    people = tuple(people)
    ask(why_not_save_attendance(viewer, review, people, child))
    _ask_whether_changed(viewer, review, people, child, version)
    for one in people:
        _save_attended(viewer, child_id, review_id, one)
    if child is not None and _took_part_otherwise(child, review):
        revise(viewer, ReviewRun(pk=review_id), version=version, **_took_part(child))
    else:
        record(viewer, thing="review", thing_id=review_id, child_id=child_id)
    tell_held(viewer, opened(viewer, child_id, review_id))


def _ask_whether_changed(
    viewer: Viewer,
    review: ReviewSeen,
    people: Iterable[AttendedSaid],
    child: TookPartSaid | None,
    version: int,
) -> None:
    """Asked of all at once, so that the page shows each of them."""
    now = {one.id: one for one in record_queries.record(viewer, review).attending}
    stale = [
        now[one.id]
        for one in people
        if one.id in now
        and one.version != now[one.id].version
        and _attendance(one) != _attendance(now[one.id])
    ]
    child_too = (
        child is not None and version != review.version and _took_part_otherwise(child, review)
    )
    if stale or child_too:
        raise AttendanceChangedError(stale, child=child_too)


def _took_part_otherwise(said: TookPartSaid, review: ReviewSeen) -> bool:
    return any(getattr(review, name) != value for name, value in _took_part(said).items())


def _took_part(said: TookPartSaid) -> dict[str, Any]:
    values = asdict(said)
    values.pop("is_so")
    return values


def _attendance(said: AttendedSaid | Attending) -> dict[str, Any]:
    return {
        "attendance": said.attendance,
        "not_there_why": said.not_there_why,
        "not_there_words": said.not_there_words,
    }


def _save_attended(viewer: Viewer, child_id: int, review_id: int, said: AttendedSaid) -> None:
    values = _attendance(said)
    if said.id is not None:
        found = Invited.objects.get(pk=said.id, review=review_id)
        if any(getattr(found, name) != value for name, value in values.items()):
            revise(viewer, found, version=said.version, **values)
    elif said.attendance:
        row = Invited(
            child_id=child_id,
            review_id=review_id,
            role=said.role,
            name=said.name,
            asked=False,
            **values,
        )
        add(viewer, row)


@action
def finish_record(*, viewer: Viewer, child_id: int, review_id: int, reason: str) -> int:
    """The record's number: 1, or for a correction, which has its reason, the next."""
    found = record_queries.record(viewer, opened(viewer, child_id, review_id))
    ask(why_not_finish_record(viewer, found, reason))
    number = found.finished[0].number + 1 if found.finished else 1
    row = Finished(
        child_id=child_id,
        review_id=review_id,
        number=number,
        reason=reason.strip() if found.finished else "",
        content=text_of(content_of(found)),
        finished_on=viewer.today,
    )
    add(viewer, row)
    return number


@action
def mend_spelling(*, viewer: Viewer, child_id: int, review_id: int, version: int) -> None:
    """The finished record with its spelling put right, under the same number; `version` is that of
    the finished record as it was read."""
    found = record_queries.record(viewer, opened(viewer, child_id, review_id))
    ask(why_not_mend_spelling(viewer, found))
    latest = Finished(pk=found.finished[0].id)
    revise(viewer, latest, version=version, content=text_of(content_of(found)))
