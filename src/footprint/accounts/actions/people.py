"""People are added and put right; roles are granted, confirmed by a second person, and ended."""

from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import F, Q

from footprint.accounts import queries
from footprint.accounts.facts import Grant
from footprint.accounts.models import Person, RoleGrant
from footprint.accounts.permissions import (
    why_not_add_person,
    why_not_confirm_grant,
    why_not_correct_person,
    why_not_end_grant,
    why_not_grant_role,
    why_not_take_off_second_factor,
)
from footprint.accounts.roles import ROLES, Role
from footprint.audit.actions import ActionDenied, action, add, ask, record, revise
from footprint.audit.facts import Source, Viewer


@action
def add_person(*, viewer: Viewer, email: str, full_name: str) -> int:
    """The new person's id. She has no password until she makes one by a letter to her address.

    Whoever a command adds while there is no administrator becomes one, in the same transaction.
    """
    ask(why_not_add_person(viewer, email))
    person = Person(email=email.strip().lower(), full_name=" ".join(full_name.split()))
    person.set_unusable_password()
    person_id = add(viewer, person).pk
    if viewer.source == Source.COMMAND and not queries.grants_of_role(viewer, Role.ADMINISTRATOR):
        grant_role(
            viewer=viewer,
            person_id=person_id,
            role=Role.ADMINISTRATOR,
            begins_on=viewer.today,
        )
    return person_id


@action
def grant_role(
    *,
    viewer: Viewer,
    person_id: int,
    role: Role,
    begins_on: date,
    ends_on: date | None = None,
    scope: str = "",
) -> int:
    """The new grant's id. One that opens children's records is a proposal until confirmed."""
    _one_at_a_time(person_id)
    ask(why_not_grant_role(viewer, Grant(0, person_id, role, begins_on, ends_on, scope)))
    grant = RoleGrant(
        person_id=person_id,
        role=role,
        scope=scope,
        begins_on=begins_on,
        ends_on=ends_on,
        granted_by_id=viewer.person_id,
    )
    return add(viewer, grant).pk


@action
def confirm_grant(*, viewer: Viewer, grant_id: int, version: int) -> None:
    """The second person's word, given to the proposal as she read it."""
    grant = _found(viewer, grant_id)
    _one_at_a_time(grant.person_id)
    ask(why_not_confirm_grant(viewer, grant))
    revise(viewer, RoleGrant(pk=grant_id), version=version, confirmed_by_id=viewer.person_id)


@action
def end_grant(*, viewer: Viewer, grant_id: int, version: int, ends_on: date) -> None:
    """The role is hers up to the day before `ends_on`; ended today, it is gone at her next page."""
    _administrators_one_at_a_time()
    grant = _found(viewer, grant_id)
    ask(why_not_end_grant(viewer, grant, ends_on))
    revise(viewer, RoleGrant(pk=grant_id), version=version, ends_on=ends_on)


@action
def correct_person(
    *, viewer: Viewer, person_id: int, version: int, email: str, full_name: str
) -> None:
    """Her name or address, put right; she signs in with the new address from now on, and with no
    other. Whoever reads the letters of an address has the account, so of a new one her roles are
    proposals until a second person agrees."""
    _one_at_a_time(person_id)
    ask(why_not_correct_person(viewer, person_id, email))
    before = queries.person(viewer, person_id)
    after = revise(
        viewer,
        Person(pk=person_id),
        version=version,
        email=email.strip().lower(),
        full_name=" ".join(full_name.split()),
    )
    if before is None or before.email != after.email:
        # The library's notes: with one of the old address she could still sign in, or anybody who
        # reads its letters choose a new password.
        EmailAddress.objects.filter(user_id=person_id).delete()
        _propose_anew(viewer, person_id)


@action
def take_off_second_factor(*, viewer: Viewer, person_id: int, reason: str) -> None:
    """For somebody who has lost what makes her codes. Whoever has the lost thing is signed out with
    her; she sets a new one up when she signs in."""
    ask(why_not_take_off_second_factor(viewer, person_id))
    Authenticator.objects.filter(user_id=person_id).delete()
    Person.objects.filter(pk=person_id).update(sessions_ended=F("sessions_ended") + 1)
    record(viewer, thing="person", thing_id=person_id, purpose=reason)


@action
def note_failed_sign_in(*, viewer: Viewer, email: str) -> None:
    """Somebody tried to sign in and was refused. Of an address that nobody has nothing is kept: it
    may be a password typed into the wrong box."""
    ask(None)
    person = queries.person_with_email(viewer, email)
    record(viewer, thing="person", thing_id=person.id if person else "")


@action
def note_sign_out(*, viewer: Viewer) -> None:
    """Somebody has signed out."""
    ask(None if viewer.person_id is not None else "Sign in first.")
    record(viewer, thing="person", thing_id=viewer.person_id or "")


@action
def note_sign_in(*, viewer: Viewer) -> None:
    """Somebody has signed in."""
    ask(None if viewer.person_id is not None else "Sign in first.")
    record(viewer, thing="person", thing_id=viewer.person_id or "")


def _found(viewer: Viewer, grant_id: int) -> Grant:
    grant = queries.grant(viewer, grant_id)
    if grant is None:
        raise ActionDenied("There is no such grant.")
    return grant


def _propose_anew(viewer: Viewer, person_id: int) -> None:
    by_two = [role for role, facts in ROLES.items() if facts.by_two]
    not_ended = Q(ends_on=None) | Q(ends_on__gt=viewer.today)
    for row in RoleGrant.objects.filter(not_ended, person_id=person_id, role__in=by_two):
        proposed = {"granted_by_id": viewer.person_id, "confirmed_by_id": None}
        revise(viewer, row, version=row.version, **proposed)


def _one_at_a_time(person_id: int) -> None:
    """On PostgreSQL, two grants to one person wait for each other; SQLite has one writer anyway."""
    list(Person.objects.select_for_update().filter(pk=person_id))


def _administrators_one_at_a_time() -> None:
    """So that the last two administrators cannot end each other at once."""
    rows = RoleGrant.objects.select_for_update().filter(role=Role.ADMINISTRATOR)
    list(rows.order_by("pk"))
