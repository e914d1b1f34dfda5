"""The letter that tells the IRO managers that a restricted record was opened. It names nobody."""

import logging
from collections.abc import Sequence
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

log = logging.getLogger(__name__)


def send_opened(addresses: Sequence[str]) -> int:
    """How many letters went; a mail server that is down is logged and loses nothing else."""
    link = f"{settings.ENVIRONMENT.address}{reverse('accesses')}"
    text = render_to_string("children/email/opened.txt", {"link": link})
    subject = "Footprint: a restricted record was opened"
    went = 0
    for address in addresses:
        try:
            went += EmailMessage(subject, text, None, [address]).send()
        except SMTPException:  # this letter was refused: the next one may not be
            log.exception("A letter that tells of an opened record was refused.")
        except OSError:  # nobody answers: nobody will for the next one
            log.exception("The IRO managers could not be told by letter of an opened record.")
            break
    return went
