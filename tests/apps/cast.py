"""A small named cast, one person a role, made through the real actions.

Ada and Grace are administrators: Ada grants, Grace is the second person.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from django.utils.timezone import localdate

from footprint.accounts import actions, queries
from footprint.accounts.facts import Grant
from footprint.accounts.roles import Role
from footprint.audit.facts import Source, Viewer

#: The team that the social care manager's role reaches.
TEAM = "North"

NAMES: Mapping[Role, str] = MappingProxyType(
    {
        Role.REVIEWING_OFFICER: "Olive Officer",
        Role.IRO_MANAGER: "Mary Manager",
        Role.BUSINESS_SUPPORT: "Beth Business",
        Role.SOCIAL_WORKER: "Sal Social",
        Role.SOCIAL_CARE_MANAGER: "Tess Team",
        Role.SENIOR_LEADER: "Lena Leader",
        Role.PANEL_MEMBER: "Pat Panel",
        Role.ANALYST: "Ann Analyst",
        Role.INSPECTOR: "Ivy Inspector",
        Role.AUDITOR: "Audrey Auditor",
    }
)


def command() -> Viewer:
    return Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)


def administrator(name: str = "Ada Byron") -> Viewer:
    """The viewer of an administrator whom a command on the server has made."""
    person_id = person(name)
    viewer = acting(person_id, Role.ADMINISTRATOR)
    if not queries.roles_held(viewer):  # the first person is one already
        propose(command(), person_id, Role.ADMINISTRATOR)
    return viewer


def person(name: str) -> int:
    email = f"{name.split(maxsplit=1)[0].lower()}@council.test"
    return actions.add_person(viewer=command(), email=email, full_name=name)


def acting(person_id: int, role: Role, today: date | None = None) -> Viewer:
    return Viewer(person_id=person_id, role=role, today=today or localdate())


def hold(ada: Viewer, grace: Viewer, person_id: int, role: Role) -> Viewer:
    """The viewer of somebody to whom Ada grants a role, and Grace confirms it where it must be."""
    scope = TEAM if role is Role.SOCIAL_CARE_MANAGER else ""
    granted = propose(ada, person_id, role, scope)
    if granted.needs_second:
        actions.confirm_grant(viewer=grace, grant_id=granted.id, version=granted.version)
    return replace(acting(person_id, role), scope=scope)


def propose(viewer: Viewer, person_id: int, role: Role, scope: str = "") -> Grant:
    grant_id = actions.grant_role(
        viewer=viewer, person_id=person_id, role=role, begins_on=viewer.today, scope=scope
    )
    return grant(viewer, grant_id)


def grant(viewer: Viewer, grant_id: int) -> Grant:
    found = queries.grant(viewer, grant_id)
    assert found is not None
    return found


def everybody() -> Mapping[Role, Viewer]:
    """One viewer a role; the administrator is Ada."""
    ada, grace = administrator(), administrator("Grace Hopper")
    held = {role: hold(ada, grace, person(name), role) for role, name in NAMES.items()}
    return {**held, Role.ADMINISTRATOR: ada}
