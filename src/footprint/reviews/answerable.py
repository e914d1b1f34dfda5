"""Who at the council answers for a child on a day: her social worker and that team's manager."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from footprint.accounts import queries as accounts
from footprint.accounts.facts import PersonFacts, Standing
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.children.queries import access as access_queries


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person at work; without an account `id` is None and `email` empty."""

    id: int | None
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Answerable:
    """None where nobody is known. Of several managers of a team, the one who has the role longest."""

    worker: Somebody | None = None
    manager: Somebody | None = None


def answerable(viewer: Viewer, child_ids: Collection[int]) -> Mapping[int, Answerable]:
    """By child, as things stand today; in five selects, however many children."""
    links = officers.links_on(viewer, child_ids, viewer.today)
    people = {one.id: one for one in accounts.people(viewer)}
    account_of = {one.worker: one.person_id for one in access_queries.workers_matched(viewer)}
    managers = _managers(viewer)
    return {
        child_id: Answerable(
            _worker(link.worker, people.get(account_of.get(link.worker, 0))),
            _somebody(people.get(managers.get(link.team, 0))) if link.team else None,
        )
        for child_id, link in links.items()
    }


def answerable_for(viewer: Viewer, child_id: int) -> Answerable:
    return answerable(viewer, [child_id]).get(child_id, Answerable())


def _managers(viewer: Viewer) -> Mapping[str, int]:
    """A person's id by her team."""
    grants = [
        grant
        for grant in accounts.grants_of_role(viewer, Role.SOCIAL_CARE_MANAGER)
        if grant.standing(viewer.today) is Standing.IN_FORCE
    ]
    grants.sort(key=lambda grant: (grant.begins_on, grant.id), reverse=True)
    return {grant.scope: grant.person_id for grant in grants}


def _worker(name: str, person: PersonFacts | None) -> Somebody | None:
    return _somebody(person) or (Somebody(None, name) if name else None)


def _somebody(person: PersonFacts | None) -> Somebody | None:
    return Somebody(person.id, person.full_name, person.email) if person else None
