"""The form of the two files worked by hand: what they say is held against the code elsewhere."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
RULES = {
    "first_review",
    "second_review",
    "later_review",
    "first_review_before_2011",
    "second_review_before_2011",
    "later_review_before_2011",
    "placed_for_adoption_first",
    "placed_for_adoption_second",
    "placed_for_adoption_later",
    "authorised_first",
    "authorised_later",
    "returned_window",
    "short_break_first",
    "short_break_later",
}
RUNGS = {
    "first",
    "second",
    "later",
    "later_assumed",
    "adoption_1",
    "adoption_2",
    "adoption_3_or_more",
}
NEW_LAW = date(2011, 4, 1)


def rows(name: str, key: str) -> list[dict[str, Any]]:
    """The entries under `key` of one YAML file beside this one."""
    loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (HERE / name).read_text(encoding="utf-8")
    )
    return loaded[key]


CASES = rows("worked_dates.yaml", "cases")
HISTORIES = rows("worked_histories.yaml", "histories")


def is_a_date(value: object) -> bool:
    return type(value) is date


def test_there_are_at_least_two_hundred_dates_and_forty_histories() -> None:
    assert len(CASES) >= 200
    assert len(HISTORIES) >= 40


@pytest.mark.parametrize("entries", [CASES, HISTORIES], ids=["dates", "histories"])
def test_every_id_is_used_once(entries: list[dict[str, Any]]) -> None:
    assert [key for key, n in Counter(entry["id"] for entry in entries).items() if n > 1] == []


def test_every_rule_is_known_and_has_a_case() -> None:
    assert {case["rule"] for case in CASES} == RULES


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_a_case_is_in_order(case: dict[str, Any]) -> None:
    assert all(is_a_date(case[key]) for key in ("from", "due", "last_working_day"))
    assert case["from"] < case["last_working_day"] <= case["due"]
    assert case["working"].strip()
    assert ("not_before" in case) == (case["rule"] == "returned_window")
    if "not_before" in case:
        assert case["from"] < case["not_before"] < case["due"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_the_old_and_the_new_law_part_on_1_april_2011(case: dict[str, Any]) -> None:
    if case["rule"].endswith("_before_2011"):
        assert case["from"] < NEW_LAW
    elif case["rule"] in {"first_review", "second_review", "later_review"}:
        assert case["from"] >= NEW_LAW


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: str(history["id"]))
def test_a_history_is_in_order(history: dict[str, Any]) -> None:
    assert all(is_a_date(history[key]) for key in ("began_on", "history_from", "as_at"))
    assert history["ended_on"] is None or history["began_on"] < history["ended_on"]
    assert history["reviews"] == sorted(set(history["reviews"]))
    assert [turn["kind"] for turn in history["turns"]] == [
        turn["kind"]
        for turn in history["turns"]
        if is_a_date(turn["on"]) and turn["kind"] in {"placed", "returned", "authorised"}
    ]


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: str(history["id"]))
def test_every_review_that_is_looked_at_has_one_judgement(history: dict[str, Any]) -> None:
    last = min(history["as_at"], history["ended_on"] or history["as_at"])
    looked_at = [held for held in history["reviews"] if history["began_on"] <= held <= last]
    assert [judgement["held_on"] for judgement in history["judgements"]] == looked_at


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: str(history["id"]))
def test_a_judgement_agrees_with_itself(history: dict[str, Any]) -> None:
    for judgement in history["judgements"]:
        assert judgement["rung"] in RUNGS
        if judgement["result"] == "cannot_be_judged":
            assert judgement["rung"] == "later_assumed"
            assert judgement["due"] is None
            assert judgement["days_late"] is None
        else:
            late = max(0, (judgement["held_on"] - judgement["due"]).days)
            assert judgement["days_late"] == late
            assert judgement["result"] == ("late" if late else "on_time")


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: str(history["id"]))
def test_required_due_dates_fall_in_the_period_and_name_a_judged_review(
    history: dict[str, Any],
) -> None:
    judged = {row["held_on"] for row in history["judgements"] if row["due"] is not None}
    assert history["required"] == sorted(history["required"], key=lambda row: row["due"])
    for row in history["required"]:
        assert row["rung"] in RUNGS
        assert history["began_on"] < row["due"] <= history["as_at"]
        assert history["ended_on"] is None or row["due"] < history["ended_on"]
        assert row["held_on"] is None or row["held_on"] in judged
