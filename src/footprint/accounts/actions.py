"""Every write to the people who sign in."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from footprint.accounts.models import Person


class PersonRefusedError(Exception):
    """Why this account cannot be made, in a sentence."""


@transaction.atomic
def add_person(*, email: str, full_name: str, password: str | None) -> Person:
    """A person who can sign in; without a password, once she has set one by a link."""
    email = email.strip().lower()
    person = Person(email=email, full_name=" ".join(full_name.split()))
    _refuse_what_is_wrong(person, password)
    person.set_password(password)
    person.save(force_insert=True)
    return person


def _refuse_what_is_wrong(person: Person, password: str | None) -> None:
    try:
        validate_email(person.email)
    except ValidationError:
        raise PersonRefusedError(f"{person.email} is not an e-mail address.") from None
    if not person.full_name:
        raise PersonRefusedError("A person needs a name.")
    if Person.objects.filter(email=person.email).exists():
        raise PersonRefusedError(f"There is an account for {person.email} already.")
    if password is not None:
        try:
            validate_password(password, person)
        except ValidationError as weak:
            raise PersonRefusedError(" ".join(weak.messages)) from None
