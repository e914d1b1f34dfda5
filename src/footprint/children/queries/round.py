"""The people round a child, her brothers and sisters, and what she was told of her officer."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import F, FilteredRelation, Q, QuerySet

from footprint.accounts.matrix import allows, line_named
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children import visibility
from footprint.children.connections import POST, SCHOOL, WHERE_CHILDREN_ARE
from footprint.children.facts.child import ChildSeen, Officer
from footprint.children.facts.round import (
    BrothersAndSisters,
    CommunicationSeen,
    LimitSeen,
    PersonBefore,
    PersonRound,
    Sibling,
    Told,
    WhereSheIs,
)
from footprint.children.models import Communication, Connected, ContactLimit, OfficerTold, Together
from footprint.children.queries import child as queries
from footprint.children.stretches import on_day

#: Roles that write to families, and those that read what people wrote in their own words.
WRITES_TO_FAMILIES = frozenset(
    {
        Role.REVIEWING_OFFICER,
        Role.IRO_MANAGER,
        Role.BUSINESS_SUPPORT,
        Role.SOCIAL_WORKER,
        Role.SOCIAL_CARE_MANAGER,
    }
)
#: A limit's own, as `LimitSeen` has them.
_OF_A_LIMIT = ("id", "kind", "by", "began_on", "ended_on", "version")
READS_TEXT = frozenset({Role.REVIEWING_OFFICER, Role.IRO_MANAGER})


def may_have_address(viewer: Viewer, one: ChildSeen, *, route: str, recorded: bool) -> bool:
    """Her own officer (or whoever covers), the IRO manager, and business support where it posts; it
    may enter one where none is `recorded`."""
    if not allows(line_named("record_address"), viewer.role, one.whose):
        return False
    return viewer.role != Role.BUSINESS_SUPPORT or route == POST or not recorded


def people_round(viewer: Viewer, child_id: int, on: date) -> tuple[PersonRound, ...]:
    """The people in the child's life on a day, by name, with the limits that have not ended by then;
    nobody to whoever may not open the page of them. In two selects."""
    one = queries.judged_child(viewer, child_id)
    return people_round_of(viewer, one, on) if one else ()


def people_round_of(viewer: Viewer, one: ChildSeen, on: date) -> tuple[PersonRound, ...]:
    """The same of a child who was read just now; in one select."""
    if not allows(line_named("people_round"), viewer.role, one.whose):
        return ()
    rows = Connected.objects.filter(child=one.id, withdrawn=False)
    standing = _with_limits(rows.filter(Q(ended_on=None) | Q(ended_on__gt=on)), on)
    found = [_person(viewer, one, row, limits) for row, limits in standing]
    return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.id)))


def _with_limits(
    rows: "QuerySet[Connected]", on: date
) -> list[tuple[Connected, tuple[LimitSeen, ...]]]:
    """Each with the limits that have not ended by the day, in one select."""
    not_ended = Q(limits__ended_on=None) | Q(limits__ended_on__gt=on)
    standing = FilteredRelation("limits", condition=not_ended & Q(limits__withdrawn=False))
    told_with = {f"limit_{name}": F(f"standing__{name}") for name in _OF_A_LIMIT}
    rows = rows.annotate(standing=standing, **told_with)
    people: dict[int, tuple[Connected, list[LimitSeen]]] = {}
    for row in rows.order_by("standing__began_on", "standing__pk"):
        told = vars(row)
        _, limits = people.setdefault(row.pk, (row, []))
        if told["limit_id"] is not None:
            limits.append(
                LimitSeen(
                    told["limit_id"], row.pk, *(told[f"limit_{name}"] for name in _OF_A_LIMIT[1:])
                )
            )
    return [(row, tuple(limits)) for row, limits in people.values()]


def where_she_is(viewer: Viewer, child_id: int) -> WhereSheIs:
    """For the floor under letters alone, and never shown: so it does not ask what the viewer may see,
    for whoever presses the button, the same is left unsaid. In one select."""
    rows = Connected.objects.filter(child=child_id, withdrawn=False).order_by("pk")
    there = [row for row in rows if row.address_withheld or row.relation in WHERE_CHILDREN_ARE]
    return WhereSheIs(
        tuple(row.address for row in there if row.address),
        tuple(row.name for row in there if row.relation == SCHOOL),
    )


def person_round(viewer: Viewer, child_id: int, connected_id: int) -> PersonRound | None:
    """One of them, be it over."""
    one = queries.judged_child(viewer, child_id)
    rows = Connected.objects.filter(pk=connected_id, child=child_id, withdrawn=False)
    found = _with_limits(rows, viewer.today)
    return _person(viewer, one, *found[0]) if one and found else None


def people_before(viewer: Viewer, child_id: int, on: date) -> tuple[PersonBefore, ...]:
    """Who is no longer in the child's life on a day, the latest first."""
    rows = Connected.objects.filter(child=child_id, withdrawn=False, ended_on__lte=on)
    return tuple(
        PersonBefore(row.pk, row.name, row.relation, row.ended_on)
        for row in rows.order_by("-ended_on", "pk")
        if row.ended_on is not None
    )


