"""A record that is not one's own is opened, for a reason and for a day."""

from functools import partial
from typing import cast

from django.db import transaction

from footprint.audit.actions import action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children import access_queries
from footprint.children.letters import send_opened
from footprint.children.models import Access, Child
from footprint.children.permissions.access import why_not_break_glass, why_not_give_reason


@action
def give_reason(*, viewer: Viewer, child_id: int, reason: str) -> int:
    """Another officer's child is open to the viewer for today; the opening's id."""
    _one_at_a_time(child_id)
    ask(why_not_give_reason(viewer, child_id, reason))
    return _opened(viewer, child_id, "reason", reason)


def _opened(viewer: Viewer, child_id: int, kind: str, reason: str) -> int:
    opened = Access(
        child_id=child_id,
        person_id=cast(int, viewer.person_id),  # nobody else may
        kind=kind,
        reason=reason.strip(),
        on_day=viewer.today,
    )
    return add(viewer, opened).pk


@action
def break_glass(*, viewer: Viewer, child_id: int, reason: str) -> int:
    """A restricted record is open to the viewer for today, and the IRO managers are told."""
    _one_at_a_time(child_id)
    ask(why_not_break_glass(viewer, child_id, reason))
    opened = _opened(viewer, child_id, "break_glass", reason)
    # After the commit and whatever becomes of the letters: the opening stands.
    transaction.on_commit(partial(_tell_managers, viewer, opened), robust=True)
    return opened


def _tell_managers(viewer: Viewer, access_id: int) -> None:
    """Sends the letters, and notes how many went."""
    child_id = Access.objects.values_list("child_id", flat=True).get(pk=access_id)
    letters = send_opened(access_queries.managers_to_tell(viewer, child_id))
    note_told(viewer=viewer, access_id=access_id, letters=letters)


@action
def note_told(*, viewer: Viewer, access_id: int, letters: int) -> None:
    """How many letters told of an opening."""
    ask(None if viewer.person_id is not None else "Sign in first.")
    opened = Access.objects.get(pk=access_id)
    revise(viewer, opened, version=opened.version, letters=letters)


def _one_at_a_time(child_id: int) -> None:
    """A button that is pressed twice opens once."""
    list(Child.objects.select_for_update().filter(pk=child_id))
