"""Everything that a child's page shows, in seven selects beside the child herself."""

from datetime import date

from footprint.audit.facts import Viewer
from footprint.caseload.facts import ChildRecord
from footprint.children import flag_queries, item_queries
from footprint.children import queries as children
from footprint.children.facts import ChildSeen
from footprint.children.unsound import unsound
from footprint.domain.next_reviews import standing
from footprint.domain.one_child import one_child


def child_record(viewer: Viewer, one: ChildSeen, as_at: date) -> ChildRecord:
    """What is now known of the child on that day. Who holds her is told of every day."""
    facts, told_to, contested = children.known_of(viewer, one, as_at)
    stands = standing(facts, as_at)
    allocations, covered_by = children.officers_of(viewer, one.id)
    return ChildRecord(
        child=one,
        as_at=as_at,
        told_to=told_to,
        born_on=facts.children["born_on"][0],
        care=one_child(stands),
        allocations=allocations,
        covered_by=covered_by,
        links=children.links_of(viewer, one.id),
        flags=flag_queries.flags_of(viewer, one.id),
        items=item_queries.items_of(viewer, one, unsound(facts, stands, contested), allocations),
    )
