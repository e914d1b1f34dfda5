"""My work asks the store as often for two thousand children as for twenty, and seldom."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.models import Allocation, ReviewingOfficer, SocialWorkerLink
from footprint.domain.facts import year_of
from tests.apps import some_children as made
from tests.apps.browsing import signed_in
from tests.apps.cast import TEAM, everybody
from tests.apps.children import recording
from tests.apps.reviews import many

pytestmark = pytest.mark.store

#: Whose page asks for no more than so much. The manager's also counts what is unsound in the data,
#: which records were opened and who covers.
AT_MOST = {
    Role.REVIEWING_OFFICER: 15,
    Role.SOCIAL_WORKER: 15,
    Role.SOCIAL_CARE_MANAGER: 15,
    Role.BUSINESS_SUPPORT: 15,
    Role.IRO_MANAGER: 22,
}


def more(count: int, officer: ReviewingOfficer, viewer: Viewer, prefix: str) -> None:
    """Children whom Olive holds and Sal of Tess's team works with, with reviews round each."""
    today = viewer.today
    found = made.many(count, today, reviews=2, prefix=prefix)
    since = made.HELD_EVERY
    made.store(
        *(
            Allocation(child=one, word="file", began_on=today - since, officer=officer)
            for one in found
        )
    )
    made.store(
        *(
            SocialWorkerLink(
                child=one, word="file", worker="Sal Social", team=TEAM, began_on=today - since
            )
            for one in found
        )
    )
    many.with_reviews(found, officer, today)


def selects(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(reverse("my-work"))
    assert response.status_code == 200
    return sum(query["sql"].startswith(("SELECT", "(SELECT")) for query in asked)


def test_my_work_asks_as_often_for_two_thousand_children_as_for_twenty(store: object) -> None:
    cast = everybody()
    viewer = cast[Role.IRO_MANAGER]
    recording.is_worker(viewer, "Sal Social", cast[Role.SOCIAL_WORKER].person_id or 0)
    made.loaded(year_of(viewer.today), viewer.today)
    olive = made.officer("Olive Officer")
    more(20, olive, viewer, "F")
    browsers = {role: signed_in(cast[role].person_id) for role in AT_MOST}
    for browser in browsers.values():
        browser.get(reverse("my-work"))  # the first opening leaves what a session needs
    few = {role: selects(browser) for role, browser in browsers.items()}
    more(1_980, olive, viewer, "T")
    for browser in browsers.values():
        browser.get(reverse("my-work"))
    assert {role: selects(browser) for role, browser in browsers.items()} == few
    assert [role for role, asked in few.items() if asked > AT_MOST[role]] == []
