"""A program that records one turn of a child again and again, killed before each statement in turn.

    python -m tests.apps.children.turning_until_killed TURN CHILD_ID FOLDER

Each try is a process of its own, which kills itself before its statement number 1, 2, 3 and so on;
after it another says on a line whether the fact is there, and whether the hold. The last line is that
of the try that came to its end.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 (after the set-up)
from django.utils.timezone import localdate  # noqa: E402

from footprint.accounts.models import Person  # noqa: E402
from footprint.accounts.roles import Role  # noqa: E402
from footprint.audit.facts import Viewer  # noqa: E402
from footprint.children.actions import by_hand  # noqa: E402
from footprint.children.actions import connected as people  # noqa: E402
from footprint.children.models import Connected, ContactLimit, Episode  # noqa: E402
from footprint.children.recorded import AddressSaid, EpisodeSaid  # noqa: E402
from footprint.post.models import Hold  # noqa: E402
from tests.apps.children import recording  # noqa: E402
from tests.apps.exchange.importing import bring_in  # noqa: E402

TURN, CHILD_ID, FOLDER = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])


def turn() -> None:
    mary = Person.objects.get(email="mary@council.test").pk
    viewer = Viewer(person_id=mary, role=Role.IRO_MANAGER, today=localdate())
    match TURN:
        case "left":
            began_on, ended_on = (viewer.today - timedelta(days=days) for days in (100, 1))
            said = EpisodeSaid(began_on, ended_on, "S", "C2", "U6", "E2")
            by_hand.record_episode(viewer=viewer, child_id=CHILD_ID, said=said, version=1)
        case "address_withheld":
            people.record_address(
                viewer=viewer,
                child_id=CHILD_ID,
                connected_id=Connected.objects.get(child=CHILD_ID).pk,
                said=AddressSaid("1 Moss Lane", withheld=True),
                version=1,
            )
        case "contact_limited":
            connected_id = Connected.objects.get(child=CHILD_ID).pk
            recording.limited(viewer, CHILD_ID, connected_id)
        case _:
            bring_in(FOLDER)


def is_so() -> None:
    facts = {
        "left": Episode.objects.filter(child=CHILD_ID, end_reason="E2"),
        "address_withheld": Connected.objects.filter(child=CHILD_ID, address_withheld=True),
        "contact_limited": ContactLimit.objects.filter(child=CHILD_ID),
    }
    rows = facts.get(TURN, Episode.objects.filter(child=CHILD_ID, end_reason="E2"))
    held = Hold.objects.filter(child_id=CHILD_ID)
    words = ("yes" if found.exists() else "no" for found in (rows, held))
    os.write(1, f"{' '.join(words)}\n".encode())


def killed_at(at: int) -> None:
    told = 0

    def counted(execute: Callable[..., Any], sql: Any, *call: Any) -> Any:
        nonlocal told
        told += 1
        if told == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *call)

    with connection.execute_wrapper(counted):
        turn()


def alone(do: Callable[[], None]) -> int:
    """Does it in a process of its own; how that ended."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            do()
            status = 0
        finally:
            if status:
                sys.excepthook(*sys.exc_info())
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main() -> None:
    for at in count(1):
        ended = alone(lambda at=at: killed_at(at))  # type: ignore[misc]  # a default binds it
        alone(is_so)
        if ended != -signal.SIGKILL:
            sys.exit(ended)


if __name__ == "__main__":
    main()
