"""A review that is run here moves the next day of its ladder exactly as the same fact recorded by
hand does, and nobody records it twice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.authority.actions import set_rule
from footprint.authority.queries import rule_mark
from footprint.caseload.queries.child import child_record
from footprint.children.actions.ladders import record_ladder_fact, withdraw_ladder_fact
from footprint.children.facts.ladder import (
    AuthoritySaid,
    ConferenceSaid,
    LadderSaid,
    OrderSaid,
    PathwayPlanSaid,
    ReviewBesideSaid,
    ToldBeside,
)
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.queries import child as children
from footprint.children.queries import ladder as ladder_queries
from footprint.domain.timetable.local import LocalRungs
from footprint.reviews.actions import booking, holding, sitting
from footprint.reviews.actions.record import save_attendance
from footprint.reviews.actions.telling import tell_again
from footprint.reviews.codes import Ladder
from footprint.reviews.queries.figures import work_of_the_service
from footprint.reviews.queries.telling import told_otherwise
from footprint.reviews.said.record import TookPartSaid
from footprint.reviews.said.review import ConferenceHeld, ReviewSaid, SittingSaid
from footprint.reviews.telling_again import TellingAgain
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews import things

pytestmark = pytest.mark.store
HELD, TODAY = date(2026, 11, 10), date(2026, 11, 20)
NO_CHECKS = LocalRungs(midway_checks=False)


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    viewer = hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)
    return replace(viewer, today=TODAY)


def child(mary: Viewer, name: str, *facts: LadderSaid) -> int:
    one = recording.child(mary, name, date(2026, 1, 12), born_on=date(2010, 5, 17))
    for day in (date(2026, 2, 6), date(2026, 5, 6), date(2026, 11, 4)):
        recording.review(mary, one, day)
    for said in facts:
        by_hand(mary, one, said)
    return one


def by_hand(mary: Viewer, child_id: int, said: LadderSaid) -> int:
    return record_ladder_fact(viewer=mary, child_id=child_id, said=said, version=0)


def book(mary: Viewer, child_id: int, ladder: str, day: date = HELD) -> int:
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    said = ReviewSaid(ladder, olive.pk, SittingSaid(things.at(day)), outside_why="Asked for")
    return booking.book_review(viewer=mary, child_id=child_id, said=said)


def hold_it(mary: Viewer, child_id: int, review_id: int, **said: Any) -> None:
    first = things.found(mary, child_id, review_id).booked[0]
    holding.hold_sitting(
        viewer=mary,
        child_id=child_id,
        review_id=review_id,
        sitting_id=first.id,
        version=first.version,
        late_because="report_not_ready",
        **said,
    )


def run(mary: Viewer, child_id: int, ladder: str, **said: Any) -> int:
    review_id = book(mary, child_id, ladder)
    hold_it(mary, child_id, review_id, **said)
    return review_id


def taken_back(mary: Viewer, child_id: int, review_id: int) -> None:
    held = things.found(mary, child_id, review_id).held[-1]
    holding.take_sitting_back(
        viewer=mary,
        child_id=child_id,
        review_id=review_id,
        sitting_id=held.id,
        version=held.version,
    )


def standing(mary: Viewer, child_id: int) -> list[tuple[str, str, date]]:
    one = children.child(mary, child_id)
    assert one is not None
    record = child_record(mary, one, TODAY, NO_CHECKS)
    return [(each.ladder, each.rung, each.deadline.due) for each in record.standing]


def facts(mary: Viewer, child_id: int, thing: str) -> list[ToldBeside]:
    return [row for row in ladder_queries.ladder_facts(mary, child_id) if row.thing == thing]


PLAN = ConferenceSaid("initial", date(2026, 10, 1), True)


@pytest.mark.parametrize(
    ("ladder", "begun_by", "hand", "due"),
    [
        (
            Ladder.SECURE,
            OrderSaid("secure", date(2026, 10, 20)),
            ReviewBesideSaid("secure", HELD, "Olive Officer"),
            ("secure", "secure_later", date(2027, 2, 10)),
        ),
        (
            Ladder.PATHWAY,
            PathwayPlanSaid(date(2026, 11, 5)),
            ReviewBesideSaid("pathway", HELD, "Olive Officer"),
            ("pathway", "pathway", date(2027, 5, 10)),
        ),
        (
            Ladder.CONFERENCE,
            PLAN,
            ConferenceSaid("review", HELD, True),
            ("conferences", "conference_later", date(2027, 5, 10)),
        ),
    ],
)
def test_a_review_that_is_held_moves_its_ladder_as_the_fact_by_hand_does(
    mary: Viewer,
    ladder: str,
    begun_by: LadderSaid,
    hand: LadderSaid,
    due: tuple[str, str, date],
) -> None:
    typed, ran = child(mary, "T-1", begun_by), child(mary, "R-1", begun_by)
    by_hand(mary, typed, hand)
    conference = ConferenceHeld("review", {ran: True}) if ladder == Ladder.CONFERENCE else None
    run(mary, ran, ladder, conference=conference)
    assert due in standing(mary, ran)
    assert standing(mary, ran) == standing(mary, typed)
    said = [row.said for row in ladder_queries.ladder_facts(mary, ran)]
    assert said == [row.said for row in ladder_queries.ladder_facts(mary, typed)]
    assert HELD not in [told.held_on for told in by_hand_queries.reviews_told(mary, ran)]


def test_a_review_under_authority_to_place_moves_both_ladders_as_by_hand(mary: Viewer) -> None:
    consent = AuthoritySaid("consent", date(2026, 11, 5))
    typed, ran = child(mary, "T-1", consent), child(mary, "R-1", consent)
    recording.review(mary, typed, HELD)
    run(mary, ran, Ladder.ADOPTION)
    assert standing(mary, ran) == standing(mary, typed)
    assert ("adoption", "authorised_later", date(2027, 5, 10)) in standing(mary, ran)


def test_a_conference_that_ends_the_plan_leaves_no_day_for_the_next(mary: Viewer) -> None:
    one = child(mary, "C-1", PLAN)
    run(mary, one, Ladder.CONFERENCE, conference=ConferenceHeld("review", {one: False}))
    assert [ladder for ladder, _, _ in standing(mary, one)] == ["reviews"]


def test_of_a_conference_it_is_said_what_came_of_it(mary: Viewer) -> None:
    one = child(mary, "C-1", PLAN)
    review_id = book(mary, one, Ladder.CONFERENCE)
    with pytest.raises(ActionDenied, match="which conference it was"):
        hold_it(mary, one, review_id)
    with pytest.raises(ActionDenied, match="which conference it was"):
        hold_it(mary, one, review_id, conference=ConferenceHeld("strategy", {one: True}))


def test_what_somebody_recorded_by_hand_is_not_told_twice(mary: Viewer) -> None:
    one = child(mary, "S-1", OrderSaid("secure", date(2026, 10, 20)))
    by_hand(mary, one, ReviewBesideSaid("secure", HELD, "Pat Panel"))
    review_id = run(mary, one, Ladder.SECURE)
    (row,) = facts(mary, one, "review")
    assert row.who == "Pat Panel"
    taken_back(mary, one, review_id)
    assert [each.id for each in facts(mary, one, "review")] == [row.id]


def test_a_conference_is_not_held_otherwise_than_it_is_recorded_by_hand(mary: Viewer) -> None:
    one = child(mary, "C-1", PLAN, ConferenceSaid("review", HELD, True))
    review_id = book(mary, one, Ladder.CONFERENCE)
    with pytest.raises(ActionDenied, match="recorded otherwise"):
        hold_it(mary, one, review_id, conference=ConferenceHeld("review", {one: False}))
    with pytest.raises(ActionDenied, match="Another conference"):
        hold_it(mary, one, review_id, conference=ConferenceHeld("initial", {one: True}))
    hold_it(mary, one, review_id, conference=ConferenceHeld("review", {one: True}))
    assert len(facts(mary, one, "conference")) == 2


def test_a_sitting_that_was_not_held_after_all_takes_its_fact_back_and_another_day_tells_it(
    mary: Viewer,
) -> None:
    one = child(mary, "S-1", OrderSaid("secure", date(2026, 10, 20)))
    before = standing(mary, one)
    review_id = run(mary, one, Ladder.SECURE)
    taken_back(mary, one, review_id)
    assert (standing(mary, one), facts(mary, one, "review")) == (before, [])
    review = things.found(mary, one, review_id)
    sitting.move_sitting(
        viewer=mary,
        child_id=one,
        review_id=review_id,
        sitting_id=review.booked[0].id,
        version=review.booked[0].version,
        said=SittingSaid(things.at(date(2026, 11, 12))),
        outside_why="Asked for",
    )
    hold_it(mary, one, review_id)
    assert [row.day for row in facts(mary, one, "review")] == [date(2026, 11, 12)]
    assert ("secure", "secure_later", date(2027, 2, 12)) in standing(mary, one)


def test_a_fact_that_somebody_withdrew_is_not_told_again_by_itself(mary: Viewer) -> None:
    one = child(mary, "S-1", OrderSaid("secure", date(2026, 10, 20)))
    review_id = run(mary, one, Ladder.SECURE)
    (row,) = facts(mary, one, "review")
    withdraw_ladder_fact(
        viewer=mary, child_id=one, thing="review", row_id=row.id, version=row.version
    )
    things.completed(mary, one, review_id)
    assert facts(mary, one, "review") == []


def in_two_sittings(mary: Viewer, child_id: int, ladder: str) -> int:
    """Held on HELD and on the day after, and completed."""
    review_id = run(mary, child_id, ladder)
    sitting.add_sitting(
        viewer=mary,
        child_id=child_id,
        review_id=review_id,
        said=SittingSaid(things.at(HELD + timedelta(days=1))),
        version=things.found(mary, child_id, review_id).version,
    )
    hold_it(mary, child_id, review_id, last=True)
    return review_id


def rule(mary: Viewer, value: str, began_on: date = date(2026, 1, 1)) -> None:
    set_rule(
        viewer=mary,
        key="which_sitting_counts",
        value=value,
        began_on=began_on,
        why="The panel asked for it.",
        seen=rule_mark(mary, "which_sitting_counts"),
        knowing=True,
    )


def days_told(mary: Viewer, ids: Sequence[int]) -> list[date]:
    """The days on which the children's pages have the reviews of this test."""
    by_return = [told.held_on for told in by_hand_queries.reviews_told(mary, ids[0])]
    beside = [row.day for row in facts(mary, ids[1], "review")]
    return [day for day in (*by_return, *beside) if day >= HELD]


