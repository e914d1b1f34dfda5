"""A mail server of a test's own: real SMTP on this machine, which keeps what it is given."""

import os
import signal
import time
from asyncio.base_events import Server
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import override_settings

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


@dataclass
class Given:
    """What a mail server was given, and how it answers.

    `refuses`: addresses with the answer each gets. `slow`: seconds before it says that it has taken
    a message, which it has by then. `kills`: the process that dies while the server has a message of
    its and has not said so.
    """

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    slow: float = 0.0
    kills: int = 0
    envelopes: list[list[str]] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        if answer := self.refuses.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        letter = message_from_bytes(content, policy=default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.envelopes.append(list(envelope.rcpt_tos))
        if self.kills:
            with suppress(ProcessLookupError):
                os.kill(self.kills, signal.SIGKILL)
            self.kills = 0
        if self.slow:
            time.sleep(self.slow)
        return "250 Taken"

    def to(self, address: str) -> list[EmailMessage]:
        return [one for one in self.letters if address in str(one["To"])]


class _AnyPort(Controller):
    """On a port that the machine chooses; aiosmtpd would ask the one it was told."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def mail_server() -> Iterator[Given]:
    """A mail server, and letters leave by it."""
    given = Given()
    controller = _AnyPort(given, hostname="127.0.0.1", port=0)
    controller.start()
    given.port = controller.port
    try:
        with override_settings(
            EMAIL_BACKEND=SMTP_BACKEND,
            EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=given.port,
            EMAIL_TIMEOUT=2,
        ):
            yield given
    finally:
        controller.stop()
