"""A paper that has arrived becomes a child's, or is withdrawn."""

from footprint.audit.actions import action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.papers import queries
from footprint.papers.facts import Arrived
from footprint.papers.models import Paper
from footprint.papers.permissions import why_not_keep, why_not_withdraw


@action
def keep(*, viewer: Viewer, child_id: int, arrived: Arrived, kind: str) -> int:
    """The paper's id. Its file came in before, by `arriving.take_in`, so that nobody else's save
    waits while a file is looked at; if this is undone the file is swept."""
    ask(why_not_keep(viewer))
    row = Paper(
        child_id=child_id,
        name=arrived.name,
        kind=kind,
        type=arrived.type,
        size=arrived.size,
        sha256=arrived.sha256,
        place=arrived.place,
    )
    return add(viewer, row).pk


@action
def withdraw(*, viewer: Viewer, paper_id: int, version: int) -> None:
    """It was given by mistake, of another child perhaps: nobody is shown it any more. Row and file
    stay, until a disposal."""
    ask(why_not_withdraw(viewer, queries.paper(viewer, paper_id)))
    revise(viewer, Paper(pk=paper_id), version=version, withdrawn=True)