def limit_seen(viewer: Viewer, child_id: int, limit_id: int) -> LimitSeen | None:
    row = ContactLimit.objects.filter(pk=limit_id, child=child_id, withdrawn=False).first()
    return _limit(row) if row else None


def communication(viewer: Viewer, child_id: int) -> CommunicationSeen:
    row = Communication.objects.filter(child=child_id, withdrawn=False).first()
    if row is None:
        return CommunicationSeen()
    return CommunicationSeen(
        row.language, row.interpreter, row.signs, row.likes_to_be_told, row.version
    )


def siblings_of(viewer: Viewer, child_id: int) -> tuple[ChildSeen, ...]:
    """Her brothers and sisters whom the viewer may see, by reference."""
    return queries.children_with(viewer, _others(child_id))


def brothers_and_sisters(viewer: Viewer, child_id: int, on: date) -> BrothersAndSisters:
    """`siblings_of` with who holds each on the day, and why not the same."""
    own = Together.objects.filter(child=child_id, withdrawn=False).first()
    if own is None:
        return BrothersAndSisters()
    members = dict(
        Together.objects.filter(group=own.group, withdrawn=False).values_list(
            "child_id", "officers_differ"
        )
    )
    seen = queries.children_with(viewer, members.keys() - {child_id})
    held = _holders(viewer, [one.id for one in seen], on)
    reads = viewer.role in READS_TEXT
    reasons = [members[one.id] for one in seen if members[one.id]] if reads else []
    return BrothersAndSisters(
        siblings=tuple(Sibling(one, held.get(one.id)) for one in seen),
        reasons=tuple(reasons),
        own_reason=own.officers_differ if reads else "",
        version=own.version,
    )


def holder_of(viewer: Viewer, child_id: int, on: date) -> Officer | None:
    return _holders(viewer, [child_id], on).get(child_id)


def child_with_reference(viewer: Viewer, reference: str) -> ChildSeen | None:
    """The child, if the viewer may see her today."""
    found = (
        visibility.seen(viewer).filter(identifier=reference.strip()).values_list("pk", flat=True)
    )
    children = queries.children_with(viewer, found[:1])
    return children[0] if children else None


def told_of_officers(viewer: Viewer, child_id: int) -> tuple[Told, ...]:
    """When and how the child was told who her officer is, the latest first."""
    rows = OfficerTold.objects.filter(child=child_id, withdrawn=False).select_related("officer")
    return tuple(
        Told(
            row.pk,
            Officer(row.officer.pk, row.officer.full_name, row.officer.email, row.officer.version),
            row.told_on,
            row.how,
            row.introduced,
            row.version,
        )
        for row in rows.order_by("-told_on", "-pk")
    )


def _person(
    viewer: Viewer, one: ChildSeen, row: Connected, limits: tuple[LimitSeen, ...]
) -> PersonRound:
    recorded = bool(row.address)
    may_have = may_have_address(viewer, one, route=row.route, recorded=recorded)
    writes = viewer.role in WRITES_TO_FAMILIES
    return PersonRound(
        id=row.pk,
        child_id=row.child_id,
        name=row.name,
        relation=row.relation,
        provider=row.provider,
        parental_responsibility=row.parental_responsibility,
        email=row.email if writes else "",
        phone=row.phone if writes else "",
        address=row.address if may_have else "",
        has_address=recorded,
        address_withheld=row.address_withheld,
        route=row.route,
        language=row.language,
        interpreter=row.interpreter,
        note=row.note if viewer.role in READS_TEXT else "",
        ended_on=row.ended_on,
        limits=limits,
        version=row.version,
    )


def _limit(row: ContactLimit) -> LimitSeen:
    return LimitSeen(
        row.pk, row.connected_id, row.kind, row.by, row.began_on, row.ended_on, row.version
    )


def _others(child_id: int) -> set[int]:
    groups = Together.objects.filter(child=child_id, withdrawn=False).values("group")
    rows = Together.objects.filter(group__in=groups, withdrawn=False).exclude(child=child_id)
    return set(rows.values_list("child_id", flat=True))


def _holders(viewer: Viewer, child_ids: list[int], on: date) -> Mapping[int, Officer]:
    by_child = defaultdict(list)
    for row in queries.allocations_of_children(viewer, child_ids):
        by_child[row.child_id].append(row)
    found = {child_id: on_day(rows, on) for child_id, rows in by_child.items()}
    return {
        child_id: row.officer for child_id, row in found.items() if row is not None and row.officer
    }
