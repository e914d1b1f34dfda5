"""What a store says of itself."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.audit.models import Fact


class DemoMark(Fact):
    """One row in a store whose every child, person and council is made up; none in any other."""

    only = models.BooleanField(default=True, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(only=True), name="one_mark_a_store")
        ]

    def __str__(self) -> str:
        return "A demonstration"
