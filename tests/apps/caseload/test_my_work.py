"""What waits for each role, and finding a child whoever holds her."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children.actions import access
from footprint.children.models import Child, ReviewingOfficer
from footprint.domain.dates import day_words
from footprint.domain.facts import year_of
from tests.apps import some_children as made
from tests.apps.browsing import signed_in
from tests.apps.cast import person, propose

TODAY = localdate()
YEAR = year_of(TODAY)
pytestmark = pytest.mark.store


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def zoe(cast: dict[Role, Viewer]) -> Child:
    """Olive's, overdue; Ali is Oscar's and new; Una is nobody's."""
    made.loaded(YEAR, ago(10))
    olive, oscar = made.officer("Olive Officer"), made.officer("Oscar Other")
    made.child("33", ago(6), name="Ali Khan", held_by=oscar, years=(YEAR,))
    made.child("34", ago(20), years=(YEAR,))
    reviews = (ago(480), ago(400), ago(200))
    return made.child(
        "31", ago(500), reviews=reviews, name="Zoë O'Brien", held_by=olive, years=(YEAR,)
    )


def start(viewer: Viewer) -> str:
    text = signed_in(viewer.person_id).get(reverse("my-work")).content.decode()
    return " ".join(text.split())


def find(viewer: Viewer, name: str) -> str:
    client = signed_in(viewer.person_id)
    return client.get(reverse("find"), {"name": name}).content.decode()


def test_an_officer_sees_what_is_overdue_and_new_to_her_and_whom_she_covers(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    text = start(cast[Role.REVIEWING_OFFICER])
    assert "Reviews overdue (1)" in text
    assert "Zoë O&#39;Brien" in text
    assert "No child has come to you in the last four weeks." in text
    assert "Ali Khan" not in text
    olive, oscar = ReviewingOfficer.objects.order_by("full_name")
    made.cover(oscar, olive, TODAY)
    text = start(cast[Role.REVIEWING_OFFICER])
    assert "You cover for Oscar Other." in text
    assert "Ali Khan" in text


def test_reviews_that_are_due_stand_above_what_is_only_to_be_planned(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    text = start(cast[Role.REVIEWING_OFFICER])
    assert "Nothing of yours is overdue, or due today or this week." in text
    assert text.index("Reviews overdue (1)") < text.index("To plan (")


def test_a_child_allocated_lately_is_new_to_her_officer(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    olive = ReviewingOfficer.objects.get(full_name="Olive Officer")
    made.child("36", ago(200), name="Nia New", held_by=olive, held_from=ago(5), years=(YEAR,))
    assert "New to you (1)" in start(cast[Role.REVIEWING_OFFICER])


def test_an_officer_without_children_is_told_when_they_will_stand_here(
    cast: dict[Role, Viewer],
) -> None:
    assert "No child is on your caseload yet." in start(cast[Role.REVIEWING_OFFICER])


def test_the_manager_sees_the_unallocated_the_overdue_and_who_opened_what(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    ali = Child.objects.get(identifier="33")
    access.give_reason(
        viewer=cast[Role.REVIEWING_OFFICER], child_id=ali.pk, reason="Her officer is ill"
    )
    text = start(cast[Role.IRO_MANAGER])
    for words in (
        "Not yet allocated (1)",
        "Child 34",
        "Reviews overdue (1)",
        "1 record was opened",
    ):
        assert words in text
    row = TrailRow.objects.filter(kind="list", thing="my work").latest("id")
    assert row.person_id == cast[Role.IRO_MANAGER].person_id


def test_the_social_care_manager_s_way_to_a_restricted_record_is_its_reference(
    cast: dict[Role, Viewer],
) -> None:
    """She may break the glass, and has no page to find a child."""
    way = f'href="{reverse("open-by-reference")}"'
    assert way in start(cast[Role.SOCIAL_CARE_MANAGER])
    assert way not in start(cast[Role.SOCIAL_WORKER])


def test_the_analyst_sees_the_returns_and_the_administrator_whom_waits(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    assert f"Return {YEAR}, the year ending 31 March {YEAR}" in start(cast[Role.ANALYST])
    propose(cast[Role.ADMINISTRATOR], person("Nora New"), Role.ANALYST)
    assert "Nora New: Analyst from" in start(cast[Role.ADMINISTRATOR])


def test_the_analyst_is_told_up_to_which_day_a_return_has_facts(cast: dict[Role, Viewer]) -> None:
    made.loaded(YEAR, ago(10))
    assert f": facts up to {day_words(ago(10))}" in start(cast[Role.ANALYST])


def test_everybody_else_is_told_what_there_is_for_her(cast: dict[Role, Viewer]) -> None:
    for role in (Role.INSPECTOR, Role.AUDITOR, Role.PANEL_MEMBER, Role.SENIOR_LEADER):
        text = start(cast[role])
        assert "My work" in text
        assert "Child 3" not in text
    nobody = signed_in(person("Ned Nothing")).get(reverse("my-work")).content.decode()
    assert "You have no role yet." in nobody


def test_business_support_sees_what_is_overdue_and_due_and_a_worker_her_own(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    text = start(cast[Role.BUSINESS_SUPPORT])
    for words in ("Reviews overdue (1)", "Reviews due in the next 30 days (2)", "Olive Officer"):
        assert words in text
    assert "match your name" in start(cast[Role.SOCIAL_WORKER])


def test_children_whom_an_officer_holds_are_found_before_those_who_left(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    made.child("10", ago(900), left=ago(400), name="Abe O'Brien", years=(YEAR - 1,))
    text = find(cast[Role.IRO_MANAGER], "obrien")
    assert text.index("Zoë") < text.index("Abe")
    assert "None today" in text


def test_another_officer_s_child_is_found_with_her_officer_and_asks_for_a_reason(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    olive = cast[Role.REVIEWING_OFFICER]
    text = find(olive, "KHAN ali")
    assert "Ali Khan" in text
    assert "Oscar Other" in text
    row = TrailRow.objects.latest("id")
    assert (row.kind, row.filter, row.count) == ("search", "name=KHAN+ali", 1)
    ali = Child.objects.get(identifier="33")
    opened = signed_in(olive.person_id).get(reverse("child", kwargs={"child_id": ali.pk}))
    assert opened.status_code == 302
    assert "/reason/?next=" in opened.headers["Location"]


def test_a_search_shows_at_most_twenty_and_says_how_many_there_are(
    cast: dict[Role, Viewer],
) -> None:
    made.loaded(YEAR, TODAY)
    made.many(25, TODAY)
    text = find(cast[Role.IRO_MANAGER], "first")
    assert len(re.findall(r'href="/children/\d', text)) == 20
    assert "25 children match." in text


def test_a_search_for_nobody_and_one_for_nothing_say_so(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    assert "No child whom you may see has a name or reference like that." in find(
        cast[Role.IRO_MANAGER], "nobody"
    )
    assert "Type at least two letters" in find(cast[Role.IRO_MANAGER], "x")


def test_finding_is_not_for_an_analyst(cast: dict[Role, Viewer]) -> None:
    assert signed_in(cast[Role.ANALYST].person_id).get(reverse("find")).status_code == 403


def test_an_administrator_is_no_way_to_a_child(cast: dict[Role, Viewer], zoe: Child) -> None:
    ada = signed_in(cast[Role.ADMINISTRATOR].person_id)
    assert ada.get(reverse("child", kwargs={"child_id": zoe.pk})).status_code == 403
