"""Midway checks and visits are planned, moved, recorded and taken back."""

from datetime import date

from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.queries import child as children
from footprint.reviews.actions.private import save_private_word
from footprint.reviews.facts.after import CheckSeen, VisitSeen
from footprint.reviews.models import MidwayCheck, PrivateWord, Visit
from footprint.reviews.permissions import follow_up as permissions
from footprint.reviews.queries import follow_up as queries
from footprint.reviews.said.after import CheckSaid, VisitSaid


@action
def plan_check(*, viewer: Viewer, child_id: int, planned_on: date) -> int:
    """The check's id."""
    children.locked(viewer, child_id)
    ask(permissions.why_not_plan_check(viewer, child_id, planned_on))
    return add(viewer, MidwayCheck(child_id=child_id, planned_on=planned_on)).pk


@action
def change_check(
    *, viewer: Viewer, child_id: int, check_id: int, planned_on: date, version: int
) -> None:
    one = _check(viewer, child_id, check_id)
    ask(permissions.why_not_change_check(viewer, child_id, one, planned_on))
    revise(viewer, MidwayCheck(pk=check_id), version=version, planned_on=planned_on)


@action
def do_check(
    *, viewer: Viewer, child_id: int, check_id: int, said: CheckSaid, version: int
) -> None:
    """What was found; said again it is put right."""
    one = _check(viewer, child_id, check_id)
    ask(permissions.why_not_do_check(viewer, child_id, one, said))
    changed = {"done_on": said.done_on, "on_course": said.on_course, "found": said.found.strip()}
    revise(viewer, MidwayCheck(pk=check_id), version=version, **changed)


@action
def undo_check(*, viewer: Viewer, child_id: int, check_id: int, version: int) -> None:
    """It was not made after all."""
    one = _check(viewer, child_id, check_id)
    ask(permissions.why_not_undo_check(viewer, child_id, one))
    changed = {"done_on": None, "on_course": "", "found": ""}
    revise(viewer, MidwayCheck(pk=check_id), version=version, **changed)


@action
def withdraw_check(*, viewer: Viewer, child_id: int, check_id: int, version: int) -> None:
    one = _check(viewer, child_id, check_id)
    ask(permissions.why_not_withdraw_check(viewer, child_id, one))
    revise(viewer, MidwayCheck(pk=check_id), version=version, withdrawn=True)


@action
def book_visit(
    *,
    viewer: Viewer,
    child_id: int,
    planned_on: date | None = None,
    said: VisitSaid | None = None,
) -> int:
    """The visit's id: booked for a day, or, with `said`, recorded as it was, booked or not."""
    children.locked(viewer, child_id)
    ask(permissions.why_not_book_visit(viewer, child_id, planned_on, said))
    whose = permissions.whose_visit(viewer, child_id)
    assert whose is not None  # noqa: S101 (asked just now)
    day = planned_on or (said.done_on if said else None) or viewer.today
    row = Visit(
        child_id=child_id,
        officer_id=whose.id,
        planned_on=day,
        **(_values(said) if said else {}),
    )
    visit_id = add(viewer, row).pk
    _keep_apart(viewer, child_id, visit_id, said)
    return visit_id


@action
def change_visit(
    *, viewer: Viewer, child_id: int, visit_id: int, planned_on: date, version: int
) -> None:
    one = _visit(viewer, child_id, visit_id)
    ask(permissions.why_not_change_visit(viewer, child_id, one, planned_on))
    revise(viewer, Visit(pk=visit_id), version=version, planned_on=planned_on)


@action
def record_visit(
    *, viewer: Viewer, child_id: int, visit_id: int, said: VisitSaid, version: int
) -> None:
    """What came of it; said again it is put right. What the child said alone is put right on a page
    of its own."""
    one = _visit(viewer, child_id, visit_id)
    ask(permissions.why_not_record_visit(viewer, child_id, one, said))
    revise(viewer, Visit(pk=visit_id), version=version, **_values(said))
    _keep_apart(viewer, child_id, visit_id, said)


def _keep_apart(viewer: Viewer, child_id: int, visit_id: int, said: VisitSaid | None) -> None:
    """What the child said alone does not stand with what came of the visit."""
    if said is None or not said.alone.strip():
        return
    if PrivateWord.objects.filter(visit=visit_id).exists():
        raise ActionDenied(permissions.ALONE_ELSEWHERE)
    save_private_word(
        viewer=viewer,
        child_id=child_id,
        visit_id=visit_id,
        words=said.alone,
        may_be_told_to=(),
        version=0,
    )


@action
def undo_visit(*, viewer: Viewer, child_id: int, visit_id: int, version: int) -> None:
    """What was recorded of it was a mistake: it is booked as before."""
    one = _visit(viewer, child_id, visit_id)
    ask(permissions.why_not_undo_visit(viewer, child_id, one))
    revise(viewer, Visit(pk=visit_id), version=version, **_values(VisitSaid()))


@action
def withdraw_visit(*, viewer: Viewer, child_id: int, visit_id: int, version: int) -> None:
    one = _visit(viewer, child_id, visit_id)
    ask(permissions.why_not_withdraw_visit(viewer, child_id, one))
    revise(viewer, Visit(pk=visit_id), version=version, withdrawn=True)


def _check(viewer: Viewer, child_id: int, check_id: int) -> CheckSeen | None:
    children.locked(viewer, child_id)
    one = children.child(viewer, child_id)
    return queries.check_of(viewer, one, check_id) if one else None


def _visit(viewer: Viewer, child_id: int, visit_id: int) -> VisitSeen | None:
    children.locked(viewer, child_id)
    one = children.child(viewer, child_id)
    return queries.visit_of(viewer, one, visit_id) if one else None


def _values(said: VisitSaid) -> dict[str, object]:
    took_place = said.done_on is not None
    return {
        "done_on": said.done_on,
        "how": said.how if took_place else "",
        "kept_away": "" if took_place else said.kept_away,
        "words": said.words.strip(),
        "ask_again_on": None if took_place else said.ask_again_on,
    }
