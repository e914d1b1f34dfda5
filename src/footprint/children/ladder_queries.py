"""What people have recorded of a child for the ladders that no return tells of."""

from footprint.audit.facts import Viewer
from footprint.children.ladder_facts import FLAG, SAID, ToldBeside
from footprint.children.ladder_rows import told_beside
from footprint.children.models import Child


def ladder_facts(viewer: Viewer, child_id: int) -> tuple[ToldBeside, ...]:
    """What stands, by its kind in the order of SAID; of each the latest first."""
    told = told_beside(Child.objects.filter(pk=child_id).values("pk"))
    order = list(SAID)
    found = sorted(
        (row for row in told if row.thing != FLAG), key=lambda row: row.day, reverse=True
    )
    return tuple(sorted(found, key=lambda row: order.index(row.thing)))


def ladder_fact(viewer: Viewer, child_id: int, thing: str, row_id: int) -> ToldBeside | None:
    told = ladder_facts(viewer, child_id)
    return next((row for row in told if (row.thing, row.id) == (thing, row_id)), None)
