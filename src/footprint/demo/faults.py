"""Faults that can be planted in a return to show what the checks find. None is there unless asked.

Each fault spoils one row of one file and nothing else, and is found again by its child.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import polars as pl

from footprint.demo.refusal import DemoRefusedError
from footprint.demo.returns import Files


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault planted: its name, what it is, and the child in whose row it stands."""

    name: str
    meaning: str
    child: str


class UnknownFaultError(DemoRefusedError):
    """A fault was named that nobody knows."""


class NothingToSpoilError(DemoRefusedError):
    """The authority is too small to hold a row that the fault could spoil."""


@dataclass(frozen=True, slots=True)
class _Fault:
    meaning: str
    spoil: Callable[[Files], str]


def refuse_unknown(names: Sequence[str]) -> None:
    """Raises UnknownFaultError, which lists the known names, for a name that is not one."""
    unknown = [name for name in names if name not in FAULTS]
    if unknown:
        known = ", ".join(FAULTS)
        sentence = f"There is no fault called {unknown[0]}. Known are: {known}."
        raise UnknownFaultError(sentence)


def plant(files: Files, names: Sequence[str]) -> tuple[Planted, ...]:
    """Spoils the files in the ways named, in order, and tells where."""
    return tuple(Planted(name, _FAULTS[name].meaning, _FAULTS[name].spoil(files)) for name in names)


def _one(rows: pl.DataFrame, place: int) -> pl.DataFrame:
    """The row at that place, the last one of fewer."""
    if rows.is_empty():
        sentence = "The authority is too small for a fault asked for: ask for more children."
        raise NothingToSpoilError(sentence)
    return rows.slice(min(place, len(rows) - 1), 1)


def _spoil(files: Files, file: str, row: pl.DataFrame, **values: object) -> str:
    """Puts the values in the one row, found by child and second date column."""
    frame = files[file].with_row_index("_row")
    at = frame.join(row, on=row.columns, how="semi", nulls_equal=True)["_row"][0]
    changed = [
        pl.when(pl.col("_row") == at).then(pl.lit(value)).otherwise(pl.col(column)).alias(column)
        for column, value in values.items()
    ]
    files[file] = frame.with_columns(changed).drop("_row")
    return str(row["CHILD"][0])


def _episode(files: Files, place: int, which: pl.Expr) -> pl.DataFrame:
    """One episode of care with an end, and one before it of the same child."""
    ordinary = ~pl.col("LS").is_in(["V3", "V4"])
    return _one(files["episodes"].filter(ordinary & which), place)


def _overlap(files: Files) -> str:
    row = _episode(files, 0, (pl.col("REC") == "X1") & (pl.col("PLACE") != "P1"))
    return _spoil(files, "episodes", row, DEC=row["DEC"][0] + timedelta(days=9))


def _nothing_after_x1(files: Files) -> str:
    row = _episode(files, 1, pl.col("REC").is_in(["E4A", "E17", "E5"]))
    return _spoil(files, "episodes", row, REC="X1")


def _end_before_start(files: Files) -> str:
    row = _episode(files, 2, pl.col("REC").is_in(["E4A", "E17", "E5", "E4B"]))
    return _spoil(files, "episodes", row, DEC=row["DECOM"][0] - timedelta(days=5))


def _unreadable_date(files: Files) -> str:
    files["episodes"] = files["episodes"].with_columns(
        pl.col("DECOM").dt.to_string("%d/%m/%Y"), pl.col("DEC").dt.to_string("%d/%m/%Y")
    )
    row = _episode(files, 3, pl.col("REC") == "X1")
    return _spoil(files, "episodes", row, DECOM="31/02/2019")


def _review(files: Files, place: int, code: pl.Expr) -> pl.DataFrame:
    return _one(files["reviews"].filter(code), place)


def _young_code_for_the_old(files: Files) -> str:
    row = _review(files, 0, pl.col("REVIEW_CODE") == "PN1")
    return _spoil(files, "reviews", row, REVIEW_CODE="PN0")


def _old_code_for_the_young(files: Files) -> str:
    row = _review(files, 1, pl.col("REVIEW_CODE") == "PN0")
    return _spoil(files, "reviews", row, REVIEW_CODE="PN1")


def _no_code(files: Files) -> str:
    row = _review(files, 5, pl.col("REVIEW_CODE") == "PN1")
    return _spoil(files, "reviews", row, REVIEW_CODE=None)


def _birth_differs(files: Files) -> str:
    row = _review(files, 8, pl.col("REVIEW_CODE") == "PN1")
    return _spoil(files, "reviews", row, DOB=row["DOB"][0] + timedelta(days=1))


def _not_in_header(files: Files) -> str:
    child = _review(files, 12, pl.col("REVIEW_CODE") == "PN1")["CHILD"][0]
    files["header"] = files["header"].filter(pl.col("CHILD") != child)
    return str(child)


def _outside_care(files: Files) -> str:
    """A review moved to before anything that the return tells of its child."""
    row = _review(files, 16, pl.col("REVIEW_CODE") == "PN1")
    episodes = files["episodes"].join(row.select("CHILD"), on="CHILD", how="semi")
    first = episodes.sort("DECOM")["DECOM"][0]
    return _spoil(files, "reviews", row, REVIEW=first - timedelta(days=40))


def _short_break_review(files: Files) -> str:
    rows = _one(files["episodes"].filter(pl.col("LS") == "V3"), 0)
    child, day = rows["CHILD"][0], rows["DECOM"][0]
    born = files["header"].filter(pl.col("CHILD") == child)["DOB"]
    added = pl.DataFrame({"CHILD": [child], "DOB": born, "REVIEW": [day], "REVIEW_CODE": ["PN1"]})
    files["reviews"] = pl.concat([files["reviews"], added])
    return str(child)


_FAULTS: Mapping[str, _Fault] = {
    "overlap": _Fault("an episode ends after the next one begins", _overlap),
    "nothing-after-x1": _Fault("X1, and no episode after it", _nothing_after_x1),
    "end-before-start": _Fault("an episode ends before it begins", _end_before_start),
    "pn0-over-four": _Fault("PN0 for a child over four (440)", _young_code_for_the_old),
    "pn1-under-four": _Fault("PN1 for a child under four (441)", _old_code_for_the_young),
    "no-review-code": _Fault("a review without a code (167)", _no_code),
    "birth-differs": _Fault("another date of birth than in the header (INT17)", _birth_differs),
    "not-in-header": _Fault("a child with reviews, not in the header (INT08)", _not_in_header),
    "outside-care": _Fault("a review on a day outside care", _outside_care),
    "short-break-review": _Fault("a review of a child in short breaks (399)", _short_break_review),
    "unreadable-date": _Fault("a date that does not exist", _unreadable_date),
}

#: The names of the faults that can be asked for; dates are made unreadable last of all.
FAULTS = tuple(_FAULTS)
