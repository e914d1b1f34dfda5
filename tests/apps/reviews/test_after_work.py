"""What waits for whom: my work, business support's week, and the reminders of a day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from footprint.audit.facts import Viewer
from footprint.post import actions as post
from footprint.post import queries as letters
from footprint.post.facts import HoldReason
from footprint.reviews import clock, reminding
from footprint.reviews.actions import answers, follow_up, sitting
from footprint.reviews.models import DecisionsIssued
from footprint.reviews.said.after import AnswerSaid, VisitSaid
from footprint.reviews.said.review import SittingSaid
from tests.apps.browsing import signed_in
from tests.apps.cast import TEAM
from tests.apps.children import recording
from tests.apps.reviews import after_things as made
from tests.apps.reviews import things
from tests.apps.reviews.after_world import World, on

pytestmark = pytest.mark.store

#: A Friday, before a week without a bank holiday.
FRIDAY = date(2026, 11, 20)


@pytest.fixture
def world(store: object) -> World:
    return World()


def test_the_officer_s_work_is_by_when_and_apart_what_others_owe(world: World) -> None:
    olive = world.olive()
    world.decided("Hers", who="Olive Officer", person_id=olive.person_id, by_on=world.today)
    world.decided("Late", who="Sal Social", by_on=world.today - timedelta(days=3))
    world.issue()
    text = world.my_work(olive)
    today = text[text.index("Today (") : text.index("This week")]
    assert "Hers" in today
    waiting = text[text.index("Waiting for someone else (") :]
    assert "Late" in waiting
    assert "Sal Social" in waiting


def to_come(world: World, days: int = 0) -> dict[str, int]:
    """A review that is to come, of another child of Sal's."""
    child_id = recording.child(world.mary, f"D-{days}", first_name="Dora")
    recording.linked(
        world.mary, child_id, "Sal Social", world.today - timedelta(days=90), team=TEAM
    )
    day = world.today + timedelta(days=days)
    return {"child_id": child_id, "review_id": things.booked(world.mary, child_id, day)}


def test_the_worker_s_page_says_what_is_owed_and_leads_to_the_very_form(world: World) -> None:
    at = to_come(world)
    asked_id = made.asked(world.mary, at["child_id"], at["review_id"])
    hers = world.decided(
        "Write to the school", who="Sal Social", person_id=world.sal.person_id, by_on=world.today
    )
    world.decided("Somebody else's", by_on=world.today + timedelta(days=40))
    world.issue()
    text = world.my_work(world.sal)
    assert reverse("receive-paper", kwargs={**at, "asked_id": asked_id}) in text
    assert reverse("settle-decision", kwargs={**world.at, "decision_id": hers}) in text
    assert "Owed and overdue" in text
    assert "Somebody else" not in text


def test_the_manager_s_page_says_which_answers_are_owed(world: World) -> None:
    world.decided()
    world.issue()
    address = reverse("answer-decisions", kwargs=world.at)
    assert address in world.my_work(world.tess)
    answers.answer_decisions(
        viewer=world.tess, **world.at, said=AnswerSaid(accepted=True), version=0
    )
    assert address not in world.my_work(world.tess)


def test_business_support_s_week_has_no_word_of_a_decision(world: World) -> None:
    beth = world.beth()
    world.decided()
    world.issue()
    child_id = recording.child(world.mary, "C-2", first_name="Ben")
    review_id = things.booked(world.mary, child_id, world.today + timedelta(days=3))
    made.asked(world.mary, child_id, review_id)
    recording.child(world.mary, "C-3", world.today - timedelta(days=20), first_name="Cleo")
    text = world.my_work(beth)
    assert made.DENTIST not in text
    book = text[text.index("To book") : text.index("To invite")]
    assert "Cleo" in book
    assert "Ben" not in book
    assert "Ben" in text[text.index("To invite") : text.index("To chase")]
    assert "Social work report: Sal Social" in text[text.index("To chase") :]
    assert "To post" in text


def test_a_child_not_seen_for_six_months_is_to_be_seen(world: World) -> None:
    olive = world.olive()
    child_id = recording.child(
        world.mary, "C-9", world.today - timedelta(days=300), first_name="Una"
    )
    whom = recording.officer(world.mary, "Olive Officer", "olive@council.test")
    recording.allocated(world.mary, child_id, whom, world.today - timedelta(days=200))
    text = world.my_work(olive)
    assert "Not seen outside a review for six months" in text
    follow_up.book_visit(viewer=olive, child_id=child_id, said=VisitSaid(world.today, "phone"))
    assert "Not seen outside a review" not in world.my_work(olive)


