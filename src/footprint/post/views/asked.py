"""What the pages of letters have in common: the reading on the trail, and what has changed."""

from collections.abc import Callable

from django.http import QueryDict
from django.utils.timezone import localtime

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError, record_reading
from footprint.audit.facts import Reading
from footprint.post.facts import MessageSeen


def note_opened(request: Asked, one: MessageSeen, thing: str) -> None:
    """A row for each child whom the letter is about."""
    for child_id in one.child_ids or (None,):
        record_reading(
            request.viewer,
            Reading.OPENING,
            app="post",
            thing=thing,
            thing_id=one.id,
            child_id=child_id,
        )


def sent(request: Asked) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def done(request: Asked, act: Callable[[], object]) -> str | None:
    """Does it; why it could not be done, in a sentence."""
    try:
        act()
    except ActionDenied as refused:
        return str(refused)
    except ChangedMeanwhileError as changed:
        names = accounts.names(request.viewer, [changed.changed_by or 0])
        who = names.get(changed.changed_by or 0, "The sender")
        at = f"{localtime(changed.changed_at):%-d %B at %H.%M}"
        return f"{who} changed this on {at}. Look at it as it is now, then decide."
    return None
