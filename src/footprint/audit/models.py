"""The trail, the versions that were replaced, and what every row of fact carries.

Both tables are only ever added to: `guards` holds the triggers that see to it. They name people,
children and things by plain ids, so that nothing that happens to those reaches the trail.
"""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models

from footprint.audit.facts import Mention


class TrailRow(models.Model):
    """Somebody did something, or read something.

    `kind` is the action ("propose_role") or the reading ("opening", "list", "search", "export").
    `changes` is {field: [before, after]}, free text by its version. A list, search or export has
    its `filter`, as the address has it, and the `count` of what it showed.
    """

    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40)
    kind = models.CharField(max_length=60)
    app = models.CharField(max_length=40)
    thing = models.CharField(max_length=60)
    thing_id = models.CharField(max_length=60)
    child_id = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict)
    filter = models.TextField()
    count = models.PositiveIntegerField(null=True)
    purpose = models.TextField()
    source = models.CharField(max_length=100)
    request = models.CharField(max_length=40)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["at"], name="trail_by_time"),
            models.Index(fields=["child_id", "at"], name="trail_by_child"),
            models.Index(fields=["person_id", "at"], name="trail_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.thing} {self.thing_id}"


class KeptVersion(models.Model):
    """A row of fact as it was before it was changed: all its values, and until when they stood."""

    app = models.CharField(max_length=40)
    thing = models.CharField(max_length=60)
    thing_id = models.CharField(max_length=60)
    child_id = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField()
    values = models.JSONField()
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    source = models.CharField(max_length=100)
    replaced_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["app", "thing", "thing_id", "version"], name="one_row_a_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thing} {self.thing_id}, version {self.version}"


class Fact(models.Model):
    """What every row of fact carries. Only `actions.add` and `actions.revise` write these.

    `recorded_by` is a person's id, none where a command recorded it; `source` says which. `version`
    counts from 1; whoever changes the row says which version she read.
    """

    #: Fields whose values neither the trail nor a kept version ever holds.
    UNTOLD: ClassVar[frozenset[str]] = frozenset()

    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    source = models.CharField(max_length=100)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    @classmethod
    def mentions(cls, identifier: str) -> Iterable[Mention]:
        """Rows that are about more than one child and name one by her reference in a text; for a
        disposal. Most facts lead to their child and name nobody."""
        return ()

    @classmethod
    def keys_of_child(cls, child_id: int) -> Iterable[int]:
        """Rows about a child that lead to her by her plain number and not by a foreign key, for a
        disposal: what stands below the children's app."""
        return ()
