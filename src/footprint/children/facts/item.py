"""What is unsound about the record, one thing at a time, as queries return it and pages read it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from footprint.children.facts.child import ChildSeen, Officer, Told


class Kind(StrEnum):
    """Where an item comes from: facts that contradict each other, a check of a return that a row
    failed, a person's word against a return's, something that nobody has told."""

    FACTS = "facts"
    RETURN = "return"
    PERSON = "person"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the value stands in the file of a return, of that kind; `value` is as it was read.
    `refused`: the row was not taken."""

    kind: str
    file: str
    line: int
    column: str
    value: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """A person (her id) says why the item stays as it is."""

    reason: str
    by: int | None
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Item:
    """One unsound thing. `code` and `about`, the thing's own key, say which it is to whoever settles
    it; what changes in the facts changes the key, so that nobody's "it is right" covers a new fault.

    `child` is None where the row of a file names no child we know. `thing` is "episode" or "review"
    of the `day`, `year` the collection year. Where two words differ, `field` says on what (`denies`:
    a person says that there was no such thing), `person` and `told` are both values and `said` is
    when the person's was recorded and by whom. `officer` holds the child today.
    """

    child: ChildSeen | None
    kind: Kind
    code: str
    about: str
    message: str
    thing: str = ""
    day: date | None = None
    year: int = 0
    field: str = ""
    person: Any = None
    told: Any = None
    said: Told | None = None
    place: Place | None = None
    officer: Officer | None = None
    settled: Settled | None = None

    @property
    def key(self) -> str:
        """Names the item of its child in an address, without the value that was read."""
        return sha256(f"{self.code} {self.about}".encode()).hexdigest()[:16]
