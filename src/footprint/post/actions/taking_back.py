"""A letter is taken back by what it is about, before it has gone."""

from django.utils import timezone

from footprint.audit.actions import action, ask, revise
from footprint.audit.facts import Viewer
from footprint.post import queries
from footprint.post.facts import State
from footprint.post.models import Message
from footprint.post.permissions import why_not_take_back


@action
def take_back(*, viewer: Viewer, message_id: int) -> None:
    """It does not go. Whoever asks has asked whether her own action may be; here only a letter that
    has gone, or is being sent at this moment, is refused."""
    list(Message.objects.select_for_update().filter(pk=message_id))  # a sender waits
    found = queries.any_letter(viewer, message_id)
    ask(why_not_take_back(viewer, found))
    if found is not None:
        changed = {"state": State.WITHDRAWN, "finished_at": timezone.now()}
        revise(viewer, Message(pk=message_id), version=found.version, **changed)
