"""The bar under the header, for each role."""

import pytest

from footprint.accounts.roles import Role
from footprint.config.page import places_of
from tests.apps.browsing import signed_in
from tests.apps.cast import acting, administrator, hold, person


@pytest.mark.parametrize("role", list(Role))
def test_no_role_has_more_places_than_stand_in_one_line(role: Role) -> None:
    places = places_of(acting(1, role))
    routes = [one.route for one in places]
    assert len(places) <= 6
    assert len(set(routes)) == len(routes)
    parts = {route for one in places for _, route in one.parts if route != one.route}
    assert not parts & set(routes)


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
