"""What people have recorded of a child for the ladders that no return tells of."""

from collections.abc import Mapping

from footprint.audit.facts import Viewer
from footprint.audit.queries import stamp_of_rows
from footprint.children.facts.ladder import FLAG, SAID, ToldBeside
from footprint.children.ladder_rows import told_beside
from footprint.children.ladders import beside_in, by_child
from footprint.children.models import Child, ConferenceHeld, Flag
from footprint.domain.timetable.beside import Beside


def ladder_facts(viewer: Viewer, child_id: int) -> tuple[ToldBeside, ...]:
    """What stands, by its kind in the order of SAID; of each the latest first."""
    told = told_beside(Child.objects.filter(pk=child_id).values("pk"))
    order = list(SAID)
    found = sorted(
        (row for row in told if row.thing != FLAG), key=lambda row: row.day, reverse=True
    )
    return tuple(sorted(found, key=lambda row: order.index(row.thing)))


def beside_of_the_service(viewer: Viewer) -> Mapping[int, Beside]:
    """Of every child of whom anything is told, by id, what the ladders beside the main one are read
    from, for figures."""
    told = by_child(told_beside(Child.objects.values("pk")))
    return {child: beside_in(rows) for child, rows in told.items()}


def stamp_of_conferences(viewer: Viewer) -> str:
    """A text that is another one after every change of a conference or a plan."""
    return stamp_of_rows(viewer, (ConferenceHeld, Flag))


def ladder_fact(viewer: Viewer, child_id: int, thing: str, row_id: int) -> ToldBeside | None:
    told = ladder_facts(viewer, child_id)
    return next((row for row in told if (row.thing, row.id) == (thing, row_id)), None)
