"""People are added; roles are granted, confirmed by a second person, and ended."""

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from footprint.accounts import queries
from footprint.accounts.facts import Grant
from footprint.accounts.models import Person, RoleGrant
from footprint.accounts.permissions import (
    why_not_add_person,
    why_not_confirm_grant,
    why_not_end_grant,
    why_not_grant_role,
)
from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, action, add, ask, record, revise
from footprint.audit.facts import Viewer


class PersonRefusedError(Exception):
    """Why this account cannot be made, in a sentence."""


@action
def add_person(
    *, viewer: Viewer, email: str, full_name: str, password: str | None = None
) -> int:
    """The id of a person who can sign in; without a password, once she has set one by a link."""
    ask(why_not_add_person(viewer, email))
    person = Person(email=email.strip().lower(), full_name=" ".join(full_name.split()))
    _refuse_what_is_wrong(person, password)
    person.set_password(password)
    return add(viewer, person).pk


def _refuse_what_is_wrong(person: Person, password: str | None) -> None:
    try:
        validate_email(person.email)
    except ValidationError:
        raise PersonRefusedError(f"{person.email} is not an e-mail address.") from None
    if not person.full_name:
        raise PersonRefusedError("A person needs a name.")
    if password is not None:
        try:
            validate_password(password, person)
        except ValidationError as weak:
            raise PersonRefusedError(" ".join(weak.messages)) from None


@action
def add_person_by_command(
    *, viewer: Viewer, email: str, full_name: str, password: str | None
) -> int:
    """As `add_person`; who is added while there is no administrator becomes one."""
    ask(why_not_add_person(viewer, email))
    person_id = add_person(viewer=viewer, email=email, full_name=full_name, password=password)
    if not queries.grants_of_role(viewer, Role.ADMINISTRATOR):
        grant_role(
            viewer=viewer,
            person_id=person_id,
            role=Role.ADMINISTRATOR,
            begins_on=viewer.today,
        )
    record(viewer, thing="person", thing_id=person_id)
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
def note_sign_in(*, viewer: Viewer) -> None:
    """Somebody has signed in."""
    ask(None if viewer.person_id is not None else "Sign in first.")
    record(viewer, thing="person", thing_id=viewer.person_id or "")


def _found(viewer: Viewer, grant_id: int) -> Grant:
    grant = queries.grant(viewer, grant_id)
    if grant is None:
        raise ActionDenied("There is no such grant.")
    return grant


def _one_at_a_time(person_id: int) -> None:
    """On PostgreSQL, two grants to one person wait for each other; SQLite has one writer anyway."""
    list(Person.objects.select_for_update().filter(pk=person_id))


def _administrators_one_at_a_time() -> None:
    """So that the last two administrators cannot end each other at once."""
    rows = RoleGrant.objects.select_for_update().filter(role=Role.ADMINISTRATOR)
    list(rows.order_by("pk"))
