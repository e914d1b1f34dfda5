"""A calendar entry as one recipient is given it."""

from email.utils import parseaddr

from django.conf import settings

from footprint.formats import ical
from footprint.post.facts import Attachment, EntrySeen, Recipient

KIND = "text/calendar"


def place_for(entry: EntrySeen, to: Recipient) -> str:
    """The place, as far as this guest may know it."""
    return next((one.place for one in entry.guests if is_same(one.to, to)), "")


def enclosed(entry: EntrySeen, to: Recipient, place: str) -> Attachment:
    """Sent as it stands now: a later change goes with a letter of its own, and a higher sequence."""
    method = ical.CANCEL if entry.cancelled else ical.REQUEST
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    content = ical.invitation(
        meeting(entry, place=place),
        organiser=ical.Mailbox(name or "Footprint", address),
        guest=ical.Mailbox(to.name, to.address.strip()),
    )
    return Attachment("invitation.ics", f"{KIND}; method={method}", content)


def feed(entries: tuple[EntrySeen, ...]) -> bytes:
    """A person's own calendar: initials and times, and no place."""
    return ical.feed([meeting(one) for one in entries], name="Footprint")


def meeting(entry: EntrySeen, *, place: str = "") -> ical.Meeting:
    title = f"{entry.title} ({entry.initials})" if entry.initials else entry.title
    return ical.Meeting(
        uid=entry.uid,
        sequence=entry.sequence,
        title=title,
        starts_at=entry.starts_at,
        ends_at=entry.ends_at,
        changed_at=entry.changed_at,
        place=place,
        cancelled=entry.cancelled,
    )


def is_same(one: Recipient, other: Recipient) -> bool:
    """The same person: the same account, the same person in a child's life, or the same address."""
    if one.person_id is not None and one.person_id == other.person_id:
        return True
    if one.connected_id is not None and one.connected_id == other.connected_id:
        return True
    return bool(one.address) and one.address.casefold() == other.address.strip().casefold()
