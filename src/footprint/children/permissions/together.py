"""Why brothers and sisters cannot be brought together so, and what a child was told not recorded."""

from datetime import date

from footprint.accounts.matrix import line_named
from footprint.audit.facts import Viewer
from footprint.children.connections import HOW_TOLD
from footprint.children.facts.child import ChildSeen, Officer
from footprint.children.permissions.access import why_not_open_child
from footprint.children.queries import round as round_queries
from footprint.children.recorded import CommunicationSaid
from footprint.domain.dates import day_words

NOT_TOGETHER = "No brothers or sisters are recorded for this child, or somebody has changed it."


def why_not_record_communication(
    viewer: Viewer, child_id: int, said: CommunicationSaid
) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("record_communication")):
        return refused
    if said.interpreter and not said.language:
        return "An interpreter for which language? Enter the language."
    return None


def why_not_bring_together(
    viewer: Viewer, child_id: int, reference: str, other: ChildSeen | None
) -> str | None:
    """`other` is the child to whom the reference leads, if the viewer may see her."""
    if refused := why_not_open_child(viewer, child_id, line_named("bring_together")):
        return refused
    if other is None:
        return f"No child whom you may see has the reference {reference.strip()}."
    if other.id == child_id:
        return "This is the child’s own reference. Enter the brother’s or sister’s."
    if other in round_queries.siblings_of(viewer, child_id):
        return f"{other.name} is recorded as a brother or sister already."
    return None


def why_not_take_apart(viewer: Viewer, child_id: int) -> str | None:
    refused = why_not_open_child(viewer, child_id, line_named("take_apart"))
    if refused or round_queries.siblings_of(viewer, child_id):
        return refused
    return NOT_TOGETHER


def why_not_explain_officers(viewer: Viewer, child_id: int) -> str | None:
    refused = why_not_open_child(viewer, child_id, line_named("explain_officers"))
    if refused or round_queries.siblings_of(viewer, child_id):
        return refused
    return NOT_TOGETHER


def why_not_record_told(
    viewer: Viewer,
    child_id: int,
    officer: Officer | None,
    told_on: date,
    how: str,
) -> str | None:
    """`officer` holds the child."""
    if refused := why_not_open_child(viewer, child_id, line_named("record_told")):
        return refused
    if officer is None:
        return "Nobody holds this child today. Allocate an officer first."
    if told_on > viewer.today:
        return f"{day_words(told_on)} is still to come. Record it when it has happened."
    if how not in HOW_TOLD:
        return "Choose how the child was told."
    told = round_queries.told_of_officers(viewer, child_id)
    if any((one.officer.id, one.told_on) == (officer.id, told_on) for one in told):
        return f"It is recorded that the child was told on {day_words(told_on)} already."
    return None


def why_not_take_told_back(viewer: Viewer, child_id: int) -> str | None:
    return why_not_open_child(viewer, child_id, line_named("take_told_back"))
