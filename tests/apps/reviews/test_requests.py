"""Somebody asks for a review: who, when, and what was answered in how many days."""

from datetime import timedelta

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.reviews.actions import requests
from footprint.reviews.facts.booking import RequestSeen
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.said.review import AnswerSaid, RequestSaid
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


def one_request(mary: Viewer) -> RequestSeen:
    (one,) = booking_queries.requests_seen(mary)
    return one


def asked(mary: Viewer, child_id: int, days_ago: int = 4) -> int:
    said = RequestSaid("child", mary.today - timedelta(days=days_ago), "childs_wish")
    return requests.record_request(viewer=mary, child_id=child_id, said=said)


def answer(mary: Viewer, child_id: int, request_id: int, said: AnswerSaid) -> None:
    requests.answer_request(
        viewer=mary, child_id=child_id, request_id=request_id, version=1, said=said
    )


def test_a_request_that_is_not_met_says_why_and_in_how_many_days(
    mary: Viewer, child_id: int
) -> None:
    request_id = asked(mary, child_id)
    assert one_request(mary).days == 4
    with pytest.raises(ActionDenied, match="why the request is not met"):
        answer(mary, child_id, request_id, AnswerSaid(mary.today, agreed=False))
    said = AnswerSaid(mary.today - timedelta(days=1), agreed=False, unmet_because="no_officer")
    answer(mary, child_id, request_id, said)
    assert (one_request(mary).days, one_request(mary).unmet_because) == (3, "no_officer")


def test_the_review_that_is_booked_next_is_the_answer(mary: Viewer, child_id: int) -> None:
    request_id = asked(mary, child_id)
    answer(mary, child_id, request_id, AnswerSaid(mary.today, agreed=True))
    assert one_request(mary).review_id is None
    review_id = things.booked(mary, child_id, mary.today + timedelta(days=5))
    assert one_request(mary).review_id == review_id


def test_the_same_request_pressed_twice_is_one(mary: Viewer, child_id: int) -> None:
    asked(mary, child_id)
    with pytest.raises(ActionDenied, match="recorded already"):
        asked(mary, child_id)


def test_nothing_is_asked_for_or_answered_on_a_day_to_come(mary: Viewer, child_id: int) -> None:
    with pytest.raises(ActionDenied, match="still to come"):
        asked(mary, child_id, days_ago=-1)
    request_id = asked(mary, child_id)
    early = AnswerSaid(mary.today - timedelta(days=5), agreed=True)
    with pytest.raises(ActionDenied, match="after that day"):
        answer(mary, child_id, request_id, early)


def test_the_manager_s_list_shows_those_that_wait_first(mary: Viewer, child_id: int) -> None:
    answered = asked(mary, child_id, days_ago=9)
    no = AnswerSaid(mary.today, agreed=False, unmet_because="soon_anyway")
    answer(mary, child_id, answered, no)
    asked(mary, recording.child(mary, "C-2", first_name="Ben"), days_ago=2)
    page = signed_in(mary.person_id).get(reverse("review-requests")).content.decode()
    assert page.index("Waiting for 2 days") < page.index("Answered in 9 days")
    assert "no review: a review is due soon anyway" in page.lower()


def test_business_support_reads_no_words_of_a_request(mary: Viewer, child_id: int) -> None:
    things.asked_for(mary, child_id)
    ada, grace = administrator("Ida Byron"), administrator("Ruth Hopper")
    beth = hold(ada, grace, person("Beth Business"), Role.BUSINESS_SUPPORT)
    page = signed_in(beth.person_id).get(reverse("reviews", kwargs={"child_id": child_id}))
    assert "The child" in page.content.decode()
    assert "my brother" not in page.content.decode()


def test_my_work_says_how_many_requests_wait_and_leads_to_them(mary: Viewer, child_id: int) -> None:
    client = signed_in(mary.person_id)
    assert "None waits for an answer." in client.get(reverse("my-work")).content.decode()
    things.asked_for(mary, child_id)
    page = client.get(reverse("my-work")).content.decode()
    assert "1 waits for an answer." in page
    assert f'href="{reverse("review-requests")}"' in page
