"""A list of work shows fifteen rows and leads to all of them; the manager's is by officer."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children.models import Allocation, ReviewingOfficer
from footprint.domain.facts import year_of
from tests.apps import some_children as made
from tests.apps.browsing import signed_in
from tests.apps.cast import everybody
from tests.apps.reviews import many

pytestmark = pytest.mark.store


@pytest.fixture
def cast(store: object) -> dict[Role, Viewer]:
    found = dict(everybody())
    made.loaded(year_of(found[Role.IRO_MANAGER].today), found[Role.IRO_MANAGER].today)
    return found


def held_by(name: str, count: int, viewer: Viewer) -> ReviewingOfficer:
    officer = made.officer(name)
    children = made.many(count, viewer.today, reviews=1, prefix=name[:1])
    since = viewer.today - timedelta(days=100)
    made.store(
        *(Allocation(child=one, word="file", began_on=since, officer=officer) for one in children)
    )
    many.with_reviews(children, officer, viewer.today)
    return officer


def page(viewer: Viewer, shown: str = "") -> str:
    address = reverse("my-work") + (f"?all={shown}" if shown else "")
    response = signed_in(viewer.person_id).get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def rows(text: str, heading: str) -> int:
    """Of the table under the heading, by its caption."""
    table = next(one for one in text.split("<table")[1:] if heading in one.split("</caption>")[0])
    return table.split("</table>")[0].count("<tr") - 1


def count_of(text: str, heading: str) -> int:
    found = re.search(rf"{heading} \((\d+)\)", text)
    assert found is not None
    return int(found[1])


def test_the_manager_has_counts_by_officer_whoever_has_most_first(
    cast: dict[Role, Viewer],
) -> None:
    mary = cast[Role.IRO_MANAGER]
    few, most = held_by("Fay Few", 3, mary), held_by("Olive Officer", 12, mary)
    text = page(mary)
    assert rows(text, "Late or due this week, by officer") == 2
    assert text.index("Olive Officer<") < text.index("Fay Few<")
    caseload = reverse("caseload")
    assert f'href="{caseload}?officer={most.pk}"' in text
    of_few = page(mary, f"officer-{few.pk}")
    heading = "Late or due this week, children of Fay Few"
    assert rows(of_few, heading) == count_of(of_few, heading)
    assert f"Show all {count_of(of_few, heading)}<" in text


def test_a_long_list_shows_fifteen_and_leads_to_all(cast: dict[Role, Viewer]) -> None:
    mary = cast[Role.IRO_MANAGER]
    held_by("Olive Officer", 20, mary)
    heading = "Late or due this week, the oldest first"
    text = page(mary)
    count = count_of(text, heading)
    assert count > 15
    assert rows(text, heading) == 15
    assert f'href="?all=steps">Show all {count}<' in text
    assert rows(page(mary, "steps"), heading) == count
    left = TrailRow.objects.filter(thing="my work").order_by("-pk").first()
    assert left is not None
    assert (left.filter, left.count) == ("all=steps", count)


@pytest.mark.parametrize("role", [Role.REVIEWING_OFFICER, Role.BUSINESS_SUPPORT, Role.IRO_MANAGER])
def test_no_list_of_anybody_is_longer_than_fifteen_and_each_can_be_shown_whole(
    cast: dict[Role, Viewer], role: Role
) -> None:
    held_by("Olive Officer", 40, cast[role])
    text = page(cast[role])
    tables = [one.split("</table>")[0].count("<tr") - 1 for one in text.split("<table")[1:]]
    assert max(tables) == 15
    codes = re.findall(r'href="\?all=([a-z]+)"', text)
    assert codes
    for code in codes:
        whole = page(cast[role], code)
        found = re.search(r"\((\d+)\)</caption>", whole)
        assert found is not None
        assert whole.count("<tr") - 1 == int(found[1]) > 5


def test_a_list_that_there_is_not_is_the_whole_page(cast: dict[Role, Viewer]) -> None:
    held_by("Olive Officer", 2, cast[Role.IRO_MANAGER])
    for asked in ("officer-99999", "nothing", "'"):
        assert "Reviews overdue" in page(cast[Role.IRO_MANAGER], asked)
