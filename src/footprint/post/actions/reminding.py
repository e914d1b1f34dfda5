"""Reminders: one message a day a person, on working days, nothing twice."""

from collections.abc import Sequence
from itertools import groupby

from footprint.audit.actions import action, add, ask, record
from footprint.audit.facts import Viewer
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS
from footprint.post import queries
from footprint.post.actions.queueing import queue
from footprint.post.facts import Letter, Owed, Recipient
from footprint.post.models import Message, Reminded
from footprint.post.permissions import why_not_queue
from footprint.post.unsaid import but_by_chance, look

KIND = "reminder"
WHY = "You get this because something in Footprint waits for you. It comes once a day at most."


@action
def remind(*, viewer: Viewer, owed: Sequence[Owed]) -> tuple[int, ...]:
    """The messages queued today, one a person who owes something she was not reminded of.

    On a Saturday, Sunday or bank holiday, or where she has had her message of the day, it waits for
    the next working day. What is about a child on whom there is a hold is left out.
    """
    ask(why_not_queue(viewer))
    messages = []
    if CARE_PLANNING_REGS_DAYS.calendar.is_working_day(viewer.today):
        waiting = sorted(_not_yet(viewer, owed), key=lambda one: (one.person_id, one.key))
        for person_id, hers in groupby(waiting, key=lambda one: one.person_id):
            key = f"{KIND}:{person_id}:{viewer.today.isoformat()}"
            if not Message.objects.filter(key=key).exists():
                messages.append(_digest(viewer, key, list(hers)))
    record(viewer, thing="reminded", thing_id="")
    return tuple(messages)


def _not_yet(viewer: Viewer, owed: Sequence[Owed]) -> list[Owed]:
    reminded = Reminded.objects.filter(key__in={one.key for one in owed})
    known = set(reminded.values_list("person_id", "key"))
    held = queries.held(viewer, {child_id for one in owed for child_id in one.child_ids})
    new = {key: one for one in owed if (key := (one.person_id, one.key)) not in known}
    return [one for one in new.values() if not set(one.child_ids) & set(held)]


def _digest(viewer: Viewer, key: str, hers: Sequence[Owed]) -> int:
    first = hers[0]
    for one in hers:
        look([("reminder", one.words)], one.unsaid)
    many = "one thing waits" if len(hers) == 1 else f"{len(hers)} things wait"
    subject = f"Footprint: {many} for you"
    text = "\n\n".join(f"{one.words}\n{one.link}" for one in hers)
    everybodys = [value for one in hers for value in one.unsaid]
    (message_id,) = queue(
        viewer=viewer,
        letters=[
            Letter(
                kind=KIND,
                to=Recipient(first.name, first.address, first.person_id),
                child_ids=tuple({child_id for one in hers for child_id in one.child_ids}),
                about="person",
                about_id=first.person_id,
                subject=subject,
                text=text,
                key=key,
                # Of each child's own words it was looked at above.
                unsaid=but_by_chance(everybodys, [subject, text, WHY]),
                why=WHY,
            )
        ],
    )
    for one in hers:
        add(viewer, Reminded(person_id=one.person_id, key=one.key, message_id=message_id))
    return message_id
