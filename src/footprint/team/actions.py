"""Posts and absences are recorded, changed and ended."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from footprint.accounts import queries as accounts
from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.team import queries
from footprint.team.facts import AbsenceKind, Away, PostHeld, PostKind
from footprint.team.models import Absence, Post
from footprint.team.permissions import (
    why_not_add_absence,
    why_not_add_post,
    why_not_change_absence,
    why_not_change_post,
)


@action
def add_post(
    *,
    viewer: Viewer,
    officer_id: int | None,
    title: str,
    kind: PostKind,
    fte: Decimal,
    reviewing: Decimal,
    began_on: date,
    ended_on: date | None = None,
) -> int:
    """The new post's id; vacant without an officer."""
    _one_at_a_time(viewer, officer_id)
    wanted = PostHeld(0, officer_id, title, kind, fte, reviewing, began_on, ended_on)
    ask(why_not_add_post(viewer, wanted))
    return add(viewer, Post(**_values(wanted))).pk


@action
def change_post(
    *,
    viewer: Viewer,
    post_id: int,
    version: int,
    officer_id: int | None,
    title: str,
    kind: PostKind,
    fte: Decimal,
    reviewing: Decimal,
    began_on: date,
    ended_on: date | None = None,
) -> None:
    """The post is put right, or ended."""
    _one_at_a_time(viewer, officer_id)
    wanted = PostHeld(post_id, officer_id, title, kind, fte, reviewing, began_on, ended_on)
    ask(why_not_change_post(viewer, wanted))
    revise(viewer, Post(pk=post_id), version=version, **_values(wanted))


@action
def add_absence(
    *,
    viewer: Viewer,
    officer_id: int,
    kind: AbsenceKind,
    began_on: date,
    ended_on: date | None = None,
) -> int:
    """The new absence's id."""
    _one_at_a_time(viewer, officer_id)
    ask(why_not_add_absence(viewer, Away(0, officer_id, kind, began_on, ended_on)))
    row = Absence(officer_id=officer_id, kind=kind, began_on=began_on, ended_on=ended_on)
    return add(viewer, row).pk


@action
def change_absence(
    *,
    viewer: Viewer,
    absence_id: int,
    version: int,
    kind: AbsenceKind,
    began_on: date,
    ended_on: date | None = None,
) -> None:
    """The absence is put right, or ended; whose it is stays."""
    before = queries.absence(viewer, absence_id)
    if before is None:
        raise ActionDenied("There is no such absence.")
    _one_at_a_time(viewer, before.officer_id)
    wanted = replace(before, kind=kind, began_on=began_on, ended_on=ended_on)
    ask(why_not_change_absence(viewer, wanted))
    row = Absence(pk=absence_id)
    revise(viewer, row, version=version, kind=kind, began_on=began_on, ended_on=ended_on)


def _one_at_a_time(viewer: Viewer, officer_id: int | None) -> None:
    """What is recorded of one officer waits for each other; of a vacant post, what one person does."""
    if officer_id is None:
        accounts.one_at_a_time(viewer)
    else:
        officers.one_at_a_time(viewer, officer_id)


def _values(post: PostHeld) -> dict[str, object]:
    return {
        "officer_id": post.officer_id,
        "title": " ".join(post.title.split()),
        "kind": post.kind,
        "fte": post.fte,
        "reviewing": post.reviewing,
        "began_on": post.began_on,
        "ended_on": post.ended_on,
    }
