"""What the law says, where it says it, and what follows from it on a day.

Nothing is quoted from memory: `quoted` stands only where the words were read in the source named
in `seen_at`. A provision without `seen_at` is on the list of provisions still to be confirmed,
which is a page of the reference.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from footprint.domain.dates import WorkingDays

Kind = Literal["act", "regulation", "guidance", "policy"]
#: Only law is a ceiling that settings may tighten; guidance may be varied locally.
Strength = Literal["law", "guidance", "local"]


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered place in an instrument, with its words or our summary of them.

    `in_force` and `until` are the first and the last day on which it governs an interval that
    starts; `until` is None while it stands. `seen_at` names the source in which it was read.
    `note` holds what is our reading, or not yet confirmed.
    """

    code: str
    title: str
    kind: Kind
    strength: Strength
    instrument: str
    place: str
    words: str
    address: str
    in_force: date
    working_days: WorkingDays
    quoted: bool = False
    seen_at: str | None = None
    until: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.quoted and not self.seen_at:
            raise ValueError(f"{self.code}: quoted, but nothing says where the words were read")
        if self.until is not None and self.until < self.in_force:
            raise ValueError(f"{self.code}: ends before it comes into force")

    @property
    def citation(self) -> str:
        return f"{self.instrument} {self.place}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last lawful day for something, and how it was reached.

    `not_before` opens a window that `due` closes. `working` is the sentence that a page shows.
    """

    due: date
    counted_from: date
    under: Provision
    working: str
    not_before: date | None = None

    @property
    def last_working_day(self) -> date:
        """The last working day on or before `due`, by the provision's own definition. A due date
        on a weekend or a holiday is not moved: this is shown beside it."""
        return self.under.working_days.calendar.last_working_day_on_or_before(self.due)

    def met_on(self, day: date) -> bool:
        """Whether that day lies inside the limit, and inside the window where there is one."""
        return day <= self.due and (self.not_before is None or day >= self.not_before)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that must be done, without a date that the law fixes."""

    code: str
    words: str
    under: Provision
