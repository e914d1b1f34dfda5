"""A child's social worker, recorded by hand: until the next return or people file tells of her, and
after it, for a person's word counts from its first day on (docs/adr/0008)."""

from datetime import date

from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.models import Child, SocialWorkerLink, Word
from footprint.children.permissions.worker import by_hand, why_not_record_worker


@action
def record_worker(
    *, viewer: Viewer, child_id: int, worker: str, team: str, began_on: date, seen: int
) -> None:
    """`worker` empty: nobody works with the child from that day. `seen`: how many of people's words
    on it stood when the page was read; with another number somebody was there first."""
    list(Child.objects.select_for_update().filter(pk=child_id))
    worker, team = " ".join(worker.split()), " ".join(team.split())
    ask(why_not_record_worker(viewer, child_id, worker, team, began_on))
    told = by_hand(viewer, child_id)
    if len(told) != seen:
        raise ActionDenied(f"Somebody has recorded {told[-1].worker or 'a change'} meanwhile.")
    last = told[-1] if told else None
    if last is not None:
        row = SocialWorkerLink(pk=last.id)
        if last.began_on == began_on:
            revise(viewer, row, version=last.version, worker=worker, team=team)
            return
        revise(viewer, row, version=last.version, ended_on=began_on)
    link = SocialWorkerLink(
        child_id=child_id, word=Word.PERSON, worker=worker, team=team, began_on=began_on
    )
    add(viewer, link)
