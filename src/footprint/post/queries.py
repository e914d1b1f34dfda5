"""What was sent, what waits, what is held, and what stands in calendars.

A message about a child whom the viewer may not see is in none of her lists. Which children those
are is asked above, through the one setting that names who answers.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from footprint.accounts import queries as accounts
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.post import claims
from footprint.post.facts import (
    EntrySeen,
    HoldSeen,
    MessageOpened,
    MessageSeen,
    State,
)
from footprint.post.models import (
    CalendarEntry,
    Enclosure,
    EntryAbout,
    EntryGuest,
    Feed,
    Hold,
    Message,
    MessageText,
)
from footprint.post.rows import entry_seen, hold_seen, message_seen

#: Of what has gone, a list shows the latest.
MOST = 200
#: A feed reaches back and ahead.
FEED_BACK, FEED_AHEAD = timedelta(days=60), timedelta(days=400)


class ChildSeen(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...


class ChildrenSeen(Protocol):
    """Those of these children whom the viewer may see."""

    def __call__(self, viewer: Viewer, child_ids: Collection[int]) -> Sequence[ChildSeen]: ...


def letters(viewer: Viewer, state: State) -> tuple[MessageSeen, ...]:
    """The messages in one state that the viewer may see: what waits by age, what has gone the
    latest first and no more than `MOST`."""
    rows = _messages().filter(state=state)
    if state in {State.QUEUED, State.FAILED, State.TO_POST}:
        return _seen_by(viewer, rows.order_by("queued_at", "pk"))
    return _seen_by(viewer, rows.order_by("-finished_at", "-pk")[:MOST])


def waiting_for_a_person(viewer: Viewer) -> tuple[MessageSeen, ...]:
    """What could not be sent for two days, or was refused for good, and is not held."""
    return tuple(one for one in letters(viewer, State.FAILED) if not one.held)


def left_lying(viewer: Viewer) -> tuple[int, int]:
    """How many letters have been due for an hour without a try, and how many wait for a person:
    what is wrong with an installation, in numbers."""
    rows = Message.objects.filter(~claims.holding())
    overdue = timezone.now() - timedelta(hours=1)
    late = rows.filter(state=State.QUEUED, next_at__lt=overdue).count()
    return late, rows.filter(state=State.FAILED).count()


def letters_about(viewer: Viewer, about: str, about_id: int) -> tuple[MessageSeen, ...]:
    """Every message about a thing, in the order in which they were queued; for the page of the
    thing, which has asked whether the viewer may see it."""
    rows = _messages().filter(about=about, about_id=about_id).order_by("queued_at", "pk")
    return tuple(message_seen(row) for row in rows)


def letter(viewer: Viewer, message_id: int) -> MessageSeen | None:
    return next(iter(_seen_by(viewer, _messages().filter(pk=message_id))), None)


def any_letter(viewer: Viewer, message_id: int) -> MessageSeen | None:
    """A message, for an action of what it is about, which has asked whether the viewer may."""
    row = _messages().filter(pk=message_id).first()
    return message_seen(row) if row else None


def opened_letter(viewer: Viewer, message_id: int) -> MessageOpened | None:
    """A message with its text."""
    seen = letter(viewer, message_id)
    if seen is None:
        return None
    text = MessageText.objects.get(message=message_id)
    enclosures = Enclosure.objects.filter(message=message_id, withdrawn=False).order_by("number")
    return MessageOpened(
        seen,
        text.text,
        text.why,
        text.from_name,
        tuple(enclosures.values_list("number", "name")),
    )


def enclosure(viewer: Viewer, message_id: int, number: int) -> tuple[str, str, bytes] | None:
    """Name, kind and content of what goes with a letter."""
    if letter(viewer, message_id) is None:
        return None
    row = Enclosure.objects.filter(message=message_id, number=number, withdrawn=False).first()
    return (row.name, row.kind, bytes(row.content)) if row else None


def held(viewer: Viewer, child_ids: Collection[int]) -> Mapping[int, HoldSeen]:
    """Of these children the open hold of each that has one; the one that was opened first."""
    rows = Hold.objects.filter(ended_at=None, child_id__in=child_ids).order_by("-opened_at", "-pk")
    return {row.child_id: hold_seen(row) for row in rows}


def open_holds(viewer: Viewer, *, waiting: bool | None = None) -> tuple[HoldSeen, ...]:
    """The open holds on children whom the viewer may see, the oldest first: every one, those that
    keep something back on which a person decides (`waiting`), or the others, which wait for nobody
    and stop whatever is queued later."""
    rows = Hold.objects.filter(ended_at=None).order_by("opened_at", "pk")
    if waiting is not None:
        rows = rows.filter(claims.waiting() if waiting else ~claims.waiting())
    return _holds_seen(viewer, [hold_seen(row) for row in rows])


def is_held(viewer: Viewer, child_id: int, connected_id: int | None = None) -> bool:
    """Whether an open hold stops everything about the child, or what goes to this person."""
    holds = Hold.objects.filter(ended_at=None, child_id=child_id)
    return holds.filter(connected_id__in={0, connected_id or 0}).exists()


def open_hold(viewer: Viewer, hold_id: int) -> HoldSeen | None:
    row = Hold.objects.filter(pk=hold_id, ended_at=None).first()
    return next(iter(_holds_seen(viewer, [hold_seen(row)] if row else [])), None)


def beside(viewer: Viewer, hold: HoldSeen) -> tuple[HoldSeen, ...]:
    """The other open holds on the child, and on whomever else the letters are about, the oldest first:
    a letter that is let go is let go from them too, so whoever decides has seen them."""
    ids = {hold.child_id}
    ids |= {child_id for one in held_letters(viewer, hold.id) for child_id in one.child_ids}
    rows = Hold.objects.filter(ended_at=None, child_id__in=ids).exclude(pk=hold.id)
    return tuple(hold_seen(row) for row in rows.order_by("opened_at", "pk"))


def held_letters(viewer: Viewer, hold_id: int) -> tuple[MessageSeen, ...]:
    """Every message that an open hold stops. One that is also about a child whom the viewer may not
    see is among them, because she decides for the hold; the page does not name that child."""
    row = Hold.objects.filter(pk=hold_id, ended_at=None).first()
    if row is None:
        return ()
    keys = claims.held_by(row).values("pk")
    rows = [message_seen(one) for one in _messages().filter(pk__in=keys).order_by("pk")]
    return _named(rows, _names(viewer, (child_id for one in rows for child_id in one.child_ids)))


def held_texts(viewer: Viewer, hold_id: int) -> Mapping[int, str]:
    """What the letters that a hold stops say, for the IRO manager who decides; business support sees
    no text."""
    if viewer.role != Role.IRO_MANAGER:
        return {}
    keys = [one.id for one in held_letters(viewer, hold_id)]
    return dict(MessageText.objects.filter(message__in=keys).values_list("message_id", "text"))


def held_entries(viewer: Viewer, hold_id: int) -> tuple[EntrySeen, ...]:
    """The entries to come of the child that a hold is on: they are left out of feeds, and stand in
    the calendars to which an invitation went."""
    row = Hold.objects.filter(pk=hold_id, ended_at=None).first()
    if row is None:
        return ()
    about = EntryAbout.objects.filter(child_id=row.child_id, withdrawn=False).values("entry")
    rows = _entries().filter(pk__in=about, cancelled=False, ends_at__gt=timezone.now())
    return tuple(entry_seen(one) for one in rows.order_by("starts_at"))


def entries_of(viewer: Viewer, about: str, about_ids: Collection[int]) -> tuple[EntrySeen, ...]:
    """The calendar entries of these things, by when they start."""
    rows = _entries().filter(about=about, about_id__in=about_ids)
    return tuple(entry_seen(row) for row in rows.order_by("starts_at", "pk"))


def entry(viewer: Viewer, entry_id: int) -> EntrySeen | None:
    row = _entries().filter(pk=entry_id).first()
    return entry_seen(row) if row else None


def entry_of_key(viewer: Viewer, key: str) -> EntrySeen | None:
    row = _entries().filter(key=key).first()
    return entry_seen(row) if row else None


def feed_entries(viewer: Viewer) -> tuple[EntrySeen, ...]:
    """The viewer's own entries of the last two months and the next thirteen, without those of a
    child on whom there is a hold, or whom she may see in none of her roles. One that was cancelled
    says so."""
    now = timezone.now()
    invited = EntryGuest.objects.filter(person_id=viewer.person_id or 0, withdrawn=False)
    held_now = Hold.objects.filter(ended_at=None, connected_id=0).values("child_id")
    stopped = EntryAbout.objects.filter(child_id__in=held_now, withdrawn=False).values("entry")
    rows = _entries().filter(
        pk__in=invited.values("entry"), ends_at__gt=now - FEED_BACK, starts_at__lt=now + FEED_AHEAD
    )
    found = [entry_seen(row) for row in rows.exclude(pk__in=stopped).order_by("starts_at", "pk")]
    seen = _seen_in_any_role(viewer, {child_id for one in found for child_id in one.child_ids})
    return tuple(one for one in found if set(one.child_ids) <= seen)


def _seen_in_any_role(viewer: Viewer, child_ids: Collection[int]) -> set[int]:
    """A feed is read without signing in, so in no role: she is barred from a child, or has left her,
    in all of them alike."""
    seen: set[int] = set()
    for grant in accounts.roles_held(viewer):
        seen |= set(_names(replace(viewer, role=grant.role, scope=grant.scope), child_ids))
    return seen


def whose_feed(viewer: Viewer, secret_hash: str) -> tuple[int, int] | None:
    """The feed and the person whose calendar is read with this secret; none where it was ended."""
    row = Feed.objects.filter(secret_hash=secret_hash, ended_at=None).first()
    return (row.pk, row.person_id) if row else None


def own_feed(viewer: Viewer) -> tuple[int, datetime] | None:
    """The viewer's own feed, and since when there is one."""
    row = Feed.objects.filter(person_id=viewer.person_id or 0, ended_at=None).first()
    return (row.pk, row.recorded_at) if row else None


