"""What the presenters of a year's figures read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from footprint.domain.indicators.definition import Indicator, Measurement
from footprint.domain.review_work import ReviewWork
from footprint.domain.timetable.beside import Beside


@dataclass(frozen=True, slots=True)
class ReturnRead:
    """One return that was read: which year it was taken for, how that was found, what was read of
    it (rows by kind of file), and sentences about it. `told_to`: the last day that it tells of,
    where that is known."""

    name: str
    year: int
    found_by: str
    rows: Mapping[str, int]
    notes: tuple[str, ...]
    told_to: date | None = None


@dataclass(frozen=True, slots=True)
class WhatWasRead:
    """The returns behind figures, and what their reader found wrong in them: `checks`, `refused`,
    `left_out_files` and `bad_cells` as in `YearFigures`, of every return together."""

    returns: tuple[ReturnRead, ...]
    checks: Mapping[str, Mapping[str, int]]
    refused: Mapping[str, int]
    left_out_files: Mapping[str, str]
    bad_cells: int


#: By the key of a rule, each sentence that stands beside figures, with the day from which it does.
RuleWords = Mapping[str, Sequence[tuple[date, str]]]


@dataclass(frozen=True, slots=True)
class OfTheStore:
    """What the store knows of a year and no return tells: the work round the reviews that are run here,
    by child what her conferences are read from, and the authority's rules in words."""

    work: ReviewWork
    beside: Mapping[int, Beside]
    rules: RuleWords


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A year's figures with all that is said about what they were made from.

    `years` are the collection years loaded (named by the calendar year in which each ends).
    `rows`, by kind of file: rows read. `checks`: code -> kind of file -> rows that failed it.
    `refused`: reason -> rows that could not be read or placed. `left_out_files`: name -> why.
    `bad_cells`: cells that could not be read, in rows that were taken all the same.
    `warnings`: sentences that must stand before any figure, since figures are missing or bent.
    `rules`, of the store alone: by the key of a dated rule of the authority's, the sentences that stand
    beside every figure it touches. `more_than_returns`: something is known of the work round reviews, or of conferences.
    """

    year_ending: date
    years: tuple[int, ...]
    rows: Mapping[str, int]
    checks: Mapping[str, Mapping[str, int]]
    refused: Mapping[str, int]
    left_out_files: Mapping[str, str]
    measurements: tuple[Measurement, ...]
    returns: tuple[ReturnRead, ...] = ()
    bad_cells: int = 0
    warnings: tuple[str, ...] = ()
    rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    more_than_returns: bool = False


@dataclass(frozen=True, slots=True)
class YearsHeld:
    """The collection years whose returns are in the store: those that are `over`, and those
    `to_come` whose figures cannot be given yet, each with the last day that its return tells of."""

    over: tuple[int, ...]
    to_come: Mapping[int, date]


@dataclass(frozen=True, slots=True)
class Signature:
    """A person signed the definition of a figure for a year, in `words` whose digest this is."""

    id: int
    year: int
    code: str
    words: str
    digest: str
    person_id: int
    signed_on: date
    version: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind one figure of one year: `rows` as `domain.indicators.behind` gives them, all
    of them, for whoever lays them before a viewer to choose from."""

    indicator: Indicator
    measurement: Measurement
    rows: pl.DataFrame
