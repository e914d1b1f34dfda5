"""What a heading of the record is, and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Strength = Literal["law", "statutory guidance", "local"]
SCHEDULE_7 = "Schedule 7"
INSTRUMENT = "SI 2010/959"
#: Paragraphs of Schedule 7 whose place was not read in a source.
UNCONFIRMED = frozenset({3, 7, 8, 11, 12})
OTHER = "other"
#: From here on an answer asks its writer for more: nobody who reads the record is asked that.
ASKS_MORE = ": say "


@dataclass(frozen=True, slots=True)
class Heading:
    """One thing that the record says.

    `answers` are offered as one choice, or as several where `several`; none: words alone. `required`:
    a record is not finished without it, unless the heading `unless[0]` was answered `unless[1]`.
    `carries`: "no change since the last review" may be said of it. `from_age`: asked of a child of
    that age or older on the day of the review; of one whose birth date is not known too.
    """

    code: str
    title: str
    asks: str
    place: str
    strength: Strength
    answers: Mapping[str, str] = field(default_factory=dict)
    several: bool = False
    required: bool = True
    carries: bool = True
    unless: tuple[str, str] | None = None
    from_age: int | None = None

    def words_of(self, answer: str) -> tuple[str, ...]:
        """What the chosen codes say, in the order of the list, without what it asks of the writer."""
        chosen = set(answer.split(","))
        said = (words for code, words in self.answers.items() if code in chosen)
        return tuple(words.partition(ASKS_MORE)[0] for words in said)


@dataclass(frozen=True, slots=True)
class Group:
    """The headings of one page."""

    code: str
    title: str
    headings: tuple[Heading, ...]


def matter(number: int) -> str:
    read = " (in summary, to be confirmed)" if number in UNCONFIRMED else ""
    return f"{INSTRUMENT} {SCHEDULE_7}, paragraph {number}{read}"


def law(code: str, title: str, asks: str, number: int, **more: object) -> Heading:
    return Heading(code, title, asks, matter(number), "law", **more)  # type: ignore[arg-type]


HOW_IT_IS: Mapping[str, str] = {
    "well": "Going well",
    "some": "Something needs to improve",
    "much": "Much needs to improve",
}
HANDBOOK = "IRO Handbook"
SERVICE = "The service’s own"
