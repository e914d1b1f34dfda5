"""The trail as the auditor reads it; her reading is on it, or there is no page."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

import footprint
from footprint.accounts.acting import PageWithoutReadingError
from footprint.accounts.roles import Role
from footprint.audit import gate
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading, Viewer
from footprint.audit.models import TrailRow
from footprint.caseload.presenters.trail_words import KINDS
from footprint.domain.dates import day_words
from tests.apps import some_children as made
from tests.apps.browsing import signed_in
from tests.apps.cast import acting, administrator, hold, person
from tests.apps.children import recording
from tests.apps.children.making import child

TODAY = localdate()
SOURCES = sorted(Path(footprint.__file__).parent.rglob("*.py"))
ACTION = re.compile(r"^@action\ndef (\w+)", re.M)
pytestmark = pytest.mark.store


@pytest.fixture
def audrey(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Audrey Auditor"), Role.AUDITOR)


@pytest.fixture
def hers(audrey: Viewer) -> Client:
    return signed_in(audrey.person_id)


def page(client: Client, **asked: str | int) -> str:
    return client.get(reverse("trail"), asked).content.decode()


def rows(text: str) -> int:
    return text.count('<tr class="govuk-table__row"') - 1


def opening(person_id: int, child_id: int) -> None:
    viewer = acting(person_id, Role.REVIEWING_OFFICER)
    record_reading(viewer, Reading.OPENING, app="children", thing="child", child_id=child_id)


def test_it_shows_who_did_what_in_which_role_with_before_and_after(hers: Client) -> None:
    text = page(hers, kind="confirm_grant")
    assert "Grace Hopper<br>as Administrator" in text
    assert "Confirmed a role<br>role 3" in text
    assert "confirmed by: Grace Hopper" in text


def test_reading_the_trail_is_on_the_trail_with_its_filter_and_count(
    hers: Client, audrey: Viewer
) -> None:
    page(hers, kind="confirm_grant", person="", page="1")
    row = TrailRow.objects.latest("id")
    assert (row.kind, row.thing, row.person_id) == ("list", "trail", audrey.person_id)
    assert (row.filter, row.count, row.role) == ("kind=confirm_grant", 1, "auditor")
    assert len(row.request) == 9


def test_a_page_whose_reading_was_not_recorded_is_not_shown(
    hers: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("footprint.caseload.views.trail.record_reading", lambda *_, **__: None)
    with pytest.raises(PageWithoutReadingError):
        page(hers)


def test_a_store_that_takes_no_row_gives_no_page(hers: Client) -> None:
    with gate.changing_the_structure(), connection.cursor() as cursor:
        cursor.execute('ALTER TABLE "audit_trailrow" RENAME COLUMN "purpose" TO "reason"')
    hers.raise_request_exception = False
    response = hers.get(reverse("trail"))
    assert response.status_code == 500
    assert "something went wrong" in response.content.decode()


def test_it_is_filtered_by_person_child_kind_and_days(hers: Client, audrey: Viewer) -> None:
    olive = person("Olive Officer")
    one, other = child("C31", TODAY), child("C32", TODAY)
    for child_id in (one, other, one):
        opening(olive, child_id)
    text = page(hers, child="C31", kind="opening")
    assert rows(text) == 2
    assert ">C31<" in text
    assert rows(page(hers, person=olive)) == 3
    assert rows(page(hers, person=olive, kind="opening", child="C32")) == 1
    yesterday = TODAY - timedelta(days=1)
    last = {f"last-{part}": getattr(yesterday, part) for part in ("day", "month", "year")}
    assert "Nothing on the trail is like that." in page(hers, **last)


def test_what_cannot_be_asked_is_said_and_the_rest_is_shown(hers: Client) -> None:
    text = page(hers, child="C99", kind="confirm_grant")
    assert "There is nothing of that kind" in page(hers, kind="dancing")
    assert text.count("No child has this reference") == 2
    assert rows(text) == 1
    first, last = TODAY, TODAY - timedelta(days=1)
    days = {f"first-{part}": getattr(first, part) for part in ("day", "month", "year")}
    days |= {f"last-{part}": getattr(last, part) for part in ("day", "month", "year")}
    assert "The last day is before the first" in page(hers, **days)


def test_fifty_to_a_page_newest_first_and_the_filter_stays_in_the_address(
    hers: Client, audrey: Viewer
) -> None:
    for child_id in [child(f"C{number}", TODAY) for number in range(1, 61)]:
        opening(audrey.person_id or 0, child_id)
    text = page(hers, kind="opening")
    assert rows(text) == 50
    assert text.index(">C60<") < text.index(">C59<")
    assert "60 rows, page 1 of 2." in text
    assert 'href="?page=2&amp;kind=opening"' in text
    assert rows(page(hers, kind="opening", page=2)) == 10
    assert "page 2 of 2" in page(hers, kind="opening", page=99)
    assert "page 1 of 2" in page(hers, kind="opening", page="-x")


def test_it_asks_the_store_as_often_for_many_rows_as_for_few(hers: Client, audrey: Viewer) -> None:
    opening(audrey.person_id or 0, 1)
    page(hers)
    with CaptureQueriesContext(connection) as few:
        page(hers)
    for child_id in range(1, 61):
        opening(audrey.person_id or 0, child_id)
    with CaptureQueriesContext(connection) as many:
        page(hers)
    asked = [query["sql"] for query in many if query["sql"].startswith("SELECT")]
    assert len(many) == len(few)
    assert len(asked) <= 3 + 8


def test_every_kind_of_row_and_every_value_is_in_words(hers: Client, audrey: Viewer) -> None:
    actions = {name for file in SOURCES for name in ACTION.findall(file.read_text())}
    assert {*actions, *Reading} == set(KINDS)
    text = page(hers, kind="grant_role")
    assert f"begins on: {day_words(TODAY)}" in text
    assert "role: Auditor" in text
    page(hers, kind="grant_role")
    assert "asked for: kind grant role" in page(hers, kind="list")


def test_of_a_child_from_whom_the_auditor_is_barred_it_tells_nothing(
    audrey: Viewer, hers: Client
) -> None:
    ours, barred = made.child("C1", TODAY), made.child("C2", TODAY)
    recording.barred(audrey, barred.pk, audrey.person_id or 0)
    opening(1, ours.pk)
    opening(2, barred.pk)
    assert rows(page(hers, kind="opening")) == 1
    assert rows(page(hers, child="C1", kind="opening")) == 1
    assert "No child has this reference" not in page(hers, child="C1")
    assert page(hers, child="C2").count("No child has this reference") == 2
    assert rows(page(hers, kind="confirm_grant")) == 1  # what is about no child stays


def test_it_tells_that_a_name_was_changed_and_not_the_name(hers: Client) -> None:
    made.child("C1", TODAY, name="Sarah Secret")
    text = page(hers, kind="put")
    assert "Names" in text or "names" in text
    assert "(a name)" in text
    assert "Sarah" not in text
    assert "sarah" not in text


def test_the_last_day_there_is_can_be_asked_for(hers: Client) -> None:
    last = {"last-day": "31", "last-month": "12", "last-year": "9999"}
    assert hers.get(reverse("trail"), last).status_code == 200
