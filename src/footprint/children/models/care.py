"""Episodes, reviews and asylum seeking: a row a source, each return's and a person's."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.children.models.child import About


class Dated(About):
    """A return's word, by its collection year, or a person's, without one.

    `denies` is a person's word that there is no such thing, whatever a return says.
    """

    year = models.PositiveIntegerField(null=True)
    denies = models.BooleanField(default=False)

    class Meta:
        abstract = True


def _one_word(*fields: str, name: str) -> list[models.BaseConstraint]:
    """One row a return and thing, and one person's."""
    return [
        models.UniqueConstraint(fields=[*fields, "year"], name=f"one_word_a_return_on_{name}"),
        models.UniqueConstraint(
            fields=[*fields], condition=Q(year=None), name=f"one_person_s_word_on_{name}"
        ),
        models.CheckConstraint(
            condition=Q(denies=False) | Q(year=None), name=f"a_person_denies_{name}"
        ),
    ]


class Episode(Dated):
    """An episode in [began_on, ended_on), in the return's codes: `new_episode` is RNE, `end_reason`
    REC. Empty where the word leaves it out."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    new_episode = models.CharField(max_length=4, blank=True)
    legal_status = models.CharField(max_length=4, blank=True)
    placement = models.CharField(max_length=4, blank=True)
    end_reason = models.CharField(max_length=4, blank=True)

    class Meta:
        constraints: ClassVar = [
            *_one_word("child", "began_on", name="an_episode"),
            models.CheckConstraint(
                condition=Q(year__isnull=False)
                | Q(ended_on=None)
                | Q(ended_on__gte=models.F("began_on")),
                name="an_episode_a_person_records_ends_after_it_began",
            ),
        ]


class Review(Dated):
    """A review held on a day. `participation` is PN0 to PN7, empty where not recorded."""

    held_on = models.DateField()
    participation = models.CharField(max_length=4, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "held_on", "participation", "year"],
                name="one_word_a_return_on_a_review",
            ),
            models.UniqueConstraint(
                fields=["child", "held_on"],
                condition=Q(year=None),
                name="one_person_s_word_on_a_review",
            ),
            models.CheckConstraint(
                condition=Q(denies=False) | Q(year=None), name="a_person_denies_a_review"
            ),
        ]


class AsylumSeeking(Dated):
    """The child is or was an unaccompanied asylum-seeking child; `ceased_on` is DUC."""

    ceased_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = _one_word("child", name="an_asylum_seeking_child")
