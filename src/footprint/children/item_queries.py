"""What is unsound about the children's data, as far as the returns' readers and people have said."""

from django.db.models import CharField, IntegerField, Value

from footprint.audit.facts import Viewer
from footprint.children.facts import Item
from footprint.children.models import ReadersFinding, Settlement


def items_of(viewer: Viewer, child_id: int) -> tuple[Item, ...]:
    """What the returns' readers found wrong with this child's rows, and what a person settled."""
    found = ReadersFinding.objects.filter(child=child_id, withdrawn=False).values_list(
        Value("found", CharField()), "year", "code", "kind", "column", "value", "message"
    )
    settled = Settlement.objects.filter(child=child_id, withdrawn=False).values_list(
        Value("settled", CharField()),
        Value(0, IntegerField()),
        "code",
        "about",
        Value("", CharField()),
        Value("", CharField()),
        "reason",
    )
    return tuple(Item(*row) for row in found.union(settled, all=True))


def readers_findings(viewer: Viewer) -> int:
    """How many rows of the returns their readers found something wrong with."""
    return ReadersFinding.objects.filter(withdrawn=False).count()