def of_olive(world: World, identifier: str, began: int, born_on: date | None = None) -> int:
    child_id = recording.child(
        world.mary,
        identifier,
        world.today - timedelta(days=began),
        born_on=born_on or date(2012, 5, 17),
        first_name=identifier,
    )
    whom = recording.officer(world.mary, "Olive Officer", "olive@council.test")
    recording.allocated(world.mary, child_id, whom, world.today - timedelta(days=began))
    return child_id


def test_a_midway_check_is_to_plan_half_way_between_reviews_six_months_apart(
    world: World,
) -> None:
    olive = world.olive()
    child_id = of_olive(world, "Una", 300)
    for ago in (280, 190, 80):
        recording.review(world.mary, child_id, world.today - timedelta(days=ago))
    address = reverse("plan-check", kwargs={"child_id": child_id})
    assert address in world.my_work(olive)
    follow_up.plan_check(
        viewer=olive, child_id=child_id, planned_on=world.today + timedelta(days=7)
    )
    assert address not in world.my_work(olive)


def test_who_turns_18_in_three_months_has_a_review_before(world: World) -> None:
    olive = world.olive()
    birthday = world.today + timedelta(days=60)
    child_id = of_olive(world, "Ned", 300, birthday.replace(year=birthday.year - 18))
    assert "A review on leaving care before turning 18" in world.my_work(olive)
    things.booked(world.mary, child_id, world.today + timedelta(days=30))
    assert "A review on leaving care" not in world.my_work(olive)


def test_what_others_owe_leads_nowhere_that_is_not_the_viewer_s(world: World) -> None:
    at = to_come(world)
    step = reverse("record-step", kwargs={**at, "step": "spoken_alone"})
    text = world.my_work(world.tess)
    assert "Speak with the child alone" in text
    assert step not in text


def listed(world: World, viewer: Viewer, child: str = "Dora") -> str:
    """What my work says of one child, whole lists and all."""
    return " ".join(
        row.split("</tr>")[0]
        for row in world.my_work(viewer).split("<tr")
        if child in row.split("</tr>")[0]
    )


def test_what_is_for_a_meeting_leaves_the_work_once_it_was_held(world: World) -> None:
    beth = world.beth()
    at = to_come(world)
    made.asked(world.mary, at["child_id"], at["review_id"])
    before = listed(world, world.sal)
    assert "Social work report" in before
    assert "Talk before the review" in before
    assert "Social work report" in listed(world, beth)
    things.hold(world.mary, **at)
    for viewer in (world.sal, world.tess, world.mary, beth):
        text = listed(world, viewer)
        assert "Social work report" not in text
        assert "Talk before the review" not in text
        assert "Send the invitations" not in text
        assert "Speak with the child alone" not in text


def test_what_was_not_done_stays_on_the_review_s_clock(world: World) -> None:
    at = to_come(world)
    things.hold(world.mary, **at)
    review = things.found(on(world.mary, world.today + timedelta(days=1)), **at)
    lines = clock.clock_of(on(world.mary, world.today + timedelta(days=1)), review)
    not_done = [line.code for line in lines if line.standing == "not done"]
    assert not_done == [
        "talk_before_review",
        "invitations",
        "papers_before_review",
        "spoken_alone",
    ]


def test_papers_are_still_asked_for_where_another_sitting_is_to_come(world: World) -> None:
    at = to_come(world)
    made.asked(world.mary, at["child_id"], at["review_id"])
    things.hold(world.mary, **at)
    assert "Social work report" not in listed(world, world.sal)
    review = things.found(world.mary, **at)
    sitting.add_sitting(
        viewer=world.mary,
        child_id=at["child_id"],
        review_id=at["review_id"],
        version=review.version,
        said=SittingSaid(things.at(world.today + timedelta(days=5))),
    )
    assert "Social work report" in listed(world, world.sal)


def test_the_officer_is_asked_what_follows_a_sitting_that_completed_nothing(world: World) -> None:
    olive = world.olive()
    words = "Book the next sitting, or say that the review is completed"
    assert words in world.my_work(olive)
    things.completed(world.mary, world.child_id, world.review_id)
    assert words not in world.my_work(olive)


