"""Children's part in their reviews (definitions 7)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import polars as pl
import pytest

from footprint.domain.facts import Facts
from tests.cohort import Child, Episode, facts_of
from tests.domain.measuring import figures_of, measured, share

DAY = timedelta(days=1)
ENTRY, HELD_ON = date(2018, 6, 4), date(2018, 7, 2)
AGED_TEN = date(2008, 5, 1)
CODES = tuple(f"PN{number}" for number in range(8))


def child(*codes: str, born_on: date | None = AGED_TEN, name: str = "A") -> Child:
    """A child with a review a month from 2 July 2018, with those codes."""
    days = tuple(HELD_ON.replace(month=7 + place) for place in range(len(codes)))
    return Child(name, (Episode(ENTRY),), days, (2019,), born_on, codes)


def without_a_code(cast: Child) -> Facts:
    facts = facts_of(cast)
    reviews = facts.reviews.with_columns(participation=pl.lit(None, pl.String))
    return replace(facts, reviews=reviews)


class TestTheTable:
    def test_each_code_has_its_line_and_the_sum_is_of_all_reviews(self) -> None:
        table = measured(*(child(code) for code in CODES), child("PN1"))["participation"]
        assert table.numerator == 9
        assert [table.by[code] for code in CODES] == [1, 2, 1, 1, 1, 1, 1, 1]

    def test_a_review_that_cannot_be_judged_for_timeliness_is_in_it(self) -> None:
        unjudged = Child("A", (Episode(date(2018, 2, 12), new_episode="P"),), (date(2018, 8, 15),))
        figures = measured(unjudged)
        assert share(figures["reviews_held_on_time"]) == (0, 0)
        assert figures["participation"].numerator == 1

    def test_a_missing_code_is_not_recorded_in_the_base_and_in_no_numerator(self) -> None:
        figures = figures_of(without_a_code(child("PN1")), 2019)
        assert figures["participation"].not_known == 1
        assert share(figures["attended"]) == (0, 1)
        assert share(figures["attended_aged_4"]) == (0, 1)
        assert share(figures["views_given"]) == (0, 1)
        assert share(figures["children_took_part_never"]) == (1, 1)

    def test_a_missing_code_of_a_child_under_four_is_in_no_base_of_four(self) -> None:
        figures = figures_of(without_a_code(child("PN1", born_on=date(2016, 5, 1))), 2019)
        assert share(figures["attended"]) == (0, 1)
        assert share(figures["views_given"]) == (0, 0)

    def test_a_missing_code_without_a_date_of_birth_is_in_the_base(self) -> None:
        figures = figures_of(without_a_code(child("PN1", born_on=None)), 2019)
        assert share(figures["views_given"]) == (0, 1)


class TestWhichCodesCount:
    @pytest.mark.parametrize(
        ("code", "attended", "views"),
        [
            ("PN1", 1, 1),
            ("PN2", 1, 1),
            ("PN3", 1, 1),
            ("PN4", 1, 0),
            ("PN5", 0, 1),
            ("PN6", 0, 1),
            ("PN7", 0, 0),
        ],
    )
    def test_pn1_to_pn4_attended_and_all_but_pn4_and_pn7_gave_views(
        self, code: str, attended: int, views: int
    ) -> None:
        figures = measured(child(code))
        assert share(figures["attended"]) == (attended, 1)
        assert share(figures["attended_aged_4"]) == (attended, 1)
        assert share(figures["views_given"]) == (views, 1)

    def test_pn0_is_in_the_base_of_all_reviews_only(self) -> None:
        figures = measured(child("PN0", born_on=date(2017, 5, 1)))
        assert share(figures["attended"]) == (0, 1)
        assert share(figures["attended_aged_4"]) == (0, 0)
        assert share(figures["views_given"]) == (0, 0)


class TestAgedFour:
    """By date of birth on the review date; on the fourth birthday itself the code decides."""

    FOURTH_BIRTHDAY_ON_THE_DAY = date(2014, 7, 2)

    @pytest.mark.parametrize(
        ("code", "days_older", "in_the_base"),
        [
            ("PN0", -1, 0),
            ("PN0", 0, 0),
            ("PN0", 1, 1),
            ("PN1", -1, 0),
            ("PN1", 0, 1),
            ("PN1", 1, 1),
            ("PN7", -1, 0),
            ("PN7", 0, 1),
            ("PN7", 1, 1),
        ],
    )
    def test_the_day_before_the_day_and_the_day_after(
        self, code: str, days_older: int, in_the_base: int
    ) -> None:
        born_on = self.FOURTH_BIRTHDAY_ON_THE_DAY - days_older * DAY
        figures = measured(child(code, born_on=born_on))
        assert figures["views_given"].denominator == in_the_base
        assert figures["attended_aged_4"].denominator == in_the_base

    @pytest.mark.parametrize(
        ("held_on", "in_the_base"),
        [(date(2020, 2, 28), 0), (date(2020, 2, 29), 0), (date(2020, 3, 1), 1)],
    )
    def test_a_child_born_on_29_february_is_four_on_29_february(
        self, held_on: date, in_the_base: int
    ) -> None:
        cast = Child("A", (Episode(ENTRY),), (held_on,), (2019, 2020), date(2016, 2, 29), ("PN0",))
        assert measured(cast, year=2020)["views_given"].denominator == in_the_base

    def test_pn0_over_four_stays_in_the_base_and_counts_as_no_views(self) -> None:
        figures = measured(child("PN0"))
        assert share(figures["views_given"]) == (0, 1)
        assert share(figures["children_took_part_never"]) == (1, 1)
        assert figures["participation"].by["PN0"] == 1

    def test_pn1_under_four_is_out_of_the_base_and_still_attended_of_all(self) -> None:
        figures = measured(child("PN1", born_on=date(2016, 5, 1)))
        assert share(figures["views_given"]) == (0, 0)
        assert share(figures["attended"]) == (1, 1)
        assert share(figures["children_took_part_always"]) == (0, 0)

    @pytest.mark.parametrize(("code", "in_the_base"), [("PN0", 0), ("PN1", 1), ("PN7", 1)])
    def test_without_a_date_of_birth_the_code_decides(self, code: str, in_the_base: int) -> None:
        assert measured(child(code, born_on=None))["views_given"].denominator == in_the_base


class TestByChild:
    MINI = (
        child("PN1", "PN7", name="X"),
        child("PN5", "PN6", name="Y"),
        child("PN7", "PN7", name="Z"),
        child("PN4", name="V"),
        child("PN0", "PN1", name="W", born_on=date(2014, 7, 16)),
    )

    def test_the_worked_five(self) -> None:
        figures = measured(*self.MINI)
        found = {how: share(figures[f"children_took_part_{how}"]) for how in self.hows()}
        assert found == {"always": (2, 5), "sometimes": (1, 5), "never": (2, 5)}
        assert figures["children_took_part"].by == {"always": 2, "sometimes": 1, "never": 2}
        assert figures["children_took_part_always"].percent == Decimal("40.0")

    def hows(self) -> tuple[str, ...]:
        return ("always", "sometimes", "never")

    @pytest.mark.parametrize("place", range(5))
    def test_each_of_the_five(self, place: int) -> None:
        expected = ("sometimes", "always", "never", "never", "always")[place]
        by = measured(self.MINI[place])["children_took_part"].by
        assert {how for how, children in by.items() if children} == {expected}

    def test_a_child_with_reviews_under_four_only_is_not_eligible(self) -> None:
        figures = measured(child("PN0", "PN0", born_on=date(2017, 5, 1)))
        assert share(figures["children_took_part_always"]) == (0, 0)
        assert figures["children_took_part"].numerator == 0

    def test_reviews_of_another_year_do_not_decide(self) -> None:
        cast = Child(
            "A",
            (Episode(ENTRY),),
            (HELD_ON, date(2019, 4, 1)),
            (2019, 2020),
            AGED_TEN,
            ("PN1", "PN7"),
        )
        assert share(measured(cast)["children_took_part_always"]) == (1, 1)
        assert share(measured(cast, year=2020)["children_took_part_never"]) == (1, 1)

    def test_a_review_that_counts_nowhere_does_not_decide(self) -> None:
        outside = Child(
            "A",
            (Episode(ENTRY),),
            (ENTRY - DAY, HELD_ON),
            born_on=AGED_TEN,
            participation=("PN7", "PN1"),
        )
        assert share(measured(outside)["children_took_part_always"]) == (1, 1)
