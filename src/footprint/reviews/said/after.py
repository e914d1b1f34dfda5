"""What a person says of decisions, checks, visits, steps and papers, as it is typed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DecisionSaid:
    """`who` is a name; `person_id` hers where she signs in, so that she can be told."""

    words: str
    who: str
    person_id: int | None = None
    by_on: date | None = None
    starred: bool = False


@dataclass(frozen=True, slots=True)
class AnswerSaid:
    """A manager's answer; `answered_by` is typed where somebody records it for her."""

    accepted: bool
    why: str = ""
    answered_by: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class CheckSaid:
    done_on: date
    on_course: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class VisitSaid:
    """How it was, or what kept the child or the officer away: one of the two. `alone`: what the
    child said to the officer alone, kept apart."""

    done_on: date | None = None
    how: str = ""
    kept_away: str = ""
    words: str = ""
    ask_again_on: date | None = None
    alone: str = ""


@dataclass(frozen=True, slots=True)
class StepSaid:
    """A step of preparing: done on a day, or why not."""

    done_on: date | None = None
    how: str = ""
    done_by: str = ""
    not_done_why: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class PlanGivenSaid:
    """The care plan was given to those whom the keys name, and to somebody else by name;
    `updated_on` where nobody has recorded that it was brought up to date."""

    to: tuple[str, ...]
    given_on: date
    how: str
    somebody_else: str = ""
    updated_on: date | None = None


@dataclass(frozen=True, slots=True)
class PaperSaid:
    """A paper that is asked for: of whom, and by which provider where it is a carer's."""

    kind: str
    of: str = ""
    person_id: int | None = None
    provider: str = ""


@dataclass(frozen=True, slots=True)
class JudgedSaid:
    """What the officer finds of a paper that has come; `updated_since_last` of a care plan."""

    to_standard: str
    lacks: str = ""
    updated_since_last: bool | None = None
