"""Decisions leave before the record is finished, are answered, done or not, and carried over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS
from footprint.post import actions as post
from footprint.post import queries as letters
from footprint.post.facts import HoldReason
from footprint.reviews.actions import answers, decisions
from footprint.reviews.models import Decision, DecisionsIssued
from footprint.reviews.queries import after as after_queries
from footprint.reviews.queries.figures import work_of_the_service
from footprint.reviews.said.after import AnswerSaid, DecisionSaid
from tests.apps.browsing import signed_in
from tests.apps.cast import person
from tests.apps.children import recording
from tests.apps.reviews import after_things as made
from tests.apps.reviews import things
from tests.apps.reviews.after_world import World, text_of

pytestmark = pytest.mark.store


@pytest.fixture
def world(store: object) -> World:
    return World()


def test_decisions_are_issued_before_the_record_is_finished(world: World) -> None:
    world.decided()
    world.issue()
    seen = made.seen(world.mary, world.child_id, world.review_id)
    assert seen.issued_on == world.today
    calendar = CARE_PLANNING_REGS_DAYS.calendar
    assert seen.answer_by == calendar.add_working_days(world.today, 5)


def test_no_decision_leaves_before_the_review_is_held(world: World) -> None:
    child_id = recording.child(world.mary, "C-2")
    review_id = things.booked(world.mary, child_id, world.today + timedelta(days=3))
    made.decided(world.mary, child_id, review_id)
    with pytest.raises(ActionDenied, match="No sitting of this review has been held"):
        made.issued(world.mary, child_id, review_id)


def test_nothing_is_issued_where_nothing_is_decided_and_nothing_twice(world: World) -> None:
    with pytest.raises(ActionDenied, match="No decision is written"):
        world.issue()
    world.decided()
    world.issue()
    with pytest.raises(ActionDenied, match="were issued on"):
        world.issue()
    assert DecisionsIssued.objects.count() == 1


def test_the_manager_the_worker_and_who_has_to_do_something_are_told_and_nothing_is_said(
    world: World,
) -> None:
    dora = person("Dora Doer")
    world.decided(who="Dora Doer", person_id=dora)
    world.decided("Ask school", who="Jane Moss")
    world.issue()
    found = letters.letters_about(world.mary, "review", world.review_id)
    assert {one.to.name for one in found} == {"Tess Team", "Sal Social", "Dora Doer"}
    for one in found:
        opened = letters.opened_letter(world.mary, one.id)
        assert opened is not None
        text = f"{one.subject} {opened.text} {opened.why}"
        assert "Mina" not in text
        assert "dentist" not in text
        assert f"/reviews/{world.review_id}/decisions/" in text


def test_a_person_who_is_manager_and_doer_gets_one_letter(world: World) -> None:
    world.decided(who="Tess Team", person_id=world.tess.person_id)
    world.issue()
    found = letters.letters_about(world.mary, "review", world.review_id)
    assert [one.to.name for one in found].count("Tess Team") == 1


def test_what_is_issued_of_a_child_who_is_held_does_not_go(world: World) -> None:
    post.hold(viewer=world.mary, child_ids=[world.child_id], why=HoldReason.DIED)
    world.decided()
    world.issue()
    found = letters.letters_about(world.mary, "review", world.review_id)
    assert found
    assert all(one.held for one in found)


def test_one_that_is_added_later_is_told_at_once(world: World) -> None:
    world.decided()
    world.issue()
    before = len(letters.letters_about(world.mary, "review", world.review_id))
    world.decided("Ask school", who="Tess Team", person_id=world.tess.person_id)
    after = letters.letters_about(world.mary, "review", world.review_id)
    assert len(after) == before + 2


def test_the_first_day_is_kept_when_it_changes_after_the_issue_and_a_slip_before_it_is_not(
    world: World,
) -> None:
    first, second, third = (world.today + timedelta(days=days) for days in (10, 20, 30))
    decision_id = world.decided(by_on=first)
    _change(world, decision_id, by_on=second)
    assert world.one().first_by_on == second
    world.issue()
    _change(world, decision_id, by_on=third)
    one = world.one()
    assert (one.by_on, one.first_by_on, one.moved) == (third, second, True)


def _change(world: World, decision_id: int, words: str = made.DENTIST, **more: object) -> None:
    one = world.one()
    said = DecisionSaid(words, "Jane Moss", **more)  # type: ignore[arg-type]
    decisions.change_decision(
        viewer=world.mary, **world.at, decision_id=decision_id, said=said, version=one.version
    )


def test_words_that_were_issued_stay(world: World) -> None:
    decision_id = world.decided()
    world.issue()
    with pytest.raises(ActionDenied, match="was issued in these words"):
        _change(world, decision_id, "Book a doctor")


def test_two_who_change_one_decision_are_told_of_each_other(world: World) -> None:
    decision_id = world.decided()
    stale = world.one().version
    _change(world, decision_id, starred=True)
    with pytest.raises(ChangedMeanwhileError):
        decisions.withdraw_decision(
            viewer=world.mary, **world.at, decision_id=decision_id, why="", version=stale
        )


def test_decisions_change_places_until_they_are_issued(world: World) -> None:
    world.decided("One")
    two = world.decided("Two")
    one = world.one("Two")
    decisions.move_decision(viewer=world.mary, **world.at, decision_id=two, version=one.version)
    found = after_queries.decisions_of(world.mary, **world.at)
    assert [one.words for one in found] == ["Two", "One"]
    world.issue()
    with pytest.raises(ActionDenied, match="issued in this order"):
        decisions.move_decision(
            viewer=world.mary, **world.at, decision_id=found[1].id, version=found[1].version
        )


def test_the_same_decision_pressed_twice_is_written_once(world: World) -> None:
    world.decided()
    with pytest.raises(ActionDenied, match="written already"):
        world.decided()
    assert Decision.objects.count() == 1


def test_one_that_was_issued_is_withdrawn_with_why_and_can_stand_again(world: World) -> None:
    decision_id = world.decided()
    world.issue()

    def withdraw(why: str) -> None:
        one = world.one()
        decisions.withdraw_decision(
            viewer=world.mary, **world.at, decision_id=decision_id, why=why, version=one.version
        )

    with pytest.raises(ActionDenied, match="Say why"):
        withdraw("")
    withdraw("The dentist was seen meanwhile")
    assert after_queries.decisions_of(world.mary, **world.at) == ()
    row = Decision.objects.get()
    decisions.restore_decision(
        viewer=world.mary, **world.at, decision_id=decision_id, version=row.version
    )
    assert len(after_queries.decisions_of(world.mary, **world.at)) == 1


def test_the_manager_accepts_or_objects_with_why_and_may_put_it_right(world: World) -> None:
    world.decided()
    world.issue()
    with pytest.raises(ActionDenied, match="Say why you object"):
        _answer(world, world.tess, AnswerSaid(accepted=False))
    _answer(world, world.tess, AnswerSaid(accepted=False, why="No money"))
    answer = made.seen(world.mary, world.child_id, world.review_id).answer
    assert answer is not None
    assert (answer.answered_by, answer.accepted, answer.why) == ("Tess Team", False, "No money")
    _answer(world, world.tess, AnswerSaid(accepted=True), version=1)
    answer = made.seen(world.mary, world.child_id, world.review_id).answer
    assert answer is not None
    assert (answer.accepted, answer.why) == (True, "")


def _answer(world: World, viewer: Viewer, said: AnswerSaid, version: int = 0) -> None:
    answers.answer_decisions(viewer=viewer, **world.at, said=said, version=version)


def test_without_an_answer_in_five_working_days_they_stand(world: World) -> None:
    world.decided()
    world.issue()
    seen = made.seen(world.mary, world.child_id, world.review_id)
    assert seen.answer_by is not None
    assert not seen.stands_unanswered(seen.answer_by)
    assert seen.stands_unanswered(seen.answer_by + timedelta(days=1))


def test_a_manager_of_another_team_does_not_answer(world: World) -> None:
    world.decided()
    world.issue()
    other = replace(world.tess, scope="South")
    with pytest.raises(ActionDenied):
        _answer(world, other, AnswerSaid(accepted=True))


def test_the_service_records_what_a_manager_said_another_way(world: World) -> None:
    world.decided()
    world.issue()
    with pytest.raises(ActionDenied, match="which manager"):
        _answer(world, world.mary, AnswerSaid(accepted=True))
    said = AnswerSaid(accepted=True, answered_by="Tom Other", answered_on=world.today)
    _answer(world, world.mary, said)
    answer = made.seen(world.mary, world.child_id, world.review_id).answer
    assert answer is not None
    assert answer.answered_by == "Tom Other"


def test_the_worker_says_what_came_of_hers_and_not_of_others(world: World) -> None:
    hers = world.decided("Write to the school", who="Sal Social", person_id=world.sal.person_id)
    others = world.decided()
    world.issue()
    _settle(world, world.sal, hers, done_on=world.today)
    with pytest.raises(ActionDenied, match="Somebody else is to do this: Jane Moss"):
        _settle(world, world.sal, others, done_on=world.today)
    found = {one.words: one for one in after_queries.decisions_of(world.mary, **world.at)}
    assert found["Write to the school"].done_on == world.today


def _settle(
    world: World, viewer: Viewer, decision_id: int, done_on: date | None = None, why: str = ""
) -> None:
    version = Decision.objects.get(pk=decision_id).version
    decisions.settle_decision(
        viewer=viewer,
        **world.at,
        decision_id=decision_id,
        done_on=done_on,
        not_done_why=why,
        version=version,
    )


def test_not_done_needs_why_and_nothing_is_done_tomorrow(world: World) -> None:
    decision_id = world.decided()
    world.issue()
    with pytest.raises(ActionDenied, match="or why it was not"):
        _settle(world, world.mary, decision_id)
    with pytest.raises(ActionDenied, match="still to come"):
        _settle(world, world.mary, decision_id, world.today + timedelta(days=1))
    _settle(world, world.mary, decision_id, why="No appointment")
    version = Decision.objects.get().version
    decisions.reopen_decision(
        viewer=world.mary, **world.at, decision_id=decision_id, version=version
    )
    assert world.one().open


def test_what_was_not_done_comes_up_at_the_next_review_and_is_carried_over_once(
    world: World,
) -> None:
    first = world.today + timedelta(days=5)
    decision_id = world.decided(by_on=first)
    world.issue()
    _settle(world, world.mary, decision_id, why="No appointment")
    later = things.booked(
        world.mary, world.child_id, world.today + timedelta(days=1), ladder="pathway"
    )
    one = things.found(world.mary, world.child_id, later).child
    (earlier,) = after_queries.not_done_before(world.mary, one, later)
    assert earlier.id == decision_id
    said = DecisionSaid(made.DENTIST, "Jane Moss", by_on=world.today + timedelta(days=60))

    def carry() -> None:
        decisions.carry_decision(
            viewer=world.mary,
            child_id=world.child_id,
            review_id=later,
            decision_id=decision_id,
            said=said,
        )

    carry()
    carried = made.the_decision(world.mary, world.child_id, later)
    assert (carried.first_by_on, carried.carried_from) == (first, decision_id)
    assert after_queries.not_done_before(world.mary, one, later) == ()
    assert world.one().carried_on
    with pytest.raises(ActionDenied):
        carry()


def test_a_decision_that_was_carried_over_is_one_decision_in_the_figures(world: World) -> None:
    decision_id = world.decided(by_on=world.today)
    again = Decision(
        child_id=world.child_id,
        review_id=world.review_id,
        number=2,
        words=made.DENTIST,
        who="Jane Moss",
        by_on=world.today + timedelta(days=60),
        first_by_on=world.today,
        carried_from_id=decision_id,
    )
    recording.add_rows(viewer=recording.the_import(world.today), rows=[again])
    found = work_of_the_service(world.mary).decisions
    assert found.select("decision", "by_on").rows() == [(again.pk, world.today)]


def test_what_was_done_does_not_come_up(world: World) -> None:
    decision_id = world.decided()
    world.issue()
    _settle(world, world.mary, decision_id, world.today)
    one = things.found(world.mary, world.child_id, world.review_id).child
    assert after_queries.not_done_before(world.mary, one) == ()


def test_decisions_are_read_by_others_when_they_are_issued_and_never_by_business_support(
    world: World,
) -> None:
    beth = world.beth()
    world.decided()
    assert after_queries.decisions_of(world.sal, **world.at) == ()
    assert made.DENTIST not in world.page(world.sal, "review-decisions")
    assert made.DENTIST in world.page(world.mary, "review-decisions")
    world.issue()
    assert made.DENTIST in world.page(world.sal, "review-decisions")
    assert made.DENTIST in world.page(world.tess, "answer-decisions")
    assert after_queries.decisions_of(beth, **world.at) == ()
    assert made.DENTIST not in world.page(beth, "review-decisions")


def test_the_pages_write_issue_and_answer(world: World) -> None:
    client = signed_in(world.mary.person_id)

    def post_to(route: str, **typed: object) -> str:
        response = client.post(reverse(route, kwargs=world.at), typed, follow=True)
        return text_of(response.content)

    text = post_to("write-decision", version=0, words="", whom="")
    assert "Say what is to be done" in text
    assert "Choose who is to do it" in text
    whom = f"p{world.sal.person_id}"
    text = post_to("write-decision", version=0, words=made.DENTIST, whom=whom)
    assert "The decision is written." in text
    assert "Sal Social, no day is given" in text
    text = world.page(world.mary, "issue-decisions")
    assert "goes to Tess Team, Sal Social" in text
    assert "The decisions are issued." in post_to("issue-decisions", version=0)
    client = signed_in(world.tess.person_id)
    assert "Say why you object" in post_to("answer-decisions", version=0, answer="object")
    text = post_to("answer-decisions", version=0, answer="accept")
    assert "Tess Team accepted them" in text
