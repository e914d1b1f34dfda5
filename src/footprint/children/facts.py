"""The children and who holds them, as queries return them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from footprint.accounts.matrix import Whose


@dataclass(frozen=True, slots=True)
class ChildSeen:
    """A child whom the viewer may see, and how she stands to her today.

    `first_name`, `known_as`, `surname` are empty where nobody told them, and where the viewer's
    role sees no names. `asked`: she has given a reason today for opening a record that is not hers.
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
    """A reviewing officer. `person_id` is her account's, None where nobody signs in as her."""

    id: int
    full_name: str
    email: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Allocated:
    """An officer holds a child, [began_on, ended_on); nobody does where `officer` is None."""

    id: int
    child_id: int
    officer: Officer | None
    began_on: date
    ended_on: date | None
    word: str
    reason: str
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
