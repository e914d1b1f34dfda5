"""Why the IRO manager cannot restrict a record, or bar somebody from it."""

from footprint.accounts import queries as accounts
from footprint.accounts.matrix import line_named
from footprint.audit.facts import Viewer
from footprint.children.facts.access import Barred
from footprint.children.permissions.access import why_not_open_child
from footprint.children.queries import access as access_queries

NO_REASON = "Say why: your reason is kept with it."


def why_not_restrict_child(viewer: Viewer, child_id: int, reason: str = "?") -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("restrict_child")):
        return refused
    if access_queries.restriction(viewer, child_id):
        return "This record is restricted already."
    return None if reason.strip() else NO_REASON


def why_not_name_people(viewer: Viewer, child_id: int) -> str | None:
    refused = why_not_open_child(viewer, child_id, line_named("name_people"))
    return refused or _why_not_unrestricted(viewer, child_id)


def why_not_end_restriction(viewer: Viewer, child_id: int) -> str | None:
    refused = why_not_open_child(viewer, child_id, line_named("end_restriction"))
    return refused or _why_not_unrestricted(viewer, child_id)


def why_not_bar_person(
    viewer: Viewer, child_id: int, person_id: int | None = None, reason: str = "?"
) -> str | None:
    """`person_id` is none for as long as nobody is chosen."""
    if refused := why_not_open_child(viewer, child_id, line_named("bar_person")):
        return refused
    if not reason.strip():
        return NO_REASON
    if person_id is None:
        return None
    if accounts.person(viewer, person_id) is None:
        return "There is no such person."
    if any(bar.person_id == person_id for bar in access_queries.bars(viewer, child_id)):
        return "This person is barred from the record already."
    return None


def why_not_lift_bar(viewer: Viewer, child_id: int, bar: Barred | None) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("lift_bar")):
        return refused
    if bar is None:
        return "There is no such bar, or it is lifted already."
    if bar.person_id == viewer.person_id:
        return "You cannot lift a bar of your own. Ask another IRO manager."
    return None


def _why_not_unrestricted(viewer: Viewer, child_id: int) -> str | None:
    return (
        None if access_queries.restriction(viewer, child_id) else "This record is not restricted."
    )
