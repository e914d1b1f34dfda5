"""What a person says of a review, as it is typed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SittingSaid:
    """One meeting: `starts_at` with its time zone; `place` is what its kind does not say."""

    starts_at: datetime
    minutes: int = 60
    place_kind: str = "home"
    place: str = ""
    child_chose_school_hours: bool = False


@dataclass(frozen=True, slots=True)
class ReviewSaid:
    """A review that is booked. Without `sitting` it is held without a meeting, and
    `without_meeting_why` says why."""

    ladder: str
    officer_id: int
    sitting: SittingSaid | None
    stand_in_why: str = ""
    outside_why: str = ""
    brought_forward: str = ""
    brought_forward_why: str = ""
    without_meeting_why: str = ""
