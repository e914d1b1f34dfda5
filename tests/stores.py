"""Stores for tests: a migrated template made once a run, copied for each test.

Importing this sets Django up with a store that does not exist, so that a test that does not ask
for one cannot reach one.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import django
import psycopg

from tests import postgresql
from tests.installation import ENVIRONMENT

os.environ.update(ENVIRONMENT)
django.setup()

from django.core.management import call_command  # noqa: E402 (after the set-up)
from django.db import connections  # noqa: E402

from footprint.config import stores as settings_of  # noqa: E402

TEMPLATE = "footprint_template"


@dataclass(frozen=True)
class Store:
    """A store of one test's own. `environment` leads a program of its own to the same store."""

    kind: str
    settings: dict[str, Any]
    environment: dict[str, str]


@contextmanager
def sqlite_store(run: Path, folder: Path) -> Iterator[Store]:
    template = _once(run, "sqlite", _make_sqlite_template)
    shutil.copyfile(template, folder / "footprint.sqlite3")
    settings = settings_of.sqlite(folder / "footprint.sqlite3")
    with _connected(settings):
        yield Store("sqlite", settings, {"FOOTPRINT_FOLDER": str(folder)})


@contextmanager
def postgresql_store(run: Path, folder: Path) -> Iterator[Store]:
    server = _once(run, "postgresql", _make_postgresql_template)
    name = f"footprint_test_{uuid4().hex[:12]}"
    with _administering(server) as administrator:
        administrator.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}".encode())
    settings = settings_of.postgresql(_named(server, name))
    environment = {
        "FOOTPRINT_FOLDER": str(folder),
        "FOOTPRINT_DATABASE_URL": _named(server, name),
    }
    try:
        with _connected(settings):
            yield Store("postgresql", settings, environment)
    finally:
        with _administering(server) as administrator:
            administrator.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _once(run: Path, name: str, make: Any) -> str:
    """What `make` returns, made by the first process of the run that asks for it."""
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = run / f"{name}.made"
        if not made.exists():
            made.write_text(make(run))
        return made.read_text()


def _make_sqlite_template(run: Path) -> str:
    file = run / "template.sqlite3"
    with _connected(settings_of.sqlite(file)):
        call_command("migrate", verbosity=0)
    with sqlite3.connect(file) as connection:  # one file, no log beside it: it is copied
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return str(file)


def _make_postgresql_template(run: Path) -> str:
    server = postgresql.start(run)
    with _administering(server) as administrator:
        administrator.execute(f"DROP DATABASE IF EXISTS {TEMPLATE}".encode())
        administrator.execute(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0".encode())
    with _connected(settings_of.postgresql(_named(server, TEMPLATE))):
        call_command("migrate", verbosity=0)
    return server


@contextmanager
def _administering(server: str) -> Iterator["psycopg.Connection[tuple[Any, ...]]"]:
    connection = psycopg.connect(server, autocommit=True)
    try:
        yield connection
    finally:
        connection.close()


def _named(server: str, name: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


@contextmanager
def _connected(settings: dict[str, Any]) -> Iterator[None]:
    """Django's default store is this one, and no other, until the end."""
    before = connections.settings["default"]
    _point_to(settings)
    try:
        yield
    finally:
        _point_to(before)


def _point_to(settings: dict[str, Any]) -> None:
    connections["default"].close()
    del connections["default"]
    connections.settings["default"] = connections.configure_settings({"default": settings})[
        "default"
    ]
