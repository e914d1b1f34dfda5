"""Officers are added and corrected; one covers for another while she is away."""

from datetime import date

from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.children.facts.child import Covering, Officer
from footprint.children.models import Cover, ReviewingOfficer
from footprint.children.permissions.officers import (
    why_not_add_cover,
    why_not_add_officer,
    why_not_correct_officer,
    why_not_end_cover,
)


@action
def add_officer(*, viewer: Viewer, full_name: str, email: str) -> int:
    """The new officer's id. Whoever signs in with the address is she."""
    ask(why_not_add_officer(viewer, email))
    row = ReviewingOfficer(full_name=" ".join(full_name.split()), email=email.strip().lower())
    return add(viewer, row).pk


@action
def correct_officer(
    *, viewer: Viewer, officer_id: int, version: int, full_name: str, email: str
) -> None:
    """Her name or address is put right; whom she holds stays hers."""
    officer = officers.officer(viewer, officer_id)
    ask(why_not_correct_officer(viewer, officer, email))
    revise(
        viewer,
        ReviewingOfficer(pk=officer_id),
        version=version,
        full_name=" ".join(full_name.split()),
        email=email.strip().lower(),
    )


@action
def add_cover(
    *, viewer: Viewer, officer_id: int, covered_by_id: int, began_on: date, ended_on: date
) -> int:
    """The new cover's id: [began_on, ended_on)."""
    officers.one_at_a_time(viewer, officer_id)
    wanted = Covering(
        0, _found(viewer, officer_id), _found(viewer, covered_by_id), began_on, ended_on
    )
    ask(why_not_add_cover(viewer, wanted))
    row = Cover(
        officer_id=officer_id, covered_by_id=covered_by_id, began_on=began_on, ended_on=ended_on
    )
    return add(viewer, row).pk


@action
def end_cover(*, viewer: Viewer, cover_id: int, version: int, ended_on: date) -> None:
    """Cover ends earlier: `ended_on` is the first day without it. On its first day: called off."""
    cover = officers.cover(viewer, cover_id)
    ask(why_not_end_cover(viewer, cover, ended_on))
    revise(viewer, Cover(pk=cover_id), version=version, ended_on=ended_on)


def _found(viewer: Viewer, officer_id: int) -> Officer:
    found = officers.officer(viewer, officer_id)
    if found is None:
        raise ActionDenied("There is no such officer.")
    return found
