"""The demonstration's store filled as a council would fill its own: by people, in their roles.

Every row comes in by the action that a page or a command would use, so the trail of a demonstration
reads like that of a service.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from footprint.accounts import actions as accounts
from footprint.accounts import passwords
from footprint.accounts import queries as people_queries
from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Source, Viewer
from footprint.children.queries import child as children
from footprint.demo.cast import CastMember
from footprint.demo.lately import go_on, live
from footprint.demo.two_years import run_two_years_of_reviews
from footprint.exchange import actions as imports
from footprint.exchange import folders, planning
from footprint.exchange.reading import read_given
from footprint.team import actions as team
from footprint.team.facts import PostKind

#: Grants what Ada proposes: a role that opens records takes two people.
SECOND_ADMINISTRATOR = CastMember(
    Role.ADMINISTRATOR,
    "Bede Unreal",
    "bede.unreal@demo.invalid",
    "",
    "Confirm what the other administrator proposes.",
)
#: Children whom the inspector of a demonstration may open.
LISTED = 8
#: No letter or figure that is mistaken for another when it is read off a screen.
_LETTERS = "23456789bcdfghjkmnpqrstvwxyz"

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SignIn:
    """How one of the made-up people signs in; the password is kept nowhere."""

    member: CastMember
    password: str


def fill(
    files: Sequence[Path], cast: Sequence[CastMember], today: date, tell: Tell
) -> tuple[SignIn, ...]:
    """Fills an empty store from the returns and the people file; how the cast signs in to it."""
    tell("the people who sign in")
    everybody = sorted(
        [*cast, SECOND_ADMINISTRATOR], key=lambda one: one.role != Role.ADMINISTRATOR
    )
    ids = {one.email: _added(one, today) for one in everybody}
    ada, bede = (one for one in everybody if one.role is Role.ADMINISTRATOR)
    _grant_all(everybody, ids, _acting(ids[ada.email], Role.ADMINISTRATOR, today), ids[bede.email])
    _import(files, today, tell)
    manager = next(one for one in cast if one.role is Role.IRO_MANAGER)
    tell("posts")
    acting = _acting(ids[manager.email], Role.IRO_MANAGER, today)
    _give_posts(acting)
    tell("what people did lately")
    live(acting, cast, ids)
    tell("two years of reviews")
    run_two_years_of_reviews(
        viewer=acting, people={one.full_name: ids[one.email] for one in everybody}
    )
    tell("the coming weeks")
    go_on(acting, cast, ids)
    return tuple(SignIn(one, _given_password(ids[one.email])) for one in everybody)


def _command(today: date) -> Viewer:
    return Viewer(person_id=None, role="", today=today, source=Source.COMMAND)


def _acting(person_id: int, role: Role, today: date) -> Viewer:
    return Viewer(person_id=person_id, role=role, today=today, source=Source.DEMO)


def _added(one: CastMember, today: date) -> int:
    """The first becomes the administrator by being first."""
    return accounts.add_person(viewer=_command(today), email=one.email, full_name=one.full_name)


def _given_password(person_id: int) -> str:
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
    password = "-".join(groups)
    passwords.set_password(person_id, password)
    return password


def _grant_all(
    everybody: Sequence[CastMember], ids: dict[str, int], ada: Viewer, bede_id: int
) -> None:
    accounts.grant_role(
        viewer=_command(ada.today),
        person_id=bede_id,
        role=Role.ADMINISTRATOR,
        begins_on=ada.today,
    )
    bede = replace(ada, person_id=bede_id)
    for one in everybody:
        if one.role is Role.ADMINISTRATOR:
            continue
        grant_id = accounts.grant_role(
            viewer=ada,
            person_id=ids[one.email],
            role=one.role,
            begins_on=ada.today,
            scope=one.scope,
        )
        grant = people_queries.grant(bede, grant_id)
        if grant is not None and ROLES[one.role].opens_records:
            accounts.confirm_grant(viewer=bede, grant_id=grant_id, version=grant.version)


def _import(files: Sequence[Path], today: date, tell: Tell) -> None:
    viewer = _command(today)
    given = read_given(files, tell)
    planned = planning.plan(given, viewer)
    tell("the store")
    imports.import_by_command(
        viewer=viewer,
        files=[described for file in files for described in folders.described(file)],
        given=given,
        digest=planned.digest,
        withdraw=False,
        step=lambda _share: None,
    )


def _give_posts(manager: Viewer) -> None:
    """A whole post for each officer who holds children today; the last of them works three days a
    week."""
    holding = children.allocations_seen(manager)
    held = {
        one.officer
        for one in holding
        if one.officer and one.began_on <= manager.today and one.ended_on is None
    }
    officers = sorted(held, key=lambda officer: officer.full_name)
    for officer in officers:
        whole = officer is not officers[-1]
        team.add_post(
            viewer=manager,
            officer_id=officer.id,
            title="Independent reviewing officer",
            kind=PostKind.PERMANENT,
            fte=Decimal("1.00") if whole else Decimal("0.60"),
            reviewing=Decimal("0.90"),
            began_on=manager.today - timedelta(days=365),
        )
