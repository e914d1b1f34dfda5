"""Folders and zips, as places that hold files and further folders and zips.

Nothing outside what was given is opened and no link is followed. A zip's list of contents is
held to limits before anything of it is unpacked.
"""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from footprint.exchange.ssda903.refusal import ReturnRefused

MIB = 1024 * 1024
#: Largest CSV file: some seven times England's reviews of a year. It is read whole, so that this
#: also bounds what a refused file costs.
MAX_FILE_BYTES = 64 * MIB
MAX_UNPACKED_BYTES = 1024 * MIB
MAX_INNER_ZIP_BYTES = 32 * MIB
MAX_ENTRIES = 1000
#: A return's text packs to a tenth or twentieth; a file of more than 1 MiB that packs to less than
#: a 200th is made to do harm. A smaller one can do none.
MAX_RATIO = 200

_ENCRYPTED = 0x1
_HIDDEN = (".", "__MACOSX")

#: What reading a damaged zip or an unreadable file can raise.
_READ_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError),
    *(NotImplementedError, ValueError, KeyError, OverflowError),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a folder or zip, or given by itself. `opened` gives a stream of its bytes."""

    name: str
    size: int
    opened: Callable[[], IO[bytes]]

    def first(self, limit: int) -> bytes:
        """At most the first `limit` bytes; raises ReturnRefused when they cannot be read."""
        try:
            with self.opened() as stream:
                return stream.read(limit)
        except _READ_ERRORS as error:
            raise ReturnRefused(f"{self.name} cannot be read: {why(error)}.") from error

    def whole(self) -> bytes:
        """All of it, within the limit on a file."""
        refuse_large(self.name, self.size, MAX_FILE_BYTES)
        data = self.first(MAX_FILE_BYTES + 1)
        refuse_large(self.name, len(data), MAX_FILE_BYTES)
        return data


class Place(Protocol):
    """A folder or zip."""

    name: str

    def entries(self) -> list[Entry]:
        """The files directly in it that are not zips."""

    def inner(self) -> Iterator["Place"]:
        """The folders and zips directly in it."""

    def inner_names(self) -> list[str]:
        """Their names, without opening any."""

    def unopened(self) -> dict[str, str]:
        """What is in it that is never opened: name -> why."""


def file_entry(path: Path, name: str) -> Entry:
    """A file on disk; raises ReturnRefused when even its size cannot be read."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise ReturnRefused(f"{printed(name)} cannot be read: {why(error)}.") from error
    return Entry(printed(name), size, lambda: path.open("rb"))


def printed(name: str) -> str:
    """A file's name as it can be printed: whoever made the file chose it."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def is_zip(name: str) -> bool:
    return name.lower().endswith(".zip") and not is_hidden(name)


def is_hidden(name: str) -> bool:
    return name.rsplit("/", 1)[-1].startswith(_HIDDEN)


def refuse_large(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise ReturnRefused(
            f"{name} is larger than {limit // MIB} MiB, which no file of a return is."
        )


def why(error: BaseException) -> str:
    """What went wrong, in plain words and without a path."""
    if isinstance(error, PermissionError):
        return "there is no permission to read it"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    if isinstance(error, NotImplementedError):
        return "it is packed in a way that is not supported"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "it is damaged"


class Folder:
    """A folder on disk."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name = printed(name)
        self.items = self._items()

    def _items(self) -> list[os.DirEntry[str]]:
        listed: list[os.DirEntry[str]] = []
        try:
            with os.scandir(self.path) as items:
                for item in items:
                    listed.append(item)
                    if len(listed) > MAX_ENTRIES:
                        break
        except OSError as error:
            raise ReturnRefused(f"{self.name} cannot be read: {why(error)}.") from error
        if len(listed) > MAX_ENTRIES:
            raise ReturnRefused(
                f"{self.name} holds more than {MAX_ENTRIES} files: give the folder of the return."
            )
        return sorted(listed, key=lambda item: item.name)

    def entries(self) -> list[Entry]:
        return [
            file_entry(Path(item.path), f"{self.name}/{item.name}")
            for item in self.items
            if item.is_file(follow_symlinks=False)
            and not is_zip(item.name)
            and not is_hidden(item.name)
        ]

    def inner(self) -> Iterator[Place]:
        for item in self._places():
            path, name = Path(item.path), f"{self.name}/{item.name}"
            yield Zip(name, open_zip(name, path)) if is_zip(item.name) else Folder(path, name)

    def inner_names(self) -> list[str]:
        return [printed(f"{self.name}/{item.name}") for item in self._places()]

    def _places(self) -> list[os.DirEntry[str]]:
        return [
            item
            for item in self.items
            if not is_hidden(item.name)
            and (
                item.is_dir(follow_symlinks=False)
                or (is_zip(item.name) and item.is_file(follow_symlinks=False))
            )
        ]

    def unopened(self) -> dict[str, str]:
        reasons = {}
        for item in self.items:
            name = printed(f"{self.name}/{item.name}")
            if is_hidden(item.name):
                reasons[name] = "is hidden"
            elif item.is_symlink():
                reasons[name] = "is a link: give what it points to"
            elif not item.is_dir() and not item.is_file():
                reasons[name] = "is neither a file nor a folder"
        return reasons


