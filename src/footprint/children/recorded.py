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
