"""A disposal, from its proposal on, as queries return it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Goes(StrEnum):
    """What a disposal takes; a hold takes nothing, and keeps every other from beginning."""

    WHOLE = "whole_record"
    EARLIER = "earlier_versions"
    HOLD = "legal_hold"


class Ground(StrEnum):
    RETENTION = "retention_ended"
    COURT = "court_order"
    REGULATOR = "regulator_order"


class Step(StrEnum):
    """A proposal stands until it is taken back or done, a hold until it is lifted."""

    STANDS = "stands"
    TAKEN_BACK = "taken_back"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class DisposalFacts:
    """`reference` says which order or decision, without names. `thing` and `thing_id` are the one
    thing whose earlier versions go. `counts`: rows that went, by kind, once it is done."""

    id: int
    child_id: int
    goes: Goes
    ground: Ground | None
    reference: str
    thing: str
    thing_id: str
    step: Step
    proposed_by: int
    proposed_at: datetime
    confirmed_by: int | None
    done_at: datetime | None
    counts: Mapping[str, int]
    version: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """One thing of a child that was something else before, `versions` times; `day` is its own."""

    thing: str
    thing_id: str
    versions: int
    day: date | None
