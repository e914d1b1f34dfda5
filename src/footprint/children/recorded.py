"""What a person says of a child, as it is typed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EpisodeSaid:
    """An episode [began_on, ended_on) in the return's codes; empty where it is not said."""

    began_on: date
    ended_on: date | None = None
    new_episode: str = ""
    legal_status: str = ""
    placement: str = ""
    end_reason: str = ""


@dataclass(frozen=True, slots=True)
class ReviewSaid:
    """A review held on a day; `participation` is PN0 to PN7, empty where it is not known yet."""

    held_on: date
    participation: str = ""


@dataclass(frozen=True, slots=True)
class ChildSaid:
    """A child who came into care on `began_on`, before any return tells of her."""

    identifier: str
    born_on: date | None
    began_on: date
    first_name: str = ""
    known_as: str = ""
    surname: str = ""
    legal_status: str = ""
    placement: str = ""


@dataclass(frozen=True, slots=True)
class ConnectedSaid:
    """A person in the child's life, in the codes of `connections`. `note` is None where whoever types
    does not read it, and it stays as it is."""

    name: str
    relation: str
    parental_responsibility: str
    route: str
    provider: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    interpreter: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AddressSaid:
    """Where a person lives; `withheld`: it must not be disclosed."""

    address: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class LimitSaid:
    """A court limits what a person may have of the child; `by` is the order's own reference."""

    kind: str
    by: str
    began_on: date


@dataclass(frozen=True, slots=True)
class CommunicationSaid:
    """How a child is spoken with, and how she likes to be told things."""

    language: str = ""
    interpreter: bool = False
    signs: str = ""
    likes_to_be_told: str = ""
