"""The imports there were and are."""

import json
from collections.abc import Mapping
from datetime import timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from footprint.audit.facts import Viewer
from footprint.exchange.facts import (
    ENDED,
    GivenFile,
    ImportFacts,
    ImportPage,
    Stage,
    UnreadCell,
)
from footprint.exchange.models import ErrorList, Import

#: A plan that nobody confirms waits no longer; its files are about children.
KEPT_UNCONFIRMED = timedelta(days=7)


def one_import(viewer: Viewer, import_id: int) -> ImportFacts | None:
    row = _with_errors(Import.objects.filter(pk=import_id)).first()
    return _facts(row) if row else None


def imports(viewer: Viewer, *, number: int, size: int = 25) -> ImportPage:
    """Page `number` of the history, newest first; the nearest page that there is."""
    count = Import.objects.count()
    pages = max(1, -(-count // size))
    number = min(max(1, number), pages)
    rows = _with_errors(Import.objects.order_by("-id"))[(number - 1) * size : number * size]
    return ImportPage(tuple(_facts(row) for row in rows), number, pages, count)


def unread_cells(viewer: Viewer, import_id: int) -> tuple[UnreadCell, ...]:
    """The error list of an import, in the order of its files."""
    found = ErrorList.objects.filter(of=import_id).first()
    return tuple(UnreadCell(*row) for row in json.loads(found.rows)) if found else ()


def lapsed(viewer: Viewer) -> tuple[int, ...]:
    """The imports that nobody has confirmed in time."""
    before = timezone.now() - KEPT_UNCONFIRMED
    rows = Import.objects.exclude(stage__in=[*ENDED, Stage.CONFIRMED])
    return tuple(rows.filter(recorded_at__lt=before).values_list("pk", flat=True))


def open_imports(viewer: Viewer) -> frozenset[int]:
    """The imports whose files are still needed."""
    return frozenset(Import.objects.exclude(stage__in=ENDED).values_list("pk", flat=True))


def _with_errors(rows: QuerySet[Import]) -> QuerySet[Import]:
    listed = ErrorList.objects.filter(of=OuterRef("pk"))
    return rows.annotate(errors=Subquery(listed.values("count")))


def _facts(row: Import) -> ImportFacts:
    files = tuple(GivenFile(**each) for each in json.loads(row.files))
    counts: Mapping[str, Mapping[str, Mapping[str, int]]] = json.loads(row.counts)
    return ImportFacts(
        id=row.pk,
        version=row.version,
        stage=Stage(row.stage),
        held=row.claimed_until is not None and row.claimed_until > timezone.now(),
        given_at=row.given_at,
        given_by=row.given_by,
        files=files,
        counts=counts,
        digest=row.digest,
        sentence=row.sentence,
        withdraw=row.withdraw,
        confirmed_by=row.confirmed_by,
        confirmed_as=row.confirmed_as,
        changed_at=row.recorded_at,
        errors=vars(row).get("errors") or 0,
    )
