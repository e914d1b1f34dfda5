"""The next review of one child in words, and how its day was reached."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from footprint.caseload.facts import ChildRecord
from footprint.caseload.presenters.next_review import (
    RUNGS,
    STRENGTHS,
    WHY_NOT,
    DueShown,
    beside,
    days_words,
    urgency,
    weekday_words,
)
from footprint.domain.dates import day_words
from footprint.domain.law import Provision
from footprint.domain.next_reviews import SHORT_BREAKS
from footprint.domain.timetable.nearest import Standing
from footprint.domain.timetable.short_breaks import SHORT_BREAKS as SERIES
from footprint.domain.timetable.short_breaks import SHORT_BREAKS_FIRST, SHORT_BREAKS_LATER

#: What people call the instruments that are cited by number.
INSTRUMENTS: Mapping[str, str] = {
    "SI 2010/959": "Care Planning, Placement and Case Review (England) Regulations 2010",
    "SI 2005/389": "Adoption Agencies Regulations 2005",
    "SI 2010/2571": "Care Leavers (England) Regulations 2010",
}
#: The ladders on which a review of the child's case is the next step.
OF_THE_CASE = frozenset({"reviews", "adoption", "local"})


@dataclass(frozen=True, slots=True)
class NextShown:
    """What is due next: when, how that day was reached, and the provision's words. `unmet`, once
    the day has passed: that none is recorded, which is not that none was held. `of_the_case`: it is
    a review of the child's case."""

    due: DueShown
    of_the_case: bool = True
    working: str = ""
    unmet: str = ""
    title: str = ""
    words: str = ""
    quoted: bool = False
    citation: str = ""
    address: str = ""
    strength: str = ""
    note: str = ""


def next_shown(record: ChildRecord) -> NextShown | None:
    """None for a child who is not looked after on the day, and for whom nothing else is due."""
    won = record.nearest
    if won is None:
        return _without_a_date(record.care.why_not) if record.care.why_not else None
    deadline = won.deadline
    days = (deadline.due - record.as_at).days
    lines = [
        f"{RUNGS[won.rung]}, due by {weekday_words(deadline.due)}",
        *beside(deadline.due, deadline.last_working_day, deadline.not_before),
    ]
    return replace(
        _shown(DueShown(days_words(days), urgency(days), tuple(lines)), deadline.under),
        working=deadline.working[:1].upper() + deadline.working[1:],
        of_the_case=won.ladder in OF_THE_CASE,
        unmet=_unmet(record, won) if days < 0 else "",
    )


def _without_a_date(why_not: str) -> NextShown:
    """Of a series of short breaks the law is shown, though no day follows from what is known."""
    due = DueShown(WHY_NOT[why_not])
    if why_not != SHORT_BREAKS:
        return NextShown(due)
    words = f"{SHORT_BREAKS_FIRST.words} {SHORT_BREAKS_LATER.words}"
    return replace(_shown(due, SHORT_BREAKS_FIRST), words=words, title=SERIES.title)


def _shown(due: DueShown, under: Provision) -> NextShown:
    return NextShown(
        due=due,
        title=under.title,
        words=under.words,
        quoted=under.quoted,
        citation=citation(under),
        address=under.address,
        strength=STRENGTHS[under.strength],
        note=_note(under),
    )


def not_in_care(record: ChildRecord, today: date) -> str:
    """Why no review is due of a child who is not looked after on the day."""
    left = record.care.periods[0].ended_on if record.care.periods else None
    if left and left <= record.as_at:
        return f"Left care on {day_words(left)}, so no review is due."
    when = "today" if record.as_at == today else "on this day"
    return f"Not in care {when}, so no review is due."


def _unmet(record: ChildRecord, won: Standing) -> str:
    if won.ladder not in OF_THE_CASE:
        return f"None is recorded since {day_words(won.deadline.counted_from)}."
    present = record.care.present
    held = [row["held_on"] for row in present.reviews] if present else []
    since = f"since the one of {day_words(max(held))}" if held else "yet"
    return f"No review is recorded {since}."


def citation(under: Provision) -> str:
    name = INSTRUMENTS.get(under.instrument)
    place = under.place.replace("reg ", "regulation ")
    return f"{name}, {place} ({under.instrument})" if name else f"{under.instrument}, {place}"


def _note(under: Provision) -> str:
    """What is our reading, and that nobody has read the words where the note does not say so."""
    unsaid = under.seen_at is None and "not read" not in under.note
    unseen = "The words were not read in any source." if unsaid else ""
    return " ".join(filter(None, (under.note, unseen)))
