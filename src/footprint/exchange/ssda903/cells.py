"""Text columns cast strictly: what is a date, a code or a number, and which cells are not."""

from dataclasses import dataclass
from datetime import date

import polars as pl

#: Dates outside these years are mistakes (a return of a child born before 1900 is none).
FIRST_DATE = date(1900, 1, 1)
LAST_DATE = date(2099, 12, 31)

_DATE = r"^[0-9]{2}/[0-9]{2}/[0-9]{4}$"
_PART_DATE = r"^(?i:zz)/(?:(?i:zz)/(?i:zzzz)|(?:(?i:zz)|0[1-9]|1[0-2])/(?:19|20)[0-9]{2})$"


@dataclass(frozen=True, slots=True)
class Cast:
    """A column cast: null where a cell is blank or bad. `bad` says which are bad, None if none;
    `used`, of codes, which there are."""

    values: pl.Series
    bad: pl.Series | None
    used: frozenset[str] = frozenset()


def as_dates(texts: pl.Series, *, may_be_part: bool = False, spaced: bool = True) -> Cast:
    """Dates written dd/mm/yyyy, with all their digits. A part date is no bad cell, but null.

    `spaced`: a cell may have a space inside, as in "01/ 4/2019", which the cast lets pass.
    """
    dates = _to_dates(texts)
    inside = spaced and texts.str.contains(" ", literal=True).any()
    if not inside and _all_well_written(texts, dates):
        return Cast(dates, None)
    tidy = tidied(texts)
    dates = _to_dates(tidy)
    good = tidy.str.contains(_DATE) & _in_years(dates)
    dates = dates.set(~good.fill_null(value=False), None)
    bad = tidy.is_not_null() & dates.is_null()
    if may_be_part:
        bad &= ~tidy.str.contains(_PART_DATE).fill_null(value=False)
    return Cast(dates, bad if bad.any() else None)


def _to_dates(texts: pl.Series) -> pl.Series:
    # Most columns hold few dates twice: a cache costs more than it saves.
    return texts.str.to_date("%d/%m/%Y", strict=False, cache=False)


def _all_well_written(texts: pl.Series, dates: pl.Series) -> bool:
    if dates.null_count() != texts.null_count():
        return False
    if dates.null_count() == len(dates):
        return True
    lengths = texts.str.len_bytes()
    return bool(
        lengths.min() == lengths.max() == len("dd/mm/yyyy")
        and _in_years(pl.Series([dates.min(), dates.max()], dtype=pl.Date)).all()
    )


def _in_years(dates: pl.Series) -> pl.Series:
    return dates.is_between(FIRST_DATE, LAST_DATE)


def as_codes(texts: pl.Series, known: frozenset[str]) -> Cast:
    """Codes of a set; a cell that is none of them is bad."""
    used = frozenset(texts.unique().drop_nulls().to_list())
    if known.issuperset(used):
        return Cast(texts, None, used)
    tidy = tidied(texts)
    good = tidy.is_in(list(known))
    bad = tidy.is_not_null() & ~good.fill_null(value=False)
    values = tidy.set(bad, None)
    used = frozenset(values.unique().drop_nulls().to_list())
    return Cast(values, bad if bad.any() else None, used)


def tidied(texts: pl.Series) -> pl.Series:
    """Without spaces round the cell; a cell of nothing else is blank."""
    return texts.str.strip_chars().replace("", None)
