"""Who is reminded of what: on working days, once a day a person, each thing once, and always the
person who owes it. Nothing about a child stands in a reminder."""

import time
from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from footprint.audit.facts import Source, Viewer
from footprint.children.queries import child as children
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS
from footprint.post import actions as post
from footprint.post.facts import Owed
from footprint.post.unsaid import but_by_chance
from footprint.reviews.letters.decisions import unsaid_of
from footprint.reviews.owing import Due, owing

#: How often the worker looks, in seconds.
EVERY = 3600.0


def round(today: date) -> int:
    """Queues what is to be reminded of on this day; how many messages. Asked again, nothing goes
    twice."""
    if not CARE_PLANNING_REGS_DAYS.calendar.is_working_day(today):
        return 0
    viewer = Viewer(person_id=None, role="", today=today, source=Source.COMMAND)
    owed = owed_on(viewer)
    return len(post.remind(viewer=viewer, owed=owed)) if owed else 0


def owed_on(viewer: Viewer) -> tuple[Owed, ...]:
    """What is owed on the viewer's day by somebody who can be reached."""
    reached = [one for one in owing(viewer) if one.of and one.of.id and one.of.email]
    unsaid = {child_id: _unsaid(viewer, child_id) for child_id in {one.child_id for one in reached}}
    return tuple(_owed(one, unsaid[one.child_id]) for one in reached)


class Reminding:
    """A round an hour, however often the worker asks. `now` is a clock in seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self.at: float | None = None

    def one_round(self) -> bool:
        """Never leaves anything for another round at once."""
        if self.at is None or self.now() - self.at >= EVERY:
            self.at = self.now()
            round(localdate())
        return False


def _unsaid(viewer: Viewer, child_id: int) -> tuple[str, ...]:
    one = children.judged_child(viewer, child_id)
    return unsaid_of(one) if one else ()


def _owed(one: Due, unsaid: tuple[str, ...]) -> Owed:
    somebody = one.of
    assert somebody is not None  # noqa: S101 (only those who can be reached are asked for)
    path = reverse(one.route, kwargs={"child_id": one.child_id, **one.about})
    return Owed(
        person_id=somebody.id or 0,
        address=somebody.email,
        name=somebody.name,
        child_ids=(one.child_id,),
        words=one.words,
        key=one.key,
        link=f"{settings.ENVIRONMENT.address}{path}",
        unsaid=but_by_chance(unsaid, [one.words]),  # nobody typed a word of it
    )
