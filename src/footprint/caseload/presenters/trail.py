"""The trail in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.timezone import localtime

from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Reading, TrailEntry, Value

READINGS: Mapping[str, str] = {
    Reading.OPENING: "Opened",
    Reading.LIST: "Listed",
    Reading.SEARCH: "Searched",
    Reading.EXPORT: "Exported",
}


THINGS: Mapping[str, str] = {"rolegrant": "role"}
#: Fields that hold a person's id.
PEOPLE = frozenset({"person_id", "granted_by_id", "confirmed_by_id", "proposed_by", "confirmed_by"})


@dataclass(frozen=True)
class EntryShown:
    at: str
    who: str
    role: str
    what: str
    thing: str
    child: str
    details: tuple[str, ...]


def kind_words(kind: str) -> str:
    return READINGS.get(kind) or kind.replace("_", " ").capitalize()


def entry_shown(entry: TrailEntry, names: Mapping[int, str]) -> EntryShown:
    return EntryShown(
        at=f"{localtime(entry.at):%-d %B %Y, %H.%M.%S}",
        who=_who(entry, names),
        role=ROLES[Role(entry.role)].label if entry.role in set(Role) else "",
        what=kind_words(entry.kind),
        thing=f"{THINGS.get(entry.thing, entry.thing)} {entry.thing_id}".strip(),
        child=str(entry.child_id or ""),
        details=_details(entry, names),
    )


def _who(entry: TrailEntry, names: Mapping[int, str]) -> str:
    if entry.person_id is None:
        return f"Nobody signed in ({entry.source})"
    return names.get(entry.person_id, f"Person {entry.person_id}")


def _details(entry: TrailEntry, names: Mapping[int, str]) -> tuple[str, ...]:
    changed = [
        f"{_field(name)}: {_change(name, before, after, names)}"
        for name, (before, after) in entry.changes.items()
    ]
    shown = [f"{entry.count} shown"] if entry.count is not None else []
    asked = [f"filter: {entry.filter}"] if entry.filter else []
    purpose = [f"purpose: {entry.purpose}"] if entry.purpose else []
    reference = [f"reference: {entry.request}"] if entry.request else []
    return (*changed, *shown, *asked, *purpose, *reference)


def _change(field: str, before: Value, after: Value, names: Mapping[int, str]) -> str:
    """What is new stands alone."""
    now = _value(field, after, names)
    return now if before is None else f"{_value(field, before, names)} → {now}"


def _field(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ")


def _value(field: str, value: Value, names: Mapping[int, str]) -> str:
    if value is None:
        return "nothing"
    return (
        names.get(value, str(value)) if field in PEOPLE and isinstance(value, int) else str(value)
    )
