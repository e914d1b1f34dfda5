"""The authority's own rules as they stand on a day, and what they are kept in."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any, Literal
from zoneinfo import ZoneInfo

from footprint.domain.timetable.local import LocalRungs
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

WhichSitting = Literal["first", "last"]
#: Who does a step of a review: one of these, by the authority's own division of work.
Doer = Literal["business_support", "social_worker", "reviewing_officer"]

#: Of a school year: each half of its three terms.
TERMS_OF_A_YEAR = (
    *("Autumn, first half", "Autumn, second half", "Spring, first half"),
    *("Spring, second half", "Summer, first half", "Summer, second half"),
)

#: What the clock on the wall says.
LOCAL_TIME = ZoneInfo("Europe/London")
#: A school year begins with this month.
_SEPTEMBER = 9


def school_year_of(day: date) -> int:
    """The year in which the school year of that day began: 2025 for 1 July 2026."""
    return day.year if day.month >= _SEPTEMBER else day.year - 1


def hash_of(token: str) -> str:
    """What is kept of a device's token."""
    return sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule as it stands on one day.

    Lengths `_before` and `_within` are working days. `terms` are (first day, last day), both
    included, in order. `word_list` is (not this, write that). None is "no such rule here".
    """

    which_sitting_counts: WhichSitting
    convenes: Doer
    invites: Doer
    shares: Doer
    sends: Doer
    talk_before: int
    invitations_before: int
    papers_before: int
    decisions_within: int
    answers_within: int
    care_plan_within: int
    record_within: int
    sent_within: int
    midway_checks: bool
    under_fives_months: int | None
    local_first_review_working_days: int | None
    school_starts: time
    school_ends: time
    most_adults: int
    safeguarding_name: str
    safeguarding_email: str
    sends_from_name: str
    advocate_words: str
    yearly_meeting_months: int
    keeps_text_hours: int
    terms: tuple[tuple[date, date], ...] = ()
    word_list: tuple[tuple[str, str], ...] = ()

    @property
    def local_rungs(self) -> LocalRungs:
        """The authority's own rungs among them."""
        return LocalRungs(**{one.name: getattr(self, one.name) for one in fields(LocalRungs)})

    def in_school_hours(self, at: datetime) -> bool:
        """Whether that moment lies in school time: a working day of a term, from the first bell up
        to but without the last. `at` is aware. Where no term is known it is False: `terms_known`."""
        local = at.astimezone(LOCAL_TIME)
        day = local.date()
        if not any(first <= day <= last for first, last in self.terms):
            return False
        if not CARE_PLANNING_REGS_DAYS.calendar.is_working_day(day):
            return False
        return self.school_starts <= local.time() < self.school_ends

    def terms_known(self, day: date) -> bool:
        """Whether any term of that day's school year is known."""
        return any(school_year_of(first) == school_year_of(day) for first, _ in self.terms)


@dataclass(frozen=True, slots=True)
class RulesOverTime:
    """`values` are (the day from which it stands, key, value), in the order of their days; before the
    first of a rule its default stands. Terms and words are those of `Rules`."""

    defaults: Mapping[str, Any]
    values: tuple[tuple[date, str, Any], ...]
    terms: tuple[tuple[date, date], ...]
    word_list: tuple[tuple[str, str], ...]

    def on(self, day: date) -> Rules:
        """Every rule as it stands on the day."""
        stands = {key: value for began_on, key, value in self.values if began_on <= day}
        said = {**self.defaults, **stands}
        return Rules(**said, terms=self.terms, word_list=self.word_list)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A value of a rule from a day, as its kind writes it; who recorded it, and when."""

    id: int
    key: str
    value: str
    began_on: date
    why: str
    version: int
    recorded_at: datetime
    recorded_by: int | None


@dataclass(frozen=True, slots=True)
class WantedRule:
    """A value as somebody typed it. `knowing`: she has said that she knows that figures may change."""

    key: str
    value: str
    began_on: date
    knowing: bool = False


@dataclass(frozen=True, slots=True)
class TermSeen:
    """A term at its place (from 1) of its school year; both days are in it."""

    id: int
    school_year: int
    place: int
    began_on: date
    ended_on: date
    called_off: bool
    version: int
    recorded_at: datetime
    recorded_by: int | None


@dataclass(frozen=True, slots=True)
class WordSeen:
    """An entry of the word list. `shipped` is what Footprint's own list writes for it, empty where the
    service added it; `id` and `version` 0 where the service has not touched it. `left_out`: it is in the list
    no longer."""

    says: str
    write: str
    shipped: str = ""
    left_out: bool = False
    version: int = 0
    recorded_at: datetime | None = None
    recorded_by: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class DeviceSeen:
    """A device that is marked as the authority's own, or was until `revoked_on`."""

    id: int
    name: str
    marked_on: date
    seen_on: date
    revoked_on: date | None
    version: int
    recorded_by: int | None