def test_my_work_asks_as_often_for_many_children_as_for_few(world: World) -> None:
    olive = world.olive()
    whom = recording.officer(world.mary, "Olive Officer", "olive@council.test")

    def more(number: int) -> None:
        child_id = recording.child(world.mary, f"N-{number}")
        recording.allocated(world.mary, child_id, whom, world.today - timedelta(days=50))
        review_id = things.held(world.mary, child_id, world.today - timedelta(days=2))
        made.asked(world.mary, child_id, review_id)
        made.decided(world.mary, child_id, review_id, by_on=world.today)
        made.issued(world.mary, child_id, review_id)
        follow_up.plan_check(viewer=olive, child_id=child_id, planned_on=world.today)

    more(1)
    few = selects(olive.person_id)
    for number in (2, 3, 4):
        more(number)
    assert selects(olive.person_id) == few <= 15


def selects(person_id: int | None) -> int:
    client = signed_in(person_id)
    client.get(reverse("my-work"))
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("my-work"))
    return sum(query["sql"].startswith(("SELECT", "(SELECT")) for query in asked)


def issued_on(world: World, day: date) -> None:
    world.decided(who="Dora")
    row = DecisionsIssued(child_id=world.child_id, review_id=world.review_id, issued_on=day)
    recording.add_rows(viewer=recording.the_import(world.today), rows=[row])


def to_tess(world: World) -> int:
    found = letters.letters_about(world.mary, "person", world.tess.person_id or 0)
    return len(found)


def test_the_manager_is_reminded_on_the_third_working_day_and_the_officer_is_not(
    world: World,
) -> None:
    olive = world.olive()
    issued_on(world, FRIDAY)
    assert reminding.round(date(2026, 11, 24)) == 0  # Tuesday, the second working day
    assert reminding.round(date(2026, 11, 25)) == 1
    assert to_tess(world) == 1
    assert letters.letters_about(world.mary, "person", olive.person_id or 0) == ()
    assert reminding.round(date(2026, 11, 25)) == 0
    assert reminding.round(date(2026, 11, 26)) == 0


def test_no_reminder_where_the_answer_has_come_or_its_time_has_passed(world: World) -> None:
    issued_on(world, FRIDAY)
    assert reminding.round(date(2026, 11, 30)) == 0  # the Monday after the Friday of the answer
    answers.answer_decisions(
        viewer=on(world.tess, date(2026, 11, 25)),
        **world.at,
        said=AnswerSaid(accepted=True),
        version=0,
    )
    assert reminding.round(date(2026, 11, 25)) == 0


def test_nothing_is_reminded_of_at_a_weekend_or_about_a_child_who_is_held(world: World) -> None:
    issued_on(world, date(2026, 11, 18))
    assert reminding.round(date(2026, 11, 22)) == 0  # Sunday
    post.hold(viewer=world.mary, child_ids=[world.child_id], why=HoldReason.DIED)
    assert reminding.round(date(2026, 11, 23)) == 0


def test_a_starred_decision_that_is_late_is_asked_after_again(world: World) -> None:
    person_id = world.sal.person_id
    world.decided("A", who="Sal", person_id=person_id, by_on=FRIDAY, starred=True)
    world.decided("B", who="Sal", person_id=person_id, by_on=FRIDAY)
    row = DecisionsIssued(
        child_id=world.child_id, review_id=world.review_id, issued_on=date(2026, 9, 1)
    )
    recording.add_rows(viewer=recording.the_import(world.today), rows=[row])
    assert reminding.round(date(2026, 11, 23)) == 1  # both are late
    assert reminding.round(date(2026, 11, 24)) == 0
    assert reminding.round(date(2026, 11, 27)) == 1  # five working days late: A again
    found = letters.letters_about(world.mary, "person", person_id or 0)
    texts = [letters.opened_letter(world.mary, one.id) for one in found]
    assert sorted(text.text.count("Something that") for text in texts if text) == [1, 2]
    assert all("Mina" not in text.text for text in texts if text)


def test_a_round_comes_once_an_hour(world: World) -> None:
    at = [0.0]
    rounds = reminding.Reminding(lambda: at[0])
    assert rounds.one_round() is False
    first = rounds.at
    at[0] = 3599.0
    rounds.one_round()
    assert rounds.at == first
    at[0] = 3600.0
    rounds.one_round()
    assert rounds.at == 3600.0
