"""A message as the mail server is given it: the letter in its frame, plain and as simple HTML."""

import re
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.timezone import localdate

from footprint.accounts import links
from footprint.accounts import queries as accounts
from footprint.audit.facts import Source, Viewer
from footprint.post.invitations import KIND as CALENDAR
from footprint.post.models import Enclosure, Message, MessageText

_LINK = re.compile(r"(https?://[^\s<>\"]+[^\s<>\".,;)])")


class LinkEndedError(ValueError):
    """The personal link of a letter was closed or ran out before the letter went."""


def made(message_id: int) -> EmailMultiAlternatives:
    """To one recipient, with the Message-ID that was fixed when it was queued."""
    row = Message.objects.get(pk=message_id)
    text = MessageText.objects.get(message=row)
    enclosures = list(Enclosure.objects.filter(message=row, withdrawn=False).order_by("number"))
    _, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    sender = sender_of(text.from_name)
    reply_to = text.reply_to or settings.ENVIRONMENT.mail_reply_to
    frame = {
        "name": row.to_name,
        "paragraphs": [part.strip() for part in _said(row, text).split("\n\n") if part.strip()],
        "sender": sender,
        "why": text.why,
        "reply_to": reply_to,
    }
    letter = EmailMultiAlternatives(
        subject=text.subject,
        body=render_to_string("post/email/frame.txt", frame),
        from_email=formataddr((sender, address)),
        to=[formataddr((row.to_name, row.to_address))],
        reply_to=[reply_to] if reply_to else None,
        headers={
            "Message-ID": row.message_id,
            "Auto-Submitted": "auto-generated",  # no answer from a machine, please
        },
    )
    letter.attach_alternative(
        render_to_string("post/email/frame.html", frame | _links()), "text/html"
    )
    for one in enclosures:
        if one.kind.startswith(CALENDAR):
            letter.attach_alternative(bytes(one.content).decode(), one.kind)
        else:
            letter.attach(one.name, bytes(one.content), one.kind)
    return letter


def sender_of(from_name: str) -> str:
    """Whom a letter says it is from, on paper too: never nobody."""
    return from_name.strip() or parseaddr(settings.DEFAULT_FROM_EMAIL)[0] or "Footprint"


def _said(row: Message, text: MessageText) -> str:
    """The text; of a letter with a personal link with its address, which stands in no row.
    LinkEndedError where the link has ended meanwhile: such a letter leads nowhere, and a person
    looks at it."""
    if row.kind != links.LETTER:
        return text.text
    link_id = int(row.key.removeprefix(links.KEY))
    viewer = Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
    if not accounts.links(viewer, [link_id])[link_id].stands(viewer.today):
        raise LinkEndedError(f"Message {row.pk} has a link that opens nothing.")
    address = links.address_of(accounts.link_secret(viewer, link_id))
    return text.text.replace(links.ADDRESS_HERE, address)


def _links() -> dict[str, object]:
    return {"parts": parts}


def parts(paragraph: str) -> list[tuple[str, bool]]:
    """A paragraph in pieces, each with whether it is a link."""
    return [(piece, bool(_LINK.fullmatch(piece))) for piece in _LINK.split(paragraph) if piece]
