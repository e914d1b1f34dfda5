"""Everything that a child's page shows, in seven selects beside the child herself."""

from datetime import date

from footprint.audit.facts import Viewer
from footprint.caseload.facts import ChildRecord
from footprint.caseload.permissions import why_not_see_ladders
from footprint.children.facts.child import ChildSeen
from footprint.children.ladders import beside_in, flags_in
from footprint.children.queries import child as children
from footprint.children.queries import item as item_queries
from footprint.children.unsound import unsound
from footprint.domain.next_reviews import standing
from footprint.domain.on_the_main_ladder import main_of_child
from footprint.domain.one_child import one_child
from footprint.domain.timetable.beside import Beside
from footprint.domain.timetable.beside_readings import read_conferences, read_secure
from footprint.domain.timetable.local import LocalRungs
from footprint.domain.timetable.nearest import NO_RULES, deadlines_of, duties_of


def child_record(
    viewer: Viewer, one: ChildSeen, as_at: date, rules: LocalRungs = NO_RULES
) -> ChildRecord:
    """What is now known of the child on that day. Who holds her is told of every day."""
    facts, told_to, contested, told = children.known_of(viewer, one, as_at)
    stands = standing(facts, as_at)
    care, born_on = one_child(stands), facts.children["born_on"][0]
    beside = beside_in(told) if why_not_see_ladders(viewer) is None else Beside()
    main = main_of_child(care, stands, beside_in(told), born_on)
    allocations, covered_by = children.officers_of(viewer, one.id)
    return ChildRecord(
        child=one,
        as_at=as_at,
        told_to=told_to,
        born_on=born_on,
        care=care,
        allocations=allocations,
        covered_by=covered_by,
        links=children.links_of(viewer, one.id),
        flags=flags_in(told),
        items=item_queries.items_of(viewer, one, unsound(facts, stands, contested), allocations),
        standing=deadlines_of(main, beside, rules, as_at=as_at),
        duties=duties_of(main, beside, as_at=as_at),
        held_beside=(
            *read_secure(beside, as_at).held,
            *read_conferences(beside, as_at).held,
        ),
        beside=beside,
    )
