"""Which of the reviews as recorded exist, and which one period each belongs to (0.7, 0.8)."""

from datetime import date, timedelta

import pytest

from footprint.domain.care import assemble as care_of
from footprint.domain.facts import Facts
from footprint.domain.findings import findings
from footprint.domain.indicators.units.year import assemble
from footprint.domain.reviews import (
    ABSENT,
    OUTSIDE_CARE,
    OVERLAPPED,
    SAME_DAY,
    SHORT_BREAK,
    place,
)
from tests.cohort import Child, Episode, facts_of
from tests.domain.measuring import figures_of

YEAR_END = date(2019, 3, 31)
ENTRY, LEAVING = date(2018, 6, 4), date(2018, 10, 1)
DAY = timedelta(days=1)


def stay(
    began_on: date = ENTRY,
    ended_on: date | None = LEAVING,
    *,
    new_episode: str = "S",
    legal_status: str = "V2",
    placement: str = "U4",
    end_reason: str = "E4A",
) -> Episode:
    reason = end_reason if ended_on else None
    return Episode(began_on, ended_on, new_episode, legal_status, placement, reason)


def placed(facts: Facts, as_at: date = YEAR_END) -> list[tuple[date, int | None, str | None]]:
    """Every review by its day and code: held on, the number of its period, why it is left out."""
    reviews = place(facts, care_of(facts, as_at)).sort("child", "held_on", "participation")
    return list(reviews.select("held_on", "period", "left_out").iter_rows())


def reviews_of(
    *episodes: Episode, held: tuple[date, ...], codes: tuple[str, ...] = (), as_at: date = YEAR_END
) -> list[tuple[date, int | None, str | None]]:
    return placed(facts_of(Child("A", episodes, held, participation=codes)), as_at)


class TestInsideAPeriodOfCare:
    @pytest.mark.parametrize(
        ("held_on", "why"),
        [
            (ENTRY - DAY, OUTSIDE_CARE),
            (ENTRY, None),
            (ENTRY + DAY, None),
            (LEAVING - DAY, None),
            (LEAVING, None),
            (LEAVING + DAY, OUTSIDE_CARE),
        ],
    )
    def test_the_days_of_entry_and_of_leaving_are_inside(
        self, held_on: date, why: str | None
    ) -> None:
        assert [left_out for _, _, left_out in reviews_of(stay(), held=(held_on,))] == [why]

    def test_one_between_two_periods_is_outside_both(self) -> None:
        between = date(2018, 11, 1)
        episodes = stay(), stay(date(2018, 12, 3), None)
        assert reviews_of(*episodes, held=(between,)) == [(between, None, OUTSIDE_CARE)]

    def test_a_child_without_episodes_has_no_review_that_counts(self) -> None:
        facts = facts_of(Child("A", (stay(),)), Child("B", (), (ENTRY,)))
        assert placed(facts) == [(ENTRY, None, OUTSIDE_CARE)]

    def test_another_childs_period_holds_no_review_of_hers(self) -> None:
        facts = facts_of(
            Child("A", (stay(ended_on=None),)),
            Child("B", (stay(date(2018, 12, 3), None),), (date(2018, 11, 1),)),
        )
        assert placed(facts) == [(date(2018, 11, 1), None, OUTSIDE_CARE)]

    def test_one_on_the_day_of_leaving_and_coming_back_belongs_to_the_first_period(self) -> None:
        both = stay(), stay(LEAVING, None)
        assert reviews_of(*both, held=(LEAVING,)) == [(LEAVING, 1, None)]
        assert reviews_of(*both, held=(LEAVING + DAY,)) == [(LEAVING + DAY, 2, None)]

    def test_so_it_leaves_the_second_periods_first_review_still_to_come(self) -> None:
        child = Child("A", (stay(), stay(LEAVING, None)), (ENTRY + DAY, LEAVING))
        due = figures_of(facts_of(child), 2019)["reviews_due_on_time"]
        # 2 Jul was met by 5 Jun; 5 Sep was not, by 1 Oct; the second period's 29 Oct never was.
        assert (due.numerator, due.denominator) == (1, 3)

    def test_one_on_the_last_day_before_x1_with_nothing_after_counts(self) -> None:
        gone = stay(end_reason="X1")
        assert reviews_of(gone, held=(LEAVING, LEAVING + DAY)) == [
            (LEAVING, 1, None),
            (LEAVING + DAY, None, OUTSIDE_CARE),
        ]


class TestAsAt:
    @pytest.mark.parametrize(("after", "rows"), [(-1, 0), (0, 1), (1, 1)])
    def test_a_review_after_the_day_is_not_looked_at(self, after: int, rows: int) -> None:
        held_on = date(2018, 7, 2)
        as_at = held_on + after * DAY
        assert len(reviews_of(stay(), held=(held_on,), as_at=as_at)) == rows


