"""What the post has done with versions is noted beside them, so that the clock round a review and the
figures know the day. The worker asks now and then."""

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate, localtime

from footprint.audit.actions import ChangedMeanwhileError
from footprint.audit.facts import Source, Viewer
from footprint.post.facts import MessageSeen, State
from footprint.reviews.actions.sending import note_gone
from footprint.reviews.queries import sending as sending_queries

#: So many seconds between two looks.
EVERY = 30.0
_LEFT = frozenset({State.SENT, State.POSTED, State.OTHERWISE})


@dataclass
class Noting:
    """The worker's round; `quiet_until` is of the machine's own clock."""

    quiet_until: float = 0.0

    def one_round(self) -> bool:
        if time.monotonic() >= self.quiet_until:
            self.quiet_until = time.monotonic() + EVERY
            note_what_has_gone()
        return False


def note_what_has_gone() -> None:
    """Of every version whose letter has left, or was withdrawn among the letters."""
    viewer = Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
    for child_id, sent_id, version, letter in sending_queries.with_letters(viewer):
        if letter.state not in _LEFT | {State.WITHDRAWN}:
            continue
        with suppress(ChangedMeanwhileError):  # taken back in this moment: there is nothing to note
            note_gone(
                viewer=viewer,
                child_id=child_id,
                sent_id=sent_id,
                gone_on=_left_on(letter),
                version=version,
            )


def _left_on(letter: MessageSeen) -> date | None:
    """The day on which it left; none of one that was withdrawn."""
    if letter.state is State.WITHDRAWN or letter.finished_at is None:
        return None
    return letter.posted_on or localtime(letter.finished_at).date()
