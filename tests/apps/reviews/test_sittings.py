"""Sittings are held, not held, moved together; a review is cancelled, adjourned and completed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.children.queries import by_hand as by_hand_queries
from footprint.reviews.actions import adjourning, booking, holding, sitting
from footprint.reviews.codes import Ladder
from footprint.reviews.facts.review import ReviewSeen, Stage
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.said.review import AdjournmentSaid, ReviewSaid, SittingSaid
from footprint.reviews.windows import to_complete_by
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


def siblings(mary: Viewer, *names: str) -> tuple[list[int], dict[int, int]]:
    """Booked for one meeting, in three days."""
    ids = [recording.child(mary, f"S-{name}", first_name=name) for name in names]
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    said = ReviewSaid(
        Ladder.LOOKED_AFTER,
        olive.pk,
        SittingSaid(things.at(mary.today + timedelta(days=3))),
        outside_why="Late",
    )
    return ids, booking.book_meeting(viewer=mary, child_ids=ids, said=said)


def moved(mary: Viewer, review: ReviewSeen, day: date, version: int | None = None) -> None:
    (first,) = review.booked
    sitting.move_sitting(
        viewer=mary,
        child_id=review.child.id,
        review_id=review.id,
        sitting_id=first.id,
        version=version or first.version,
        said=SittingSaid(things.at(day)),
        outside_why="Late",
    )


def missed(mary: Viewer, child_id: int, review_id: int, why: str = "room") -> None:
    (first,) = things.found(mary, child_id, review_id).booked
    holding.miss_sitting(
        viewer=mary,
        child_id=child_id,
        review_id=review_id,
        sitting_id=first.id,
        version=first.version,
        why=why,
    )


def held_on(mary: Viewer, child_id: int) -> list[date]:
    return [told.held_on for told in by_hand_queries.reviews_told(mary, child_id)]


def test_a_review_that_is_held_late_asks_for_the_one_main_reason(
    mary: Viewer, child_id: int
) -> None:
    review_id = things.booked(mary, child_id, mary.today)
    (first,) = things.found(mary, child_id, review_id).booked
    about: dict[str, Any] = {"child_id": child_id, "review_id": review_id, "sitting_id": first.id}
    with pytest.raises(ActionDenied, match="Choose the main reason"):
        holding.hold_sitting(viewer=mary, **about, version=1, late_because="")
    holding.hold_sitting(viewer=mary, **about, version=1, late_because="carer", last=True)
    review = things.found(mary, child_id, review_id)
    assert (review.late_because, review.stage) == ("carer", Stage.COMPLETED)
    assert review.completed_on == mary.today


def test_a_review_in_time_keeps_no_reason_for_being_late(mary: Viewer) -> None:
    child_id = recording.child(mary, "C-2", mary.today - timedelta(days=3))
    review_id = things.held(mary, child_id, mary.today)
    assert things.found(mary, child_id, review_id).late_because == ""


def test_a_sitting_that_was_not_held_leaves_the_review_to_be_booked_again(
    mary: Viewer, child_id: int
) -> None:
    review_id = things.booked(mary, child_id, mary.today)
    missed(mary, child_id, review_id)
    review = things.found(mary, child_id, review_id)
    assert (review.stage, review.adjourned_on) == (Stage.TO_BOOK, None)
    add(mary, review, mary.today + timedelta(days=4))
    assert things.found(mary, child_id, review_id).stage is Stage.BOOKED
    assert held_on(mary, child_id) == []


def add(mary: Viewer, review: ReviewSeen, day: date, outside_why: str = "Late") -> None:
    sitting.add_sitting(
        viewer=mary,
        child_id=review.child.id,
        review_id=review.id,
        said=SittingSaid(things.at(day)),
        version=review.version,
        outside_why=outside_why,
    )


def test_the_same_sitting_is_not_booked_twice(mary: Viewer, child_id: int) -> None:
    review_id = things.booked(mary, child_id, mary.today)
    with pytest.raises(ActionDenied, match="at that time already"):
        add(mary, things.found(mary, child_id, review_id), mary.today)


def test_what_was_recorded_of_a_sitting_by_mistake_is_taken_back_everywhere(
    mary: Viewer, child_id: int
) -> None:
    review_id = things.held(mary, child_id, mary.today)
    (first,) = things.found(mary, child_id, review_id).held
    holding.take_sitting_back(
        viewer=mary,
        child_id=child_id,
        review_id=review_id,
        sitting_id=first.id,
        version=first.version,
    )
    review = things.found(mary, child_id, review_id)
    assert (review.stage, review.late_because) == (Stage.BOOKED, "")
    assert held_on(mary, child_id) == []


def test_a_review_that_was_cancelled_can_stand_again_as_it_was(mary: Viewer, child_id: int) -> None:
    review_id = things.booked(mary, child_id, mary.today)
    about: dict[str, Any] = {"child_id": child_id, "review_id": review_id}
    with pytest.raises(ActionDenied, match="Say why"):
        sitting.cancel_review(viewer=mary, **about, version=1, why=" ")
    sitting.cancel_review(viewer=mary, **about, version=1, why="She went home.")
    assert things.found(mary, child_id, review_id).stage is Stage.CANCELLED
    sitting.bring_back_review(viewer=mary, **about, version=2)
    review = things.found(mary, child_id, review_id)
    assert (review.stage, review.cancelled_why) == (Stage.BOOKED, "")


def test_a_cancelled_review_does_not_stand_again_beside_another(
    mary: Viewer, child_id: int
) -> None:
    review_id = things.booked(mary, child_id, mary.today)
    about: dict[str, Any] = {"child_id": child_id, "review_id": review_id}
    sitting.cancel_review(viewer=mary, **about, version=1, why="Too early.")
    things.booked(mary, child_id, mary.today + timedelta(days=3))
    with pytest.raises(ActionDenied, match="Another review is booked"):
        sitting.bring_back_review(viewer=mary, **about, version=2)


def test_a_review_that_has_begun_is_not_cancelled(mary: Viewer, child_id: int) -> None:
    review_id = things.held(mary, child_id, mary.today)
    with pytest.raises(ActionDenied, match="Complete it"):
        sitting.cancel_review(
            viewer=mary, child_id=child_id, review_id=review_id, version=1, why="x"
        )


def test_one_meeting_moves_for_all_and_is_cancelled_for_all(mary: Viewer) -> None:
    ids, made = siblings(mary, "Ann", "Ben", "Cal")
    day = mary.today + timedelta(days=5)
    moved(mary, things.found(mary, ids[1], made[ids[1]]), day)
    assert sittings_of(mary, ids, made) == [day, day, day]
    sitting.cancel_review(
        viewer=mary,
        child_id=ids[0],
        review_id=made[ids[0]],
        version=things.found(mary, ids[0], made[ids[0]]).version,
        why="The room",
    )
    assert {things.found(mary, each, made[each]).stage for each in ids} == {Stage.CANCELLED}
    sitting.bring_back_review(
        viewer=mary,
        child_id=ids[2],
        review_id=made[ids[2]],
        version=things.found(mary, ids[2], made[ids[2]]).version,
    )
    assert {things.found(mary, each, made[each]).stage for each in ids} == {Stage.BOOKED}


def sittings_of(mary: Viewer, ids: Sequence[int], made: dict[int, int]) -> list[date]:
    return [things.found(mary, each, made[each]).sittings[0].on for each in ids]


def test_a_child_who_is_taken_out_of_the_meeting_keeps_their_day_when_it_moves(
    mary: Viewer,
) -> None:
    ids, made = siblings(mary, "Ann", "Ben")
    before = mary.today + timedelta(days=3)
    sitting.take_out_of_meeting(viewer=mary, child_id=ids[0], review_id=made[ids[0]], version=1)
    moved(mary, things.found(mary, ids[1], made[ids[1]]), mary.today + timedelta(days=6))
    assert sittings_of(mary, ids, made) == [before, mary.today + timedelta(days=6)]


def test_one_of_the_children_alone_is_cancelled_when_that_is_wanted(mary: Viewer) -> None:
    ids, made = siblings(mary, "Ann", "Ben")
    sitting.cancel_review(
        viewer=mary,
        child_id=ids[0],
        review_id=made[ids[0]],
        version=1,
        why="He left.",
        together=False,
    )
    assert things.found(mary, ids[1], made[ids[1]]).stage is Stage.BOOKED


def test_the_second_of_two_who_move_a_sitting_sees_that_it_was_moved(
    mary: Viewer, child_id: int
) -> None:
    review = things.found(mary, child_id, things.booked(mary, child_id, mary.today))
    moved(mary, review, mary.today + timedelta(days=1))
    with pytest.raises(ChangedMeanwhileError):
        moved(mary, review, mary.today + timedelta(days=2))


SAID = AdjournmentSaid((4, 8), "The health assessment", "The move", "The child would rather wait.")


def adjourned(mary: Viewer, child_id: int, said: AdjournmentSaid = SAID) -> int:
    review_id = things.held(mary, child_id, mary.today - timedelta(days=2))
    adjourning.adjourn_review(viewer=mary, child_id=child_id, review_id=review_id, said=said)
    return review_id


def test_a_review_is_adjourned_once_and_no_more(mary: Viewer, child_id: int) -> None:
    review_id = adjourned(mary, child_id)
    review = things.found(mary, child_id, review_id)
    assert review.stage is Stage.ADJOURNED
    with pytest.raises(ActionDenied, match="adjourned once only"):
        adjourning.adjourn_review(viewer=mary, child_id=child_id, review_id=review_id, said=SAID)
    add(mary, review, mary.today, outside_why="")
    things.hold(mary, child_id, review_id)
    assert things.found(mary, child_id, review_id).stage is Stage.UNDER_WAY
    with pytest.raises(ActionDenied, match="adjourned once only"):
        adjourning.adjourn_review(viewer=mary, child_id=child_id, review_id=review_id, said=SAID)
    assert held_on(mary, child_id) == [mary.today - timedelta(days=2)]


def test_people_who_are_missing_are_no_adjournment(mary: Viewer, child_id: int) -> None:
    review_id = things.booked(mary, child_id, mary.today)
    missed(mary, child_id, review_id, "parents")
    with pytest.raises(ActionDenied, match="recorded as not held"):
        adjourning.adjourn_review(viewer=mary, child_id=child_id, review_id=review_id, said=SAID)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (AdjournmentSaid((), "x", "", "y"), "Choose the matters"),
        (AdjournmentSaid((14,), "x", "", "y"), "Choose the matters"),
        (AdjournmentSaid((1,), " ", "", "y"), "what information is missing"),
        (AdjournmentSaid((1,), "x", "", ""), "think of waiting"),
    ],
)
def test_an_adjournment_says_what_is_missing_and_what_people_think_of_waiting(
    mary: Viewer, child_id: int, said: AdjournmentSaid, sentence: str
) -> None:
    with pytest.raises(ActionDenied, match=sentence):
        adjourned(mary, child_id, said)


def test_an_adjourned_review_goes_on_within_twenty_working_days(
    mary: Viewer, child_id: int
) -> None:
    limit = to_complete_by(mary.today - timedelta(days=2)).due
    late = AdjournmentSaid((1,), "x", "", "y", SittingSaid(things.at(limit + timedelta(days=1))))
    with pytest.raises(ActionDenied, match="at most 20 working days"):
        adjourned(mary, child_id, late)
    in_time = AdjournmentSaid((1,), "x", "", "y", SittingSaid(things.at(limit)))
    (review,) = things.open_of(mary, child_id)
    adjourning.adjourn_review(viewer=mary, child_id=child_id, review_id=review.id, said=in_time)
    seen = booking_queries.adjournment_of(mary, things.found(mary, child_id, review.id))
    assert seen is not None
    assert (seen.matters, seen.limit.due) == ((1,), limit)


def test_a_further_sitting_after_twenty_working_days_is_booked_only_with_a_reason(
    mary: Viewer, child_id: int
) -> None:
    review_id = adjourned(mary, child_id)
    review = things.found(mary, child_id, review_id)
    late = to_complete_by(mary.today - timedelta(days=2)).due + timedelta(days=3)
    with pytest.raises(ActionDenied, match="completed within 20 working days"):
        add(mary, review, late, outside_why="")
    add(mary, review, late, outside_why="The assessor was ill.")
    assert things.found(mary, child_id, review_id).outside_why == "The assessor was ill."


def test_a_review_is_not_completed_while_a_sitting_is_to_come(mary: Viewer, child_id: int) -> None:
    review_id = adjourned(mary, child_id)
    add(mary, things.found(mary, child_id, review_id), mary.today + timedelta(days=1), "")
    with pytest.raises(ActionDenied, match="A sitting is booked for"):
        things.completed(mary, child_id, review_id)


def test_a_completed_review_is_opened_again(mary: Viewer, child_id: int) -> None:
    review_id = things.held(mary, child_id, mary.today)
    things.completed(mary, child_id, review_id)
    review = things.found(mary, child_id, review_id)
    sitting.reopen_review(
        viewer=mary, child_id=child_id, review_id=review_id, version=review.version
    )
    assert things.found(mary, child_id, review_id).stage is Stage.UNDER_WAY
