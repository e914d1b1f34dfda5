"""The pages of one review ask as often among forty children with reviews as among two."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.models import Allocation, ReviewingOfficer
from footprint.domain.facts import year_of
from footprint.reviews.models import ReviewRun
from tests.apps import some_children as made
from tests.apps.browsing import signed_in
from tests.apps.cast import everybody
from tests.apps.reviews import many

pytestmark = pytest.mark.store

#: The page, whose it is, of which review (the one to come or the last one), and the most it asks.
PAGES = (
    ("invited", Role.REVIEWING_OFFICER, "to come", 10),
    ("invited", Role.BUSINESS_SUPPORT, "to come", 10),
    ("review", Role.REVIEWING_OFFICER, "to come", 12),
    ("review", Role.BUSINESS_SUPPORT, "to come", 12),
    ("review-preparing", Role.REVIEWING_OFFICER, "to come", 10),
    ("record-attendance", Role.REVIEWING_OFFICER, "last", 15),
    ("review-decisions", Role.REVIEWING_OFFICER, "last", 15),
    ("child", Role.REVIEWING_OFFICER, "", 15),
    ("caseload", Role.REVIEWING_OFFICER, "none", 15),
)


def more(count: int, officer: ReviewingOfficer, viewer: Viewer, prefix: str) -> int:
    """Of the first of so many children, the number."""
    found = made.many(count, viewer.today, reviews=2, prefix=prefix)
    since = viewer.today - timedelta(days=100)
    made.store(
        *(Allocation(child=one, word="file", began_on=since, officer=officer) for one in found)
    )
    many.with_reviews(found, officer, viewer.today)
    return found[0].pk


def asked(viewer: Viewer, address: str) -> int:
    client = signed_in(viewer.person_id)
    client.get(address)  # the first opening leaves what a session needs
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return sum(query["sql"].startswith(("SELECT", "(SELECT")) for query in found)


def test_pages_of_a_review_ask_as_often_among_many(store: object) -> None:
    cast = everybody()
    mary = cast[Role.IRO_MANAGER]
    made.loaded(year_of(mary.today), mary.today)
    olive = made.officer("Olive Officer")
    child_id = more(2, olive, mary, "F")
    runs = ReviewRun.objects.filter(child=child_id).order_by("-completed_on")
    reviews = {
        "to come": runs.get(completed_on=None).pk,
        "last": runs.exclude(completed_on=None)[0].pk,
    }

    def walked() -> dict[tuple[str, str], int]:
        found = {}
        for route, role, which, _ in PAGES:
            named = {"child_id": child_id, "review_id": reviews.get(which)}
            at = {"": {"child_id": child_id}, "none": {}}.get(which, named)
            found[route, role.value] = asked(cast[role], reverse(route, kwargs=at))
        return found

    few = walked()
    more(38, olive, mary, "T")
    assert walked() == few
    too_often = [
        (page, few[page, role.value])
        for page, role, _, most in PAGES
        if few[page, role.value] > most
    ]
    assert too_often == []
