"""The sender: hands what is due to the mail server, one message after the other.

It notes that a message went once the server has said so. Killed between the two, it leaves the one
message in flight to be sent again, with the same Message-ID, and known to be perhaps sent twice.
"""

import logging
import smtplib
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import sanitize_address
from django.utils.timezone import localdate

from footprint.audit.facts import Source, Viewer
from footprint.post import claims
from footprint.post.actions import sending
from footprint.post.claims import Claim
from footprint.post.envelope import LinkEndedError, made
from footprint.post.facts import LINK_ENDED

log = logging.getLogger("footprint.sender")

#: After the mail server did not answer nothing is tried for so many seconds.
PAUSE = 60.0


class AwayError(Exception):
    """The mail server does not answer, or refuses us before any letter."""


@dataclass
class Sender:
    """One sender. `lease`: how long a message is its own; see `claims`."""

    lease: timedelta = claims.LEASE
    quiet_until: float = 0.0

    def one_round(self) -> bool:
        """Sends the message that has waited longest; whether another may be tried at once."""
        if time.monotonic() < self.quiet_until:
            return False
        claim = claims.take(self.lease)
        if claim is None:
            return False
        try:
            _send(claim)
        except AwayError:
            self.quiet_until = time.monotonic() + PAUSE
            return False
        return True


def _send(claim: Claim) -> None:
    try:
        letter = made(claim.message_id)
        sanitize_address(letter.to[0], "utf-8")
        letter.message()  # whatever cannot be written as an e-mail shows here
    except LinkEndedError:
        _fail(claim, LINK_ENDED)
        return
    except ValueError:
        _unwritable(claim)
        return
    server = _reached(claim)
    try:
        _hand_over(claim, server, letter)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.close()


def _reached(claim: Claim) -> BaseEmailBackend:
    server: BaseEmailBackend = get_connection()
    try:
        server.open()
    except (OSError, smtplib.SMTPException) as error:
        log.warning("The mail server cannot be used: %s.", type(error).__name__)
        _later(claim, "no answer", doubtful=False)
        raise AwayError from error
    return server


def _hand_over(claim: Claim, server: BaseEmailBackend, letter: EmailMessage) -> None:
    if not claims.still(claim):
        claims.let_go(claim)
        return
    try:
        server.send_messages([letter])
    except smtplib.SMTPRecipientsRefused as refused:
        code = max((code for code, _ in refused.recipients.values()), default=0)
        if 500 <= code < 600:
            _fail(claim, f"refused {code}")
        else:
            _later(claim, f"refused {code}", doubtful=False)
    except smtplib.SMTPResponseException as refused:
        _later(claim, f"refused {refused.smtp_code}", doubtful=False)
    except (ValueError, smtplib.SMTPNotSupportedError):
        _unwritable(claim)
    except (OSError, smtplib.SMTPException) as error:  # silence: it may have gone
        _later(claim, "no answer", doubtful=True)
        raise AwayError from error
    else:
        sending.note_sent(viewer=_viewer(), claim=claim)


def _later(claim: Claim, trouble: str, *, doubtful: bool) -> None:
    claims.try_later(claim, trouble=trouble, doubtful=doubtful)
    if claims.is_given_up(claim):
        sending.note_failed(viewer=_viewer(), claim=claim)


def _fail(claim: Claim, trouble: str) -> None:
    claims.note(claim, trouble)
    sending.note_failed(viewer=_viewer(), claim=claim)


def _unwritable(claim: Claim) -> None:
    """An address, say, that is none: no other letter waits for it."""
    log.error("Message %s cannot be written as an e-mail.", claim.message_id)
    _fail(claim, "cannot be written")


def _viewer() -> Viewer:
    return Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
