"""What was given, read: the returns and the people file, each file's own word.

The same for the page and for the command. Nothing is asked of the store here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from footprint.exchange.people.people_file import is_people_file, read_people
from footprint.exchange.people.words import PeopleWords
from footprint.exchange.ssda903.refusal import ReturnRefused
from footprint.exchange.ssda903.returns import LoadedReturns, read_returns

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Given:
    """The words of everything that was given. `returns` is None where there was no return."""

    returns: LoadedReturns | None
    people: PeopleWords | None


def read_given(paths: Sequence[Path], tell: Tell) -> Given:
    """Reads files, zips and folders as one import. Raises ReturnRefused."""
    people = [path for path in _files(paths) if _is_people(path)]
    if len(people) > 1:
        names = ", ".join(path.name for path in people)
        raise ReturnRefused(f"{names} are all people files: give one of them.")
    rest = [path for path in paths if path not in people]
    if people and not any(_may_hold_a_return(path) for path in rest):
        rest = []
    words = None
    for path in people:
        tell(path.name)
        words = read_people(path)
    returns = read_returns(rest, with_words=True, progress=tell) if rest else None
    return Given(returns, words)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Files that were given themselves, and those that lie in a folder that was given."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.is_file())
        elif path.is_file():
            yield path


def _is_people(path: Path) -> bool:
    if path.suffix.lower() not in {".csv", ".txt"}:
        return False
    return is_people_file(path)


def _may_hold_a_return(path: Path) -> bool:
    """Anything but a folder in which the people file lay alone."""
    if not path.is_dir():
        return True
    return any(
        inside.is_dir() or not _is_people(inside)
        for inside in path.iterdir()
        if not inside.name.startswith(".")
    )
