"""Killed in the middle, two at once, a store that is full: everything or nothing, and said."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, connections
from django.db.utils import OperationalError

from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.audit.store_failures import is_full
from footprint.children.models import Child, Episode
from footprint.exchange import folders, worker
from footprint.exchange.facts import Stage
from footprint.exchange.models import Import
from tests.apps.exchange.importing import bring_in, plan_of, rows_of_fact
from tests.apps.exchange.test_worker import analyst, confirm, give, small, stands
from tests.installation import ENVIRONMENT
from tests.stores import Store

__all__ = ["analyst", "small"]  # the fixtures

SOURCE = Path(__file__).resolve().parents[3] / "src"
COMMAND = [sys.executable, "-c", "from footprint.cli import app; app()"]


def environment(store: Store) -> Mapping[str, str]:
    return {
        **os.environ,
        **ENVIRONMENT,
        **store.environment,
        "PYTHONPATH": str(SOURCE),
        "NO_COLOR": "1",
        "COLUMNS": "120",
    }


def footprint(store: Store, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env=environment(store),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def killed(store: Store, after: float, *arguments: str | Path) -> int:
    """Runs the command and kills it after so many seconds; its return code."""
    program = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        env=environment(store),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return program.wait(timeout=after)
    except subprocess.TimeoutExpired:
        program.kill()
        return program.wait()


def kill_at_points(store: Store, demo: Path, points: int, seed: int) -> None:
    """The whole import is in the store after each, or nothing of it; then it is taken up again."""
    chance = random.Random(seed)
    began = time.monotonic()
    assert footprint(store, "import", demo, "--yes", "--dry-run").returncode == 0
    longest = 1.5 * (time.monotonic() - began)
    nothing = rows_of_fact()
    assert not any(nothing.values())
    whole: dict[str, int] | None = None
    for _ in range(points):
        killed(store, chance.uniform(0.2 * longest, longest), "import", demo, "--yes")
        rows = rows_of_fact()
        done = Import.objects.filter(stage=Stage.APPLIED).count()
        if rows == nothing:
            assert (done, TrailRow.objects.count()) == (0, 0)
        else:
            whole = whole or rows
            assert rows == whole
            assert done > 0
    assert footprint(store, "import", demo, "--yes").returncode == 0
    assert whole is None or rows_of_fact() == whole
    assert TrailRow.objects.filter(kind="take_in").count() == sum(rows_of_fact().values())


@pytest.mark.store
def test_an_import_that_is_killed_is_in_the_store_whole_or_not_at_all(
    store: Store, demo: Path
) -> None:
    kill_at_points(store, demo, points=10, seed=20260401)


@pytest.mark.long
@pytest.mark.store
def test_an_import_that_is_killed_at_a_hundred_points_is_whole_or_not_at_all(
    store: Store, demo: Path
) -> None:
    kill_at_points(store, demo, points=100, seed=20260402)


@pytest.mark.store
def test_a_worker_that_is_killed_leaves_an_import_that_another_finishes(
    store: Store, analyst: Viewer, small: Path
) -> None:
    import_id = give(analyst, small)
    worker.one_round()
    confirm(analyst, import_id)
    for after in (0.9, 1.3, 1.7):
        killed(store, after, "tick")
        rows = rows_of_fact()
        assert rows["episodes"] in {0, 2}
        assert stands(analyst, import_id).stage in {Stage.CONFIRMED, Stage.APPLIED}
    Import.objects.filter(pk=import_id, claimed_until__isnull=False).update(
        claimed_until=stands(analyst, import_id).changed_at - timedelta(days=1)
    )
    worker.one_round()
    assert stands(analyst, import_id).stage is Stage.APPLIED
    assert Episode.objects.count() == 2


@pytest.mark.store
def test_of_two_imports_at_once_the_second_waits_and_says_what_became_of_it(
    store: Store, demo: Path
) -> None:
    connections["default"].close()
    both = [
        subprocess.Popen(
            [*COMMAND, "import", str(demo), "--yes"],
            env=environment(store),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [program.communicate(timeout=120) for program in both]
    codes = sorted(program.returncode for program in both)
    assert codes in ([0, 0], [0, 2]), said
    if codes == [0, 2]:
        assert any("The store has changed since the plan was made" in err for _, err in said), said
    assert Child.objects.count() == Child.objects.values("identifier").distinct().count()
    assert TrailRow.objects.filter(kind="take_in").count() == sum(rows_of_fact().values())


def full(store: Store) -> None:
    """From now on the SQLite file grows no more."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages + 4}")


@pytest.mark.store
def test_a_full_store_is_said_and_nothing_is_changed_and_with_room_it_goes_on(
    store: Store, analyst: Viewer, demo: Path
) -> None:
    if store.kind != "sqlite":
        pytest.skip("PostgreSQL's disk cannot be filled here; its message is tested below.")
    year = sorted(path for path in demo.iterdir() if path.is_dir())[-1]
    import_id = give(analyst, year)
    worker.one_round()
    confirm(analyst, import_id)
    nothing, trail = rows_of_fact(), TrailRow.objects.count()
    full(store)
    assert worker.one_round()
    assert folders.said(import_id)[0] == worker.FULL
    assert (rows_of_fact(), TrailRow.objects.count()) == (nothing, trail)
    assert stands(analyst, import_id).stage is Stage.CONFIRMED
    connection.close()  # the limit is the connection's
    Import.objects.filter(pk=import_id).update(
        claimed_until=stands(analyst, import_id).changed_at - timedelta(days=1)
    )
    assert worker.one_round()
    assert stands(analyst, import_id).stage is Stage.APPLIED


@pytest.mark.store
def test_a_full_store_refuses_the_command_in_a_sentence(store: Store, demo: Path) -> None:
    if store.kind != "sqlite":
        pytest.skip("PostgreSQL's disk cannot be filled here; its message is tested below.")
    full(store)
    with pytest.raises(OperationalError) as failed:
        bring_in(demo)
    assert is_full(failed.value)
    assert not any(rows_of_fact().values())


def test_what_each_store_says_when_it_is_full_is_known() -> None:
    assert is_full(Exception("database or disk is full"))
    assert is_full(Exception('could not extend file "base/1/2": No space left on device'))
    assert not is_full(Exception("the connection is closed"))


@pytest.mark.store
def test_the_command_prints_its_plan_and_changes_nothing_in_a_dry_run(
    store: Store, demo: Path
) -> None:
    dry = footprint(store, "import", demo, "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "Reviewing" in dry.stdout  # its second word stands below in a narrow terminal
    assert "Nothing was changed: this was a dry run." in dry.stdout
    assert Import.objects.count() == 0
    done = footprint(store, "import", demo, "--yes")
    assert done.returncode == 0, done.stderr
    assert "Imported. It is import 1 in the history." in done.stdout
    again = footprint(store, "import", demo)
    assert "Nothing to change. It is import 2 in the history." in again.stdout
    refused = footprint(store, "import", demo / "nowhere")
    assert (refused.returncode, "does not exist" in refused.stderr) == (2, True)


@pytest.mark.store
def test_the_sample_comes_in_and_a_second_time_plans_nothing(store: Store) -> None:
    root = Path(__file__).resolve().parents[3]
    sample = Path(os.environ.get("FOOTPRINT_SAMPLE") or root.parent / "shared/data/ssda903-sample")
    if not sample.exists():
        pytest.skip(f"The sample is not at {sample}: set FOOTPRINT_SAMPLE.")
    bring_in(sample)
    assert Child.objects.count() > 100
    assert plan_of(sample).changes_nothing
