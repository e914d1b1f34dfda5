"""Letters are queued: in the transaction of what they are about, each to one recipient."""

from collections.abc import Sequence
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from footprint.audit.actions import action, add, ask, record, revise
from footprint.audit.facts import Viewer
from footprint.post import invitations, queries
from footprint.post.facts import NOT_GONE, Attachment, Letter, Recipient, State
from footprint.post.models import Enclosure, Message, MessageAbout, MessageText
from footprint.post.permissions import why_not_queue
from footprint.post.unsaid import look, of_a_recipient


@action
def queue(*, viewer: Viewer, letters: Sequence[Letter]) -> tuple[int, ...]:
    """The messages' ids, in the order of the letters. One whose key is known is not queued again:
    its message is the one there is.

    Raises `UnsaidError` for a letter that carries what it must not, ValueError for one that cannot
    be a letter; both are mistakes of ours.
    """
    ask(why_not_queue(viewer))
    messages = tuple(_one(viewer, letter) for letter in letters)
    if not letters:
        record(viewer, thing="message", thing_id="")
    return messages


@action
def call_back(
    *, viewer: Viewer, about: str, about_id: int, to: Recipient, child_id: int | None = None
) -> None:
    """What was queued to this recipient about a thing, and has not gone, does not go: she is not to
    have it any more. What a sender has at this moment may still go; where it fails it is not tried
    again."""
    ask(why_not_queue(viewer))
    rows = Message.objects.select_for_update().filter(
        about=about, about_id=about_id, state__in=NOT_GONE
    )
    for row in rows.order_by("pk"):
        known = Recipient(row.to_name, row.to_address, row.to_person_id, row.connected_id)
        if invitations.is_same(known, to):
            changed = {"state": State.WITHDRAWN, "finished_at": timezone.now()}
            revise(viewer, row, version=row.version, **changed)
    record(viewer, thing="message", thing_id="", child_id=child_id)


def _one(viewer: Viewer, letter: Letter) -> int:
    known = Message.objects.filter(key=letter.key).first()
    if known is not None:
        record(viewer, thing="message", thing_id=known.pk)
        return known.pk
    enclosed = (*letter.attachments, *_calendar(viewer, letter))
    _look(letter)
    now = timezone.now()
    by_post = letter.print_only or not letter.to.address.strip()
    message = Message(
        key=letter.key,
        message_id=_message_id(),
        kind=letter.kind,
        about=letter.about,
        about_id=letter.about_id,
        to_name=letter.to.name,
        to_address=letter.to.address.strip(),
        to_person_id=letter.to.person_id,
        connected_id=letter.to.connected_id,
        entry_id=letter.entry_id,
        queued_at=now,
        next_at=now,
        only_by=letter.only_by,
        state=State.TO_POST if by_post else State.QUEUED,
    )
    add(viewer, message)
    add(viewer, _text(message, letter))
    for child_id in sorted(set(letter.child_ids)):
        add(viewer, MessageAbout(message=message, child_id=child_id))
    for number, one in enumerate(enclosed, start=1):
        row = Enclosure(
            message=message, number=number, name=one.name, kind=one.kind, content=one.content
        )
        add(viewer, row)
    return message.pk


def _look(letter: Letter) -> None:
    """The floor; and no line end in what becomes a line of the e-mail's head."""
    lines = (letter.subject, letter.to.name, letter.from_name, letter.reply_to)
    address = "" if letter.print_only else letter.to.address.strip()
    if any("\n" in line or "\r" in line for line in (*lines, address)):
        raise ValueError(f"A {letter.kind} letter has a line end in its head.")
    names = " ".join(one.name for one in letter.attachments)
    parts = [
        ("subject", letter.subject),
        ("text", letter.text),
        ("reason", letter.why),
        ("attachments", names),
        ("sender", letter.from_name),
    ]
    look(parts, letter.unsaid)
    look([("recipient", letter.to.name)], of_a_recipient(letter.unsaid))


def _text(message: Message, letter: Letter) -> MessageText:
    return MessageText(
        message=message,
        subject=letter.subject,
        text=letter.text.strip(),
        why=letter.why,
        from_name=letter.from_name,
        reply_to=letter.reply_to,
    )


def _calendar(viewer: Viewer, letter: Letter) -> tuple[Attachment, ...]:
    if letter.entry_id is None or letter.print_only or not letter.to.address.strip():
        return ()
    entry = queries.entry(viewer, letter.entry_id)
    if entry is None:
        raise ValueError(f"A {letter.kind} letter goes with an entry that is not there.")
    place = invitations.place_for(entry, letter.to)
    look([("calendar", f"{entry.title} {place}")], letter.unsaid)
    return (invitations.enclosed(entry, letter.to, place),)


def _message_id() -> str:
    """An e-mail's own name, made once."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    return f"<{uuid4().hex}@{domain}>"
