"""Who was let in to whose record, as queries return it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A record was opened by somebody whose it is not, on a day, for her reason.

    `broke_glass`: it was a restricted one. `letters`: how many were written to the IRO managers.
    """

    id: int
    child_id: int
    person_id: int
    broke_glass: bool
    reason: str
    on_day: date
    at: datetime
    letters: int


@dataclass(frozen=True, slots=True)
class Restricted:
    """A child's record is open to the people named and the IRO managers alone."""

    id: int
    reason: str
    began_on: date
    named: tuple[int, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Barred:
    """A person never sees the child."""

    id: int
    person_id: int
    reason: str
    recorded_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Listing:
    """An inspector sees the child, [began_on, ended_on)."""

    id: int
    child_id: int
    person_id: int
    began_on: date
    ended_on: date
    version: int


@dataclass(frozen=True, slots=True)
class WorkerMatched:
    """The social worker of this name or number is this person."""

    id: int
    worker: str
    person_id: int
    version: int
