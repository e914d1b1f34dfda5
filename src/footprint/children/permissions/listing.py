"""Why a child cannot be listed for an inspector, or a worker matched with who signs in."""

from collections.abc import Collection, Mapping
from datetime import date

from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_role
from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Viewer
from footprint.children.facts.access import Listing
from footprint.children.queries import access as access_queries


def why_not_list_children(
    viewer: Viewer,
    person_id: int,
    references: Collection[str] = (),
    began_on: date | None = None,
    ended_on: date | None = None,
) -> str | None:
    """Nothing is given for as long as nothing is typed."""
    if refused := why_not_role(viewer, line_named("list_children")):
        return refused
    if not access_queries.holds(viewer, person_id, Role.INSPECTOR):
        return "This person has no role as inspector. An administrator can grant it."
    if began_on and ended_on and ended_on <= max(began_on, viewer.today):
        return _why_not_then(began_on, ended_on)
    known = access_queries.with_references(viewer, references)
    unknown = [one for one in references if one not in known]
    if unknown:
        return f"No child whom you may see has the reference {', '.join(unknown)}."
    if began_on and ended_on:
        return _why_not_twice(viewer, person_id, known, began_on, ended_on)
    return None


def _why_not_then(began_on: date, ended_on: date) -> str:
    if ended_on <= began_on:
        return "The list ends at the earliest on the day after it begins."
    return "The list ends tomorrow or later: what has been seen stays seen."


def _why_not_twice(
    viewer: Viewer, person_id: int, known: Mapping[str, int], began_on: date, ended_on: date
) -> str | None:
    listed = {
        one.child_id
        for one in access_queries.listings(viewer)
        if one.person_id == person_id and one.began_on < ended_on and began_on < one.ended_on
    }
    twice = [reference for reference, child_id in known.items() if child_id in listed]
    if twice:
        return f"On the list on some of these days already: {', '.join(twice)}."
    return None


def why_not_end_listing(viewer: Viewer, listing: Listing | None) -> str | None:
    if refused := why_not_role(viewer, line_named("end_listing")):
        return refused
    if listing is None or listing.ended_on <= viewer.today:
        return "This child is not on the list any more."
    return None


def why_not_match_worker(
    viewer: Viewer, worker: str = "", person_id: int | None = None
) -> str | None:
    """Nothing is given for as long as nothing is typed."""
    if refused := why_not_role(viewer, line_named("match_worker")):
        return refused
    if worker and worker not in access_queries.workers(viewer):
        return "No child has a social worker of that name or number."
    if person_id is not None and person_id == viewer.person_id:
        return "You cannot match yourself. Ask somebody else who may."
    if worker and any(one.worker == worker for one in access_queries.workers_matched(viewer)):
        return "This social worker is matched with somebody already. Undo that first."
    if person_id is not None and not access_queries.holds(viewer, person_id, Role.SOCIAL_WORKER):
        label = ROLES[Role.SOCIAL_WORKER].label.lower()
        return f"This person has no role as {label}. An administrator can grant it."
    return None


def why_not_unmatch_worker(viewer: Viewer) -> str | None:
    return why_not_role(viewer, line_named("unmatch_worker"))
