"""The one walk over a file's bytes, before anything parses it.

After it a file is known to be text with lines and columns within bounds, whose quotation marks
pair up, so that the parser cannot be surprised. Everything is vectorised over windows of the
bytes: a refused file costs its own size and one window, never more.
"""

import codecs
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from footprint.exchange.ssda903.plain_text import (
    CR,
    LF,
    QUOTE,
    Bytes,
    encoding_of,
    line_at,
    line_end_of,
    refuse_other_formats,
)
from footprint.exchange.ssda903.refusal import ReturnRefused

MAX_LINE_BYTES = 64 * 1024
MAX_COLUMNS = 200
#: Rows of a file, blank ones too. The limit on a file's bytes bounds rows of ordinary length;
#: this one is for files of short rows.
MAX_RECORDS = 3_000_000
#: Rows with other cells than the header that are listed one by one; more, and the file is refused.
MAX_ODD_RECORDS = 100_000
WINDOW_BYTES = 512 * 1024

_COMMA, _TAB = 44, 9

Positions = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Walked:
    """A file's bytes and what the walk learnt.

    A record is a row of the file; the header and blank lines are records too. `header` and
    `body` are positions in `data`: the header's span, and where the record after it starts.
    `records` counts the records of the body. `lines` is the physical line (from 1) on which
    each record of the body starts, None where that is `first_line` plus its number. The odd
    records are those of the body that have not as many cells as the header: their numbers (from
    0), cells and spans.
    """

    data: bytes
    encoding: str
    eol: str
    header: tuple[int, int]
    body: int
    records: int
    first_line: int
    lines: npt.NDArray[np.uint32] | None
    odd_records: Positions
    odd_cells: Positions
    odd_spans: npt.NDArray[np.int64]


def walk(data: bytes, name: str, *, window: int = WINDOW_BYTES) -> Walked | None:
    """Walks the bytes of the file `name`, a window at a time; None when nothing but blank lines
    is in it.

    Raises ReturnRefused with the first thing found.
    """
    refuse_other_formats(data, name)
    encoding = encoding_of(data, name)
    eol = line_end_of(data, name, window)
    rows = _Rows(data, name, eol, start=3 if data.startswith(codecs.BOM_UTF8) else 0)
    rows.walk(window)
    return rows.walked(encoding)


