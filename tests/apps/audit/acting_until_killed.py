"""A program that acts on the store, in a process that is made anew for each order, and is killed.

Orders come on its input, a line each: `save SEED AT` (actions without end, each acknowledged on a
line once it is done) and `migrate AT`. The process kills itself before its statement number AT; with
-AT before it notes its migration number AT as applied; with 0 it waits to be killed. When it is gone,
`ended` and its exit status are told.
"""

import os
import random
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 (after the set-up)
from django.db import connection  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from footprint.accounts.models import Person  # noqa: E402
from footprint.accounts.roles import Role  # noqa: E402
from footprint.audit.facts import Viewer  # noqa: E402
from footprint.children import officers  # noqa: E402
from footprint.children.actions import allocation, by_hand  # noqa: E402
from footprint.children.models import Child, Names, Review, ReviewingOfficer, Word  # noqa: E402
from footprint.children.recorded import ChildSaid, ReviewSaid  # noqa: E402


def say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def save(seed: int) -> None:
    """Everything that is recorded bears a word of its own, which is acknowledged afterwards."""
    person = Person.objects.get(email="mary@council.test")
    viewer = Viewer(person_id=person.pk, role=Role.IRO_MANAGER, today=localdate())
    child_ids = list(Child.objects.filter(identifier__startswith="K").values_list("pk", flat=True))
    chance = random.Random(seed)
    for number in count():
        word = f"w{seed}x{number}"
        chance.choice(KINDS)(viewer, chance.choice(child_ids), word)
        say(f"done {word}")


def _name(viewer: Viewer, child_id: int, word: str) -> None:
    known = Names.objects.filter(child=child_id, word=Word.PERSON).first()
    by_hand.record_names(
        viewer=viewer,
        child_id=child_id,
        first_name=word,
        known_as="",
        surname="Moss",
        version=known.version if known else 0,
    )


def _flag(viewer: Viewer, child_id: int, word: str) -> None:
    by_hand.record_flag(
        viewer=viewer, child_id=child_id, kind="missing", began_on=viewer.today, told_by=word
    )


def _child(viewer: Viewer, child_id: int, word: str) -> None:
    said = ChildSaid(
        word,
        born_on=None,
        began_on=viewer.today,
        first_name=word,
        surname="Moss",
        legal_status="C2",
        placement="U6",
    )
    by_hand.add_child(viewer=viewer, said=said)


def _allocation(viewer: Viewer, child_id: int, word: str) -> None:
    """To each officer in turn, so that it is never so already; what was open before it ends."""
    before = officers.latest_by_hand(viewer, [child_id]).get(child_id, ())
    held_by = before[0].officer.id if before and before[0].officer else 0
    other = ReviewingOfficer.objects.exclude(pk=held_by).order_by("pk").values_list("pk", flat=True)
    allocation.allocate(
        viewer=viewer,
        child_ids=[child_id],
        officer_id=other[0],
        began_on=viewer.today,
        reason=word,
        seen=officers.marks(viewer, [child_id]),
    )


def _review(viewer: Viewer, child_id: int, word: str) -> None:
    """The same day again and again: an answer in place of the one before, which is kept."""
    held_on = viewer.today - timedelta(days=1)
    told = Review.objects.filter(child=child_id, held_on=held_on, year=None).first()
    version = told.version if told else 0
    said = ReviewSaid(held_on, f"PN{1 + version % 7}")
    by_hand.record_review(viewer=viewer, child_id=child_id, said=said, version=version)
    _flag(viewer, child_id, word)


KINDS: tuple[Callable[[Viewer, int, str], None], ...] = (_name, _flag, _child, _allocation, _review)


def obey(order: str, *numbers: str) -> None:
    *arguments, at = map(int, numbers)
    told = noted = 0

    def counted(execute: Callable[..., Any], sql: Any, *call: Any) -> Any:
        nonlocal told, noted
        told += 1
        noted += 'INSERT INTO "django_migrations"' in str(sql)
        if at in {told, -noted} and at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *call)

    with connection.execute_wrapper(counted):
        if order == "save":
            save(*arguments)
        else:
            call_command("migrate", verbosity=0, interactive=False)
    say(f"statements {told} {noted}")


def main() -> None:
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            say(f"pid {os.getpid()}")
            status = 1
            try:
                obey(*line.split())
                status = 0
            finally:
                sys.stderr.flush()
                if status:
                    sys.excepthook(*sys.exc_info())
                os._exit(status)
        _, how = os.waitpid(pid, 0)
        say(f"ended {os.waitstatus_to_exitcode(how)}")


if __name__ == "__main__":
    main()
