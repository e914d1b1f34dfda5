"""Who may write into the store what files say of the children."""

from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_open
from footprint.audit.facts import Source, Viewer


def why_not_take_in(viewer: Viewer) -> str | None:
    if viewer.source == Source.COMMAND:
        return None
    return why_not_open(viewer, line_named("take_in"))
