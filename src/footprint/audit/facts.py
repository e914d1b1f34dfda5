"""Who is looking, and what the trail says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

#: Field name to (before, after), as text that a person reads. Free text is "version 3", not a copy.
Value = str | int | float | bool | None
Changes = Mapping[str, tuple[Value, Value]]


class Source(StrEnum):
    """Where a row came from, besides a return, which is named by its own reference, and a personal
    link, which is "link" and its number."""

    PERSON = "person"
    COMMAND = "command"
    DEMO = "demo"


@dataclass(frozen=True)
class Viewer:
    """Someone who reads or acts: one person, in the one role she has chosen, on one day.

    `person_id` is None where nobody is signed in: a command on the server, whoever comes by a personal
    link, or a stranger; `source` says which.
    `role` is empty for someone who has none today. `scope` is what the role reaches (empty: the
    whole service). `request` joins what one page or one run of a command did. `email` is the address
    with which a person signed in; it is empty where nobody looks at a page.
    """

    person_id: int | None
    role: str
    today: date
    scope: str = ""
    source: str = Source.PERSON
    request: str = ""
    email: str = ""


class Reading(StrEnum):
    """What reading leaves a row: one an opening, one a list with its filter and count."""

    OPENING = "opening"
    LIST = "list"
    SEARCH = "search"
    EXPORT = "export"


@dataclass(frozen=True)
class TrailEntry:
    """One row of the trail."""

    id: int
    at: datetime
    person_id: int | None
    role: str
    kind: str
    app: str
    thing: str
    thing_id: str
    child_id: int | None
    changes: Changes
    filter: str
    count: int | None
    purpose: str
    source: str
    request: str


@dataclass(frozen=True)
class Replaced:
    """What a row of fact was before it was changed, its values by field as the trail has them."""

    values: Mapping[str, Value]
    recorded_at: datetime
    recorded_by: int | None
    replaced_at: datetime


@dataclass(frozen=True)
class TrailFilter:
    """What of the trail is asked for; None or empty asks for everything. Both days are included.
    `without` are children of whom nothing is told."""

    person_id: int | None = None
    child_id: int | None = None
    kind: str = ""
    first: date | None = None
    last: date | None = None
    without: frozenset[int] = frozenset()


@dataclass(frozen=True)
class TrailPage:
    """A page of the trail, newest first; `number` counts from 1."""

    entries: tuple[TrailEntry, ...]
    number: int
    pages: int
    count: int


@dataclass(frozen=True)
class Mention:
    """A row of fact, by its key and version, that is about more than one child and names one so many
    `times`; `without` are its values that no longer do."""

    key: int
    version: int
    without: Mapping[str, object]
    times: int
