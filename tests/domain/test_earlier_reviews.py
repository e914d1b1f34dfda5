"""A remand or detention that ended without a review is listed, and makes nothing late."""

from datetime import date

import pytest

from footprint.domain.findings import findings
from footprint.domain.indicators.units.year import assemble
from tests.cohort import Child, Episode, facts_of
from tests.domain.measuring import figures_of

CODE = "remand_or_detention_ended_without_a_review"
JUNE, MID_JUNE, JULY = date(2018, 6, 4), date(2018, 6, 20), date(2018, 7, 10)
REMAND = Episode(JUNE, MID_JUNE, legal_status="J1", placement="K1", end_reason="E14")


def listed(child: Child) -> list[int]:
    found = findings(assemble(facts_of(child), 2019))
    return found.filter(code=CODE)["row"].to_list()


def test_a_remand_that_ended_without_a_review_is_listed_and_nothing_is_late() -> None:
    child = Child("Ned", (REMAND,))
    assert listed(child) == [0]
    figures = figures_of(facts_of(child), 2019)
    assert figures["reviews_due_on_time"].denominator == 0
    assert figures["had_first_review"].left_out == {"not_required": 1}


@pytest.mark.parametrize("held_on", [JUNE, MID_JUNE])
def test_a_review_on_its_first_or_its_last_day_is_in_it(held_on: date) -> None:
    assert listed(Child("Ned", (REMAND,), (held_on,))) == []


def test_a_remand_that_goes_on_is_not_listed() -> None:
    assert listed(Child("Ned", (Episode(JUNE, legal_status="J1"),))) == []


def test_one_that_began_before_the_files_do_is_left_alone() -> None:
    march, april = date(2018, 3, 30), date(2018, 4, 12)
    assert listed(Child("Ned", (Episode(march, april, "S", "J1", "K1", "E14"),))) == []


def test_two_episodes_of_one_remand_are_one_and_its_last_is_listed() -> None:
    first = REMAND._replace(end_reason="X1")
    second = Episode(MID_JUNE, JULY, "P", "J1", "R5", "E14")
    assert listed(Child("Ned", (first, second))) == [1]
    assert listed(Child("Ned", (first, second), (JUNE,))) == []


def test_the_detention_of_a_child_in_care_that_ended_is_listed() -> None:
    home = Episode(JUNE, MID_JUNE, "S", "C2", "U4", "X1")
    detained = Episode(MID_JUNE, JULY, "P", "C2", "R5", "X1")
    after = Episode(JULY, None, "P", "C2", "U4")
    assert listed(Child("Ned", (home, detained, after))) == [1]


def test_a_placement_in_custody_without_a_care_order_is_not_this_detention() -> None:
    home = Episode(JUNE, MID_JUNE, "S", "V2", "U4", "X1")
    detained = Episode(MID_JUNE, JULY, "P", "V2", "R5", "E9")
    assert listed(Child("Ned", (home, detained))) == []
