"""Lists as files: no flags, names only if asked, and on every sheet who made it and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from footprint.caseload.facts import CaseloadRow
from footprint.caseload.presenters.caseload import age_words
from footprint.caseload.presenters.next_review import RUNGS, WHY_NOT, of_another_ladder
from footprint.domain.dates import day_words
from footprint.domain.next_reviews import SHORT_BREAKS
from footprint.formats.csv import csv_bytes
from footprint.formats.tables import Cell, Column, Row, Table
from footprint.formats.xlsx import Sheet, workbook_bytes


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Who made a file, in which role, when, for what, of which filter, of which day."""

    who: str
    role: str
    at: datetime
    purpose: str
    filtered: str
    as_at: date

    @property
    def sentences(self) -> tuple[str, ...]:
        return (
            f"Exported by {self.who}, as {self.role}, on {day_words(self.at.date())} at "
            f"{self.at:%H.%M}.",
            f"Purpose: {self.purpose}",
            f"Filter: {self.filtered or 'none'}. As at {day_words(self.as_at)}, by what is now "
            "known of that day.",
        )


_BESIDE = ("Exported by", "Exported at", "Purpose", "Filter")


def table(rows: Sequence[CaseloadRow], *, names: bool, officers: bool) -> Table:
    named = (Column("Name", width=28),) if names else ()
    held = (Column("Officer", width=24),) if officers else ()
    columns = (
        Column("Child", width=14),
        *named,
        Column("Age", "whole", 10),
        Column("Entered care", "date", 18),
        Column("Last review", "date", 18),
        Column("Next due", "date", 18),
        Column("Days left", "whole", 10),
        Column("What is due", width=28),
        Column("Note", width=40),
        *held,
    )
    made = [_row(row, names=names, officers=officers) for row in rows]
    return Table("Caseload", columns, made)


def _row(row: CaseloadRow, *, names: bool, officers: bool) -> Row:
    named = bool(row.child.first_name or row.child.known_as or row.child.surname)
    entered: Cell = row.entered_on or (
        "Short breaks" if row.holds == SHORT_BREAKS else "Before the files"
    )
    cells: list[Cell] = [row.child.identifier]
    if names:
        cells.append(row.child.name if named else "")
    cells += [row.age if row.age is not None else age_words(row.born_on, row.age), entered]
    cells += [row.last_review, row.due, row.days_left, RUNGS.get(row.rung, ""), _note(row)]
    if officers:
        cells.append(row.officer.full_name if row.officer else "Not yet allocated")
    return tuple(cells)


def _note(row: CaseloadRow) -> str:
    if row.due is None:
        return WHY_NOT[row.why_not]
    if not row.certain:
        return "At the latest: what came before the files is not known"
    what, review = of_another_ladder(row)
    return ". ".join([*what, *review])


def workbook(made: Table, by: MadeBy) -> bytes:
    sheet = Sheet(made.title, made.title, sentences=by.sentences, tables=(made,))
    return workbook_bytes([sheet], title=made.title)


def comma_separated(made: Table, by: MadeBy) -> bytes:
    """A CSV has no place above its rows, so each says it."""
    said = (by.who, f"{by.at:%Y-%m-%d %H:%M}", by.purpose, by.filtered or "none")
    columns = (*made.columns, *(Column(name) for name in _BESIDE))
    return csv_bytes(Table(made.title, columns, [(*row, *said) for row in made.rows]))
