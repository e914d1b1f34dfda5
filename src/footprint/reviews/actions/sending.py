"""The record goes out: to whom is approved by the officer; it is sent, posted, given and filed by
whoever sends."""

from collections.abc import Collection, Iterable
from datetime import date

from footprint.accounts.actions.links import end_links
from footprint.accounts.facts import Ended
from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.permissions.by_hand import known
from footprint.post.actions import queue, take_back
from footprint.post.facts import Attachment
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import Chosen, Enclosed, SentSeen
from footprint.reviews.letters.sender import from_name
from footprint.reviews.letters.version import Sending, letter_for
from footprint.reviews.models import Sent
from footprint.reviews.opened import opened
from footprint.reviews.permissions import sending as permissions
from footprint.reviews.queries import sending as sending_queries
from footprint.reviews.queries import version as version_queries


@action
def approve_list(
    *, viewer: Viewer, child_id: int, review_id: int, chosen: Collection[Chosen]
) -> None:
    """These are to have the record as it stands, each the version and by the route chosen."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_approve_list(viewer, review, chosen))
    offered = {one.key: one for one in sending_queries.offered_for(viewer, review)}
    versions = {one.for_whom: one.id or 0 for one in version_queries.versions_of(viewer, review)}
    for one in chosen:
        person = offered[one.key]
        row = Sent(
            child_id=child_id,
            review_id=review_id,
            version_sent_id=versions[one.kind],
            invited_id=person.invited_id,
            recipient=one.key,
            name=person.name,
            role=person.role,
            connected_id=person.connected_id,
            person_id=person.person_id,
            route=one.route,
        )
        add(viewer, row)


@action
def send_versions(
    *, viewer: Viewer, child_id: int, review_id: int, enclosed: Collection[Enclosed]
) -> int:
    """How many letters are queued: to everybody on the list who is written to by e-mail. What is
    `enclosed` was made of the versions as they are approved."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_send_versions(viewer, review, enclosed))
    files = {one.version_id: one.files for one in enclosed}
    waiting = permissions.to_send_by_letter(viewer, review)
    for one in waiting:
        _queue(viewer, review, one, files.get(one.version_id, ()))
    return len(waiting)


@action
def note_sealed(
    *, viewer: Viewer, child_id: int, review_id: int, sent_id: int, version: int
) -> None:
    """The version was printed and sealed; its covering letter is among those to post, and opens
    nothing."""
    review = opened(viewer, child_id, review_id)
    sent = _one(viewer, review, sent_id)
    ask(permissions.why_not_seal(viewer, review, sent))
    revise(viewer, Sent(pk=sent_id), version=version, sealed_on=viewer.today)
    _queue(viewer, review, _found(viewer, review, sent_id), ())


@action
def note_given(
    *, viewer: Viewer, child_id: int, review_id: int, sent_id: int, on: date, version: int
) -> None:
    """It was given by hand, on that day."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_note_given(viewer, review, _one(viewer, review, sent_id), on))
    revise(viewer, Sent(pk=sent_id), version=version, sent_on=on)


@action
def note_filed(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    sent_id: int,
    on: date,
    receipt: str,
    version: int,
) -> None:
    """The council's own case system took it, and gave this receipt."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_file(viewer, review, _one(viewer, review, sent_id), on, receipt))
    revise(viewer, Sent(pk=sent_id), version=version, sent_on=on, receipt=receipt.strip())


@action
def take_back_version(
    *, viewer: Viewer, child_id: int, review_id: int, sent_id: int, version: int
) -> None:
    """Before it has left; the letter that carries it does not go."""
    review = opened(viewer, child_id, review_id)
    sent = _one(viewer, review, sent_id)
    ask(permissions.why_not_take_back_version(viewer, review, sent))
    if sent is not None and sent.letter is not None:
        take_back(viewer=viewer, message_id=sent.letter.id)
    if sent is not None and sent.link is not None:
        end_links(viewer=viewer, why=Ended.WITHDRAWN, link_ids=[sent.link.id])
    revise(viewer, Sent(pk=sent_id), version=version, withdrawn=True)


@action
def note_gone(
    *, viewer: Viewer, child_id: int, sent_id: int, gone_on: date | None, version: int
) -> None:
    """From the post's ledger: the letter went on that day, or was withdrawn there."""
    ask(permissions.why_not_note_gone(viewer))
    changed = {"withdrawn": True} if gone_on is None else {"sent_on": gone_on}
    revise(viewer, Sent(pk=sent_id), version=version, **changed)


def _queue(
    viewer: Viewer, review: ReviewSeen, sent: SentSeen, files: tuple[Attachment, ...]
) -> None:
    offered = {one.key: one for one in sending_queries.offered_for(viewer, review)}
    letter = letter_for(_sending(viewer, review), sent, offered[sent.key], files)
    (letter_id,) = queue(viewer=viewer, letters=[letter])
    revise(viewer, Sent(pk=sent.id), version=sent.version, letter_id=letter_id)


def _sending(viewer: Viewer, review: ReviewSeen) -> Sending:
    return Sending(
        review,
        born_on=known(viewer, review.child)[0],
        from_name=from_name(viewer),
        before=_before(sending_queries.sent_of(viewer, review)),
    )


def _before(sent: Iterable[SentSeen]) -> dict[str, date]:
    """When each had the latest record that has left for them."""
    return {one.key: one.sent_on for one in sent if one.sent_on is not None}


def _one(viewer: Viewer, review: ReviewSeen, sent_id: int) -> SentSeen | None:
    found = sending_queries.sent_of(viewer, review)
    return next((one for one in found if one.id == sent_id), None)


def _found(viewer: Viewer, review: ReviewSeen, sent_id: int) -> SentSeen:
    sent = _one(viewer, review, sent_id)
    if sent is None:
        raise ActionDenied("There is nobody like that on the list.")
    return sent
