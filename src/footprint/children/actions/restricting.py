"""A record is restricted to people who are named; a person is barred from a child."""

from collections.abc import Collection

from footprint.audit.actions import action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.models import AllowedPerson, Bar, Child, Restriction
from footprint.children.permissions.restricting import (
    why_not_bar_person,
    why_not_end_restriction,
    why_not_lift_bar,
    why_not_name_people,
    why_not_restrict_child,
)
from footprint.children.queries import access as access_queries


@action
def restrict_child(*, viewer: Viewer, child_id: int, reason: str, people: Collection[int]) -> None:
    """From today on the record is open to these people and the IRO managers alone."""
    _one_at_a_time(child_id)
    ask(why_not_restrict_child(viewer, child_id, reason))
    add(viewer, Restriction(child_id=child_id, reason=reason.strip(), began_on=viewer.today))
    _name(viewer, child_id, set(people))
    _unname(viewer, child_id, _named(child_id) - set(people))


@action
def name_people(
    *, viewer: Viewer, child_id: int, added: Collection[int], removed: Collection[int]
) -> None:
    """What changes of who is named; two who change it at once lose nothing of each other's."""
    _one_at_a_time(child_id)
    ask(why_not_name_people(viewer, child_id))
    _name(viewer, child_id, set(added))
    _unname(viewer, child_id, set(removed))
    stands = access_queries.restriction(viewer, child_id)
    if stands:
        revise(viewer, Restriction(pk=stands.id), version=stands.version)


@action
def end_restriction(*, viewer: Viewer, child_id: int, version: int) -> None:
    """From today on the record is open as any other child's."""
    ask(why_not_end_restriction(viewer, child_id))
    stands = access_queries.restriction(viewer, child_id)
    if stands:
        revise(viewer, Restriction(pk=stands.id), version=version, ended_on=viewer.today)


@action
def bar_person(*, viewer: Viewer, child_id: int, person_id: int, reason: str) -> None:
    """The person sees nothing of the child any more, whatever her roles."""
    _one_at_a_time(child_id)
    ask(why_not_bar_person(viewer, child_id, person_id, reason))
    found = Bar.objects.filter(child=child_id, person=person_id).first()
    if found:
        revise(viewer, found, version=found.version, reason=reason.strip(), withdrawn=False)
    else:
        add(viewer, Bar(child_id=child_id, person_id=person_id, reason=reason.strip()))


@action
def lift_bar(*, viewer: Viewer, child_id: int, bar_id: int, version: int) -> None:
    stands = next((bar for bar in access_queries.bars(viewer, child_id) if bar.id == bar_id), None)
    ask(why_not_lift_bar(viewer, child_id, stands))
    revise(viewer, Bar(pk=bar_id), version=version, withdrawn=True)


def _named(child_id: int) -> set[int]:
    rows = AllowedPerson.objects.filter(child=child_id, withdrawn=False)
    return set(rows.values_list("person_id", flat=True))


def _name(viewer: Viewer, child_id: int, people: set[int]) -> None:
    found = {row.person_id: row for row in AllowedPerson.objects.filter(child=child_id)}
    for person_id in sorted(people):
        row = found.get(person_id)
        if row is None:
            add(viewer, AllowedPerson(child_id=child_id, person_id=person_id))
        elif row.withdrawn:
            revise(viewer, row, version=row.version, withdrawn=False)


def _unname(viewer: Viewer, child_id: int, people: set[int]) -> None:
    rows = AllowedPerson.objects.filter(child=child_id, person__in=people, withdrawn=False)
    for row in rows:
        revise(viewer, row, version=row.version, withdrawn=True)


def _one_at_a_time(child_id: int) -> None:
    """On PostgreSQL two who decide about one child wait for each other; SQLite has one writer."""
    list(Child.objects.select_for_update().filter(pk=child_id))