def test_a_rule_set_for_a_day_gone_by_tells_every_review_again(mary: Viewer) -> None:
    ids = [child(mary, "C-1"), child(mary, "S-1", OrderSaid("secure", date(2026, 10, 20)))]
    in_two_sittings(mary, ids[0], Ladder.LOOKED_AFTER)
    in_two_sittings(mary, ids[1], Ladder.SECURE)
    first, last = [HELD, HELD], [HELD + timedelta(days=1)] * 2
    worker = TellingAgain()
    worker.one_round()
    assert (told_otherwise(mary), days_told(mary, ids)) == ((), first)
    rule(mary, "last")
    assert {one for one, _ in told_otherwise(mary)} == set(ids)
    worker.quiet_until = 0.0
    worker.one_round()
    assert (told_otherwise(mary), days_told(mary, ids)) == ((), last)
    assert work_of_the_service(mary).reviews["held_on"].to_list() == last[:1]
    assert ("secure", "secure_later", date(2027, 2, 11)) in standing(mary, ids[1])
    rule(mary, "first")
    TellingAgain().one_round()
    assert days_told(mary, ids) == first


def test_a_rule_from_a_later_day_on_leaves_earlier_reviews_as_they_are_told(mary: Viewer) -> None:
    ids = [child(mary, "C-1"), child(mary, "S-1")]
    in_two_sittings(mary, ids[0], Ladder.LOOKED_AFTER)
    rule(mary, "last", HELD + timedelta(days=1))
    assert told_otherwise(mary) == ()
    TellingAgain().one_round()
    assert days_told(mary, ids) == [HELD]


def test_how_the_child_took_part_goes_with_the_review_to_its_other_day(mary: Viewer) -> None:
    one = child(mary, "C-1")
    review_id = in_two_sittings(mary, one, Ladder.LOOKED_AFTER)
    save_attendance(
        viewer=mary,
        child_id=one,
        review_id=review_id,
        people=(),
        child=TookPartSaid("PN1"),
        version=things.found(mary, one, review_id).version,
    )
    rule(mary, "last")
    TellingAgain().one_round()
    told = [(one.held_on, one.participation) for one in by_hand_queries.reviews_told(mary, one)]
    assert told[-1] == (HELD + timedelta(days=1), "PN1")
    assert HELD not in dict(told)


def test_nobody_but_footprint_itself_tells_a_record_again(mary: Viewer) -> None:
    one = child(mary, "C-1")
    review_id = run(mary, one, Ladder.LOOKED_AFTER)
    with pytest.raises(ActionDenied, match="by itself"):
        tell_again(viewer=mary, child_id=one, review_id=review_id)
