"""What is to go for good, or went, and the holds that keep it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from footprint.audit.models import Fact
from footprint.children.facts.disposal import Goes, Ground, Step


class Disposal(Fact):
    """Something of a child's record is to go for good, or went; or a hold that keeps all of it.

    It outlives the child: her number is plain, what she was called is nowhere, and `digest` (keyed,
    see `disposal_queries`) knows her again in a file that names her. `reference` says which order
    or decision, without names; `counts` is {kind: rows that went}.
    """

    #: No value of hers, be it as a digest, is on the trail.
    UNTOLD: ClassVar[frozenset[str]] = frozenset({"digest"})

    child_id = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    goes = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Goes])
    ground = models.CharField(
        max_length=20, choices=[(one.value, one.value) for one in Ground], blank=True
    )
    reference = models.CharField(max_length=200)
    thing = models.CharField(max_length=60, blank=True)
    thing_id = models.CharField(max_length=60, blank=True)
    step = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Step])
    proposed_by = models.BigIntegerField()
    proposed_at = models.DateTimeField()
    confirmed_by = models.BigIntegerField(null=True)
    done_at = models.DateTimeField(null=True)
    counts = models.CharField(max_length=2_000, default="{}")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child_id"],
                condition=Q(step=Step.STANDS.value) & ~Q(goes=Goes.HOLD.value),
                name="one_disposal_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["child_id"],
                condition=Q(step=Step.STANDS.value, goes=Goes.HOLD.value),
                name="one_legal_hold_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("proposed_by")),
                name="nobody_disposes_alone",
            ),
            models.CheckConstraint(
                condition=~Q(step=Step.DONE.value) | Q(confirmed_by__isnull=False),
                name="two_people_dispose",
            ),
        ]

    def __str__(self) -> str:
        return f"Disposal {self.pk}"


def digest_of(identifier: str) -> str:
    """What is kept of a child's reference when her record has gone: without the installation's
    secret nobody can tell whether it is a given reference's."""
    return salted_hmac("footprint.children.disposal", identifier, algorithm="sha256").hexdigest()
