"""A text for people, as blocks: what the page, the PDF and the Word file of it are all made from.

Texts are plain: whatever looks like markup in them is shown as it was typed. A line end within a
block stays a line end. Characters that no XML file can hold are shown as U+FFFD.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

#: What XML 1.0 leaves out: controls, halves of pairs, and two that are no characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|\r|\x85|\u2028|\u2029")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
#: Below the title, which is level 1.
HIGHEST, LOWEST = 2, 6


def printable(text: str) -> str:
    """The text with line ends of one kind and nothing that a file of XML cannot hold."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _LINE_ENDS.sub("\n", text))


def runs_from_right(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 2 to 6: the title is the one heading of level 1."""

    level: int
    text: str

    def __post_init__(self) -> None:
        if not HIGHEST <= self.level <= LOWEST:
            raise ValueError(f"A heading's level is {HIGHEST} to {LOWEST}, not {self.level}.")
        _keep(self, text=printable(self.text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str

    def __post_init__(self) -> None:
        _keep(self, text=printable(self.text))


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph that stands out: a warning, or something the reader must not miss."""

    text: str

    def __post_init__(self) -> None:
        _keep(self, text=printable(self.text))


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]

    def __post_init__(self) -> None:
        _keep(self, items=_each(self.items))


@dataclass(frozen=True, slots=True)
class Table:
    """`head` names the columns; every row has as many cells."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if not self.head or any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("Every row of a table has a cell for each of its columns.")
        _keep(
            self,
            caption=printable(self.caption),
            head=_each(self.head),
            rows=tuple(_each(row) for row in self.rows),
        )

    @property
    def widths(self) -> tuple[int, ...]:
        """What part of the width of a printed page each column takes, in hundredths: more where more
        is to be read, and never so little that a date breaks."""
        columns = zip(self.head, *self.rows, strict=True)
        weights = [min(max(*map(len, column), 12), 200) ** 0.5 for column in columns]
        return tuple(round(100 * weight / sum(weights)) for weight in weights)


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a name and what it is: "Date of the review", "3 May 2026"."""

    pairs: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        _keep(self, pairs=tuple((printable(name), printable(what)) for name, what in self.pairs))


Block: TypeAlias = Heading | Paragraph | Note | Bullets | Table | Facts


@dataclass(frozen=True, slots=True)
class Document:
    """`language` is a tag of BCP 47. No level of headings is left out on the way down, or
    `ValueError`: whoever hears the page finds her way by them."""

    title: str
    language: str = "en-GB"
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        title = " ".join(printable(self.title).split())
        if not title:
            raise ValueError("A document has a title.")
        _keep(self, title=title, blocks=tuple(self.blocks))
        level = HIGHEST - 1
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level > level + 1:
                    raise ValueError(f"A heading of level {block.level} stands below {level}.")
                level = block.level


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A text that somebody typed: a paragraph for each stretch between blank lines."""
    stretches = _BLANK_LINES.split(printable(text).strip())
    return tuple(Paragraph(stretch) for stretch in stretches if stretch)


def _each(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(printable(text) for text in texts)


def _keep(block: object, **values: object) -> None:
    """Sets what is frozen afterwards."""
    for name, value in values.items():
        object.__setattr__(block, name, value)
