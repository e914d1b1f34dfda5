"""Personal links to a version, through the real actions and the public pages."""

import re
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

from django.test import Client

from footprint.accounts import links as secret_links
from footprint.accounts import queries as accounts
from footprint.accounts.facts import LinkSeen
from footprint.audit.facts import Viewer
from footprint.reviews.actions import links
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.sending import Chosen, SentSeen
from tests.apps.browsing import signed_in
from tests.apps.reviews import sendings

WORD = "Blue Rabbit"
CHILD = Chosen("child", ForWhom.CHILD, "link")
HEADING = "There is something for you to read"


def on_the_list(mary: Viewer, child_id: int, review_id: int, chosen: Chosen = CHILD) -> SentSeen:
    sendings.approved(mary, child_id, review_id, chosen.kind)
    return sendings.listed(mary, child_id, review_id, chosen)[-1]


def agreed(
    mary: Viewer,
    child_id: int,
    review_id: int,
    sent: SentSeen,
    email: str = "",
    *,
    word: str = WORD,
) -> SentSeen:
    links.agree_word(
        viewer=mary,
        child_id=child_id,
        review_id=review_id,
        sent_id=sent.id,
        word=word,
        email=email,
        version=sent.version,
    )
    return now(mary, child_id, review_id, sent.id)


def now(mary: Viewer, child_id: int, review_id: int, sent_id: int) -> SentSeen:
    found = sendings.sent_of(mary, child_id, review_id)
    return next(one for one in found if one.id == sent_id)


def the_link(mary: Viewer, child_id: int, review_id: int, sent: SentSeen) -> LinkSeen:
    found = now(mary, child_id, review_id, sent.id).link
    assert found is not None
    return found


def handed_over(
    mary: Viewer, child_id: int, review_id: int, chosen: Chosen = CHILD, *, days_ago: int = 0
) -> tuple[SentSeen, str]:
    """The row of the list, and the path of the link's page."""
    sent = on_the_list(mary, child_id, review_id, chosen)
    then = replace(mary, today=mary.today - timedelta(days=days_ago))
    sent = agreed(then, child_id, review_id, sent)
    address = links.show_link(
        viewer=then,
        child_id=child_id,
        review_id=review_id,
        sent_id=sent.id,
        version=sent.version,
    )
    return now(mary, child_id, review_id, sent.id), path_in(address)


def path_in(text: str) -> str:
    """The path of the first link in a text."""
    found = re.search(r"https?://[^/\s]+(/open/[^\s<\"]+)", text)
    assert found is not None
    return found[1]


def path_of(viewer: Viewer, link: LinkSeen) -> str:
    return path_in(secret_links.address_of(accounts.link_secret(viewer, link.id)))


def stranger() -> Client:
    return signed_in(None)


def says(client: Client, path: str, word: str = WORD) -> str:
    """What she sees after she has typed the word."""
    return client.post(path, {"word": word}, follow=True).content.decode()


def reads(client: Client, path: str) -> str:
    """What the page of the record shows to this browser."""
    return client.get(f"{path}read/", follow=True).content.decode()


def text_of(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def bare(page: str) -> str:
    """A page without what is another one's on every page."""
    page = re.sub(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"', "", page)
    return re.sub(r"\s+", " ", page)
