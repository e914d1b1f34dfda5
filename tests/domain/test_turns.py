"""The days on which a child's ladder turns, read from episodes (0.9, docs/adr/0002)."""

from datetime import date, timedelta

import pytest

from footprint.domain.care import assemble
from footprint.domain.facts import AUTHORITIES, frame
from footprint.domain.timetable.turns import turns
from tests.cohort import Child, Episode, facts_of

ENTRY, MAY, JUNE, JULY, AUGUST = (
    date(2018, 4, 3),
    date(2018, 5, 8),
    date(2018, 6, 5),
    date(2018, 7, 3),
    date(2018, 8, 7),
)
FOSTERED = "U4"


def stay(placement: str, rne: str = "P", legal_status: str = "V2") -> tuple[str, str, str]:
    return rne, legal_status, placement


def turns_of(
    *stays: tuple[str, str, str], authorities: tuple[tuple[date, date | None], ...] = ()
) -> list[tuple[date, str]]:
    """Of a child whose episodes follow each other on the days above, the last one open."""
    days = (ENTRY, MAY, JUNE, JULY, AUGUST)[: len(stays)]
    ends = [*days[1:], None]
    episodes = tuple(
        Episode(began_on, ended_on, rne, legal_status, placement, "X1" if ended_on else None)
        for began_on, ended_on, (rne, legal_status, placement) in zip(
            days, ends, stays, strict=True
        )
    )
    care = assemble(facts_of(Child("A", episodes)), date(2019, 3, 31))
    typed = frame(AUTHORITIES, [(0, *one) for one in authorities])
    return [(on, kind) for _, on, kind in turns(care, typed).iter_rows()]


ENTERED = stay(FOSTERED, "S")


class TestPlacedForAdoption:
    @pytest.mark.parametrize("placement", ["A3", "A4", "A5", "A6"])
    def test_a3_to_a6_place_a_child_for_adoption(self, placement: str) -> None:
        assert turns_of(ENTERED, stay(placement)) == [(MAY, "placed")]

    @pytest.mark.parametrize("placement", ["U1", "K1", "P1", "R5", "Z1"])
    def test_no_other_placement_does(self, placement: str) -> None:
        assert turns_of(ENTERED, stay(placement)) == []

    @pytest.mark.parametrize("rne", ["L", "T", "U"])
    def test_adoption_by_the_present_carers_places_her_on_that_day(self, rne: str) -> None:
        assert turns_of(ENTERED, stay("A3", rne)) == [(MAY, "placed")]

    def test_a_new_adoptive_home_places_her_again(self) -> None:
        assert turns_of(ENTERED, stay("A4"), stay("A6", "P")) == [(MAY, "placed"), (JUNE, "placed")]

    def test_both_a_new_home_and_a_new_status_place_her_again(self) -> None:
        assert turns_of(ENTERED, stay("A4"), stay("A6", "B", "E1"))[1:] == [(JUNE, "placed")]

    @pytest.mark.parametrize("rne", ["L", "T", "U"])
    def test_a_new_status_or_a_move_with_the_same_adopters_does_not(self, rne: str) -> None:
        assert turns_of(ENTERED, stay("A4"), stay("A4", rne, "E1")) == [(MAY, "placed")]

    def test_a_child_placed_on_the_day_of_entry_is_placed_that_day(self) -> None:
        assert turns_of(stay("A4", "S")) == [(ENTRY, "placed")]

    @pytest.mark.parametrize("rne", ["L", "T", "U"])
    def test_one_who_was_placed_before_the_files_begin_is_not_placed_again(self, rne: str) -> None:
        assert turns_of(stay("A4", rne)) == []

    @pytest.mark.parametrize("temporary", ["T0", "T1", "T2", "T3", "T4"])
    def test_a_stay_between_leaves_her_placed(self, temporary: str) -> None:
        assert turns_of(ENTERED, stay("A4"), stay(temporary), stay("A4")) == [(MAY, "placed")]

    def test_two_stays_one_after_the_other_leave_her_placed(self) -> None:
        stays = (ENTERED, stay("A4"), stay("T1"), stay("T4"), stay("A4"))
        assert turns_of(*stays) == [(MAY, "placed")]

    def test_a_stay_before_the_placement_changes_nothing(self) -> None:
        assert turns_of(ENTERED, stay("T1"), stay("A4")) == [(JUNE, "placed")]


class TestReturned:
    def test_the_first_day_in_another_placement_is_the_return(self) -> None:
        assert turns_of(ENTERED, stay("A4"), stay(FOSTERED)) == [
            (MAY, "placed"),
            (JUNE, "returned"),
        ]

    def test_a_stay_between_puts_the_return_on_the_first_day_after_it(self) -> None:
        stays = (ENTERED, stay("A4"), stay("T1"), stay(FOSTERED))
        assert turns_of(*stays) == [(MAY, "placed"), (JULY, "returned")]

    def test_a_second_disruption_is_a_second_return(self) -> None:
        stays = (ENTERED, stay("A4"), stay(FOSTERED), stay("A4"), stay(FOSTERED))
        assert turns_of(*stays) == [
            (MAY, "placed"),
            (JUNE, "returned"),
            (JULY, "placed"),
            (AUGUST, "returned"),
        ]

    def test_leaving_care_is_no_return(self) -> None:
        adopted = (
            Episode(ENTRY, MAY, end_reason="X1"),
            Episode(MAY, JUNE, "P", "E1", "A4", "E12"),
        )
        care = assemble(facts_of(Child("A", adopted)), date(2019, 3, 31))
        assert turns(care, frame(AUTHORITIES, []))["kind"].to_list() == ["placed"]

    def test_coming_back_to_care_after_leaving_an_adoptive_home_is_no_return(self) -> None:
        back = (Episode(ENTRY, MAY, "S", "E1", "A4", "E4A"), Episode(MAY))
        care = assemble(facts_of(Child("A", back)), date(2019, 3, 31))
        assert turns(care, frame(AUTHORITIES, []))["kind"].to_list() == ["placed"]


