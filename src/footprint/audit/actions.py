"""How anything is written: an action asks if it may, does it in one transaction, leaves its row.

    @action
    def end_grant(*, viewer: Viewer, grant_id: int, version: int) -> None:
        ask(why_not_end_grant(viewer, grant_id))
        revise(viewer, grant, version=version, until=viewer.today)

The gate refuses every write before `ask`, and an action that added no row to the trail is undone.
"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from footprint.audit import gate
from footprint.audit.facts import Changes, Reading, Viewer
from footprint.audit.models import Fact, KeptVersion, TrailRow
from footprint.audit.told import CARRIED, as_added, child_of, differences, plain, told

P = ParamSpec("P")
R = TypeVar("R")
F = TypeVar("F", bound=Fact)


class ActionDenied(PermissionDenied):
    """The person may not; the message is the sentence that says why, as the 403 page shows it."""


class ActionWithoutRowError(Exception):
    """An action ended and had added nothing to the trail; what it wrote is undone."""


class ChangedMeanwhileError(Exception):
    """Someone was there first. Both texts are here, for the page to show; nothing was saved.

    `yours` is what was to be saved, `theirs` the same fields as they now stand, saved by
    `changed_by` (a person's id) at `changed_at` as `version`.
    """

    def __init__(self, *, yours: dict[str, object], found: Fact) -> None:
        super().__init__("This was changed by someone else while you were working on it.")
        self.yours = yours
        self.theirs = {name: getattr(found, name) for name in yours}
        self.changed_by = found.recorded_by
        self.changed_at = found.recorded_at
        self.version = found.version


#: The name of every action there is: with the readings, the kinds of row on the trail.
ACTIONS: set[str] = set()


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Makes a function an action. Its arguments are given by name."""
    app, name = function.__module__.split(".")[1], function.__name__
    kinds = {parameter.kind for parameter in inspect.signature(function).parameters.values()}
    if kinds - {inspect.Parameter.KEYWORD_ONLY}:
        raise TypeError(f"The arguments of the action {app}.{name} must be keyword-only.")

    ACTIONS.add(name)

    def once(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(), gate.run(app, name) as running:
            result = function(*args, **kwargs)
            if not running.rows:
                raise ActionWithoutRowError(f"{app}.{name} left no row on the trail; it is undone.")
            return result

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        within = connection.in_atomic_block
        try:
            return once(*args, **kwargs)
        except IntegrityError:
            if within:
                raise
        # Somebody added the same in that moment, where PostgreSQL lets two write at once: nothing
        # was saved, and asked again the action finds it there and says so.
        return once(*args, **kwargs)

    return run


def ask(why_not: str | None) -> None:
    """Raises `ActionDenied` with the sentence, if there is one; else the action may write."""
    if why_not is not None:
        raise ActionDenied(why_not)
    running().asked = True


def record(
    viewer: Viewer,
    *,
    thing: str,
    thing_id: int | str,
    child_id: int | None = None,
    changes: Changes | None = None,
    purpose: str = "",
) -> None:
    """Adds the row of the action under way."""
    _add_row(
        viewer,
        thing=thing,
        thing_id=str(thing_id),
        child_id=child_id,
        changes={name: list(pair) for name, pair in (changes or {}).items()},
        purpose=purpose,
    )


def record_reading(
    viewer: Viewer,
    reading: Reading,
    *,
    app: str,
    thing: str,
    thing_id: int | str = "",
    child_id: int | None = None,
    filtered: str = "",
    count: int | None = None,
    purpose: str = "",
) -> None:
    """Commits the row of a reading. Called before the page is rendered: no row, no page.

    Raises RuntimeError inside a transaction, because the row could still be taken back.
    """
    if connection.in_atomic_block:
        raise RuntimeError("A reading is recorded outside any transaction, so that it is kept.")
    with gate.run(app, reading) as running:
        running.asked = True
        _add_row(
            viewer,
            thing=thing,
            thing_id=str(thing_id),
            child_id=child_id,
            filter=filtered,
            count=count,
            purpose=purpose,
        )
    watched = _readings.get()
    if watched is not None:
        watched.append(thing)


_readings: ContextVar[list[str] | None] = ContextVar("readings", default=None)


@contextmanager
def readings_watched() -> Iterator[list[str]]:
    """The things whose readings are recorded meanwhile, as they come."""
    seen: list[str] = []
    token = _readings.set(seen)
    try:
        yield seen
    finally:
        _readings.reset(token)


def _add_row(viewer: Viewer, **about: Any) -> None:
    current = running()
    TrailRow.objects.create(
        at=timezone.now(),
        person_id=viewer.person_id,
        role=viewer.role,
        kind=current.name,
        app=current.app,
        source=viewer.source,
        request=viewer.request,
        **about,
    )
    current.rows += 1


def add(viewer: Viewer, fact: F) -> F:
    """Saves a new row of fact, with who, when and from where, and its row on the trail."""
    fact.recorded_at, fact.recorded_by = timezone.now(), viewer.person_id
    fact.source, fact.version = viewer.source, 1
    fact.save(force_insert=True)
    _record_fact(viewer, fact, as_added(told(fact), fact))
    return fact


def revise(viewer: Viewer, fact: F, *, version: int, **values: object) -> F:
    """Changes `values` of a row of fact, keeping it as it was; the row as it now is.

    `version` is the one that was read by whoever changes it; if it is no longer the latest,
    `ChangedMeanwhileError`. Values that change nothing make no new version; the trail says that someone
    saved the row as it was.
    """
    rows = type(fact)._base_manager
    before = rows.get(pk=fact.pk)
    if before.version != version:
        raise ChangedMeanwhileError(yours=values, found=before)
    after = rows.get(pk=fact.pk)
    for name, value in values.items():
        setattr(after, name, value)
    changes = differences(before, after)
    if not changes:
        _record_fact(viewer, before, changes)
        return before
    after.recorded_at, after.recorded_by = timezone.now(), viewer.person_id
    after.source, after.version = viewer.source, version + 1
    _replace(before, after)
    _record_fact(viewer, after, changes)
    return after


def _replace(before: Fact, after: Fact) -> None:
    """Compare-and-set: of two who read the same version, the second finds no row to change."""
    rows = type(before)._base_manager
    values = {
        field.attname: getattr(after, field.attname)
        for field in told(before)
        if getattr(before, field.attname) != getattr(after, field.attname)
    }
    carried = {name: getattr(after, name) for name in CARRIED}
    if not rows.filter(pk=before.pk, version=before.version).update(**values, **carried):
        raise ChangedMeanwhileError(yours=values, found=rows.get(pk=before.pk))
    kept(before, replaced_at=after.recorded_at).save(force_insert=True)


def kept(before: Fact, *, replaced_at: datetime) -> KeptVersion:
    """The row as it was, to be kept; not saved yet."""
    return KeptVersion(
        app=before._meta.app_label,
        thing=before._meta.model_name or "",
        thing_id=str(before.pk),
        child_id=child_of(before),
        version=before.version,
        values={field.attname: plain(getattr(before, field.attname)) for field in told(before)},
        recorded_at=before.recorded_at,
        recorded_by=before.recorded_by,
        source=before.source,
        replaced_at=replaced_at,
    )


def running() -> gate.Running:
    """The action under way; `WriteOutsideActionError` where there is none."""
    current = gate.running()
    if current is None:
        raise gate.WriteOutsideActionError("This is done inside an action.")
    return current


def _record_fact(viewer: Viewer, fact: Fact, changes: Changes) -> None:
    record(
        viewer,
        thing=fact._meta.model_name or "",
        thing_id=fact.pk,
        child_id=child_of(fact),
        changes=changes,
    )
