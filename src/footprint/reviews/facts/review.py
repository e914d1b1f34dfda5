"""Reviews and their sittings, as queries return them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils.timezone import localtime

from footprint.children.facts.child import ChildSeen, Officer


class Stage(StrEnum):
    """Where a review stands. `UNDER_WAY`: it is not completed, and a sitting was held or it is held
    without a meeting. `ADJOURNED`: under reg 36(2), and no sitting was held since."""

    TO_BOOK = "to book"
    BOOKED = "booked"
    UNDER_WAY = "under way"
    ADJOURNED = "adjourned"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class SittingSeen:
    """One meeting of a review; `state` is one of `codes.SittingState`."""

    id: int
    review_id: int
    starts_at: datetime
    minutes: int
    place_kind: str
    place: str
    child_chose_school_hours: bool
    state: str
    not_held_why: str
    not_held_words: str
    chaired_by: Officer
    version: int

    @property
    def on(self) -> date:
        """The day of it, in London."""
        return localtime(self.starts_at).date()

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def held(self) -> bool:
        return self.state == "held"


@dataclass(frozen=True, slots=True)
class ReviewSeen:
    """A review with its sittings by time. `stand_in_why` says why another than the child's own
    officer chairs it; `adjourned_on` is the day of a reg 36(2) adjournment, after a sitting. Of a
    child protection conference `conference` says which it was, `goes_on` that it left a plan."""

    id: int
    child: ChildSeen
    ladder: str
    officer: Officer
    stand_in_why: str
    meeting_id: int | None
    outside_why: str
    brought_forward: str
    brought_forward_why: str
    without_meeting_why: str
    participation: str
    took_no_part: str
    took_no_part_why: str
    under_four_present: bool | None
    late_because: str
    conference: str
    goes_on: bool | None
    adjourned_on: date | None
    completed_on: date | None
    cancelled_on: date | None
    cancelled_why: str
    sittings: tuple[SittingSeen, ...]
    version: int

    @property
    def stage(self) -> Stage:
        if self.cancelled_on is not None:
            return Stage.CANCELLED
        if self.completed_on is not None:
            return Stage.COMPLETED
        if self.adjourned_on is not None and self.held and self.adjourned_on >= self.held[-1].on:
            return Stage.ADJOURNED
        if self.held or self.without_meeting:
            return Stage.UNDER_WAY
        return Stage.BOOKED if self.booked else Stage.TO_BOOK

    @property
    def held(self) -> tuple[SittingSeen, ...]:
        return tuple(one for one in self.sittings if one.state == "held")

    @property
    def booked(self) -> tuple[SittingSeen, ...]:
        """Sittings that are still to come, or to be recorded as held."""
        return tuple(one for one in self.sittings if one.state == "booked")

    @property
    def to_meet(self) -> bool:
        """Whether a sitting is to come, or to be recorded as held: one is booked, or the review was
        adjourned and the next one is to be."""
        return bool(self.booked) or self.stage is Stage.ADJOURNED

    @property
    def without_meeting(self) -> bool:
        return bool(self.without_meeting_why)

    def held_on(self, which_sitting_counts: str) -> date | None:
        """The day of the review (definitions 0.6): of the first or last sitting held, or, without a
        meeting, of its completion. None while it was not held, or while the last is still to
        come."""
        if self.without_meeting:
            return self.completed_on
        if not self.held:
            return None
        if which_sitting_counts == "last":
            return self.held[-1].on if self.completed_on is not None else None
        return self.held[0].on
