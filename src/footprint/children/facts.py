"""The children and who holds them, as queries return them."""

from dataclasses import dataclass
from datetime import date, datetime

from footprint.accounts.matrix import Whose
from footprint.domain.facts import Facts


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
class InCare:
    """Children who may be in care, or in short breaks, on a day: whether they are, the facts say.
    `told_to`: the last day up to which a return tells of reviews."""

    children: tuple[ChildSeen, ...]
    facts: Facts
    told_to: date | None


@dataclass(frozen=True, slots=True)
class Item:
    """`origin` "found": what the reader of a `year`'s return found wrong with a row, `about` being
    the kind of row. "settled": a person says in `message` why an item with this code and `about`
    stays as it is."""

    origin: str
    year: int
    code: str
    about: str
    column: str
    value: str
    message: str


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
class Opened:
    """A record was opened by somebody whose it is not, on a day, for her reason.

    `broke_glass`: it was a restricted one. `letters`: how many told the IRO managers of it.
    """

    id: int
    child_id: int
    person_id: int
    broke_glass: bool
    reason: str
    on_day: date
    at: datetime
    letters: int
