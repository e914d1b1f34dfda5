"""When a review is due, in the words of a page."""

from dataclasses import dataclass
from datetime import date

from footprint.caseload.facts import CaseloadRow
from footprint.domain.dates import day_words
from footprint.domain.next_reviews import SHORT_BREAKS

RUNGS = {
    "first": "First review",
    "second": "Second review",
    "later": "Later review",
    "later_assumed": "Later review, assumed",
    "adoption_1": "Adoption: first review",
    "adoption_2": "Adoption: second review",
    "adoption_3_or_more": "Adoption: third review or later",
}

WHY_NOT = {
    SHORT_BREAKS: "In a series of short breaks: no return says when it is reviewed",
    "reviews_not_told": "Not known: no return that tells of reviews holds this child",
}


@dataclass(frozen=True, slots=True)
class DueShown:
    """`tag` is a word beside its colour; `when` counts days, `lines` say the day and how sure."""

    when: str
    tag: str = ""
    colour: str = ""
    lines: tuple[str, ...] = ()


def weekday_words(day: date) -> str:
    return f"{day:%A} {day_words(day)}"


def days_words(days: int) -> str:
    """How far a day is: "in 12 days", "today", "3 days overdue"."""
    match days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "1 day overdue"
    return f"in {days} days" if days > 0 else f"{-days} days overdue"


def due_shown(row: CaseloadRow) -> DueShown:
    if row.due is None or row.days_left is None:
        return DueShown(WHY_NOT[row.why_not])
    lines = [due_day(row.due, row.last_working_day)]
    if row.not_before:
        lines.append(f"Not before {weekday_words(row.not_before)}")
    if not row.certain:
        lines.append("At the latest: what came before the files is not known")
    when = days_words(row.days_left)
    if row.overdue:
        return DueShown(when, "Overdue", "red", tuple(lines))
    return DueShown(when, "Due soon" if row.soon else "", "yellow", tuple(lines))


def due_day(due: date, last_working_day: date | None) -> str:
    """With the last working day beside a date that is none."""
    if last_working_day in {None, due}:
        return weekday_words(due)
    beside = weekday_words(last_working_day).rsplit(" ", 1)[0] if last_working_day else ""
    return f"{weekday_words(due)}; last working day before it: {beside}"
