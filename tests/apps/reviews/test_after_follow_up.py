"""Between two reviews: midway checks, visits, and who is asked again."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children.queries import child as children
from footprint.reviews.actions import decisions, follow_up
from footprint.reviews.queries import follow_up as queries
from footprint.reviews.said.after import CheckSaid, VisitSaid
from tests.apps.browsing import signed_in
from tests.apps.children import recording
from tests.apps.reviews import after_things as made
from tests.apps.reviews.after_world import World, text_of

pytestmark = pytest.mark.store


@pytest.fixture
def world(store: object) -> World:
    return World()


@pytest.fixture
def olive(world: World) -> Viewer:
    return world.olive()


def day(world: World, ahead: int) -> date:
    return world.today + timedelta(days=ahead)


def test_a_check_is_planned_moved_made_undone_and_withdrawn(world: World, olive: Viewer) -> None:
    child = {"child_id": world.child_id}
    check_id = follow_up.plan_check(viewer=olive, **child, planned_on=day(world, 30))
    follow_up.change_check(
        viewer=olive, **child, check_id=check_id, planned_on=day(world, 20), version=1
    )
    said = CheckSaid(world.today, "partly", "The dentist is not booked")
    follow_up.do_check(viewer=olive, **child, check_id=check_id, said=said, version=2)
    with pytest.raises(ActionDenied, match="Undo that first"):
        follow_up.change_check(
            viewer=olive, **child, check_id=check_id, planned_on=day(world, 1), version=3
        )
    follow_up.undo_check(viewer=olive, **child, check_id=check_id, version=3)
    assert made.the_check(olive, world.child_id, check_id).done_on is None
    follow_up.withdraw_check(viewer=olive, **child, check_id=check_id, version=4)
    one = children.child(olive, world.child_id)
    assert one is not None
    assert queries.checks_of(olive, one) == ()


def test_a_check_that_finds_something_says_what_and_none_is_made_tomorrow(
    world: World, olive: Viewer
) -> None:
    child = {"child_id": world.child_id}
    check_id = follow_up.plan_check(viewer=olive, **child, planned_on=world.today)

    def do(said: CheckSaid) -> None:
        follow_up.do_check(viewer=olive, **child, check_id=check_id, said=said, version=1)

    with pytest.raises(ActionDenied, match="what you found"):
        do(CheckSaid(world.today, "no"))
    with pytest.raises(ActionDenied, match="still to come"):
        do(CheckSaid(day(world, 1), "yes"))
    with pytest.raises(ActionDenied, match="Care began on"):
        do(CheckSaid(day(world, -101), "yes"))
    do(CheckSaid(world.today, "yes"))


def test_nothing_is_planned_in_the_past_or_for_a_child_who_has_left(
    world: World, olive: Viewer
) -> None:
    with pytest.raises(ActionDenied, match="has passed"):
        follow_up.plan_check(viewer=olive, child_id=world.child_id, planned_on=day(world, -1))
    began = day(world, -100)
    recording.left(world.mary, world.child_id, began, world.today)
    with pytest.raises(ActionDenied, match="left care"):
        follow_up.plan_check(viewer=olive, child_id=world.child_id, planned_on=day(world, 5))


def test_an_undone_decision_stands_beside_the_midway_check(world: World, olive: Viewer) -> None:
    decision_id = world.decided()
    world.issue()
    check_id = follow_up.plan_check(viewer=olive, child_id=world.child_id, planned_on=world.today)
    address = reverse("do-check", kwargs={"child_id": world.child_id, "check_id": check_id})
    client = signed_in(olive.person_id)
    assert made.DENTIST in text_of(client.get(address).content)
    decisions.settle_decision(
        viewer=world.mary,
        **world.at,
        decision_id=decision_id,
        done_on=world.today,
        not_done_why="",
        version=1,
    )
    assert made.DENTIST not in text_of(client.get(address).content)


def record(world: World, viewer: Viewer, visit_id: int, said: VisitSaid, version: int) -> None:
    follow_up.record_visit(
        viewer=viewer, child_id=world.child_id, visit_id=visit_id, said=said, version=version
    )


def to_do(viewer: Viewer, child_id: int) -> list[int]:
    one = children.child(viewer, child_id)
    assert one is not None
    return [visit.id for visit in queries.to_follow_up(viewer, [one]).visits]


def test_a_child_whom_something_kept_away_is_asked_again(world: World, olive: Viewer) -> None:
    visit_id = follow_up.book_visit(viewer=olive, child_id=world.child_id, planned_on=world.today)
    with pytest.raises(ActionDenied, match="asked again"):
        record(world, olive, visit_id, VisitSaid(kept_away="away"), 1)
    record(world, olive, visit_id, VisitSaid(kept_away="away", ask_again_on=day(world, 14)), 1)
    assert to_do(olive, world.child_id) == [visit_id]
    later = follow_up.book_visit(viewer=olive, child_id=world.child_id, planned_on=day(world, 14))
    assert to_do(olive, world.child_id) == [later]


def test_a_child_who_declines_need_not_be_asked_again(world: World, olive: Viewer) -> None:
    visit_id = follow_up.book_visit(viewer=olive, child_id=world.child_id, planned_on=world.today)
    record(world, olive, visit_id, VisitSaid(kept_away="declined"), 1)
    assert to_do(olive, world.child_id) == []
    follow_up.undo_visit(viewer=olive, child_id=world.child_id, visit_id=visit_id, version=2)
    assert to_do(olive, world.child_id) == [visit_id]


def test_a_visit_that_nobody_booked_is_recorded_with_how_it_was(
    world: World, olive: Viewer
) -> None:
    with pytest.raises(ActionDenied, match="how it was"):
        follow_up.book_visit(viewer=olive, child_id=world.child_id, said=VisitSaid(world.today))
    follow_up.book_visit(
        viewer=olive, child_id=world.child_id, said=VisitSaid(world.today, "in_person")
    )
    one = children.child(olive, world.child_id)
    assert one is not None
    assert queries.to_follow_up(olive, [one]).last_seen == {world.child_id: world.today}


def test_nobody_s_visit_is_booked_for_a_child_whom_nobody_holds(world: World) -> None:
    with pytest.raises(ActionDenied, match="Nobody holds this child"):
        follow_up.book_visit(viewer=world.mary, child_id=world.child_id, planned_on=day(world, 1))


def test_the_worker_reads_what_was_found_and_records_none(world: World, olive: Viewer) -> None:
    check_id = follow_up.plan_check(viewer=olive, child_id=world.child_id, planned_on=world.today)
    said = CheckSaid(world.today, "no", "The dentist is not booked")
    follow_up.do_check(
        viewer=olive, child_id=world.child_id, check_id=check_id, said=said, version=1
    )
    address = reverse("follow-up", kwargs={"child_id": world.child_id})
    assert "The dentist is not booked" in text_of(
        signed_in(world.sal.person_id).get(address).content
    )
    with pytest.raises(ActionDenied):
        follow_up.undo_check(
            viewer=world.sal, child_id=world.child_id, check_id=check_id, version=2
        )
