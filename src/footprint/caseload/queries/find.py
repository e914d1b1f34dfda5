"""A child found by name or reference, whoever holds her."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from footprint.audit.facts import Viewer
from footprint.caseload.facts import Found, is_the_child
from footprint.children.facts.child import Allocated
from footprint.children.queries import child as children
from footprint.children.stretches import on_day
from footprint.domain.names import sorting_key

#: Hits shown; more are counted, and a longer name asked for.
MOST = 20


def find(viewer: Viewer, typed: str) -> tuple[tuple[Found, ...], int]:
    """The first hits, and how many there are, of the children whom the viewer may see: those whom
    an officer holds today before the others, each by name. Two selects."""
    hits = [one for one in children.seen_children(viewer) if is_the_child(typed, one)]
    held = defaultdict(list)
    for row in children.allocations_of_children(viewer, [one.id for one in hits]):
        held[row.child_id].append(row)
    found = [Found(one, _officer(held[one.id], viewer.today)) for one in hits]
    found.sort(key=lambda one: (not one.officer, sorting_key(one.child.name)))
    return tuple(found[:MOST]), len(hits)


def _officer(allocations: Sequence[Allocated], today: date) -> str:
    holding = on_day(allocations, today)
    return holding.officer.full_name if holding and holding.officer else ""
