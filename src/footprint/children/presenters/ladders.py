"""What is recorded for the ladders that no return tells of, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from footprint.children.facts.ladder import (
    AUTHORITIES,
    CONFERENCES,
    ORDERS,
    PATHWAY,
    REVIEWS_BESIDE,
    SAID,
    ToldBeside,
)
from footprint.domain.dates import day_words


@dataclass(frozen=True, slots=True)
class Words:
    """How pages call a thing: its heading, the button that records one, the headings of its form's
    page, and what is said above the form."""

    heading: str
    record: str
    form: str
    explained: str = ""


WORDS: Mapping[str, Words] = {
    "order": Words(
        "Court orders",
        "Record an order",
        "An order by which a court keeps the child somewhere",
        "A return does not tell a secure accommodation order from a remand, nor when either ends.",
    ),
    "authority": Words(
        "Authority to place for adoption",
        "Record an authority",
        "Authority to place for adoption",
        "A placement order is in the return too. The parents' consent is not: record it here.",
    ),
    "pathway-plan": Words(
        "Pathway plans", "Record a pathway plan", "A pathway plan", "It is reviewed every 6 months."
    ),
    "accommodation": Words(
        "Accommodation that the authority arranges",
        "Record accommodation",
        "Accommodation that the authority arranges",
        "The pathway plan is then reviewed as soon as practicable after 28 days, and from then on "
        "at most every 3 months.",
    ),
    "conference": Words(
        "Child protection", "Record a conference", "A strategy discussion or a conference"
    ),
    "review": Words(
        "Reviews of secure accommodation and of pathway plans",
        "Record such a review",
        "A review of secure accommodation or of a pathway plan",
        "A review of the child's case is recorded elsewhere, as a review.",
    ),
}
_KINDS: Mapping[str, Mapping[str, str]] = {
    "order": ORDERS,
    "authority": AUTHORITIES,
    "conference": CONFERENCES,
    "review": REVIEWS_BESIDE,
}
#: (kind of conference, goes on) in words.
_OUTCOMES: Mapping[tuple[str, bool], str] = {
    ("strategy", True): "It led to enquiries",
    ("strategy", False): "It led to no enquiries",
    ("initial", True): "The child has a plan",
    ("initial", False): "The child has no plan",
    ("review", True): "The plan goes on",
    ("review", False): "The plan ended",
}


@dataclass(frozen=True, slots=True)
class FactShown:
    id: int
    words: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThingShown:
    """All of one kind, with its words."""

    thing: str
    words: Words
    facts: Sequence[FactShown]


def things_shown(told: Iterable[ToldBeside]) -> list[ThingShown]:
    """Every kind in its order, those without any too."""
    rows = list(told)
    return [
        ThingShown(thing, WORDS[thing], [fact_shown(row) for row in rows if row.thing == thing])
        for thing in SAID
    ]


def fact_shown(row: ToldBeside) -> FactShown:
    kind = _KINDS.get(row.thing, {}).get(row.kind, "")
    return FactShown(row.id, kind or WORDS[row.thing].form, tuple(_lines(row)))


def _lines(row: ToldBeside) -> Iterable[str]:
    if row.thing in {"conference", "review"}:
        yield f"On {day_words(row.day)}"
    else:
        until = f" to {day_words(row.ended_on)}" if row.ended_on else ", with no end yet"
        yield f"From {day_words(row.day)}{until}"
    if row.until:
        yield f"Ordered up to {day_words(row.until)}"
    if row.goes_on is not None:
        yield _OUTCOMES.get((row.kind, row.goes_on), "")
    if row.thing == "review" and row.kind != PATHWAY:
        yield f"Chaired by {row.who}" if row.who else "Who chaired it is not recorded"
