"""A collection year's return as the store keeps it: what it was, and what its reader said of it."""

import json
from collections.abc import Mapping
from datetime import date

import polars as pl

from footprint.domain.facts import year_end, year_start
from footprint.exchange.ssda903.returns import LoadedReturns
from footprint.exchange.ssda903.words import ReturnWords

#: What of a return is worth a new version by itself. Under which name it came is not.
_TOLD = ("told_to", "tells_of_reviews", "rows", "checks", "refused", "bad_cells")


def loaded_return(
    one: ReturnWords, read: LoadedReturns | None, today: date
) -> Mapping[str, object]:
    """The values of its row."""
    return {
        "year": one.year,
        "name": one.name[:200],
        "found_by": one.found_by,
        "told_to": told_to(one, today),
        "tells_of_reviews": one.tells_of_reviews,
        "rows": _text(one.rows),
        "checks": _text(one.checks),
        "refused": _text(one.refused),
        "left_out_files": _text(_left_out(one, read)),
        "notes": json.dumps(one.notes),
        "bad_cells": one.bad_cells,
    }


def told_to(one: ReturnWords, today: date) -> date:
    """The last day that it tells of: 31 March, or of a year that is not over the latest day in it
    that is no later than today."""
    if year_end(one.year) <= today:
        return year_end(one.year)
    days = pl.concat(
        [one.episodes["began_on"], one.episodes["ended_on"], one.reviews["held_on"]]
    ).drop_nulls()
    last = days.filter(days <= today).max()
    return last if isinstance(last, date) else year_start(one.year)


def told_anew(one: Mapping[str, object], loaded: pl.DataFrame) -> bool:
    """Whether the store has no row of that year, or one that tells something else."""
    stands = loaded.filter(pl.col("year") == one["year"])
    return stands.is_empty() or any(stands[name][0] != one[name] for name in _TOLD)


def _left_out(one: ReturnWords, read: LoadedReturns | None) -> Mapping[str, str]:
    """The files that were not read of it: all, where it is the only return."""
    if read is None:
        return {}
    if len(read.returns) == 1:
        return read.left_out_files
    return {
        name: why for name, why in read.left_out_files.items() if name.startswith(f"{one.name}/")
    }


def _text(values: Mapping[str, object]) -> str:
    return json.dumps(values, sort_keys=True)
