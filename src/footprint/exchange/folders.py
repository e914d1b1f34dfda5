"""Where an import's files lie until it ends: a folder of its own, which only the service opens.

What the worker has to say while the store is locked by its own transaction lies there too: how far
it is, and, the other way, that somebody cancels.
"""

import hashlib
import json
import re
import shutil
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from footprint.exchange.facts import GivenFile

#: Of a name that a browser sends, these characters stay.
_HARMLESS = re.compile(r"[^A-Za-z0-9._ -]+")
LONGEST_NAME = 80
_PIECE = 1 << 20
_STAGED = "new-"
_LONGEST_COMING_IN = 60 * 60


def of(import_id: int) -> Path:
    root: Path = settings.IMPORTS
    return root / str(import_id)


def stage() -> Path:
    """A new folder for files that are coming in and belong to no import yet."""
    root: Path = settings.IMPORTS
    root.mkdir(mode=0o700, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=_STAGED, dir=root))


def settle(staged: Path, import_id: int) -> None:
    """The folder becomes that import's. One of a number that a lost transaction had is gone."""
    remove(import_id)
    staged.rename(of(import_id))


def harmless(name: str) -> str:
    """A name like the one that was sent, without a path in it or anything that a shell or a file
    system reads otherwise."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = _HARMLESS.sub("_", last).strip(". ")
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        return kept[:LONGEST_NAME] or "file"
    return f"{stem[:LONGEST_NAME]}.{ending[:8]}"


def keep(staged: Path, number: int, name: str, pieces: Iterable[bytes]) -> GivenFile:
    """Writes what was given into a folder of its number, so that two of one name do not meet."""
    place = staged / "given" / f"{number:03}"
    place.mkdir(mode=0o700, parents=True)
    path = place / harmless(name)
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as out:
        for piece in pieces:
            digest.update(piece)
            size += out.write(piece)
    return GivenFile(path.name, size, digest.hexdigest())


def described(path: Path) -> Iterator[GivenFile]:
    """A file as it lies on the server's disk, or every file of a folder."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            with file.open("rb") as stream:
                yield GivenFile(harmless(file.name), file.stat().st_size, _digest(stream))


def _digest(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def given(import_id: int) -> list[Path]:
    """The files of an import, in the order in which they were given; none when they are gone."""
    return sorted((of(import_id) / "given").glob("*/*"))


def remove(import_id: int) -> None:
    shutil.rmtree(of(import_id), ignore_errors=True)


def sweep(needed: Collection[int]) -> None:
    """Removes the folders of imports that are not `needed`, those that were never settled, and what
    was coming in when the service died."""
    root: Path = settings.IMPORTS
    long_ago = time.time() - _LONGEST_COMING_IN
    for folder in root.glob("*"):
        unsettled = folder.name.startswith(_STAGED)
        ended = folder.name.isdigit() and int(folder.name) not in needed
        if folder.is_file() and folder.stat().st_mtime < long_ago:
            folder.unlink(missing_ok=True)
        elif (ended or unsettled) and folder.stat().st_mtime < long_ago:
            shutil.rmtree(folder, ignore_errors=True)


def say(import_id: int, doing: str, share: float | None = None) -> None:
    """What the worker is doing; `share` of it is done, 0 to 1, where that can be told."""
    told = of(import_id) / "progress"
    if told.parent.is_dir():
        beside = told.with_suffix(".new")
        beside.write_text(json.dumps([doing, share]), encoding="utf-8")
        beside.replace(told)


def said(import_id: int) -> tuple[str, float | None]:
    try:
        doing, share = json.loads((of(import_id) / "progress").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "", None
    return doing, share


def ask_to_stop(import_id: int) -> None:
    if of(import_id).is_dir():
        (of(import_id) / "cancelled").touch()


def is_asked_to_stop(import_id: int) -> bool:
    return (of(import_id) / "cancelled").exists()
