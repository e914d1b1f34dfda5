"""An import's way: given, read and planned by the worker, confirmed, applied; or ended before."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from django.utils import timezone

from footprint.audit.actions import action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.actions.taking_in import take_in
from footprint.exchange import folders, planning, queries
from footprint.exchange.counts import counts_done
from footprint.exchange.facts import GivenFile, ImportFacts, Stage, UnreadCell
from footprint.exchange.models import ErrorList, Import, Turn
from footprint.exchange.permissions import (
    why_not_apply,
    why_not_cancel,
    why_not_confirm,
    why_not_give_files,
    why_not_let_lapse,
    why_not_work,
)
from footprint.exchange.planning import Planned
from footprint.exchange.reading import Given

#: Of an error list so many are kept; a file that is wrong throughout is mended at its source.
MOST_ERRORS_KEPT = 20_000

Step = Callable[[float], None]


class PlanChangedError(Exception):
    """The store is no longer what the plan was made on. Nothing was written; here is the new one."""

    def __init__(self, planned: Planned) -> None:
        super().__init__("The store has changed since the plan was made.")
        self.planned = planned


@action
def give_files(*, viewer: Viewer, files: Sequence[GivenFile], staged: Path) -> int:
    """The new import's id. Its files were written below `staged`, which becomes its folder."""
    ask(why_not_give_files(viewer))
    one = add(viewer, _import(viewer, files, Stage.WAITING))
    folders.settle(staged, one.pk)
    return one.pk


@action
def show_plan(*, viewer: Viewer, import_id: int, planned: Planned, because: str = "") -> None:
    """What the import would change lies there to be confirmed; `because`: why it is a new plan.
    One that would change nothing has nothing to confirm, and is done."""
    one = _locked(import_id)
    ask(why_not_work(viewer, _known(viewer, import_id)))
    stage = Stage.APPLIED if planned.changes_nothing else Stage.STALE if because else Stage.READY
    revise(
        viewer,
        one,
        version=one.version,
        stage=stage,
        counts=json.dumps(planned.counts),
        digest=planned.digest,
        sentence=because,
        confirmed_by=None,
        confirmed_as="",
        withdraw=False,
    )
    if not because:
        _keep_errors(viewer, one, planned.errors)


@action
def refuse_files(*, viewer: Viewer, import_id: int, sentence: str) -> None:
    """The files cannot be taken; the sentence says why."""
    one = _locked(import_id)
    ask(why_not_work(viewer, _known(viewer, import_id)))
    revise(viewer, one, version=one.version, stage=Stage.REFUSED, sentence=sentence)


@action
def confirm_import(*, viewer: Viewer, import_id: int, version: int, withdraw: bool = False) -> None:
    """The plan that was shown is to be applied. `withdraw`: also what the corrected files lack."""
    ask(why_not_confirm(viewer, _known(viewer, import_id)))
    revise(
        viewer,
        Import.objects.get(pk=import_id),
        version=version,
        stage=Stage.CONFIRMED,
        sentence="",
        withdraw=withdraw,
        confirmed_by=viewer.person_id,
        confirmed_as=viewer.role,
    )


@action
def cancel_import(*, viewer: Viewer, import_id: int) -> None:
    """Ends an import before anything of it is in the store."""
    one = _locked(import_id)
    ask(why_not_cancel(viewer, _known(viewer, import_id)))
    revise(viewer, one, version=one.version, stage=Stage.CANCELLED)


@action
def let_lapse(*, viewer: Viewer, import_id: int) -> None:
    """Ends an import that nobody confirmed in time."""
    one = _locked(import_id)
    ask(why_not_let_lapse(viewer, _known(viewer, import_id)))
    days = queries.KEPT_UNCONFIRMED.days
    sentence = f"Nobody confirmed it within {days} days, so its files were deleted."
    revise(viewer, one, version=one.version, stage=Stage.CANCELLED, sentence=sentence)


@action
def apply_import(*, viewer: Viewer, import_id: int, given: Given, step: Step) -> Planned:
    """Plans again and writes, as whoever confirmed it. Raises `PlanChangedError` when the plan is
    another than the one that was confirmed."""
    _take_turn()
    one = _locked(import_id)
    ask(why_not_apply(viewer, _known(viewer, import_id)))
    planned = planning.plan(given, viewer)
    if planned.digest != one.digest:
        raise PlanChangedError(planned)
    _write(viewer, one, planned, step)
    counts = counts_done(planned.counts, withdraw=one.withdraw)
    revise(viewer, one, version=one.version, stage=Stage.APPLIED, counts=json.dumps(counts))
    return planned


@action
def import_by_command(
    *,
    viewer: Viewer,
    files: Sequence[GivenFile],
    given: Given,
    digest: str,
    withdraw: bool,
    step: Step,
) -> int:
    """The whole way of an import that somebody at the server has looked at and confirmed; its id."""
    _take_turn()
    ask(why_not_give_files(viewer))
    planned = planning.plan(given, viewer)
    if planned.digest != digest:
        raise PlanChangedError(planned)
    one = _import(viewer, files, Stage.APPLIED)
    one.counts = json.dumps(counts_done(planned.counts, withdraw=withdraw))
    one.digest, one.withdraw = digest, withdraw
    add(viewer, one)
    _keep_errors(viewer, one, planned.errors)
    _write(viewer, one, planned, step)
    return one.pk


def _write(viewer: Viewer, one: Import, planned: Planned, step: Step) -> None:
    words = planned.words(import_id=one.pk, withdraw=one.withdraw)
    if words:
        take_in(viewer=viewer, words=words, step=step)


def _import(viewer: Viewer, files: Sequence[GivenFile], stage: Stage) -> Import:
    told = [{"name": file.name, "bytes": file.bytes, "sha256": file.sha256} for file in files]
    return Import(
        stage=stage, given_at=timezone.now(), given_by=viewer.person_id, files=json.dumps(told)
    )


def _take_turn() -> None:
    Turn.objects.select_for_update().get()


def _locked(import_id: int) -> Import:
    return Import.objects.select_for_update().get(pk=import_id)


def _known(viewer: Viewer, import_id: int) -> ImportFacts:
    found = queries.one_import(viewer, import_id)
    if found is None:
        raise Import.DoesNotExist
    return found


def _keep_errors(viewer: Viewer, one: Import, errors: Sequence[UnreadCell]) -> None:
    if not errors:
        return
    rows = [list(_cells(error).values()) for error in errors[:MOST_ERRORS_KEPT]]
    add(viewer, ErrorList(of=one, count=len(errors), rows=json.dumps(rows)))


def _cells(error: UnreadCell) -> Mapping[str, object]:
    return {name: getattr(error, name) for name in UnreadCell.__slots__}
