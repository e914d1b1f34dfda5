"""The figures of preparation, family and what follows, by the numbers of definitions 13 to 16."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from footprint.domain.facts import Facts
from footprint.domain.indicators.definition import Measurement
from tests.cohort import Child, Episode, facts_of
from tests.domain.review_work import Row, Work, measured, run

BEGAN = date(2015, 6, 1)
TUESDAY = date(2019, 1, 8)


def children(count: int, *reviews: date, born_on: date | None = date(2008, 5, 1)) -> Facts:
    """So many children in care since 2015, each reviewed on these days."""
    return facts_of(
        *(
            Child(
                f"C{number}",
                (Episode(BEGAN),),
                reviews=tuple(reviews),
                born_on=born_on,
                years=tuple(range(2016, 2020)),
            )
            for number in range(count)
        )
    )


def figure(facts: Facts, work: Work, code: str) -> Measurement:
    return measured(facts, 2019, work)[code]


def share(measurement: Measurement) -> tuple[int | None, int | None]:
    return measurement.numerator, measurement.denominator


def one_each(count: int) -> list[Row]:
    return [run(number, number, TUESDAY) for number in range(count)]


def test_ten_reviews_nine_reports_eight_to_standard_two_three_days_before() -> None:
    """The mini of definitions 13."""
    came = [date(2019, 1, 3)] * 2 + [date(2019, 1, 4)] * 6 + [TUESDAY]
    papers = [
        {
            "review": number,
            "kind": "report",
            "received_on": day,
            "to_standard": number != 4,
        }
        for number, day in enumerate(came)
    ]
    figures = measured(children(10, TUESDAY), 2019, Work(reviews=one_each(10), papers=papers))
    assert share(figures["report_received"]) == (9, 10)
    assert figures["report_to_standard"].percent == Decimal("88.9")
    assert figures["report_3_days"].percent == Decimal("20.0")


@pytest.mark.parametrize(
    ("received_on", "in_time"),
    [(date(2019, 1, 3), 1), (date(2019, 1, 4), 0), (TUESDAY, 0), (date(2019, 1, 9), 0)],
)
def test_three_working_days_before_a_sitting_on_a_tuesday(received_on: date, in_time: int) -> None:
    papers = [{"review": 0, "kind": "report", "received_on": received_on}]
    work = Work(reviews=one_each(1), papers=papers)
    assert figure(children(1, TUESDAY), work, "report_3_days").numerator == in_time


def test_a_report_after_the_day_is_late_and_not_received_by_it() -> None:
    papers = [{"review": 0, "kind": "report", "received_on": date(2019, 1, 9)}]
    found = figure(
        children(1, TUESDAY), Work(reviews=one_each(1), papers=papers), "report_received"
    )
    assert share(found) == (0, 1)


def test_a_report_that_nobody_judged_stays_in_the_base_and_is_shown() -> None:
    papers = [{"review": 0, "kind": "report", "received_on": TUESDAY}]
    found = figure(
        children(1, TUESDAY), Work(reviews=one_each(1), papers=papers), "report_to_standard"
    )
    assert (*share(found), found.not_known) == (0, 1, 1)


EARLIER = date(2018, 7, 10)


def test_an_old_care_plan_is_no_current_one() -> None:
    plans = [
        {"review": number, "kind": "care_plan", "received_on": TUESDAY, "updated_since_last": new}
        for number, new in enumerate([True, False])
    ]
    work = Work(reviews=one_each(2), papers=plans)
    assert share(figure(children(2, EARLIER, TUESDAY), work, "care_plan_seen")) == (1, 2)


def test_any_care_plan_will_do_at_a_first_review() -> None:
    plans = [{"review": 0, "kind": "care_plan", "received_on": TUESDAY}]
    facts = facts_of(
        Child(
            "C", (Episode(date(2018, 12, 17), new_episode="S"),), reviews=(TUESDAY,), years=(2019,)
        )
    )
    work = Work(reviews=one_each(1), papers=plans)
    assert share(figure(facts, work, "care_plan_seen")) == (1, 1)


def test_of_an_old_care_plan_and_a_new_one_the_new_one_counts() -> None:
    plans = [
        {
            "review": 0,
            "kind": "care_plan",
            "received_on": date(2019, 1, 2),
            "updated_since_last": False,
        },
        {
            "review": 0,
            "kind": "care_plan",
            "received_on": TUESDAY,
            "updated_since_last": True,
        },
    ]
    work = Work(reviews=one_each(1), papers=plans)
    assert share(figure(children(1, EARLIER, TUESDAY), work, "care_plan_seen")) == (1, 1)


def test_a_review_that_a_return_alone_tells_of_is_left_out_and_counted_there() -> None:
    found = figure(children(3, TUESDAY), Work(reviews=one_each(1)), "report_received")
    assert found.denominator == 1
    assert found.left_out == {"not_run_here": 2}


def test_no_time_is_no_exception_from_speaking_alone() -> None:
    steps = [
        {"review": 0, "kind": "spoken_alone", "done_on": date(2019, 1, 7), "how": "video"},
        {"review": 1, "kind": "spoken_alone", "not_done_why": "child_chose"},
        {"review": 2, "kind": "spoken_alone", "not_done_why": "not_appropriate"},
        {"review": 3, "kind": "spoken_alone", "not_done_why": "not_done"},
    ]
    found = figure(children(5, TUESDAY), Work(reviews=one_each(5), steps=steps), "spoken_alone")
    assert share(found) == (1, 3)
    assert found.left_out == {"child_chose_not_to": 1, "not_appropriate_at_the_age": 1}


def test_a_contribution_of_the_school_counts_at_school_age_only() -> None:
    papers = [{"review": 0, "kind": "school", "received_on": TUESDAY}]
    work = Work(reviews=one_each(1), papers=papers)
    assert share(figure(children(1, TUESDAY), work, "contribution_school")) == (1, 1)
    young = children(1, TUESDAY, born_on=date(2014, 1, 9))
    assert share(figure(young, work, "contribution_school")) == (0, 0)
    of_age = children(1, TUESDAY, born_on=date(2014, 1, 8))
    assert share(figure(of_age, work, "contribution_school")) == (1, 1)


def test_a_mother_at_five_of_twenty_with_eight_not_appropriate() -> None:
    """The mini of definitions 14: 5/12 = 41.7, raw 5/20 = 25.0."""
    people = [
        *({"review": number, "role": "mother", "attendance": "there"} for number in range(5)),
        *(
            {
                "review": number,
                "role": "mother",
                "attendance": "not_there",
                "not_there_why": why,
            }
            for number, why in enumerate(
                ["died", "abroad", "court_order", "own_decision"] * 2
                + ["did_not_come"] * 4
                + ["not_invited", "could_not_travel", "did_not_come"],
                start=5,
            )
        ),
    ]
    figures = measured(children(20, TUESDAY), 2019, Work(reviews=one_each(20), people=people))
    assert figures["mother_attended"].percent == Decimal("41.7")
    assert figures["mother_attended_of_all"].percent == Decimal("25.0")


def test_of_two_mothers_any_one_attending_counts_once() -> None:
    people = [
        {"review": 0, "role": "mother", "attendance": "there"},
        {"review": 0, "role": "mother", "attendance": "not_there", "not_there_why": "died"},
    ]
    work = Work(reviews=one_each(1), people=people)
    assert share(figure(children(1, TUESDAY), work, "mother_attended")) == (1, 1)


def test_a_mother_who_sent_her_views_was_not_there_and_has_a_line() -> None:
    people = [{"review": 0, "role": "mother", "attendance": "sent_views"}]
    found = figure(
        children(1, TUESDAY), Work(reviews=one_each(1), people=people), "mother_attended"
    )
    assert share(found) == (0, 1)


def test_a_mother_of_whom_nothing_is_recorded_is_in_the_base_and_not_known() -> None:
    people = [{"review": 0, "role": "mother"}]
    found = figure(
        children(1, TUESDAY), Work(reviews=one_each(1), people=people), "mother_attended"
    )
    assert (*share(found), found.not_known) == (0, 1, 1)


def test_under_fours_who_were_there_are_added_to_those_who_came() -> None:
    young = Child(
        "C",
        (Episode(BEGAN),),
        reviews=(TUESDAY,),
        years=(2019,),
        born_on=date(2016, 1, 9),
        participation=("PN0",),
    )
    facts = facts_of(young, young, young)
    reviews = [run(0, 0, TUESDAY, under_four_present=True), run(1, 1, TUESDAY)]
    found = figure(facts, Work(reviews=reviews), "attended_with_under_fours")
    assert share(found) == (1, 3)


COMPLETED = date(2018, 12, 14)


@pytest.mark.parametrize(
    ("code", "column", "limit"),
    [
        ("decisions_in_5", "issued_on", date(2018, 12, 21)),
        ("plan_updated_in_10", "plan_updated_on", date(2019, 1, 2)),
        ("record_in_15", "recorded_on", date(2019, 1, 9)),
        ("sent_in_20", "sent_on", date(2019, 1, 16)),
    ],
)
def test_the_days_after_a_review_completed_before_christmas(
    code: str, column: str, limit: date
) -> None:
    facts, reviews = children(1, COMPLETED), [run(0, 0, COMPLETED)]

    def on(day: date | None) -> tuple[int | None, int | None]:
        after = [{"review": 0, column: day}]
        return share(figure(facts, Work(reviews=reviews, after=after), code))

    assert on(limit) == (1, 1)
    assert on(limit + timedelta(days=1)) == (0, 1)
    assert on(None) == (0, 1)


def test_a_limit_that_has_not_passed_is_in_no_base_unless_it_is_done() -> None:
    day = date(2019, 3, 27)
    facts, reviews = children(1, day), [run(0, 0, day)]
    assert share(figure(facts, Work(reviews=reviews), "decisions_in_5")) == (0, 0)
    done = Work(reviews=reviews, after=[{"review": 0, "issued_on": date(2019, 3, 29)}])
    assert share(figure(facts, done, "decisions_in_5")) == (1, 1)


def test_what_is_done_after_the_year_s_end_is_not_looked_at() -> None:
    facts, reviews = children(1, COMPLETED), [run(0, 0, COMPLETED)]
    after = [{"review": 0, "recorded_on": date(2019, 4, 1)}]
    assert share(figure(facts, Work(reviews=reviews, after=after), "record_in_15")) == (0, 1)


def test_a_review_belongs_to_the_year_in_which_it_was_completed() -> None:
    """Held on 28 March, completed on 2 April: its record is judged with the second year's."""
    held, last = date(2018, 3, 28), date(2018, 4, 5)
    facts = children(1, held)
    work = Work(
        reviews=[run(0, 0, held, last)], after=[{"review": 0, "recorded_on": date(2018, 4, 26)}]
    )
    assert share(measured(facts, 2018, work)["record_in_15"]) == (0, 0)
    assert share(measured(facts, 2019, work)["record_in_15"]) == (1, 1)
    assert share(measured(facts, 2018, work)["completed_in_20"]) == (0, 0)


