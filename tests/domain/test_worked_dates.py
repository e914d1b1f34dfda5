"""Dates and histories worked by hand from the words, by a reader who had seen no code, against the
code: each date by its rung, each history by both readers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from footprint.domain.timetable.adoption import ADOPTION, AUTHORISED, AUTHORISED_AGAIN, RETURN
from footprint.domain.timetable.child import PeriodHistory, Turn
from footprint.domain.timetable.reviews import REVIEWS
from footprint.domain.timetable.short_breaks import SHORT_BREAKS
from tests.domain.histories import (
    Judged,
    Required,
    Said,
    said_by_the_child_reader,
    said_by_the_frame_reader,
)

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "worked_dates.yaml").read_text())["cases"]
HISTORIES = yaml.safe_load((HERE / "worked_histories.yaml").read_text())["histories"]

RUNGS = {
    "first_review": REVIEWS.rungs["first"],
    "second_review": REVIEWS.rungs["second"],
    "later_review": REVIEWS.rungs["later"],
    "first_review_before_2011": REVIEWS.rungs["first"],
    "second_review_before_2011": REVIEWS.rungs["second"],
    "later_review_before_2011": REVIEWS.rungs["later"],
    "placed_for_adoption_first": ADOPTION.rungs["adoption_1"],
    "placed_for_adoption_second": ADOPTION.rungs["adoption_2"],
    "placed_for_adoption_later": ADOPTION.rungs["adoption_3_or_more"],
    "authorised_first": AUTHORISED,
    "authorised_later": AUTHORISED_AGAIN,
    "returned_window": RETURN,
    "short_break_first": SHORT_BREAKS.rungs["short_breaks_first"],
    "short_break_later": SHORT_BREAKS.rungs["short_breaks_later"],
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_date_worked_by_hand_is_the_date_computed(case: dict[str, Any]) -> None:
    deadline = RUNGS[case["rule"]].deadline(case["from"])
    assert deadline.due == case["due"]
    assert deadline.last_working_day == case["last_working_day"]
    assert deadline.not_before == case.get("not_before")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_date_worked_by_hand_is_the_date_in_the_table_for_frames(case: dict[str, Any]) -> None:
    table = RUNGS[case["rule"]].due_table(case["from"], case["from"])
    assert table.rows() == [(case["from"], case["due"])]


def the_history(worked: dict[str, Any]) -> PeriodHistory:
    return PeriodHistory(
        began_on=worked["began_on"],
        ended_on=worked["ended_on"],
        start_known=worked["start_known"],
        follows_another=worked["follows_another"],
        history_from=worked["history_from"],
        turns=tuple(Turn(turn["on"], turn["kind"]) for turn in worked["turns"]),
        reviews=tuple(worked["reviews"]),
        as_at=worked["as_at"],
    )


def as_worked(worked: dict[str, Any]) -> Said:
    reviews = [
        Judged(review["held_on"], review["due"], review["days_late"], review["rung"])
        for review in worked["judgements"]
        if review["result"] != "cannot_be_judged"
    ]
    required = [
        Required(limit["due"], limit["rung"], limit["held_on"]) for limit in worked["required"]
    ]
    return Said(sorted(reviews), sorted(required, key=str))


@pytest.mark.parametrize("worked", HISTORIES, ids=lambda worked: worked["id"])
def test_a_history_worked_by_hand_is_what_both_readers_say(worked: dict[str, Any]) -> None:
    history = the_history(worked)
    assert said_by_the_child_reader(history) == as_worked(worked)
    assert said_by_the_frame_reader([history]) == [as_worked(worked)]


def test_a_review_on_31_march_2011_is_followed_under_the_older_law() -> None:
    deadline = REVIEWS.rungs["later"].deadline(date(2011, 3, 31))
    assert deadline.due == date(2011, 9, 30)
    assert deadline.under.instrument == "SI 1991/895"
    assert "our reading" in deadline.working


def test_an_entry_on_25_march_2011_has_four_weeks() -> None:
    deadline = REVIEWS.rungs["first"].deadline(date(2011, 3, 25))
    assert deadline.due == date(2011, 4, 22)
    assert deadline.last_working_day == date(2011, 4, 21)
