"""Records as officers write them, through the real actions."""

from footprint.audit.facts import Viewer
from footprint.reviews.actions import record as actions
from footprint.reviews.facts.record import RecordSeen
from footprint.reviews.headings import asked
from footprint.reviews.queries import record as record_queries
from footprint.reviews.said.record import AttendedSaid, PartSaid, TookPartSaid
from tests.apps.reviews import things


def record(viewer: Viewer, child_id: int, review_id: int) -> RecordSeen:
    return record_queries.record(viewer, things.found(viewer, child_id, review_id))


def said(
    viewer: Viewer,
    child_id: int,
    review_id: int,
    heading: str,
    words: str = "",
    *,
    answer: str = "",
    no_change: bool = False,
    version: int | None = None,
) -> None:
    """Something under one heading, by somebody who has seen what stands there."""
    if version is None:
        version = record(viewer, child_id, review_id).part(heading).version
    part = PartSaid(heading, answer, words, no_change, version)
    actions.save_parts(viewer=viewer, child_id=child_id, review_id=review_id, said=[part])


def attended(
    viewer: Viewer, child_id: int, review_id: int, took_part: TookPartSaid | None = None
) -> None:
    """The child spoke, mother was there, father and other family have no part."""
    found = record(viewer, child_id, review_id)
    people = [
        AttendedSaid(
            one.id,
            one.role,
            one.name,
            "there" if one.role == "mother" else "not_there",
            "" if one.role == "mother" else "not_known",
            "",
            one.version,
        )
        for one in found.attending
    ]
    actions.save_attendance(
        viewer=viewer,
        child_id=child_id,
        review_id=review_id,
        people=people,
        child=took_part or TookPartSaid("PN1"),
        version=found.review.version,
    )


def complete(viewer: Viewer, child_id: int, review_id: int, *, also: str = "") -> None:
    """Every heading answered: with the first answer of its list, or in words; and `also`."""
    attended(viewer, child_id, review_id)
    found = record(viewer, child_id, review_id)
    parts = [
        PartSaid(
            one.code,
            next(iter(one.answers), ""),
            (also if one.answers else f"Words on {one.code}. {also}").strip(),
            no_change=False,
            version=0,
        )
        for one in asked(found.age)
    ]
    actions.save_parts(viewer=viewer, child_id=child_id, review_id=review_id, said=parts)


def finished(viewer: Viewer, child_id: int, review_id: int, reason: str = "") -> int:
    return actions.finish_record(
        viewer=viewer, child_id=child_id, review_id=review_id, reason=reason
    )
