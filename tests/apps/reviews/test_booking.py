"""A review is booked, held, and told to the child's own record."""

from datetime import timedelta

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children import by_hand_queries
from footprint.reviews.facts import Stage
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews import things

pytestmark = pytest.mark.store


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


@pytest.fixture
def child_id(mary: Viewer) -> int:
    return recording.child(mary, "C-1")


def test_a_review_that_is_booked_stands_on_the_child_s_page_of_reviews(
    mary: Viewer, child_id: int
) -> None:
    review_id = things.booked(mary, child_id, mary.today + timedelta(days=7))
    client = signed_in(mary.person_id)
    page = client.get(reverse("reviews", kwargs={"child_id": child_id})).content.decode()
    assert "Review of the child" in page
    assert "4pm on" in page
    one = client.get(reverse("review", kwargs={"child_id": child_id, "review_id": review_id}))
    assert "Olive Officer chairs it" in one.content.decode()


def test_a_sitting_that_was_held_is_the_child_s_review_of_that_day(
    mary: Viewer, child_id: int
) -> None:
    day = mary.today - timedelta(days=3)
    review_id = things.held(mary, child_id, day)
    assert things.found(mary, child_id, review_id).stage is Stage.UNDER_WAY
    assert [told.held_on for told in by_hand_queries.reviews_told(mary, child_id)] == [day]


def test_a_sitting_to_come_cannot_have_been_held(mary: Viewer, child_id: int) -> None:
    review_id = things.booked(mary, child_id, mary.today + timedelta(days=1))
    with pytest.raises(ActionDenied, match="still to come"):
        things.hold(mary, child_id, review_id)


def test_the_same_review_is_not_booked_twice(mary: Viewer, child_id: int) -> None:
    things.booked(mary, child_id, mary.today + timedelta(days=7))
    with pytest.raises(ActionDenied, match="booked for this child already"):
        things.booked(mary, child_id, mary.today + timedelta(days=8))


def test_another_child_s_review_is_not_there(mary: Viewer, child_id: int) -> None:
    other = recording.child(mary, "C-2")
    review_id = things.booked(mary, other, mary.today)
    page = signed_in(mary.person_id).get(
        reverse("review", kwargs={"child_id": child_id, "review_id": review_id})
    )
    assert page.status_code == 404
