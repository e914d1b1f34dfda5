"""The next review of everybody at once, and of one child: the same day, reached the same way."""

from dataclasses import replace
from datetime import date
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings

from footprint.domain import next_reviews as everybody
from footprint.domain.facts import Facts
from footprint.domain.law import Deadline
from footprint.domain.next_reviews import deadline_of, next_limits, next_reviews, standing
from footprint.domain.one_child import deadlines, one_child
from footprint.domain.own_record import carried_on
from footprint.domain.timetable import frame
from footprint.domain.timetable.child import PeriodHistory, next_deadline, read_period
from tests.cohort import COHORT_A, Child, Episode, facts_of, span
from tests.domain.generated_facts import some_facts
from tests.domain.histories import _periods, _reviews, _turns
from tests.domain.test_two_readers_agree import a_history, histories

END_OF_YEAR = date(2019, 3, 31)
Said = tuple[date, date, date | None, str]


def rows(facts: Facts, as_at: date = END_OF_YEAR) -> dict[str, dict[str, object]]:
    said = next_reviews(standing(facts, as_at)).join(facts.children, on="child")
    return {row["identifier"]: row for row in said.iter_rows(named=True)}


def of_everybody(all_of_them: list[PeriodHistory]) -> dict[int, Said]:
    read = frame.read(
        _periods(all_of_them), _turns(all_of_them), _reviews(all_of_them), all_of_them[0].as_at
    )
    still_open = [number for number, each in enumerate(all_of_them) if each.end is None]
    limits = next_limits(read).filter(pl.col("period").is_in(still_open))
    last = (
        _reviews(all_of_them)
        .join(_periods(all_of_them).with_columns(as_at=all_of_them[0].as_at), on="period")
        .filter(_is_read)
    )
    last = last.group_by("period").agg(last_review=pl.col("held_on").max())
    rows_of = limits.join(last, on="period", how="left").iter_rows(named=True)
    return {row["period"]: _said(deadline_of(row)) for row in rows_of}


_is_read = (pl.col("held_on") >= pl.col("began_on")) & (pl.col("held_on") <= pl.col("as_at"))


def _said(deadline: Deadline | None) -> Said:
    assert deadline is not None
    return (deadline.due, deadline.counted_from, deadline.not_before, deadline.under.code)


def of_one(history: PeriodHistory) -> Said | None:
    deadline = next_deadline(history)
    return _said(deadline) if deadline else None


def test_everybody_s_next_review_is_each_child_s_own_on_10_000_histories() -> None:
    random = Random(20261122)
    made = [a_history(random) for _ in range(10_000)]
    together = of_everybody(made)
    for number, history in enumerate(made):
        assert together.get(number) == of_one(history), history
    assert len(together) > 3_000
    assert sum(said[2] is not None for said in together.values()) > 50
    assert sum(said[0] < said[1] for said in together.values()) == 0


@settings(max_examples=300, deadline=None)
@given(histories())
def test_everybody_s_next_review_is_each_child_s_own_on_any_history(history: PeriodHistory) -> None:
    assert of_everybody([history]).get(0) == of_one(history)


@pytest.mark.parametrize("seed", range(6))
def test_from_the_facts_on_too_and_after_the_last_return(seed: int) -> None:
    random = Random(seed)
    facts = some_facts(random, 150, (2012, 2013, 2015, 2016, 2017))
    for as_at in (date(2017, 3, 31), date(2016, 10, 5), date(2018, 8, 1), date(2014, 6, 1)):
        stands = standing(carried_on(facts, as_at), as_at)
        said = next_reviews(stands).filter(holds=everybody.IN_CARE)
        together = {
            row["child"]: (found := deadline_of(row)) and _said(found)
            for row in said.iter_rows(named=True)
        }
        alone = {child: deadline and _said(deadline) for child, deadline in deadlines(stands)}
        assert together == alone
        assert len(together) > 5


