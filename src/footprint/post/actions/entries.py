"""What stands in calendars is kept, changed and cancelled; letters carry it to the guests."""

import re
from uuid import uuid4

from django.conf import settings

from footprint.audit.actions import ActionDenied, action, add, ask, record, revise
from footprint.audit.facts import Viewer
from footprint.post import queries
from footprint.post.facts import EntrySaid, EntrySeen, Guest, Recipient
from footprint.post.models import CalendarEntry, EntryAbout, EntryGuest
from footprint.post.permissions import why_not_queue
from footprint.post.unsaid import look, of_a_recipient

#: A.M., and A.M., B.M. for two children.
_INITIALS = re.compile(r"(?:[^\W\d_]\.? ?){1,4}(?:, (?:[^\W\d_]\.? ?){1,4})*")


@action
def keep_entry(*, viewer: Viewer, entry: EntrySaid) -> int:
    """The entry's id. Its uid is made once; whatever is changed afterwards, the guests too, counts
    its sequence up by one; said again as it stands it stays."""
    ask(why_not_queue(viewer))
    _look(entry)
    known = queries.entry_of_key(viewer, entry.key)
    if known is None:
        return _new(viewer, entry)
    if _as_said(known, entry):
        record(viewer, thing="calendarentry", thing_id=known.id)
        return known.id
    _keep_children(viewer, known, entry)
    _keep_guests(viewer, known.id, entry.guests)
    revise(
        viewer,
        CalendarEntry(pk=known.id),
        version=known.version,
        sequence=known.sequence + 1,
        cancelled=False,
        **_values(entry),
    )
    return known.id


@action
def cancel_entry(*, viewer: Viewer, entry_id: int) -> None:
    """The meeting is off. Who has it in her calendar is told by a letter that carries the entry."""
    ask(why_not_queue(viewer))
    found = queries.entry(viewer, entry_id)
    if found is None:
        raise ActionDenied("There is no such entry.")
    if found.cancelled:
        record(viewer, thing="calendarentry", thing_id=entry_id)
        return
    changed = {"cancelled": True, "sequence": found.sequence + 1}
    revise(viewer, CalendarEntry(pk=entry_id), version=found.version, **changed)


def _look(entry: EntrySaid) -> None:
    in_capitals = entry.initials == entry.initials.upper()
    if entry.initials and not (in_capitals and _INITIALS.fullmatch(entry.initials)):
        raise ValueError("An entry names children by initials, such as A.M.")
    if entry.starts_at.tzinfo is None or entry.ends_at.tzinfo is None:
        raise ValueError("An entry's times say where they are.")
    places = [("place", guest.place) for guest in entry.guests]
    look([("calendar", entry.title), *places], entry.unsaid)
    names = [("guest", guest.to.name) for guest in entry.guests]
    look(names, of_a_recipient(entry.unsaid))


def _new(viewer: Viewer, entry: EntrySaid) -> int:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    row = CalendarEntry(key=entry.key, uid=f"{uuid4().hex}@{domain}", **_values(entry))
    add(viewer, row)
    for child_id in sorted(set(entry.child_ids)):
        add(viewer, EntryAbout(entry=row, child_id=child_id))
    for guest in entry.guests:
        add(viewer, _guest(row.pk, guest))
    return row.pk


def _values(entry: EntrySaid) -> dict[str, object]:
    names = ("about", "about_id", "title", "initials", "starts_at", "ends_at")
    return {name: getattr(entry, name) for name in names}


def _as_said(known: EntrySeen, entry: EntrySaid) -> bool:
    same = all(getattr(known, name) == value for name, value in _values(entry).items())
    children = known.child_ids == tuple(sorted(set(entry.child_ids)))
    return same and children and not known.cancelled and set(known.guests) == set(entry.guests)


def _keep_children(viewer: Viewer, known: EntrySeen, entry: EntrySaid) -> None:
    rows = {one.child_id: one for one in EntryAbout.objects.filter(entry=known.id)}
    for child_id in sorted(set(entry.child_ids) - set(rows)):
        add(viewer, EntryAbout(entry_id=known.id, child_id=child_id))
    for child_id, row in rows.items():
        gone = child_id not in entry.child_ids
        if row.withdrawn != gone:
            revise(viewer, row, version=row.version, withdrawn=gone)


def _keep_guests(viewer: Viewer, entry_id: int, guests: tuple[Guest, ...]) -> None:
    standing = {
        Guest(_recipient(row), row.place): row
        for row in EntryGuest.objects.filter(entry=entry_id, withdrawn=False)
    }
    for guest, row in standing.items():
        if guest not in guests:
            revise(viewer, row, version=row.version, withdrawn=True)
    for guest in guests:
        if guest not in standing:
            add(viewer, _guest(entry_id, guest))


def _guest(entry_id: int, guest: Guest) -> EntryGuest:
    return EntryGuest(
        entry_id=entry_id,
        name=guest.to.name,
        address=guest.to.address,
        person_id=guest.to.person_id,
        connected_id=guest.to.connected_id,
        place=guest.place,
    )


def _recipient(row: EntryGuest) -> Recipient:
    return Recipient(row.name, row.address, row.person_id, row.connected_id)
