from collections.abc import Iterator

import pytest

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from tests.apps.cast import administrator, hold, person
from tests.apps.post.mail_server import Given, mail_server


@pytest.fixture
def beth(store: object) -> Viewer:
    """Business support."""
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Beth Business"), Role.BUSINESS_SUPPORT)


@pytest.fixture
def server() -> Iterator[Given]:
    with mail_server() as given:
        yield given
