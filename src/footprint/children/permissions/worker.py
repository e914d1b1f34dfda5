"""Why a social worker cannot be recorded by hand."""

from collections.abc import Sequence
from datetime import date

from footprint.accounts.matrix import line_named
from footprint.audit.facts import Viewer
from footprint.children.facts.child import Linked
from footprint.children.models import Word
from footprint.children.permissions.access import why_not_open_child
from footprint.children.permissions.by_hand import NOT_YET
from footprint.children.queries import child as queries
from footprint.domain.dates import day_words


def why_not_record_worker(
    viewer: Viewer, child_id: int, worker: str, team: str, began_on: date
) -> str | None:
    """Without a worker nobody works with the child from that day."""
    if refused := why_not_open_child(viewer, child_id, line_named("record_worker")):
        return refused
    if began_on > viewer.today:
        return f"A social worker from {day_words(began_on)} {NOT_YET}"
    if team and not worker:
        return "Enter the social worker too, or leave the team empty."
    return _why_not_beside(by_hand(viewer, child_id), worker, team, began_on)


def by_hand(viewer: Viewer, child_id: int) -> Sequence[Linked]:
    """What people have recorded of the child's social workers, first day first."""
    return [link for link in queries.links_of(viewer, child_id) if link.word == Word.PERSON]


def _why_not_beside(told: Sequence[Linked], worker: str, team: str, began_on: date) -> str | None:
    if not told:
        return None
    last = told[-1]
    if last.began_on > began_on:
        return (
            f"{last.worker or 'That nobody works with the child'} is recorded from "
            f"{day_words(last.began_on)}. Choose that day or a later one."
        )
    if (last.worker, last.team) == (worker, team):
        return f"This is recorded from {day_words(last.began_on)} already."
    return None
