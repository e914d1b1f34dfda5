"""A file comes in: copied piece by piece, checked, and only then given its place.

Killed at any moment this leaves a file that no row names, and never the other way round: the file
and the folder's entry are on the disk before anybody can keep them.
"""

import hashlib
import os
import re
import secrets
import tempfile
from pathlib import Path
from typing import IO

from footprint.papers import apart, stored
from footprint.papers.checking import endings, shape
from footprint.papers.facts import LONGEST_NAME, MOST_BYTES, MOST_MIB, Arrived, PaperRefusedError

_PIECE = 1 << 16
#: A path in it, and what a shell, a file system or a header reads otherwise.
_UNWANTED = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"<>|:*?\\/]+'
)
EMPTY = "This file is empty."
TOO_LONG = (
    f"This file is larger than {MOST_MIB} MB. Make it smaller (pictures take most of the room), or "
    "give it in parts."
)


def take_in(name: str, content: IO[bytes]) -> Arrived:
    """Checks the file and stores it; `PaperRefusedError` with a sentence, and nothing is left of it.

    `name` is what the sender calls it. Not inside a transaction: looking at a long file takes a
    second or two."""
    folder = stored.folder()
    number, coming = tempfile.mkstemp(prefix=stored.COMING_IN, dir=folder)
    path = Path(coming)
    try:
        with os.fdopen(number, "wb") as out:
            size, digest = _copied(content, out)
        known_as = harmless(name)
        found = shape.type_by_content(path)
        endings.must_fit(known_as, found)
        apart.check(path, found)
        place = secrets.token_hex(16)
        path.rename(stored.at(place))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    _settle(folder)
    return Arrived(endings.with_ending(known_as, found), found, size, digest, place)


def harmless(name: str) -> str:
    """A name like the one that was sent: no path, nothing unseen, not too long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = " ".join(_UNWANTED.sub(" ", last).split()).strip(". ")
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending) > 8:
        return kept[: LONGEST_NAME - 5] or "paper"
    return f"{stem[: LONGEST_NAME - 9].rstrip('. ')}.{ending}"


def _copied(content: IO[bytes], out: IO[bytes]) -> tuple[int, str]:
    """How many bytes came, and their checksum; no more is read than a paper may have."""
    digest, size = hashlib.sha256(), 0
    while piece := content.read(_PIECE):
        size += len(piece)
        if size > MOST_BYTES:
            raise PaperRefusedError(TOO_LONG)
        digest.update(piece)
        out.write(piece)
    if not size:
        raise PaperRefusedError(EMPTY)
    out.flush()
    os.fsync(out.fileno())
    return size, digest.hexdigest()


def _settle(folder: Path) -> None:
    """The new name of the file is on the disk too."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