def order(rne: str = "L", placement: str = FOSTERED) -> tuple[str, str, str]:
    return stay(placement, rne, "E1")


class TestAuthorityToPlace:
    def test_a_placement_order_begins_it(self) -> None:
        assert turns_of(ENTERED, order()) == [(MAY, "authorised")]

    @pytest.mark.parametrize("legal_status", ["V2", "C1", "C2", "D1", "J1"])
    def test_no_other_status_does(self, legal_status: str) -> None:
        assert turns_of(ENTERED, stay(FOSTERED, "L", legal_status)) == []

    def test_moves_under_the_same_order_do_not_begin_it_again(self) -> None:
        assert turns_of(ENTERED, order(), order("P"), order("P")) == [(MAY, "authorised")]

    def test_an_order_made_again_after_it_was_revoked_begins_it_again(self) -> None:
        stays = (ENTERED, order(), stay(FOSTERED, "L", "C2"), order())
        assert turns_of(*stays) == [(MAY, "authorised"), (JULY, "authorised")]

    @pytest.mark.parametrize("rne", ["S", "L", "B", "U"])
    def test_a_first_episode_that_brings_the_order_begins_it(self, rne: str) -> None:
        assert turns_of(order(rne)) == [(ENTRY, "authorised")]

    @pytest.mark.parametrize("rne", ["P", "T"])
    def test_a_first_episode_under_an_order_made_before_does_not(self, rne: str) -> None:
        assert turns_of(order(rne)) == []

    def test_an_order_made_while_she_is_placed_changes_nothing(self) -> None:
        assert turns_of(ENTERED, stay("A4"), order("L", "A4")) == [(MAY, "placed")]

    def test_an_order_made_on_the_day_of_placement_is_the_placement(self) -> None:
        assert turns_of(ENTERED, order("B", "A4")) == [(MAY, "placed")]

    def test_an_order_before_the_placement_stands_before_it(self) -> None:
        assert turns_of(ENTERED, order(), order("P", "A4")) == [
            (MAY, "authorised"),
            (JUNE, "placed"),
        ]

    def test_one_that_still_stands_after_a_return_does_not_begin_again(self) -> None:
        stays = (ENTERED, order(), order("P", "A4"), order("P"))
        assert turns_of(*stays) == [(MAY, "authorised"), (JUNE, "placed"), (JULY, "returned")]

    def test_one_made_after_a_return_begins_then(self) -> None:
        stays = (ENTERED, stay("A4"), stay(FOSTERED), order())
        assert turns_of(*stays) == [(MAY, "placed"), (JUNE, "returned"), (JULY, "authorised")]

    def test_one_made_during_a_stay_away_from_the_adopters_changes_nothing(self) -> None:
        stays = (ENTERED, stay("A4"), order("B", "T1"), order("P", "A4"))
        assert turns_of(*stays) == [(MAY, "placed")]


class TestAuthorityThatNoReturnTellsOf:
    def test_a_consent_is_authority_from_its_first_day(self) -> None:
        consent = (date(2018, 5, 20), None)
        assert turns_of(ENTERED, authorities=(consent,)) == [(consent[0], "authorised")]

    def test_a_consent_before_she_came_into_care_or_still_to_come_turns_nothing(self) -> None:
        for day in (ENTRY - timedelta(days=1), date(2019, 4, 1)):
            assert turns_of(ENTERED, authorities=((day, None),)) == []

    def test_an_order_made_while_the_consent_stands_brings_no_authority_anew(self) -> None:
        consent = (date(2018, 5, 20), None)
        said = turns_of(ENTERED, ("L", "C2", "U4"), ("L", "E1", "U4"), authorities=(consent,))
        assert said == [(consent[0], "authorised")]

    def test_an_order_made_once_the_consent_is_taken_back_does(self) -> None:
        consent = (date(2018, 5, 20), date(2018, 5, 25))
        said = turns_of(ENTERED, ("L", "C2", "U4"), ("L", "E1", "U4"), authorities=(consent,))
        assert said == [(consent[0], "authorised"), (JUNE, "authorised")]

    def test_it_says_nothing_of_a_child_who_is_placed_or_has_an_order(self) -> None:
        consent = (JUNE, None)
        assert turns_of(ENTERED, ("P", "V2", "A3"), authorities=(consent,)) == [(MAY, "placed")]
        ordered = turns_of(ENTERED, ("L", "E1", "U4"), authorities=(consent,))
        assert ordered == [(MAY, "authorised")]
