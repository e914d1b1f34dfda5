"""What a file's bytes are as text: their encoding, and what ends a line; or what they are instead."""

import codecs

import numpy as np
import numpy.typing as npt

from footprint.exchange.ssda903.refusal import ReturnRefused

QUOTE, LF, CR = 34, 10, 13
_CHUNK_BYTES = 512 * 1024
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

Bytes = npt.NDArray[np.uint8]


def what_it_is_instead(first: bytes) -> str | None:
    """What a file that is no CSV is, by its first bytes; None when they could be text."""
    return next((what for magic, what in _MAGIC if first.startswith(magic)), None)


def refuse_other_formats(data: bytes, name: str) -> None:
    """Raises ReturnRefused when the file `name` is of another format, or no text at all."""
    what = what_it_is_instead(data[:8])
    if what:
        raise ReturnRefused(f"{name} {what}: save it as CSV (UTF-8) and give that file.")
    nul = data.find(b"\0")
    if nul >= 0:
        raise ReturnRefused(
            f"{name} is not text: it has a zero byte on line {line_at(data, nul)}."
            " Save it as CSV (UTF-8)."
        )


def line_at(data: bytes, position: int) -> int:
    """The line, from 1, on which a position lies."""
    ends = data.count(b"\n", 0, position)
    return 1 + (ends or data.count(b"\r", 0, position))


def encoding_of(data: bytes, name: str) -> str:
    """UTF-8, or else Windows-1252; raises ReturnRefused when it is neither."""
    if data.isascii() or _is_utf8(data):
        return "utf-8"
    for byte in _UNDEFINED_IN_1252:
        if (at := data.find(bytes((byte,)))) >= 0:
            raise ReturnRefused(
                f"{name} is neither UTF-8 nor Windows-1252 text"
                f" (line {line_at(data, at)}): save it as CSV (UTF-8)."
            )
    return "windows-1252"


def line_end_of(data: bytes, name: str, window: int) -> int:
    """The byte that ends a line: LF (after a CR or not) or CR, whichever stands outside quotes.

    A file with LF and lone CR outside quotes could be split in two ways, so it is refused.
    """
    if data.count(b"\r") == data.count(b"\r\n"):
        return LF
    if b"\n" not in data:
        return CR
    array: Bytes = np.frombuffer(data, np.uint8)
    first: dict[int, int] = {}
    quotes_before = 0
    for start in range(0, len(data), window):
        part = array[start : start + window]
        quotes = np.flatnonzero(part == QUOTE)
        marks = np.flatnonzero((part == CR) | (part == LF))
        outside = marks[(quotes_before + np.searchsorted(quotes, marks)) % 2 == 0] + start
        quotes_before += len(quotes)
        is_feed = array[outside] == LF
        # The CR on which a file was broken off is the first half of a line end.
        before_a_feed = (array[np.minimum(outside + 1, len(data) - 1)] == LF) | (
            outside == len(data) - 1
        )
        for end, found in ((LF, outside[is_feed]), (CR, outside[~is_feed & ~before_a_feed])):
            if len(found):
                first.setdefault(end, int(found[0]))
        if len(first) == 2:
            raise ReturnRefused(
                f"{name} ends its lines in two ways, from line"
                f" {line_at(data, max(first.values()))} on: save it as CSV (UTF-8) again."
            )
    return next(iter(first), LF)


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for at in range(0, len(data), _CHUNK_BYTES):
            decoder.decode(view[at : at + _CHUNK_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
