"""What booking asks of a review's time and of those who come, as queries return it."""

from dataclasses import dataclass
from datetime import date, datetime

from footprint.children.facts.child import ChildSeen
from footprint.domain.law import Deadline


@dataclass(frozen=True, slots=True)
class Outside:
    """How far a day lies outside a review's window: `days` after its limit, or before it opens."""

    deadline: Deadline
    days: int
    early: bool


@dataclass(frozen=True, slots=True)
class OtherBooking:
    """Another sitting that is booked; `child` is None where the viewer may not see her."""

    child: ChildSeen | None
    review_id: int
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class BookedSeen:
    """The open review of a child, in one line of a list: `starts_at` of its next sitting booked."""

    child_id: int
    review_id: int
    ladder: str
    starts_at: datetime | None
    without_meeting: bool


@dataclass(frozen=True, slots=True)
class AdjournmentSeen:
    """A reg 36(2) adjournment. `limit` is the last day on which the review may be completed."""

    adjourned_on: date
    matters: tuple[int, ...]
    missing: str
    not_to_be_implemented: str
    views_on_waiting: str
    limit: Deadline


@dataclass(frozen=True, slots=True)
class RequestSeen:
    """A request for a review. `days` from asking to the answer, or up to today without one."""

    id: int
    child: ChildSeen
    asked_by: str
    asked_by_name: str
    asked_on: date
    why: str
    why_words: str
    answered_on: date | None
    agreed: bool | None
    unmet_because: str
    answer_words: str
    review_id: int | None
    days: int
    version: int


@dataclass(frozen=True, slots=True)
class InvitedSeen:
    """Somebody who may be asked to a review. `limits` are those that a court sets on what the person
    may have of the child (codes of `children.connections.LIMITS`); `place_withheld`: no letter says
    to this person where the review is held. `email` and `address` (where a printed letter goes) of
    somebody round the child are those of today; `nothing_sent`: no letter is to reach the person."""

    id: int
    review_id: int
    role: str
    connected_id: int | None
    person_id: int | None
    name: str
    email: str
    child_wants: str
    asked: bool
    not_asked_why: str
    not_asked_words: str
    invited_on: date | None
    version: int
    limits: tuple[str, ...] = ()
    address: str = ""
    nothing_sent: bool = False

    @property
    def place_withheld(self) -> bool:
        return bool(self.limits)
