"""What waits in a session, once it has been sent again."""

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts import carried
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator

pytestmark = pytest.mark.store


def with_something_waiting(person_id: int | None) -> Client:
    client = signed_in(person_id)
    session = client.session
    session[carried.IN_SESSION] = {"person": person_id, "path": "/people/add/", "fields": []}
    session.save()
    return client


def test_what_was_sent_again_and_taken_waits_no_longer(store: object) -> None:
    client = with_something_waiting(administrator().person_id)
    form = {"full_name": "Olive Officer", "email": "olive@council.test", "was_carried": "yes"}
    assert client.post(reverse("add-person"), form).status_code == 302
    assert carried.IN_SESSION not in client.session


def test_it_goes_on_waiting_while_a_form_finds_fault_with_it_or_another_form_is_sent(
    store: object,
) -> None:
    client = with_something_waiting(administrator().person_id)
    client.post(reverse("add-person"), {"full_name": "", "was_carried": "yes"})
    assert carried.IN_SESSION in client.session
    client.post(
        reverse("add-person"), {"full_name": "Olive Officer", "email": "olive@council.test"}
    )
    assert carried.IN_SESSION in client.session
