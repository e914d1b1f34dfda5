"""Placements in the year, and the same home for two years (definitions 10 and 11)."""

from datetime import date, timedelta

import pytest

from tests.cohort import Child, Episode, span
from tests.domain.measuring import measured, share

DAY = timedelta(days=1)
THREE, VARIANT = "three_or_more_placements", "three_or_more_placements_t_u_as_new"
SAME_HOME = "same_placement_two_years"


def moves(
    *stays: tuple[date, str, str], ended_on: date | None = None, rec: str = "E4A"
) -> tuple[Episode, ...]:
    """Episodes that follow each other: began on, reason for the new episode, placement."""
    ends = [*(stay[0] for stay in stays[1:]), ended_on]
    return tuple(
        Episode(
            began_on,
            end,
            rne,
            placement=placement,
            end_reason="X1" if end != ended_on else (rec if ended_on else None),
        )
        for (began_on, rne, placement), end in zip(stays, ends, strict=True)
    )


def counts(*episodes: Episode, code: str = THREE, years: tuple[int, ...] = (2018, 2019)) -> bool:
    numerator, denominator = share(measured(Child("A", episodes, years=years))[code])
    assert denominator == 1
    return numerator == 1


A, B, C = date(2017, 6, 5), date(2018, 9, 1), date(2018, 10, 1)


class TestThreeOrMorePlacements:
    def test_the_worked_child(self) -> None:
        """Foster A to 10 May; hospital to 14 May; back to A to 1 September; B; C since."""
        mini = (
            (A, "S", "U4"),
            (date(2018, 5, 10), "P", "T1"),
            (date(2018, 5, 14), "P", "U4"),
            (B, "P", "U4"),
            (C, "P", "K2"),
        )
        assert counts(*moves(*mini))
        assert not counts(*moves(*mini[:4]))

    def test_two_do_not_count_and_three_do(self) -> None:
        assert not counts(*moves((A, "S", "U4"), (B, "P", "U4")))
        assert counts(*moves((A, "S", "U4"), (B, "P", "U4"), (C, "P", "U4")))

    @pytest.mark.parametrize(
        ("moved_on", "three"),
        [
            (date(2018, 3, 31), False),
            (date(2018, 4, 1), False),
            (date(2018, 4, 2), True),
        ],
    )
    def test_the_first_counts_if_a_night_of_it_fell_in_the_year(
        self, moved_on: date, three: bool
    ) -> None:
        """Left on 1 April, her last night there was that of 31 March."""
        episodes = moves((A, "S", "U4"), (moved_on, "P", "U4"), (B, "P", "U4"))
        assert counts(*episodes) is three

    @pytest.mark.parametrize(
        ("moved_on", "three"), [(date(2019, 3, 31), True), (date(2019, 4, 1), False)]
    )
    def test_the_last_counts_from_31_march(self, moved_on: date, three: bool) -> None:
        episodes = moves((A, "S", "U4"), (B, "P", "U4"), (moved_on, "P", "U4"))
        assert counts(*episodes) is three

    @pytest.mark.parametrize(
        ("rne", "three", "variant"),
        [
            ("P", True, True),
            ("B", True, True),
            ("L", False, False),
            ("T", False, True),
            ("U", False, True),
        ],
    )
    def test_p_and_b_begin_a_placement_and_t_and_u_only_in_the_variant(
        self, rne: str, three: bool, variant: bool
    ) -> None:
        episodes = moves((A, "S", "U4"), (B, "P", "U4"), (C, rne, "U4"))
        assert counts(*episodes) is three
        assert counts(*episodes, code=VARIANT) is variant

    @pytest.mark.parametrize("placement", ["A3", "A5"])
    def test_adoption_by_the_present_carers_goes_on(self, placement: str) -> None:
        assert not counts(*moves((A, "S", "U4"), (B, "P", "U4"), (C, "P", placement)))

    @pytest.mark.parametrize("placement", ["A4", "A6"])
    def test_a_new_adoptive_home_is_a_placement(self, placement: str) -> None:
        assert counts(*moves((A, "S", "U4"), (B, "P", "U4"), (C, "P", placement)))

    @pytest.mark.parametrize("temporary", ["T0", "T1", "T2", "T3", "T4"])
    def test_a_stay_is_none_and_the_one_before_and_after_are_one(self, temporary: str) -> None:
        back = (C + 7 * DAY, "P", "U4")
        assert not counts(*moves((A, "S", "U4"), (B, "P", "U4"), (C, "P", temporary), back))
        assert not counts(*moves((A, "S", "U4"), (B, "P", "U4"), (C, "P", temporary)))

    def test_two_stays_one_after_the_other_are_none_either(self) -> None:
        episodes = moves(
            (A, "S", "U4"),
            (B, "P", "T1"),
            (B + 7 * DAY, "P", "T4"),
            (C, "P", "U4"),
            (C + 30 * DAY, "P", "U4"),
        )
        assert not counts(*episodes)

    def test_a_period_that_was_only_a_stay_is_no_placement(self) -> None:
        only_a_stay = moves((B, "S", "T1"), ended_on=C)
        assert not counts(*only_a_stay, *moves((C + DAY, "S", "U4"), (C + 9 * DAY, "P", "U4")))

    def test_a_placement_that_began_and_ended_on_one_day_held_no_night(self) -> None:
        one_day = moves((B, "S", "U4"), ended_on=B)
        assert not counts(*one_day, *moves((C, "S", "U4"), (C + 9 * DAY, "P", "U4")))
        one_night = moves((B, "S", "U4"), ended_on=B + DAY)
        assert counts(*one_night, *moves((C, "S", "U4"), (C + 9 * DAY, "P", "U4")))

    def test_placements_of_an_earlier_period_in_the_year_count(self) -> None:
        before = moves((A, "S", "U4"), (date(2018, 5, 1), "P", "U4"), ended_on=B)
        assert counts(*before, *moves((C, "S", "U4")))

    def test_a_child_who_has_left_is_not_eligible(self) -> None:
        left = moves((A, "S", "U4"), (B, "P", "U4"), (C, "P", "U4"), ended_on=C + 9 * DAY)
        assert share(measured(Child("A", left, years=(2018, 2019)))[THREE]) == (0, 0)

    def test_short_breaks_are_out(self) -> None:
        breaks = Episode(B, legal_status="V3")
        assert share(measured(Child("A", (breaks,)))[THREE]) == (0, 0)


