"""Beside what is due next on a child's page: the other days that stand, duties without a day, and
the conferences and panel reviews that were held."""

from collections.abc import Iterator
from dataclasses import dataclass

from footprint.caseload.facts import ChildRecord
from footprint.caseload.presenters.how_reached import citation
from footprint.caseload.presenters.next_review import RUNGS, STRENGTHS, weekday_words
from footprint.domain.dates import day_words
from footprint.domain.timetable.beside_readings import HeldBeside
from footprint.domain.timetable.nearest import Standing, StandingDuty


@dataclass(frozen=True, slots=True)
class StandingShown:
    """A day that stands: what for, by when, how strong, and how it was reached."""

    what: str
    by: str
    strength: str
    why: str


@dataclass(frozen=True, slots=True)
class DutyShown:
    words: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldShown:
    title: str
    on: str
    tag: str
    colour: str
    due: str


def others_shown(record: ChildRecord) -> list[StandingShown]:
    """Every day that stands but the nearest."""
    return [_standing(one) for one in record.standing if one != record.nearest]


def _standing(one: Standing) -> StandingShown:
    deadline = one.deadline
    working = f"{deadline.working[:1].upper()}{deadline.working[1:]}"
    why = f"{working}. {citation(deadline.under)}."
    return StandingShown(RUNGS[one.rung], weekday_words(deadline.due), STRENGTHS[one.strength], why)


def duties_shown(record: ChildRecord) -> list[DutyShown]:
    return [DutyShown(one.duty.words, tuple(_lines(one))) for one in record.duties]


def _lines(one: StandingDuty) -> Iterator[str]:
    if one.not_before:
        yield f"Not before {weekday_words(one.not_before)}, and never late"
    if one.ends_on:
        yield f"It is ordered up to {day_words(one.ends_on)}"
    under = one.duty.under
    yield f"{STRENGTHS[under.strength]}: {citation(under)}"


def held_shown(record: ChildRecord) -> list[HeldShown]:
    """The latest first."""
    rows = sorted(record.held_beside, key=lambda one: one.held_on, reverse=True)
    return [_held(one) for one in rows]


def _held(one: HeldBeside) -> HeldShown:
    tag, colour = _in_time(one.days_late)
    due = f"Due by {day_words(one.due)}" if one.due else "What it is counted from is not recorded"
    return HeldShown(one.title, day_words(one.held_on), tag, colour, due)


def _in_time(days_late: int | None) -> tuple[str, str]:
    if days_late is None:
        return "Cannot be judged", "grey"
    if not days_late:
        return "On time", "green"
    return ("1 day late" if days_late == 1 else f"{days_late} days late"), "red"
