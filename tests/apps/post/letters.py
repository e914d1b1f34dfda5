"""Letters as a part above would have them sent, and the ledger as it stands."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from footprint.audit.facts import Viewer
from footprint.post import actions
from footprint.post.facts import EntrySaid, Guest, Letter, Recipient, State
from footprint.post.models import Message

FATHER = Recipient("Finn Moss", "finn@home.test", connected_id=41)
MOTHER = Recipient("Jane Moss", "jane@home.test", connected_id=42)
WORKER = Recipient("Sal Social", "sal@council.test", person_id=7)
CHILD = 500


def letter(key: str = "invitation:1", to: Recipient = MOTHER, **changes: object) -> Letter:
    whole = Letter(
        kind="invitation",
        to=to,
        child_ids=(CHILD,),
        about="review",
        about_id=12,
        subject="A review meeting",
        text="There is a meeting about A.M.\n\nPlease say whether you come.",
        key=key,
        unsaid=("Ada Moss",),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def queued(viewer: Viewer, *letters: Letter) -> list[int]:
    return list(actions.queue(viewer=viewer, letters=letters))


def state(message_id: int) -> State:
    return State(Message.objects.get(pk=message_id).state)


def later(message_id: int, by: timedelta) -> None:
    """So much time has passed for a message: whatever the ledger says of it was said earlier. In the
    columns that are the sender's own, which no action writes."""
    row = Message.objects.get(pk=message_id)
    moved = {
        name: value - by
        for name in ("next_at", "first_at", "claimed_until")
        if (value := getattr(row, name)) is not None
    }
    Message.objects.filter(pk=message_id).update(**moved)


def meeting(key: str = "sitting 7", **changes: object) -> EntrySaid:
    starts_at = timezone.now().replace(microsecond=0) + timedelta(days=20)
    whole = EntrySaid(
        key=key,
        about="review",
        about_id=12,
        child_ids=(CHILD,),
        title="Review",
        initials="A.M.",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        guests=(Guest(MOTHER, "Civic Centre, room 2"), Guest(FATHER), Guest(WORKER)),
        unsaid=("Ada Moss",),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def at(day: str) -> datetime:
    return datetime.fromisoformat(day)