def home(
    *stays: tuple[date, str, str], born_on: date | None = date(2008, 5, 1)
) -> tuple[int | None, int | None, int]:
    """Numerator, denominator and not known of the same home for two years."""
    figure = measured(Child("A", moves(*stays), years=span(2014, 2019), born_on=born_on))[SAME_HOME]
    return *share(figure), figure.not_known


class TestTheSameHomeForTwoYears:
    @pytest.mark.parametrize(
        ("began_on", "eligible"),
        [(date(2016, 9, 29), 1), (date(2016, 9, 30), 1), (date(2016, 10, 1), 0)],
    )
    def test_the_period_began_thirty_months_before(self, began_on: date, eligible: int) -> None:
        assert home((began_on, "S", "U4")) == (eligible, eligible, 0)

    @pytest.mark.parametrize(
        ("born_on", "eligible"),
        [(date(2003, 3, 30), 0), (date(2003, 3, 31), 0), (date(2003, 4, 1), 1)],
    )
    def test_under_16_on_31_march(self, born_on: date, eligible: int) -> None:
        assert home((date(2015, 5, 1), "S", "U4"), born_on=born_on) == (eligible, eligible, 0)

    @pytest.mark.parametrize(
        ("moved_on", "same"),
        [(date(2017, 3, 30), 1), (date(2017, 3, 31), 1), (date(2017, 4, 1), 0)],
    )
    def test_in_the_present_home_for_twenty_four_months(self, moved_on: date, same: int) -> None:
        assert home((date(2015, 5, 1), "S", "U4"), (moved_on, "P", "U4")) == (same, 1, 0)

    @pytest.mark.parametrize("rne", ["L", "T", "U"])
    def test_the_same_carer_is_the_same_home(self, rne: str) -> None:
        assert home((date(2015, 5, 1), "S", "U4"), (date(2018, 6, 1), rne, "U4")) == (1, 1, 0)

    def test_a_stay_in_hospital_is_not_a_change_of_home(self) -> None:
        hospital = (date(2018, 6, 1), "P", "T1"), (date(2018, 6, 8), "P", "U4")
        assert home((date(2015, 5, 1), "S", "U4"), *hospital) == (1, 1, 0)

    def test_a_period_that_began_with_a_stay_has_its_first_home_after_it(self) -> None:
        stay = (date(2016, 5, 1), "S", "T1")
        assert home(stay, (date(2017, 3, 31), "P", "U4")) == (1, 1, 0)
        assert home(stay, (date(2017, 4, 1), "P", "U4")) == (0, 1, 0)

    def test_in_hospital_on_31_march_her_home_is_where_she_was(self) -> None:
        assert home((date(2015, 5, 1), "S", "U4"), (date(2019, 3, 28), "P", "T1")) == (1, 1, 0)

    @pytest.mark.parametrize(
        ("moved_on", "same"),
        [(date(2017, 3, 30), 1), (date(2017, 3, 31), 1), (date(2017, 4, 1), 0)],
    )
    def test_placed_for_adoption_counts_with_the_home_before(
        self, moved_on: date, same: int
    ) -> None:
        first = (date(2015, 5, 1), "S", "U4")
        adoptive = (date(2018, 10, 1), "P", "A4")
        assert home(first, (moved_on, "P", "U4"), adoptive) == (same, 1, 0)

    def test_but_not_with_the_home_before_that(self) -> None:
        stays = (date(2015, 5, 1), "S", "U4"), (date(2018, 5, 1), "P", "U4")
        assert home(*stays, (date(2018, 10, 1), "P", "A4")) == (0, 1, 0)

    def test_a_foster_home_does_not_count_with_the_one_before(self) -> None:
        stays = (date(2015, 5, 1), "S", "U4"), (date(2018, 10, 1), "P", "U4")
        assert home(*stays) == (0, 1, 0)

    def test_a_new_period_starts_the_thirty_months_again(self) -> None:
        episodes = (
            *moves((date(2013, 5, 1), "S", "U4"), ended_on=date(2017, 5, 1)),
            *moves((date(2017, 6, 1), "S", "U4")),
        )
        figure = measured(Child("A", episodes, years=span(2014, 2019)))[SAME_HOME]
        assert share(figure) == (0, 0)

    @pytest.mark.parametrize(
        ("began_on", "eligible", "not_known"),
        [(date(2016, 9, 30), 1, 0), (date(2016, 10, 1), 0, 1)],
    )
    def test_a_start_that_is_not_known_is_eligible_only_if_what_is_known_is_long_enough(
        self, began_on: date, eligible: int, not_known: int
    ) -> None:
        assert home((began_on, "P", "U4")) == (eligible, eligible, not_known)

    def test_a_start_that_is_not_known_matters_only_under_16(self) -> None:
        assert home((date(2017, 5, 1), "P", "U4"), born_on=date(2002, 5, 1)) == (0, 0, 0)

    def test_without_a_date_of_birth_it_is_not_known(self) -> None:
        assert home((date(2015, 5, 1), "S", "U4"), born_on=None) == (0, 0, 1)

    def test_without_a_date_of_birth_but_too_short_a_time_it_is_not_eligible(self) -> None:
        assert home((date(2017, 5, 1), "S", "U4"), born_on=None) == (0, 0, 0)
