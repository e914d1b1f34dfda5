"""People, grants and personal links as queries return them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from footprint.accounts.links import MOST_TRIES
from footprint.accounts.roles import ROLES, Role


class Standing(StrEnum):
    """How a grant stands on a day."""

    PROPOSED = "proposed"
    IN_FORCE = "in force"
    TO_COME = "to come"
    ENDED = "ended"


@dataclass(frozen=True)
class Grant:
    """A role of a person, from `begins_on` up to but without `ends_on`; one that is only wanted has
    the id 0.

    `granted_by` and `confirmed_by` are people's ids; none granted it where a command did.
    """

    id: int
    person_id: int
    role: Role
    begins_on: date
    ends_on: date | None = None
    scope: str = ""
    granted_by: int | None = None
    confirmed_by: int | None = None
    version: int = 1

    @property
    def needs_second(self) -> bool:
        """A command makes administrators alone: whoever has the server has the store."""
        by_command = self.role is Role.ADMINISTRATOR and self.granted_by is None
        return ROLES[self.role].by_two and self.confirmed_by is None and not by_command

    def standing(self, day: date) -> Standing:
        if self.ends_on is not None and self.ends_on <= max(day, self.begins_on):
            return Standing.ENDED
        if self.needs_second:
            return Standing.PROPOSED
        return Standing.IN_FORCE if self.begins_on <= day else Standing.TO_COME

    def overlaps(self, begins_on: date, ends_on: date | None) -> bool:
        """Whether any day of the grant is in [begins_on, ends_on)."""
        starts_in_time = ends_on is None or self.begins_on < ends_on
        return starts_in_time and (self.ends_on is None or begins_on < self.ends_on)


@dataclass(frozen=True)
class PersonFacts:
    """Someone who signs in, with every grant she has or had, the latest first."""

    id: int
    full_name: str
    email: str
    version: int
    grants: tuple[Grant, ...]


class Ended(StrEnum):
    """Why a personal link opens nothing any more; the words are for the page of whoever made it."""

    MOVED = "moved"
    LEFT = "left"
    LIMITED = "limited"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class LinkSeen:
    """A personal link. `connected_id` is the person whose it is, None the child herself. `read_at` are
    the times at which it was read, the first first."""

    id: int
    purpose: str
    child_id: int
    connected_id: int | None
    made_on: date
    expires_on: date
    tries: int
    shown_on: date | None
    ended_why: Ended | None
    read_at: tuple[datetime, ...]
    version: int

    @property
    def locked(self) -> bool:
        return self.tries >= MOST_TRIES

    def stands(self, today: date) -> bool:
        return not (self.ended_why or self.locked or today > self.expires_on)


@dataclass(frozen=True)
class VisitSeen:
    """A link is being read. `read`: its page was opened before in this visit."""

    id: int
    link_id: int
    until_at: datetime
    read: bool
    version: int
