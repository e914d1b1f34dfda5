"""Booleans of days: nothing known is no, and what is dated after a day is not looked at."""

from collections.abc import Iterable
from datetime import date

import polars as pl

from footprint.domain.indicators.units.reviews import CALENDAR


def so(condition: pl.Expr) -> pl.Expr:
    """Nothing known is no."""
    return condition.fill_null(value=False)


def by(day: str, limit: str) -> pl.Expr:
    """Whether the one day is known and is not after the other."""
    return so(pl.col(day) <= pl.col(limit))


def known_by(rows: pl.DataFrame, days: Iterable[str], as_at: date) -> pl.DataFrame:
    """The rows as they stood on a day: later days of those columns are null."""
    return rows.with_columns(pl.when(pl.col(day) <= as_at).then(day).alias(day) for day in days)


def working_days_after(rows: pl.DataFrame, day: str, count: int) -> pl.Expr:
    """The working day so many after each day of the column."""
    days = rows[day].drop_nulls()
    if days.is_empty():
        return pl.lit(None, dtype=pl.Date)
    table = CALENDAR.add_working_days_table(days.min(), days.max(), count)  # type: ignore[arg-type]
    return pl.col(day).replace_strict(table["day"], table["due"], default=None)
