"""The bar under the header, for each role."""

import re

import pytest

from footprint.accounts.roles import Role
from footprint.config.page import places_of
from tests.apps.browsing import signed_in
from tests.apps.cast import acting, administrator, hold, person
from tests.apps.children import making


@pytest.mark.parametrize("role", list(Role))
def test_no_role_has_more_places_than_stand_in_one_line(role: Role) -> None:
    places = places_of(acting(1, role))
    routes = [one.route for one in places]
    assert len(places) <= 6
    assert len(set(routes)) == len(routes)
    parts = {route for one in places for _, route in one.parts if route != one.route}
    assert not parts & set(routes)


@pytest.mark.parametrize("role", list(Role))
def test_no_place_has_more_parts_than_stand_in_one_line(role: Role) -> None:
    """At the usual width, whose line holds some hundred and ten letters."""
    for place in places_of(acting(1, role)):
        assert sum(len(words) + 4 for words, _ in place.parts) <= 110


@pytest.mark.store
def test_the_parts_of_a_place_stand_below_the_bar_while_one_is_in_it() -> None:
    viewer = hold(
        administrator(), administrator("Grace Hopper"), person("Mary Manager"), Role.IRO_MANAGER
    )
    client = signed_in(viewer.person_id)
    inside = client.get("/cover/").content.decode()
    assert 'aria-label="Team"' in inside
    assert 'href="/cover/" aria-current="page"' in inside
    assert 'aria-label="Team"' not in client.get("/find/").content.decode()


@pytest.mark.store
def test_pages_about_a_child_and_of_allocating_stand_in_their_place(store: object) -> None:
    ada, grace = administrator(), administrator("Grace Hopper")
    client = signed_in(hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER).person_id)
    amina = making.child("C1", making.ago(400), name="Amina Ahmed")
    lit = {
        address: current(client.get(address).content.decode())
        for address in (
            f"/children/{amina}/",
            f"/children/{amina}/reviews/record/",
            f"/children/{amina}/officers/",
            f"/allocate/?child={amina}",
        )
    }
    assert list(lit.values()) == [["Caseload"], ["Caseload"], ["Team"], ["Team"]]


def current(page: str) -> list[str]:
    """The places of the bar that are said to be the one where the page is."""
    bar = page[page.index('class="govuk-service-navigation') : page.index("<main")]
    return re.findall(r'aria-current="(?:page|true)">\s*(?:<strong[^>]*>)?([^<]+?)\s*<', bar)
