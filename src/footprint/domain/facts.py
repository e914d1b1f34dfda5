"""The frames that everything in the domain reads: what is known of the children, as facts.

Each frame is a Polars DataFrame with exactly the columns and types given here. `child` is a
dense integer key given by whoever brings the facts in; `identifier` in `children` is the
authority's own reference. `row` is the key of the row in its source (a line of a return, a row of
the store), so that a finding can be traced back to where it was read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

Schema = Mapping[str, pl.DataType | type[pl.DataType]]

#: One row a child ever seen in what is loaded. `born_on` is null when no file gives it.
CHILDREN: Schema = {"child": pl.UInt32, "identifier": pl.String, "born_on": pl.Date}

#: One row an episode: [began_on, ended_on), open when `ended_on` is null. `new_episode` is RNE,
#: `end_reason` REC, in the return's codes; all are null where the file left them out. `year` is
#: the latest collection year whose return holds it, null for what a person recorded.
#: (child, began_on) is unique.
EPISODES: Schema = {
    "row": pl.UInt32,
    "child": pl.UInt32,
    "began_on": pl.Date,
    "ended_on": pl.Date,
    "new_episode": pl.String,
    "legal_status": pl.String,
    "placement": pl.String,
    "end_reason": pl.String,
    "year": pl.Int32,
}

#: One row a review as recorded; duplicates of (child, held_on) are still in (definitions 0.7).
#: `participation` is PN0 to PN7, or null: "not recorded".
REVIEWS: Schema = {
    "row": pl.UInt32,
    "child": pl.UInt32,
    "held_on": pl.Date,
    "participation": pl.String,
}

#: One row a child recorded as an unaccompanied asylum-seeking child; `ceased_on` is DUC.
UASC: Schema = {"row": pl.UInt32, "child": pl.UInt32, "ceased_on": pl.Date}

#: One row an authority to place for adoption that no return tells of: [began_on, ended_on).
AUTHORITIES: Schema = {"child": pl.UInt32, "began_on": pl.Date, "ended_on": pl.Date}

#: One row for each loaded return (by the calendar year in which it ends) in which a child has an
#: episode.
APPEARANCES: Schema = {"child": pl.UInt32, "year": pl.Int32}


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known, whatever its date. `years` are the collection years loaded, each named
    by the calendar year in which it ends (2019 for the year ending 31 March 2019), ascending.
    `years_with_reviews` are those of them whose return says which reviews were held, be it none: of
    the reviews of the others nothing is known."""

    children: pl.DataFrame
    episodes: pl.DataFrame
    reviews: pl.DataFrame
    uasc: pl.DataFrame
    appearances: pl.DataFrame
    years: tuple[int, ...]
    years_with_reviews: tuple[int, ...]
    authorities: pl.DataFrame = field(default_factory=lambda: frame(AUTHORITIES, []))


def frame(schema: Schema, rows: list[tuple[object, ...]]) -> pl.DataFrame:
    """A frame of that schema from rows given in its column order."""
    return pl.DataFrame(rows, schema=dict(schema), orient="row")


def year_start(year: int) -> date:
    """1 April with which the collection year ending in `year` begins."""
    return date(year - 1, 4, 1)


def year_end(year: int) -> date:
    """31 March with which the collection year ends."""
    return date(year, 3, 31)


def year_of(day: date) -> int:
    """The calendar year in which the collection year of that day ends."""
    return day.year if day < year_start(day.year + 1) else day.year + 1
