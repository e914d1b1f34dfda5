"""The preview in sections: each sort of row with its first few, or one sort page by page."""

from collections.abc import Collection
from dataclasses import dataclass

from footprint.exchange import preview
from footprint.exchange.labels import BECOMES


@dataclass(frozen=True, slots=True)
class Section:
    """What becomes of its rows, and the rows of it that are shown."""

    what: str
    rows: preview.Rows


def sections_of(
    import_id: int,
    asked: str,
    unseen: Collection[str],
    *,
    number: int,
    page: int,
    examples: int,
) -> tuple[Section, ...]:
    """The sections that hold anything; only the one that is asked for, if it is one."""
    if asked in BECOMES:
        first = (number - 1) * page
        return (
            Section(asked, preview.rows(import_id, asked, unseen=unseen, first=first, size=page)),
        )
    found = []
    for what in BECOMES:
        # Of each kind of word some: the first twenty episodes say nothing of the reviews.
        rows = preview.some_of_each(import_id, what, unseen=unseen, size=examples)
        if rows.count or rows.hidden:
            found.append(Section(what, rows))
    return tuple(found)
