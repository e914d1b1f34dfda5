"""What is kept of a paper beside its file."""

from typing import ClassVar

from django.db import models

from footprint.audit.models import Fact
from footprint.papers.facts import FileType


class Paper(Fact):
    """A file that somebody gave about a child. Its bytes lie in the folder of papers at `place`, a
    name at random, and never change; `sha256` is theirs.

    `name` is a text, which the trail never holds: it may be a child's.

    A disposal of the child's record finds it, as it finds every row that leads to her.
    """

    UNTOLD: ClassVar[frozenset[str]] = frozenset({"place"})

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    kind = models.CharField(max_length=40)
    type = models.CharField(max_length=10, choices=[(one.value, one.value) for one in FileType])
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    place = models.CharField(max_length=32, unique=True)
    withdrawn = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Paper {self.pk}"
