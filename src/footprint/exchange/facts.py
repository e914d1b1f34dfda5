"""An import, as queries return it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """How far an import has come. While a worker holds one that waits it is being read; one that is
    confirmed is being applied."""

    WAITING = "waiting"
    READY = "ready"
    STALE = "stale"
    CONFIRMED = "confirmed"
    APPLIED = "applied"
    CANCELLED = "cancelled"
    REFUSED = "refused"


UNDER_WAY = frozenset({Stage.WAITING, Stage.CONFIRMED})
#: A plan lies there for a person to confirm.
PLANNED = frozenset({Stage.READY, Stage.STALE})
ENDED = frozenset({Stage.APPLIED, Stage.CANCELLED, Stage.REFUSED})


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as it was given: its name, made harmless, its size in bytes and its sha256."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ImportFacts:
    """One import. `held`: a worker is at it. `counts`: {what becomes of rows: {kind: {year: rows}}},
    year "" for what is of no year. `errors`: bad cells and refused rows in its list."""

    id: int
    version: int
    stage: Stage
    held: bool
    given_at: datetime
    given_by: int | None
    files: tuple[GivenFile, ...]
    counts: Mapping[str, Mapping[str, Mapping[str, int]]]
    digest: str
    sentence: str
    withdraw: bool
    confirmed_by: int | None
    confirmed_as: str
    changed_at: datetime
    errors: int


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell or row that could not be read, with its place. `private`: the value may be a name."""

    file: str
    line: int | None
    child: str
    column: str
    value: str
    reason: str
    refused: bool
    private: bool


@dataclass(frozen=True, slots=True)
class ImportPage:
    """A page of the history, newest first; `number` counts from 1."""

    imports: tuple[ImportFacts, ...]
    number: int
    pages: int
    count: int
