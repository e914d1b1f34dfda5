"""What somebody can do about an item of data quality: the pages that her role may open for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from footprint.accounts.matrix import Whose, allows, line_of_route
from footprint.children.facts.item import Item, Kind

#: Checks that compare with the birth date.
_OF_A_BIRTH_DATE = frozenset({"440", "441", "INT17"})
#: Pages about no child.
_ELSEWHERE = frozenset({"imports", "officers", "people"})


@dataclass(frozen=True, slots=True)
class Way:
    text: str
    href: str


def ways(item: Item, role: str, back: str) -> list[Way]:
    """The nearest way first. `back` is the address to which a page about the child leads when it is
    done."""
    found = []
    for route, text in _routes(item):
        whose = Whose.NOBODYS if route in _ELSEWHERE or not item.child else item.child.whose
        line = line_of_route(route)
        if line is not None and allows(line, role, whose):
            found.append(Way(text, _address(item, route, back)))
    return found


def _routes(item: Item) -> Iterator[tuple[str, str]]:
    if item.child is None:
        yield "imports", "Import a corrected return"
        return
    yield from _of_its_kind(item)
    yield "child-record", "What each source says"


def _of_its_kind(item: Item) -> Iterator[tuple[str, str]]:
    match item.kind, item.code:
        case Kind.PERSON, _:
            if item.field != "denies":
                yield f"correct-{item.thing}", f"Correct the {item.thing}"
            yield f"take-{item.thing}-back", "Take back what the person said"
        case Kind.FACTS, _:
            yield f"correct-{item.thing}", f"Correct the {item.thing}"
            yield f"deny-{item.thing}", f"There was no such {item.thing}"
        case _, "no_birth_date":
            yield "correct-birth-date", "Record the birth date"
        case _, "no_names":
            yield "record-names", "Record the names"
            yield "imports", "Import the people file"
        case _, "officer_without_account":
            yield "officers", "Correct the officer's address"
            yield "child-officers", "Allocate another officer"
        case _, code:
            if code in _OF_A_BIRTH_DATE:
                yield "correct-birth-date", "Correct the birth date"
            yield "imports", "Import a corrected return"


def _address(item: Item, route: str, back: str) -> str:
    if route in _ELSEWHERE or item.child is None:
        return reverse(route)
    parts: dict[str, object] = {"child_id": item.child.id}
    if item.thing and route.startswith(("correct-", "deny-", "take-")):
        parts["day"] = item.day
    return f"{reverse(route, kwargs=parts)}?{urlencode({'next': back})}"