class TestWhyAReviewIsLeftOut:
    def test_one_inside_a_short_break_says_so(self) -> None:
        breaks = stay(legal_status="V3")
        assert reviews_of(breaks, held=(date(2018, 7, 2),)) == [
            (date(2018, 7, 2), None, SHORT_BREAK)
        ]

    def test_one_on_the_day_a_child_changes_to_short_breaks_still_counts(self) -> None:
        episodes = (
            stay(end_reason="X1"),
            stay(LEAVING, None, new_episode="L", legal_status="V3"),
        )
        assert reviews_of(*episodes, held=(LEAVING, LEAVING + DAY)) == [
            (LEAVING, 1, None),
            (LEAVING + DAY, None, SHORT_BREAK),
        ]

    def test_one_on_the_day_she_changes_from_them_counts(self) -> None:
        episodes = (
            stay(end_reason="X1", legal_status="V3"),
            stay(LEAVING, None, new_episode="L"),
        )
        assert reviews_of(*episodes, held=(LEAVING - DAY, LEAVING)) == [
            (LEAVING - DAY, None, SHORT_BREAK),
            (LEAVING, 1, None),
        ]

    def test_one_inside_the_part_of_an_episode_that_does_not_come_back_says_so(self) -> None:
        episodes = stay(ended_on=None), stay(date(2018, 8, 6), LEAVING, new_episode="P")
        assert reviews_of(*episodes, held=(LEAVING, LEAVING + DAY)) == [
            (LEAVING, 1, None),
            (LEAVING + DAY, None, OVERLAPPED),
        ]

    def test_one_after_the_last_return_that_holds_the_child_says_so(self) -> None:
        child = Child(
            "A", (stay(date(2017, 6, 5), None),), (date(2018, 3, 31), date(2018, 5, 1)), (2018,)
        )
        assert placed(facts_of(child, years=(2018, 2019))) == [
            (date(2018, 3, 31), 1, None),
            (date(2018, 5, 1), None, ABSENT),
        ]

    def test_each_is_named_beside_the_figures_and_on_the_list(self) -> None:
        facts = facts_of(
            Child("A", (stay(),), (ENTRY - DAY,)),
            Child("B", (stay(ENTRY, ENTRY + 9 * DAY, legal_status="V3"),), (ENTRY + DAY,)),
        )
        for code in ("reviews_held_on_time", "participation"):
            assert figures_of(facts, 2019)[code].left_out == {OUTSIDE_CARE: 1, SHORT_BREAK: 1}
        assert sorted(findings(assemble(facts, 2019)).iter_rows()) == [
            ("review_in_a_short_break", 1_000_001),
            ("review_outside_every_period", 1_000_000),
        ]


class TestOneReviewADay:
    HELD_ON = date(2018, 7, 2)

    def on_one_day(self, *codes: str) -> Facts:
        return facts_of(Child("A", (stay(),), (self.HELD_ON,) * len(codes), participation=codes))

    def test_the_same_code_twice_is_one_review_and_nothing_to_list(self) -> None:
        facts = self.on_one_day("PN1", "PN1")
        assert placed(facts) == [(self.HELD_ON, 1, None)]
        assert findings(assemble(facts, 2019)).height == 0

    def test_the_same_code_twice_outside_every_period_is_listed_once(self) -> None:
        outside = (ENTRY - DAY,) * 2
        assert reviews_of(stay(), held=outside) == [(ENTRY - DAY, None, OUTSIDE_CARE)]

    @pytest.mark.parametrize(
        ("codes", "counted"),
        [
            (("PN7", "PN1"), "PN1"),
            (("PN1", "PN7"), "PN1"),
            (("PN5", "PN4", "PN6"), "PN4"),
            (("PN0", "PN7"), "PN7"),
            (("PN2", "PN0"), "PN2"),
            (("PN0", "PN0"), "PN0"),
        ],
    )
    def test_of_several_codes_the_lowest_counts_and_pn0_only_if_all_are_pn0(
        self, codes: tuple[str, ...], counted: str
    ) -> None:
        table = figures_of(self.on_one_day(*codes), 2019)["participation"]
        assert table.numerator == 1
        assert table.by[counted] == 1

    def test_two_codes_are_one_review_for_timeliness_and_are_listed(self) -> None:
        facts = self.on_one_day("PN7", "PN1")
        figure = figures_of(facts, 2019)["reviews_held_on_time"]
        assert (figure.numerator, figure.denominator) == (1, 1)
        assert figure.left_out == {SAME_DAY: 1}
        assert list(findings(assemble(facts, 2019)).iter_rows()) == [
            ("two_codes_on_one_day", 1_000_000)
        ]

    def test_two_children_at_one_meeting_are_two_reviews(self) -> None:
        facts = facts_of(
            Child("A", (stay(),), (self.HELD_ON,)), Child("B", (stay(),), (self.HELD_ON,))
        )
        assert figures_of(facts, 2019)["reviews_held_on_time"].denominator == 2


