"""What is recorded beside the returns of a child: flags, and what the ladders beside the main one
are read from."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeAlias

from footprint.domain.timetable.beside import Span

#: Kinds of order by which a court keeps a child somewhere.
ORDERS: Mapping[str, str] = {
    "secure": "Secure accommodation (section 25)",
    "remand": "Remand, arrest, or a youth rehabilitation order",
    "detention": "Detention in a secure training centre or a young offender institution",
}
#: What gives authority to place for adoption.
AUTHORITIES: Mapping[str, str] = {
    "consent": "The parents’ consent (section 19)",
    "order": "A placement order",
}
CONFERENCES: Mapping[str, str] = {
    "strategy": "Strategy discussion",
    "initial": "Initial child protection conference",
    "review": "Child protection review conference",
}
SECURE, PATHWAY = "secure", "pathway"
REVIEWS_BESIDE: Mapping[str, str] = {
    SECURE: "Review of secure accommodation, by its panel",
    PATHWAY: "Review of a pathway plan",
}


@dataclass(frozen=True, slots=True)
class OrderSaid:
    kind: str
    began_on: date
    until: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class AuthoritySaid:
    kind: str
    began_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class PathwayPlanSaid:
    began_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class AccommodationSaid:
    began_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class ConferenceSaid:
    kind: str
    held_on: date
    goes_on: bool


@dataclass(frozen=True, slots=True)
class ReviewBesideSaid:
    kind: str
    held_on: date
    chaired_by: str = ""


#: What a person says, as it is typed.
LadderSaid: TypeAlias = (
    OrderSaid
    | AuthoritySaid
    | PathwayPlanSaid
    | AccommodationSaid
    | ConferenceSaid
    | ReviewBesideSaid
)
#: What is said, by the name that addresses and the store's rows give it.
SAID: Mapping[str, type[LadderSaid]] = {
    "order": OrderSaid,
    "authority": AuthoritySaid,
    "pathway-plan": PathwayPlanSaid,
    "accommodation": AccommodationSaid,
    "conference": ConferenceSaid,
    "review": ReviewBesideSaid,
}
FLAG = "flag"


@dataclass(frozen=True, slots=True)
class ToldBeside:
    """A row of the store: `thing` is one of SAID, or FLAG. `day` is its first day, or the day on
    which it was held. What its kind of row does not have is empty. `who` chaired it, or told it."""

    thing: str
    id: int
    child_id: int
    version: int
    kind: str
    day: date
    until: date | None
    ended_on: date | None
    goes_on: bool | None
    who: str
    word: str

    @property
    def said(self) -> LadderSaid:
        """As a person would say it."""
        values = {
            "kind": self.kind,
            "began_on": self.day,
            "held_on": self.day,
            "until": self.until,
            "ended_on": self.ended_on,
            "goes_on": bool(self.goes_on),
            "chaired_by": self.who,
        }
        said = SAID[self.thing]
        return said(**{one.name: values[one.name] for one in fields(said)})  # type: ignore[arg-type]  # by its own fields

    @property
    def span(self) -> Span:
        return Span(self.day, self.ended_on)
