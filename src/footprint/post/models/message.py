"""The ledger: every message, to whom, what stands in it, and what became of it."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models

from footprint.audit.models import Fact
from footprint.post.facts import OnlyBy, State

#: What the sender writes by itself, without an action; the gate names the same columns.
CLAIM = frozenset(
    {"claim", "claimed_until", "attempts", "first_at", "next_at", "doubtful", "trouble"}
)


class Message(Fact):
    """A message to one recipient.

    `message_id` is the e-mail's own name, fixed here, so that a second copy is known for one.
    `connected_id` and `to_person_id` say who the recipient is, where she is somebody we know.
    `only_by`: the one way in which it may go. `moved_at`: since when it goes to another address than first;
    `address_ended`: she is not reached at this one any more, and there is no other for it.
    `released_at`: a person looked and let it go, so holds that were opened before stop it no more.
    The sender's own note: who has it until when, how often it was tried, since when, when next;
    `doubtful` that a copy may have gone before, `trouble` what the last try met.
    """

    UNTOLD: ClassVar[frozenset[str]] = CLAIM

    key = models.CharField(max_length=200, unique=True)
    message_id = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    to_name = models.TextField()
    to_address = models.TextField()
    to_person_id = models.BigIntegerField(null=True)
    connected_id = models.BigIntegerField(null=True)
    entry = models.ForeignKey(
        "post.CalendarEntry", on_delete=models.PROTECT, null=True, related_name="+"
    )
    queued_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=[(one.value, one.value) for one in State])
    finished_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    only_by = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.value) for one in OnlyBy]
    )
    moved_at = models.DateTimeField(null=True)
    address_ended = models.BooleanField(default=False)
    posted_on = models.DateField(null=True)
    how = models.TextField(blank=True)

    claim = models.CharField(max_length=32, default="")
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField()
    doubtful = models.BooleanField(default=False)
    trouble = models.CharField(max_length=40, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="messages_by_state"),
            models.Index(fields=["about", "about_id"], name="messages_by_thing"),
        ]

    def __str__(self) -> str:
        return f"Message {self.pk}"

    @classmethod
    def keys_of_child(cls, child_id: int) -> Iterable[int]:
        """Messages that are about her and about no other child."""
        hers = MessageAbout._base_manager.filter(child_id=child_id).values("message")
        others = MessageAbout._base_manager.exclude(child_id=child_id).values("message")
        found = cls._base_manager.filter(pk__in=hers).exclude(pk__in=others)
        return list(found.values_list("pk", flat=True))


class MessageText(Fact):
    """What stands in a message: it is written once, and the message's state changes beside it."""

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="body")
    subject = models.TextField()
    text = models.TextField()
    why = models.TextField(blank=True)
    from_name = models.TextField(blank=True)
    reply_to = models.TextField(blank=True)


class MessageAbout(Fact):
    """A child whom a message is about, by her plain number: the post knows no child's record."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="abouts")
    child_id = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "child_id"], name="a_message_about_a_child"),
        ]
        indexes: ClassVar = [models.Index(fields=["child_id"], name="messages_by_child")]

    @classmethod
    def keys_of_child(cls, child_id: int) -> Iterable[int]:
        return list(cls._base_manager.filter(child_id=child_id).values_list("pk", flat=True))


class Enclosure(Fact):
    """Something that goes with a message, in its order; a calendar entry is one of `text/calendar`,
    withdrawn where the message goes to another address with another."""

    UNTOLD: ClassVar[frozenset[str]] = frozenset({"content"})

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.TextField()
    kind = models.CharField(max_length=200)
    content = models.BinaryField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "number"], name="one_row_an_enclosure"),
        ]


class Reminded(Fact):
    """A person was reminded of something, in a message of that day; never of the same key again."""

    person_id = models.BigIntegerField()
    key = models.CharField(max_length=200)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person_id", "key"], name="reminded_once"),
        ]