class _Rows:
    """The walk itself: where records end, window by window, and whether each is in bounds."""

    def __init__(self, data: bytes, name: str, eol: int, start: int) -> None:
        self.data = data
        self.name = name
        self.eol = eol
        self.bytes: Bytes = np.frombuffer(data, np.uint8)
        self.quoted = b'"' in data
        self.record_start = start
        self.line = 1
        self.start_line = 1
        self.delimiters = 0
        self.records = 0
        self.quotes = 0
        self.header_cells = 0
        self.header = (0, 0)
        self.body = len(data)
        self.lines: list[npt.NDArray[np.uint32]] = []
        self.first_line = 0
        self.quoted_line_ends = False
        self.odd_records = 0
        self.odd: list[tuple[Positions, Positions, Positions, Positions]] = []

    def walk(self, window: int) -> None:
        at = self.record_start
        while at < len(self.data):
            end = min(at + window, len(self.data))
            self._window(at, end)
            at = end
        self._last_record()

    def _window(self, start: int, end: int) -> None:
        window = self.bytes[start:end]
        marks = np.flatnonzero((window == _COMMA) | (window == self.eol))
        is_end = window[marks] == self.eol
        self._refuse_control_characters(window, int(np.count_nonzero(is_end)), start)
        line_ends = marks[is_end]
        if self.quoted:
            inside = self._inside_quotes(window, marks, start)
            self.quoted_line_ends |= bool((inside & is_end).any())
            marks, is_end = marks[~inside], is_end[~inside]
        ends = np.flatnonzero(is_end)
        if len(ends):
            cells = np.diff(ends, prepend=-1)
            cells[0] += self.delimiters
            lines = np.searchsorted(line_ends, marks[ends]) if self.quoted else None
            self._records(marks[ends] + start, cells, lines)
            self.delimiters = len(marks) - int(ends[-1]) - 1
        else:
            self.delimiters += len(marks)
        self.line += len(line_ends)
        if end - self.record_start > MAX_LINE_BYTES:
            self._refuse_long(self.start_line)
        if self.delimiters >= MAX_COLUMNS:
            self._refuse_wide(self.start_line)

    def _refuse_control_characters(self, window: Bytes, line_ends: int, start: int) -> None:
        low = window < 32
        if int(np.count_nonzero(low)) == line_ends:
            return
        bad = low & (window != LF) & (window != CR) & (window != _TAB)
        if bad.any():
            line = line_at(self.data, start + int(np.argmax(bad)))
            raise ReturnRefused(
                f"{self.name} is not text: it has a control character on line {line}."
                " Save it as CSV (UTF-8)."
            )

    def _inside_quotes(self, window: Bytes, marks: Positions, start: int) -> npt.NDArray[np.bool_]:
        quotes = np.flatnonzero(window == QUOTE)
        self._refuse_stray_quotes(quotes + start)
        inside = ((self.quotes + np.searchsorted(quotes, marks)) & 1).astype(np.bool_)
        self.quotes += len(quotes)
        return inside

    def _refuse_stray_quotes(self, quotes: Positions) -> None:
        """A cell is quoted whole or not at all; a quotation mark in a quoted one is doubled."""
        if not len(quotes):
            return
        opening = (np.arange(len(quotes)) + self.quotes) % 2 == 0
        beside = np.where(opening, quotes - 1, quotes + 1)
        off_the_edge = (beside < 0) | (beside >= len(self.data))
        neighbour = self.bytes[np.clip(beside, 0, len(self.data) - 1)]
        fine = np.isin(neighbour, (_COMMA, QUOTE, LF, CR)) | off_the_edge
        fine |= opening & (quotes == 3) & self.data.startswith(codecs.BOM_UTF8)
        if not fine.all():
            line = line_at(self.data, int(quotes[int(np.argmin(fine))]))
            raise ReturnRefused(
                f"{self.name} has a quotation mark inside a cell on line {line}: quote the whole"
                " cell and double the mark, or take it out."
            )

    def _records(self, ends: Positions, cells: Positions, line_of_end: Positions | None) -> None:
        """Takes in the records that end at `ends`, each with its number of cells."""
        starts = np.concatenate(([self.record_start], ends[:-1] + 1))
        lengths = ends - starts
        if line_of_end is None:
            after = self.line + np.arange(1, len(ends) + 1)
        else:
            after = self.line + line_of_end + 1
        lines = np.concatenate(([self.start_line], after[:-1]))
        if int(lengths.max()) > MAX_LINE_BYTES:
            self._refuse_long(int(lines[int(np.argmax(lengths > MAX_LINE_BYTES))]))
        if int(cells.max()) > MAX_COLUMNS:
            self._refuse_wide(int(lines[int(np.argmax(cells > MAX_COLUMNS))]))
        self.record_start = int(ends[-1]) + 1
        self.start_line = int(after[-1])
        blank = (lengths == 0) | ((lengths == 1) & (self.bytes[starts] == CR))
        if not self.header_cells:
            if blank.all():
                return
            first = int(np.argmin(blank))
            self.header_cells = int(cells[first])
            self.header = (int(starts[first]), int(ends[first]))
            self.body = int(ends[first]) + 1
            self.first_line = int(after[first])
            starts, ends, cells = starts[first + 1 :], ends[first + 1 :], cells[first + 1 :]
            blank, lines = blank[first + 1 :], lines[first + 1 :]
        odd = np.flatnonzero((cells != self.header_cells) & ~blank)
        if len(odd):
            self.odd.append((odd + self.records, cells[odd], starts[odd], ends[odd]))
            self.odd_records += len(odd)
        if self.quoted:
            self.lines.append(lines.astype(np.uint32))
        self.records += len(starts)
        self._refuse_many()

    def _last_record(self) -> None:
        """The record that the end of the file ends."""
        if self.quotes % 2:
            raise ReturnRefused(
                f"{self.name} opens a quotation mark on line {self.start_line} and never closes it."
            )
        if self.record_start < len(self.data):
            end = np.array([len(self.data)], np.int64)
            cells = np.array([self.delimiters + 1], np.int64)
            self._records(end, cells, np.array([0], np.int64))

    def _refuse_many(self) -> None:
        if self.records > MAX_RECORDS:
            raise ReturnRefused(
                f"{self.name} has more than {MAX_RECORDS:,} rows, which no file of a return has."
            )
        if self.odd_records > MAX_ODD_RECORDS:
            raise ReturnRefused(
                f"{self.name} has more than {MAX_ODD_RECORDS:,} rows that have not as many cells"
                " as its header: it is not a table."
            )

    def _refuse_long(self, line: int) -> None:
        raise ReturnRefused(
            f"{self.name} has a row of more than {MAX_LINE_BYTES // 1024} KiB on line {line}:"
            " no row of a return is that long."
            + (" Is a quotation mark left open there?" if self.quoted else "")
        )

    def _refuse_wide(self, line: int) -> None:
        raise ReturnRefused(
            f"{self.name} has a row of more than {MAX_COLUMNS} columns on line {line}:"
            " no file of a return is that wide."
        )

    def walked(self, encoding: str) -> Walked | None:
        if not self.header_cells:
            return None
        none = np.empty(0, np.int64)
        odd = [np.concatenate(part) for part in zip(*self.odd, strict=True)] or [none] * 4
        return Walked(
            data=self.data,
            encoding=encoding,
            eol=chr(self.eol),
            header=self.header,
            body=min(self.body, len(self.data)),
            records=self.records,
            first_line=self.first_line,
            lines=np.concatenate(self.lines) if self.quoted_line_ends and self.lines else None,
            odd_records=odd[0],
            odd_cells=odd[1],
            odd_spans=np.stack((odd[2], odd[3]), axis=1),
        )
