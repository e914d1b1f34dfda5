"""Which way a page about a child opens: at once, after a reason, or as if there were no child."""

from enum import StrEnum

from footprint.accounts.matrix import Line, Whose, allows, cell_of, line_named
from footprint.accounts.permissions import why_not_role
from footprint.audit.facts import Source, Viewer
from footprint.children.facts.child import ChildSeen
from footprint.children.queries import child as queries
from footprint.children.visibility import SEE_ALL

NO_SUCH_CHILD = "There is no such child."
NO_REASON = "Say why: your reason is kept with the opening."


class Way(StrEnum):
    """`NOT_THERE`: as if there were no such child, so that a refusal tells nothing of her."""

    OPEN = "open"
    ASKS_REASON = "asks reason"
    BREAKS_GLASS = "breaks glass"
    REFUSED = "refused"
    NOT_THERE = "not there"


def way_to(viewer: Viewer, one: ChildSeen | None, line: Line) -> Way:
    """`one` is the child as `queries.judged_child` gives her, barred and restricted ones too.

    Who must give a reason, and who may break the glass, is said by those two lines of the matrix.
    """
    if one is None or one.whose is Whose.BARRED:
        return Way.NOT_THERE
    if one.whose in cell_of(line, viewer.role):
        return Way.OPEN if one.asked else _asked_first(viewer.role, one.whose)
    sees_her = one.asked or (viewer.role in SEE_ALL and one.whose is not Whose.RESTRICTED)
    return Way.REFUSED if sees_her else Way.NOT_THERE


def _asked_first(role: str, whose: Whose) -> Way:
    if allows(line_named("give_reason"), role, whose):
        return Way.ASKS_REASON
    return Way.BREAKS_GLASS if allows(line_named("break_glass"), role, whose) else Way.OPEN


def why_not_open_child(viewer: Viewer, child_id: int, line: Line) -> str | None:
    """Why the viewer may not do what the line says with this child, today."""
    refused = why_not_role(viewer, line)
    return refused or why_not_open(viewer, queries.judged_child(viewer, child_id), line)


def why_not_open(viewer: Viewer, one: ChildSeen | None, line: Line) -> str | None:
    """The same of a child who was read just now."""
    if refused := why_not_role(viewer, line):
        return refused
    match way_to(viewer, one, line):
        case Way.OPEN:
            return None
        case Way.NOT_THERE:
            return NO_SUCH_CHILD
        case Way.ASKS_REASON:
            return "This is another officer's child. Give a reason for opening the record first."
        case Way.BREAKS_GLASS:
            return "This record is restricted. Give a reason for opening it first."
    return why_not_hers(viewer, line)


def why_not_say(viewer: Viewer, child_id: int, name: str) -> str | None:
    """Why the viewer may not say what the matrix's line `name` has of this child. Footprint itself says
    again what a person said of a review, when another day of it counts."""
    if viewer.source == Source.COMMAND:
        return None
    return why_not_open_child(viewer, child_id, line_named(name))


def why_not_hers(viewer: Viewer, line: Line) -> str | None:
    """What is said of a child whose record the viewer may read, and no more."""
    return (
        "You may read this child's record. Only the child's own reviewing officer, whoever covers "
        f"for that officer, and those who run the service may {line.does}."
    )


def why_not_give_reason(viewer: Viewer, child_id: int, reason: str) -> str | None:
    return _why_not_ask(viewer, child_id, reason, "give_reason")


def why_not_break_glass(viewer: Viewer, child_id: int, reason: str) -> str | None:
    return _why_not_ask(viewer, child_id, reason, "break_glass")


def _why_not_ask(viewer: Viewer, child_id: int, reason: str, name: str) -> str | None:
    line = line_named(name)
    if refused := why_not_role(viewer, line):
        return refused
    one = queries.judged_child(viewer, child_id)
    if one is None or not allows(line, viewer.role, one.whose):
        return NO_SUCH_CHILD
    if one.asked:
        return "The record is open to you for today already."
    return None if reason.strip() else NO_REASON
