"""What the trail tells of a fact: which of its fields, how their values are shown, and of whom."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from django.db import models

from footprint.audit.facts import Changes, Value
from footprint.audit.models import Fact

Field: TypeAlias = "models.Field[object, object]"

#: What every row of fact carries of itself; the trail's own row says the same.
CARRIED = frozenset(field.name for field in Fact._meta.fields)


def told(fact: Fact) -> list[Field]:
    """The fields that the trail tells of."""
    untold = CARRIED | fact.UNTOLD
    return [
        field
        for field in fact._meta.concrete_fields
        if not (field.generated or field.primary_key or field.name in untold)
    ]


def child_of(fact: Fact) -> int | None:
    """The child whom a fact is about: the child herself, if she is the fact."""
    return fact.pk if fact._meta.model_name == "child" else getattr(fact, "child_id", None)


def as_added(fields: Iterable[Field], fact: Fact) -> Changes:
    """What a new row says; `fields` are those that the trail tells of."""
    return {
        field.attname: (None, after)
        for field in fields
        if (after := shown(field, getattr(fact, field.attname), 1)) is not None
    }


def differences(before: Fact, after: Fact) -> Changes:
    return {
        field.attname: (
            shown(field, getattr(before, field.attname), before.version),
            shown(field, getattr(after, field.attname), before.version + 1),
        )
        for field in told(before)
        if getattr(before, field.attname) != getattr(after, field.attname)
    }


def shown(field: Field, value: object, version: int) -> Value:
    """A value as the trail has it: free text is not copied there, its version is named."""
    if value is None or value == "":
        return None
    return f"version {version}" if isinstance(field, models.TextField) else plain(value)


def plain(value: object) -> Value:
    """A value as JSON can hold it."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date | datetime | Decimal):
        return str(value)
    raise TypeError(f"A fact holds a {type(value).__name__}, which the trail cannot show.")
