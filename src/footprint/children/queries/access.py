"""Who was let in to whose record, and by whom."""

from collections.abc import Collection, Mapping

from django.db.models import Q

from footprint.accounts import queries as accounts
from footprint.accounts.facts import PersonFacts, Standing
from footprint.accounts.matrix import Whose, allows, line_named
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children import visibility
from footprint.children.facts.access import Barred, Listing, Opened, Restricted, WorkerMatched
from footprint.children.models import (
    Access,
    AllowedPerson,
    Bar,
    Child,
    ListedChild,
    Restriction,
    SocialWorkerAccount,
    SocialWorkerLink,
)
from footprint.children.queries import child as queries
from footprint.children.stretches import on_day

#: How many openings are listed; older ones are on the trail.
LATEST = 500


def reason_today(viewer: Viewer, child_id: int) -> str:
    """The reason for which the viewer opened this record today; empty where she needed none."""
    rows = Access.objects.filter(
        child=child_id, person=viewer.person_id, on_day=viewer.today, withdrawn=False
    )
    return rows.order_by("-pk").values_list("reason", flat=True).first() or ""


def child_to_open(viewer: Viewer, reference: str) -> int | None:
    """The child of that reference, if the viewer may open her record today, be it after giving a
    reason or breaking the glass."""
    row = visibility.judged(viewer).filter(identifier=reference.strip()).first()
    if row is None:
        return None
    whose = visibility.whose(viewer, row)
    may = allows(line_named("child_record"), viewer.role, whose)
    return row.pk if may and whose is not Whose.BARRED else None


def openings(viewer: Viewer) -> tuple[Opened, ...]:
    """Records opened for a reason or by breaking the glass, the latest first; of the children whom
    the viewer may see."""
    seen = visibility.seen(viewer).values("pk")
    rows = Access.objects.filter(child__in=seen, withdrawn=False).order_by("-pk")[:LATEST]
    return tuple(
        Opened(
            row.pk,
            row.child_id,
            row.person_id,
            row.kind == "break_glass",
            row.reason,
            row.on_day,
            row.recorded_at,
            row.letters or 0,
        )
        for row in rows
    )


def managers_to_tell(viewer: Viewer, child_id: int) -> tuple[PersonFacts, ...]:
    """Today's IRO managers, without those who are barred from the child."""
    barred = set(
        Bar.objects.filter(child=child_id, withdrawn=False).values_list("person_id", flat=True)
    )
    managers = {
        grant.person_id
        for grant in accounts.grants_of_role(viewer, Role.IRO_MANAGER)
        if grant.standing(viewer.today) is Standing.IN_FORCE
    }
    people = accounts.people(viewer)
    return tuple(one for one in people if one.id in managers - barred)


def restriction(viewer: Viewer, child_id: int) -> Restricted | None:
    """The restriction of a child that stands today, with whom it names."""
    rows = Restriction.objects.filter(child=child_id, withdrawn=False)
    row = rows.filter(Q(ended_on=None) | Q(ended_on__gt=viewer.today)).order_by("-pk").first()
    if row is None:
        return None
    named = AllowedPerson.objects.filter(child=child_id, withdrawn=False)
    ids = tuple(named.values_list("person_id", flat=True))
    return Restricted(row.pk, row.reason, row.began_on, ids, row.version)


def holders_accounts(viewer: Viewer, child_id: int) -> tuple[int, ...]:
    """Who would be named first: the child's officer and her social worker, if they sign in."""
    held = on_day(queries.allocations_of(viewer, child_id), viewer.today)
    link = on_day(queries.links_of(viewer, child_id), viewer.today)
    officer = held.officer if held else None
    person = accounts.person_with_email(viewer, officer.email) if officer else None
    ids = [person.id] if person else []
    if link:
        matched = SocialWorkerAccount.objects.filter(worker=link.worker, withdrawn=False)
        ids += matched.values_list("person_id", flat=True)
    return tuple(ids)


