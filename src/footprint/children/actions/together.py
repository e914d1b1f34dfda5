"""Brothers and sisters are brought together; how a child is spoken with, and that she was told who
her officer is, are recorded."""

from dataclasses import asdict
from datetime import date
from uuid import uuid4

from footprint.audit.actions import (
    ActionDenied,
    ChangedMeanwhileError,
    action,
    add,
    ask,
    revise,
)
from footprint.audit.facts import Viewer
from footprint.children.models import Child, Communication, OfficerTold, Together
from footprint.children.permissions.together import (
    NOT_TOGETHER,
    why_not_bring_together,
    why_not_explain_officers,
    why_not_record_communication,
    why_not_record_told,
    why_not_take_apart,
    why_not_take_told_back,
)
from footprint.children.queries import round as round_queries
from footprint.children.recorded import CommunicationSaid


@action
def record_communication(
    *, viewer: Viewer, child_id: int, said: CommunicationSaid, version: int
) -> None:
    """`version` is 0 where nothing stood."""
    _one_at_a_time(child_id)
    ask(why_not_record_communication(viewer, child_id, said))
    found = Communication.objects.filter(child=child_id).first()
    if found is None:
        add(viewer, Communication(child_id=child_id, **asdict(said)))
        return
    if version == 0:
        raise ChangedMeanwhileError(yours=asdict(said), found=found)
    revise(viewer, found, version=version, **asdict(said))


@action
def bring_together(*, viewer: Viewer, child_id: int, reference: str) -> None:
    """The child and the one with this reference are brothers and sisters, and so are all who are
    recorded with either."""
    other = round_queries.child_with_reference(viewer, reference)
    other_id = other.id if other else 0
    _one_at_a_time(child_id, other_id)
    ask(why_not_bring_together(viewer, child_id, reference, other))
    own, theirs = _membership(child_id), _membership(other_id)
    group = own.group if own else theirs.group if theirs else uuid4().hex
    if own is None:
        add(viewer, Together(child_id=child_id, group=group))
    if theirs is None:
        add(viewer, Together(child_id=other_id, group=group))
    elif theirs.group != group:
        for row in Together.objects.filter(group=theirs.group, withdrawn=False):
            revise(viewer, row, version=row.version, group=group)


@action
def take_apart(*, viewer: Viewer, child_id: int, version: int) -> None:
    """The child is none of these brothers and sisters; the others stay together."""
    ask(why_not_take_apart(viewer, child_id))
    revise(viewer, _standing(child_id), version=version, withdrawn=True)


@action
def explain_officers(*, viewer: Viewer, child_id: int, why: str, version: int) -> None:
    """Why the child has another officer than her brothers and sisters; empty: it is taken back."""
    ask(why_not_explain_officers(viewer, child_id))
    revise(viewer, _standing(child_id), version=version, officers_differ=why.strip())


@action
def record_told(*, viewer: Viewer, child_id: int, told_on: date, how: str, introduced: bool) -> int:
    """The child was told who her officer of today is; the id."""
    _one_at_a_time(child_id)
    officer = round_queries.holder_of(viewer, child_id, viewer.today)
    ask(why_not_record_told(viewer, child_id, officer, told_on, how))
    assert officer is not None  # noqa: S101 (it was asked)
    row = OfficerTold(
        child_id=child_id,
        officer_id=officer.id,
        told_on=told_on,
        how=how,
        introduced=introduced,
    )
    return add(viewer, row).pk


@action
def take_told_back(*, viewer: Viewer, child_id: int, told_id: int, version: int) -> None:
    ask(why_not_take_told_back(viewer, child_id))
    row = OfficerTold.objects.filter(pk=told_id, child=child_id, withdrawn=False).first()
    if row is None:
        raise ActionDenied("Nobody has recorded that, or it has been taken back already.")
    revise(viewer, row, version=version, withdrawn=True)


def _membership(child_id: int) -> Together | None:
    return Together.objects.filter(child=child_id, withdrawn=False).first()


def _standing(child_id: int) -> Together:
    row = _membership(child_id)
    if row is None:
        raise ActionDenied(NOT_TOGETHER)
    return row


def _one_at_a_time(*child_ids: int) -> None:
    """On PostgreSQL two who record of one child wait for each other; SQLite has one writer."""
    list(Child.objects.select_for_update().filter(pk__in=child_ids).order_by("pk"))
