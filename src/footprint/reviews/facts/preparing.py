"""Steps and papers before a review, as queries return them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StepSeen:
    """A step that was recorded, as `models.Step`; one that nobody has recorded has version 0."""

    kind: str
    done_on: date | None = None
    how: str = ""
    done_by: str = ""
    not_done_why: str = ""
    words: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class PaperAskedSeen:
    """A paper that a review needs, as `models.PaperAsked`; `file` is the upload's name."""

    id: int
    review_id: int
    kind: str
    of: str
    person_id: int | None
    provider: str
    asked_on: date | None
    received_on: date | None
    to_standard: str
    lacks: str
    shown_to_child_on: date | None
    updated_since_last: bool | None
    paper_id: int | None
    file: str
    withdrawn: bool
    version: int
