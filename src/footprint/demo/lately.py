"""What the made-up people have done lately, so that every role finds something to look at.

An officer is away and covered, an inspector is here, one record is restricted and one closed to a
colleague, a definition is signed, and the people round an officer's children are known. By the
actions that the pages use.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.actions import access, by_hand, listing, officers, restricting
from footprint.children.facts.child import ChildSeen, Officer
from footprint.children.officers import officer_with_email
from footprint.children.permissions import access as access_permissions
from footprint.children.queries import access as access_queries
from footprint.children.queries import child as children
from footprint.demo.cast import CastMember
from footprint.demo.coming_weeks import Acting, fill_the_diary
from footprint.demo.letters_lately import send_until_one_fails
from footprint.demo.people_round import give_people_round
from footprint.demo.set_up import set_rules, tell_ladders
from footprint.reports import actions as reports
from footprint.reports import queries as figures
from footprint.team import actions as team
from footprint.team.facts import AbsenceKind

#: So many children an inspector is given to read.
LISTED = 6
_A_SISTER = "A sister of a child on my caseload."
#: What the manager has signed for the last year that is over.
SIGNED = ("reviews_held_on_time", "reviews_due_on_time", "looked_after_on")


def live(manager: Viewer, cast: Sequence[CastMember], ids: dict[str, int]) -> None:
    """`ids` are the people's, by e-mail address."""
    people = {one.role: (one, ids[one.email]) for one in cast}
    _match_worker(manager, people.get(Role.SOCIAL_WORKER))
    _sign(manager)
    officer = officer_with_email(manager, people[Role.REVIEWING_OFFICER][0].email)
    if officer is None:
        return
    held = _held(manager)
    acting = replace(
        manager, role=Role.REVIEWING_OFFICER, person_id=people[Role.REVIEWING_OFFICER][1]
    )
    _hers(manager, acting, held.get(officer, ()))
    give_people_round(manager, held.get(officer, ()))
    others = [one for one in sorted(held, key=lambda one: one.full_name) if one != officer]
    if others:
        _colleagues(manager, acting, officer, others[-1], held[others[0]], people)


def go_on(manager: Viewer, cast: Sequence[CastMember], ids: dict[str, int]) -> None:
    """What the coming weeks hold, once the reviews gone by stand."""
    people = {one.role: ids[one.email] for one in cast}
    officer = officer_with_email(manager, _email(cast, Role.REVIEWING_OFFICER))
    set_rules(manager)
    if officer is None:
        return
    hers = _held(manager).get(officer, ())
    tell_ladders(manager, hers)
    support = replace(manager, role=Role.BUSINESS_SUPPORT, person_id=people[Role.BUSINESS_SUPPORT])
    acting = Acting(
        officer=replace(
            manager, role=Role.REVIEWING_OFFICER, person_id=people[Role.REVIEWING_OFFICER]
        ),
        support=support,
        of=officer,
        worker_id=people.get(Role.SOCIAL_WORKER),
    )
    fill_the_diary(acting, hers, _workers(manager, acting.worker_id))
    send_until_one_fails(manager.today)


def _email(cast: Sequence[CastMember], role: Role) -> str:
    return next((one.email for one in cast if one.role is role), "")


def _workers(manager: Viewer, worker_id: int | None) -> tuple[ChildSeen, ...]:
    """The children of the social worker who signs in."""
    if worker_id is None:
        return ()
    return children.own_children(replace(manager, role=Role.SOCIAL_WORKER, person_id=worker_id))


def _held(manager: Viewer) -> dict[Officer, tuple[ChildSeen, ...]]:
    """Who holds which children in care today."""
    holding = children.holding(manager, manager.today)
    found: dict[Officer, tuple[ChildSeen, ...]] = {}
    for child_id in holding.in_care:
        if officer := holding.holder(child_id):
            found[officer] = (*found.get(officer, ()), holding.children[child_id])
    return found


def _match_worker(manager: Viewer, worker: tuple[CastMember, int] | None) -> None:
    """The social worker of the files is the one who signs in."""
    if worker and worker[0].full_name in access_queries.workers(manager):
        listing.match_worker(viewer=manager, worker=worker[0].full_name, person_id=worker[1])


def _sign(manager: Viewer) -> None:
    over = figures.years_held(manager).over
    if over:
        reports.sign_definitions(viewer=manager, year=over[-1], codes=SIGNED)


def _hers(manager: Viewer, officer: Viewer, held: Sequence[ChildSeen]) -> None:
    """Two of the officer's own: one she has put a flag beside, one whose record is restricted."""
    if len(held) < 2 or officer.person_id is None:
        return
    by_hand.record_flag(
        viewer=officer,
        child_id=held[0].id,
        kind="missing",
        began_on=officer.today - timedelta(days=9),
        told_by="The home, by telephone",
    )
    restricting.restrict_child(
        viewer=manager,
        child_id=held[1].id,
        reason="Where the child lives must not become known.",
        people=[officer.person_id],
    )


def _read_anothers(acting: Viewer, theirs: Sequence[ChildSeen]) -> None:
    """A child of another officer, for whom the officer gave a reason. In a small authority all of
    theirs may be open to her anyway, as those of a colleague whom she covers."""
    for one in theirs:
        if access_permissions.why_not_give_reason(acting, one.id, _A_SISTER) is None:
            access.give_reason(viewer=acting, child_id=one.id, reason=_A_SISTER)
            return


def _colleagues(  # noqa: PLR0917 (who, whom and whose)
    manager: Viewer,
    acting: Viewer,
    officer: Officer,
    away: Officer,
    theirs: Sequence[ChildSeen],
    people: dict[Role, tuple[CastMember, int]],
) -> None:
    """A colleague is on leave and covered by the officer, who also read a record of another's; the
    inspector and a bar are about that other's children."""
    first, back = manager.today - timedelta(days=2), manager.today + timedelta(days=12)
    team.add_absence(
        viewer=manager,
        officer_id=away.id,
        kind=AbsenceKind.LEAVE,
        began_on=first,
        ended_on=back,
    )
    officers.add_cover(
        viewer=manager,
        officer_id=away.id,
        covered_by_id=officer.id,
        began_on=first,
        ended_on=back,
    )
    _read_anothers(acting, theirs)
    if Role.INSPECTOR in people:
        listing.list_children(
            viewer=manager,
            person_id=people[Role.INSPECTOR][1],
            references=[one.identifier for one in theirs[:LISTED]],
            began_on=manager.today,
            ended_on=back,
        )
    if Role.BUSINESS_SUPPORT in people:
        restricting.bar_person(
            viewer=manager,
            child_id=theirs[-1].id,
            person_id=people[Role.BUSINESS_SUPPORT][1],
            reason="A relative of the child.",
        )