def test_the_rung_is_the_one_that_the_limit_stands_on() -> None:
    random = Random(7)
    for _ in range(200):
        history = a_history(random)
        read = frame.read(
            _periods([history]), _turns([history]), _reviews([history]), history.as_at
        )
        waiting = [
            limit
            for limit in read_period(history).limits
            if limit.held_on is None and limit.required
        ]
        if history.end is None and waiting:
            nearest = min(waiting, key=lambda limit: limit.deadline.due)
            assert next_limits(read)["rung"].to_list() == [nearest.rung]


def test_the_worked_cohort_as_the_year_ends() -> None:
    said = rows(facts_of(*COHORT_A))
    assert {name: row["due"] for name, row in said.items()} == {
        "Amina": date(2019, 4, 2),
        "Ben": date(2019, 9, 18),
        "Cara": date(2019, 5, 12),
        "Gita": None,
        "Hal": date(2019, 4, 9),
        "Iris": date(2019, 4, 1),
        "Jo": date(2019, 8, 14),
        "Lena": date(2019, 2, 4),
    }
    assert said["Lena"]["days_left"] == -55
    assert said["Iris"]["days_left"] == 1
    assert (said["Iris"]["rung"], said["Lena"]["last_review"]) == ("first", None)


def test_a_sunday_has_the_friday_before_it_beside() -> None:
    cara = rows(facts_of(*COHORT_A))["Cara"]
    assert (cara["due"], cara["last_working_day"]) == (date(2019, 5, 12), date(2019, 5, 10))


def test_a_start_before_the_files_has_no_day_and_its_date_is_only_the_last_possible_one() -> None:
    unseen = Child("Uma", (Episode(date(2018, 2, 12), new_episode="P"),))
    said = rows(facts_of(unseen))["Uma"]
    assert said["began_on"] is None
    assert (said["due"], said["counted_from"]) == (date(2018, 9, 30), date(2018, 3, 31))
    assert (said["rung"], said["certain"]) == ("later_assumed", False)


def test_care_that_began_before_the_files_with_its_first_day_known_says_the_day() -> None:
    said = rows(facts_of(Child("Uma", (Episode(date(2016, 2, 12)),))))["Uma"]
    assert said["began_on"] == date(2016, 2, 12)
    assert said["certain"] is False


def test_a_series_of_short_breaks_is_said_to_be_one_and_has_no_date() -> None:
    gita = rows(facts_of(*COHORT_A))["Gita"]
    assert (gita["holds"], gita["due"], gita["why_not"]) == ("short_breaks", None, "short_breaks")


def test_a_break_that_has_ended_is_no_series_on_that_day() -> None:
    done = Child(
        "Gus",
        (Episode(date(2018, 5, 5), date(2018, 5, 7), legal_status="V3", end_reason="E8"),),
    )
    assert "Gus" in rows(facts_of(done), date(2018, 5, 6))
    assert "Gus" not in rows(facts_of(done), date(2018, 5, 7))


def test_where_no_return_tells_of_reviews_it_is_said_and_no_date_is_given() -> None:
    facts = facts_of(Child("Uma", (Episode(date(2018, 6, 4)),), years=span(2018, 2019)))
    said = rows(replace(facts, years_with_reviews=()))["Uma"]
    assert (said["due"], said["why_not"], said["certain"]) == (None, "reviews_not_told", False)


def test_one_child_is_told_with_her_periods_and_the_words_of_the_law() -> None:
    ben = one_child(standing(facts_of(COHORT_A[1]), END_OF_YEAR))
    assert ben.next is not None
    assert ben.next.due == date(2019, 9, 18)
    assert "6 months after the previous review on 18 March 2019" in ben.next.working
    assert ben.present is not None
    assert ben.present.reading is not None
    assert [review.days_late for review in ben.present.reading.reviews] == [1, 0, 0]
    assert [row["held_on"].month for row in ben.present.reviews] == [3, 9, 7]


def test_a_child_who_has_left_has_periods_and_no_next_review() -> None:
    dev = one_child(standing(facts_of(COHORT_A[3]), END_OF_YEAR))
    assert (dev.next, dev.why_not, dev.holds, dev.present) == (None, "", "", None)
    assert len(dev.periods) == 1
