"""What stands in calendars, and the addresses at which people's own calendars are read."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from footprint.audit.models import Fact


class CalendarEntry(Fact):
    """A meeting in the calendars of its guests. `uid` is made once; `sequence` counts its changes.
    `title` is said without any child; `initials` stand beside it."""

    key = models.CharField(max_length=200, unique=True)
    uid = models.CharField(max_length=200, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    about = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    initials = models.CharField(max_length=100)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cancelled = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="an_entry_ends_after_it_starts"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["about", "about_id"], name="entries_by_thing")]

    def __str__(self) -> str:
        return self.uid

    @classmethod
    def keys_of_child(cls, child_id: int) -> Iterable[int]:
        """Entries that are about her and about no other child."""
        hers = EntryAbout._base_manager.filter(child_id=child_id).values("entry")
        others = EntryAbout._base_manager.exclude(child_id=child_id).values("entry")
        found = cls._base_manager.filter(pk__in=hers).exclude(pk__in=others)
        return list(found.values_list("pk", flat=True))


class EntryAbout(Fact):
    """A child whom an entry is about, by her plain number."""

    entry = models.ForeignKey(CalendarEntry, on_delete=models.PROTECT, related_name="abouts")
    child_id = models.BigIntegerField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "child_id"], name="an_entry_about_a_child"),
        ]

    @classmethod
    def keys_of_child(cls, child_id: int) -> Iterable[int]:
        return list(cls._base_manager.filter(child_id=child_id).values_list("pk", flat=True))


class EntryGuest(Fact):
    """Who has the entry in her calendar, and the place, if she may know it."""

    entry = models.ForeignKey(CalendarEntry, on_delete=models.PROTECT, related_name="guests")
    name = models.TextField()
    address = models.TextField()
    person_id = models.BigIntegerField(null=True)
    connected_id = models.BigIntegerField(null=True)
    place = models.TextField(blank=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person_id"], name="entries_by_person")]


class Feed(Fact):
    """The address at which one person's own calendar is read without signing in. Only the hash of
    its secret is kept."""

    UNTOLD: ClassVar[frozenset[str]] = frozenset({"secret_hash"})

    person_id = models.BigIntegerField()
    secret_hash = models.CharField(max_length=64, unique=True)
    ended_at = models.DateTimeField(null=True)
