"""Midway checks and visits of the children whom a viewer may see."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from footprint.accounts.matrix import allows, line_named
from footprint.audit.facts import Viewer
from footprint.children.facts.child import ChildSeen
from footprint.reviews.facts.after import CheckSeen, FollowUp, VisitSeen
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


def to_follow_up(viewer: Viewer, seen: Collection[ChildSeen]) -> FollowUp:
    """Of these children whose page of it the viewer may open. In two selects."""
    by_id = _open_to(viewer, seen)
    checks = list(_checks_that_tell(by_id))
    visits = list(_visits_that_tell(by_id))
    return FollowUp(
        checks=tuple(_check(row, by_id[row.child_id]) for row in checks if row.done_on is None),
        visits=tuple(_visit(row, by_id[row.child_id]) for row in visits if vars(row)["to_do"]),
        last_seen=_latest((row.child_id, row.done_on) for row in visits),
        last_check=_latest((row.child_id, row.planned_on) for row in checks),
    )


def _checks_that_tell(ids: Iterable[int]) -> "QuerySet[MidwayCheck]":
    """Those that were not made, and of each child the last."""
    standing = MidwayCheck.objects.filter(withdrawn=False)
    later = standing.filter(child=OuterRef("child"), planned_on__gt=OuterRef("planned_on"))
    rows = standing.filter(Q(done_on=None) | ~Exists(later), child__in=ids)
    return rows.order_by("planned_on", "pk")


def _visits_that_tell(ids: Iterable[int]) -> "QuerySet[Visit]":
    """Those to be made, with `to_do`: booked and not recorded yet, or the child is to be asked again
    and no later visit was booked or made; and of each child the last that took place."""
    standing = Visit.objects.filter(withdrawn=False)
    of_the_child = standing.filter(child=OuterRef("child"))
    booked_later = Exists(of_the_child.filter(planned_on__gt=OuterRef("planned_on")))
    made_later = Exists(of_the_child.filter(done_on__gt=OuterRef("done_on")))
    asked_again = Q(ask_again_on__isnull=False) & ~booked_later
    to_do = Q(done_on=None, kept_away="", ask_again_on=None) | asked_again
    rows = standing.filter(child__in=ids).annotate(
        to_do=Case(When(to_do, then=True), default=False)
    )
    telling = rows.filter(Q(to_do=True) | Q(done_on__isnull=False) & ~made_later)
    return telling.select_related("officer").order_by("planned_on", "pk")


def _latest(days: Iterable[tuple[int, date | None]]) -> Mapping[int, date]:
    found: dict[int, date] = {}
    for child, day in days:
        if day is not None:
            found[child] = max(day, found.get(child, day))
    return found


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
