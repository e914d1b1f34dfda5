"""kill -9 in the middle of a save or of a migration: what was acknowledged is there, nothing is half
done, and the store goes on."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from footprint.accounts.roles import Role
from footprint.audit import guards
from footprint.audit.models import Fact, KeptVersion, TrailRow
from footprint.children.models import Allocation, Child, Flag, Names
from tests.apps.cast import everybody
from tests.apps.children import recording
from tests.installation import ENVIRONMENT
from tests.stores import Store

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = [sys.executable, "-m", "tests.apps.audit.acting_until_killed"]
KILLED = -signal.SIGKILL


@dataclass
class Actor:
    """The program, waiting for orders."""

    program: "subprocess.Popen[str]"

    def told(self, order: str, after: float = 0) -> tuple[list[str], int]:
        """What it said before it was gone, and how it ended; killed `after` so many seconds."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write(f"{order}\n")
        self.program.stdin.flush()
        pid = int(self.program.stdout.readline().split()[1])
        if after:
            time.sleep(after)
            with suppress(ProcessLookupError):  # it was done before
                os.kill(pid, signal.SIGKILL)
        said = []
        while not (line := self.program.stdout.readline().strip()).startswith("ended"):
            said.append(line)
        return said, int(line.split()[1])


@contextmanager
def acting(store: Store) -> Iterator[Actor]:
    environment = {
        **os.environ,
        **ENVIRONMENT,
        **store.environment,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    with subprocess.Popen(
        PROGRAM, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as program:
        yield Actor(program)
        assert program.stdin is not None
        program.stdin.close()
        program.wait(timeout=20)


def half_done() -> list[str]:
    """Every row of fact whose trail or kept versions are not exactly those of its version, and every
    word of the trail on a row that is not there."""
    kept: dict[tuple[str, str], list[int]] = {}
    for thing, thing_id, version in KeptVersion.objects.values_list("thing", "thing_id", "version"):
        kept.setdefault((thing, thing_id), []).append(version)
    told: Counter[tuple[str, str]] = Counter()
    for thing, thing_id, changes in TrailRow.objects.values_list("thing", "thing_id", "changes"):
        if changes:
            told[thing, thing_id] += 1
    wrong, known = [], set()
    for model in apps.get_models():
        if not issubclass(model, Fact):
            continue
        for pk, version in model._base_manager.values_list("pk", "version"):
            one = (model._meta.model_name or "", str(pk))
            known.add(one)
            if told[one] != version or sorted(kept.get(one, [])) != list(range(1, version)):
                wrong.append(f"{one} version {version}: {told[one]} told, {kept.get(one)} kept")
    return wrong + [f"{one} is told of and not there" for one in told if one not in known]


def words_in_the_store() -> set[str]:
    found = {*Names.objects.values_list("first_name", flat=True)}
    found |= {*Flag.objects.values_list("told_by", flat=True)}
    found |= {*Child.objects.values_list("identifier", flat=True)}
    found |= {*Allocation.objects.values_list("reason", flat=True)}
    before = KeptVersion.objects.filter(thing="names").values_list("values", flat=True)
    return found | {values["first_name"] for values in before}


def people_and_children() -> None:
    cast = everybody()
    mary = cast[Role.IRO_MANAGER]
    for number in range(3):
        recording.child(mary, f"K{number}")
    for name in ("Olive", "Opal"):
        recording.officer(mary, f"{name} Officer", f"{name.lower()}@council.test")


def kill_saves(store: Store, points: int, seed: int) -> Mapping[str, int]:
    """Half of them after a while, half before a statement."""
    people_and_children()
    connection.close()
    chance = random.Random(seed)
    acknowledged: set[str] = set()
    with acting(store) as actor:
        for point in range(points):
            if point % 2:
                said, how = actor.told(f"save {seed + point} 0", after=chance.uniform(0.05, 0.7))
            else:
                said, how = actor.told(f"save {seed + point} {chance.randrange(1, 250)}")
            assert how == KILLED
            acknowledged |= {line.split()[1] for line in said if line.startswith("done")}
            assert acknowledged <= words_in_the_store()
            connection.close()
            if point % 10 == 9 or point == points - 1:
                assert half_done() == []
                connection.close()
    assert acknowledged
    return {"points": points, "acknowledged": len(acknowledged)}


@pytest.mark.store
def test_a_save_that_is_killed_is_whole_or_not_at_all_and_none_acknowledged_is_lost(
    store: Store,
) -> None:
    kill_saves(store, points=10, seed=20260500)


@pytest.mark.long
@pytest.mark.store
def test_saves_that_are_killed_at_a_hundred_points(store: Store) -> None:
    kill_saves(store, points=100, seed=20260600)


def administrator_of(store: Store) -> "psycopg.Connection[tuple[object, ...]]":
    """Connected to another database of the same server."""
    connection.close()
    address = store.environment["FOOTPRINT_DATABASE_URL"].replace(
        f"/{store.settings['NAME']}", "/postgres"
    )
    return psycopg.connect(address, autocommit=True)


def keep_as_it_is(store: Store) -> None:
    connection.close()
    if store.kind == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        shutil.copyfile(store.settings["NAME"], f"{store.settings['NAME']}.old")
        return
    name = store.settings["NAME"]
    with closing(administrator_of(store)) as server:
        server.execute(f"CREATE DATABASE {name}_old TEMPLATE {name}".encode())


def begin_anew(store: Store, template: str) -> None:
    """`template` is "_old", or empty for a store with nothing in it."""
    connection.close()
    name = store.settings["NAME"]
    if store.kind == "sqlite":
        for path in Path(name).parent.glob("footprint.sqlite3*"):
            if path.suffix != ".old":
                path.unlink()
        if template:
            shutil.copyfile(f"{name}.old", name)
        return
    from_which = f"{name}_old" if template else "template0"
    with closing(administrator_of(store)) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
        server.execute(f"CREATE DATABASE {name} TEMPLATE {from_which}".encode())


def rows() -> Mapping[str, int]:
    models = (model for model in apps.get_models() if issubclass(model, Fact))
    return {str(model._meta.model_name): model._base_manager.count() for model in models}


def is_whole() -> bool:
    executor = MigrationExecutor(connection)
    return (
        not executor.migration_plan(executor.loader.graph.leaf_nodes()) and guards.missing() == []
    )


def kill_migrations(store: Store, points: int, seed: int, template: str) -> None:
    """Each is taken up again by another, which finds nothing in its way. A third is killed by the
    clock, the others before a statement, be it the one that notes the step."""
    chance = random.Random(seed)
    with acting(store) as actor:
        begin_anew(store, template)
        began = time.monotonic()
        said, how = actor.told("migrate 0")
        longest = time.monotonic() - began
        assert how == 0
        whole = int(said[-1].split()[1])
        known = rows()
        for point in range(points):
            begin_anew(store, template)
            if point % 3 == 2:
                actor.told("migrate 0", after=chance.uniform(0.05, longest))
            else:
                _, how = actor.told(f"migrate {chance.randrange(1, whole)}")
                assert how == KILLED
            assert actor.told("migrate 0")[1] == 0
            assert is_whole()
            assert rows() == known
            assert half_done() == []


@pytest.fixture
def older_store(store: Store) -> Iterator[Store]:
    """Children and people, as the first migration of the children's app has them; no team yet."""
    people_and_children()
    call_command("migrate", "team", "zero", verbosity=0)
    call_command("migrate", "children", "0001", verbosity=0)
    keep_as_it_is(store)
    yield store
    if store.kind == "postgresql":
        with closing(administrator_of(store)) as server:
            name = f"{store.settings['NAME']}_old"
            server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.mark.store
def test_a_migration_that_is_killed_is_taken_up_again_where_it_was(older_store: Store) -> None:
    kill_migrations(older_store, points=3, seed=20260700, template="_old")


@pytest.mark.long
@pytest.mark.store
def test_migrations_that_are_killed_at_thirty_points(older_store: Store) -> None:
    kill_migrations(older_store, points=30, seed=20260800, template="_old")


@pytest.mark.long
@pytest.mark.store
def test_the_first_migrations_that_are_killed_at_fifteen_points(store: Store) -> None:
    kill_migrations(store, points=15, seed=20260900, template="")


def kill_steps(store: Store, sample: int | None) -> None:
    """Killed before a step is noted, it has not begun. `sample`: how many of the steps, the first and
    the last among them; each of them where it is None."""
    with acting(store) as actor:
        begin_anew(store, "_old")
        said, _ = actor.told("migrate 0")
        steps = range(1, int(said[-1].split()[2]) + 1)
        between = random.Random(20261100).sample(steps[1:-1], (sample or len(steps)) - 2)
        for noted in sorted({steps[0], *between, steps[-1]}):
            begin_anew(store, "_old")
            assert actor.told(f"migrate {-noted}")[1] == KILLED
            assert actor.told("migrate 0")[1] == 0
            assert is_whole()


@pytest.mark.store
def test_a_step_and_the_note_that_it_is_applied_are_one_transaction(older_store: Store) -> None:
    kill_steps(older_store, sample=5)


@pytest.mark.long
@pytest.mark.store
def test_each_step_and_the_note_that_it_is_applied_are_one_transaction(older_store: Store) -> None:
    kill_steps(older_store, sample=None)
