"""A record in words: its pages, each heading beside what the last record said, what is missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from footprint.domain.dates import day_words
from footprint.reviews.codes import ROLES
from footprint.reviews.content import said_words
from footprint.reviews.facts.record import (
    Attending,
    Known,
    LastRecord,
    Missing,
    RecordSeen,
)
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.headings import GROUPS, Group, Heading, asked
from footprint.reviews.presenters.known import known_words

ATTENDANCE, CHECK = "attendance", "check"
#: Every page of a record, in the order in which it is written.
PAGES: tuple[tuple[str, str], ...] = (
    (ATTENDANCE, "Who was there"),
    *((group.code, group.title) for group in GROUPS),
    (CHECK, "Check and finish"),
)


@dataclass(frozen=True, slots=True)
class PageShown:
    title: str
    href: str
    current: bool
    number: int


@dataclass(frozen=True, slots=True)
class LastShown:
    """What the last record said under a heading."""

    when: str
    answers: str
    words: str


@dataclass(frozen=True, slots=True)
class HeadingShown:
    """A heading on the page on which it is written."""

    code: str
    title: str
    asks: str
    rests_on: str
    required: bool
    has_answers: bool
    several: bool
    carries: bool
    known: str
    last: LastShown | None
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidShown:
    """A heading as it stands; `href` is where it is changed."""

    title: str
    answers: str
    words: str
    no_change: str
    family: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody on the page of who was there; `before` is what the last record said of them."""

    field: str
    who: str
    role: str
    before: str


@dataclass(frozen=True, slots=True)
class MissingShown:
    text: str
    href: str


def page_address(review: ReviewSeen, page: str) -> str:
    parts = {"child_id": review.child.id, "review_id": review.id}
    return reverse(f"record-{page}", kwargs=parts)


def pages_shown(review: ReviewSeen, current: str) -> list[PageShown]:
    return [
        PageShown(title, page_address(review, code), code == current, number)
        for number, (code, title) in enumerate(PAGES, start=1)
    ]


def next_page(review: ReviewSeen, current: str) -> str:
    """The address of the page that follows, as the pages are written."""
    codes = [code for code, _ in PAGES]
    return page_address(review, codes[codes.index(current) + 1])


def headings_shown(record: RecordSeen, group: Group, known: Known) -> list[HeadingShown]:
    said = known_words(known)
    return [
        HeadingShown(
            code=one.code,
            title=one.title,
            asks=one.asks,
            rests_on=f"{one.place} ({one.strength})",
            required=one.required,
            has_answers=bool(one.answers),
            several=one.several,
            carries=one.carries,
            known=said.get(one.code, ""),
            last=_last_shown(record.last, one),
            passages=tuple(each.words for each in record.passages if each.heading == one.code),
        )
        for one in asked(record.age, group)
    ]


def _last_shown(last: LastRecord | None, heading: Heading) -> LastShown | None:
    said = last.said_under(heading.code) if last else None
    if said is None or last is None:
        return None
    when = day_words(last.held_on) if last.held_on else ""
    shown = LastShown(when, "; ".join(said["answer_words"]), said_words(said))
    return shown if shown.answers or shown.words else None


def missing_shown(review: ReviewSeen, found: Iterable[Missing]) -> list[MissingShown]:
    return [
        MissingShown(one.words, f"{page_address(review, one.page)}#{one.field}") for one in found
    ]


def groups_shown(
    review: ReviewSeen, content: Mapping[str, Any]
) -> list[tuple[str, list[SaidShown]]]:
    """A record's headings by page, in its own words."""
    shown = []
    for group in GROUPS:
        said = [
            _said_shown(one, f"{page_address(review, group.code)}#{one['code']}")
            for one in content["headings"]
            if one["group"] == group.code
        ]
        if said:
            shown.append((group.title, said))
    return shown


def _said_shown(said: Mapping[str, Any], href: str) -> SaidShown:
    since = said["no_change_since"]
    return SaidShown(
        said["title"],
        "; ".join(said["answer_words"]),
        said_words(said),
        f"No change since {day_words(date.fromisoformat(since))}" if since else "",
        tuple(said["family"]),
        href,
    )


def attendance_shown(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(who, whether they were there and why not) of a record."""
    return [
        (
            f"{one['role_words']}: {one['name']}" if one["name"] else one["role_words"],
            ". ".join(_attended(one)),
        )
        for one in content["attendance"]
    ]


def _attended(one: Mapping[str, Any]) -> Iterator[str]:
    yield one["attendance_words"]
    yield from (one[name] for name in ("not_there_why_words", "not_there_words") if one[name])


def people_shown(record: RecordSeen) -> list[PersonShown]:
    return [
        PersonShown(
            one.field,
            one.name or ROLES[one.role],
            ROLES[one.role] if one.name else "",
            _before(record.last, one),
        )
        for one in record.attending
    ]


def _before(last: LastRecord | None, one: Attending) -> str:
    said = last.attended(one.role, one.name) if last else None
    return ". ".join(_attended(said)) if said else ""


def decisions_shown(content: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(what, who, by when) of a record's decisions."""
    return [
        (
            one["words"],
            one["who"],
            day_words(date.fromisoformat(one["by_on"])) if one["by_on"] else "",
        )
        for one in content["decisions"]
    ]


def took_part_shown(content: Mapping[str, Any]) -> str:
    """How the child took part, in words that the child may read."""
    took = content["took_part"]
    if took["under_four_present"] is not None:
        return took_part_words(took["participation"], took["under_four_present"])
    said = took_part_words(took["participation"], None)
    why = [took["took_no_part_words"], took["took_no_part_why"]]
    return ". ".join([said, *(one for one in why if one)])


def took_part_words(participation: str, under_four_present: bool | None) -> str:
    if under_four_present is not None:
        return "Was there" if under_four_present else "Was not there"
    return _TOOK_PART.get(participation, "Not recorded")


_TOOK_PART: Mapping[str, str] = {
    "PN0": "Under 4",
    "PN1": "Was there, and spoke for themselves",
    "PN2": "Was there, and somebody spoke for them",
    "PN3": "Was there, and gave views without words",
    "PN4": "Was there, and gave no views",
    "PN5": "Was not there; somebody spoke for them",
    "PN6": "Was not there, and sent views",
    "PN7": "Was not there, and gave no views",
}


def others_words(others: Iterable[tuple[int, datetime]], who: Mapping[int, str]) -> list[str]:
    """Who else has this record open, and since when nothing was heard of them."""
    return [
        f"{who[person_id]} is at this record too; last at {localtime(at):%H.%M}."
        for person_id, at in others
        if person_id in who
    ]
