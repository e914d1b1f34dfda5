"""People sign in by e-mail address, however it is typed."""

import pytest
from django.db import IntegrityError

from footprint.accounts.models import Person
from footprint.audit.actions import action, add, ask
from footprint.audit.facts import Viewer
from tests.apps.cast import command, person


@action
def add_in_capitals(*, viewer: Viewer) -> None:
    ask(None)
    add(viewer, Person(email="Ada@council.test", full_name="Ada Byron"))


@pytest.mark.store
def test_an_e_mail_address_is_one_name_however_it_is_typed() -> None:
    person("Ada Byron")
    assert Person.objects.get_by_natural_key("Ada@Council.test").full_name == "Ada Byron"


@pytest.mark.store
def test_the_store_refuses_an_address_in_capitals_which_would_be_a_second_name() -> None:
    with pytest.raises(IntegrityError):
        add_in_capitals(viewer=command())
