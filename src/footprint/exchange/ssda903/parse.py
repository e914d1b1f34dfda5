"""A file's text cast by column: typed rows, and every cell that is bad."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from footprint.exchange.ssda903 import cells
from footprint.exchange.ssda903.cells import Cast
from footprint.exchange.ssda903.identifiers import Identifiers
from footprint.exchange.ssda903.kinds import CHILD, Kind
from footprint.exchange.ssda903.tables import Table

#: What is wrong with a cell or row, still without its place. A refused one takes its row out.
BAD_CELLS = {
    "row": pl.UInt32,
    "child": pl.UInt32,
    "column": pl.String,
    "value": pl.String,
    "reason": pl.String,
    "refused": pl.Boolean,
}

#: A check that failed on a row, still without its place.
FINDINGS = {
    "code": pl.String,
    "row": pl.UInt32,
    "child": pl.UInt32,
    "column": pl.String,
    "value": pl.String,
}

NO_CHILD = "no child identifier"
WRONG_CHILD = "child identifier is not a reference of letters and digits"
ENDS_BEFORE_START = "end date is before the start date"
SAME_KEY = "another row has the same key and says something else"
_WHOLE_ROW = ""
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Rows:
    """A file's rows, typed, refused ones and all.

    `frame` has `row`, `child` (null where it is blank or wrong), every column of the kind that
    the file has, and `taken`: false for rows that are refused or say again what another row says.
    `bad`, by column, are the cells that are null in `frame` because they are bad; `used`, by
    column, the codes in it.
    """

    kind: Kind
    frame: pl.DataFrame
    bad: Mapping[str, pl.Series]
    used: Mapping[str, frozenset[str]]
    read: int

    def taken(self) -> pl.DataFrame:
        return self.frame.filter("taken")

    def has(self, column: str) -> bool:
        return column in self.frame.columns

    def filled(self, column: str) -> pl.Series:
        """The rows in which the column is not blank, well or badly filled."""
        good = self.frame[column].is_not_null()
        return good | self.bad[column] if column in self.bad else good


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file gave: its rows, its bad cells, and the checks that failed on it alone."""

    rows: Rows
    bad_cells: pl.DataFrame
    findings: pl.DataFrame


def parse(table: Table, first_row: int, identifiers: Identifiers) -> Parsed:
    """Casts every column. Row keys run on from `first_row`, one a record of the file."""
    return _Parse(table, first_row, identifiers).parsed()


