"""What came of a review, as queries return it: decisions, the manager's answer, checks and visits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from footprint.children.facts.child import ChildSeen


@dataclass(frozen=True, slots=True)
class DecisionSeen:
    """Somebody is to do something by a day, as `models.Decision`. `number` is its place among the
    review's, from 1. `carried_on`: it was carried over into a later review and is followed there."""

    id: int
    child_id: int
    review_id: int
    number: int
    words: str
    who: str
    person_id: int | None
    by_on: date | None
    first_by_on: date | None
    starred: bool
    done_on: date | None
    not_done_why: str
    carried_from: int | None
    carried_on: bool
    withdrawn: bool
    withdrawn_why: str
    version: int

    @property
    def open(self) -> bool:
        """Somebody is still to do it."""
        return not (self.withdrawn or self.carried_on or self.done_on or self.not_done_why)

    @property
    def settled(self) -> bool:
        """It was done, or it was said why not."""
        return bool(self.done_on or self.not_done_why)

    def overdue(self, today: date) -> bool:
        return self.open and self.by_on is not None and self.by_on < today

    @property
    def moved(self) -> bool:
        """Its day is no longer the one that was first given; figures keep the first."""
        return self.by_on != self.first_by_on


@dataclass(frozen=True, slots=True)
class AnswerSeen:
    """The responsible manager's answer to a review's decisions; `why` where she objects."""

    review_id: int
    answered_on: date
    answered_by: str
    accepted: bool
    why: str
    version: int


@dataclass(frozen=True, slots=True)
class DecisionsSeen:
    """The decisions of a review that stand, in their order; when they were issued, by when an answer
    may come (`answer_by`, none before they are issued), and the answer."""

    review_id: int
    decisions: tuple[DecisionSeen, ...]
    issued_on: date | None
    issued_version: int
    answer_by: date | None
    answer: AnswerSeen | None

    @property
    def issued(self) -> bool:
        return self.issued_on is not None

    def stands_unanswered(self, today: date) -> bool:
        """Nobody objected in time, so the decisions stand."""
        return self.answer is None and self.answer_by is not None and self.answer_by < today


@dataclass(frozen=True, slots=True)
class PlanTaker:
    """Somebody to whom a care plan may be given; `key` is what a form sends for her."""

    key: str
    role: str
    name: str
    connected_id: int | None


@dataclass(frozen=True, slots=True)
class PlanGivenSeen:
    """The care plan was given to somebody, as `models.PlanGiven`."""

    id: int
    review_id: int
    role: str
    name: str
    given_on: date
    how: str
    version: int


@dataclass(frozen=True, slots=True)
class CheckSeen:
    """A midway check, as `models.MidwayCheck`; of a child whom the viewer sees."""

    id: int
    child: ChildSeen
    planned_on: date
    done_on: date | None
    found: str
    on_course: str
    withdrawn: bool
    version: int


@dataclass(frozen=True, slots=True)
class VisitSeen:
    """A visit or contact, as `models.Visit`; of a child whom the viewer sees."""

    id: int
    child: ChildSeen
    officer_id: int
    officer: str
    planned_on: date
    done_on: date | None
    how: str
    kept_away: str
    words: str
    ask_again_on: date | None
    withdrawn: bool
    version: int

    @property
    def open(self) -> bool:
        return self.done_on is None and not self.kept_away


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Of several children, the nearest first: `checks` planned and not done, `visits` booked and not
    recorded or to be asked for again. By child: the day of the last visit or contact that took place
    outside a review, and that for which the last midway check was planned, made or not."""

    checks: tuple[CheckSeen, ...]
    visits: tuple[VisitSeen, ...]
    last_seen: Mapping[int, date]
    last_check: Mapping[int, date]