def test_decisions_issued_after_the_year_of_the_review_are_answered_in_theirs() -> None:
    held = date(2018, 3, 28)
    work = Work(
        reviews=[run(0, 0, held)],
        after=[{"review": 0, "issued_on": date(2018, 4, 3), "answered_on": date(2018, 4, 10)}],
    )
    assert share(measured(children(1, held), 2018, work)["managers_answered"]) == (0, 0)
    assert share(measured(children(1, held), 2019, work)["managers_answered"]) == (1, 1)


def test_decisions_that_nobody_answered_stand() -> None:
    facts = children(3, COMPLETED)
    reviews = [run(number, number, COMPLETED) for number in range(3)]
    issued = date(2018, 12, 17)
    after = [
        {"review": 0, "issued_on": issued, "answered_on": date(2018, 12, 24), "accepted": False},
        {"review": 1, "issued_on": issued, "answered_on": date(2018, 12, 27), "accepted": True},
        {"review": 2, "issued_on": issued},
    ]
    found = figure(facts, Work(reviews=reviews, after=after), "managers_answered")
    assert share(found) == (1, 3)


def test_a_decision_is_measured_by_its_first_date() -> None:
    decisions: list[Row] = [
        {"decision": 1, "review": 0, "child": 0, "by_on": TUESDAY, "done_on": TUESDAY},
        {"decision": 2, "review": 0, "child": 0, "by_on": TUESDAY, "done_on": date(2019, 1, 9)},
        {"decision": 3, "review": 0, "child": 0, "by_on": TUESDAY},
        {"decision": 4, "review": 0, "child": 0, "by_on": date(2019, 4, 1)},
        {"decision": 5, "review": 0, "child": 0},
    ]
    found = figure(
        children(1, TUESDAY),
        Work(reviews=one_each(1), decisions=decisions),
        "decisions_done_on_time",
    )
    assert share(found) == (1, 3)


