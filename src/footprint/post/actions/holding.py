"""What is about a child is held, and goes or is withdrawn when a person has looked."""

from collections.abc import Collection, Iterable, Mapping

from django.utils import timezone

from footprint.audit.actions import ChangedMeanwhileError, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.post import claims
from footprint.post.facts import NOT_GONE, Each, HoldReason, State
from footprint.post.models import Hold, Message, MessageAbout
from footprint.post.permissions import why_not_end_hold, why_not_queue


@action
def hold(
    *,
    viewer: Viewer,
    child_ids: Iterable[int],
    why: HoldReason,
    connected_id: int | None = None,
) -> tuple[int, ...]:
    """The holds' ids. Nothing about these children goes from now on, whether it is queued already or
    later; with a `connected_id`, nothing to that person. Held for the same reason again, the
    hold begins anew: something has happened since, so that what a person let go is looked at once
    more. In the transaction of what gave the reason."""
    ask(why_not_queue(viewer))
    _one_at_a_time(child_ids := sorted(set(child_ids)))
    found = []
    for child_id in child_ids:
        kind = {"child_id": child_id, "connected_id": connected_id or 0, "why": why}
        row = Hold.objects.filter(ended_at=None, **kind).first()
        if row is None:
            row = add(viewer, Hold(opened_at=timezone.now(), **kind))
        else:
            revise(viewer, row, version=row.version, opened_at=timezone.now(), looked_at=None)
        found.append(row.pk)
    return tuple(found)


@action
def end_hold(
    *,
    viewer: Viewer,
    hold_id: int,
    version: int,
    each: Mapping[int, Each],
    beside: Collection[int] = (),
    goes_on: bool = False,
) -> None:
    """A person looked at every message that the hold stops, and said of each whether it goes.

    One that another hold stops too is let go from both: `beside` are the child's other holds that she
    saw, and where there is another one now she looks again. With `goes_on` the hold
    stays for whatever is queued later, as it should where a child has died.
    """
    rows = Message.objects.select_for_update().filter(pk__in=each).order_by("pk")
    messages = {one.pk: one for one in rows}
    row = Hold.objects.select_for_update().filter(pk=hold_id).first()
    ask(why_not_end_hold(viewer, hold_id, set(each), beside))
    assert row is not None  # noqa: S101 (it was asked)
    if row.version != version:
        raise ChangedMeanwhileError(yours={"ended_at": None}, found=row)
    now = timezone.now()
    for message_id, decided in sorted(each.items()):
        one = messages[message_id]
        if decided is Each.WITHDRAW:
            changed = {"state": State.WITHDRAWN, "finished_at": now}
            revise(viewer, one, version=one.version, **changed)
        else:
            revise(viewer, one, version=one.version, released_at=now)
            claims.begin_anew(message_id)
    ends = {"looked_at": now} if goes_on else {"ended_at": now}
    revise(viewer, row, version=version, **ends)


def _one_at_a_time(child_ids: Collection[int]) -> None:
    """On PostgreSQL a hold waits for whoever lets the same letters go at this moment, and is then
    later than what she has seen; SQLite has one writer."""
    about = MessageAbout.objects.filter(child_id__in=child_ids).values("message")
    rows = Message.objects.select_for_update().filter(pk__in=about, state__in=NOT_GONE)
    list(rows.order_by("pk"))
