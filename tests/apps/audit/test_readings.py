"""A reading is on the trail, committed, before its page is rendered."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.utils.timezone import localdate

from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading, TrailFilter, Viewer
from footprint.audit.models import TrailRow
from footprint.audit.queries import trail_page
from tests.apps.audit.doing import ADA, add_someone
from tests.stores import Store

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.store
def test_a_list_leaves_one_row_with_its_filter_and_count() -> None:
    record_reading(
        ADA, Reading.LIST, app="caseload", thing="caseload", filtered="overdue=yes", count=31
    )
    row = TrailRow.objects.get()
    assert (row.kind, row.filter, row.count) == ("list", "overdue=yes", 31)


@pytest.mark.store
def test_a_reading_that_could_be_taken_back_is_refused() -> None:
    with pytest.raises(RuntimeError, match="outside any transaction"), transaction.atomic():
        record_reading(ADA, Reading.OPENING, app="children", thing="child", child_id=3)
    assert TrailRow.objects.count() == 0


@pytest.mark.store
def test_six_hundred_openings_from_four_processes_are_all_kept(store: Store) -> None:
    environment = os.environ | store.environment | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-m", "tests.apps.audit.open_records", "150"]
    processes = [
        subprocess.Popen(
            [*command, str(child)], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
        )
        for child in range(4)
    ]
    assert [process.communicate(timeout=120)[1] for process in processes] == [""] * 4
    assert Counter(TrailRow.objects.values_list("child_id", flat=True)) == dict.fromkeys(
        range(4), 150
    )


def everything(asked: TrailFilter, number: int = 1, size: int = 50) -> list[str]:
    return [
        f"{entry.kind} {entry.child_id}"
        for entry in trail_page(ADA, asked, number=number, size=size).entries
    ]


@pytest.mark.store
def test_the_trail_is_read_newest_first_by_person_child_kind_and_day() -> None:
    add_someone(viewer=ADA, email="mary@council.test")
    mary = Viewer(person_id=8, role="reviewing_officer", today=date(2026, 5, 1))
    for child_id in (1, 2, 1):
        record_reading(mary, Reading.OPENING, app="children", thing="child", child_id=child_id)
    assert everything(TrailFilter()) == ["opening 1", "opening 2", "opening 1", "add_someone None"]
    assert everything(TrailFilter(person_id=7)) == ["add_someone None"]
    assert everything(TrailFilter(child_id=2)) == ["opening 2"]
    assert everything(TrailFilter(kind="add_someone")) == ["add_someone None"]
    today = localdate()
    assert len(everything(TrailFilter(first=today, last=today))) == 4
    assert everything(TrailFilter(last=date(2020, 1, 1))) == []


@pytest.mark.store
def test_a_page_that_is_not_there_is_the_nearest_that_is() -> None:
    for child_id in range(5):
        record_reading(ADA, Reading.OPENING, app="children", thing="child", child_id=child_id)
    assert everything(TrailFilter(), number=2, size=2) == ["opening 2", "opening 1"]
    assert everything(TrailFilter(), number=99, size=2) == ["opening 0"]
    assert everything(TrailFilter(), number=-1, size=2) == ["opening 4", "opening 3"]
    page = trail_page(ADA, TrailFilter(), number=99, size=2)
    assert (page.number, page.pages, page.count) == (3, 3, 5)
