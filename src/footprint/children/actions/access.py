"""A record that is not one's own is opened, for a reason and for a day."""

from typing import cast

from footprint.audit.actions import action, add, ask
from footprint.audit.facts import Viewer
from footprint.children import letters
from footprint.children.models import Access, Child
from footprint.children.permissions.access import why_not_break_glass, why_not_give_reason
from footprint.children.queries import access as access_queries
from footprint.post.actions import queue


@action
def give_reason(*, viewer: Viewer, child_id: int, reason: str) -> int:
    """Another officer's child is open to the viewer for today; the opening's id."""
    _one_at_a_time(child_id)
    ask(why_not_give_reason(viewer, child_id, reason))
    return _opened(viewer, child_id, "reason", reason)


def _opened(viewer: Viewer, child_id: int, kind: str, reason: str, told: int | None = None) -> int:
    opened = Access(
        child_id=child_id,
        person_id=cast(int, viewer.person_id),  # nobody else may
        kind=kind,
        reason=reason.strip(),
        on_day=viewer.today,
        letters=told,
    )
    return add(viewer, opened).pk


@action
def break_glass(*, viewer: Viewer, child_id: int, reason: str) -> int:
    """A restricted record is open to the viewer for today, and the IRO managers are written to."""
    _one_at_a_time(child_id)
    ask(why_not_break_glass(viewer, child_id, reason))
    managers = access_queries.managers_to_tell(viewer, child_id)
    access_id = _opened(viewer, child_id, "break_glass", reason, told=len(managers))
    queue(viewer=viewer, letters=letters.opened(access_id, managers))
    return access_id


def _one_at_a_time(child_id: int) -> None:
    """A button that is pressed twice opens once."""
    list(Child.objects.select_for_update().filter(pk=child_id))