def bars(viewer: Viewer, child_id: int) -> tuple[Barred, ...]:
    """Who is barred from a child."""
    rows = Bar.objects.filter(child=child_id, withdrawn=False).order_by("pk")
    return tuple(
        Barred(row.pk, row.person_id, row.reason, row.recorded_at, row.version) for row in rows
    )


def listings(viewer: Viewer) -> tuple[Listing, ...]:
    """Who of the children that the viewer may see is listed for an inspector, today or to come."""
    seen = visibility.seen(viewer).values("pk")
    rows = ListedChild.objects.filter(
        child__in=seen, withdrawn=False, ended_on__gt=viewer.today
    ).order_by("person", "child__identifier", "pk")
    return tuple(
        Listing(row.pk, row.child_id, row.person_id, row.began_on, row.ended_on, row.version)
        for row in rows
    )


def with_references(viewer: Viewer, references: Collection[str]) -> Mapping[str, int]:
    """The ids of the children with these references whom the viewer may see."""
    rows = visibility.seen(viewer).filter(identifier__in=references)
    return dict(rows.values_list("identifier", "pk"))


def references(viewer: Viewer, child_ids: Collection[int]) -> Mapping[int, str]:
    """The references of children whom the trail names by number, for whoever reads the trail: she
    opens none of their records."""
    rows = Child.objects.filter(pk__in=child_ids)
    return dict(rows.values_list("pk", "identifier"))


def child_on_the_trail(viewer: Viewer, reference: str) -> int | None:
    """The number by which the trail names the child of a reference, unless the viewer is barred
    from her."""
    row = visibility.judged(viewer).filter(identifier=reference).first()
    return row.pk if row and not vars(row)["barred"] else None


def holds(viewer: Viewer, person_id: int, role: Role) -> bool:
    """Whether a person holds a role, or it is proposed for her or to come."""
    return person_id in people_with(viewer, role)


def people_with(viewer: Viewer, role: Role) -> Mapping[int, str]:
    """The names of those who hold a role, or for whom it is proposed or to come, by name."""
    grants = accounts.grants_of_role(viewer, role)
    ids = {one.person_id for one in grants if one.standing(viewer.today) is not Standing.ENDED}
    return {one.id: one.full_name for one in accounts.people(viewer) if one.id in ids}


def workers(viewer: Viewer) -> Mapping[str, int]:
    """Every social worker's name or number, with how many children have had her, by name; of the
    children whom the viewer may see."""
    seen = visibility.seen(viewer).values("pk")
    links = SocialWorkerLink.objects.filter(child__in=seen, withdrawn=False).exclude(worker="")
    held: dict[str, set[int]] = {}
    for worker, child_id in links.values_list("worker", "child_id"):
        held.setdefault(worker, set()).add(child_id)
    return {worker: len(held[worker]) for worker in sorted(held, key=str.casefold)}


def workers_matched(viewer: Viewer) -> tuple[WorkerMatched, ...]:
    """Whose account each worker's is, by name or number."""
    rows = SocialWorkerAccount.objects.filter(withdrawn=False)
    found = [WorkerMatched(row.pk, row.worker, row.person_id, row.version) for row in rows]
    return tuple(sorted(found, key=lambda one: one.worker.casefold()))


def teams(viewer: Viewer) -> tuple[str, ...]:
    """The teams in which children's social workers are."""
    links = SocialWorkerLink.objects.filter(withdrawn=False).exclude(team="")
    return tuple(sorted(set(links.values_list("team", flat=True)), key=str.casefold))


def managers_without_children(viewer: Viewer) -> Mapping[int, str]:
    """Social care managers whose role names a team that holds no child: person's id to team."""
    held = set(teams(viewer))
    grants = accounts.grants_of_role(viewer, Role.SOCIAL_CARE_MANAGER)
    return {
        one.person_id: one.scope
        for one in grants
        if one.standing(viewer.today) is not Standing.ENDED and one.scope not in held
    }
