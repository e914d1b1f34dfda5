"""What the worker does: imports, reminders, letters and what becomes of them, in turn, a round of
each.

Each part knows its own rounds; here they are put together. A round does one thing at most, so that a
long import keeps letters waiting no longer than it takes.
"""

import logging
import time
from collections.abc import Callable

from django.db import close_old_connections
from django.db.utils import InterfaceError, OperationalError

from footprint.exchange import worker as imports
from footprint.post.sender import Sender
from footprint.reviews.gone import Noting
from footprint.reviews.reminding import Reminding
from footprint.reviews.telling_again import TellingAgain

LOG = logging.getLogger("footprint.worker")

#: How often the store is looked at when there is nothing to do.
EVERY = 1.0

#: Does one thing, if there is one to do; whether there may be another.
Round = Callable[[], bool]


def rounds() -> tuple[Round, ...]:
    return (
        imports.one_round,
        Reminding().one_round,
        Sender().one_round,
        Noting().one_round,
        TellingAgain().one_round,
    )


def work(stopped: Callable[[], bool]) -> None:
    """Rounds until `stopped`; a store that is away for a minute is waited for."""
    each = rounds()
    swept = -imports.SWEPT_EVERY
    while not stopped():
        busy = False
        try:
            if time.monotonic() - swept > imports.SWEPT_EVERY:
                imports.sweep()
                swept = time.monotonic()
            busy = _all(each)
        except (OperationalError, InterfaceError):
            LOG.warning("The store does not answer; it is tried again.")
        close_old_connections()
        if not busy:
            time.sleep(EVERY)


def once() -> None:
    """Everything that waits now."""
    imports.sweep()
    each = rounds()
    while _all(each):
        pass


def _all(each: tuple[Round, ...]) -> bool:
    """One round of each, whatever the others found."""
    found = [_tried(one) for one in each]
    return any(found)


def _tried(one: Round) -> bool:
    """A mistake of ours in one kind of round is logged, and stops none of the others."""
    try:
        return one()
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        LOG.exception("A round of the worker failed.")
        return False
