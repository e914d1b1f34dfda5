"""The IRO manager, her browser, and an officer."""

import pytest
from django.test import Client

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import making


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


@pytest.fixture
def hers(mary: Viewer) -> Client:
    return signed_in(mary.person_id)


@pytest.fixture
def olive(mary: Viewer) -> int:
    return making.officer("Olive Officer")
