"""Who holds a child: officers, their children and their cover, and the social workers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.audit.models import Fact
from footprint.children.models.child import Stretch, ends_after_it_began


class ReviewingOfficer(Fact):
    """An officer, known by e-mail address: whoever signs in with it is she (small letters)."""

    full_name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, unique=True)

    def __str__(self) -> str:
        return self.full_name


class Allocation(Stretch):
    """An officer holds a child; without one, a person's word that nobody does from that day.

    `reason` is why her, or why it changed."""

    officer = models.ForeignKey(
        ReviewingOfficer, on_delete=models.PROTECT, related_name="+", null=True
    )
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [ends_after_it_began("an_allocation_ends_after_it_began")]
        indexes: ClassVar = [
            models.Index(fields=["officer", "began_on"], name="allocations_of_an_officer")
        ]


class SocialWorkerLink(Stretch):
    """A social worker works with a child. `worker` is her name, or in a return her number, and empty
    where a person says that nobody does; `year` is the collection year of a return's word, `reason`
    its code for why the worker changed."""

    worker = models.CharField(max_length=200)
    team = models.CharField(max_length=100, blank=True)
    year = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [ends_after_it_began("a_link_ends_after_it_began")]


class SocialWorkerAccount(Fact):
    """A person who signs in is the social worker of this name or number."""

    worker = models.CharField(max_length=200, unique=True)
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    withdrawn = models.BooleanField(default=False)


class Cover(Fact):
    """An officer answers for another's children while she is away, [began_on, ended_on)."""

    officer = models.ForeignKey(ReviewingOfficer, on_delete=models.PROTECT, related_name="+")
    covered_by = models.ForeignKey(ReviewingOfficer, on_delete=models.PROTECT, related_name="+")
    began_on = models.DateField()
    ended_on = models.DateField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            ends_after_it_began("cover_ends_after_it_began"),
            models.CheckConstraint(
                condition=~Q(officer=models.F("covered_by")), name="nobody_covers_herself"
            ),
        ]
