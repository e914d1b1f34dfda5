"""The trail in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qsl

from django.utils.timezone import localtime

from footprint.accounts.links import BY_LINK
from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Source, TrailEntry, Value
from footprint.caseload.presenters.trail_words import KINDS, THINGS
from footprint.domain.dates import day_words

#: Fields that hold a person's id.
PEOPLE = frozenset({"person_id", "granted_by_id", "confirmed_by_id", "proposed_by", "confirmed_by"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?[+-]\d{2}:\d{2})?")
#: Fields that say again what the row says elsewhere, or nothing to a reader.
UNTOLD = frozenset({"child_id", "digest", "group", "name_key"})
#: Fields that hold a child's name: the auditor sees of a child her number only.
NAMES = frozenset({"first_name", "known_as", "surname", "name_key", "initials"})


@dataclass(frozen=True)
class EntryShown:
    at: str
    who: str
    role: str
    what: str
    thing: str
    child: str
    child_id: int | None
    details: tuple[str, ...]
    joined: str


def kind_words(kind: str) -> str:
    return KINDS.get(kind) or kind.replace("_", " ").capitalize()


def entry_shown(
    entry: TrailEntry, names: Mapping[int, str], references: Mapping[int, str]
) -> EntryShown:
    """`names` of people and `references` of children, by their numbers."""
    return EntryShown(
        at=f"{localtime(entry.at):%-d %B %Y, %H.%M.%S}",
        who=_who(entry, names),
        role=ROLES[Role(entry.role)].label if entry.role in set(Role) else "",
        what=kind_words(entry.kind),
        thing=_thing(entry, names),
        child=references.get(entry.child_id, "") if entry.child_id else "",
        child_id=entry.child_id,
        details=_details(entry, names),
        joined=entry.request,
    )


def _who(entry: TrailEntry, names: Mapping[int, str]) -> str:
    if entry.person_id is None and entry.source.startswith(BY_LINK):
        return f"Personal link {entry.source.removeprefix(BY_LINK)}"
    if entry.person_id is None:
        return "A command on the server" if entry.source == Source.COMMAND else "Nobody signed in"
    return names.get(entry.person_id, f"Person {entry.person_id}")


def _thing(entry: TrailEntry, names: Mapping[int, str]) -> str:
    """A person by name; of a child the record; anything else with its number in the store."""
    words = THINGS.get(entry.thing, entry.thing)
    if entry.thing == "person":
        number = int(entry.thing_id) if entry.thing_id.isdigit() else 0
        same = number == entry.person_id
        return "" if same else names.get(number, f"person {entry.thing_id}")
    return words if entry.thing == "child" else f"{words} {entry.thing_id}".strip()


def _details(entry: TrailEntry, names: Mapping[int, str]) -> tuple[str, ...]:
    changed = [
        f"{_field(name)}: {_change(name, before, after, names)}"
        for name, (before, after) in entry.changes.items()
        if name not in UNTOLD and (before, after) != (None, False)
    ]
    shown = [f"{entry.count} shown"] if entry.count is not None else []
    asked = [f"asked for: {_asked(entry.filter)}"] if entry.filter else []
    purpose = [f"purpose: {entry.purpose}"] if entry.purpose else []
    return (*changed, *shown, *asked, *purpose)


def _asked(filtered: str) -> str:
    """A filter as the address has it, in words."""
    return ", ".join(
        f"{_field(name)} {_value(name, value, {})}" for name, value in parse_qsl(filtered)
    )


def _change(field: str, before: Value, after: Value, names: Mapping[int, str]) -> str:
    """What is new stands alone."""
    now = _value(field, after, names)
    return now if before is None else f"{_value(field, before, names)} → {now}"


def _field(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ")


def _value(field: str, value: Value, names: Mapping[int, str]) -> str:
    if value is None:
        return "nothing"
    if field in NAMES:
        return "(a name)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and field in PEOPLE:
        return names.get(value, str(value))
    return _text(field, value) if isinstance(value, str) else str(value)


def _text(field: str, value: str) -> str:
    if field == "role" and value in set(Role):
        return ROLES[Role(value)].label
    return _day(value) or value.replace("_", " ")


def _day(value: str) -> str:
    """A day, or a day and an hour, as the store writes them; else nothing."""
    if not _DAY.fullmatch(value):
        return ""
    if len(value) == len("2026-11-22"):
        return day_words(date.fromisoformat(value))
    return f"{localtime(datetime.fromisoformat(value)):%-d %B %Y, %H.%M}"
