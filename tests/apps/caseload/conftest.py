"""Everybody there is, one person a role."""

import pytest

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from tests.apps.cast import everybody


@pytest.fixture
def cast(store: object) -> dict[Role, Viewer]:
    return dict(everybody())
