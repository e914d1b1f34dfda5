"""Why somebody may not give or withdraw a paper. Of which child, the app above asks."""

from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_open
from footprint.audit.facts import Viewer
from footprint.papers.facts import PaperKept


def why_not_keep(viewer: Viewer) -> str | None:
    return why_not_open(viewer, line_named("keep"))


def why_not_withdraw(viewer: Viewer, paper: PaperKept | None) -> str | None:
    if refused := why_not_open(viewer, line_named("withdraw")):
        return refused
    if paper is None:
        return "There is no such paper."
    return "This paper has been withdrawn already." if paper.withdrawn else None
