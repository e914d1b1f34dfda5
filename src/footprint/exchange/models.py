"""What was brought in, by whom, and what came of it."""

import json
from collections.abc import Iterator
from typing import ClassVar

from django.db import models

from footprint.audit.facts import Mention
from footprint.audit.models import Fact
from footprint.exchange.facts import Stage


class Import(Fact):
    """Files that somebody gave, from the day they came to what was made of them.

    `files`: [{name, bytes, sha256}]. `counts`: what the plan would do, or did, as
    `facts.Counts` reads it. `digest` is the plan's: whoever confirms, confirms that one. `sentence`
    says why it was refused, ended or planned again. `withdraw`: whoever confirmed wants the rows
    withdrawn that the corrected files lack.
    """

    #: The claim is the worker's own note, written with every step it takes.
    UNTOLD: ClassVar[frozenset[str]] = frozenset({"claim", "claimed_until", "attempts"})

    stage = models.CharField(max_length=20, choices=[(stage.value, stage.value) for stage in Stage])
    given_at = models.DateTimeField()
    given_by = models.BigIntegerField(null=True)
    files = models.TextField(default="[]")
    counts = models.TextField(default="{}")
    digest = models.CharField(max_length=64, blank=True)
    sentence = models.TextField(blank=True)
    withdraw = models.BooleanField(default=False)
    confirmed_by = models.BigIntegerField(null=True)
    confirmed_as = models.CharField(max_length=40, blank=True)

    claim = models.CharField(max_length=32, default="")
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["stage", "id"], name="imports_by_stage")]

    def __str__(self) -> str:
        return f"Import {self.pk}"


class ErrorList(Fact):
    """The rows and cells of an import's files that could not be read: `rows` is [[file, line,
    child, column, value, reason, refused, private]], the first of `count`."""

    of = models.OneToOneField(Import, on_delete=models.PROTECT, related_name="+")
    count = models.PositiveIntegerField()
    rows = models.TextField()

    @classmethod
    def mentions(cls, identifier: str) -> Iterator[Mention]:
        quoted = json.dumps(identifier)
        for one in cls._base_manager.filter(rows__contains=quoted):
            rows = json.loads(one.rows)
            left = [row for row in rows if identifier not in (row[_CHILD], row[_VALUE])]
            gone = len(rows) - len(left)
            if gone:
                without = {"rows": json.dumps(left), "count": one.count - gone}
                yield Mention(one.pk, one.version, without, gone)


#: Where a row of an error list has the child and the value.
_CHILD, _VALUE = 2, 4


class Turn(models.Model):
    """One row, made by the migration. Who applies an import locks it, so that imports come one
    after the other. SQLite has one writer at a time and does not need it."""
