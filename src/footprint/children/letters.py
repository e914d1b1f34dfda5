"""The letter that tells the IRO managers that a restricted record was opened. It names nobody."""

import logging
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse

log = logging.getLogger(__name__)


def send_opened(addresses: Sequence[str]) -> int:
    """How many letters went; a mail server that is down is logged and loses nothing else."""
    link = f"{settings.ENVIRONMENT.address}{reverse('accesses')}"
    text = render_to_string("children/email/opened.txt", {"link": link})
    subject = "Footprint: a restricted record was opened"
    letters = [EmailMessage(subject, text, None, [address]) for address in addresses]
    if not letters:
        log.warning("A restricted record was opened and there is no IRO manager to be told.")
        return 0
    try:
        return get_connection().send_messages(letters) or 0
    except OSError:  # every fault of a mail server is one
        log.exception("The IRO managers could not be told by letter of an opened record.")
        return 0
