"""Personal links to a version: a word is agreed, the address is shown once, the link is ended."""

from footprint.accounts import links as secret_links
from footprint.accounts import queries as accounts
from footprint.accounts.actions.links import end_links, make_link, note_shown
from footprint.accounts.facts import Ended
from footprint.audit.actions import ActionDenied, action, ask, revise
from footprint.audit.facts import Viewer
from footprint.post.actions import take_back
from footprint.post.facts import NOT_GONE
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import SentSeen
from footprint.reviews.models import Sent
from footprint.reviews.opened import opened
from footprint.reviews.permissions import links as permissions
from footprint.reviews.queries import sending as sending_queries


@action
def agree_word(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    sent_id: int,
    word: str,
    email: str,
    version: int,
) -> None:
    """A link with this word waits to be sent to the address, or handed over; the one before it ends,
    and its letter does not go."""
    review = opened(viewer, child_id, review_id)
    sent = _one(viewer, review, sent_id)
    ask(permissions.why_not_agree_word(viewer, review, sent, word, email))
    _end(viewer, sent, Ended.REPLACED)
    link_id = make_link(
        viewer=viewer,
        purpose=secret_links.RECORD,
        child_id=child_id,
        connected_id=sent.connected_id if sent else None,
        word=word,
    )
    values = {"link_id": link_id, "link_email": email.strip(), "letter_id": None}
    revise(viewer, Sent(pk=sent_id), version=version, **values)


@action
def show_link(*, viewer: Viewer, child_id: int, review_id: int, sent_id: int, version: int) -> str:
    """The whole address, to be handed over; from today it counts as sent."""
    review = opened(viewer, child_id, review_id)
    sent = _one(viewer, review, sent_id)
    ask(permissions.why_not_show_link(viewer, review, sent))
    if sent is None or sent.link is None:
        raise ActionDenied(permissions.NO_LINK)
    note_shown(viewer=viewer, link_id=sent.link.id)
    revise(viewer, Sent(pk=sent_id), version=version, sent_on=sent.sent_on or viewer.today)
    return secret_links.address_of(accounts.link_secret(viewer, sent.link.id))


@action
def end_link(*, viewer: Viewer, child_id: int, review_id: int, sent_id: int, version: int) -> None:
    """It opens nothing from now on; that it was sent stays true."""
    review = opened(viewer, child_id, review_id)
    sent = _one(viewer, review, sent_id)
    ask(permissions.why_not_end_link(viewer, review, sent))
    _end(viewer, sent, Ended.WITHDRAWN)
    revise(viewer, Sent(pk=sent_id), version=version)


def _end(viewer: Viewer, sent: SentSeen | None, why: Ended) -> None:
    if sent is None or sent.link is None:
        return
    if sent.letter is not None and sent.letter.state in NOT_GONE:
        take_back(viewer=viewer, message_id=sent.letter.id)
    if sent.link.ended_why is None:
        end_links(viewer=viewer, why=why, link_ids=[sent.link.id])


def _one(viewer: Viewer, review: ReviewSeen, sent_id: int) -> SentSeen | None:
    found = sending_queries.sent_of(viewer, review)
    return next((one for one in found if one.id == sent_id), None)
