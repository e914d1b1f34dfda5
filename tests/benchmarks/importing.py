"""An import against raw SQL: one run in a process of its own, CPU seconds printed as JSON.

    python -m tests.benchmarks.importing FOLDER

The store is SQLite, migrated and empty, in a folder of the run's own. Three times are taken: the
import, the same import again, and the same rows of fact and of the trail inserted by `executemany`
into another such store with the same settings.
"""

import json
import os
import resource
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.installation import ENVIRONMENT

FOLDER = Path(tempfile.mkdtemp(prefix="footprint-bench-"))
os.environ.update(ENVIRONMENT, FOOTPRINT_FOLDER=str(FOLDER))

import django  # noqa: E402 (after the environment)

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from footprint.audit.facts import Source, Viewer  # noqa: E402
from footprint.config.stores import SQLITE_PRAGMAS  # noqa: E402
from footprint.exchange import actions, folders, planning  # noqa: E402
from footprint.exchange.reading import read_given  # noqa: E402

STORE = FOLDER / "footprint.sqlite3"


def bring_in(path: Path) -> None:
    """From the files to the commit."""
    viewer = Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
    given = read_given([path], lambda _: None)
    planned = planning.plan(given, viewer)
    actions.import_by_command(
        viewer=viewer,
        files=list(folders.described(path)),
        given=given,
        digest=planned.digest,
        withdraw=False,
        step=lambda _: None,
    )


def insert(store: Path, rows: dict[str, list[tuple[object, ...]]]) -> None:
    """The rows of each table in one transaction."""
    with closing(sqlite3.connect(store, isolation_level=None)) as raw:
        for pragma in SQLITE_PRAGMAS:
            raw.execute(pragma)
        raw.execute("BEGIN IMMEDIATE")
        for table, values in rows.items():
            if values:
                marks = ", ".join("?" * len(values[0]))
                raw.executemany(f'INSERT INTO "{table}" VALUES ({marks})', values)  # noqa: S608
        raw.execute("COMMIT")


def rows_of(store: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(store)) as raw:
        named = raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND (name LIKE 'children_%' "
            "OR name IN ('exchange_import', 'exchange_errorlist', 'audit_trailrow'))"
        ).fetchall()
        return {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in named}  # noqa: S608


def cpu(task: Callable[[], None]) -> float:
    before = resource.getrusage(resource.RUSAGE_SELF)
    task()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    path = Path(sys.argv[1])
    with connection.cursor():
        call_command("migrate", verbosity=0)
    connection.close()
    empty = FOLDER / "empty.sqlite3"
    with closing(sqlite3.connect(STORE)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(STORE, empty)
    first = cpu(lambda: bring_in(path))
    rows = rows_of(STORE)
    second = cpu(lambda: bring_in(path))
    raw_sql = cpu(lambda: insert(empty, rows))
    many = sum(len(values) for values in rows.values())
    told = {"first": first, "second": second, "raw": raw_sql, "rows": many}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
