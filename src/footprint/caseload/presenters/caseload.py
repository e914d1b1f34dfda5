"""A caseload in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from footprint.accounts.roles import Role
from footprint.caseload.facts import CaseloadPage, CaseloadRow, Show
from footprint.caseload.presenters.next_review import (
    IN_SHORT,
    RUNGS,
    DueShown,
    due_shown,
    short_day,
    weekday_words,
)
from footprint.children.facts.child import Flagged
from footprint.children.flags import WORDS
from footprint.domain.dates import day_words
from footprint.domain.next_reviews import SHORT_BREAKS
from footprint.reviews.presenters.booked import BookedShown

FLAG_SOURCES: Mapping[str, str] = {"file": "the people file", "person": "a person"}

COLUMNS: Mapping[str, str] = {
    "name": "Child",
    "age": "Age",
    "entered": "Entered care",
    "last": "Last review",
    "due": "Next due",
    "rung": "What is due",
}


@dataclass(frozen=True, slots=True)
class RowShown:
    id: int
    name: str
    reference: str
    age: str
    entered: str
    last: str
    due: DueShown
    rung: str
    officer: str
    cover: str
    clock: str
    late: bool
    flags: tuple[str, ...]
    booked: BookedShown | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's name with the address that sorts by it, and how it is sorted now."""

    words: str
    address: str
    sorted: str


def row_shown(
    row: CaseloadRow, flags: Iterable[Flagged], as_at: date, booked: BookedShown | None = None
) -> RowShown:
    child = row.child
    named = bool(child.first_name or child.known_as or child.surname)
    return RowShown(
        id=child.id,
        name=child.name,
        reference=child.identifier if named else "",
        age=age_words(row.born_on, row.age),
        entered=_entered(row),
        last=short_day(row.last_review) if row.last_review else "None known",
        due=due_shown(row),
        rung=IN_SHORT.get(row.rung) or RUNGS.get(row.rung, ""),
        officer=row.officer.full_name if row.officer else "",
        cover=f"Cover for {row.officer.full_name}" if row.covered and row.officer else "",
        clock=_clock(row, as_at) if row.officer is None else "",
        late=row.name_by is not None and row.name_by < as_at,
        flags=tuple(flag_words(flag) for flag in flags),
        booked=booked,
    )


def age_words(born_on: date | None, age: int | None) -> str:
    if born_on is None or age is None:
        return "Not known"
    return str(age) if age else "Under 1"


def _entered(row: CaseloadRow) -> str:
    if row.entered_on:
        return short_day(row.entered_on)
    return "Short breaks" if row.holds == SHORT_BREAKS else "Before the files"


def _clock(row: CaseloadRow, as_at: date) -> str:
    if row.name_by is None:
        return "No officer is named"
    day = weekday_words(row.name_by)
    if row.name_by < as_at:
        return f"An officer was to be named by {day}"
    return f"Name an officer by {day}"


def flag_words(flag: Flagged) -> str:
    """What, until when, and who says so."""
    what = WORDS.get(flag.kind, flag.kind.replace("_", " ").capitalize())
    ended = f"until {day_words(flag.ended_on)}" if flag.ended_on else "no end date"
    return f"{what} ({ended}; {FLAG_SOURCES.get(flag.source, flag.source)})"


def summary(
    page: CaseloadPage, *, as_at: date, today: date, told_to: date | None, filtered: bool
) -> str:
    """The sentence above the list: how many, how many overdue, what the returns can tell."""
    if not page.whole:
        return _told(told_to)
    day = "" if as_at == today else f"As at {day_words(as_at)}, by what is now known of that day: "
    said = f"{day}{_how_many(page, filtered=filtered)}"
    return f"{said[:1].upper()}{said[1:]} {_told(told_to)}"


def _how_many(page: CaseloadPage, *, filtered: bool) -> str:
    children = "child" if (page.whole if filtered else page.count) == 1 else "children"
    if not page.count:
        return f"none of {page.whole:,} {children}."
    whom = (
        f"{page.count:,} of {page.whole:,} {children}" if filtered else f"{page.count:,} {children}"
    )
    return f"{whom}: {page.overdue:,} overdue." if page.overdue else f"{whom}: none overdue."


def _told(told_to: date | None) -> str:
    if told_to is None:
        return (
            "No return that tells of reviews has been imported: what is here, people have recorded."
        )
    return (
        f"Reviews up to {day_words(told_to)} come from the returns. A later one is here only if "
        "somebody has recorded it."
    )


#: Why somebody's list may hold nobody today, and who can mend it.
NOBODY: Mapping[str, str] = {
    Role.REVIEWING_OFFICER: "No child is on your caseload. The IRO manager allocates children and "
    "arranges cover.",
    Role.SOCIAL_WORKER: "No child is on your list. The list follows the council's own record of "
    "who works with whom: if a child is missing, ask business support or the IRO manager to match "
    "your name.",
    Role.SOCIAL_CARE_MANAGER: "No child is with your team. If that is wrong, ask an administrator "
    "whether your role names the team as the council's own record does.",
    Role.INSPECTOR: "No child is listed for you today. The IRO manager lists them.",
}


def empty(show: Show, *, whole: int, named: bool, narrowed: bool, nobody: str) -> str:
    """What an empty list says of itself; `nobody`, where it holds nobody at all."""
    if not whole:
        return nobody or "There are no children here on this day."
    if named:
        return "No child here has a name or reference like that."
    sentences = {
        Show.OVERDUE: "No review is overdue.",
        Show.SOON: "No review is due in the next 30 days.",
        Show.FIRST: "Nobody's first review is next.",
        Show.UNALLOCATED: "Every child has an officer.",
    }
    said = sentences.get(show, "No child here is like that.")
    return f"{said[:-1]}, of those you asked for." if narrowed and show in sentences else said


def headings(columns: Mapping[str, str], sort: str, asked: Mapping[str, str]) -> Sequence[Heading]:
    return [
        Heading(
            words,
            "?" + urlencode({**asked, "sort": f"-{name}" if sort == name else name}),
            {name: "ascending", f"-{name}": "descending"}.get(sort, "none"),
        )
        for name, words in columns.items()
    ]
