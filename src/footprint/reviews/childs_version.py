"""The child's own version: short, in plain words, and what matters to a child first. It begins with
what is going well, then what will happen, who does it and by when, and what the child may do.

The officer writes it over in the child's words: what stands under a heading of the record is where
she begins.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from footprint.domain.dates import day_words
from footprint.reviews.codes import ForWhom
from footprint.reviews.content import said_words
from footprint.reviews.facts.sending import Piece
from footprint.reviews.recipients import (
    CHILDS_TITLES,
    MY_JOB,
    PRIVATE,
    RIGHTS,
    RULES,
    WHAT_HAPPENS,
    WHO_I_AM,
    YOUR_RIGHTS,
)

#: A sentence of more words than this is hard to read on a phone.
LONGEST_SENTENCE = 20
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_FIRST, _AFTER = ("going_well",), ("to_improve", "child_views")


def childs_pieces(content: Mapping[str, Any], *, called: str, private: str) -> Iterator[Piece]:
    said = {one["code"]: one for one in content["headings"]}
    rule = RULES[ForWhom.CHILD]
    yield Piece("hello", "", _hello(content, called))
    yield from _under(said, _FIRST, offered=False)
    yield from _decisions(content)
    yield from (
        Piece(f"right-{number}", YOUR_RIGHTS, text, listed=True)
        for number, text in enumerate(RIGHTS, start=1)
    )
    yield from _under(said, _AFTER, offered=False)
    yield from _under(said, rule.offered, offered=True)
    if private:
        yield Piece("private", PRIVATE, private)
    officer = content["review"]["officer"]
    yield Piece("from", WHO_I_AM, f"I am {officer}. I lead your reviews. {MY_JOB}")


def _hello(content: Mapping[str, Any], called: str) -> str:
    day = day_words(date.fromisoformat(content["review"]["on"]))
    met = "We had your review on" if content["review"]["held_on"] else "I looked at your plan on"
    return f"Hello {called},\n\n{met} {day}. Here is what we said, and what happens now."


def _under(
    said: Mapping[str, Mapping[str, Any]], codes: tuple[str, ...], *, offered: bool
) -> Iterator[Piece]:
    """Words only: the lists' own answers are written for grown-ups."""
    for code in codes:
        text = said_words(said[code]) if code in said else ""
        if text:
            yield Piece(f"heading-{code}", CHILDS_TITLES[code], text, offered=offered)


def _decisions(content: Mapping[str, Any]) -> Iterator[Piece]:
    if not content["decisions"]:
        yield Piece("nothing-new", WHAT_HAPPENS, "Your plan stays as it is.")
    for one in content["decisions"]:
        words = one["words"].strip().rstrip(".")
        who = f" Who: {one['who']}." if one["who"] else ""
        by = f" By: {day_words(date.fromisoformat(one['by_on']))}." if one["by_on"] else ""
        yield Piece(f"decision-{one['number']}", WHAT_HAPPENS, f"{words}.{who}{by}", listed=True)


def long_sentences(text: str) -> tuple[str, ...]:
    """Sentences that are hard to read, each by its first words."""
    found = (match.group().strip() for match in _SENTENCE.finditer(text))
    return tuple(
        f"{' '.join(one.split()[:6])} …" for one in found if len(one.split()) > LONGEST_SENTENCE
    )
