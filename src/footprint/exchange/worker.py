"""The worker's part in imports: looks what there is to do, and does it.

A round takes one import at most; `config.working` has it take its turns. What it does not finish, because it was killed, because the store
was full or away, is there to be taken up again.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta

from django.db.utils import IntegrityError, InterfaceError, OperationalError
from django.utils.timezone import localdate

from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Source, Viewer
from footprint.audit.store_failures import is_full
from footprint.exchange import actions, claims, folders, planning, preview, queries
from footprint.exchange.actions import PlanChangedError
from footprint.exchange.claims import Claim
from footprint.exchange.facts import ImportFacts, Stage
from footprint.exchange.planning import Planned
from footprint.exchange.reading import Given, read_given
from footprint.exchange.ssda903.refusal import ReturnRefused
from footprint.papers import sweeping

LOG = logging.getLogger("footprint.worker")

#: When the store was full or away it is tried again after this time.
TRIED_AGAIN = timedelta(seconds=30)
#: Ended and lapsed imports are looked for so often.
SWEPT_EVERY = 300.0

FULL_NOW = "The store is full. Nothing was changed. Make room on the server."
FULL = f"{FULL_NOW} It is tried again by itself."
AWAY_NOW = "The store does not answer, or is busy for too long. Nothing was changed."
AWAY = f"{AWAY_NOW} It is tried again by itself."
MISTAKE = "Something went wrong in Footprint while it worked on this import. Nothing was changed."
CHANGED = "The store has changed since you looked: here is the plan as it is now. Confirm it again."
GONE = "The files of this import are gone. Give them again."


class StoppedError(Exception):
    """Somebody cancelled the import while it was under way."""


def sweep() -> None:
    """Ends what nobody confirmed in time, and removes files that are needed no more."""
    viewer = _worker()
    for import_id in queries.lapsed(viewer):
        actions.let_lapse(viewer=viewer, import_id=import_id)
    folders.sweep(queries.open_imports(viewer))
    sweeping.sweep(viewer)


def one_round(lease: timedelta = claims.LEASE) -> bool:
    """Reads or applies the oldest import that waits; whether there was one."""
    claim = claims.take(lease)
    if claim is None:
        return False
    viewer = _worker()
    one = queries.one_import(viewer, claim.import_id)
    if one is not None:
        with _told_when_it_fails(claim):
            _do(viewer, claim, one)
    return True


def _do(viewer: Viewer, claim: Claim, one: ImportFacts) -> None:
    if claim.attempts > claims.MOST_ATTEMPTS:
        _refuse(viewer, claim, MISTAKE)
        return
    paths = folders.given(one.id)
    if not paths:
        _refuse(viewer, claim, GONE)
        return
    try:
        given = read_given(paths, lambda name: _step(claim, f"Reading {name}", None))
    except ReturnRefused as refused:
        _refuse(viewer, claim, str(refused))
        return
    if one.stage is Stage.WAITING:
        folders.say(one.id, "Comparing with what is known")
        _show(viewer, claim, planning.plan(given, viewer))
    else:
        _apply(viewer, claim, one, given)


def _apply(viewer: Viewer, claim: Claim, one: ImportFacts, given: Given) -> None:
    confirmed_by = replace(
        viewer, person_id=one.confirmed_by, role=one.confirmed_as, source=Source.PERSON
    )
    folders.say(one.id, "Applying", 0)
    try:
        actions.apply_import(
            viewer=confirmed_by,
            import_id=one.id,
            given=given,
            step=lambda share: _applying(claim, share),
        )
    except PlanChangedError as changed:
        _show(viewer, claim, changed.planned, because=CHANGED)
    except (ChangedMeanwhileError, IntegrityError):
        _show(viewer, claim, planning.plan(given, viewer), because=CHANGED)
    except ActionDenied as denied:
        _show(viewer, claim, planning.plan(given, viewer), because=str(denied))
    else:
        folders.remove(one.id)


def _show(viewer: Viewer, claim: Claim, planned: Planned, because: str = "") -> None:
    preview.write(claim.import_id, planned)
    actions.show_plan(viewer=viewer, import_id=claim.import_id, planned=planned, because=because)
    claims.let_go(claim, finished=True)
    if planned.changes_nothing:
        folders.remove(claim.import_id)


def _refuse(viewer: Viewer, claim: Claim, sentence: str) -> None:
    actions.refuse_files(viewer=viewer, import_id=claim.import_id, sentence=sentence)
    folders.remove(claim.import_id)


@contextmanager
def _told_when_it_fails(claim: Claim) -> Iterator[None]:
    """A cancelled import is let go; of a store that fails, the page says so and it is tried again;
    a mistake of ours is logged and ends the import."""
    try:
        yield
    except (StoppedError, ActionDenied):  # cancelled, or another worker was faster
        claims.let_go(claim)
    except (OperationalError, InterfaceError) as error:
        folders.say(claim.import_id, FULL if is_full(error) else AWAY)
        LOG.warning("Import %s waits: the store is full or away.", claim.import_id)
        claims.let_go(replace(claim, attempts=0), again_in=TRIED_AGAIN)
    except Exception:
        if not _is_stopped(claim):  # a cancelled import's files go while they are read
            LOG.exception("Import %s failed.", claim.import_id)
        with suppress(ActionDenied):
            _refuse(_worker(), claim, MISTAKE)


def _step(claim: Claim, doing: str, share: float | None) -> None:
    folders.say(claim.import_id, doing, share)
    if _is_stopped(claim) or not claims.keep(claim):
        raise StoppedError


def _applying(claim: Claim, share: float) -> None:
    """Within the transaction: the claim is not written, the row is locked anyhow."""
    folders.say(claim.import_id, "Applying", share)
    if _is_stopped(claim):
        raise StoppedError


def _is_stopped(claim: Claim) -> bool:
    """Somebody has cancelled it, and perhaps taken its folder away already."""
    folder = folders.of(claim.import_id)
    return folders.is_asked_to_stop(claim.import_id) or not folder.is_dir()


def _worker() -> Viewer:
    return Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
