"""What somebody else saved meanwhile, beside what was typed, in words."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from footprint.audit.actions import ChangedMeanwhileError
from footprint.domain.dates import day_words
from footprint.domain.review_codes import LATE_BECAUSE
from footprint.reviews.codes import (
    ATTENDANCE,
    CHILD_WANTS,
    HOW_SPOKEN,
    HOW_VISITED,
    KEPT_AWAY,
    NOT_SPOKEN_ALONE,
    NOT_THERE,
    ON_COURSE,
    PLACES,
    ROLES,
    TOOK_NO_PART,
    ForWhom,
    SittingState,
)
from footprint.reviews.facts.record import Attending, PartSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.headings import Heading
from footprint.reviews.presenters.record import took_part_words
from footprint.reviews.presenters.review import time_words
from footprint.reviews.said.record import AttendedSaid, PartSaid, TookPartSaid

_NOTHING = "Nothing"
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BothShown:
    """(what, how it is) of what stands and of what was typed; `saved` says who saved it, and when."""

    saved: str
    theirs: Pairs
    yours: Pairs


#: The fields that pages show, by their names in the store.
_FIELDS: Mapping[str, str] = {
    "starts_at": "When",
    "minutes": "How many minutes",
    "place_kind": "Where",
    "place": "Place",
    "state": "The sitting",
    "cancelled_on": "Cancelled on",
    "completed_on": "Completed on",
    "late_because": "Why it was late",
    "role": "Who it is",
    "name": "Name",
    "email": "E-mail address",
    "child_wants": "What the child wants",
    "answered_on": "Answered on",
    "answered_by": "Answered by",
    "accepted": "Accepted",
    "words": "In words",
    "alone": "What the child said alone",
    "may_be_told_to": "Who may be told",
    "moved_out_to": "Who was told",
    "moved_out_words": "What was passed on",
    "who": "Who",
    "given_to": "Given to",
    "by_on": "By when",
    "starred": "Starred",
    "took_place": "It took place",
    "done_on": "Done on",
    "done_by": "Done by",
    "how": "How",
    "not_done_why": "Why not",
    "kept_away": "Why not",
    "ask_again_on": "Asked again on",
    "why": "Why",
    "planned_on": "Planned for",
    "on_course": "Is the plan followed?",
    "found": "What was found",
    "received_on": "Came on",
    "shown_to_child_on": "Shown to the child on",
    "to_standard": "To standard",
    "updated_since_last": "Brought up to date",
    "lacks": "What was missing",
    "withdrawn": "Withdrawn",
}
#: What people wrote in their own words: business support reads none of it.
_TEXTS = frozenset({"words", "alone", "moved_out_words", "found", "lacks", "why"})
_CODES: Mapping[str, Mapping[str, str]] = {
    "place_kind": PLACES,
    "late_because": LATE_BECAUSE,
    "state": dict(SittingState.choices),
    "role": ROLES,
    "child_wants": CHILD_WANTS,
    "how": {**HOW_SPOKEN, **HOW_VISITED},
    "not_done_why": NOT_SPOKEN_ALONE,
    "kept_away": KEPT_AWAY,
    "on_course": ON_COURSE,
    "to_standard": {"yes": "Yes", "no": "No"},
    "may_be_told_to": dict(ForWhom.choices),
}


def both_shown(
    changed: ChangedMeanwhileError, who: Mapping[int, str], *, text: bool = True
) -> BothShown:
    """Of a row that somebody else changed: every field that pages show, `text` where the viewer reads
    it; what she typed herself stands in its box."""
    saved = _saved(changed.changed_by, changed.changed_at, who)
    shown = _FIELDS.keys() if text else _FIELDS.keys() - _TEXTS
    return BothShown(saved, _pairs(changed.theirs, shown), _pairs(changed.yours, shown))


def _pairs(values: Mapping[str, object], shown: Collection[str]) -> Pairs:
    return tuple(
        (_FIELDS[name], _in_words(name, value)) for name, value in values.items() if name in shown
    )


def _in_words(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if value is None or value == "":
        return _NOTHING
    if isinstance(value, datetime):
        return time_words(value)
    if isinstance(value, date):
        return day_words(value)
    codes = _CODES.get(name, {})
    if name == "may_be_told_to":
        return ", ".join(codes.get(one, one) for one in str(value).split(","))
    return codes.get(str(value), str(value))


def part_both(
    heading: Heading, theirs: PartSeen, yours: PartSaid, who: Mapping[int, str]
) -> BothShown:
    saved = _saved(theirs.recorded_by, theirs.recorded_at, who)
    return BothShown(saved, tuple(_part(heading, theirs)), tuple(_part(heading, yours)))


def _part(heading: Heading, one: PartSeen | PartSaid) -> Iterator[tuple[str, str]]:
    if one.no_change:
        yield "Since the last review", "No change"
    if heading.answers:
        yield "Answer", "; ".join(heading.words_of(one.answer)) or _NOTHING
    yield "In words", one.words or _NOTHING


def person_both(theirs: Attending, yours: AttendedSaid, who: Mapping[int, str]) -> BothShown:
    saved = _saved(theirs.recorded_by, theirs.recorded_at, who)
    return BothShown(saved, tuple(_attended(theirs)), tuple(_attended(yours)))


def _attended(one: Attending | AttendedSaid) -> Iterator[tuple[str, str]]:
    yield "There", ATTENDANCE.get(one.attendance, _NOTHING)
    if one.not_there_why:
        yield "Why not", NOT_THERE.get(one.not_there_why, one.not_there_why)
    if one.not_there_words:
        yield "More", one.not_there_words


def childs_part_both(theirs: ReviewSeen, yours: TookPartSaid) -> BothShown:
    """The review's row holds more than this, so who saved this of it is not known."""
    return BothShown("", tuple(_took_part(theirs)), tuple(_took_part(yours)))


def _took_part(one: ReviewSeen | TookPartSaid) -> Iterator[tuple[str, str]]:
    yield "How the child took part", took_part_words(one.participation, one.under_four_present)
    if one.took_no_part:
        yield "Why", TOOK_NO_PART.get(one.took_no_part, one.took_no_part)
    if one.took_no_part_why:
        yield "More", one.took_no_part_why


def _saved(by: int | None, at: datetime | None, who: Mapping[int, str]) -> str:
    name = who.get(by or 0, "Somebody else")
    return f"{name} saved this at {localtime(at):%H.%M on %-d %B %Y}" if at else name
