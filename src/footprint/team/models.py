"""The posts of the reviewing officers, and when their holders are away."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from footprint.audit.models import Fact
from footprint.team.facts import AbsenceKind, PostKind


class Post(Fact):
    """A post, [began_on, ended_on); vacant without an officer.

    `fte` is its contracted hours as part of full time; `reviewing` is the part of them that is for
    reviewing, where the officer also has other duties.
    """

    officer = models.ForeignKey(
        "children.ReviewingOfficer", on_delete=models.PROTECT, null=True, related_name="+"
    )
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in PostKind])
    fte = models.DecimalField(max_digits=3, decimal_places=2)
    reviewing = models.DecimalField(max_digits=3, decimal_places=2, default=Decimal("1.00"))
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(fte__gte=Decimal("0.05"), fte__lte=Decimal("1.00")),
                name="a_post_is_up_to_full_time",
            ),
            models.CheckConstraint(
                condition=Q(reviewing__gte=Decimal("0.00"), reviewing__lte=Decimal("1.00")),
                name="reviewing_is_a_part_of_a_post",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="a_post_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Absence(Fact):
    """An officer is away, [began_on, ended_on). Of the reason no more than its kind is kept."""

    officer = models.ForeignKey(
        "children.ReviewingOfficer", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in AbsenceKind]
    )
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="an_absence_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.began_on}"
