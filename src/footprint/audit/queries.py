"""What the trail holds. Its pages, and who may open them, are elsewhere."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Max, QuerySet, Sum, Value
from django.utils import timezone

from footprint.audit.facts import Replaced, TrailEntry, TrailFilter, TrailPage, Viewer
from footprint.audit.models import Fact, KeptVersion, TrailRow


def trail_page(viewer: Viewer, asked: TrailFilter, *, number: int, size: int = 50) -> TrailPage:
    """Page `number` of what was asked for, newest first; the nearest page that there is."""
    rows = _asked_for(asked)
    count = rows.count()
    pages = max(1, -(-count // size))
    number = min(max(1, number), pages)
    shown = rows.order_by("-id")[(number - 1) * size : number * size]
    return TrailPage(tuple(_entry(row) for row in shown), number, pages, count)


def first_recorded(
    viewer: Viewer, app: str, thing: str, thing_ids: Iterable[int]
) -> Mapping[int, tuple[datetime, int | None]]:
    """When, and by whom, those of the facts were first recorded that have been changed since."""
    rows = KeptVersion.objects.filter(
        app=app, thing=thing, thing_id__in=[str(one) for one in thing_ids], version=1
    )
    found = rows.values_list("thing_id", "recorded_at", "recorded_by")
    return {int(thing_id): (at, by) for thing_id, at, by in found}


def replaced(
    viewer: Viewer, app: str, thing: str, thing_ids: Iterable[int]
) -> Mapping[int, tuple[Replaced, ...]]:
    """What those of the facts were before that have been changed, the oldest first."""
    rows = KeptVersion.objects.filter(
        app=app, thing=thing, thing_id__in=[str(one) for one in thing_ids]
    )
    found: dict[int, list[Replaced]] = {}
    for row in rows.order_by("version"):
        was = Replaced(row.values, row.recorded_at, row.recorded_by, row.replaced_at)
        found.setdefault(int(row.thing_id), []).append(was)
    return {thing_id: tuple(one) for thing_id, one in found.items()}


def things_changed(viewer: Viewer, child_id: int) -> tuple[tuple[str, str, str, int], ...]:
    """App, kind and id of each thing of a child that was something else before, and how many of
    its versions are kept."""
    rows = KeptVersion.objects.filter(child_id=child_id).values_list("app", "thing", "thing_id")
    return tuple(rows.annotate(Count("pk")).order_by("app", "thing", "thing_id"))


def stamp_of_rows(viewer: Viewer, kinds: Iterable[type[Fact]]) -> str:
    """A text that is another one after every change of the rows of these kinds, in one select: rows
    are added and revised, which raises the sum of versions and the latest day of recording, and
    disposed of, which lowers the sum."""
    first, *others = (
        kind._default_manager.values(name_of_kind=Value(kind.__name__))
        .annotate(versions=Sum("version"), latest=Max("recorded_at"))
        .values_list("name_of_kind", "versions", "latest")
        for kind in kinds
    )
    return "; ".join(sorted(map(str, first.union(*others, all=True))))


def others_lately(
    viewer: Viewer, app: str, child_id: int, since: datetime
) -> tuple[tuple[int, datetime], ...]:
    """Who else did or opened something of a child's in an app since then, and when last: the latest
    first."""
    rows = TrailRow.objects.filter(child_id=child_id, at__gte=since, app=app)
    others = rows.exclude(person_id=viewer.person_id).values_list("person_id")
    last = others.annotate(last=Max("at")).order_by("-last")
    return tuple((person_id, at) for person_id, at in last if person_id is not None)


def _asked_for(asked: TrailFilter) -> QuerySet[TrailRow]:
    rows = TrailRow.objects.all()
    if asked.person_id is not None:
        rows = rows.filter(person_id=asked.person_id)
    if asked.child_id is not None:
        rows = rows.filter(child_id=asked.child_id)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.first:
        rows = rows.filter(at__gte=_midnight(datetime.combine(asked.first, time.min)))
    if asked.last and asked.last < date.max:
        after = datetime.combine(asked.last, time.min) + timedelta(days=1)
        rows = rows.filter(at__lt=_midnight(after))
    return rows.exclude(child_id__in=asked.without) if asked.without else rows


def _midnight(at: datetime) -> datetime:
    return timezone.make_aware(at)


def _entry(row: TrailRow) -> TrailEntry:
    return TrailEntry(
        id=row.pk,
        at=row.at,
        person_id=row.person_id,
        role=row.role,
        kind=row.kind,
        app=row.app,
        thing=row.thing,
        thing_id=row.thing_id,
        child_id=row.child_id,
        changes={name: (before, after) for name, (before, after) in row.changes.items()},
        filter=row.filter,
        count=row.count,
        purpose=row.purpose,
        source=row.source,
        request=row.request,
    )
