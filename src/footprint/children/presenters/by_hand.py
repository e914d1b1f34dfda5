"""What each source says of a child, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils.timezone import localtime

from footprint.children.connections import LISTS
from footprint.children.facts.child import EpisodeTold, Flagged, NamesTold, ReviewTold, Told
from footprint.children.facts.ladder import AUTHORITIES, CONFERENCES, ORDERS, REVIEWS_BESIDE
from footprint.children.flags import WORDS
from footprint.children.presenters.round import FIELDS as OF_PEOPLE
from footprint.domain.codes import (
    END_REASONS,
    LEGAL_STATUSES,
    NEW_EPISODE_REASONS,
    PARTICIPATION,
    PLACEMENTS,
    CodeSet,
    collection_year,
)
from footprint.domain.dates import day_words

NOT_SAID = "Not said"
FIELDS: Mapping[str, str] = {
    "first_name": "First name",
    "known_as": "Known as",
    "surname": "Surname",
    "born_on": "Birth date",
    "began_on": "First day",
    "ended_on": "Last day",
    "new_episode": "Why it began",
    "legal_status": "Legal status",
    "placement": "Placement",
    "end_reason": "Why it ended",
    "held_on": "Held on",
    "participation": "How the child took part",
    **OF_PEOPLE,
    "kind": "What it is",
    "until": "Ordered up to",
    "goes_on": "It goes on",
    "chaired_by": "Chaired by",
}
CODES: Mapping[str, CodeSet] = {
    "new_episode": NEW_EPISODE_REASONS,
    "legal_status": LEGAL_STATUSES,
    "placement": PLACEMENTS,
    "end_reason": END_REASONS,
    "participation": PARTICIPATION,
}
#: What is recorded for a ladder of its own, by its kind.
_KINDS: Mapping[str, str] = {**REVIEWS_BESIDE, **CONFERENCES, **AUTHORITIES, **ORDERS}


@dataclass(frozen=True)
class WordShown:
    """One source's word on a thing, a line a field; `counts`: it is the one that is read."""

    source: str
    lines: tuple[str, ...]
    counts: bool


@dataclass(frozen=True)
class ThingShown:
    """An episode or a review: every word on it, the one that counts first. `day` names it."""

    day: str
    words: tuple[WordShown, ...]
    by_person: bool
    denied: bool
    by_return: bool


@dataclass(frozen=True)
class NamesShown:
    source: str
    first_name: str
    known_as: str
    surname: str


@dataclass(frozen=True)
class FlagShown:
    id: int
    words: str
    days: str
    source: str
    by_person: bool
    open: bool


def episodes_shown(told: Iterable[EpisodeTold], names: Mapping[int, str]) -> list[ThingShown]:
    """The latest episode first."""
    groups = groupby(told, key=lambda one: one.began_on)
    return [_thing(day, list(words), names) for day, words in groups][::-1]


def reviews_shown(told: Iterable[ReviewTold], names: Mapping[int, str]) -> list[ThingShown]:
    groups = groupby(told, key=lambda one: one.held_on)
    return [_thing(day, list(words), names) for day, words in groups][::-1]


def names_shown(told: Iterable[NamesTold], names: Mapping[int, str]) -> list[NamesShown]:
    return [
        NamesShown(
            by_whom(one.told, names) if one.by_person else "People file",
            one.first_name or NOT_SAID,
            one.known_as or NOT_SAID,
            one.surname or NOT_SAID,
        )
        for one in told
    ]


def flag_shown(flag: Flagged, today: date) -> FlagShown:
    until = f" up to {day_words(flag.ended_on)}" if flag.ended_on else ", with no end yet"
    return FlagShown(
        flag.id,
        WORDS.get(flag.kind, flag.kind),
        f"From {day_words(flag.began_on)}{until}",
        flag.source,
        by_person=flag.word == "person",
        open=flag.ended_on is None or flag.ended_on > today,
    )


def by_whom(told: Told, names: Mapping[int, str]) -> str:
    return who_and_when(told.recorded_by, told.recorded_at, names)


def who_and_when(person_id: int | None, at: datetime, names: Mapping[int, str]) -> str:
    who = names.get(person_id or 0, "a command on the server")
    return f"{who}, {day_words(localtime(at).date())}"


def in_words(field: str, value: object) -> str:
    """A field's value as pages show it."""
    if value is None or value == "":
        return NOT_SAID
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    codes = CODES.get(field)
    text = str(value)
    if field in LISTS:
        return LISTS[field].get(text, text)
    if field == "kind":
        return _KINDS.get(text, text)
    return f"{text}: {codes.meaning(text)}" if codes and text in codes.known else text


def changed_shown(theirs: Mapping[str, object]) -> list[tuple[str, str]]:
    """What somebody else saved meanwhile, of the fields that pages show."""
    if theirs.get("denies"):
        return [("What they said", "It is not so: there was none on that day")]
    if theirs.get("withdrawn"):
        return [("What they said", "Nothing any more: it was taken back")]
    return [
        (FIELDS[name], in_words(name, value)) for name, value in theirs.items() if name in FIELDS
    ]


def _thing(
    day: date, words: Sequence[EpisodeTold | ReviewTold], names: Mapping[int, str]
) -> ThingShown:
    first = words[0]
    return ThingShown(
        day.isoformat(),
        tuple(WordShown(_source(one, names), _lines(one), counts=one is first) for one in words),
        by_person=first.year is None,
        denied=first.denies,
        by_return=any(one.year is not None for one in words),
    )


def _lines(one: EpisodeTold | ReviewTold) -> tuple[str, ...]:
    if one.denies:
        return ("It is not so: there was none on that day",)
    return _episode_lines(one) if isinstance(one, EpisodeTold) else _review_lines(one)


def _source(one: EpisodeTold | ReviewTold, names: Mapping[int, str]) -> str:
    return f"Return {collection_year(one.year)}" if one.year else by_whom(one.told, names)


def _episode_lines(one: EpisodeTold) -> tuple[str, ...]:
    until = f" to {day_words(one.ended_on)}" if one.ended_on else ", still open"
    codes = [
        in_words(name, value)
        for name in ("new_episode", "legal_status", "placement", "end_reason")
        if (value := getattr(one, name))
    ]
    return (f"{day_words(one.began_on)}{until}", *codes)


def _review_lines(one: ReviewTold) -> tuple[str, ...]:
    took_part = in_words("participation", one.participation) if one.participation else ""
    return (day_words(one.held_on), took_part or "How the child took part is not recorded")
