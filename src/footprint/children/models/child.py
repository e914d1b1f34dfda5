"""A child, what she is called, and what every row about her carries."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.audit.models import Fact

#: The longest identifier that a return's reader lets through.
IDENTIFIER_LENGTH = 40


class Word(models.TextChoices):
    """Whose word a row is, where no collection year says it."""

    RETURN = "return"
    FILE = "file"
    PERSON = "person"


class Child(Fact):
    """A child, by the reference that the authority's own systems and its returns give her.

    `born_on` is a person's word on the birth date; the returns' are in `ChildInReturn`.
    """

    identifier = models.CharField(max_length=IDENTIFIER_LENGTH, unique=True)
    born_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"Child {self.identifier}"


class About(Fact):
    """A row about one child."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Stretch(About):
    """Something that is so from `began_on` up to but without `ended_on`; open without one.

    From the first day of a person's word on, hers alone counts; before it, the people file's.
    """

    word = models.CharField(max_length=10, choices=Word.choices)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        abstract = True


def ends_after_it_began(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(ended_on=None) | Q(ended_on__gte=models.F("began_on")), name=name
    )


class Names(About):
    """What a child is called, by the people file or by a person.

    `name_key` is all of it casefolded and unaccented: the two stores sort and search differently.
    """

    word = models.CharField(max_length=10, choices=Word.choices)
    first_name = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100, blank=True)
    name_key = models.CharField(max_length=310)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "word"], name="one_word_on_names"),
        ]


class Flag(Stretch):
    """Something that whoever works with the child must know: `kind` is one of `flags.KINDS`,
    `told_by` who says so."""

    kind = models.CharField(max_length=30)
    told_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [ends_after_it_began("a_flag_ends_after_it_began")]
