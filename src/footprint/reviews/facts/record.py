"""What is recorded of a review, as queries return it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from footprint.children.facts.round import CommunicationSeen
from footprint.domain.dates import age_on
from footprint.reviews.facts.review import ReviewSeen


@dataclass(frozen=True, slots=True)
class PartSeen:
    """What stands under a heading; `answer` is its codes by commas. `version` is 0, and the rest
    empty, where nothing was recorded."""

    heading: str
    answer: str = ""
    words: str = ""
    no_change: bool = False
    version: int = 0
    recorded_by: int | None = None
    recorded_at: datetime | None = None

    @property
    def blank(self) -> bool:
        return not (self.answer or self.words or self.no_change)


@dataclass(frozen=True, slots=True)
class Attending:
    """Somebody who was, or was not, at a review. `id` is None, `version` 0 for a role that the
    record asks about and for which nobody is named. `field` is its name among a page's fields: the
    role and which of that role, so that it stays when a row is made."""

    id: int | None
    role: str
    name: str
    attendance: str
    not_there_why: str
    not_there_words: str
    version: int
    field: str
    recorded_by: int | None = None
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage about the whole family in one child's record, under a heading."""

    id: int
    heading: str
    words: str
    read_again_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class FinishedSeen:
    """A record as it was finished: `content` as `content.content_of` makes it."""

    id: int
    number: int
    reason: str
    finished_on: date
    finished_by: int | None
    content: Mapping[str, Any]
    version: int


@dataclass(frozen=True, slots=True)
class LastRecord:
    """The record of the child's review before: its day, and what it said."""

    held_on: date | None
    content: Mapping[str, Any]

    def said_under(self, heading: str) -> Mapping[str, Any] | None:
        found: list[Mapping[str, Any]] = self.content["headings"]
        return next((one for one in found if one["code"] == heading), None)

    def attended(self, role: str, name: str) -> Mapping[str, Any] | None:
        found: list[Mapping[str, Any]] = self.content["attendance"]
        same = [one for one in found if one["role"] == role]
        return next((one for one in same if one["name"] == name), None)


@dataclass(frozen=True, slots=True)
class RecordSeen:
    """Everything that is recorded of a review but what the child said alone. `finished` are the
    records as they were finished, the latest first; `last` is that of the review before.
    `decisions` are its decisions as `content` takes them."""

    review: ReviewSeen
    parts: Mapping[str, PartSeen]
    attending: tuple[Attending, ...]
    passages: tuple[Passage, ...]
    finished: tuple[FinishedSeen, ...]
    last: LastRecord | None
    decisions: tuple[Mapping[str, Any], ...]
    today: date

    @property
    def on(self) -> date:
        """The day of the review, or the day on which it is to be; without one, today."""
        one = next(iter([*self.review.held, *self.review.booked]), None)
        return one.on if one else self.review.completed_on or self.today

    @property
    def age(self) -> int | None:
        born_on = self.review.child.born_on
        return age_on(born_on, self.on) if born_on is not None and born_on <= self.on else None

    def part(self, heading: str) -> PartSeen:
        return self.parts.get(heading) or PartSeen(heading)


@dataclass(frozen=True, slots=True)
class PrivateSeen:
    """What the child told the officer alone. `may_be_told_to` are kinds of recipient whom the child
    named; `moved_out_on` is the day on which something of it was passed on to keep the child safe."""

    words: str = ""
    may_be_told_to: tuple[str, ...] = ()
    moved_out_on: date | None = None
    moved_out_to: str = ""
    moved_out_words: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """What a record still lacks: in words, and the page and field where it is given."""

    words: str
    page: str
    field: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known already of what some headings ask, so that it is not asked again: codes of the
    return, and what the clock round the review holds."""

    legal_status: str = ""
    placement: str = ""
    care_plan_on: date | None = None
    care_plan_updated: bool | None = None
    spoken_alone_on: date | None = None
    not_spoken_why: str = ""
    communication: CommunicationSeen | None = None
