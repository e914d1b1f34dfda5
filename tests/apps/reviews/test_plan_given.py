"""The updated care plan is given to child, family and carers: to whom, when and how."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.reviews.actions import plan_given as actions
from footprint.reviews.actions.preparing import record_step
from footprint.reviews.clock import clock_of
from footprint.reviews.facts.after import PlanGivenSeen
from footprint.reviews.models import Step
from footprint.reviews.queries import plan_given as queries
from footprint.reviews.queries.figures import work_of_the_service
from footprint.reviews.said.after import PlanGivenSaid, StepSaid
from tests.apps.browsing import signed_in
from tests.apps.children import recording
from tests.apps.reviews import things
from tests.apps.reviews.after_world import World
from tests.apps.reviews.pages import fields_on

pytestmark = pytest.mark.store


@pytest.fixture
def world(store: object) -> World:
    """The review was completed today."""
    made = World()
    things.completed(made.mary, **made.at)
    return made


def given(
    world: World,
    *to: str,
    viewer: Viewer | None = None,
    somebody_else: str = "",
    on: date | None = None,
    updated_on: date | None = None,
) -> None:
    said = PlanGivenSaid(to, on or world.today, "by_hand", somebody_else, updated_on)
    actions.give_plan(viewer=viewer or world.mary, **world.at, said=said)


def standing(world: World) -> tuple[PlanGivenSeen, ...]:
    return queries.given(world.mary, [world.review_id]).get(world.review_id, ())


def line(world: World) -> tuple[str, date | None]:
    """How the care plan's line of the clock stands, and on which day it was done."""
    found = things.found(world.mary, **world.at)
    (one,) = (each for each in clock_of(world.mary, found) if each.code == "care_plan_updated")
    return one.standing, one.done_on


def mother(world: World) -> int:
    return recording.connected(world.mary, world.child_id)


def test_the_social_worker_records_it_and_it_answers_the_line_of_ten_days(world: World) -> None:
    key = f"c{mother(world)}"
    client = signed_in(world.sal.person_id)
    here = reverse("give-plan", kwargs=world.at)
    read = fields_on(client.get(here).content.decode())
    day, month, year = f"{world.today:%d %m %Y}".split()
    typed = {"to": ["child", key], "somebody_else": "Ms Chalk", "how": "post"}
    days = {"updated_on-day": day, "updated_on-month": month, "updated_on-year": year}
    assert client.post(here, {**read, **typed, **days}).status_code == 302
    found = [(one.role, one.name, one.how) for one in standing(world)]
    assert found[1:] == [("mother", "Maud Moss", "post"), ("other", "Ms Chalk", "post")]
    assert found[0][0] == "child"
    assert line(world) == ("done", world.today)
    page = world.page(world.mary, "review-clock")
    assert "Given to Maud Moss (mother) on" in page
    assert "Ms Chalk (somebody else)" in page


def test_the_figure_counts_the_day_on_which_the_plan_was_brought_up_to_date(world: World) -> None:
    early = world.today - timedelta(days=1)
    given(world, "child", updated_on=early)
    frame = work_of_the_service(world.mary).after
    assert frame["plan_updated_on"].to_list() == [early]


def test_a_plan_that_was_brought_up_to_date_before_is_given_without_asking_again(
    world: World,
) -> None:
    step = StepSaid(done_on=world.today)
    record_step(viewer=world.mary, **world.at, kind="plan_updated", said=step, version=0)
    assert "Not given to anybody yet" in world.page(world.mary, "review-clock")
    assert "brought up to date?" not in world.page(world.mary, "give-plan")
    given(world, "child")
    assert Step.objects.get(kind="plan_updated").version == 1


def test_the_social_worker_owes_it_until_somebody_has_it(world: World) -> None:
    step = StepSaid(done_on=world.today)
    record_step(viewer=world.mary, **world.at, kind="plan_updated", said=step, version=0)
    owed = "Give the new care plan to the child, the family and the carers"
    assert owed in world.my_work(world.sal)
    given(world, "child", viewer=world.sal)
    assert owed not in world.my_work(world.sal)


def test_nobody_is_given_it_twice_and_what_was_recorded_by_mistake_is_undone(
    world: World,
) -> None:
    given(world, "child", updated_on=world.today)
    with pytest.raises(ActionDenied, match="has it since"):
        given(world, "child")
    (one,) = standing(world)
    undo = reverse("take-plan-back", kwargs={**world.at, "given_id": one.id})
    client = signed_in(world.mary.person_id)
    assert "Given to" in client.get(undo).content.decode()
    assert client.post(undo, {"version": one.version}).status_code == 302
    assert standing(world) == ()
    assert line(world) == ("done", world.today)
    given(world, "child")
    assert len(standing(world)) == 1


def test_whom_a_court_lets_be_told_nothing_is_not_given_it(world: World) -> None:
    connected_id = mother(world)
    recording.limited(world.mary, world.child_id, connected_id, "no_information")
    assert "Maud Moss" not in world.page(world.mary, "give-plan")
    with pytest.raises(ActionDenied, match="Choose from the people round the child"):
        given(world, f"c{connected_id}", updated_on=world.today)


def test_days_that_contradict_each_other_are_said(world: World) -> None:
    with pytest.raises(ActionDenied, match="still to come"):
        given(world, "child", on=world.today + timedelta(days=1), updated_on=world.today)
    with pytest.raises(ActionDenied, match="after that day"):
        given(world, "child", on=world.today - timedelta(days=1), updated_on=world.today)
    with pytest.raises(ActionDenied, match="on which day"):
        given(world, "child")
    with pytest.raises(ActionDenied, match="to whom"):
        given(world, updated_on=world.today)


def test_no_plan_is_given_of_a_review_that_was_not_held(world: World) -> None:
    child_id = recording.child(world.mary, "C-2")
    review_id = things.booked(world.mary, child_id, world.today + timedelta(days=3))
    said = PlanGivenSaid(("child",), world.today, "by_hand", "", world.today)
    with pytest.raises(ActionDenied, match="has not been held yet"):
        actions.give_plan(viewer=world.mary, child_id=child_id, review_id=review_id, said=said)
