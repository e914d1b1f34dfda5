"""Finished records on their way, through the real actions."""

from datetime import timedelta

from footprint.audit.facts import Viewer
from footprint.formats.pdf import pdf
from footprint.post import queries as post_queries
from footprint.post.actions import end_hold
from footprint.post.facts import Each
from footprint.reviews.actions import sending, versions
from footprint.reviews.codes import ForWhom
from footprint.reviews.enclosing import enclosed_in
from footprint.reviews.facts.sending import Changes, Chosen, SentSeen, VersionSeen
from footprint.reviews.models import Decision, PaperAsked
from footprint.reviews.queries import sending as sending_queries
from footprint.reviews.queries import version as version_queries
from footprint.reviews.versions import document_of
from tests.apps.children import recording
from tests.apps.reviews import records, things

#: The words of `complete` are an adult's; these a child reads.
GOING_WELL = "You go to football each week and you like your new school."


def finished(mary: Viewer, child_id: int) -> int:
    """A review held three days ago, its record finished, with one decision."""
    review_id = things.held(mary, child_id, mary.today - timedelta(days=3))
    row = Decision(
        child_id=child_id,
        review_id=review_id,
        number=1,
        words="Ask about a phone",
        who="Sal, your social worker",
        by_on=mary.today + timedelta(days=20),
    )
    recording.add_rows(viewer=recording.the_import(mary.today), rows=[row])
    records.complete(mary, child_id, review_id)
    records.said(mary, child_id, review_id, "going_well", GOING_WELL)
    records.finished(mary, child_id, review_id)
    return review_id


def version(viewer: Viewer, child_id: int, review_id: int, kind: ForWhom) -> VersionSeen:
    review = things.found(viewer, child_id, review_id)
    found = version_queries.version_for(viewer, review, kind)
    assert found is not None
    return found


def changed(
    viewer: Viewer, child_id: int, review_id: int, kind: ForWhom, changes: Changes
) -> VersionSeen:
    before = version(viewer, child_id, review_id, kind)
    versions.save_version(
        viewer=viewer,
        child_id=child_id,
        review_id=review_id,
        for_whom=kind,
        changes=changes,
        version=before.version,
    )
    return version(viewer, child_id, review_id, kind)


def approved(viewer: Viewer, child_id: int, review_id: int, *kinds: ForWhom) -> tuple[ForWhom, ...]:
    """What one look at each approves."""
    found: list[ForWhom] = []
    for kind in kinds:
        seen = version(viewer, child_id, review_id, kind)
        if seen.approved_on is None:
            found += versions.approve_version(
                viewer=viewer,
                child_id=child_id,
                review_id=review_id,
                for_whom=kind,
                digest=seen.digest,
                size=len(pdf(document_of(seen.title, seen.pieces))),
                version=seen.version,
            )
    return tuple(found)


def listed(viewer: Viewer, child_id: int, review_id: int, *chosen: Chosen) -> tuple[SentSeen, ...]:
    """The list with these approved."""
    sending.approve_list(viewer=viewer, child_id=child_id, review_id=review_id, chosen=chosen)
    return sent_of(viewer, child_id, review_id)


def sent_of(viewer: Viewer, child_id: int, review_id: int) -> tuple[SentSeen, ...]:
    return sending_queries.sent_of(viewer, things.found(viewer, child_id, review_id))


def send(viewer: Viewer, child_id: int, review_id: int) -> int:
    """As the page does: files first, letters then."""
    review = things.found(viewer, child_id, review_id)
    wanted = {one.version_id for one in sent_of(viewer, child_id, review_id)}
    return sending.send_versions(
        viewer=viewer,
        child_id=child_id,
        review_id=review_id,
        enclosed=enclosed_in(viewer, review, wanted),
    )


def looked_at(viewer: Viewer, child_id: int) -> None:
    """Somebody looked at every hold on the child, and withdrew what it stopped."""
    for one in post_queries.open_holds(viewer):
        if one.child_id != child_id:
            continue
        stopped = post_queries.held_letters(viewer, one.id)
        end_hold(
            viewer=viewer,
            hold_id=one.id,
            version=one.version,
            each={letter.id: Each.WITHDRAW for letter in stopped},
        )


def paper(viewer: Viewer, child_id: int, review_id: int, paper_id: int, kind: str) -> None:
    """A paper that came for the review."""
    row = PaperAsked(
        child_id=child_id,
        review_id=review_id,
        kind=kind,
        received_on=viewer.today,
        to_standard="yes",
        paper_id=paper_id,
    )
    recording.add_rows(viewer=recording.the_import(viewer.today), rows=[row])
