"""A sender in a process that is made anew for each order, and is killed.

Orders come on its input, a line each: `AT`: the process kills itself before its statement number AT;
with 0 it waits to be killed. Each sends what is due until nothing is; its leases are short. When it
is gone, `ended` and its exit status are told.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 (after the set-up)
from django.db import connection  # noqa: E402

from footprint.post.facts import State  # noqa: E402
from footprint.post.models import Message  # noqa: E402
from footprint.post.sender import Sender  # noqa: E402

#: Long enough for one letter on a busy machine, short enough to wait for.
LEASE = timedelta(seconds=2)


def say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def send(at: int) -> None:
    told = 0

    def counted(execute: Callable[..., Any], sql: Any, *call: Any) -> Any:
        nonlocal told
        told += 1
        if told == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *call)

    sender = Sender(LEASE)
    with connection.execute_wrapper(counted):
        while Message.objects.filter(state=State.QUEUED).exists():
            if not sender.one_round():
                time.sleep(0.02)


def main() -> None:
    settings.EMAIL_PORT = int(sys.argv[1])
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            say(f"pid {os.getpid()}")
            status = 1
            try:
                send(int(line))
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
