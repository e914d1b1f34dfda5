"""Posts, absences, and the team as it stands on a day."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from footprint.audit.facts import Viewer
from footprint.children import officers as of_children
from footprint.children.facts.child import Covering, Holding, Officer
from footprint.children.holding import holding_of
from footprint.children.queries import child as children
from footprint.domain.indicators.caseload import Held, Posts, caseload_per_fte, is_away
from footprint.domain.indicators.definition import ratio
from footprint.team.facts import AbsenceKind, Away, OfficersDay, PostHeld, PostKind, TeamsDay
from footprint.team.models import Absence, Post
from footprint.team.naming_and_continuity import continuity, naming

_NONE = Decimal("0.00")


def posts(viewer: Viewer) -> tuple[PostHeld, ...]:
    """Every post there is or was, the latest first."""
    return tuple(_post(row) for row in Post.objects.order_by("-began_on", "-pk"))


def post(viewer: Viewer, post_id: int) -> PostHeld | None:
    row = Post.objects.filter(pk=post_id).first()
    return _post(row) if row else None


def absences(viewer: Viewer) -> tuple[Away, ...]:
    """Every absence, the latest first."""
    return tuple(_away(row) for row in Absence.objects.order_by("-began_on", "-pk"))


def absence(viewer: Viewer, absence_id: int) -> Away | None:
    row = Absence.objects.filter(pk=absence_id).first()
    return _away(row) if row else None


def team(viewer: Viewer, as_at: date) -> TeamsDay:
    """Who holds how many, against the posts in hand, as at a day."""
    care = children.care_of_the_service(viewer, as_at)
    allocations = children.allocations_of_the_service(viewer)
    seen = children.seen_children(viewer)
    holding = holding_of(seen, care, allocations)
    standing = [one for one in posts(viewer) if one.stands(as_at)]
    away = [one for one in absences(viewer) if one.stands(as_at)]
    covers = tuple(one for one in of_children.covers(viewer) if one.holds(as_at))
    officers = children.officers(viewer)
    days = tuple(_officers_day(officer, holding, standing, away, covers) for officer in officers)
    in_service = tuple(day for day in days if day.children or day.in_post or day.not_in_care)
    total = Posts(
        in_post=sum((day.in_post for day in days), _NONE),
        at_work=sum((day.at_work for day in days), _NONE),
        for_reviewing=sum((day.for_reviewing for day in days), _NONE),
    )
    per_fte, for_reviewing = caseload_per_fte(_held(holding), total)
    return TeamsDay(
        holding=holding,
        officers=in_service,
        covers=covers,
        per_fte=per_fte,
        per_fte_for_reviewing=for_reviewing,
        in_post=total.in_post,
        at_work=total.at_work,
        vacant=sum((one.fte for one in standing if one.officer_id is None), _NONE),
        naming=naming(viewer, seen, care, allocations),
        continuity=continuity(officers, seen, care, allocations),
    )


def _held(holding: Holding) -> Held:
    held = [care for child, care in holding.in_care.items() if child in holding.held]
    return Held(
        children=len(held),
        short_breaks=sum(care.short_breaks for care in held),
        without_an_officer=len(holding.unallocated),
    )


def _officers_day(
    officer: Officer,
    holding: Holding,
    standing: Sequence[PostHeld],
    away: Sequence[Away],
    covers: Sequence[Covering],
) -> OfficersDay:
    hers = [one for one in standing if one.officer_id == officer.id]
    absent = next((one for one in away if one.officer_id == officer.id), None)
    out = absent is not None and is_away(absent.began_on, absent.ended_on, holding.as_at)
    cared_for = [holding.in_care.get(child.id) for child in holding.children_of(officer.id)]
    held = [care for care in cared_for if care]
    in_post = sum((one.fte for one in hers), _NONE)
    reviewing = sum((one.fte * one.reviewing for one in hers), _NONE)
    return OfficersDay(
        officer=officer,
        children=len(held),
        short_breaks=sum(care.short_breaks for care in held),
        not_in_care=len(cared_for) - len(held),
        in_post=in_post,
        at_work=_NONE if out else in_post,
        for_reviewing=_NONE if out else reviewing,
        away=absent,
        caseload=ratio(Decimal(len(held)), in_post),
        cover=next((one for one in covers if one.officer.id == officer.id), None),
    )


def _post(row: Post) -> PostHeld:
    return PostHeld(
        row.pk,
        row.officer_id,
        row.title,
        PostKind(row.kind),
        row.fte,
        row.reviewing,
        row.began_on,
        row.ended_on,
        row.version,
    )


def _away(row: Absence) -> Away:
    return Away(
        row.pk, row.officer_id, AbsenceKind(row.kind), row.began_on, row.ended_on, row.version
    )
