"""A review is booked, held, and told to the child's own record."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children.actions import by_hand
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.recorded import EpisodeSaid
from footprint.domain.law import Deadline
from footprint.domain.timetable.reviews import LATER_REVIEWS, REVIEWS
from footprint.reviews.actions import booking
from footprint.reviews.codes import Ladder
from footprint.reviews.facts.review import Stage
from footprint.reviews.permissions.booking import why_not_book_review
from footprint.reviews.said.review import ReviewSaid, SittingSaid
from footprint.reviews.windows import outside
from tests.apps.browsing import signed_in
from tests.apps.cast import acting, administrator, hold, person
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


def test_a_day_after_the_limit_is_booked_only_with_a_reason_and_says_by_how_much(
    mary: Viewer, child_id: int
) -> None:
    said = booking_said(mary, mary.today + timedelta(days=7))
    with pytest.raises(ActionDenied, match=r"That is \d+ days after .* reg 33\(1\)"):
        booking.book_review(viewer=mary, child_id=child_id, said=said)
    said = replace(said, outside_why="The child was in hospital.")
    review_id = booking.book_review(viewer=mary, child_id=child_id, said=said)
    assert things.found(mary, child_id, review_id).outside_why == "The child was in hospital."


def test_on_the_last_day_no_reason_is_asked_and_on_the_day_after_one_is(mary: Viewer) -> None:
    child_id = recording.child(mary, "C-3", mary.today - timedelta(days=5))
    limit = first_review_due(mary.today - timedelta(days=5))
    late = booking_said(mary, limit + timedelta(days=1))
    with pytest.raises(ActionDenied, match="That is 1 day after"):
        booking.book_review(viewer=mary, child_id=child_id, said=late)
    review_id = booking.book_review(
        viewer=mary, child_id=child_id, said=booking_said(mary, limit, outside_why="Not so")
    )
    assert things.found(mary, child_id, review_id).outside_why == ""


def test_before_the_window_of_a_disruption_opens_a_reason_is_asked_too(mary: Viewer) -> None:
    opens, closes = mary.today + timedelta(days=28), mary.today + timedelta(days=42)
    window = Deadline(closes, mary.today, LATER_REVIEWS, "a window", not_before=opens)
    early = outside(window, opens - timedelta(days=1))
    assert early is not None
    assert early.early
    assert early.days == 1
    assert outside(window, opens) is None
    assert outside(window, closes) is None
    late = outside(window, closes + timedelta(days=2))
    assert late is not None
    assert not late.early
    assert late.days == 2


def test_another_officer_than_her_own_chairs_only_with_a_reason(
    mary: Viewer, child_id: int
) -> None:
    nora = recording.officer(mary, "Nora North", "nora@council.test")
    recording.allocated(mary, child_id, nora, mary.today - timedelta(days=50))
    said = booking_said(mary, mary.today, outside_why="Late")
    with pytest.raises(ActionDenied, match="Nora North is Mina Moss's officer"):
        booking.book_review(viewer=mary, child_id=child_id, said=said)
    said = replace(said, stand_in_why="Nora is ill.")
    review_id = booking.book_review(viewer=mary, child_id=child_id, said=said)
    assert things.found(mary, child_id, review_id).stand_in_why == "Nora is ill."


def test_secure_accommodation_is_never_reviewed_by_the_child_s_own_officer(
    mary: Viewer, child_id: int
) -> None:
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    recording.allocated(mary, child_id, olive, mary.today - timedelta(days=50))
    said = replace(booking_said(mary, mary.today), ladder=Ladder.SECURE)
    with pytest.raises(ActionDenied, match="not the child's own officer"):
        booking.book_review(viewer=mary, child_id=child_id, said=said)
    nora = recording.officer(mary, "Nora North", "nora@council.test")
    booking.book_review(viewer=mary, child_id=child_id, said=replace(said, officer_id=nora.pk))


def test_a_review_of_another_kind_stands_beside_the_one_that_is_booked(
    mary: Viewer, child_id: int
) -> None:
    things.booked(mary, child_id, mary.today)
    things.booked(mary, child_id, mary.today, ladder=Ladder.PATHWAY)
    with pytest.raises(ActionDenied, match="booked for this child already"):
        things.booked(mary, child_id, mary.today, ladder=Ladder.ADOPTION)


def test_no_sitting_lies_before_care_began_or_after_the_child_left(mary: Viewer) -> None:
    began = mary.today - timedelta(days=30)
    child_id = recording.child(mary, "C-4", began)
    with pytest.raises(ActionDenied, match="Care began on"):
        things.booked(mary, child_id, began - timedelta(days=1))
    recording.left(mary, child_id, began, mary.today - timedelta(days=1))
    with pytest.raises(ActionDenied, match="left care on"):
        things.booked(mary, child_id, mary.today)


def test_two_reviews_on_one_day_are_one(mary: Viewer, child_id: int) -> None:
    day = mary.today - timedelta(days=1)
    review_id = things.held(mary, child_id, day)
    things.completed(mary, child_id, review_id)
    with pytest.raises(ActionDenied, match="was held on"):
        things.booked(mary, child_id, day)


def test_a_review_without_a_meeting_needs_a_year_in_the_same_long_term_foster_home(
    mary: Viewer, child_id: int
) -> None:
    with pytest.raises(ActionDenied, match="12 months or more"):
        booking.book_review(viewer=mary, child_id=child_id, said=without_meeting(mary))


@pytest.mark.parametrize(("days", "may"), [(365, True), (366, False)])
def test_a_review_without_a_meeting_needs_a_meeting_in_the_last_twelve_months(
    mary: Viewer, days: int, *, may: bool
) -> None:
    today = date(2026, 3, 10)
    then = replace(mary, today=today)
    child_id = in_a_long_term_home(then)
    recording.review(then, child_id, today - timedelta(days=days))
    if not may:
        with pytest.raises(ActionDenied, match="No review meeting was held in the last 12 months"):
            booking.book_review(viewer=then, child_id=child_id, said=without_meeting(then))
        return
    review_id = booking.book_review(viewer=then, child_id=child_id, said=without_meeting(then))
    assert things.found(then, child_id, review_id).stage is Stage.UNDER_WAY
    things.completed(then, child_id, review_id)
    held = [told.held_on for told in by_hand_queries.reviews_told(then, child_id)]
    assert today in held


def test_of_two_reviews_without_a_meeting_in_a_row_only_the_first_leans_on_the_meeting(
    mary: Viewer,
) -> None:
    first, second = date(2026, 3, 10), date(2026, 9, 9)
    then = replace(mary, today=first)
    child_id = in_a_long_term_home(then)
    recording.review(then, child_id, date(2025, 9, 8))
    things.completed(
        then,
        child_id,
        booking.book_review(viewer=then, child_id=child_id, said=without_meeting(then)),
    )
    later = replace(mary, today=second)
    with pytest.raises(ActionDenied, match="No review meeting"):
        booking.book_review(viewer=later, child_id=child_id, said=without_meeting(later))


def test_who_books_is_the_authority_s_setting_beside_who_answers_for_the_review(
    mary: Viewer, child_id: int
) -> None:
    things.ruled(mary, "convenes", "social_worker")
    beth = acting(person("Beth Business"), Role.BUSINESS_SUPPORT)
    refused = why_not_book_review(beth, child_id)
    assert refused is not None
    assert "Reviews are booked by: Social worker" in refused
    assert why_not_book_review(mary, child_id) is None


def test_brothers_and_sisters_have_one_meeting_and_a_review_each(
    mary: Viewer, child_id: int
) -> None:
    ids = [child_id, recording.child(mary, "C-5", first_name="Ben")]
    made = booking.book_meeting(
        viewer=mary,
        child_ids=ids,
        said=booking_said(mary, mary.today + timedelta(days=3), outside_why="Late"),
    )
    reviews = [things.found(mary, each, made[each]) for each in ids]
    assert len({one.meeting_id for one in reviews}) == 1
    assert [len(one.sittings) for one in reviews] == [1, 1]


def test_a_meeting_for_one_child_who_cannot_come_is_for_nobody(mary: Viewer, child_id: int) -> None:
    other = recording.child(mary, "C-6", first_name="Ben")
    things.booked(mary, other, mary.today)
    said = booking_said(mary, mary.today + timedelta(days=3), outside_why="Late")
    with pytest.raises(ActionDenied, match="Ben Moss: A review is booked"):
        booking.book_meeting(viewer=mary, child_ids=[child_id, other], said=said)
    assert things.open_of(mary, child_id) == ()


def booking_said(viewer: Viewer, day: date, outside_why: str = "") -> ReviewSaid:
    olive = recording.officer(viewer, "Olive Officer", "olive@council.test")
    return ReviewSaid(
        Ladder.LOOKED_AFTER, olive.pk, SittingSaid(things.at(day)), outside_why=outside_why
    )


def without_meeting(viewer: Viewer) -> ReviewSaid:
    olive = recording.officer(viewer, "Olive Officer", "olive@council.test")
    why = "She is settled and asked for a talk instead."
    return ReviewSaid(Ladder.LOOKED_AFTER, olive.pk, None, without_meeting_why=why)


def in_a_long_term_home(viewer: Viewer) -> int:
    """A child who has lived with the same long-term foster carer since she came, three years ago."""
    began = viewer.today - timedelta(days=3 * 365)
    child_id = recording.child(viewer, "C-9", began)
    said = EpisodeSaid(began, None, "S", "C2", "U4", "")
    by_hand.record_episode(viewer=viewer, child_id=child_id, said=said, version=1)
    return child_id


def first_review_due(began_on: date) -> date:
    return REVIEWS.rungs["first"].deadline(began_on).due
