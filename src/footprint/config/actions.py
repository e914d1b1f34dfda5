"""What is done to a store as a whole."""

from footprint.audit.actions import action, add, ask
from footprint.audit.facts import Viewer
from footprint.config.marks import why_not_mark
from footprint.config.models import DemoMark


@action
def mark_as_demo(*, viewer: Viewer) -> None:
    """Marks an empty store, once and for all."""
    ask(why_not_mark(viewer))
    add(viewer, DemoMark())
