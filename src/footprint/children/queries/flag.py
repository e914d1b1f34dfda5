"""The flags that children carry: what people and the people file say, and that a court limits what
somebody may have of the child."""

from footprint.audit.facts import Viewer
from footprint.children import visibility
from footprint.children.facts.child import Flagged
from footprint.children.ladder_rows import told_beside
from footprint.children.ladders import flags_in
from footprint.children.models import Child


def flags_seen(viewer: Viewer) -> tuple[Flagged, ...]:
    """The flags of the children seen, ended ones too; in one select, by child and first day."""
    return flags_in(told_beside(visibility.seen(viewer).values("pk")))


def flags_of(viewer: Viewer, child_id: int) -> tuple[Flagged, ...]:
    return flags_in(told_beside(Child.objects.filter(pk=child_id).values("pk")))
