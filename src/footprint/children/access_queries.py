"""Who was let in to whose record, and by whom."""

from footprint.accounts import queries as accounts
from footprint.accounts.facts import Standing
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children import visibility
from footprint.children.facts import Opened
from footprint.children.models import Access, Bar

#: How many openings are listed; older ones are on the trail.
LATEST = 500


def reason_today(viewer: Viewer, child_id: int) -> str:
    """The reason for which the viewer opened this record today; empty where she needed none."""
    rows = Access.objects.filter(
        child=child_id, person=viewer.person_id, on_day=viewer.today, withdrawn=False
    )
    return rows.order_by("-pk").values_list("reason", flat=True).first() or ""


def openings(viewer: Viewer) -> tuple[Opened, ...]:
    """Records opened for a reason or by breaking the glass, the latest first; of the children whom
    the viewer may see."""
    seen = visibility.seen(viewer).values("pk")
    rows = Access.objects.filter(child__in=seen, withdrawn=False).order_by("-pk")[:LATEST]
    return tuple(
        Opened(
            row.pk,
            row.child_id,
            row.person_id,
            row.kind == "break_glass",
            row.reason,
            row.on_day,
            row.recorded_at,
            row.letters or 0,
        )
        for row in rows
    )


def managers_to_tell(viewer: Viewer, child_id: int) -> tuple[str, ...]:
    """The addresses of today's IRO managers, without those who are barred from the child."""
    barred = set(
        Bar.objects.filter(child=child_id, withdrawn=False).values_list("person_id", flat=True)
    )
    managers = {
        grant.person_id
        for grant in accounts.grants_of_role(viewer, Role.IRO_MANAGER)
        if grant.standing(viewer.today) is Standing.IN_FORCE
    }
    people = accounts.people(viewer)
    return tuple(one.email for one in people if one.id in managers - barred)
