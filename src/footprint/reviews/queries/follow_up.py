"""Midway checks and visits of the children whom a viewer may see."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Max, Q

from footprint.accounts.matrix import allows, line_named
from footprint.audit.facts import Viewer
from footprint.children.facts.child import ChildSeen
from footprint.reviews.facts.after import CheckSeen, VisitSeen
from footprint.reviews.models import MidwayCheck, Visit


def checks_of(viewer: Viewer, one: ChildSeen) -> tuple[CheckSeen, ...]:
    """The latest planned first."""
    rows = MidwayCheck.objects.filter(child=one.id, withdrawn=False)
    return tuple(_check(row, one) for row in rows.order_by("-planned_on", "-pk"))


def visits_of(viewer: Viewer, one: ChildSeen) -> tuple[VisitSeen, ...]:
    rows = Visit.objects.filter(child=one.id, withdrawn=False).select_related("officer")
    return tuple(_visit(row, one) for row in rows.order_by("-planned_on", "-pk"))


def check_of(viewer: Viewer, one: ChildSeen, check_id: int) -> CheckSeen | None:
    """Withdrawn or not."""
    row = MidwayCheck.objects.filter(child=one.id, pk=check_id).first()
    return _check(row, one) if row else None


def visit_of(viewer: Viewer, one: ChildSeen, visit_id: int) -> VisitSeen | None:
    """Withdrawn or not."""
    rows = Visit.objects.filter(child=one.id, pk=visit_id).select_related("officer")
    row = rows.first()
    return _visit(row, one) if row else None


def checks_to_do(viewer: Viewer, seen: Collection[ChildSeen]) -> tuple[CheckSeen, ...]:
    """Planned and not done, of these children whose page of them the viewer may open; in one
    select."""
    by_id = _open_to(viewer, seen)
    rows = MidwayCheck.objects.filter(child__in=by_id, withdrawn=False, done_on=None)
    return tuple(_check(row, by_id[row.child_id]) for row in rows.order_by("planned_on", "pk"))


def visits_to_do(viewer: Viewer, seen: Collection[ChildSeen]) -> tuple[VisitSeen, ...]:
    """Booked and not recorded yet; and those that something kept away, where the child is to be asked
    again and no later visit was booked or made. In two selects."""
    by_id = _open_to(viewer, seen)
    standing = Visit.objects.filter(child__in=by_id, withdrawn=False)
    latest = dict(standing.values_list("child").annotate(Max("planned_on")))
    waiting = Q(done_on=None, kept_away="") | Q(ask_again_on__isnull=False)
    rows = standing.filter(waiting).select_related("officer").order_by("planned_on", "pk")
    return tuple(
        _visit(row, by_id[row.child_id])
        for row in rows
        if row.ask_again_on is None or row.planned_on >= latest[row.child_id]
    )


def last_seen(viewer: Viewer, seen: Collection[ChildSeen]) -> Mapping[int, date]:
    """By child: the day of the last visit or contact that took place outside a review; in one
    select."""
    rows = Visit.objects.filter(
        child__in=_open_to(viewer, seen), withdrawn=False, done_on__isnull=False
    )
    return dict(rows.values_list("child").annotate(Max("done_on")))


def last_check(viewer: Viewer, seen: Collection[ChildSeen]) -> Mapping[int, date]:
    """By child: the day for which the last midway check was planned, made or not; in one select."""
    rows = MidwayCheck.objects.filter(child__in=_open_to(viewer, seen), withdrawn=False)
    return dict(rows.values_list("child").annotate(Max("planned_on")))


def _open_to(viewer: Viewer, seen: Collection[ChildSeen]) -> Mapping[int, ChildSeen]:
    line = line_named("follow_up")
    return {one.id: one for one in seen if allows(line, viewer.role, one.whose)}


def _check(row: MidwayCheck, one: ChildSeen) -> CheckSeen:
    return CheckSeen(
        row.pk,
        one,
        row.planned_on,
        row.done_on,
        row.found,
        row.on_course,
        row.withdrawn,
        row.version,
    )


def _visit(row: Visit, one: ChildSeen) -> VisitSeen:
    return VisitSeen(
        id=row.pk,
        child=one,
        officer_id=row.officer_id,
        officer=row.officer.full_name,
        planned_on=row.planned_on,
        done_on=row.done_on,
        how=row.how,
        kept_away=row.kept_away,
        words=row.words,
        ask_again_on=row.ask_again_on,
        withdrawn=row.withdrawn,
        version=row.version,
    )
