"""What a person says of a review, as it is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime


@dataclass(frozen=True, slots=True)
class SittingSaid:
    """One meeting: `starts_at` with its time zone; `place` is what its kind does not say."""

    starts_at: datetime
    minutes: int = 60
    place_kind: str = "home"
    place: str = ""
    child_chose_school_hours: bool = False

    @property
    def on(self) -> date:
        """The day of it, in London."""
        return localtime(self.starts_at).date()


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


@dataclass(frozen=True, slots=True)
class ConferenceHeld:
    """Which child protection conference it was, and of which children, by id, it left whom with a
    plan."""

    which: str
    goes_on: Mapping[int, bool]


@dataclass(frozen=True, slots=True)
class AdjournmentSaid:
    """`matters` are numbers of Schedule 7. `resumes` is the next sitting, where its day is known."""

    matters: tuple[int, ...]
    missing: str
    not_to_be_implemented: str = ""
    views_on_waiting: str = ""
    resumes: SittingSaid | None = None


@dataclass(frozen=True, slots=True)
class RequestSaid:
    """Somebody asks for a review, or an earlier one."""

    asked_by: str
    asked_on: date
    why: str
    asked_by_name: str = ""
    why_words: str = ""


@dataclass(frozen=True, slots=True)
class AnswerSaid:
    """What was answered; `unmet_because` where the request is not met."""

    answered_on: date
    agreed: bool
    unmet_because: str = ""
    answer_words: str = ""


@dataclass(frozen=True, slots=True)
class InvitedSaid:
    """Somebody who may be asked; `asked` or why not."""

    role: str
    name: str
    email: str = ""
    child_wants: str = ""
    asked: bool = True
    not_asked_why: str = ""
    not_asked_words: str = ""
    connected_id: int | None = None
    person_id: int | None = None
