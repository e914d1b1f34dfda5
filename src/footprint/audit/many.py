"""What an action writes of many facts at once, row by row on the trail all the same.

The same as `actions.add` and `actions.revise`, a set at a time: an import of a year brings tens of
thousands of rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db import models
from django.utils import timezone

from footprint.audit import gate
from footprint.audit.actions import (
    ChangedMeanwhileError,
    child_of,
    differences,
    kept,
    running,
    shown,
    told,
)
from footprint.audit.facts import Changes, Viewer
from footprint.audit.models import Fact, KeptVersion, TrailRow

F = TypeVar("F", bound=Fact)

#: SQLite takes 250,000 values in a statement, and a trail row has fifteen.
BATCH = 5_000


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
    added = type(facts[0])._base_manager.bulk_create(facts, batch_size=BATCH)
    fields = told(facts[0])
    _leave_rows(viewer, ((fact, _as_added(fields, fact)) for fact in added))
    return added


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


def _as_added(fields: Sequence["models.Field[object, object]"], fact: Fact) -> Changes:
    return {
        field.attname: (None, after)
        for field in fields
        if (after := shown(field, getattr(fact, field.attname), 1)) is not None
    }


def _leave_rows(viewer: Viewer, changes: Iterable[tuple[Fact, Changes]]) -> None:
    current, now = running(), timezone.now()
    rows = [_row(viewer, current, now, fact, change) for fact, change in changes]
    TrailRow.objects.bulk_create(rows, batch_size=BATCH)
    current.rows += len(rows)


def _row(
    viewer: Viewer, current: gate.Running, now: datetime, fact: Fact, changes: Changes
) -> TrailRow:
    return TrailRow(
        at=now,
        person_id=viewer.person_id,
        role=viewer.role,
        kind=current.name,
        app=current.app,
        thing=fact._meta.model_name or "",
        thing_id=str(fact.pk),
        child_id=child_of(fact),
        changes={name: list(pair) for name, pair in changes.items()},
        source=viewer.source,
        request=viewer.request,
    )
