"""The people round a child, what a court says of them, and how she is spoken with and told things.

What says who or where somebody is stands in a text, so that the trail names its version and never
holds it.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.children.models.child import About, ends_after_it_began
from footprint.children.models.holding import ReviewingOfficer


class Connected(About):
    """A person in the child's life, up to but without `ended_on`.

    `relation`, `provider`, `parental_responsibility` and `route` (how letters reach the person) are
    of the lists in `connections`. `address_withheld`: it must not be disclosed. `interpreter`: one
    is needed to speak with the person.
    """

    name = models.TextField()
    relation = models.CharField(max_length=30)
    provider = models.CharField(max_length=20, blank=True)
    parental_responsibility = models.CharField(max_length=20)
    email = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    address = models.TextField(blank=True)
    address_withheld = models.BooleanField(default=False)
    route = models.CharField(max_length=20)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    ended_on = models.DateField(null=True)


class ContactLimit(About):
    """A court limits what a person may have of the child, [began_on, ended_on). `kind` is one of
    `connections.LIMITS`, `by` the order's own reference."""

    connected = models.ForeignKey(Connected, on_delete=models.PROTECT, related_name="limits")
    kind = models.CharField(max_length=20)
    by = models.TextField()
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            ends_after_it_began("a_contact_limit_ends_after_it_began"),
            models.UniqueConstraint(
                fields=["connected", "kind", "began_on"],
                condition=Q(withdrawn=False),
                name="one_limit_of_a_kind_from_a_day",
            ),
        ]


class Communication(About):
    """How the child is spoken with: her language, signs, symbols or aids, and how she likes to be
    told things."""

    language = models.CharField(max_length=60, blank=True)
    interpreter = models.BooleanField(default=False)
    signs = models.TextField(blank=True)
    likes_to_be_told = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child"], name="one_row_on_communication"),
        ]


class Together(About):
    """The child is one of a group of brothers and sisters, all of whom have the same `group`.

    `officers_differ` says why she has another officer than the others.
    """

    group = models.CharField(max_length=32)
    officers_differ = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(withdrawn=False),
                name="one_group_of_brothers_and_sisters",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["group"], name="brothers_and_sisters")]


class OfficerTold(About):
    """The child was told who her officer is and how to reach them; `how` is one of
    `connections.HOW_TOLD`. `introduced`: the officer before introduced the new one in person."""

    officer = models.ForeignKey(ReviewingOfficer, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField()
    how = models.CharField(max_length=20)
    introduced = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "officer", "told_on"],
                condition=Q(withdrawn=False),
                name="told_of_an_officer_once_a_day",
            ),
        ]
