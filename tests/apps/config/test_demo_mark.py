"""A store that is marked as a demonstration starts as one and nowhere else."""

import pytest

from footprint.audit.actions import ActionDenied
from footprint.config.actions import mark_as_demo
from tests.apps.cast import administrator, command
from tests.apps.config.test_commands import footprint
from tests.stores import Store

pytestmark = pytest.mark.store


def test_a_marked_store_does_not_start_outside_a_demonstration(store: Store) -> None:
    mark_as_demo(viewer=command())
    done = footprint(store, "serve", "--port=1")
    assert done.returncode == 2
    assert "This store is a demonstration" in done.stderr
    assert "This store is a demonstration" in footprint(store, "doctor").stdout


def test_a_store_without_the_mark_does_not_start_as_a_demonstration(store: Store) -> None:
    done = footprint(store, "serve", "--port=1", FOOTPRINT_DEMO="yes")
    assert done.returncode == 2
    assert "not marked as a demonstration" in done.stderr


def test_a_store_is_marked_once(store: Store) -> None:
    mark_as_demo(viewer=command())
    with pytest.raises(ActionDenied, match="already"):
        mark_as_demo(viewer=command())


def test_nobody_signed_in_marks_a_store(store: Store) -> None:
    with pytest.raises(ActionDenied, match="command on the server"):
        mark_as_demo(viewer=administrator())
