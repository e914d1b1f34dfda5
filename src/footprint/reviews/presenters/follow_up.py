"""Midway checks and visits in words."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from footprint.accounts.matrix import allows, line_named
from footprint.audit.facts import Viewer
from footprint.children.facts.child import ChildSeen
from footprint.domain.dates import day_words
from footprint.reviews.codes import HOW_VISITED, KEPT_AWAY, ON_COURSE
from footprint.reviews.facts.after import CheckSeen, VisitSeen
from footprint.reviews.permissions.reading import Text, reads
from footprint.reviews.presenters.booking import StepShown
from footprint.reviews.presenters.preparing import ThingShown

ALONE = "What the child said alone"


def checks_shown(viewer: Viewer, found: tuple[CheckSeen, ...]) -> list[ThingShown]:
    return [_check(viewer, one) for one in found]


def _check(viewer: Viewer, one: CheckSeen) -> ThingShown:
    state, colour = _when(viewer, one.planned_on, done=one.done_on is not None)
    lines = []
    if one.done_on:
        lines = [f"Made on {day_words(one.done_on)}. {ON_COURSE.get(one.on_course, '')}"]
    if one.found and reads(viewer, one.child, Text.BETWEEN):
        lines.append(one.found)
    steps = [
        ("do_check", "do-check", "Change it" if one.done_on else "Record the check"),
        *([] if one.done_on else [("change_check", "change-check", "Change the day")]),
        *([("undo_check", "undo-check", "Undo it")] if one.done_on else []),
        ("withdraw_check", "withdraw-check", "Withdraw it"),
    ]
    title = f"Midway check planned for {day_words(one.planned_on)}"
    return ThingShown(
        title, tuple(lines), state, colour, _steps(viewer, one.child, steps, check_id=one.id)
    )


def visits_shown(viewer: Viewer, found: tuple[VisitSeen, ...]) -> list[ThingShown]:
    return [_visit(viewer, one) for one in found]


def _visit(viewer: Viewer, one: VisitSeen) -> ThingShown:
    state, colour = _when(viewer, one.planned_on, done=one.done_on is not None)
    if one.kept_away:
        state, colour = ("Declined" if one.kept_away == "declined" else "Kept away"), "orange"
    record = "Record what came of it" if one.open else "Change it"
    steps = [
        ("record_visit", "record-visit", record),
        *([("change_visit", "change-visit", "Change the day")] if one.open else []),
        *([] if one.open else [("undo_visit", "undo-visit", "Undo it")]),
        *([("save_private_word", "visit-private", ALONE)] if one.done_on else []),
        ("withdraw_visit", "withdraw-visit", "Withdraw it"),
    ]
    title = f"Visit or contact on {day_words(one.done_on or one.planned_on)}"
    return ThingShown(
        title,
        tuple(_visit_lines(viewer, one)),
        state,
        colour,
        _steps(viewer, one.child, steps, visit_id=one.id),
    )


def _visit_lines(viewer: Viewer, one: VisitSeen) -> Iterator[str]:
    how = HOW_VISITED.get(one.how, "")
    yield f"{one.officer}. {how}" if how else one.officer
    if one.kept_away:
        yield KEPT_AWAY.get(one.kept_away, one.kept_away)
    if one.ask_again_on:
        yield f"The child is asked again on {day_words(one.ask_again_on)}"
    if one.words and reads(viewer, one.child, Text.BETWEEN):
        yield one.words


def _when(viewer: Viewer, planned_on: date, *, done: bool) -> tuple[str, str]:
    if done:
        return "Done", "green"
    return ("Overdue", "red") if planned_on < viewer.today else ("Booked", "blue")


def _steps(
    viewer: Viewer, one: ChildSeen, steps: list[tuple[str, str, str]], **thing: int
) -> tuple[StepShown, ...]:
    return tuple(
        StepShown(words, reverse(route, kwargs={"child_id": one.id, **thing}))
        for action, route, words in steps
        if allows(line_named(action), viewer.role, one.whose)
    )
