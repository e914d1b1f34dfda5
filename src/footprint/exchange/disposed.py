"""Children whose record was disposed of stay out, whatever an old file says of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

import polars as pl

from footprint.exchange.people.words import PeopleWords
from footprint.exchange.ssda903.words import ReturnWords

Words = TypeVar("Words", ReturnWords, PeopleWords)

_OF_A_RETURN = ("children", "episodes", "reviews", "uasc", "social_workers")
_OF_PEOPLE = ("names", "officers", "social_workers", "protection_plans")


def identifiers_in(returns: Sequence[ReturnWords], people: PeopleWords | None) -> set[str]:
    """Every child whom the files name."""
    found = {one for each in returns for one in each.children["identifier"]}
    return found | set(people.children["identifier"] if people else ())


def without(words: Words, gone: frozenset[str]) -> tuple[Words, int]:
    """What a file says without the rows of the children who have gone, and how many those were."""
    if not gone:
        return words, 0
    of_return = isinstance(words, ReturnWords)
    frames = {name: getattr(words, name) for name in (_OF_A_RETURN if of_return else _OF_PEOPLE)}
    kept: dict[str, Any] = {
        name: _without(frame, "identifier", gone) for name, frame in frames.items()
    }
    rows = sum(frame.height - kept[name].height for name, frame in frames.items())
    # Who a finding is about, and in which line a child first stands, are no rows of the file.
    if isinstance(words, ReturnWords):
        kept["findings"] = _without(words.findings, "child", gone)
    else:
        kept["children"] = _without(words.children, "identifier", gone)
    return replace(words, **kept), rows


def _without(frame: pl.DataFrame, column: str, gone: frozenset[str]) -> pl.DataFrame:
    hers = pl.col(column).is_in(sorted(gone)).fill_null(value=False)
    return frame.filter(~hers)