class Zip:
    """A zip, or a folder in one."""

    def __init__(self, name: str, archive: zipfile.ZipFile, under: str = "") -> None:
        self.name = printed(name)
        self.archive = archive
        self.under = under
        below = len(under)
        rest = [(i.filename[below:], i) for i in archive.infolist() if i.filename.startswith(under)]
        self.here = [(left, info) for left, info in rest if left and "/" not in left]
        self.folders = sorted({left.split("/", 1)[0] for left, _ in rest if "/" in left})

    def entries(self) -> list[Entry]:
        return [
            self._entry(left, info)
            for left, info in self.here
            if not is_zip(left) and not is_hidden(left)
        ]

    def _entry(self, left: str, info: zipfile.ZipInfo) -> Entry:
        return Entry(
            printed(f"{self.name}/{left}"), info.file_size, lambda: self.archive.open(info)
        )

    def inner(self) -> Iterator[Place]:
        zips = [self._entry(left, info) for left, info in self.here if is_zip(left)]
        refuse_large(self.name, sum(entry.size for entry in zips), MAX_INNER_ZIP_BYTES)
        for entry in zips:
            packed = io.BytesIO(entry.first(MAX_INNER_ZIP_BYTES))
            yield Zip(entry.name, open_zip(entry.name, packed))
        for folder in self._seen():
            yield Zip(f"{self.name}/{folder}", self.archive, f"{self.under}{folder}/")

    def _seen(self) -> list[str]:
        return [folder for folder in self.folders if not is_hidden(folder)]

    def inner_names(self) -> list[str]:
        zips = [left for left, _ in self.here if is_zip(left)]
        return [printed(f"{self.name}/{left}") for left in (*zips, *self._seen())]

    def unopened(self) -> dict[str, str]:
        names = (*(left for left, _ in self.here), *self.folders)
        return {printed(f"{self.name}/{name}"): "is hidden" for name in names if is_hidden(name)}


def open_zip(name: str, source: Path | IO[bytes]) -> zipfile.ZipFile:
    """The zip, its contents' list checked; raises ReturnRefused."""
    name = printed(name)
    try:
        archive = zipfile.ZipFile(source)
    except _READ_ERRORS as error:
        raise ReturnRefused(f"{name} is not a zip that can be read: {why(error)}.") from error
    try:
        _refuse_contents(name, archive.infolist())
    except ReturnRefused:
        archive.close()
        raise
    return archive


def _refuse_contents(name: str, contents: list[zipfile.ZipInfo]) -> None:
    if len(contents) > MAX_ENTRIES:
        raise ReturnRefused(f"{name} holds more than {MAX_ENTRIES} files, which no return does.")
    for info in contents:
        _refuse_member(name, info)
    total = sum(info.file_size for info in contents)
    if total > MAX_UNPACKED_BYTES:
        raise ReturnRefused(
            f"{name} unpacks to more than {MAX_UNPACKED_BYTES // MIB} MiB, which no return does."
        )


def _refuse_member(name: str, info: zipfile.ZipInfo) -> None:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in info.filename:
        raise ReturnRefused(f"{name} holds a file whose name points outside the zip.")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ReturnRefused(f"{name} holds a link to a file elsewhere.")
    if info.flag_bits & _ENCRYPTED:
        raise ReturnRefused(f"{name} is locked with a password: give it unlocked.")
    if info.file_size > MIB and info.file_size > MAX_RATIO * info.compress_size:
        raise ReturnRefused(
            f"{name} holds a file that unpacks to more than {MAX_RATIO} times its size,"
            " which no return does."
        )
