"""Posts and absences as queries return them, and the team on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from footprint.children.facts.child import ChildSeen, Covering, Holding, Officer
from footprint.domain.indicators.definition import Measurement


class PostKind(StrEnum):
    PERMANENT = "permanent"
    SESSIONAL = "sessional"
    GRANT_FUNDED = "grant-funded"


class AbsenceKind(StrEnum):
    LEAVE = "leave"
    SICKNESS = "sickness"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post, [began_on, ended_on), as `models.Post`; one that is only wanted has the id 0."""

    id: int
    officer_id: int | None
    title: str
    kind: PostKind
    fte: Decimal
    reviewing: Decimal
    began_on: date
    ended_on: date | None
    version: int = 1

    def stands(self, day: date) -> bool:
        return self.began_on <= day and (self.ended_on is None or day < self.ended_on)

    def meets(self, other: "PostHeld") -> bool:
        return _meet(self.began_on, self.ended_on, other.began_on, other.ended_on)


@dataclass(frozen=True, slots=True)
class Away:
    """An absence, [began_on, ended_on); one that is only wanted has the id 0."""

    id: int
    officer_id: int
    kind: AbsenceKind
    began_on: date
    ended_on: date | None
    version: int = 1

    def stands(self, day: date) -> bool:
        return self.began_on <= day and (self.ended_on is None or day < self.ended_on)

    def meets(self, other: "Away") -> bool:
        return _meet(self.began_on, self.ended_on, other.began_on, other.ended_on)


def _meet(
    one_from: date, one_until: date | None, other_from: date, other_until: date | None
) -> bool:
    """Whether two stretches, each up to but without its end, share a day."""
    starts_before_the_end = other_until is None or one_from < other_until
    return starts_before_the_end and (one_until is None or other_from < one_until)


@dataclass(frozen=True, slots=True)
class OfficersDay:
    """An officer on a day: whom she holds (`children` in care, `short_breaks` on them only,
    `not_in_care` in neither), her posts, whether an absence is under way, and whether it is long
    enough to take her out of the figure. `caseload` is per equivalent of her contracted hours."""

    officer: Officer
    children: int
    short_breaks: int
    not_in_care: int
    in_post: Decimal
    at_work: Decimal
    for_reviewing: Decimal
    away: Away | None
    caseload: Decimal | None
    cover: Covering | None


@dataclass(frozen=True, slots=True)
class LateNaming:
    """An entry whose officer was named after `limit`, or not by the day of the page (`named_on` None)."""

    child: ChildSeen
    entered_on: date
    limit: date
    named_on: date | None


@dataclass(frozen=True, slots=True)
class Naming:
    """`named_in_5` of the last collection year that was over on the day (it ended on `year_end`),
    and of the 12 months up to the day. `late`: the entries of either, the latest first, of children
    whom the viewer sees; `late_unseen` are the others'."""

    year_end: date
    year: Measurement
    twelve_months: Measurement
    late: tuple[LateNaming, ...]
    late_unseen: int


@dataclass(frozen=True, slots=True)
class MonthsWith:
    """Of the children looked after whom the viewer sees and the officer holds: how many, and the
    median and the most of the whole months they have had the same officer."""

    officer: Officer
    children: int
    median: Decimal
    longest: int


@dataclass(frozen=True, slots=True)
class Continuity:
    """`share` of the children with the same officer for 12 months; the `months` with the present
    one, of the service and by officer."""

    share: Measurement
    months: Measurement
    by_officer: tuple[MonthsWith, ...]


@dataclass(frozen=True, slots=True)
class TeamsDay:
    """The team on a day. `vacant` is the equivalents of the posts that nobody holds."""

    holding: Holding
    officers: tuple[OfficersDay, ...]
    covers: tuple[Covering, ...]
    per_fte: Measurement
    per_fte_for_reviewing: Measurement
    in_post: Decimal
    at_work: Decimal
    vacant: Decimal
    naming: Naming
    continuity: Continuity
