"""Where every row was read: a row's key to its kind, file and physical line."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

LOCATED = {"row": pl.UInt32, "kind": pl.String, "file": pl.String, "line": pl.UInt32}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The rows of one file. Row keys run on from `first_row` without gaps, one a record."""

    first_row: int
    kind: str
    file: str
    of_return: str
    first_line: int
    lines: npt.NDArray[np.uint32] | None


class Lines:
    """Gives out row keys, file by file, and finds where a row was read.

    A line is worked out when it is asked for: only rows with something to say about them need
    one.
    """

    def __init__(self) -> None:
        self._stretches: list[_Stretch] = []
        self._next = 0

    def add(
        self,
        *,
        kind: str,
        file: str,
        of_return: str,
        records: int,
        first_line: int,
        lines: npt.NDArray[np.uint32] | None,
    ) -> int:
        """Takes in a file of so many records; the key of its first row."""
        first = self._next
        self._stretches.append(_Stretch(first, kind, file, of_return, first_line, lines))
        self._next += records
        return first

    def locate(self, rows: pl.Series) -> pl.DataFrame:
        """(row, kind, file, line) of each row key, in their order."""
        if not len(rows):
            return pl.DataFrame(schema=LOCATED)
        keys = rows.to_numpy().astype(np.int64)
        stretch = self._stretch_of(keys)
        line = np.empty(len(keys), np.int64)
        for number in np.unique(stretch).tolist():
            here = stretch == number
            line[here] = self._lines(self._stretches[number], keys[here])
        return pl.DataFrame(
            {
                "row": rows.cast(pl.UInt32),
                "kind": self._told(stretch, [each.kind for each in self._stretches]),
                "file": self._told(stretch, [each.file for each in self._stretches]),
                "line": pl.Series(line).cast(pl.UInt32),
            },
            schema=LOCATED,
        )

    def returns_of(self, rows: pl.Series) -> pl.Series:
        """The name of the return that each row was read in."""
        stretch = self._stretch_of(rows.to_numpy().astype(np.int64))
        return self._told(stretch, [each.of_return for each in self._stretches])

    def _stretch_of(self, keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        starts = np.array([each.first_row for each in self._stretches], np.int64)
        return np.searchsorted(starts, keys, side="right") - 1

    @staticmethod
    def _lines(stretch: _Stretch, keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        record = keys - stretch.first_row
        if stretch.lines is None:
            return record + stretch.first_line
        return stretch.lines[record].astype(np.int64)

    @staticmethod
    def _told(stretch: npt.NDArray[np.int64], names: list[str]) -> pl.Series:
        return pl.Series(names, dtype=pl.String).gather(stretch)
