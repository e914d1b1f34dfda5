"""The list of data quality in words, and as a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from footprint.caseload.item_list import ItemList, ItemsAsked
from footprint.children.facts.item import Item, Kind
from footprint.children.presenters.quality import KINDS, item_shown, title_of_code, value_words
from footprint.domain.codes import collection_year
from footprint.domain.findings import FINDINGS
from footprint.formats.tables import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class CountShown:
    """How many items are of a kind, with the address that shows them; `codes` are its parts."""

    words: str
    count: int
    address: str
    codes: tuple[tuple[str, int, str], ...]


def counts_shown(held: ItemList, *, settled: bool) -> list[CountShown]:
    show = {"show": "settled"} if settled else {}
    return [
        CountShown(
            KINDS[kind],
            sum(codes.values()),
            "?" + urlencode({**show, "kind": kind}),
            tuple(
                (title_of_code(code), count, "?" + urlencode({**show, "code": code}))
                for code, count in sorted(codes.items(), key=lambda one: (-one[1], one[0]))
            ),
        )
        for kind, codes in held.counts(settled=settled).items()
    ]


def summary(held: ItemList, today: date) -> str:
    """How many there are, and how many were dealt with lately. What was mended is not counted: it is
    an item no more."""
    if not held.items:
        return ""
    settled, lately = held.settled, held.settled_in_the_month_of(today)
    month = f", {lately:,} of them in {today:%B}" if lately else ""
    return f"{held.to_look_at:,} to look at. {settled:,} settled{month}."


def explained(asked: ItemsAsked) -> str:
    """The sentence about all of a list that is of one code."""
    return FINDINGS.get(asked.code, "")


def empty(held: ItemList, asked: ItemsAsked) -> str:
    """What an empty list says of itself: never that the record is right."""
    if asked.kind or asked.code or asked.year or asked.officer_id:
        return "Nothing here is like that."
    if asked.settled:
        return "Nobody has settled anything yet."
    if held.items:
        return "Everything that was found is settled."
    return (
        "Nothing unsound has been found in the records that you see. What nobody recorded, and what "
        "is wrong without contradicting anything, is not found here."
    )


def table(
    items: Sequence[Item],
    names: Mapping[int, str],
    *,
    named: bool,
    officers: bool,
    may_read: Callable[[Item], bool],
) -> Table:
    """`may_read`: whether the reason for which an item was settled is for whoever the file is for."""
    columns = (
        Column("Child", width=14),
        *((Column("Name", width=28),) if named else ()),
        Column("Kind", width=28),
        Column("What", width=44),
        Column("Of", width=12),
        Column("Day", "date", 14),
        Column("Year", width=10),
        Column("File", width=24),
        Column("Line", "whole", 8),
        Column("Column", width=16),
        Column("Value as read", width=18),
        Column("A person says", width=28),
        Column("The return says", width=28),
        *((Column("Officer", width=24),) if officers else ()),
        Column("Settled", width=34),
        Column("Why", width=44),
    )
    rows = [
        _row(item, names, named=named, officers=officers, reason=may_read(item)) for item in items
    ]
    return Table("Data quality", columns, rows)


def _row(item: Item, names: Mapping[int, str], *, named: bool, officers: bool, reason: bool) -> Row:
    shown = item_shown(item, names, reason=reason)
    place, child = item.place, item.child
    cells: list[Cell] = [child.identifier if child else ""]
    if named:
        cells.append(shown.name if shown.reference else "")
    cells += [KINDS[item.kind], shown.title, item.thing, item.day]
    cells.append(collection_year(item.year) if item.year else "")
    cells += [place.file, place.line, place.column, place.value] if place else [""] * 4
    differ = item.kind is Kind.PERSON and item.field != "denies"
    denied = ["There was none", "There is one"] if item.kind is Kind.PERSON else ["", ""]
    cells += (
        [value_words(item.field, one) for one in (item.person, item.told)] if differ else denied
    )
    if officers:
        cells.append(shown.officer)
    return (*cells, shown.settled, shown.reason)
