"""A child's page in words: the time in care, and what of the data is to be looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from footprint.caseload.facts import ChildRecord
from footprint.caseload.presenters.next_review import RUNGS
from footprint.children.presenters.codes import meaning
from footprint.domain.codes import (
    END_REASONS,
    LEGAL_STATUSES,
    NEW_EPISODE_REASONS,
    PARTICIPATION,
    PLACEMENTS,
)
from footprint.domain.dates import day_words
from footprint.domain.one_child import PeriodOfCare
from footprint.domain.timetable.child import JudgedReview, Limit

#: Why an episode began that changes nothing but the legal status.
STATUS_ONLY = "L"


@dataclass(frozen=True, slots=True)
class Event:
    """A line of a period: its day, what happened, and beside it how it stands."""

    day: date
    what: str
    details: tuple[str, ...] = ()
    tag: str = ""
    colour: str = ""

    @property
    def on(self) -> str:
        return day_words(self.day)


@dataclass(frozen=True, slots=True)
class PeriodShown:
    heading: str
    events: tuple[Event, ...]


def periods_shown(record: ChildRecord) -> list[PeriodShown]:
    return [PeriodShown(_heading(one), tuple(_events(one, record))) for one in record.care.periods]


def _heading(period: PeriodOfCare) -> str:
    began = day_words(period.began_on)
    since = f"from {began}" if period.started else f"since before {began}, the first day known"
    if period.ended_on is None:
        return f"In care {since}"
    if not period.end_known:
        return f"In care {since}; the last day is not known"
    return f"In care {since} to {day_words(period.ended_on)}"


def _events(period: PeriodOfCare, record: ChildRecord) -> Iterator[Event]:
    """The latest first; of one day, what ended before what began."""
    events = [
        *(_episode(row) for row in period.episodes),
        *_left(period),
        *_reviews(period),
        *_missed(period, record.as_at),
    ]
    yield from sorted(events, key=lambda event: event.day, reverse=True)


def _episode(row: Mapping[str, Any]) -> Event:
    why = meaning(NEW_EPISODE_REASONS, row["new_episode"]).partition(" (")[0]
    placement = meaning(PLACEMENTS, row["placement"]) or "Placement not recorded"
    status = meaning(LEGAL_STATUSES, row["legal_status"])
    if row["new_episode"] == STATUS_ONLY and status:
        return Event(row["began_on"], status, (why, placement))
    return Event(row["began_on"], placement, tuple(filter(None, (status, why))))


def _left(period: PeriodOfCare) -> Iterator[Event]:
    if period.ended_on and period.end_known:
        yield Event(period.ended_on, "Left care", _because(period.end_reason))


def _because(code: str | None) -> tuple[str, ...]:
    if code == "short_breaks":
        return ("Went on with a series of short breaks",)
    return tuple(filter(None, (meaning(END_REASONS, code),)))


def _reviews(period: PeriodOfCare) -> Iterator[Event]:
    judged = {one.held_on: one for one in period.reading.reviews} if period.reading else {}
    for row in period.reviews:
        tag, colour, said = _judged(judged.get(row["held_on"]))
        took_part = meaning(PARTICIPATION, row["participation"]) or "Participation not recorded"
        details = tuple(filter(None, (said, took_part)))
        yield Event(row["held_on"], "Review held", details, tag, colour)


def _judged(review: JudgedReview | None) -> tuple[str, str, str]:
    if review is None or not review.judged or review.due is None:
        return "Cannot be judged", "grey", "What came before it is not known"
    due = f"{RUNGS[review.rung or 'later']}, due by {day_words(review.due)}"
    if review.on_time:
        return "On time", "green", due
    late = "1 day late" if review.days_late == 1 else f"{review.days_late} days late"
    return late, "red", due


def _missed(period: PeriodOfCare, as_at: date) -> Iterator[Event]:
    for limit in period.reading.limits if period.reading else ():
        if limit.required and limit.held_on is None and limit.deadline.due < as_at:
            yield _not_held(limit)


def _not_held(limit: Limit) -> Event:
    rung = RUNGS[limit.rung]
    return Event(limit.deadline.due, "A review was due", (rung,), "None recorded", "red")
