"""The store itself refuses to change the trail, whoever asks."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection, models
from django.db.utils import IntegrityError

from footprint.audit import gate, guards
from footprint.audit.models import KeptVersion, TrailRow
from tests.apps.audit.doing import ADA, add_someone, rename
from tests.stores import Store

CHANGES = {
    "update": "UPDATE {table} SET thing = 'x'",
    "delete": "DELETE FROM {table}",
    "replace on SQLite": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "replace by the row's own number": "REPLACE INTO {table} SELECT * FROM {table} WHERE id = 1",
    "update or replace": "UPDATE OR REPLACE {table} SET thing = 'x'",
    "insert or ignore": "INSERT OR IGNORE INTO {table} SELECT * FROM {table}",
    "upsert": "INSERT INTO {table} SELECT * FROM {table} WHERE true "
    "ON CONFLICT (id) DO UPDATE SET thing = 'x'",
    "truncate": "TRUNCATE {table}",
    "truncate with what hangs on it": "TRUNCATE {table} CASCADE",
    "as a replica": "SET session_replication_role = replica; DELETE FROM {table}",
}
ONLY_SQLITE = {
    "replace on SQLite",
    "replace by the row's own number",
    "update or replace",
    "insert or ignore",
}
ONLY_POSTGRESQL = {"truncate", "truncate with what hangs on it", "as a replica"}


def a_trail() -> list[Any]:
    person = add_someone(viewer=ADA, email="mary@council.test")
    rename(viewer=ADA, person=person, name="Mary", version=1)
    return rows()


def rows() -> list[Any]:
    return [*TrailRow.objects.order_by("id").values(), *KeptVersion.objects.values()]


def past_the_gate(store: Store, sql: str) -> None:
    """By hand, with the store's password and none of Footprint's settings."""
    if store.kind == "sqlite":
        with closing(sqlite3.connect(store.settings["NAME"])) as by_hand, by_hand:
            by_hand.execute(sql)
    else:
        with psycopg.connect(store.environment["FOOTPRINT_DATABASE_URL"]) as session:
            session.execute(sql.encode())


@pytest.mark.store
@pytest.mark.parametrize("table", guards.GUARDED)
@pytest.mark.parametrize("way", CHANGES)
def test_a_row_cannot_be_changed_in_any_way(store: Store, way: str, table: str) -> None:
    if way in (ONLY_POSTGRESQL if store.kind == "sqlite" else ONLY_SQLITE):
        return  # the other store's word
    before = a_trail()
    with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError), match="only ever added"):
        past_the_gate(store, CHANGES[way].format(table=table))
    with gate.changing_the_structure(), pytest.raises(IntegrityError, match="only ever added"):
        connection.cursor().execute(CHANGES["update"].format(table=table))
    assert rows() == before


def rebuild(store: Store) -> None:
    """What a later migration may do: on SQLite a changed column makes the table anew."""
    changed = models.CharField(max_length=99)
    changed.set_attributes_from_name("source")
    changed.model = TrailRow
    with gate.changing_the_structure(), connection.schema_editor() as editor:
        editor.alter_field(TrailRow, TrailRow._meta.get_field("source"), changed, strict=True)
    if store.kind == "postgresql":  # which rebuilds nothing by itself
        past_the_gate(store, "DROP TRIGGER audit_trailrow_refuses_update ON audit_trailrow")


@pytest.mark.store
def test_a_migration_that_rebuilds_the_table_is_found_out_and_mended(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    before = a_trail()
    rebuild(store)
    assert "audit_trailrow_refuses_update" in guards.missing()
    with pytest.raises(guards.GuardsMissingError, match="audit_trailrow_refuses_update"):
        guards.ensure()
    call_command("migrate", verbosity=0)
    assert "removed audit_trailrow_refuses_update" in capsys.readouterr().err
    assert guards.missing() == []
    with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError), match="only ever added"):
        past_the_gate(store, "UPDATE audit_trailrow SET thing = 'x'")
    assert rows() == before


WEAKENED: dict[str, tuple[str, ...]] = {
    "sqlite": (
        "DROP TRIGGER audit_trailrow_refuses_delete",
        "CREATE TRIGGER audit_trailrow_refuses_delete BEFORE DELETE ON audit_trailrow "
        "WHEN false BEGIN SELECT RAISE(ABORT, 'x'); END",
    ),
    "postgresql": ("ALTER TABLE audit_trailrow DISABLE TRIGGER audit_trailrow_refuses_update",),
}


@pytest.mark.store
def test_a_guard_with_other_words_is_missing(store: Store) -> None:
    for statement in WEAKENED[store.kind]:
        past_the_gate(store, statement)
    assert len(guards.missing()) == 1
    call_command("migrate", verbosity=0)
    assert guards.missing() == []


@pytest.mark.store
def test_a_function_that_refuses_nothing_is_found_out(store: Store) -> None:
    check: Callable[[], list[str]] = guards.missing
    if store.kind == "sqlite":
        past_the_gate(store, "DROP TRIGGER audit_keptversion_refuses_insert")
    else:
        past_the_gate(
            store,
            "CREATE OR REPLACE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS "
            "'BEGIN RETURN NEW; END'",
        )
    assert check() != []
