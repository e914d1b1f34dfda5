"""The children and who holds them, as queries return them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from footprint.accounts.matrix import Whose
from footprint.children.facts.ladder import ToldBeside
from footprint.domain.facts import Facts
from footprint.domain.law import Deadline


@dataclass(frozen=True, slots=True)
class ChildSeen:
    """A child whom the viewer may see, and how she stands to her today.

    `first_name`, `known_as`, `surname` are empty where nobody told them, and where the viewer's
    role sees no names. `asked`: she has given the reason today that opens a record that is not hers,
    or the glass of one that is restricted to her is broken.
    `restricted`: only named people see the child, and the viewer is one, or the IRO manager.
    """

    id: int
    identifier: str
    first_name: str
    known_as: str
    surname: str
    born_on: date | None
    whose: Whose
    restricted: bool
    asked: bool
    version: int

    @property
    def name(self) -> str:
        """As the pages call her; without a name, by her reference."""
        called = f"{self.known_as or self.first_name} {self.surname}".strip()
        return called or f"Child {self.identifier}"


@dataclass(frozen=True, slots=True)
class Officer:
    """A reviewing officer; whoever signs in with that address is she."""

    id: int
    full_name: str
    email: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Allocated:
    """An officer holds a child, [began_on, ended_on); nobody does where `officer` is None.
    `recorded_at` is that of the word as it stands."""

    id: int
    child_id: int
    officer: Officer | None
    began_on: date
    ended_on: date | None
    word: str
    reason: str
    recorded_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A social worker works with a child, [began_on, ended_on)."""

    id: int
    child_id: int
    worker: str
    team: str
    began_on: date
    ended_on: date | None
    word: str
    version: int


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag on a child, [began_on, ended_on); `source` says who told it."""

    id: int
    child_id: int
    kind: str
    began_on: date
    ended_on: date | None
    source: str
    word: str
    version: int


@dataclass(frozen=True, slots=True)
class ReturnHeld:
    """A collection year's return in the store. `told_to` is the last day it tells of."""

    year: int
    name: str
    told_to: date
    tells_of_reviews: bool


@dataclass(frozen=True, slots=True)
class OnCaseload:
    """Children who may be in care, or in short breaks, on a day: whether they are, the facts say.
    `told_to`: the last day up to which a return tells of reviews. `beside`: what is recorded beside
    the returns."""

    children: tuple[ChildSeen, ...]
    facts: Facts
    told_to: date | None
    beside: tuple[ToldBeside, ...]


@dataclass(frozen=True, slots=True)
class ReturnKept:
    """A return in the store with what its reader said and counted of it, as `LoadedReturn` keeps
    it."""

    year: int
    name: str
    found_by: str
    told_to: date
    rows: Mapping[str, int]
    checks: Mapping[str, Mapping[str, int]]
    refused: Mapping[str, int]
    left_out_files: Mapping[str, str]
    notes: tuple[str, ...]
    bad_cells: int


@dataclass(frozen=True, slots=True)
class Told:
    """When a word was recorded, by whom (a person's id; none where a command did), its version."""

    recorded_at: datetime
    recorded_by: int | None
    version: int


@dataclass(frozen=True, slots=True)
class NamesTold:
    """What a child is called, by a person (`by_person`) or by the people file."""

    by_person: bool
    first_name: str
    known_as: str
    surname: str
    told: Told


@dataclass(frozen=True, slots=True)
class EpisodeTold:
    """One word on an episode: of the return of `year`, or a person's where there is none. `denies`:
    the person says that there was no such episode."""

    id: int
    began_on: date
    ended_on: date | None
    new_episode: str
    legal_status: str
    placement: str
    end_reason: str
    year: int | None
    denies: bool
    told: Told


@dataclass(frozen=True, slots=True)
class ReviewTold:
    """One word on a review, as `EpisodeTold`."""

    id: int
    held_on: date
    participation: str
    year: int | None
    denies: bool
    told: Told


@dataclass(frozen=True, slots=True)
class InCare:
    """A child is in care on a day since `entered_on`, or is on it in a series of short breaks.

    `entry_known` is False where care began before the files do: then the day is the first one that
    they tell of.
    """

    entered_on: date
    entry_known: bool
    short_breaks: bool


@dataclass(frozen=True, slots=True)
class Unallocated:
    """A child in care without an officer on a day. `limit` is the last day to name one in time, and
    `left` the working days up to it, negative once it is over; both None where the day of entry is
    not known, or before there was a limit, and in short breaks."""

    child: ChildSeen
    care: InCare
    limit: Deadline | None
    left: int | None


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds which of the children seen on a day.

    `in_care` has a child in care or in short breaks; `held` the allocation with an officer that
    stands that day, of whoever is in `in_care` or not.
    """

    as_at: date
    children: Mapping[int, ChildSeen]
    in_care: Mapping[int, InCare]
    held: Mapping[int, Allocated]
    unallocated: tuple[Unallocated, ...]

    def holder(self, child_id: int) -> Officer | None:
        found = self.held.get(child_id)
        return found.officer if found else None

    def children_of(self, officer_id: int) -> tuple[ChildSeen, ...]:
        """Whom the officer holds: in care, in short breaks or neither."""
        return tuple(
            self.children[child_id]
            for child_id, found in self.held.items()
            if found.officer and found.officer.id == officer_id
        )


@dataclass(frozen=True, slots=True)
class AllocationWord:
    """A word on who holds a child, as it was said and whether or not it counts.

    `recorded_by` is the id of the person who recorded it as it stands, None where a command did;
    `said_by` of the one who first said it, in a child's history.
    """

    id: int
    child_id: int
    officer: Officer | None
    began_on: date
    ended_on: date | None
    word: str
    reason: str
    withdrawn: bool
    recorded_at: datetime
    recorded_by: int | None
    version: int
    said_at: datetime
    said_by: int | None


@dataclass(frozen=True, slots=True)
class Covering:
    """An officer answers for another's children, [began_on, ended_on); one that is only wanted has
    the id 0."""

    id: int
    officer: Officer
    covered_by: Officer
    began_on: date
    ended_on: date
    version: int = 1

    def holds(self, day: date) -> bool:
        return self.began_on <= day < self.ended_on


@dataclass(frozen=True, slots=True)
class WantedAllocation:
    """What a manager wants for one child or many: an officer from a day, or nobody."""

    child_ids: tuple[int, ...]
    officer: Officer | None
    began_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an allocation would do for one child: `why_not` where it cannot be, `already` where it
    would change nothing. `now` holds her on that day as things stand; `mark` grows with every word
    on who holds her, so that nobody overlooks a change; `notes` say what to think of."""

    child: ChildSeen
    now: Officer | None
    why_not: str | None
    already: bool
    notes: tuple[str, ...]
    mark: int