class TestPairsWithinTwentyWorkingDays:
    FIRST = date(2018, 7, 2)
    #: 20 working days after Mon 2 July 2018, with no holiday between, is Mon 30 July.
    TWENTIETH = date(2018, 7, 30)

    @pytest.mark.parametrize(("after", "pairs"), [(-1, 1), (0, 1), (1, 0)])
    def test_both_count_as_recorded_and_the_pair_is_listed(self, after: int, pairs: int) -> None:
        second = self.TWENTIETH + after * DAY
        facts = facts_of(Child("A", (stay(),), (self.FIRST, second)))
        figures = figures_of(facts, 2019)
        assert figures["reviews_held_on_time"].denominator == 2
        assert figures["reviews_close_together"].numerator == pairs
        assert (
            list(findings(assemble(facts, 2019)).iter_rows())
            == [("two_reviews_within_20_working_days", 1_000_001)] * pairs
        )

    def test_three_in_a_row_are_two_pairs(self) -> None:
        held = self.FIRST, date(2018, 7, 9), date(2018, 7, 16)
        facts = facts_of(Child("A", (stay(),), held))
        assert figures_of(facts, 2019)["reviews_close_together"].numerator == 2

    def test_two_codes_on_one_day_are_no_pair(self) -> None:
        facts = facts_of(
            Child("A", (stay(),), (self.FIRST, self.FIRST), participation=("PN1", "PN2"))
        )
        assert figures_of(facts, 2019)["reviews_close_together"].numerator == 0

    def test_reviews_of_two_children_are_no_pair(self) -> None:
        facts = facts_of(
            Child("A", (stay(),), (self.FIRST,)), Child("B", (stay(),), (date(2018, 7, 9),))
        )
        assert figures_of(facts, 2019)["reviews_close_together"].numerator == 0

    @pytest.mark.parametrize(
        ("after", "listed"), [(date(2018, 9, 24), [1_000_002]), (date(2018, 12, 14), [])]
    )
    def test_the_first_review_after_placement_for_adoption_pairs_only_with_its_neighbours(
        self, after: date, listed: list[int]
    ) -> None:
        """It answers two limits, the one withdrawn and the new one, and keeps its place."""
        episodes = (
            stay(ended_on=date(2018, 9, 3), end_reason="X1"),
            stay(date(2018, 9, 3), None, new_episode="P", placement="A4"),
        )
        facts = facts_of(Child("A", episodes, (self.FIRST, date(2018, 9, 17), after)))
        assert figures_of(facts, 2019)["reviews_close_together"].numerator == len(listed)
        assert findings(assemble(facts, 2019))["row"].to_list() == listed

    def test_a_pair_across_31_march_is_of_the_year_of_its_second_review(self) -> None:
        child = Child(
            "A",
            (Episode(date(2018, 3, 1)),),
            (date(2018, 3, 28), date(2018, 4, 4)),
            (2018, 2019),
        )
        assert figures_of(facts_of(child), 2018)["reviews_close_together"].numerator == 0
        assert figures_of(facts_of(child), 2019)["reviews_close_together"].numerator == 1

    def test_a_review_from_before_the_files_still_pairs_with_the_first_in_them(self) -> None:
        """It sets no due date; but it is recorded, and the two may be sittings of one review."""
        child = Child(
            "A",
            (Episode(date(2018, 2, 1), new_episode="P"),),
            (date(2018, 3, 28), date(2018, 4, 4)),
        )
        assert figures_of(facts_of(child), 2019)["reviews_close_together"].numerator == 1


class TestTheLastDayOfAnEpisodeThatDoesNotCount:
    LAST = ENTRY + 9 * DAY

    def test_a_review_on_the_last_day_of_a_short_break_is_in_it(self) -> None:
        facts = facts_of(Child("A", (stay(ENTRY, self.LAST, legal_status="V3"),), (self.LAST,)))
        assert placed(facts) == [(self.LAST, None, SHORT_BREAK)]

    def test_a_review_on_the_day_after_is_outside(self) -> None:
        after = self.LAST + DAY
        facts = facts_of(Child("A", (stay(ENTRY, self.LAST, legal_status="V3"),), (after,)))
        assert placed(facts) == [(after, None, OUTSIDE_CARE)]
