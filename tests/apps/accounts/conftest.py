"""Two administrators."""

import pytest

from footprint.audit.facts import Viewer
from tests.apps.cast import administrator


@pytest.fixture
def ada(store: object) -> Viewer:
    return administrator()


@pytest.fixture
def grace(ada: Viewer) -> Viewer:
    return administrator("Grace Hopper")
