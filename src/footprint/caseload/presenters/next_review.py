"""When a review is due, in the words of a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from footprint.caseload.facts import SOON, CaseloadRow
from footprint.domain.dates import day_words
from footprint.domain.next_reviews import SHORT_BREAKS

RUNGS = {
    "first": "First review",
    "second": "Second review",
    "later": "Later review",
    "later_assumed": "Taken to be a later review",
    "adoption_1": "Adoption: first review",
    "adoption_2": "Adoption: second review",
    "adoption_3_or_more": "Adoption: third review or later",
    "authorised_first": "Adoption: review after authority to place",
    "authorised_later": "Adoption: later review while not placed",
    "secure_first": "Secure accommodation: first panel review",
    "secure_later": "Secure accommodation: later panel review",
    "pathway": "Pathway plan review",
    "pathway_accommodation_later": "Pathway plan review, in accommodation that is provided",
    "conference_initial": "Initial child protection conference",
    "conference_first_review": "First child protection review conference",
    "conference_later": "Later child protection review conference",
    "local_first": "First review, by the authority’s own rule",
    "under_fives": "Review of a child under 5, by the authority’s own rule",
    "midway": "Midway check",
}

STRENGTHS: Mapping[str, str] = {
    "law": "Law",
    "guidance": "Statutory guidance",
    "local": "The authority’s own rule",
}

#: Of the other ladders, for a narrow column.
IN_SHORT: Mapping[str, str] = {
    "secure_first": "Panel review",
    "secure_later": "Panel review",
    "pathway": "Pathway plan",
    "pathway_accommodation_later": "Pathway plan",
    "conference_initial": "Initial conference",
    "conference_first_review": "Review conference",
    "conference_later": "Review conference",
    "local_first": "First review",
    "under_fives": "Review, under 5",
}

WHY_NOT = {
    SHORT_BREAKS: "Not known: the returns hold no reviews of short breaks",
    "reviews_not_told": "Not known: no return that holds reviews has this child",
}


@dataclass(frozen=True, slots=True)
class DueShown:
    """`when` counts the days, or says why it cannot; `colour` is that of its tag, if it has one;
    `lines` say the day and how sure it is."""

    when: str
    colour: str = ""
    lines: tuple[str, ...] = ()


def weekday_words(day: date) -> str:
    return f"{day:%A} {day_words(day)}"


def days_words(days: int) -> str:
    """How far a day is: "In 12 days", "Today", "3 days overdue"."""
    match days:
        case 0:
            return "Today"
        case 1:
            return "Tomorrow"
        case -1:
            return "1 day overdue"
    return f"In {days} days" if days > 0 else f"{-days} days overdue"


def urgency(days: int) -> str:
    """The colour of a tag: red once the day has passed, yellow while it is near."""
    if days < 0:
        return "red"
    return "yellow" if days <= SOON else ""


def due_shown(row: CaseloadRow) -> DueShown:
    if row.due is None or row.days_left is None:
        return DueShown(WHY_NOT[row.why_not])
    what, review = of_another_ladder(row)
    lines = [
        *what,
        weekday_words(row.due),
        *beside(row.due, row.last_working_day, row.not_before),
        *([] if row.certain else ["At the latest: what came before the files is not known"]),
        *review,
    ]
    return DueShown(days_words(row.days_left), urgency(row.days_left), tuple(lines))


def of_another_ladder(row: CaseloadRow) -> tuple[list[str], list[str]]:
    """Where another ladder's day is nearer than the review's: what it is for and how strong it is;
    and by when the review of the case is due."""
    if row.nearest is None or row.rung == row.review_rung:
        return [], []
    what = f"{RUNGS[row.rung]} ({STRENGTHS[row.nearest.strength].lower()})"
    review = [f"Review of the case: by {short_day(row.review_due)}"] if row.review_due else []
    return [what], review


def short_day(day: date) -> str:
    """For a narrow column: "8 Oct 2026"."""
    return f"{day.day} {day:%b %Y}"


def beside(due: date, last_working_day: date | None, not_before: date | None) -> list[str]:
    """What stands beside a due day: the last working day before one that is none, and the day on
    which a window opens."""
    lines = []
    if last_working_day and last_working_day != due:
        day = weekday_words(last_working_day)
        same_year = last_working_day.year == due.year
        lines.append(f"Last working day: {day.rsplit(' ', 1)[0] if same_year else day}")
    if not_before:
        lines.append(f"Not before {weekday_words(not_before)}")
    return lines
