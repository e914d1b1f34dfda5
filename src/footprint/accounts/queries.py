"""Who there is, and who holds which role on which day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from footprint.accounts.facts import Ended, Grant, LinkSeen, PersonFacts, Standing, VisitSeen
from footprint.accounts.links import digest, hash_of, secret_of
from footprint.accounts.models import LinkVisit, Person, PersonalLink, RoleGrant
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


def has_lost_every_role(viewer: Viewer) -> bool:
    """Whether all her grants have ended. Somebody who never had one, or waits for one, has lost none."""
    grants = [_grant(row) for row in RoleGrant.objects.filter(person_id=viewer.person_id or 0)]
    return bool(grants) and all(one.standing(viewer.today) is Standing.ENDED for one in grants)


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


def link_with_secret(viewer: Viewer, secret: str) -> LinkSeen | None:
    """The personal link with this secret, whatever has become of it."""
    row = PersonalLink.objects.filter(secret_hash=hash_of(secret)).first()
    return links(viewer, [row.pk])[row.pk] if row else None


def links(viewer: Viewer, link_ids: Iterable[int]) -> Mapping[int, LinkSeen]:
    """Personal links by their numbers, for the page of what they open, which has asked whether the
    viewer may see it; in two selects."""
    wanted = set(link_ids)
    read: dict[int, list[datetime]] = defaultdict(list)
    visits = LinkVisit.objects.filter(link__in=wanted, read_at__isnull=False).order_by("read_at")
    for visit in visits:
        if visit.read_at is not None:
            read[visit.link_id].append(visit.read_at)
    rows = PersonalLink.objects.filter(pk__in=wanted)
    return {row.pk: _link(row, tuple(read[row.pk])) for row in rows}


def children_with_links(viewer: Viewer, child_ids: Collection[int]) -> frozenset[int]:
    """Of these children those about whom a personal link was made and has not been ended."""
    rows = PersonalLink.objects.filter(child_id__in=child_ids, ended_at=None)
    return frozenset(rows.values_list("child_id", flat=True))


def visit_with_secret(viewer: Viewer, link_id: int, secret: str) -> VisitSeen | None:
    """The visit to this link that has this secret and is still under way."""
    rows = LinkVisit.objects.filter(link=link_id, secret_hash=digest(secret), ended_at=None)
    row = rows.filter(until_at__gt=timezone.now()).first()
    if row is None:
        return None
    return VisitSeen(row.pk, row.link_id, row.until_at, row.read_at is not None, row.version)


def link_secret(viewer: Viewer, link_id: int) -> str:
    """For the letter as it leaves, and for the page that shows it once."""
    return secret_of(PersonalLink.objects.values_list("salt", flat=True).get(pk=link_id))


def _link(row: PersonalLink, read_at: tuple[datetime, ...]) -> LinkSeen:
    return LinkSeen(
        id=row.pk,
        purpose=row.purpose,
        child_id=row.child_id,
        connected_id=row.connected_id,
        made_on=row.made_on,
        expires_on=row.expires_on,
        tries=row.tries,
        shown_on=row.shown_on,
        ended_why=Ended(row.ended_why) if row.ended_why else None,
        read_at=read_at,
        version=row.version,
    )
