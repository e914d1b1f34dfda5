"""Every deadline that stands for a child, worked by hand, and which one is the nearest."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from footprint.domain.law import Deadline
from footprint.domain.timetable.adoption import ADOPTION, AUTHORISED
from footprint.domain.timetable.beside import (
    Beside,
    Conference,
    Order,
    PanelReview,
    Span,
    open_on,
    unbroken,
)
from footprint.domain.timetable.beside_readings import read_conferences, read_secure
from footprint.domain.timetable.brought_forward import BRINGS_FORWARD
from footprint.domain.timetable.child import RUNGS_READ
from footprint.domain.timetable.local import LocalRungs, halfway
from footprint.domain.timetable.nearest import Main, deadlines_of, duties_of, nearest
from footprint.domain.timetable.registry import PROVISIONS
from footprint.domain.timetable.reviews import REVIEWS
from footprint.domain.timetable.secure import chaired_by_the_officer

WORKED = yaml.safe_load((Path(__file__).parent / "standing.yaml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=case["title"]) for case in WORKED]
JUNE, LATE = date(2018, 6, 5), date(2018, 12, 31)


def main_of(case: dict[str, Any]) -> Main:
    told = dict(case.get("main", {}))
    reviews = tuple(told.pop("reviews", ()))
    rung = told.get("rung")
    if rung is None:
        return Main(reviews=reviews, **told)
    counted_from = reviews[-1] if reviews else told["began_on"]
    return Main(RUNGS_READ[rung].deadline(counted_from), reviews=reviews, **told)


def beside_of(case: dict[str, Any]) -> Beside:
    def spans(name: str) -> tuple[Span, ...]:
        return tuple(Span(**one) for one in case.get(name, ()))

    return Beside(
        orders=tuple(
            Order(one["kind"], Span(one["began_on"], one.get("ended_on")), one.get("until"))
            for one in case.get("orders", ())
        ),
        accommodations=spans("accommodations"),
        pathway_plans=spans("pathway_plans"),
        protection_plans=spans("protection_plans"),
        conferences=tuple(Conference(**one) for one in case.get("conferences", ())),
        panel_reviews=tuple(PanelReview(day) for day in case.get("panel_reviews", ())),
        pathway_reviews=tuple(case.get("pathway_reviews", ())),
    )


@pytest.mark.parametrize("case", CASES)
def test_what_stands_is_what_was_worked_by_hand(case: dict[str, Any]) -> None:
    main, beside, as_at = main_of(case), beside_of(case), case["as_at"]
    rules = LocalRungs(**{"midway_checks": False, **case.get("rules", {})})
    standing = deadlines_of(main, beside, rules, as_at=as_at)
    assert [[one.ladder, one.rung, one.deadline.due] for one in standing] == case["stands"]
    won = nearest(standing)
    expected = case.get("nearest", case["stands"][0] if case["stands"] else None)
    assert (won and [won.ladder, won.rung, won.deadline.due]) == expected
    duties = duties_of(main, beside, as_at=as_at)
    assert [one.duty.code for one in duties] == case.get("duties", [])
    assert next((one.not_before for one in duties), None) == case.get("not_before")


def test_where_authority_has_set_the_limit_the_main_ladder_s_own_stands_beside_it() -> None:
    authorised = AUTHORISED.deadline(date(2018, 6, 1))
    main = Main(authorised, "later", reviews=(date(2018, 5, 10),), authorised_on=date(2018, 6, 1))
    said = deadlines_of(main, Beside(), LocalRungs(midway_checks=False), as_at=date(2018, 6, 2))
    assert [(one.ladder, one.deadline.due) for one in said] == [
        ("adoption", date(2018, 9, 1)),
        ("reviews", date(2018, 11, 10)),
    ]
    first = Main(authorised, "first", began_on=date(2018, 5, 30))
    assert [one.rung for one in deadlines_of(first, Beside(), as_at=date(2018, 6, 2))] == [
        "first",
        "authorised_first",
    ]


def test_a_child_placed_for_adoption_is_on_the_adoption_ladder() -> None:
    placed = ADOPTION.rungs["adoption_1"].deadline(JUNE)
    (standing,) = deadlines_of(Main(placed, "adoption_1"), Beside(), as_at=JUNE)
    assert (standing.ladder, standing.strength) == ("adoption", "law")


def test_each_standing_says_how_strong_it_is() -> None:
    beside = Beside(protection_plans=(Span(JUNE),), orders=(Order("secure", Span(JUNE)),))
    main = Main(REVIEWS.rungs["first"].deadline(JUNE), "first", began_on=JUNE)
    rules = LocalRungs(local_first_review_working_days=10)
    said = {one.rung: one.strength for one in deadlines_of(main, beside, rules, as_at=JUNE)}
    assert said == {
        "first": "law",
        "secure_first": "law",
        "conference_first_review": "guidance",
        "local_first": "local",
    }


class TestConferencesInTime:
    def test_an_initial_conference_is_judged_from_its_strategy_discussion(self) -> None:
        for held, late in ((date(2018, 6, 26), 0), (date(2018, 6, 27), 1)):
            told = (Conference("strategy", JUNE), Conference("initial", held))
            (judged,) = read_conferences(Beside(conferences=told), LATE).held
            assert (judged.due, judged.days_late) == (date(2018, 6, 26), late)

    def test_without_a_strategy_discussion_it_cannot_be_judged(self) -> None:
        told = (Conference("initial", JUNE),)
        (judged,) = read_conferences(Beside(conferences=told), LATE).held
        assert (judged.due, judged.days_late) == (None, None)

    def test_of_two_discussions_the_first_starts_the_count(self) -> None:
        told = (
            Conference("strategy", JUNE),
            Conference("strategy", date(2018, 6, 20)),
            Conference("initial", date(2018, 7, 2)),
        )
        (judged,) = read_conferences(Beside(conferences=told), LATE).held
        assert judged.days_late == 6

    def test_a_late_review_conference_moves_the_next_one(self) -> None:
        told = (
            Conference("initial", JUNE),
            Conference("review", date(2018, 9, 7)),
        )
        reading = read_conferences(Beside(conferences=told), LATE)
        assert [one.days_late for one in reading.held] == [None, 2]
        assert reading.deadline is not None
        assert reading.deadline.due == date(2019, 3, 7)

    def test_a_review_conference_that_ends_the_plan_is_the_last(self) -> None:
        told = (Conference("initial", JUNE), Conference("review", date(2018, 9, 5), goes_on=False))
        reading = read_conferences(Beside(conferences=told), LATE)
        assert (reading.deadline, reading.held[-1].days_late) == (None, 0)

    def test_a_review_conference_of_a_plan_that_nobody_recorded_cannot_be_judged(self) -> None:
        reading = read_conferences(Beside(conferences=(Conference("review", JUNE),)), LATE)
        assert reading.held[0].days_late is None
        assert reading.rung == "conference_later"


class TestPanelReviews:
    def test_each_is_judged_on_its_rung(self) -> None:
        beside = Beside(
            orders=(Order("secure", Span(date(2018, 11, 6))),),
            panel_reviews=(PanelReview(date(2018, 12, 7)), PanelReview(date(2019, 3, 7))),
        )
        held = read_secure(beside, date(2019, 3, 31)).held
        assert [(one.rung, one.days_late) for one in held] == [
            ("secure_first", 1),
            ("secure_later", 0),
        ]

    def test_one_on_the_day_of_leaving_belongs_to_the_time_that_ends(self) -> None:
        beside = Beside(
            orders=(Order("secure", Span(date(2018, 11, 6), date(2018, 12, 6))),),
            panel_reviews=(PanelReview(date(2018, 12, 6)), PanelReview(date(2018, 12, 7))),
        )
        held = read_secure(beside, LATE).held
        assert [one.due for one in held] == [date(2018, 12, 6), None]

    def test_the_chair_is_not_the_officer_however_the_name_is_spaced(self) -> None:
        assert chaired_by_the_officer(" olive  OFFICER ", "Olive Officer")
        assert not chaired_by_the_officer("Ida Other", "Olive Officer")
        assert not chaired_by_the_officer("", "")


def test_halfway_of_an_odd_number_of_days_is_the_earlier_day() -> None:
    def limit(due: date) -> Deadline:
        return Deadline(due, JUNE, PROVISIONS["later_reviews"], "")

    assert halfway(JUNE, limit(date(2018, 6, 8))).due == date(2018, 6, 6)
    assert halfway(JUNE, limit(date(2018, 6, 9))).due == date(2018, 6, 7)


def test_spans_that_touch_are_one_run_and_a_later_begun_one_is_open() -> None:
    days = [date(2018, 1, 1), date(2018, 2, 1), date(2018, 3, 1)]
    touching = (Span(days[1], days[2]), Span(days[0], days[1]))
    assert unbroken(touching, date(2018, 2, 10)) == Span(days[0], days[2])
    assert unbroken(touching, days[2]) is None
    assert open_on((Span(days[0]), Span(days[1])), days[1]) == Span(days[1])


def test_every_reason_that_brings_a_review_forward_rests_on_a_provision_without_a_date() -> None:
    assert set(BRINGS_FORWARD) == {
        "iro_request",
        "welfare_visit",
        "remand_end",
        "custody_end",
        "cease_s20",
        "place_with_parent",
        "end_placement",
        "unregulated_move",
        "significant_change",
        "unplanned_move",
    }
    assert all(one.under.code in PROVISIONS for one in BRINGS_FORWARD.values())
    assert all(one.under.seen_at for one in BRINGS_FORWARD.values())
