"""A caseload as queries return it and pages read it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from footprint.accounts.facts import Grant
from footprint.children.facts.child import (
    Allocated,
    ChildSeen,
    Covering,
    Flagged,
    Linked,
    Officer,
    ReturnHeld,
)
from footprint.children.facts.item import Item
from footprint.domain.dates import age_on
from footprint.domain.names import is_called, sorting_key
from footprint.domain.one_child import OneChild
from footprint.domain.timetable.beside import Beside
from footprint.domain.timetable.beside_readings import HeldBeside
from footprint.domain.timetable.nearest import Standing, StandingDuty, nearest
from footprint.reviews.facts.work import OfficesWeek, Task, Work

#: Children to a page.
PAGE = 50
#: What "due soon" means, in days from the day of the page.
SOON = 30


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """A child in care, or in a series of short breaks, on the day, and her next review, as
    `domain.next_reviews` gives it. `entered_on` is None where care began before the files.

    `due`, with what is said of it, is the nearest deadline that stands, of whichever ladder;
    `standing` are all of them, the nearest first, and `review_due` and `review_rung` are of the next
    review of the case. `flags` are of every day.

    `officer` holds her on that day, from `held_since`; `covered`: hers to the viewer by cover only.
    Nobody holding her, `name_by` is the last day on which an officer is named in time (none where
    the clock cannot be read).
    """

    child: ChildSeen
    born_on: date | None
    age: int | None
    holds: str
    entered_on: date | None
    last_review: date | None
    due: date | None
    counted_from: date | None
    not_before: date | None
    last_working_day: date | None
    days_left: int | None
    rung: str
    certain: bool
    why_not: str
    standing: tuple[Standing, ...] = ()
    review_due: date | None = None
    review_rung: str = ""
    flags: tuple[Flagged, ...] = ()
    officer: Officer | None = None
    held_since: date | None = None
    covered: bool = False
    name_by: date | None = None

    @property
    def nearest(self) -> Standing | None:
        return nearest(self.standing)

    @property
    def own(self) -> bool:
        """Held by the viewer herself, where she is an officer."""
        return self.officer is not None and not self.covered

    @property
    def overdue(self) -> bool:
        return self.days_left is not None and self.days_left < 0

    @property
    def soon(self) -> bool:
        return self.days_left is not None and 0 <= self.days_left <= SOON


class Show(StrEnum):
    """Which children of the caseload."""

    EVERYBODY = ""
    OVERDUE = "overdue"
    SOON = "soon"
    FIRST = "first"
    UNALLOCATED = "unallocated"


_SHOWN: Mapping[Show, Callable[[CaseloadRow], bool]] = {
    Show.EVERYBODY: lambda row: True,
    Show.OVERDUE: lambda row: row.overdue,
    Show.SOON: lambda row: row.soon,
    Show.FIRST: lambda row: row.review_rung == "first",
    Show.UNALLOCATED: lambda row: row.officer is None,
}


def _name(row: CaseloadRow) -> Any:
    """By surname; those without a name by reference, after them."""
    child = row.child
    named = bool(child.first_name or child.known_as or child.surname)
    words = sorting_key(child.surname, child.known_as or child.first_name)
    return (not named, words, child.identifier)


_SORTS: Mapping[str, Callable[[CaseloadRow], Any]] = {
    "name": _name,
    "age": lambda row: row.born_on and -row.born_on.toordinal(),
    "entered": lambda row: row.entered_on,
    "last": lambda row: row.last_review,
    "due": lambda row: row.due,
    "rung": lambda row: row.rung or None,
    "officer": lambda row: row.officer and sorting_key(row.officer.full_name),
}
SORTS = tuple(_SORTS)


@dataclass(frozen=True, slots=True)
class CaseloadAsked:
    """What of a caseload is asked for. `sort` is one of SORTS, backwards after a "-"."""

    show: Show = Show.EVERYBODY
    officer_id: int | None = None
    name: str = ""
    sort: str = "due"
    page: int = 1


@dataclass(frozen=True, slots=True)
class CaseloadPage:
    """Rows of page `number` (from 1) of `pages`; `count` and `overdue` are of all that was asked
    for, `whole` of the caseload without any filter."""

    rows: Sequence[CaseloadRow]
    number: int
    pages: int
    count: int
    overdue: int
    whole: int


@dataclass(frozen=True, slots=True)
class Caseload:
    """Everybody on the viewer's caseload on a day. The returns tell of reviews up to `told_to`."""

    as_at: date
    told_to: date | None
    rows: Sequence[CaseloadRow]
    officers: Mapping[int, str] = field(default_factory=dict)

    def asked_for(self, asked: CaseloadAsked) -> list[CaseloadRow]:
        """The rows asked for, sorted; children without an officer first where officers are shown."""
        rows = [row for row in self.rows if _is_asked_for(row, asked)]
        return _sorted(rows, asked.sort)

    def page(self, asked: CaseloadAsked, *, unallocated_first: bool) -> CaseloadPage:
        rows = self.asked_for(asked)
        if unallocated_first:
            rows.sort(key=lambda row: row.officer is not None)
        pages = max(1, -(-len(rows) // PAGE))
        number = min(max(1, asked.page), pages)
        return CaseloadPage(
            rows=rows[(number - 1) * PAGE : number * PAGE],
            number=number,
            pages=pages,
            count=len(rows),
            overdue=sum(row.overdue for row in rows),
            whole=len(self.rows),
        )


def _is_asked_for(row: CaseloadRow, asked: CaseloadAsked) -> bool:
    if not _SHOWN[asked.show](row):
        return False
    if asked.officer_id is not None and (not row.officer or row.officer.id != asked.officer_id):
        return False
    return not asked.name or is_the_child(asked.name, row.child)


def is_the_child(typed: str, child: ChildSeen) -> bool:
    """Whether a child is meant by a typed name, or by the beginning of her reference."""
    reference = child.identifier.casefold().startswith(typed.strip().casefold())
    return reference or is_called(typed, child.first_name, child.known_as, child.surname)


def _sorted(rows: list[CaseloadRow], sort: str) -> list[CaseloadRow]:
    """What is not known comes last, either way; equals stand by name."""
    backwards, key = sort.startswith("-"), _SORTS[sort.removeprefix("-")]
    rows.sort(key=_name)
    known = [row for row in rows if key(row) is not None]
    known.sort(key=key, reverse=backwards)
    return known + [row for row in rows if key(row) is None]


@dataclass(frozen=True, slots=True)
class Found:
    """A child found by name or reference: no more of her than who she is and who holds her."""

    child: ChildSeen
    officer: str


@dataclass(frozen=True, slots=True)
class ChildRecord:
    """What a child's page shows of a day. `allocations` and `links` are of every day; `covered_by`
    covers today for the officer who holds the child today. `standing` are the deadlines of every
    ladder, the nearest first, `duties` what stands without a last day, `held_beside` the conferences
    and panel reviews held."""

    child: ChildSeen
    as_at: date
    told_to: date | None
    born_on: date | None
    care: OneChild
    allocations: tuple[Allocated, ...]
    covered_by: str
    links: tuple[Linked, ...]
    flags: tuple[Flagged, ...]
    items: tuple[Item, ...]
    standing: tuple[Standing, ...]
    duties: tuple[StandingDuty, ...]
    held_beside: tuple[HeldBeside, ...]
    beside: Beside

    @property
    def nearest(self) -> Standing | None:
        return nearest(self.standing)

    @property
    def age(self) -> int | None:
        return age_on(self.born_on, self.as_at) if self.born_on else None


@dataclass(frozen=True, slots=True)
class OfficersSteps:
    """Steps round the reviews of one officer's children that are late or due this week, whoever is to
    do them, the oldest first. `officer` is None for children whom nobody holds."""

    officer: Officer | None
    steps: tuple[Task, ...]
    late: int

    @property
    def due(self) -> int:
        """How many are due this week and not late."""
        return len(self.steps) - self.late


@dataclass(frozen=True, slots=True)
class MyWork:
    """What waits for somebody; what is not of her role is empty. `tasks` are what is to be done about
    reviews, `by_officer` the same to whoever runs the service, `week` business support's. `requests` for a review wait for an answer; None for whoever
    does not open them. `covered`: the officers whom she covers, `covers` all cover of today. `items` of data quality are to be looked at, `settled` were so
    this month. `accesses`: records opened lately by somebody whose they are
    not, `glass_broken` of them restricted ones. `waiting`: (a person's id, her name, a role that a second person must confirm)."""

    whole: int = 0
    tasks: Work = field(default_factory=Work)
    by_officer: tuple[OfficersSteps, ...] = ()
    week: OfficesWeek | None = None
    requests: int | None = None
    overdue: tuple[CaseloadRow, ...] = ()
    soon: tuple[CaseloadRow, ...] = ()
    unallocated: tuple[CaseloadRow, ...] = ()
    new: tuple[CaseloadRow, ...] = ()
    covered: tuple[str, ...] = ()
    told_to: date | None = None
    accesses: int = 0
    glass_broken: int = 0
    covers: tuple[Covering, ...] = ()
    returns: tuple[ReturnHeld, ...] = ()
    items: int = 0
    settled: int = 0
    people: int = 0
    waiting: tuple[tuple[int, str, Grant], ...] = ()