def test_a_midway_check_lies_strictly_between_two_reviews() -> None:
    facts = children(1, date(2018, 4, 10), date(2018, 10, 9))
    reviews = [run(0, 0, date(2018, 10, 9))]

    def on(day: date) -> int | None:
        checks = [{"child": 0, "done_on": day}]
        return figure(facts, Work(reviews=reviews, checks=checks), "midway_done").numerator

    assert on(date(2018, 7, 1)) == 1
    assert on(date(2018, 4, 10)) == 0
    assert on(date(2018, 10, 9)) == 0
    assert on(date(2018, 10, 10)) == 0


@pytest.mark.parametrize(("later", "base"), [(date(2018, 8, 10), 0), (date(2018, 8, 11), 1)])
def test_a_gap_of_four_months_asks_for_no_check(later: date, base: int) -> None:
    facts = children(1, date(2018, 4, 10), later)
    found = figure(facts, Work(reviews=[run(0, 0, later)]), "midway_done")
    assert found.denominator == base


@pytest.mark.parametrize(
    ("day", "seen"),
    [(date(2018, 9, 30), 0), (date(2018, 10, 1), 1), (date(2019, 3, 31), 1), (date(2019, 4, 1), 0)],
)
def test_seen_in_the_last_six_months(day: date, seen: int) -> None:
    facts = children(1, TUESDAY)
    visits = [{"child": 0, "done_on": day, "how": "phone", "own_officer": True}]
    assert figure(facts, Work(visits=visits), "visited_in_6_months").numerator == seen
    assert figure(facts, Work(visits=visits), "visited_in_person_in_6_months").numerator == 0


