"""The team page, and the pages of posts and absences."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.team import queries
from tests.apps.children import making
from tests.apps.children.making import TODAY, ago
from tests.apps.team.things import of_the_team

pytestmark = pytest.mark.store


def shown(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def day(name: str, value: object) -> dict[str, str]:
    year, month, number = str(value).split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def test_an_empty_team_says_what_is_missing(hers: Client) -> None:
    page = shown(hers.get(reverse("team")))
    assert "Every child in care has an officer." in page
    assert "None to count: nobody is in post and at work" in page
    assert "Nobody covers for anybody that day." in page
    assert "No post is recorded yet" in shown(hers.get(reverse("posts")))


def test_the_team_page_tells_all_of_it_and_is_on_the_trail(mary: Viewer, hers: Client) -> None:
    of_the_team(mary)  # of whom Tara Team was named late
    making.child("C9", ago(3), name="Nina New")
    page = shown(hers.get(reverse("team")))
    assert page.index("Nina New") < page.index("Nora North")
    assert "Petra Post covers for Nora North until" in page
    assert "Below the Handbook's range of 50 to 70" in page.replace("&#39;", "'")
    assert "govuk-tag--red" not in page
    row = TrailRow.objects.get(kind="list", thing="team")
    assert (row.app, row.count, row.filter) == ("team", 2, f"on={TODAY.isoformat()}")


def test_the_day_is_chosen_in_the_address_or_the_form(mary: Viewer, hers: Client) -> None:
    of_the_team(mary)
    linked = shown(hers.get(f"{reverse('team')}?on={ago(1).isoformat()}"))
    typed = shown(hers.get(reverse("team"), day("on", ago(1))))
    for page in (linked, typed):
        assert "by what is known of it now" in page
        assert "Every child in care has an officer." not in page  # nobody held her yesterday
    assert "Every child in care has an officer." in shown(hers.get(reverse("team")))


@pytest.mark.parametrize("on", ["2000-03-31", (TODAY + timedelta(days=1)).isoformat(), "1-2-x"])
def test_a_day_out_of_reach_is_said(hers: Client, on: str) -> None:
    page = hers.get(f"{reverse('team')}?on={on}")
    assert page.status_code == 200
    assert "There is a problem" in shown(page)


def test_the_store_is_asked_as_often_for_many_children_as_for_few(
    mary: Viewer, hers: Client
) -> None:
    of_the_team(mary)
    counts = []
    for number in range(2):
        with CaptureQueriesContext(connection) as asked:
            hers.get(reverse("team"))
        counts.append(len([one for one in asked if one["sql"].startswith("SELECT")]))
        for one in range(10):
            making.child(f"M{number}{one}", ago(50))
    assert counts[0] == counts[1] <= 3 + 11


def test_a_post_is_added_and_ended_on_its_pages(mary: Viewer, hers: Client) -> None:
    olive = making.officer("Olive Officer")
    typed = {
        "title": "Reviewing officer",
        "officer": olive,
        "kind": "permanent",
        "fte": "0.6",
        "reviewing": "1",
        **day("began_on", ago(30)),
    }
    wrong = shown(hers.post(reverse("add-post"), {**typed, "fte": "6"}))
    assert wrong.count("Enter a number from 0.05 to 1, such as 0.6") == 2
    assert hers.post(reverse("add-post"), typed).status_code == 302
    assert "recorded already" in shown(hers.post(reverse("add-post"), typed))
    (found,) = queries.posts(mary)
    address = reverse("change-post", kwargs={"post_id": found.id})
    assert 'value="0.60"' in shown(hers.get(address))
    hers.post(address, {**typed, "version": 1, **day("ended_on", TODAY)})
    page = shown(hers.get(reverse("posts")))
    assert "Ended" in page
    stale = shown(hers.post(address, {**typed, "version": 1}))
    assert "Mary Manager changed this on" in stale
    assert 'name="version" value="2"' in stale


def test_a_vacant_post_is_recorded(mary: Viewer, hers: Client) -> None:
    typed = {
        "title": "To be filled",
        "officer": "vacant",
        "kind": "sessional",
        "fte": "1",
        "reviewing": "0.5",
        **day("began_on", TODAY),
    }
    hers.post(reverse("add-post"), typed)
    assert "Vacant" in shown(hers.get(reverse("posts")))
    assert str(queries.team(mary, TODAY).vacant) == "1.00"


def test_an_absence_is_recorded_and_ended_on_its_pages(mary: Viewer, hers: Client) -> None:
    olive = making.officer("Olive Officer")
    typed = {"officer_id": olive, "kind": "sickness", **day("began_on", ago(40))}
    assert hers.post(reverse("add-absence"), typed).status_code == 302
    assert "is recorded already. Change that one instead." in shown(
        hers.post(reverse("add-absence"), typed)
    )
    (found,) = queries.absences(mary)
    address = reverse("change-absence", kwargs={"absence_id": found.id})
    assert "absence of Olive Officer" in shown(hers.get(address))
    hers.post(address, {**typed, "version": 1, **day("ended_on", TODAY)})
    (found,) = queries.absences(mary)
    assert found.ended_on == TODAY
