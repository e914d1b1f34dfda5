"""`store`: a test that asks for it runs once on SQLite and once on PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql import PostgreSQLError
from tests.stores import Store, postgresql_store, sqlite_store

OPENERS = {"sqlite": sqlite_store, "postgresql": postgresql_store}


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty migrated store of this test's own, and Django's default one while it runs."""
    run = Path(os.environ["FOOTPRINT_TEST_RUN"])
    try:
        opened = OPENERS[request.param](run, tmp_path)
        with opened as one:
            yield one
    except PostgreSQLError as reason:
        if os.environ.get("CI"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`@pytest.mark.store` alone is enough for a test that does not need the store's name.
    `@pytest.mark.store(long_on="postgresql")`: on that store it is one of the long tests."""
    if mark := metafunc.definition.get_closest_marker("store"):
        if "store" not in metafunc.fixturenames:
            metafunc.fixturenames.append("store")
        marks = {mark.kwargs.get("long_on"): [pytest.mark.long]}
        stores = [pytest.param(kind, marks=marks.get(kind, [])) for kind in OPENERS]
        metafunc.parametrize("store", stores, indirect=True)


@pytest.fixture(autouse=True)
def _open_the_store_that_is_marked_for(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("store"):
        request.getfixturevalue("store")
