"""What must not go before a person has looked."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.audit.models import Fact
from footprint.post.facts import HoldReason


class Hold(Fact):
    """Nothing about a child goes; with a `connected_id` (not 0), nothing to that person. Open until
    a person ended it. `opened_at` is when the last thing happened for which it holds; `looked_at` is
    when a person has looked since, and had it go on."""

    child_id = models.BigIntegerField()
    connected_id = models.BigIntegerField(default=0)
    why = models.CharField(max_length=30, choices=[(one.value, one.value) for one in HoldReason])
    opened_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child_id", "connected_id", "why"],
                condition=Q(ended_at=None),
                name="one_open_hold_of_a_kind",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["child_id"], name="holds_by_child")]

    @classmethod
    def keys_of_child(cls, child_id: int) -> Iterable[int]:
        return list(cls._base_manager.filter(child_id=child_id).values_list("pk", flat=True))
