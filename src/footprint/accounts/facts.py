"""People and grants as queries return them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
