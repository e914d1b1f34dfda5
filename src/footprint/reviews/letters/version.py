"""What is written with a version: the letter that it is enclosed in, or that says where it is.

No letter says who the child is: that is the floor under every letter (post/unsaid.py). The version
itself names the child, so it is enclosed only in secure e-mail and in a sealed envelope.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from footprint.accounts import links
from footprint.accounts.facts import LinkSeen
from footprint.domain.dates import day_words
from footprint.post.facts import Attachment, Letter, OnlyBy, Recipient
from footprint.post.unsaid import unsaid
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import Offered, SentSeen
from footprint.reviews.queries.sending import ABOUT, POST, SECURE

#: By this the mail service of most councils knows that a message goes out by its secure route.
SECURE_MARK = "[SECURE]"
SUBJECT = "The record of a review"
#: Of a personal link. It names nobody, not even to whom it goes.
LINK_SUBJECT, LINK_TO = "Something for you to read", "reader"
LINK_WHY = "You get this because you agreed a word with somebody who works with you."
WHY = "You get this because you are on the list of those who are given this record."
#: Without the name of the child, of the school, of anybody.
FILE_NAME = "review-record.pdf"

_ONLY_BY: Mapping[str, OnlyBy] = {SECURE: OnlyBy.SECURE_EMAIL, POST: OnlyBy.POST}


@dataclass(frozen=True, slots=True)
class Sending:
    """What the letters of a review are made of. `born_on` is the birth date by whatever word counts,
    `from_name` the service's; `before` says since when a recipient had an earlier record."""

    review: ReviewSeen
    born_on: date | None
    from_name: str
    before: Mapping[str, date]


def letter_for(
    sending: Sending, sent: SentSeen, to: Offered, files: tuple[Attachment, ...]
) -> Letter:
    """Its key is the row's of the list: pressed twice it is one letter. That of a personal link is the
    link's: a new one is a new letter."""
    if sent.link is not None:
        return _link_letter(sending, sent, sent.link)
    by_post = sent.route == POST
    subject = f"{SECURE_MARK} {SUBJECT}" if sent.route == SECURE else SUBJECT
    return Letter(
        kind="review_record",
        to=Recipient(to.name, to.address, to.person_id, to.connected_id),
        child_ids=(sending.review.child.id,),
        about=ABOUT,
        about_id=sending.review.id,
        subject=subject,
        text="\n\n".join((_where(sending, sent), *_replaces(sending, sent), _what_to_do(sent))),
        key=f"version {sent.id}",
        unsaid=unsaid_of(sending),
        attachments=files if sent.route == SECURE else (),
        print_only=by_post,
        only_by=_ONLY_BY.get(sent.route, OnlyBy.ANY),
        why=WHY,
        from_name=sending.from_name,
    )


def _link_letter(sending: Sending, sent: SentSeen, link: LinkSeen) -> Letter:
    """Ordinary e-mail: it says neither who nor what it is about, and the address is put in when it
    leaves (`accounts.links`)."""
    return Letter(
        kind=links.LETTER,
        to=Recipient(LINK_TO, sent.link_email, None, sent.connected_id),
        child_ids=(sending.review.child.id,),
        about=ABOUT,
        about_id=sending.review.id,
        subject=LINK_SUBJECT,
        text="\n\n".join(
            (
                f"There is something for you to read. Open it here:\n{links.ADDRESS_HERE}",
                "It asks for the word that you agreed. The word is in no message. If you have "
                "forgotten it, ask whoever told you about this.",
                f"You can read it as often as you like, until {day_words(link.expires_on)}.",
            )
        ),
        key=f"{links.KEY}{link.id}",
        unsaid=unsaid_of(sending),
        why=LINK_WHY,
        # Not the service's name: that says what it is about.
    )


def unsaid_of(sending: Sending) -> tuple[str, ...]:
    child = sending.review.child
    called = {f"{each} {child.surname}".strip() for each in (child.first_name, child.known_as)}
    return unsaid(names=sorted({*called, child.surname}), born_on=sending.born_on)


def record_address(review: ReviewSeen, route: str) -> str:
    """The whole address of a page of the review."""
    page = reverse(route, kwargs={"child_id": review.child.id, "review_id": review.id})
    return f"{settings.ENVIRONMENT.address}{page}"


def _where(sending: Sending, sent: SentSeen) -> str:
    if sent.route == SECURE:
        return "The record of a review is with this message, as a PDF."
    if sent.route == POST:
        return "The record of a review is with this letter, in a sealed envelope."
    link = record_address(sending.review, "record")
    return f"The record of a review is finished. You read it when you have signed in:\n{link}"


def _replaces(sending: Sending, sent: SentSeen) -> list[str]:
    had_on = sending.before.get(sent.key)
    if had_on is None:
        return []
    return [f"It was corrected, and replaces what you were sent on {day_words(had_on)}."]


def _what_to_do(sent: SentSeen) -> str:
    if sent.route in {SECURE, POST}:
        return "It is for you alone. If something in it is wrong, or it is not for you, tell us."
    return "If something in it is wrong, tell the reviewing officer."
