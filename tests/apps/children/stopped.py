"""A disposal that is stopped in the middle: `python -m tests.apps.children.stopped ID PERSON WORDS`
kills its own process right after the first statement that has these words."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from django.db import connection
from django.utils.timezone import localdate

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.actions import disposal


@contextmanager
def stopped_after(words: str, stop: Callable[[], None]) -> Iterator[None]:
    def pass_on(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        done = execute(sql, params, many, context)
        if words in str(sql):
            stop()
        return done

    with connection.execute_wrapper(pass_on):
        yield


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(disposal_id: int, person_id: int, words: str) -> None:
    viewer = Viewer(person_id=person_id, role=Role.ADMINISTRATOR, today=localdate())
    with stopped_after(words, die):
        disposal.confirm_disposal(viewer=viewer, disposal_id=disposal_id, version=1)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
