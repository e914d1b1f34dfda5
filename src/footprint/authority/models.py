"""What the authority has set for itself: rules from a day, terms, words, and its own devices."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from footprint.audit.models import Fact


class Rule(Fact):
    """The value of a rule from a day on, until the next one's day.

    `key` is one of `rules.BY_KEY`, and `value` its text as that key's kind writes it. `why` is who
    decided it and where, in the words of whoever set it.
    """

    key = models.CharField(max_length=40)
    value = models.CharField(max_length=200, blank=True)
    began_on = models.DateField()
    why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "began_on"], name="one_value_of_a_rule_from_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} from {self.began_on}"


class Term(Fact):
    """A stretch of school days without a holiday in it, both days included. `place` is its number in
    its school year, from 1; a term that is not to be is `called_off`."""

    school_year = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    began_on = models.DateField()
    ended_on = models.DateField()
    called_off = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["school_year", "place"], name="one_term_at_a_place_of_a_year"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("began_on")), name="a_term_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"Term {self.place} of {self.school_year}"


class PlainWord(Fact):
    """An entry of the word list that the service has written itself: `says` is not to be written,
    `write` is. It stands before the list's own entry of the same words; `left_out` takes that off."""

    says = models.CharField(max_length=100, unique=True)
    write = models.CharField(max_length=200)
    left_out = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.says


class Device(Fact):
    """A computer that the authority has marked as its own, by a cookie in its browser. Of the
    cookie's token no more than the hash is kept."""

    UNTOLD: ClassVar[frozenset[str]] = frozenset({"token_hash"})

    name = models.CharField(max_length=100)
    token_hash = models.CharField(max_length=64, unique=True)
    marked_on = models.DateField()
    seen_on = models.DateField()
    revoked_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name
