"""Which collection year a return is: the files do not say it, their episodes do.

A year is named by the calendar year in which it ends: 2019 is 1 April 2018 to 31 March 2019.
"""

import re
from dataclasses import dataclass

import polars as pl

from footprint.domain.bank_holidays import HOLIDAYS_KNOWN_FROM, HOLIDAYS_KNOWN_UNTIL
from footprint.domain.codes import collection_year
from footprint.domain.facts import year_end, year_start
from footprint.exchange.ssda903.refusal import ReturnRefused

#: Of a return's episodes, so many must be open at some time in its year; so many may start, and so
#: many reviews may be held, outside what a year allows, without changing which year it is.
SHARE_OPEN = 0.95
SHARE_STRAY = 0.01
#: From so many episodes on, one may be a stray whatever its share.
ONE_MAY_STRAY_FROM = 20

#: The collection years that can be measured: holidays are known of the year, of the year before
#: it, in which reviews due in it were set, and of the months after its end.
FIRST_YEAR = HOLIDAYS_KNOWN_FROM.year + 2
LAST_YEAR = HOLIDAYS_KNOWN_UNTIL.year

_YEARS_IN_NAME = re.compile(r"(?<!\d)(20\d\d)\s*[-_/ ]\s*(?:20)?(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class YearFound:
    """The collection year of a return, how it was found, and what about it should be known."""

    year: int
    found_by: str
    notes: tuple[str, ...]


def find_year(
    name: str, episodes: pl.DataFrame, held_on: pl.Series, asked_for: int | None
) -> YearFound:
    """The year of a return with these episodes (DECOM, DEC; each has a start) and dates of reviews.
    `asked_for` is the year it is said to be, where that can be only this return. Raises ReturnRefused when it is no year that can be measured."""
    if asked_for is not None:
        _refuse_unmeasurable(f"The year ending 31 March {asked_for}", asked_for)
    if asked_for is not None and share_open(episodes, asked_for) >= SHARE_OPEN:
        told = f"as given; {_open_words(episodes, asked_for)}"
        return YearFound(asked_for, told, _notes(name, episodes, asked_for))
    year, found_by = _from_dates(episodes, held_on)
    _refuse_unmeasurable(f"{name} is read as {collection_year(year)}, which", year)
    told = f"{found_by}; {_open_words(episodes, year)}"
    return YearFound(year, told, _notes(name, episodes, year))


def _from_dates(episodes: pl.DataFrame, held_on: pl.Series) -> tuple[int, str]:
    year = _latest_year(episodes["DECOM"])
    reviewed = _only_year(held_on)
    if reviewed and year < reviewed <= LAST_YEAR and share_open(episodes, reviewed) >= SHARE_OPEN:
        return reviewed, f"the reviews were held in {collection_year(reviewed)}"
    return year, f"the latest episodes start in {collection_year(year)}"


def _refuse_unmeasurable(what: str, year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ReturnRefused(
            f"{what} cannot be measured: the calendar of working days allows the years ending"
            f" 31 March {FIRST_YEAR} to {LAST_YEAR}."
        )


def _latest_year(starts: pl.Series) -> int:
    """The latest year in which episodes start, strays left aside; one that can be measured, unless
    nearly no episode starts in such a year or before it."""
    years = _years_of(starts)
    in_reach = years.filter(years <= LAST_YEAR)
    if len(in_reach) >= SHARE_OPEN * len(years):
        years = in_reach
    counts = years.value_counts().sort("year", descending=True)
    one = len(starts) >= ONE_MAY_STRAY_FROM
    may_stray = max(int(len(starts) * SHARE_STRAY), int(one))
    latest_first = counts.filter(counts["count"].cum_sum() > may_stray)["year"]
    return int(latest_first[0])


def _only_year(dates: pl.Series) -> int | None:
    """The year in which nearly all the dates are, if there is one."""
    years = _years_of(dates.drop_nulls()).value_counts().sort("count", descending=True)
    if years.height and years["count"][0] >= SHARE_OPEN * len(dates.drop_nulls()):
        return int(years["year"][0])
    return None


def _years_of(dates: pl.Series) -> pl.Series:
    return (dates.dt.year() + (dates.dt.month() >= 4).cast(pl.Int32)).rename("year")


def share_open(episodes: pl.DataFrame, year: int) -> float:
    """The share of episodes that were open at some time in the year."""
    return _open_in(episodes, year) / max(episodes.height, 1)


def _open_in(episodes: pl.DataFrame, year: int) -> int:
    open_then = (pl.col("DECOM") <= year_end(year)) & (
        pl.col("DEC").is_null() | (pl.col("DEC") >= year_start(year))
    )
    return int(episodes.select(open_then.sum()).item())


def _open_words(episodes: pl.DataFrame, year: int) -> str:
    return f"{_open_in(episodes, year)} of {episodes.height} episodes were open in that year"


def _notes(name: str, episodes: pl.DataFrame, year: int) -> tuple[str, ...]:
    notes = []
    if share_open(episodes, year) < SHARE_OPEN:
        notes.append(
            f"read as {collection_year(year)}, but only {_open_words(episodes, year)}:"
            " a return should hold the episodes of one year"
        )
    named = _YEARS_IN_NAME.search(name)
    if named and int(named[2]) == (int(named[1]) + 1) % 100 and int(named[1]) + 1 != year:
        notes.append(
            f"its name says {named[0]}, its episodes {collection_year(year)}: the episodes count"
        )
    return tuple(notes)
