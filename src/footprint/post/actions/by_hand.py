"""What a person decides of one letter."""

from datetime import date

from django.utils import timezone

from footprint.audit.actions import action, ask, revise
from footprint.audit.facts import Viewer
from footprint.post import claims
from footprint.post.facts import State
from footprint.post.models import Message
from footprint.post.permissions import (
    why_not_posted,
    why_not_sent_otherwise,
    why_not_try_again,
    why_not_withdraw_letter,
)


@action
def try_again(*, viewer: Viewer, message_id: int, version: int) -> None:
    """It is queued as if it had never been tried; its Message-ID stays."""
    _one_at_a_time(message_id)
    ask(why_not_try_again(viewer, message_id))
    revise(viewer, Message(pk=message_id), version=version, state=State.QUEUED)
    claims.begin_anew(message_id)


@action
def sent_otherwise(*, viewer: Viewer, message_id: int, version: int, how: str) -> None:
    """It reached the recipient in another way, which she says."""
    _one_at_a_time(message_id)
    ask(why_not_sent_otherwise(viewer, message_id))
    said = " ".join(how.split())
    changed = {"state": State.OTHERWISE, "finished_at": timezone.now(), "how": said}
    revise(viewer, Message(pk=message_id), version=version, **changed)


@action
def withdraw_letter(*, viewer: Viewer, message_id: int, version: int) -> None:
    """It does not go."""
    _one_at_a_time(message_id)
    ask(why_not_withdraw_letter(viewer, message_id))
    changed = {"state": State.WITHDRAWN, "finished_at": timezone.now()}
    revise(viewer, Message(pk=message_id), version=version, **changed)


@action
def note_posted(*, viewer: Viewer, message_id: int, version: int, posted_on: date) -> None:
    """It was printed and posted on that day."""
    _one_at_a_time(message_id)
    ask(why_not_posted(viewer, message_id, posted_on))
    now = timezone.now()
    changed = {"state": State.POSTED, "finished_at": now, "posted_on": posted_on}
    revise(viewer, Message(pk=message_id), version=version, **changed)


def _one_at_a_time(message_id: int) -> None:
    """A sender that would take it meanwhile waits, and finds what was decided."""
    list(Message.objects.select_for_update().filter(pk=message_id))
