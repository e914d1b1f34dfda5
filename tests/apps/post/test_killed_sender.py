"""kill -9 of the sender: nobody is missed; who has two copies is who was in flight, and they bear
the same Message-ID and are known for what they are."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.db import connection

from footprint.audit.facts import Viewer
from footprint.post.facts import Recipient, State
from footprint.post.models import Message
from tests.apps.post.letters import letter, queued
from tests.apps.post.mail_server import Given
from tests.installation import ENVIRONMENT
from tests.stores import Store

ROOT = Path(__file__).resolve().parents[3]
KILLED = -signal.SIGKILL


@contextmanager
def program(store: Store, server: Given) -> Iterator["subprocess.Popen[str]"]:
    environment = {
        **os.environ,
        **ENVIRONMENT,
        **store.environment,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    command = [sys.executable, "-m", "tests.apps.post.sending_until_killed", str(server.port)]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as one:
        yield one
        assert one.stdin is not None
        one.stdin.close()
        one.wait(timeout=20)


def run(
    sender: "subprocess.Popen[str]", at: int, after: float = 0, server: Given | None = None
) -> int:
    """How it ended; killed before a statement, `after` so many seconds, or, with a `server`, while
    the server has the next letter in its hand and has not said so."""
    assert sender.stdin is not None
    assert sender.stdout is not None
    sender.stdin.write(f"{at}\n")
    sender.stdin.flush()
    pid = int(sender.stdout.readline().split()[1])
    if server is not None:
        server.kills = pid
    if after:
        killer = threading.Timer(after, _kill, [pid])
        killer.start()
    ended = int(sender.stdout.readline().split()[1])
    if server is not None:
        server.kills = 0
    if after:
        killer.cancel()
        killer.join()
    return ended


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def kill_senders(store: Store, beth: Viewer, server: Given, points: int, seed: int) -> None:
    """A third before a statement, a third after a while, a third with a letter in flight."""
    chance = random.Random(seed)
    addressed: list[str] = []

    def two_more() -> None:
        new = [f"r{len(addressed) + number}@home.test" for number in range(2)]
        addressed.extend(new)
        queued(beth, *(letter(one, Recipient("Somebody", one)) for one in new))
        connection.close()

    two_more()
    kills = 0
    with program(store, server) as sender:
        for point in range(points):
            if point % 3 == 0:
                how = run(sender, at=chance.randrange(1, 40))
            elif point % 3 == 1:
                how = run(sender, at=0, after=chance.uniform(0.005, 0.15))
            else:
                how = run(sender, at=0, server=server)
            assert how in {KILLED, 0}
            kills += how == KILLED
            two_more()
        assert run(sender, at=0) == 0
    assert kills >= points // 2
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}
    came = Counter(str(one["To"]).split("<")[1].rstrip(">") for one in server.letters)
    assert set(came) == set(addressed)  # nobody is missed
    assert max(came.values()) <= 1 + kills
    twice = {address for address, copies in came.items() if copies > 1}
    known = set(Message.objects.filter(doubtful=True).values_list("to_address", flat=True))
    assert twice <= known  # shown for what they are
    assert sum(came.values()) - len(came) <= kills  # one in flight a kill
    assert len({one["Message-ID"] for one in server.letters}) == len(addressed)


@pytest.mark.store
def test_a_sender_that_is_killed_misses_nobody(store: Store, beth: Viewer, server: Given) -> None:
    kill_senders(store, beth, server, points=9, seed=20261100)


@pytest.mark.long
@pytest.mark.store
def test_senders_that_are_killed_at_two_hundred_points(
    store: Store, beth: Viewer, server: Given
) -> None:
    began = time.monotonic()
    kill_senders(store, beth, server, points=200, seed=20261200)
    assert time.monotonic() - began < 30 * 60
