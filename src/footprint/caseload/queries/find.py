"""A child found by name or reference, whoever holds her."""

from footprint.audit.facts import Viewer
from footprint.caseload.facts import Found, is_the_child
from footprint.children import queries as children
from footprint.children.stretches import on_day

#: Hits shown; more are counted, and a longer name asked for.
MOST = 20


def find(viewer: Viewer, typed: str) -> tuple[tuple[Found, ...], int]:
    """The first hits, by reference, and how many there are, of the children whom the viewer may see.
    Two selects."""
    hits = [one for one in children.seen_children(viewer) if is_the_child(typed, one)]
    shown = hits[:MOST]
    held = children.allocations_of_children(viewer, [one.id for one in shown])
    officers = {}
    for one in shown:
        today = on_day([row for row in held if row.child_id == one.id], viewer.today)
        officers[one.id] = today.officer.full_name if today and today.officer else ""
    return tuple(Found(one, officers[one.id]) for one in shown), len(hits)