@pytest.mark.parametrize(("how", "own_officer"), [("message", True), ("in_person", False)])
def test_a_letter_and_another_officer_s_visit_are_not_being_seen(
    how: str, own_officer: bool
) -> None:
    day = date(2019, 3, 1)
    visits = [{"child": 0, "done_on": day, "how": how, "own_officer": own_officer}]
    found = figure(children(1, TUESDAY), Work(visits=visits), "visited_in_6_months")
    assert share(found) == (0, 1)


def test_before_reviews_are_run_here_nothing_is_none_to_count() -> None:
    figures = measured(children(3, EARLIER, TUESDAY), 2019, Work())
    shares = [one for one in figures.values() if one.statistic == "share"]
    assert not any(one.denominator for one in shares)
    assert not any(one.numerator for one in figures.values() if one.statistic != "share")


def test_why_a_booked_sitting_was_not_held_is_why_a_review_was_never_held() -> None:
    facts = facts_of(
        Child("never", (Episode(date(2019, 1, 7), new_episode="S"),), years=(2019,)),
        Child("another", (Episode(date(2019, 1, 7), new_episode="S"),), years=(2019,)),
    )
    not_held = [
        {"child": 0, "sitting_on": date(2019, 1, 31), "because": "room"},
        {"child": 0, "sitting_on": date(2019, 2, 7), "because": "carer"},
        {"child": 0, "sitting_on": date(2019, 4, 2), "because": "court"},
    ]
    work = Work(not_held=not_held, checks=[{"child": 1, "done_on": date(2019, 1, 9)}])
    found = figure(facts, work, "lateness_by_reason")
    assert {why: count for why, count in found.by.items() if count} == {"carer": 1, "not_given": 1}


def test_late_and_never_held_reviews_by_the_one_main_reason() -> None:
    facts = facts_of(
        Child(
            "late",
            (Episode(date(2018, 6, 4), new_episode="S"),),
            reviews=(date(2018, 7, 3),),
            years=(2019,),
        ),
        Child("never", (Episode(date(2019, 1, 7), new_episode="S"),), years=(2019,)),
    )
    work = Work(reviews=[run(0, 0, date(2018, 7, 3), late_because="told_late")])
    found = figure(facts, work, "lateness_by_reason_first")
    assert {why: count for why, count in found.by.items() if count} == {
        "told_late": 1,
        "not_given": 1,
    }


@pytest.mark.parametrize(("last", "in_time"), [(date(2019, 2, 5), 1), (date(2019, 2, 6), 0)])
def test_several_sittings_are_over_within_twenty_working_days(last: date, in_time: int) -> None:
    work = Work(reviews=[run(0, 0, TUESDAY, last)])
    assert share(figure(children(1, TUESDAY), work, "completed_in_20")) == (in_time, 1)


def test_one_sitting_is_in_no_base_of_several() -> None:
    work = Work(reviews=one_each(1))
    assert share(figure(children(1, TUESDAY), work, "completed_in_20")) == (0, 0)


def test_an_adjourned_review_that_is_not_completed_is_judged_when_its_days_have_passed() -> None:
    def share_of(first: date) -> tuple[int | None, int | None]:
        more = {"adjourned_on": first, "adjourned_over": [4, 6], "completed_on": None}
        work = Work(reviews=[run(0, 0, first, **more)])
        return share(figure(children(1, first), work, "completed_in_20"))

    assert share_of(date(2019, 3, 1)) == (0, 1)
    assert share_of(date(2019, 3, 4)) == (0, 0)


@pytest.mark.parametrize(
    ("refused_on", "count"),
    [(date(2018, 3, 31), 0), (date(2018, 4, 1), 1), (date(2019, 3, 31), 1), (date(2019, 4, 1), 0)],
)
def test_a_refused_second_adjournment_is_of_the_year_of_its_first_refusal(
    refused_on: date, count: int
) -> None:
    run_here = run(0, 0, TUESDAY, adjourned_on=TUESDAY, adjourned_over=[4], refused_on=refused_on)
    found = figure(children(1, TUESDAY), Work(reviews=[run_here]), "second_adjournments_refused")
    assert found.numerator == count


def test_an_adjournment_is_counted_by_the_matters_that_were_missing() -> None:
    work = Work(reviews=[run(0, 0, TUESDAY, adjourned_on=TUESDAY, adjourned_over=[4, 6])])
    found = figure(children(1, TUESDAY), work, "reviews_adjourned")
    assert found.numerator == 1
    assert [key for key, count in found.by.items() if count] == ["matter_4", "matter_6"]
