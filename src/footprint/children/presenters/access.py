"""Who was let in to whose record, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.timezone import localtime

from footprint.children.facts.access import Barred, Listing, Opened, Restricted
from footprint.children.facts.child import ChildSeen
from footprint.domain.dates import day_words


@dataclass(frozen=True)
class OpeningShown:
    child_id: int
    child: str
    who: str
    at: str
    kind: str
    tag: str
    reason: str
    told: str


def opening_shown(
    one: Opened, children: Mapping[int, str], people: Mapping[int, str]
) -> OpeningShown:
    letters = (
        "A letter was written to you and the other IRO managers"
        if one.letters
        else "No IRO manager could be written to"
    )
    return OpeningShown(
        one.child_id,
        children[one.child_id],
        people[one.person_id],
        f"{localtime(one.at):%-d %B %Y, %H.%M}",
        "Restricted" if one.broke_glass else "Another’s child",
        "govuk-tag--red" if one.broke_glass else "govuk-tag--blue",
        one.reason,
        letters if one.broke_glass else "",
    )


@dataclass(frozen=True)
class RestrictionShown:
    reason: str
    since: str
    named: tuple[str, ...]


@dataclass(frozen=True)
class BarShown:
    id: int
    who: str
    reason: str
    since: str
    why_not_lift: str | None


@dataclass(frozen=True)
class ListingShown:
    id: int
    child: str
    reference: str
    days: str


@dataclass(frozen=True)
class InspectorShown:
    id: int
    name: str
    listed: tuple[ListingShown, ...]


def restriction_shown(one: Restricted, names: Mapping[int, str]) -> RestrictionShown:
    named = sorted(names[person] for person in one.named)
    return RestrictionShown(one.reason, day_words(one.began_on), tuple(named))


def bar_shown(one: Barred, names: Mapping[int, str], why_not: str | None) -> BarShown:
    since = day_words(localtime(one.recorded_at).date())
    return BarShown(one.id, names[one.person_id], one.reason, since, why_not)


def inspectors_shown(
    listed: Iterable[Listing], children: Mapping[int, ChildSeen], names: Mapping[int, str]
) -> list[InspectorShown]:
    """By name; those without a child on their list too."""
    rows: dict[int, list[ListingShown]] = {person: [] for person in names}
    for one in listed:
        child = children[one.child_id]
        days = f"{day_words(one.began_on)} up to {day_words(one.ended_on)}"
        rows[one.person_id].append(ListingShown(one.id, child.name, child.identifier, days))
    return [
        InspectorShown(person, name, tuple(rows[person]))
        for person, name in sorted(names.items(), key=lambda one: one[1])
    ]
