"""Files are written whole or not at all."""

import os
from collections.abc import Sequence
from pathlib import Path


class CannotWrite(Exception):  # noqa: N818 - it carries a sentence, not a fault
    """Why a file could not be written, as a sentence for the person who asked for it."""


def refuse_wrong_ending(option: str, path: Path | None, endings: tuple[str, ...]) -> None:
    """Raises `CannotWrite` where the name of a file to be made has another ending than what is
    written into it. A folder, a terminal or a pipe has no ending to look at."""
    if path is None or path.suffix.lower() in endings or (path.exists() and not path.is_file()):
        return
    message = f"{option} {path}: the name must end in {' or '.join(endings)}."
    raise CannotWrite(message)


def refuse_unwritable(path: Path, inputs: Sequence[Path] = ()) -> None:
    """Raises `CannotWrite` where no file can be made at that path, or where one of the `inputs`, or
    a CSV file in one of them, stands there: what is read is never written over."""
    if path.is_dir():
        message = f"{path} is a folder. Give the name of a file."
        raise CannotWrite(message)
    if not path.resolve().parent.is_dir():
        message = f"The folder {path.parent} does not exist. Make it first, or choose another."
        raise CannotWrite(message)
    whole = path.resolve()
    read = {each.resolve() for each in inputs}
    inside = whole.suffix.lower() == ".csv" and whole.exists() and read & set(whole.parents)
    if whole in read or inside:
        message = f"{path} is among the files that are read. Choose another name."
        raise CannotWrite(message)


def write_file(path: Path, content: bytes) -> None:
    """Puts the content in place of whatever file stood there, in one step: a reader sees the old
    file or the new one. Raises `CannotWrite`."""
    refuse_unwritable(path)
    try:
        _replace(path.resolve(), content)
    except OSError as error:
        message = f"{path} could not be written: {error.strerror or error}."
        raise CannotWrite(message) from error


def _replace(path: Path, content: bytes) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a terminal or a pipe cannot be replaced
        return
    beside = path.with_name(f".{path.name[:200]}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
