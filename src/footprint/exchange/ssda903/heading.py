"""The header row of a file: its columns' names."""

import csv

from footprint.exchange.ssda903.kinds import Kind, column_name
from footprint.exchange.ssda903.refusal import ReturnRefused


def column_names(line: str) -> tuple[str, ...]:
    """The names in a header row, tidied; () when it cannot be split."""
    try:
        cells = next(csv.reader([line.replace("\r", " ").replace("\n", " ")]), [])
    except csv.Error:
        return ()
    return tuple(column_name(cell) for cell in cells)


def first_line(data: bytes) -> str:
    """The first line with anything on it, as text; good enough to tell what a file is."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
    return next((line for line in text.splitlines() if line.strip(', "\t')), "")


def refuse_unreadable(names: tuple[str, ...], kind: Kind, file: str) -> None:
    """Raises ReturnRefused when a column stands twice, or one is missing that must be there."""
    twice = sorted({name for name in names if name in kind.columns and names.count(name) > 1})
    if twice:
        raise ReturnRefused(
            f"{file} has the column {twice[0]} more than once: it is not clear which to read."
        )
    missing = [name for name in kind.needed if name not in names]
    if missing:
        raise ReturnRefused(
            f"{file} is the {kind.title} file, without the column{'s' if missing[1:] else ''}"
            f" {', '.join(missing)}.{_separator_hint(names)}"
        )


def _separator_hint(names: tuple[str, ...]) -> str:
    if len(names) == 1 and (";" in names[0] or "_" in names[0]):
        return " Its cells must be separated by commas."
    return ""
