"""The items of data quality as a list to work through: filtered, sorted, counted, by pages."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from footprint.caseload.facts import PAGE
from footprint.children.facts.item import Item, Kind
from footprint.domain.names import sorting_key


def _child(item: Item) -> Any:
    """By surname, those without by reference; what is of no child we know last."""
    child = item.child
    if child is None:
        return (2, (), "")
    named = bool(child.first_name or child.known_as or child.surname)
    words = sorting_key(child.surname, child.known_as or child.first_name)
    return (0 if named else 1, words, child.identifier)


_SORTS: Mapping[str, Callable[[Item], Any]] = {
    "child": _child,
    "day": lambda item: item.day or (date(item.year, 3, 31) if item.year else None),
    "what": lambda item: (item.kind, item.code, item.field),
}


@dataclass(frozen=True, slots=True)
class ItemsAsked:
    """`sort` is one of child, day and what, backwards after a "-"."""

    settled: bool = False
    kind: str = ""
    code: str = ""
    year: int | None = None
    officer_id: int | None = None
    sort: str = "child"
    page: int = 1


@dataclass(frozen=True, slots=True)
class ItemsPage:
    """Page `number` (from 1) of `pages`, and the `count` of all that was asked for."""

    items: Sequence[Item]
    number: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """Every item of the viewer's, settled ones too."""

    items: Sequence[Item]

    def asked_for(self, asked: ItemsAsked) -> list[Item]:
        found = [item for item in self.items if _is_asked_for(item, asked)]
        backwards, key = asked.sort.startswith("-"), _SORTS[asked.sort.removeprefix("-")]
        found.sort(key=_child)
        known = [item for item in found if key(item) is not None]
        known.sort(key=key, reverse=backwards)
        return known + [item for item in found if key(item) is None]

    def page(self, asked: ItemsAsked) -> ItemsPage:
        found = self.asked_for(asked)
        pages = max(1, -(-len(found) // PAGE))
        number = min(max(1, asked.page), pages)
        return ItemsPage(found[(number - 1) * PAGE : number * PAGE], number, pages, len(found))

    def counts(self, *, settled: bool) -> Mapping[Kind, Mapping[str, int]]:
        """How many items of each code, by kind; what has none is left out."""
        found: dict[Kind, Counter[str]] = {}
        for item in self.items:
            if (item.settled is not None) is settled:
                found.setdefault(item.kind, Counter())[item.code] += 1
        return {kind: found[kind] for kind in Kind if kind in found}

    @property
    def to_look_at(self) -> int:
        return sum(item.settled is None for item in self.items)

    @property
    def settled(self) -> int:
        return len(self.items) - self.to_look_at

    def settled_in_the_month_of(self, day: date) -> int:
        first = day.replace(day=1)
        ats = (item.settled.at for item in self.items if item.settled)
        return sum(localtime(at).date() >= first for at in ats)

    @property
    def years(self) -> list[int]:
        return sorted({item.year for item in self.items if item.year}, reverse=True)

    @property
    def officers(self) -> Mapping[int, str]:
        held = {item.officer.id: item.officer.full_name for item in self.items if item.officer}
        return dict(sorted(held.items(), key=lambda one: one[1].casefold()))


def _is_asked_for(item: Item, asked: ItemsAsked) -> bool:
    officer = item.officer.id if item.officer else None
    return (
        (item.settled is not None) is asked.settled
        and (not asked.kind or item.kind == asked.kind)
        and (not asked.code or item.code == asked.code)
        and (asked.year is None or item.year == asked.year)
        and (asked.officer_id is None or officer == asked.officer_id)
    )
