"""The one walk over a file's bytes, before anything parses it.

After it a file is known to be text with lines and columns within bounds, whose quotation marks
pair up, so that the parser cannot be surprised. Everything is vectorised over windows of the
bytes: a refused file costs its own size and one window, never more.
"""

import codecs
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from footprint.exchange.ssda903.refusal import ReturnRefused

MAX_LINE_BYTES = 64 * 1024
MAX_COLUMNS = 200
#: Rows of a file, blank ones too. The limit on a file's bytes bounds rows of ordinary length;
#: this one is for files of short rows.
MAX_RECORDS = 3_000_000
#: Rows with other cells than the header that are listed one by one; more, and the file is refused.
MAX_ODD_RECORDS = 100_000
WINDOW_BYTES = 512 * 1024

_COMMA, _QUOTE, _LF, _CR, _TAB = 44, 34, 10, 13, 9
_UNDEFINED_IN_1252 = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))

#: First bytes of files that are often given the name of a CSV file, and what they are.
_MAGIC = (
    (b"PK\x03\x04", "is an Excel workbook or a zip under another name"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel workbook under another name"),
    (b"%PDF", "is a PDF document"),
    (b"{\\rtf", "is a Word document"),
    (b"\x1f\x8b", "is a compressed file"),
    (codecs.BOM_UTF16_LE, "was saved as UTF-16 (Excel calls it Unicode Text)"),
    (codecs.BOM_UTF16_BE, "was saved as UTF-16 (Excel calls it Unicode Text)"),
)

Positions = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]


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


def what_it_is_instead(first: bytes) -> str | None:
    """What a file that is no CSV is, by its first bytes; None when they could be text."""
    return next((what for magic, what in _MAGIC if first.startswith(magic)), None)


def walk(data: bytes, name: str, *, window: int = WINDOW_BYTES) -> Walked | None:
    """Walks the bytes of the file `name`, a window at a time; None when nothing but blank lines
    is in it.

    Raises ReturnRefused with the first thing found.
    """
    _refuse_other_formats(data, name)
    encoding = _encoding(data, name)
    eol = _line_end(data, name, window)
    rows = _Rows(data, name, eol, start=3 if data.startswith(codecs.BOM_UTF8) else 0)
    rows.walk(window)
    return rows.walked(encoding)


def _refuse_other_formats(data: bytes, name: str) -> None:
    what = what_it_is_instead(data[:8])
    if what:
        raise ReturnRefused(f"{name} {what}: save it as CSV (UTF-8) and give that file.")
    nul = data.find(b"\0")
    if nul >= 0:
        raise ReturnRefused(
            f"{name} is not text: it has a zero byte on line {_line_at(data, nul)}."
            " Save it as CSV (UTF-8)."
        )


def _line_at(data: bytes, position: int) -> int:
    ends = data.count(b"\n", 0, position)
    return 1 + (ends or data.count(b"\r", 0, position))


def _encoding(data: bytes, name: str) -> str:
    if data.isascii() or _is_utf8(data):
        return "utf-8"
    for byte in _UNDEFINED_IN_1252:
        if (at := data.find(bytes((byte,)))) >= 0:
            raise ReturnRefused(
                f"{name} is neither UTF-8 nor Windows-1252 text"
                f" (line {_line_at(data, at)}): save it as CSV (UTF-8)."
            )
    return "windows-1252"


def _line_end(data: bytes, name: str, window: int) -> int:
    """The byte that ends a line: LF (after a CR or not) or CR, whichever stands outside quotes.

    A file with LF and lone CR outside quotes could be split in two ways, so it is refused.
    """
    if data.count(b"\r") == data.count(b"\r\n"):
        return _LF
    if b"\n" not in data:
        return _CR
    array: Bytes = np.frombuffer(data, np.uint8)
    first: dict[int, int] = {}
    quotes_before = 0
    for start in range(0, len(data), window):
        part = array[start : start + window]
        quotes = np.flatnonzero(part == _QUOTE)
        marks = np.flatnonzero((part == _CR) | (part == _LF))
        outside = marks[(quotes_before + np.searchsorted(quotes, marks)) % 2 == 0] + start
        quotes_before += len(quotes)
        is_feed = array[outside] == _LF
        before_a_feed = array[np.minimum(outside + 1, len(data) - 1)] == _LF
        for end, found in ((_LF, outside[is_feed]), (_CR, outside[~is_feed & ~before_a_feed])):
            if len(found):
                first.setdefault(end, int(found[0]))
        if len(first) == 2:
            raise ReturnRefused(
                f"{name} ends its lines in two ways, from line"
                f" {_line_at(data, max(first.values()))} on: save it as CSV (UTF-8) again."
            )
    return next(iter(first), _LF)


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for at in range(0, len(data), WINDOW_BYTES):
            decoder.decode(view[at : at + WINDOW_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


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
        bad = low & (window != _LF) & (window != _CR) & (window != _TAB)
        if bad.any():
            line = _line_at(self.data, start + int(np.argmax(bad)))
            raise ReturnRefused(
                f"{self.name} is not text: it has a control character on line {line}."
                " Save it as CSV (UTF-8)."
            )

    def _inside_quotes(self, window: Bytes, marks: Positions, start: int) -> npt.NDArray[np.bool_]:
        quotes = np.flatnonzero(window == _QUOTE)
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
        fine = np.isin(neighbour, (_COMMA, _QUOTE, _LF, _CR)) | off_the_edge
        fine |= opening & (quotes == 3) & self.data.startswith(codecs.BOM_UTF8)
        if not fine.all():
            line = _line_at(self.data, int(quotes[int(np.argmin(fine))]))
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
        blank = (lengths == 0) | ((lengths == 1) & (self.bytes[starts] == _CR))
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
