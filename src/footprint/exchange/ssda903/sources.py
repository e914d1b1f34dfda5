"""From the paths on a command line to returns, each a name and its recognised files.

A folder or zip with recognised files in it is a return; one without is looked through for folders
and zips that are. Loose CSV files given together are one return.
"""

import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from footprint.exchange.ssda903.containers import (
    Entry,
    Folder,
    Place,
    Zip,
    file_entry,
    is_zip,
    open_zip,
    printed,
    why,
)
from footprint.exchange.ssda903.heading import column_names, first_line
from footprint.exchange.ssda903.kinds import Kind, kind_by_columns, kind_by_file_name
from footprint.exchange.ssda903.plain_text import what_it_is_instead
from footprint.exchange.ssda903.refusal import ReturnRefused

#: Folders in folders and zips in zips that are looked into.
MAX_DEPTH = 3
SNIFFED_BYTES = 64 * 1024

_TEXT_ENDINGS = (".csv", ".txt")
_SPREADSHEET_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
_NOT_OF_A_RETURN = "is no file of the return that is known by its columns or its name"
_REASONS_TOLD = 5


@dataclass(frozen=True, slots=True)
class Source:
    """A file of one recognised kind, still unread. `by_columns`: its columns say so, not only
    its name."""

    kind: Kind
    entry: Entry
    by_columns: bool


@dataclass(frozen=True, slots=True)
class ReturnFiles:
    """The recognised files of one return."""

    name: str
    sources: tuple[Source, ...]


@dataclass(slots=True)
class Found:
    """The returns among the given paths, and what was left out: name -> why."""

    returns: list[ReturnFiles] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)


def find_returns(paths: Sequence[Path]) -> Found:
    """Every return in `paths`, in their order; raises ReturnRefused when there is none."""
    found = Found()
    loose: list[Entry] = []
    for path in paths:
        mode = _mode(path)
        if stat.S_ISDIR(mode):
            _look_in(Folder(path, path.resolve().name or str(path)), found, depth=0)
        elif not stat.S_ISREG(mode):
            raise ReturnRefused(f"{printed(path.name)} is neither a file nor a folder.")
        elif is_zip(path.name):
            _look_in(Zip(path.name, open_zip(path.name, path)), found, depth=0)
        else:
            loose.append(file_entry(path, path.name))
    if loose and (sources := _recognised(loose, found.left_out)):
        name = loose[0].name if len(loose) == 1 else "the files given"
        found.returns.append(ReturnFiles(name, sources))
    if not found.returns:
        raise ReturnRefused(_nothing_found(paths, found.left_out))
    _tell_apart(found.returns)
    return found


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        raise ReturnRefused(f"{printed(str(path))} does not exist.") from None
    except (OSError, ValueError) as error:
        raise ReturnRefused(f"{printed(str(path))} cannot be read: {why(error)}.") from error


def _look_in(place: Place, found: Found, depth: int) -> None:
    found.left_out |= place.unopened()
    sources = _recognised(place.entries(), found.left_out)
    if sources:
        found.returns.append(ReturnFiles(place.name, sources))
        inside = "is inside a return: give it as a path of its own to read it"
        found.left_out |= dict.fromkeys(place.inner_names(), inside)
        return
    if depth == MAX_DEPTH and place.inner_names():
        raise ReturnRefused(
            f"{place.inner_names()[0]} lies too deep: folders and zips are looked into"
            f" {MAX_DEPTH} levels down."
        )
    for inner in place.inner():
        _look_in(inner, found, depth + 1)


def _recognised(entries: Sequence[Entry], left_out: dict[str, str]) -> tuple[Source, ...]:
    sources = []
    for entry in entries:
        source = _source(entry)
        if isinstance(source, Source):
            sources.append(source)
        else:
            left_out[entry.name] = source
    return tuple(sources)


def _source(entry: Entry) -> Source | str:
    """The file as one of its kind, or why it is left out.

    A file that is named like a kind is of that kind even when its first line says nothing, so
    that what is wrong with it is said aloud.
    """
    ending = "." + entry.name.rsplit(".", 1)[-1].lower()
    by_name = kind_by_file_name(entry.name) if ending in _TEXT_ENDINGS else None
    try:
        first = entry.first(SNIFFED_BYTES)
    except ReturnRefused:
        if by_name:
            raise
        return "cannot be read"
    by_columns = kind_by_columns(column_names(first_line(first)))
    if kind := by_columns or by_name:
        return Source(kind, entry, by_columns is not None)
    if ending in _SPREADSHEET_ENDINGS:
        return "is a spreadsheet and was not read: save it as CSV"
    if what := what_it_is_instead(first):
        return f"{what}; only CSV is read"
    if ending == ".xml":
        return "is XML; only CSV is read so far"
    return _NOT_OF_A_RETURN


def _nothing_found(paths: Sequence[Path], left_out: dict[str, str]) -> str:
    """What was given holds no return. Files that have nothing to do with one are only counted."""
    given = ", ".join(printed(path.resolve().name or str(path)) for path in paths[:_REASONS_TOLD])
    told = [f"{name} {why}" for name, why in left_out.items() if why != _NOT_OF_A_RETURN]
    others = len(left_out) - len(told)
    counted = [f"{others} other file{'s' if others > 1 else ''}"] if others else []
    reasons = "; ".join([*told[:_REASONS_TOLD], *counted])
    verb = "holds" if len(paths) == 1 else "hold"
    return f"{given} {verb} no SSDA903 CSV files" + (f" ({reasons})." if reasons else ".")


def _tell_apart(returns: list[ReturnFiles]) -> None:
    """Two returns of one name (a/2018 and b/2018) get a number."""
    seen: dict[str, int] = {}
    for place, each in enumerate(returns):
        seen[each.name] = seen.get(each.name, 0) + 1
        if seen[each.name] > 1:
            returns[place] = ReturnFiles(f"{each.name} ({seen[each.name]})", each.sources)
