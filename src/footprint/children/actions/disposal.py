"""Something of a record is proposed to go, by one person, and goes when another confirms it."""

import json
from dataclasses import replace
from functools import partial

from django.db import transaction
from django.utils import timezone

from footprint.audit import disposal
from footprint.audit.actions import ActionDenied, action, add, ask, record, revise
from footprint.audit.facts import Viewer
from footprint.children.facts.disposal import DisposalFacts, Goes, Ground, Step
from footprint.children.models import Child, Disposal
from footprint.children.models.disposal import digest_of
from footprint.children.permissions.disposal import (
    NO_SUCH,
    why_not_confirm_disposal,
    why_not_lift_hold,
    why_not_place_hold,
    why_not_propose,
    why_not_withdraw_proposal,
)
from footprint.children.queries import disposal as queries
from footprint.papers import queries as papers
from footprint.papers import stored


@action
def propose_disposal(
    *,
    viewer: Viewer,
    child_id: int,
    goes: Goes,
    ground: Ground,
    reference: str,
    thing: str = "",
    thing_id: str = "",
) -> int:
    """The proposal's id. Nothing goes before somebody else confirms it."""
    _one_at_a_time(child_id)
    wanted = _new(viewer, child_id, goes, ground, reference)
    if goes is Goes.EARLIER:
        wanted = replace(wanted, thing=thing, thing_id=thing_id)
    ask(why_not_propose(viewer, wanted))
    return add(viewer, _row(wanted)).pk


@action
def withdraw_proposal(*, viewer: Viewer, disposal_id: int, version: int) -> None:
    one = queries.one_disposal(viewer, disposal_id)
    ask(why_not_withdraw_proposal(viewer, one))
    revise(viewer, Disposal(pk=disposal_id), version=version, step=Step.TAKEN_BACK)


@action
def place_hold(*, viewer: Viewer, child_id: int, reference: str) -> int:
    """The hold's id: nothing of the record can be disposed of until it is lifted."""
    _one_at_a_time(child_id)
    ask(why_not_place_hold(viewer, child_id, reference))
    return add(viewer, _row(_new(viewer, child_id, Goes.HOLD, None, reference))).pk


@action
def lift_hold(*, viewer: Viewer, disposal_id: int, version: int) -> None:
    one = queries.one_disposal(viewer, disposal_id)
    ask(why_not_lift_hold(viewer, one))
    revise(viewer, Disposal(pk=disposal_id), version=version, step=Step.TAKEN_BACK)


@action
def confirm_disposal(*, viewer: Viewer, disposal_id: int, version: int) -> None:
    """The second person's word: it is done at once, and cannot be undone."""
    one = _found(viewer, disposal_id)
    _one_at_a_time(one.child_id)
    ask(why_not_confirm_disposal(viewer, _found(viewer, disposal_id)))
    places = _papers_going(viewer, one)
    counts = disposal.dispose(partial(queries.going, viewer, one))
    transaction.on_commit(partial(stored.remove, places))
    done = revise(
        viewer,
        Disposal(pk=disposal_id),
        version=version,
        step=Step.DONE,
        confirmed_by=viewer.person_id,
        done_at=timezone.now(),
        counts=json.dumps(counts),
    )
    record(
        viewer,
        thing=disposal.ITS_OWN,
        thing_id=disposal_id,
        child_id=one.child_id,
        changes={
            name: (None, getattr(done, name) or None)
            for name in ("goes", "ground", "reference", "thing", "proposed_by", "confirmed_by")
        },
    )


def _papers_going(viewer: Viewer, one: DisposalFacts) -> tuple[str, ...]:
    """The files of the papers that go with the whole record. Were the service killed before they are
    removed, no row names them any more, and they are swept."""
    if one.goes is Goes.EARLIER:
        return ()
    return tuple(paper.place for paper in papers.papers_of(viewer, one.child_id))


def _new(
    viewer: Viewer,
    child_id: int,
    goes: Goes,
    ground: Ground | None,
    reference: str,
) -> DisposalFacts:
    return DisposalFacts(
        id=0,
        child_id=child_id,
        goes=goes,
        ground=ground,
        reference=" ".join(reference.split()),
        thing="",
        thing_id="",
        step=Step.STANDS,
        proposed_by=viewer.person_id or 0,
        proposed_at=timezone.now(),
        confirmed_by=None,
        done_at=None,
        counts={},
        version=0,
    )


def _row(wanted: DisposalFacts) -> Disposal:
    child = Child.objects.get(pk=wanted.child_id)
    return Disposal(
        child_id=wanted.child_id,
        digest=digest_of(child.identifier),
        goes=wanted.goes,
        ground=wanted.ground or "",
        reference=wanted.reference,
        thing=wanted.thing,
        thing_id=wanted.thing_id,
        step=wanted.step,
        proposed_by=wanted.proposed_by,
        proposed_at=wanted.proposed_at,
    )


def _found(viewer: Viewer, disposal_id: int) -> DisposalFacts:
    one = queries.one_disposal(viewer, disposal_id)
    if one is None:
        raise ActionDenied(NO_SUCH)
    return one


def _one_at_a_time(child_id: int) -> None:
    """On PostgreSQL two who decide about one child wait for each other; SQLite has one writer."""
    list(Child.objects.select_for_update().filter(pk=child_id))
