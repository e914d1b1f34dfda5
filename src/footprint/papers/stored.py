"""The folder of papers: below no address, its files named at random, each written once.

A paper leaves it as an attachment or not at all: `served` is the only way out to a browser.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO

from django.conf import settings
from django.http import FileResponse

from footprint.papers.facts import MEDIA_TYPES, FileType, PaperKept

COMING_IN = "coming-in-"
_PLACE = re.compile(r"[0-9a-f]{32}")


class PaperDamagedError(Exception):
    """The file of a paper is gone, or is not what was stored; `footprint doctor` lists them."""


def folder() -> Path:
    """The folder, made for the service alone."""
    root: Path = settings.PAPERS
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    return root


def at(place: str) -> Path:
    """Where the file of that place lies, whether or not it is there."""
    if not _PLACE.fullmatch(place):
        raise ValueError("A place is 32 hexadecimal digits.")
    root: Path = settings.PAPERS
    return root / place


def opened(paper: PaperKept) -> IO[bytes]:
    """The file as it was given, from its beginning; `PaperDamagedError` if it is not that."""
    try:
        file = at(paper.place).open("rb")
    except FileNotFoundError:
        raise PaperDamagedError(f"The file of paper {paper.id} is gone.") from None
    if hashlib.file_digest(file, "sha256").hexdigest() != paper.sha256:
        file.close()
        raise PaperDamagedError(f"The file of paper {paper.id} is not what was stored.")
    file.seek(0)
    return file


def served(content: IO[bytes], *, name: str, type: FileType) -> FileResponse:
    """The answer to a browser: to be saved, never shown in the page, and taken for nothing but what
    it is. Whoever calls it has asked whether the viewer may."""
    response = FileResponse(
        content, as_attachment=True, filename=name, content_type=MEDIA_TYPES[type]
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def remove(places: Iterable[str]) -> None:
    """Files of which no row is left."""
    for place in places:
        at(place).unlink(missing_ok=True)


def lying_there() -> Mapping[str, Path]:
    """Every file of a paper, kept or not, by its place; and what is still coming in, by its name."""
    root: Path = settings.PAPERS
    if not root.is_dir():
        return {}
    return {
        path.name: path
        for path in root.iterdir()
        if _PLACE.fullmatch(path.name) or path.name.startswith(COMING_IN)
    }
