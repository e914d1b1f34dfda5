"""A JPEG without what it says of itself beside the picture, which stays as it is to the bit."""

from collections.abc import Iterator

START, END, SCAN = 0xD8, 0xD9, 0xDA
#: JFIF, colour profile, Adobe's note on colours: without these a picture looks otherwise.
_KEPT = {0xE0: (b"JFIF\0",), 0xE2: (b"ICC_PROFILE\0",), 0xEE: (b"Adobe",)}
_APPLICATION, _COMMENT = range(0xE0, 0xF0), 0xFE


class NotAJpegError(ValueError):
    """The bytes are no JPEG, or one whose segments cannot be told apart."""


def bare(content: bytes) -> bytes:
    """The picture without EXIF, XMP, IPTC, comments, small pictures, and what lies behind its end.
    A turn that EXIF asks for is lost."""
    out = bytearray(b"\xff\xd8")
    for marker, segment in _segments(content):
        if marker in _APPLICATION or marker == _COMMENT:
            if segment[4:].startswith(_KEPT.get(marker, ())) and marker in _KEPT:
                out += segment
        else:
            out += segment
    return bytes(out)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Every (marker, bytes), the marker included; a scan goes up to the next marker of another kind."""
    if content[:2] != b"\xff\xd8":
        raise NotAJpegError("It does not begin as a JPEG.")
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            raise NotAJpegError("A segment begins where none can.")
        marker = content[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == END:
            break
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == SCAN:
            end = _end_of_scan(content, end)
        yield marker, content[at:end]
        at = end
    yield END, b"\xff\xd9"


def _end_of_scan(content: bytes, at: int) -> int:
    """In a scan FF is followed by 00, by a restart mark, or by the next segment."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            return len(content)
        following = content[at + 1]
        if following and following != 0xFF and not 0xD0 <= following <= 0xD7:
            return at
        at += 1 if following == 0xFF else 2
