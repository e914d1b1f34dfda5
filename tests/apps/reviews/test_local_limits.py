"""The authority's own limits are said, with by how much and how strong they are, before a review is
booked outside them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.queries import child as children
from footprint.reviews.actions import booking, follow_up
from footprint.reviews.codes import Ladder
from footprint.reviews.facts.review import Stage
from footprint.reviews.said.review import ReviewSaid, SittingSaid
from footprint.reviews.warnings import warnings_of_booking, warnings_of_sitting
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews import things

pytestmark = pytest.mark.store
TODAY = date(2026, 11, 20)
LOCAL = "It is a local rule"


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    viewer = hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)
    return replace(viewer, today=TODAY)


def local_lines(
    mary: Viewer, child_id: int, day: date, ladder: str = Ladder.LOOKED_AFTER
) -> list[str]:
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    said = ReviewSaid(ladder, olive.pk, SittingSaid(things.at(day)), outside_why="Late")
    seen = children.children_with(mary, [child_id])
    return [line for line in warnings_of_booking(mary, seen, said) if LOCAL in line]


def under_five(mary: Viewer) -> int:
    """Born in 2023; her last review was on 4 November 2026, so the law's next is 4 May 2027."""
    one = recording.child(mary, "U-1", date(2026, 1, 12), born_on=date(2023, 5, 17))
    for day in (date(2026, 2, 6), date(2026, 5, 6), date(2026, 11, 4)):
        recording.review(mary, one, day, "PN0")
    return one


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 2, 4), []),
        (date(2027, 2, 5), ["That is 1 day after 4 February 2027"]),
        (date(2027, 3, 4), ["That is 28 days after 4 February 2027"]),
    ],
)
def test_a_review_of_a_child_under_five_after_the_authoritys_own_limit_says_by_how_much(
    mary: Viewer, day: date, said: list[str]
) -> None:
    one = under_five(mary)
    things.ruled(mary, "under_fives_months", "3")
    lines = local_lines(mary, one, day)
    assert [line.partition(",")[0] for line in lines] == said
    assert all("the last day by the authority's own rule" in line for line in lines)


def test_without_a_rule_of_its_own_the_authority_says_nothing(mary: Viewer) -> None:
    assert local_lines(mary, under_five(mary), date(2027, 3, 4)) == []


def test_a_first_review_after_the_local_number_of_days_says_so(mary: Viewer) -> None:
    one = recording.child(mary, "F-1", date(2026, 11, 16))
    things.ruled(mary, "local_first_review_working_days", "10")
    assert local_lines(mary, one, date(2026, 11, 30)) == []
    (line,) = local_lines(mary, one, date(2026, 12, 2))
    assert line.startswith("That is 2 days after 30 November 2026")


def test_another_ladder_s_review_has_no_local_limit(mary: Viewer) -> None:
    one = under_five(mary)
    things.ruled(mary, "under_fives_months", "3")
    assert local_lines(mary, one, date(2027, 3, 4), Ladder.PATHWAY) == []


def test_a_midway_check_that_was_missed_is_said_until_one_is_planned(mary: Viewer) -> None:
    one = recording.child(mary, "M-1", date(2026, 1, 12))
    for day in (date(2026, 2, 6), date(2026, 5, 6)):
        recording.review(mary, one, day)
    day = date(2026, 11, 25)
    (line,) = local_lines(replace(mary, today=date(2026, 10, 20)), one, date(2026, 10, 28)) or ("",)
    assert line.startswith("The midway check was to be made by 6 August 2026, 75 days ago")
    follow_up.plan_check(viewer=mary, child_id=one, planned_on=TODAY)
    assert local_lines(mary, one, day) == []


def test_a_sitting_that_is_moved_past_the_local_limit_is_told_too(mary: Viewer) -> None:
    one = under_five(mary)
    things.ruled(mary, "under_fives_months", "3")
    review_id = things.booked(mary, one, date(2027, 2, 1))
    review = things.found(mary, one, review_id)
    said = SittingSaid(things.at(date(2027, 2, 8)))
    lines = warnings_of_sitting(mary, review, said, {review_id})
    assert next(line for line in lines if LOCAL in line).startswith("That is 4 days after")


def test_the_booking_page_shows_the_local_limit_and_books_when_it_was_seen(mary: Viewer) -> None:
    today = replace(mary, today=date.today())  # noqa: DTZ011 (the page's own day)
    one = recording.child(today, "F-2", today.today - timedelta(days=1), born_on=date(2012, 5, 17))
    things.ruled(today, "local_first_review_working_days", "5")
    page = signed_in(mary.person_id).get(reverse("book-review", kwargs={"child_id": one}))
    assert "The authority’s own last day for it is" in page.content.decode()


def test_the_pages_of_a_meeting_offer_all_its_children_and_say_what_is_each_ones_own(
    mary: Viewer,
) -> None:
    today = replace(mary, today=date.today())  # noqa: DTZ011 (the page's own day)
    ids = [recording.child(today, f"S-{name}", first_name=name) for name in ("Ann", "Ben")]
    olive = recording.officer(today, "Olive Officer", "olive@council.test")
    said = ReviewSaid(
        Ladder.CONFERENCE, olive.pk, SittingSaid(things.at(today.today)), outside_why="Late"
    )
    made = booking.book_meeting(viewer=today, child_ids=ids, said=said)
    first = things.found(today, ids[0], made[ids[0]]).booked[0]
    about = {"child_id": ids[0], "review_id": made[ids[0]], "sitting_id": first.id}
    client = signed_in(mary.person_id)
    assert (
        "It is not held for Ben Moss"
        in client.get(reverse("miss-sitting", kwargs=about)).content.decode()
    )
    address = reverse("hold-sitting", kwargs=about)
    assert "For which others was it held too?" in client.get(address).content.decode()
    typed = {"last": "yes", "version": "1", "conference": "initial", "together": [str(ids[1])]}
    sent = {**typed, f"goes_on_{ids[0]}": "yes"}
    page = client.post(address, sent).content.decode()
    assert "Say whether Ben Moss has a plan after it" in page
    page = client.post(address, {**sent, f"goes_on_{ids[1]}": "no"}, follow=True).content.decode()
    assert "for Ben Moss too" in page
    stages = {things.found(today, one, made[one]).stage for one in ids}
    assert stages == {Stage.COMPLETED}


def test_a_second_adjournment_that_is_asked_for_is_recorded_as_refused_once_a_day(
    mary: Viewer,
) -> None:
    today = replace(mary, today=date.today())  # noqa: DTZ011 (the page's own day)
    one = recording.child(today, "A-1")
    review_id = things.held(today, one, today.today)
    about = {"child_id": one, "review_id": review_id}
    client, address = signed_in(mary.person_id), reverse("refuse-adjournment", kwargs=about)
    assert "was not adjourned before" in client.get(address).content.decode()
    things.adjourned(today, one, review_id)
    assert "Say who asked" in client.post(address, {"asked_why": " "}).content.decode()
    page = client.post(address, {"asked_why": "The plan is still to come."}, follow=True)
    assert "a second adjournment was refused" in page.content.decode()
    assert "recorded already" in client.get(address).content.decode()
