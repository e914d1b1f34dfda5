"""A child's social worker, recorded by hand."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children.actions.worker import record_worker
from footprint.children.queries import child as queries
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording

pytestmark = pytest.mark.store


@pytest.fixture
def mary(store: object) -> Viewer:
    return hold(
        administrator(), administrator("Grace Hopper"), person("Mary Manager"), Role.IRO_MANAGER
    )


@pytest.fixture
def mina(mary: Viewer) -> int:
    return recording.child(mary, "M-1")


def ago(mary: Viewer, days: int) -> date:
    return mary.today - timedelta(days=days)


def workers(mary: Viewer, child_id: int) -> list[tuple[str, str, date, date | None]]:
    links = queries.links_of(mary, child_id)
    return [(link.worker, link.team, link.began_on, link.ended_on) for link in links]


def record(  # noqa: PLR0917 (as the form asks)
    mary: Viewer, child_id: int, worker: str, team: str, began_on: date, seen: int
) -> None:
    record_worker(
        viewer=mary, child_id=child_id, worker=worker, team=team, began_on=began_on, seen=seen
    )


def test_a_new_one_ends_the_one_before_on_its_first_day(mary: Viewer, mina: int) -> None:
    record(mary, mina, " Sal  Social", "North", ago(mary, 50), 0)
    record(mary, mina, "Sol Social", "South", ago(mary, 20), 1)
    record(mary, mina, "", "", ago(mary, 5), 2)
    assert workers(mary, mina) == [
        ("Sal Social", "North", ago(mary, 50), ago(mary, 20)),
        ("Sol Social", "South", ago(mary, 20), ago(mary, 5)),
        ("", "", ago(mary, 5), None),
    ]


def test_it_counts_before_the_people_file_s_from_its_first_day_on(mary: Viewer, mina: int) -> None:
    recording.linked(mary, mina, "Fay File", began_on=ago(mary, 90))
    record(mary, mina, "Sal Social", "North", ago(mary, 10), 0)
    assert [row[0] for row in workers(mary, mina)] == ["Fay File", "Sal Social"]
    assert workers(mary, mina)[0][3] == ago(mary, 10)


def test_what_is_said_again_of_the_same_day_is_put_right(mary: Viewer, mina: int) -> None:
    record(mary, mina, "Sal Social", "North", ago(mary, 10), 0)
    record(mary, mina, "Sally Social", "North", ago(mary, 10), 1)
    assert workers(mary, mina) == [("Sally Social", "North", ago(mary, 10), None)]


@pytest.mark.parametrize(
    ("worker", "team", "days", "seen", "why"),
    [
        ("Sal Social", "North", -1, 1, "still to come"),
        ("", "North", 5, 1, "Enter the social worker too"),
        ("Sol Social", "North", 30, 1, "Choose that day or a later one"),
        ("Sal Social", "North", 3, 1, "recorded from .* already"),
        ("Sol Social", "North", 3, 0, "Somebody has recorded Sal Social meanwhile"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(  # noqa: PLR0917 (its cases)
    mary: Viewer, mina: int, worker: str, team: str, days: int, seen: int, why: str
) -> None:
    record(mary, mina, "Sal Social", "North", ago(mary, 10), 0)
    before = workers(mary, mina)
    with pytest.raises(ActionDenied, match=why):
        record(mary, mina, worker, team, ago(mary, days), seen)
    assert workers(mary, mina) == before


def test_the_page_saves_it_and_shows_what_is_wrong(mary: Viewer, mina: int) -> None:
    hers: Client = signed_in(mary.person_id)
    page = reverse("record-worker", kwargs={"child_id": mina})
    day = {"began_on-day": "", "began_on-month": "", "began_on-year": ""}
    wrong = hers.post(page, {"worker": "Sal Social", "team": "", "seen": 0, **day})
    assert "Enter the first day with this social worker" in wrong.content.decode()
    today = mary.today
    right = {
        "began_on-day": today.day,
        "began_on-month": today.month,
        "began_on-year": today.year,
    }
    saved = hers.post(page, {"worker": "Sal Social", "team": "North", "seen": 0, **right})
    assert saved.headers["Location"] == reverse("child", kwargs={"child_id": mina})
    assert workers(mary, mina) == [("Sal Social", "North", today, None)]
