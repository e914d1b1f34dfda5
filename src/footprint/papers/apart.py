"""A file that somebody sent is looked at, and cleaned, in a process of its own with little memory and
time: whatever is wrong with it, the service goes on.

Also that process: `python -m footprint.papers.apart check|clean TYPE PATH`.
"""

import base64
import json
import logging
import os
import resource
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from footprint.papers.facts import FileType, PaperRefusedError

LOG = logging.getLogger("footprint.papers")

#: Address space and time of the processor.
MEMORY = 2 * 1024**3
SECONDS = 60
TOO_MUCH = "This file took too long or too much room to look at. Print it to a PDF, and give that."
UNREADABLE = "Footprint cannot read this file. Print it to a PDF, and give that."


def check(path: Path, found: FileType) -> None:
    """`PaperRefusedError` with a sentence if the file cannot be taken."""
    _run("check", found, path)


def clean(path: Path, found: FileType) -> bytes:
    """The file without what it says of the people who made it; it must have been checked."""
    return _run("clean", found, path)


def _run(what: str, found: FileType, path: Path) -> bytes:
    command = [sys.executable, "-m", __name__, what, found.value, str(path)]
    try:
        done = subprocess.run(  # noqa: S603 (our own program; the path is ours)
            command, env=_environment(), capture_output=True, timeout=2 * SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise PaperRefusedError(TOO_MUCH) from None
    try:
        said = json.loads(done.stdout)
    except ValueError:  # it was ended, by a limit or by a fault in a library
        raise PaperRefusedError(TOO_MUCH) from None
    if "failed" in said:
        LOG.error("A file of the type %s could not be read: %s", found.value, said["failed"])
        raise PaperRefusedError(UNREADABLE)
    if "refused" in said:
        raise PaperRefusedError(said["refused"])
    return base64.b64decode(said["content"])


def _environment() -> Mapping[str, str]:
    """Where Python finds what it needs, and nothing of the service's settings."""
    return {
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PATH": os.environ.get("PATH", ""),
    }


def _checks(found: FileType) -> Callable[[Path], None]:
    """Only what this file needs is loaded."""
    if found is FileType.PDF:
        from footprint.papers.checking import pdf  # noqa: PLC0415

        return pdf.check
    if found is FileType.DOCX:
        from footprint.papers.checking import word  # noqa: PLC0415

        return word.check
    from footprint.papers.checking import picture  # noqa: PLC0415

    return lambda path: picture.check(path, found)


def _cleans(found: FileType) -> Callable[[Path], bytes]:
    if found is FileType.PDF:
        from footprint.papers.cleaners import pdf  # noqa: PLC0415

        return pdf.clean
    if found is FileType.DOCX:
        from footprint.papers.cleaners import word  # noqa: PLC0415

        return word.clean
    from footprint.papers.cleaners import picture  # noqa: PLC0415

    return lambda path: picture.clean(path, found)


def main(what: str, kind: str, path: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    found, content = FileType(kind), b""
    try:
        if what == "check":
            _checks(found)(Path(path))
        else:
            content = _cleans(found)(Path(path))
        said = {"content": base64.b64encode(content).decode("ascii")}
    except PaperRefusedError as refused:
        said = {"refused": str(refused)}
    except Exception as error:  # what a hostile file does to a library ends here
        said = {"failed": _place(error)}
    sys.stdout.write(json.dumps(said))


def _place(error: Exception) -> str:
    """Which error and where in the code: nothing of what the file holds."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return f"{type(error).__name__} at {' '.join(where)}"


if __name__ == "__main__":
    main(*sys.argv[1:])