class _Parse:
    def __init__(self, table: Table, first_row: int, identifiers: Identifiers) -> None:
        self.kind = table.kind
        self.texts = table.rows
        self.read = table.read
        self.spaced = table.spaced
        self.row = (table.rows["record"] + first_row).cast(pl.UInt32).rename("row")
        self.refused = np.zeros(table.rows.height, np.bool_)
        self.bad: dict[str, pl.Series] = {}
        self.used: dict[str, frozenset[str]] = {}
        self.bad_cells: list[pl.DataFrame] = []
        self.findings: list[pl.DataFrame] = []
        self._note_odd(table.odd, first_row)
        self.child = pl.Series("child", [], dtype=pl.UInt32)
        self._read_children(identifiers)

    def parsed(self) -> Parsed:
        columns = {name: self._column(name) for name in self.kind.columns if name != CHILD}
        columns = {name: values for name, values in columns.items() if values is not None}
        frame = pl.DataFrame([self.row, self.child, *columns.values()])
        self._check_span(frame)
        taken = pl.Series("taken", ~self.refused)
        taken &= self._key_is_its_own(frame)
        return Parsed(
            Rows(
                self.kind, frame.with_columns(taken.rename("taken")), self.bad, self.used, self.read
            ),
            pl.concat([pl.DataFrame(schema=BAD_CELLS), *self.bad_cells]),
            pl.concat([pl.DataFrame(schema=FINDINGS), *self.findings]),
        )

    def _note_odd(self, odd: pl.DataFrame, first_row: int) -> None:
        if odd.height:
            self.bad_cells.append(
                odd.select(
                    (pl.col("record") + first_row).cast(pl.UInt32).alias("row"),
                    pl.lit(None, pl.UInt32).alias("child"),
                    pl.lit(_WHOLE_ROW).alias("column"),
                    "value",
                    "reason",
                    pl.lit(value=True).alias("refused"),
                )
            )

    def _read_children(self, identifiers: Identifiers) -> None:
        numbers = identifiers.numbers(self.texts[CHILD]).rename("child")
        wrong = identifiers.are_wrong(numbers)
        self.child = numbers if wrong is None else numbers.set(wrong, None)
        if numbers.null_count():
            self._note(CHILD, numbers.is_null(), NO_CHILD, refused=True)
        if wrong is not None:
            self._note(CHILD, wrong, WRONG_CHILD, refused=True)

    def _column(self, name: str) -> pl.Series | None:
        if name not in self.texts.columns:
            return None
        texts = self.texts[name]
        if name in self.kind.texts:
            return texts
        if name in self.kind.dates:
            return self._dates(name, texts)
        if name in self.kind.codes:
            cast = cells.as_codes(texts, self.kind.codes[name].known)
            self.used[name] = cast.used
            return self._values(name, cast, "not a code of this column")
        if name in self.kind.numbers:
            allowed = frozenset(str(number) for number in self.kind.numbers[name])
            return self._values(name, cells.as_codes(texts, allowed), "not a number it can be")
        return None

    def _dates(self, name: str, texts: pl.Series) -> pl.Series:
        called = self.kind.dates[name]
        cast = cells.as_dates(texts, may_be_part=name in self.kind.part_dates, spaced=self.spaced)
        needed = name in self.kind.placed_by
        dates = self._values(
            name, cast, f"{called} is not a date", refused=needed or name in self.kind.refused_by
        )
        if needed and dates.null_count():
            blank = dates.is_null() if cast.bad is None else dates.is_null() & ~cast.bad
            self._note(name, blank, f"no {called}", refused=True)
        return dates

    def _values(self, name: str, cast: Cast, reason: str, *, refused: bool = False) -> pl.Series:
        if cast.bad is not None:
            self.bad[name] = cast.bad
            self._note(name, cast.bad, reason, refused=refused)
        return cast.values.rename(name)

    def _note(self, column: str, mask: pl.Series, reason: str, *, refused: bool) -> None:
        """Lists the cells of a column that the mask points at."""
        if not mask.any():
            return
        if refused:
            self.refused |= mask.to_numpy()
        shown = self.texts[column].filter(mask).fill_null("").str.slice(0, _SHOWN)
        rows = self.row.filter(mask)
        self.bad_cells.append(
            pl.DataFrame(
                {
                    "row": rows,
                    "child": self.child.filter(mask),
                    "column": pl.repeat(column, len(rows), eager=True),
                    "value": shown,
                    "reason": pl.repeat(reason, len(rows), eager=True),
                    "refused": pl.repeat(refused, len(rows), eager=True),
                },
                schema=BAD_CELLS,
            )
        )

    def _find(self, code: str, mask: pl.Series, column: str) -> None:
        """Notes a failed check on the rows that the mask points at."""
        rows = self.row.filter(mask)
        self.findings.append(
            pl.DataFrame(
                {
                    "code": pl.repeat(code, len(rows), eager=True),
                    "row": rows,
                    "child": self.child.filter(mask),
                    "column": pl.repeat(column, len(rows), eager=True),
                    "value": self.texts[column].filter(mask).str.slice(0, _SHOWN),
                },
                schema=FINDINGS,
            )
        )

    def _check_span(self, frame: pl.DataFrame) -> None:
        """An end before its start. An episode like that cannot be placed."""
        if self.kind.span is None or not set(self.kind.span).issubset(frame.columns):
            return
        start, end = self.kind.span
        before = (frame[end] < frame[start]).fill_null(value=False)
        if not before.any():
            return
        self._find("end_before_start", before, end)
        self._note(end, before, ENDS_BEFORE_START, refused=end in self.kind.refused_by)

    def _key_is_its_own(self, frame: pl.DataFrame) -> pl.Series:
        """False for rows that another has the key of: the second of two that say the same, and
        both of two that differ. Reviews all stay: the domain decides."""
        yes = pl.Series([True]).new_from_index(0, frame.height)
        if not self.kind.key:
            return yes
        key = _packed_key(frame, self.kind)
        placed = key.is_not_null() & pl.Series(~self.refused)
        if not any_twice(key.filter(placed)):
            return yes
        rows = self.texts.with_columns(key, self.row).filter(placed)
        rows = rows.filter(pl.col("key").is_duplicated())
        again = self.row.is_in(rows["row"].implode())
        self._find("same_key_twice", again, self.kind.key[-1])
        if self.kind.name == "reviews":
            return yes
        contents = pl.struct(pl.exclude("record", "row", "key").str.strip_chars().fill_null(""))
        rows = rows.with_columns(
            differ=contents.n_unique().over("key") > 1, first=pl.col("row").min().over("key")
        )
        differing = self.row.is_in(rows.filter("differ")["row"].implode())
        if differing.any():
            self._note(self.kind.key[-1], differing, SAME_KEY, refused=True)
        repeated = rows.filter(~pl.col("differ") & (pl.col("row") != pl.col("first")))["row"]
        return ~self.row.is_in(repeated.implode()) & ~differing


def _packed_key(frame: pl.DataFrame, kind: Kind) -> pl.Series:
    """The key as one number: the child, and the date where the key has one. Null when a part of
    it is, or the file does not have it."""
    child = frame["child"].cast(pl.UInt64)
    dates = [name for name in kind.key if name != CHILD]
    if not dates:
        return child.rename("key")
    if dates[0] not in frame.columns:
        return pl.Series("key", [None], dtype=pl.UInt64).new_from_index(0, frame.height)
    days = frame[dates[0]].cast(pl.Int32).cast(pl.Int64) + 2**20
    return (child * 2**24 + days.cast(pl.UInt64)).rename("key")


def any_twice(key: pl.Series) -> bool:
    """Whether a key without nulls has a value more than once."""
    ordered = np.sort(key.to_numpy())
    return bool((ordered[1:] == ordered[:-1]).any())
