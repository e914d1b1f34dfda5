"""Who there is, and who holds which role on which day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from footprint.accounts.facts import Grant, PersonFacts, Standing
from footprint.accounts.models import Person, RoleGrant
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer

#: A greater number in an address is nobody's; the stores refuse to look for one in a list.
GREATEST_ID = 2**63 - 1


def roles_held(viewer: Viewer) -> tuple[Grant, ...]:
    """The viewer's own grants that are in force today; whatever role she acts in, or none."""
    if viewer.person_id is None:
        return ()
    grants = (_grant(row) for row in RoleGrant.objects.filter(person_id=viewer.person_id))
    return tuple(grant for grant in grants if grant.standing(viewer.today) is Standing.IN_FORCE)


def people(viewer: Viewer) -> tuple[PersonFacts, ...]:
    """Everybody who signs in, by name."""
    rows = Person.objects.order_by("full_name", "id")
    by_person: dict[int, list[Grant]] = defaultdict(list)
    for grant in _grants(RoleGrant.objects.all()):
        by_person[grant.person_id].append(grant)
    return tuple(_person(row, by_person[row.pk]) for row in rows)


def person(viewer: Viewer, person_id: int) -> PersonFacts | None:
    row = Person.objects.filter(pk=person_id).first()
    if row is None:
        return None
    return _person(row, _grants(RoleGrant.objects.filter(person_id=person_id)))


def person_with_email(viewer: Viewer, email: str) -> PersonFacts | None:
    row = Person.objects.filter(email=email.strip().lower()).first()
    return person(viewer, row.pk) if row else None


def grant(viewer: Viewer, grant_id: int) -> Grant | None:
    row = RoleGrant.objects.filter(pk=grant_id).first()
    return _grant(row) if row else None


def grants_of_role(viewer: Viewer, role: Role) -> tuple[Grant, ...]:
    return tuple(_grants(RoleGrant.objects.filter(role=role)))


def names(viewer: Viewer, person_ids: Iterable[int]) -> Mapping[int, str]:
    """The names of the people with these ids, for pages that show who did something."""
    wanted = {one for one in person_ids if one <= GREATEST_ID}
    found = Person.objects.filter(pk__in=wanted).values_list("id", "full_name")
    return dict(found)


def _grants(rows: QuerySet[RoleGrant]) -> list[Grant]:
    return [_grant(row) for row in rows.order_by("-begins_on", "-id")]


def _grant(row: RoleGrant) -> Grant:
    return Grant(
        id=row.pk,
        person_id=row.person_id,
        role=Role(row.role),
        scope=row.scope,
        begins_on=row.begins_on,
        ends_on=row.ends_on,
        granted_by=row.granted_by_id,
        confirmed_by=row.confirmed_by_id,
        version=row.version,
    )


def _person(row: Person, grants: Iterable[Grant]) -> PersonFacts:
    return PersonFacts(row.pk, row.full_name, row.email, row.version, tuple(grants))


def email(viewer: Viewer) -> str:
    """The viewer's own address, as she signed in with it; empty where nobody is signed in."""
    if viewer.email or viewer.person_id is None:
        return viewer.email
    return Person.objects.values_list("email", flat=True).get(pk=viewer.person_id)


def emails(viewer: Viewer) -> frozenset[str]:
    """The addresses with which people sign in."""
    return frozenset(Person.objects.values_list("email", flat=True))


def one_at_a_time(viewer: Viewer) -> None:
    """Inside an action: what the same person does at the same moment waits until it ends."""
    list(Person.objects.select_for_update().filter(pk=viewer.person_id or 0))
