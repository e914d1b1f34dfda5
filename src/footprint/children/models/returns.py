"""The returns that were imported, and what each says of a child and of its own rows."""

from typing import ClassVar

from django.db import models

from footprint.audit.models import Fact
from footprint.children.models.child import About, Child


class LoadedReturn(Fact):
    """A collection year's return, as it was last imported, and what its reader said of it.

    The counts and notes are what `footprint measure` prints of the same files: `rows` {kind: rows
    read}, `checks` {code: {kind: rows}}, `refused` {reason: rows}, `left_out_files` {name: why}.
    `tells_of_reviews`: it has a Reviews file, be it without rows. `told_to`: the last day that it
    tells of, before 31 March where it was taken in the middle of the year.
    """

    year = models.PositiveIntegerField(unique=True)
    name = models.CharField(max_length=200)
    found_by = models.TextField()
    told_to = models.DateField()
    tells_of_reviews = models.BooleanField()
    rows = models.TextField(default="{}")
    checks = models.TextField(default="{}")
    refused = models.TextField(default="{}")
    left_out_files = models.TextField(default="{}")
    notes = models.TextField(default="[]")
    bad_cells = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"The return of the year ending 31 March {self.year}"


class ChildInReturn(About):
    """A return's word on a child: that she is in it, and when she was born.

    `from_header`: the birth date stands in the Header, which outranks the other files.
    `has_episodes`: she has an episode in it.
    """

    year = models.PositiveIntegerField()
    born_on = models.DateField(null=True)
    from_header = models.BooleanField()
    has_episodes = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "year"], name="one_word_a_return_on_a_child"),
        ]


class ReadersFinding(Fact):
    """What a return's reader found wrong with a row, with its place; `code` is the DfE's check or
    the reader's own word. `child` is none where the row names none that is known. `refused`: the row
    was not taken."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+", null=True)
    withdrawn = models.BooleanField(default=False)
    year = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    file = models.CharField(max_length=200)
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=40, blank=True)
    value = models.CharField(max_length=200, blank=True)
    message = models.CharField(max_length=500)
    refused = models.BooleanField(default=False)


class Settlement(About):
    """A person looked at a data-quality item and says that it is right as it is, or why it stays.

    `code` and `about` (the thing's own key: "episode 2019-04-03") say which item.
    """

    code = models.CharField(max_length=60)
    about = models.CharField(max_length=120)
    reason = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "code", "about"], name="one_settlement_an_item"
            ),
        ]