def _messages() -> QuerySet[Message]:
    rows = Message.objects.annotate(stopped=claims.holding())
    return rows.select_related("body").prefetch_related("abouts")


def _entries() -> QuerySet[CalendarEntry]:
    return CalendarEntry.objects.prefetch_related("abouts", "guests")


def _seen_by(viewer: Viewer, rows: Iterable[Message]) -> tuple[MessageSeen, ...]:
    """Those about children whom the viewer may see, all of them; and those about none."""
    found = [message_seen(row) for row in rows]
    names = _names(viewer, (child_id for one in found for child_id in one.child_ids))
    return _named((one for one in found if set(one.child_ids) <= set(names)), names)


def _named(rows: Iterable[MessageSeen], names: Mapping[int, str]) -> tuple[MessageSeen, ...]:
    return tuple(
        replace(one, children=tuple(names[key] for key in one.child_ids if key in names))
        for one in rows
    )


def _holds_seen(viewer: Viewer, rows: Sequence[HoldSeen]) -> tuple[HoldSeen, ...]:
    names = _names(viewer, (one.child_id for one in rows))
    return tuple(replace(one, child=names[one.child_id]) for one in rows if one.child_id in names)


def _names(viewer: Viewer, child_ids: Iterable[int]) -> Mapping[int, str]:
    """Those of these children whom the viewer may see, with what they are called to her."""
    wanted = set(child_ids)
    if not wanted:
        return {}
    children_seen: ChildrenSeen = import_string(settings.POST_CHILDREN_SEEN)
    return {one.id: one.name for one in children_seen(viewer, wanted)}
