"""What the sender notes of a message: it went, or it waits for a person."""

from django.utils import timezone

from footprint.audit.actions import action, ask, record, revise
from footprint.audit.facts import Viewer
from footprint.post.claims import Claim
from footprint.post.facts import State
from footprint.post.models import Message
from footprint.post.permissions import why_not_note

#: Where a letter can stand that was on its way when somebody decided about it.
_MAY_HAVE_GONE = frozenset({State.QUEUED, State.FAILED, State.WITHDRAWN})


@action
def note_sent(*, viewer: Viewer, claim: Claim) -> None:
    """The mail server took it. Noted by whoever handed it over, even where another sender has taken
    it up meanwhile, or it was called back in that moment: it went."""
    ask(why_not_note(viewer))
    row = Message.objects.select_for_update().get(pk=claim.message_id)
    if row.state not in _MAY_HAVE_GONE:
        record(viewer, thing="message", thing_id=row.pk)
        return
    revise(viewer, row, version=row.version, state=State.SENT, finished_at=timezone.now())


@action
def note_failed(*, viewer: Viewer, claim: Claim) -> None:
    """It was refused for good, or for two days: a person looks at it."""
    ask(why_not_note(viewer))
    row = Message.objects.select_for_update().get(pk=claim.message_id)
    if row.state != State.QUEUED or row.claim not in {claim.token, ""}:
        record(viewer, thing="message", thing_id=row.pk)
        return
    revise(viewer, row, version=row.version, state=State.FAILED)
