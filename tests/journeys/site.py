"""The service as it is served: gunicorn, on this machine's own address."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

from django.core.cache import cache
from django.utils.timezone import localdate

from footprint.accounts import actions, passwords
from footprint.audit.facts import Source, Viewer
from footprint.config.actions import mark_as_demo
from tests.installation import ENVIRONMENT
from tests.stores import Store

PASSWORD = "three unusual herons"


@dataclass(frozen=True)
class Site:
    address: str
    folder: Path
    log: Path

    def errors(self) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if " ERROR " in line]

    def letters(self, email: str) -> list[str]:
        """What was sent to an address, oldest first; a demo's letters are files."""
        files = sorted((self.folder / "letters").glob("*.log"))
        # Letters that leave together stand in one file, a line of hyphens after each.
        sent = [one for file in files for one in file.read_bytes().split(b"-" * 79) if one.strip()]
        read = [message_from_bytes(one.lstrip(), policy=policy.default) for one in sent]
        return [str(letter.get_content()) for letter in read if letter["To"] == email]

    def link_in_the_last_letter(self, email: str) -> str:
        found = re.search(r"http://\S+", self.letters(email)[-1])
        assert found is not None
        return found[0]


@dataclass(frozen=True)
class Visitor:
    """Someone of one test's own who can sign in, with the password of them all."""

    id: int
    email: str


def add_visitor(name: str = "Ada Byron") -> Visitor:
    """Added with every count of attempts at naught: the tests come from one address."""
    cache.clear()
    email = f"{name.split(maxsplit=1)[0].lower()}.{uuid4().hex[:8]}@council.test"
    person_id = actions.add_person(viewer=_command(), email=email, full_name=name)
    passwords.set_password(person_id, PASSWORD)
    return Visitor(person_id, email)


@contextmanager
def served(store: Store, more: Mapping[str, str], workers: int = 1) -> Iterator[Site]:
    """The service on a store with an administrator, so that whoever comes next is none."""
    mark_as_demo(viewer=_command())
    add_visitor("Augusta King")
    with served_as_it_is(store, more, workers) as site:
        yield site


@contextmanager
def served_as_it_is(
    store: Store, more: Mapping[str, str] = MappingProxyType({}), workers: int = 1
) -> Iterator[Site]:
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    folder = Path(store.environment["FOOTPRINT_FOLDER"])
    log = folder / "served.log"
    program_text = "from footprint.cli import app; app()"
    serve = [program_text, "serve", f"--port={port}", f"--workers={workers}"]
    environment = {**environment_of(store, address), **more}
    with log.open("wb") as out:
        program = subprocess.Popen(
            [sys.executable, "-c", *serve], env=environment, stdout=out, stderr=out
        )
    try:
        _wait_until_it_answers(address, program, log)
        yield Site(address, folder, log)
    finally:
        program.terminate()
        program.wait(timeout=20)


def environment_of(store: Store, address: str) -> dict[str, str]:
    """What a program of the service on this store is told."""
    return {
        **os.environ,
        **ENVIRONMENT,
        **store.environment,
        "FOOTPRINT_ADDRESS": address,
        "FOOTPRINT_DEMO": "yes",
        "FOOTPRINT_MAIL_URL": "",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"),
    }


def _command() -> Viewer:
    return Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_until_it_answers(address: str, program: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if program.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/sign-in/", timeout=5).close()  # noqa: S310 (ours)
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"The service did not answer: {log.read_text()}")
