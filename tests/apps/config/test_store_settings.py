"""Both stores are set as the design says."""

import pytest
from django.db import connection

from tests.stores import Store


@pytest.mark.store
def test_each_test_has_the_store_it_is_named_for(store: Store) -> None:
    assert connection.vendor == store.kind


@pytest.mark.store
def test_sqlite_waits_writes_ahead_and_lets_no_overwrite_pass_the_triggers(store: Store) -> None:
    if store.kind != "sqlite":
        pytest.skip("a rule of SQLite's")
    with connection.cursor() as cursor:
        values = {}
        for name in ("journal_mode", "synchronous", "busy_timeout", "recursive_triggers"):
            cursor.execute(f"PRAGMA {name}")
            values[name] = cursor.fetchone()[0]
    assert values == {
        "journal_mode": "wal",
        "synchronous": 1,
        "busy_timeout": 20_000,
        "recursive_triggers": 1,
    }
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert connection.settings_dict["ATOMIC_REQUESTS"] is False
