"""The items of data quality: what is unsound about the children's record, and what was settled."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from footprint.accounts import queries as accounts
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children import frames
from footprint.children.facts.child import Allocated, ChildSeen, Officer, Told
from footprint.children.facts.item import Item, Kind, Place, Settled
from footprint.children.item_rows import Row, rows_told
from footprint.children.models import Child
from footprint.children.queries import child as queries
from footprint.children.queries import returns as return_queries
from footprint.children.stretches import on_day
from footprint.children.unsound import Remembered, Unsound, contested, unsound
from footprint.domain.facts import year_of
from footprint.domain.findings import FINDINGS
from footprint.domain.next_reviews import standing

DIFFER = "person_and_return_differ"
NO_BIRTH_DATE = "no_birth_date"
NO_NAMES = "no_names"
NO_ACCOUNT = "officer_without_account"
MESSAGES: Mapping[str, str] = {
    **FINDINGS,
    DIFFER: "A person's word and a return's differ.",
    NO_BIRTH_DATE: "No date of birth is known.",
    NO_NAMES: "The child is in care, and nobody has told the name.",
    NO_ACCOUNT: "The officer who holds this child has no account.",
}

#: Who is told which officer has no account: whoever answers for the service.
ACCOUNTS_FOR = frozenset({Role.IRO_MANAGER})

_REMEMBERED = Remembered()


def items(viewer: Viewer) -> tuple[Item, ...]:
    """Every item of the children whom the viewer may see, of a reviewing officer's own; settled ones
    too. As often asked of the store for twenty children as for six thousand."""
    own = viewer.role == Role.REVIEWING_OFFICER
    seen = queries.own_children(viewer) if own else queries.seen_children(viewer)
    known = {one.id: one for one in seen}
    told = _Told.of(rows_told(viewer, list(known) if own else None), unplaced=not own)
    found = _of_the_record(viewer)
    held = _held(
        viewer, queries.allocations_of_children(viewer, sorted(known.keys() & found.in_care))
    )
    return tuple(_items(viewer, known, found, told, held))


def items_of(
    viewer: Viewer, one: ChildSeen, found: Unsound, allocations: tuple[Allocated, ...]
) -> tuple[Item, ...]:
    """One child's, from what her page has read already."""
    told = _Told.of(rows_told(viewer, [one.id]), unplaced=False)
    return tuple(_items(viewer, {one.id: one}, found, told, _held(viewer, allocations)))


def item_of(viewer: Viewer, one: ChildSeen, key: str) -> Item | None:
    """The child's item of that key; None where the facts are mended, or never were like that."""
    facts, _, differing, _ = queries.known_of(viewer, one, viewer.today)
    allocations = queries.allocations_of(viewer, one.id)
    found = unsound(facts, standing(facts, viewer.today), differing)
    every = items_of(viewer, one, found, allocations)
    return next((item for item in every if item.key == key), None)


def _of_the_record(viewer: Viewer) -> Unsound:
    def read() -> Unsound:
        children = Child.objects.all()
        known = children.values_list("pk", "identifier", "born_on")
        made = frames.read_on(children, known, viewer.today)
        return unsound(made.facts, standing(made.facts, viewer.today), contested(made))

    # The stamp comes first: what changes between the two is then read again the next time.
    mark = (return_queries.stamp_of_the_record(viewer), viewer.today)
    return _REMEMBERED.of(mark, read)


def _held(viewer: Viewer, allocations: tuple[Allocated, ...]) -> Mapping[int, Officer]:
    """Who holds whom today."""
    held = {}
    for child, rows in groupby(allocations, key=lambda row: row.child_id):
        now = on_day(rows, viewer.today)
        if now and now.officer:
            held[child] = now.officer
    return held


