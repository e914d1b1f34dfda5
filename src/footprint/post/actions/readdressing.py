"""What was written to a person follows her when she is reached in another way: nothing goes to the
address before, and nothing is lost."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from footprint.accounts import links
from footprint.audit.actions import action, add, ask, record, revise
from footprint.audit.facts import Viewer
from footprint.post import claims, invitations, queries
from footprint.post.facts import (
    NOT_GONE,
    OF_SEVERAL,
    CalledBack,
    OnlyBy,
    Reach,
    Recipient,
    State,
)
from footprint.post.models import CalendarEntry, Enclosure, EntryGuest, Message, MessageAbout
from footprint.post.permissions import why_not_queue

_TO_PRINT, _MOVED, _WAITING, _WITHDRAWN, _IN_FLIGHT = (
    *("to_print", "moved", "waiting"),
    *("withdrawn", "in_flight"),
)


@action
def readdress(*, viewer: Viewer, child_id: int, was: Recipient, reach: Reach | None) -> CalledBack:
    """`was` is somebody in this child's life, as reached before; without a `reach`, in it no more.

    A letter that has not gone goes to where the person is reached now, if it says the same there;
    else it waits until somebody looks, and so does one with a personal link, which ends. One to the
    same e-mail address that was typed by hand waits too, and so does one about brothers and sisters
    where the record of one of them has the person otherwise, or no more. What a sender has at this moment is not tried again. To somebody who is there no more
    nothing goes. In the transaction of what changed.
    """
    ask(why_not_queue(viewer))
    _keep_guests(viewer, was, reach)
    found: Counter[str] = Counter()
    for row in _not_gone(child_id, was):
        found.update(_follow(viewer, row, was, reach))
    record(viewer, thing="message", thing_id="", child_id=child_id)
    return CalledBack(
        moved=found[_MOVED],
        to_print=found[_TO_PRINT],
        waiting=found[_WAITING],
        withdrawn=found[_WITHDRAWN],
        in_flight=found[_IN_FLIGHT],
    )


def _not_gone(child_id: int, was: Recipient) -> Iterable[Message]:
    """Locked, so that a sender who would take one waits, and finds what was decided."""
    about = MessageAbout.objects.filter(child_id=child_id).values("message")
    typed = Q(
        connected_id=None,
        to_person_id=None,
        to_address__iexact=was.address or "-",
        pk__in=about,
    )
    # One about brothers and sisters is written to her as the record of one of them has her.
    joint = Q(about=OF_SEVERAL, to_name=was.name, pk__in=about)
    hers = typed | joint | Q(connected_id=was.connected_id)
    rows = Message.objects.filter(hers, state__in=NOT_GONE)
    return list(rows.select_for_update().order_by("pk"))


def _follow(viewer: Viewer, row: Message, was: Recipient, reach: Reach | None) -> tuple[str, ...]:
    """What became of it, in the words that are counted; nothing where nothing changed."""
    address, state = _where_now(row, was, reach)
    if not _is_another(row, address, state):
        return ()
    if claims.is_claimed(row):
        revise(viewer, row, version=row.version, state=State.FAILED, address_ended=True)
        return (_IN_FLIGHT,)
    if state is State.WITHDRAWN:
        changed = {"state": State.WITHDRAWN, "finished_at": timezone.now()}
        revise(viewer, row, version=row.version, **changed)
        return (_WITHDRAWN,)
    if not address:
        revise(viewer, row, version=row.version, **_waits(row, reach))
        return (_WAITING,)
    _move(viewer, row, address, state)
    return (_MOVED, _TO_PRINT) if state is State.TO_POST else (_MOVED,)


def _waits(row: Message, reach: Reach | None) -> dict[str, object]:
    """What is about a child of whom the recipient must hear nothing more never moves by itself again,
    though she is in the life of a brother or sister."""
    waits: dict[str, object] = {"state": State.FAILED, "address_ended": True}
    return waits if reach else {**waits, "connected_id": None}


def _where_now(row: Message, was: Recipient, reach: Reach | None) -> tuple[str, State]:
    """The address at which it finds the person now, none where there is none for such a letter."""
    if reach is None:
        # Brothers and sisters whom it is about as well may have her in their lives.
        return "", State.FAILED if row.about == OF_SEVERAL else State.WITHDRAWN
    if row.connected_id is None or row.kind == links.LETTER:
        # Typed by hand, or it leads to a link that has ended: it says the same nowhere else.
        same = not row.address_ended and reach.email.casefold() == was.address.casefold()
        return (row.to_address, State(row.state)) if same else ("", State.FAILED)
    if row.only_by == OnlyBy.POST:
        return reach.address.strip(), State.TO_POST
    if row.only_by == OnlyBy.SECURE_EMAIL:
        return (reach.email if reach.secure else ""), State.QUEUED
    if row.connected_id != was.connected_id and row.to_address not in _usual(reach):
        return "", State.FAILED
    return _usual(reach)


def _usual(reach: Reach) -> tuple[str, State]:
    return (reach.email, State.QUEUED) if reach.email else (reach.address.strip(), State.TO_POST)


def _is_another(row: Message, address: str, state: State) -> bool:
    if row.address_ended:  # it waits already, for an address
        return bool(address) or state is State.WITHDRAWN
    by_post = row.state == State.TO_POST
    return row.to_address != address or (state is State.TO_POST) != by_post


def _move(viewer: Viewer, row: Message, address: str, state: State) -> None:
    changed = {"to_address": address, "moved_at": timezone.now(), "address_ended": False}
    revise(viewer, row, version=row.version, state=state, **changed)
    claims.begin_anew(row.pk)
    enclosed = Enclosure.objects.filter(message=row.pk)
    for one in enclosed.filter(kind__startswith=invitations.KIND, withdrawn=False):
        revise(viewer, one, version=one.version, withdrawn=True)
    entry = queries.entry(viewer, row.entry_id) if row.entry_id else None
    if entry is None or state is State.TO_POST:
        return
    to = Recipient(row.to_name, address, row.to_person_id, row.connected_id)
    file = invitations.enclosed(entry, to, invitations.place_for(entry, to))
    number = max(enclosed.values_list("number", flat=True), default=0) + 1
    new = Enclosure(
        message=row, number=number, name=file.name, kind=file.kind, content=file.content
    )
    add(viewer, new)


def _keep_guests(viewer: Viewer, was: Recipient, reach: Reach | None) -> None:
    """Entries to come are kept for the address at which the person is reached; nobody is written to
    about it."""
    email = reach.email if reach else ""
    guests = EntryGuest.objects.filter(
        connected_id=was.connected_id,
        withdrawn=False,
        entry__cancelled=False,
        entry__ends_at__gt=timezone.now(),
    )
    entries = set()
    for guest in guests.exclude(address=email).order_by("pk"):
        changed: dict[str, object] = {"address": email} if email else {"withdrawn": True}
        revise(viewer, guest, version=guest.version, **changed)
        entries.add(guest.entry_id)
    for entry in CalendarEntry.objects.filter(pk__in=entries).order_by("pk"):
        revise(viewer, entry, version=entry.version, sequence=entry.sequence + 1)
