"""Disposals and legal holds, what a disposal takes, and who was disposed of."""

import json
from collections.abc import Collection
from datetime import date

from django.apps import apps
from django.db.models import QuerySet

from footprint.audit import disposal
from footprint.audit import queries as audit
from footprint.audit.disposal import Counts, Going
from footprint.audit.facts import Viewer
from footprint.children.facts.disposal import Corrected, DisposalFacts, Goes, Ground, Step
from footprint.children.models import Bar, Child, Disposal
from footprint.children.models.disposal import digest_of
from footprint.children.queries import child as queries
from footprint.domain.retention import kept_until

#: The return's code for an episode that ended because the child died.
DIED = "E2"


def disposals(viewer: Viewer) -> tuple[DisposalFacts, ...]:
    """Every proposal, hold and disposal, the latest first; none of a child from whom the viewer is
    barred."""
    return tuple(_disposal(row) for row in _shown(viewer).order_by("-pk"))


def one_disposal(viewer: Viewer, disposal_id: int) -> DisposalFacts | None:
    row = _shown(viewer).filter(pk=disposal_id).first()
    return _disposal(row) if row else None


def standing(viewer: Viewer, child_id: int) -> tuple[DisposalFacts | None, DisposalFacts | None]:
    """The proposal and the legal hold that stand of a child."""
    rows = [_disposal(row) for row in Disposal.objects.filter(child_id=child_id, step=Step.STANDS)]
    proposal = next((one for one in rows if one.goes is not Goes.HOLD), None)
    return proposal, next((one for one in rows if one.goes is Goes.HOLD), None)


def references(viewer: Viewer, child_ids: Collection[int]) -> dict[int, str]:
    """What the authority calls the children that a proposal or hold stands for: whoever confirms
    must know which child is meant, and an administrator sees nothing else of her."""
    asked = Disposal.objects.filter(child_id__in=child_ids, step=Step.STANDS).values("child_id")
    return dict(Child.objects.filter(pk__in=asked).values_list("pk", "identifier"))


def going(viewer: Viewer, one: DisposalFacts) -> Going:
    """Everything that a proposal would take, as the store is now."""
    if one.goes is Goes.EARLIER:
        return disposal.earlier_versions_of(one.child_id, one.thing, one.thing_id)
    child = Child.objects.get(pk=one.child_id)
    return disposal.everything_of(child, child.identifier)


def counts_going(viewer: Viewer, one: DisposalFacts) -> Counts:
    return going(viewer, one).counts()


def things_corrected(viewer: Viewer, child_id: int) -> tuple[Corrected, ...]:
    """The things of a child of which earlier versions are kept."""
    return tuple(
        Corrected(thing, thing_id, versions, _day(app, thing, thing_id))
        for app, thing, thing_id, versions in audit.things_changed(viewer, child_id)
        if thing != disposal.ITS_OWN
    )


def keep_until(viewer: Viewer, child_id: int) -> date | None:
    """The last day on which the law has the record kept; none where no birth date is known."""
    one = queries.judged_child(viewer, child_id)
    if one is None:
        return None
    facts = queries.facts_of(viewer, one, viewer.today)
    died = [
        ended_on
        for reason, ended_on in facts.episodes.select("end_reason", "ended_on").iter_rows()
        if reason == DIED
    ]
    return kept_until(next(iter(facts.children["born_on"]), None), max(died, default=None))


def is_barred(viewer: Viewer, child_id: int) -> bool:
    return Bar.objects.filter(child=child_id, person=viewer.person_id, withdrawn=False).exists()


def disposed_among(viewer: Viewer, identifiers: Collection[str]) -> frozenset[str]:
    """Those of the references that are of children whose whole record was disposed of."""
    rows = Disposal.objects.filter(goes=Goes.WHOLE, step=Step.DONE)
    digests = set(rows.values_list("digest", flat=True))
    if not digests:
        return frozenset()
    return frozenset(one for one in identifiers if digest_of(one) in digests)


def _shown(viewer: Viewer) -> "QuerySet[Disposal]":
    barred = Bar.objects.filter(person=viewer.person_id, withdrawn=False).values("child_id")
    return Disposal.objects.exclude(child_id__in=barred)


def _disposal(row: Disposal) -> DisposalFacts:
    return DisposalFacts(
        id=row.pk,
        child_id=row.child_id,
        goes=Goes(row.goes),
        ground=Ground(row.ground) if row.ground else None,
        reference=row.reference,
        thing=row.thing,
        thing_id=row.thing_id,
        step=Step(row.step),
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        confirmed_by=row.confirmed_by,
        done_at=row.done_at,
        counts=json.loads(row.counts),
        version=row.version,
    )


def _day(app: str, thing: str, thing_id: str) -> date | None:
    """The day that tells one episode, review or stretch from another."""
    row = apps.get_model(app, thing)._base_manager.filter(pk=thing_id).first()
    return getattr(row, "held_on", None) or getattr(row, "began_on", None)
