"""What no version may give away: where somebody lives whom it is not about, and how to reach them.

A version that carries it is not approved. The file's version is no exception: it is shown to
whoever reads the child's record.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from footprint.children.facts.round import PersonRound
from footprint.post.unsaid import carries, unsaid
from footprint.reviews.facts.sending import Piece

#: A postcode of the United Kingdom, as people type it.
_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\b")


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A piece carries somebody's address, or how to reach them. `whose` is the person's name; the
    value is not repeated."""

    code: str
    title: str
    whose: str
    withheld: bool


def disclosed(pieces: Iterable[Piece], people: Iterable[PersonRound]) -> tuple[Disclosed, ...]:
    """In the pieces that are given. `people` are those round the child, their addresses with them
    as far as the viewer may have them."""
    everybody = tuple(people)
    return tuple(
        Disclosed(piece.code, piece.title, person.name, person.address_withheld)
        for piece in pieces
        if not piece.left_out
        for person in everybody
        if any(carries(piece.text, value) for value in _values(person))
    )


def _values(person: PersonRound) -> Iterator[str]:
    postcodes = _POSTCODE.findall(person.address)
    yield from unsaid(addresses=[person.address], postcodes=postcodes)
    yield from filter(None, (person.email, person.phone))
