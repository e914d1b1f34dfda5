"""What an action writes of many facts at once, row by row on the trail all the same.

The same as `actions.add` and `actions.revise`, a set at a time: an import of a year brings tens of
thousands of rows.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.utils import timezone

from footprint.audit.actions import ChangedMeanwhileError, kept, running
from footprint.audit.facts import Changes, Viewer
from footprint.audit.models import Fact, KeptVersion, TrailRow
from footprint.audit.told import as_added, child_of, differences, told

F = TypeVar("F", bound=Fact)

BATCH = 5_000
#: PostgreSQL takes so many values in a statement, SQLite more.
_MOST_VALUES = 60_000


@dataclass(frozen=True, slots=True)
class Revision(Generic[F]):
    """A fact as it was read, and the values of it that change."""

    fact: F
    values: Mapping[str, object]


def add_many(viewer: Viewer, facts: Sequence[F]) -> Sequence[F]:
    """Saves new rows of one kind of fact, each with its row on the trail; with their ids."""
    if not facts:
        return facts
    now = timezone.now()
    for fact in facts:
        fact.recorded_at, fact.recorded_by = now, viewer.person_id
        fact.source, fact.version = viewer.source, 1
    _insert(facts)
    fields = told(facts[0])
    _leave_rows(viewer, ((fact, as_added(fields, fact)) for fact in facts))
    return facts


def _insert(facts: Sequence[F]) -> None:
    """Saves new rows and gives them their ids. Written by hand, because Django asks each field of
    each row how it is written; here a column is asked once."""
    meta = facts[0]._meta
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = f"({', '.join(['%s'] * len(fields))})"
    table = connection.ops.quote_name(meta.db_table)
    columns = [_column(field, facts) for field in fields]
    rows = list(zip(*columns, strict=True))
    many = max(1, min(BATCH, _MOST_VALUES // len(fields)))
    with connection.cursor() as cursor:
        for first in range(0, len(rows), many):
            lot = rows[first : first + many]
            cursor.execute(
                f"INSERT INTO {table} ({names}) VALUES {', '.join([marks] * len(lot))} "  # noqa: S608 (our names)
                f"RETURNING {connection.ops.quote_name(str(meta.pk.column))}",
                [value for row in lot for value in row],
            )
            for fact, (key,) in zip(facts[first:], cursor.fetchall(), strict=False):
                fact.pk, fact._state.adding, fact._state.db = key, False, connection.alias


def _column(field: "models.Field[Any, Any]", facts: Sequence[F]) -> list[object]:
    """One field's values as the store takes them."""
    values = [getattr(fact, field.attname) for fact in facts]
    if isinstance(field, _AS_THEY_ARE):
        return values
    known: dict[object, object] = {}
    for value in values:
        if value not in known:
            known[value] = field.get_db_prep_save(value, connection)
    return [known[value] for value in values]


#: Fields whose values both stores take as they are; of others the same value is asked for once.
_AS_THEY_ARE = (models.CharField, models.TextField, models.BooleanField, models.IntegerField)


def revise_many(viewer: Viewer, revisions: Sequence[Revision[F]]) -> None:
    """Changes rows of one kind of fact, keeping each as it was. All change the same fields.

    Raises `ChangedMeanwhileError` when one is no longer the version that was read.
    """
    if not revisions:
        return
    now = timezone.now()
    before = _still_as_read(revisions)
    changed = []
    for revision in revisions:
        fact = revision.fact
        for name, value in revision.values.items():
            setattr(fact, name, value)
        fact.recorded_at, fact.recorded_by = now, viewer.person_id
        fact.source, fact.version = viewer.source, fact.version + 1
        changed.append((fact, differences(before[fact.pk], fact)))
    rows = type(revisions[0].fact)._base_manager
    names = {*revisions[0].values, "recorded_at", "recorded_by", "source", "version"}
    rows.bulk_update([fact for fact, _ in changed], sorted(names), batch_size=500)
    KeptVersion.objects.bulk_create(
        (kept(before[fact.pk], replaced_at=now) for fact, _ in changed), batch_size=BATCH
    )
    _leave_rows(viewer, changed)


def _still_as_read(revisions: Sequence[Revision[F]]) -> Mapping[Any, F]:
    """The rows as they stand, locked until the action ends."""
    rows = type(revisions[0].fact)._base_manager
    keys = [revision.fact.pk for revision in revisions]
    found: dict[Any, F] = {}
    for first in range(0, len(keys), BATCH):
        batch = rows.select_for_update().filter(pk__in=keys[first : first + BATCH])
        found.update((fact.pk, fact) for fact in batch)
    for revision in revisions:
        stands = found[revision.fact.pk]
        if stands.version != revision.fact.version:
            raise ChangedMeanwhileError(yours=dict(revision.values), found=stands)
    return found


def _leave_rows(viewer: Viewer, changes: Iterable[tuple[Fact, Changes]]) -> None:
    """Written by hand: Django asks each field of each row how it is written, and a trail row has
    fifteen."""
    current = running()
    at = connection.ops.adapt_datetimefield_value(timezone.now())
    rows = [
        (
            at,
            viewer.person_id,
            viewer.role,
            current.name,
            current.app,
            fact._meta.model_name,
            str(fact.pk),
            child_of(fact),
            json.dumps({name: list(pair) for name, pair in change.items()}),
            viewer.source,
            viewer.request,
            *_OF_READINGS,
        )
        for fact, change in changes
    ]
    names = ", ".join(connection.ops.quote_name(name) for name in _TRAIL)
    marks = ", ".join(["%s"] * len(_TRAIL))
    table = connection.ops.quote_name(TrailRow._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 (our names)
    current.rows += len(rows)


#: The trail's columns in the order of the rows above; the last are those of readings.
_TRAIL = (
    *("at", "person_id", "role", "kind", "app", "thing", "thing_id", "child_id", "changes"),
    *("source", "request", "filter", "count", "purpose"),
)
_OF_READINGS = ("", None, "")
