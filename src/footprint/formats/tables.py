"""A table as every format reads it: columns with a kind, rows of plain values, notes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

#: `percent` cells hold percentage points (75.0 is 75.0%), as Decimals.
Kind = Literal["text", "whole", "decimal", "percent", "date"]

#: A text may stand in a column of any kind ("none to count"); None is an empty cell.
Cell = str | int | Decimal | date | None
Row = tuple[Cell, ...]

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is in characters, where a format has use for one. Names are unique in a table."""

    name: str
    kind: Kind = "text"
    width: int = 14

    @property
    def is_number(self) -> bool:
        return self.kind in {"whole", "decimal", "percent"}


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart of one column of a table, its first column naming the bars.

    `description` is the text alternative. The sum, if the table has one, is not drawn. Without
    a title of its own the chart has the table's. `names` are shorter names of the bars, for a
    chart that has no room for those of the table.
    """

    column: int
    description: str
    title: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """`summed` says that the last row is the sum of those above it."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row] = field(default_factory=tuple)
    notes: tuple[str, ...] = ()
    summed: bool = False
    bars: Bars | None = None

    @property
    def charted_rows(self) -> Sequence[Row]:
        return self.rows[:-1] if self.summed else self.rows


def written_date(day: date) -> str:
    """31 March 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_words(cell: Cell, kind: Kind = "text") -> str:
    """A cell as a person reads it: 1,460; 75.0%; 31 March 2019."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return written_date(cell)
    if kind == "percent":
        return f"{cell:.1f}%"
    return f"{cell:,}"
