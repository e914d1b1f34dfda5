"""Who holds a child and who works with her, in words."""

from dataclasses import dataclass
from datetime import date

from footprint.caseload.facts import ChildRecord
from footprint.children.facts.child import Allocated, Linked
from footprint.children.stretches import on_day
from footprint.domain.dates import day_words

WORDS = {"file": "the people file", "person": "a person", "return": "a return"}


@dataclass(frozen=True, slots=True)
class StretchShown:
    who: str
    team: str
    days: str
    source: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HoldingShown:
    """Who holds the child and works with her on the day; `cover` is of today."""

    officer: str
    officer_since: str
    cover: str
    worker: str
    team: str
    officers: tuple[StretchShown, ...]
    workers: tuple[StretchShown, ...]


def holding_shown(record: ChildRecord, *, reasons: bool) -> HoldingShown:
    held, linked = on_day(record.allocations, record.as_at), on_day(record.links, record.as_at)
    officer = held.officer.full_name if held and held.officer else ""
    return HoldingShown(
        officer=officer,
        officer_since=day_words(held.began_on) if held and officer else "",
        cover=record.covered_by,
        worker=_worker(linked) if linked else "",
        team=linked.team if linked else "",
        officers=tuple(_allocated(one, reasons=reasons) for one in reversed(record.allocations)),
        workers=tuple(_linked(one) for one in reversed(record.links)),
    )


def _allocated(one: Allocated, *, reasons: bool) -> StretchShown:
    who = one.officer.full_name if one.officer else "Nobody"
    reason = one.reason if reasons else ""
    return StretchShown(who, "", _days(one.began_on, one.ended_on), WORDS[one.word], reason)


def _linked(one: Linked) -> StretchShown:
    days = _days(one.began_on, one.ended_on)
    return StretchShown(_worker(one) or "Nobody", one.team, days, WORDS[one.word])


def _worker(one: Linked) -> str:
    """A return gives a number and no name."""
    return f"Number {one.worker}" if one.worker and one.word == "return" else one.worker


def _days(began_on: date, ended_on: date | None) -> str:
    if ended_on is None:
        return f"Since {day_words(began_on)}"
    return f"{day_words(began_on)} to {day_words(ended_on)}"