@dataclass(frozen=True, slots=True)
class _Told:
    """The store's rows by what they are asked for."""

    found: list[Row] = field(default_factory=list)
    settled: dict[tuple[int, str, str], Settled] = field(default_factory=dict)
    said: dict[tuple[int, str, date], Told] = field(default_factory=dict)
    unnamed: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, rows: Collection[Row], *, unplaced: bool) -> "_Told":
        """`unplaced`: with what was found in rows that name no child we know."""
        told = cls()
        for row in rows:
            match row.origin:
                case "found" if row.child is not None or unplaced:
                    told.found.append(row)
                case "settled" if row.child and row.at:
                    by = Settled(row.message, row.by, row.at, row.version)
                    told.settled[row.child, row.code, row.about] = by
                case "unnamed" if row.child:
                    told.unnamed.add(row.child)
                case "episode" | "review" if row.child and row.day and row.at:
                    word = Told(row.at, row.by, row.version)
                    told.said[row.child, row.origin, row.day] = word
        return told


def _items(
    viewer: Viewer,
    known: Mapping[int, ChildSeen],
    found: Unsound,
    told: _Told,
    held: Mapping[int, Officer],
) -> Iterator[Item]:
    every = (
        *_missing(viewer, known, found, told, held),
        *_differing(known, found, told),
        *_contradicting(known, found),
        *_in_files(known, told),
    )
    for item in every:
        if item.child is None:
            yield item
            continue
        which = (item.child.id, item.code, item.about)
        yield replace(item, officer=held.get(item.child.id), settled=told.settled.get(which))


def _missing(
    viewer: Viewer,
    known: Mapping[int, ChildSeen],
    found: Unsound,
    told: _Told,
    held: Mapping[int, Officer],
) -> Iterator[Item]:
    for child in sorted(found.without_birth_date & known.keys()):
        yield Item(known[child], Kind.MISSING, NO_BIRTH_DATE, "child", MESSAGES[NO_BIRTH_DATE])
    in_care = sorted(found.in_care & known.keys())
    for child in in_care:
        if child in told.unnamed:
            yield Item(known[child], Kind.MISSING, NO_NAMES, "child", MESSAGES[NO_NAMES])
    if viewer.role not in ACCOUNTS_FOR or not held:
        return
    sign_in = accounts.emails(viewer)
    for child in in_care:
        officer = held.get(child)
        if officer and officer.email not in sign_in:
            about, message = f"officer {officer.id}", MESSAGES[NO_ACCOUNT]
            yield Item(known[child], Kind.MISSING, NO_ACCOUNT, about, message)


def _differing(known: Mapping[int, ChildSeen], found: Unsound, told: _Told) -> Iterator[Item]:
    for which, name, person, by_return, year in found.contested:
        child = which["child"]
        if child not in known:
            continue
        thing = "episode" if "began_on" in which else "review"
        day = which["began_on"] if thing == "episode" else which["held_on"]
        values = "" if name == "denies" else f" {person or '-'} {by_return or '-'}"
        yield Item(
            known[child],
            Kind.PERSON,
            DIFFER,
            f"{thing} {day} {name}{values}",
            MESSAGES[DIFFER],
            thing=thing,
            day=day,
            year=year,
            field=name,
            person=person,
            told=by_return,
            said=told.said.get((child, thing, day)),
        )


def _contradicting(known: Mapping[int, ChildSeen], found: Unsound) -> Iterator[Item]:
    for child, rows in found.found.items():
        if child not in known:
            continue
        for code, thing, day in rows:
            yield Item(
                known[child],
                Kind.FACTS,
                code,
                f"{thing} {day}",
                MESSAGES[code],
                thing=thing,
                day=day,
                year=year_of(day),
            )


def _in_files(known: Mapping[int, ChildSeen], told: _Told) -> Iterator[Item]:
    for row in told.found:
        if row.child is not None and row.child not in known:
            continue
        yield Item(
            known[row.child] if row.child is not None else None,
            Kind.RETURN,
            row.code,
            row.about,
            row.message,
            year=row.year,
            place=Place(row.kind, row.file, row.line, row.column, row.value, row.refused),
        )
