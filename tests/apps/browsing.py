"""A browser without a screen, signed in as somebody of the cast."""

from functools import cache

from django.contrib.auth.hashers import make_password
from django.test import Client

from footprint.accounts.models import Person

PASSWORD = "three unusual words"


@cache
def a_password() -> str:
    """One for all: the hash is slow on purpose."""
    return make_password(PASSWORD)


def signed_in(person_id: int | None) -> Client:
    client = Client(headers={"x-forwarded-proto": "https", "host": "footprint.test"})
    if person_id is not None:
        someone = Person.objects.get(pk=person_id)
        someone.password = a_password()
        someone.save(update_fields=["password"])
        client.force_login(someone)
    return client
