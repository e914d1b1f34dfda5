"""Reviews on time, three ways; by rung; days late; recovered; first reviews (3 to 6, and 8)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from footprint.domain.indicators.definition import Part
from tests.cohort import LENA, Child, Episode, facts_of
from tests.domain.measuring import figures_of, measured, share

DAY = timedelta(days=1)
#: Entered Mon 4 June 2018: first review due Mon 2 July, a second on time due 2 October.
ENTRY, FIRST_DUE, SECOND_DUE = date(2018, 6, 4), date(2018, 7, 2), date(2018, 10, 2)
HELD, DUE = "reviews_held_on_time", "reviews_due_on_time"
EVERY, EVERY_IN_YEAR = (
    "children_every_review_on_time",
    "children_every_review_on_time_in_year",
)


def child(
    *reviews: date,
    began_on: date = ENTRY,
    ended_on: date | None = None,
    years: tuple[int, ...] = (2019,),
) -> Child:
    episode = Episode(began_on, ended_on, end_reason="E4A" if ended_on else None)
    return Child("A", (episode,), reviews, years)


def due_on_31_march(*more: date) -> Child:
    """Second review due on 31 March 2019, three months after 31 December."""
    return child(date(2018, 12, 31), *more, began_on=date(2018, 12, 3), years=(2019, 2020))


class TestOfReviewsHeld:
    @pytest.mark.parametrize(("after", "on_time"), [(-1, 1), (0, 1), (1, 0)])
    def test_held_on_the_due_date_is_on_time_and_the_day_after_is_late(
        self, after: int, on_time: int
    ) -> None:
        assert share(measured(child(FIRST_DUE + after * DAY))[HELD]) == (on_time, 1)

    def test_the_year_is_that_of_the_day_held(self) -> None:
        cast = facts_of(due_on_31_march(date(2019, 4, 1)))
        assert share(figures_of(cast, 2019)[HELD]) == (1, 1)
        assert share(figures_of(cast, 2020)[HELD]) == (0, 1)

    @pytest.mark.parametrize(
        ("held_on", "year"), [(date(2019, 3, 31), 2019), (date(2019, 4, 1), 2020)]
    )
    def test_31_march_is_the_last_day_of_the_year(self, held_on: date, year: int) -> None:
        cast = facts_of(child(held_on, began_on=date(2019, 3, 18), years=(2019, 2020)))
        held = {y: figures_of(cast, y)[HELD].denominator for y in (2019, 2020)}
        assert held == {2019: int(year == 2019), 2020: int(year == 2020)}

    def test_a_late_review_moves_the_next_one(self) -> None:
        late = child(date(2018, 7, 3), date(2018, 10, 3))
        assert share(measured(late)[HELD]) == (1, 2)

    def test_an_early_review_moves_the_next_one_forward(self) -> None:
        early = child(date(2018, 6, 11), date(2018, 9, 12))
        assert share(measured(early)[HELD]) == (1, 2)

    def test_a_due_date_on_a_saturday_is_not_moved_to_monday(self) -> None:
        """The second of a first review on Fri 10 August 2018 is due on Sat 10 November."""
        entered = date(2018, 7, 16)
        for held_on, on_time in ((date(2018, 11, 10), 2), (date(2018, 11, 12), 1)):
            figure = measured(child(date(2018, 8, 10), held_on, began_on=entered))[HELD]
            assert share(figure) == (on_time, 2)

    def test_children_affected_are_counted_once_each(self) -> None:
        late_twice = child(date(2018, 7, 3), date(2018, 10, 4))
        figures = measured(late_twice, child(FIRST_DUE))
        assert figures["reviews_held_late"].numerator == 2
        assert figures["children_with_late_review"].numerator == 1

    def test_none_held_is_none_to_count(self) -> None:
        figure = measured(child())[HELD]
        assert share(figure) == (0, 0)
        assert figure.percent is None


class TestHeldWithMoreThanHalfOfTheIntervalLeft:
    """The second is due 92 days after a first review on 2 July: half is 46 days, 17 August."""

    @pytest.mark.parametrize(("after", "extra"), [(-1, 1), (0, 0), (1, 0)])
    def test_no_rung_asked_for_it_yet_and_it_counts_all_the_same(
        self, after: int, extra: int
    ) -> None:
        figures = measured(child(FIRST_DUE, date(2018, 8, 17) + after * DAY))
        assert figures["reviews_held_early"].numerator == extra
        assert share(figures[HELD]) == (2, 2)


class TestOfReviewsDue:
    @pytest.mark.parametrize(("after", "on_time"), [(-1, 1), (0, 1), (1, 0)])
    def test_one_held_late_is_not_on_time(self, after: int, on_time: int) -> None:
        figure = measured(child(FIRST_DUE + after * DAY, ended_on=date(2018, 8, 1)))[DUE]
        assert share(figure) == (on_time, 1)

    def test_one_never_held_cannot_hide(self) -> None:
        figures = measured(LENA)
        assert share(figures[HELD]) == (0, 0)
        assert share(figures[DUE]) == (0, 1)

    @pytest.mark.parametrize(("after", "required"), [(-1, 0), (0, 0), (1, 1)])
    def test_one_is_required_only_if_the_child_is_still_in_care_at_the_end_of_the_day(
        self, after: int, required: int
    ) -> None:
        left = child(ended_on=FIRST_DUE + after * DAY)
        assert share(measured(left)[DUE]) == (0, required)

    def test_one_held_on_the_leaving_day_that_was_its_due_date_counts_only_as_held(self) -> None:
        figures = measured(child(FIRST_DUE, ended_on=FIRST_DUE))
        assert share(figures[HELD]) == (1, 1)
        assert share(figures[DUE]) == (0, 0)

    def test_due_on_31_march_and_held_in_april_is_not_on_time_in_the_first_year(self) -> None:
        cast = facts_of(due_on_31_march(date(2019, 4, 1)))
        assert share(figures_of(cast, 2019)[DUE], "second") == (0, 1)
        assert share(figures_of(cast, 2020)[DUE], "second") == (0, 0)

    def test_due_on_31_march_and_held_that_day_is_on_time(self) -> None:
        assert share(measured(due_on_31_march(date(2019, 3, 31)))[DUE], "second") == (1, 1)

    def test_held_in_march_for_a_due_date_in_april_is_next_years(self) -> None:
        cast = facts_of(child(date(2019, 3, 29), began_on=date(2019, 3, 4), years=(2019, 2020)))
        assert share(figures_of(cast, 2019)[DUE]) == (0, 0)
        assert share(figures_of(cast, 2019)[HELD]) == (1, 1)
        assert share(figures_of(cast, 2020)[DUE], "first") == (1, 1)

    def test_a_limit_withdrawn_by_placement_is_not_due_and_one_that_had_passed_stays(self) -> None:
        def placed(on: date) -> Child:
            episodes = (
                Episode(ENTRY, on, end_reason="X1"),
                Episode(on, None, "P", "E1", "A4"),
            )
            return Child("A", episodes)

        assert share(measured(placed(FIRST_DUE))[DUE], "first") == (0, 0)
        assert share(measured(placed(FIRST_DUE + DAY))[DUE], "first") == (0, 1)
        assert share(measured(placed(FIRST_DUE + DAY))[DUE], "adoption_1") == (0, 1)


class TestByChild:
    def test_every_review_on_time_passes_and_one_late_fails(self) -> None:
        assert share(measured(child(FIRST_DUE, SECOND_DUE))[EVERY]) == (1, 1)
        assert share(measured(child(FIRST_DUE, SECOND_DUE + DAY))[EVERY]) == (0, 1)

    def test_one_still_unheld_on_31_march_fails(self) -> None:
        assert share(measured(LENA)[EVERY]) == (0, 1)

    def test_nothing_due_and_nothing_held_is_not_eligible(self) -> None:
        waiting = child(began_on=date(2019, 3, 4))
        assert share(measured(waiting)[EVERY]) == (0, 0)
        assert measured(waiting)[EVERY].not_known == 0

    def test_one_due_on_31_march_and_not_held_that_day_fails(self) -> None:
        assert share(measured(due_on_31_march())[EVERY]) == (0, 1)
        assert share(measured(due_on_31_march(date(2019, 3, 31)))[EVERY]) == (1, 1)

    def test_one_due_on_1_april_and_not_held_yet_passes(self) -> None:
        """Second review due on 1 April 2019, three months after 1 January."""
        waiting = child(date(2019, 1, 1), began_on=date(2018, 12, 3))
        assert share(measured(waiting)[EVERY]) == (1, 1)

    def test_a_lapse_across_31_march_fails_both_years(self) -> None:
        cast = facts_of(due_on_31_march(date(2019, 4, 1), date(2019, 10, 1)))
        assert share(figures_of(cast, 2019)[EVERY]) == (0, 1)
        assert share(figures_of(cast, 2020)[EVERY]) == (0, 1)

    def test_a_child_who_only_carries_an_unheld_review_over_is_eligible_and_fails(self) -> None:
        """Second review due 31 March, not held by the day she left in May."""
        cast = child(
            date(2018, 12, 31),
            began_on=date(2018, 12, 3),
            ended_on=date(2019, 5, 7),
            years=(2019, 2020),
        )
        figures = figures_of(facts_of(cast), 2020)
        assert share(figures[DUE]) == (0, 0)
        assert share(figures[EVERY_IN_YEAR]) == (0, 1)

    def test_leavers_are_only_in_the_second_line(self) -> None:
        left = child(FIRST_DUE + DAY, ended_on=date(2018, 9, 3))
        assert share(measured(left)[EVERY]) == (0, 0)
        assert share(measured(left)[EVERY_IN_YEAR]) == (0, 1)

    def test_a_child_with_a_review_that_cannot_be_judged_is_not_known_and_not_eligible(
        self,
    ) -> None:
        unjudged = Child("A", (Episode(date(2018, 2, 12), new_episode="P"),), (date(2018, 8, 15),))
        figures = measured(unjudged)
        assert share(figures[EVERY]) == share(figures[EVERY_IN_YEAR]) == (0, 0)
        assert figures[EVERY].not_known == figures[EVERY_IN_YEAR].not_known == 1

    def test_a_child_counts_once_over_two_periods_and_the_worse_one_decides(self) -> None:
        episodes = (Episode(ENTRY, date(2018, 8, 6), end_reason="E4A"), Episode(date(2018, 9, 3)))
        both = Child("A", episodes, (FIRST_DUE + DAY, date(2018, 10, 1), date(2019, 1, 1)))
        figures = measured(both)
        assert share(figures[HELD]) == (2, 3)
        assert share(figures[EVERY]) == (0, 1)


class TestByRung:
    def test_the_rungs_are_first_second_and_later(self) -> None:
        held = measured(child(FIRST_DUE, SECOND_DUE, date(2019, 3, 29)))[HELD]
        lines = {name: share(held, name) for name in held.by if share(held, name) != (0, 0)}
        assert lines == {"first": (1, 1), "second": (1, 1), "later": (1, 1)}

    def test_the_adoption_ladder_is_four_weeks_then_three_months_then_six(self) -> None:
        placed_on = date(2018, 7, 3)
        episodes = (
            Episode(ENTRY, placed_on, end_reason="X1"),
            Episode(placed_on, None, "P", "E1", "A4"),
        )
        reviews = FIRST_DUE, date(2018, 7, 31), date(2018, 10, 31), date(2019, 3, 29)
        held = measured(Child("A", episodes, reviews))[HELD]
        lines = {name: share(held, name) for name in held.by if share(held, name) != (0, 0)}
        assert lines == {
            "first": (1, 1),
            "adoption_1": (1, 1),
            "adoption_2": (1, 1),
            "adoption_3_or_more": (1, 1),
        }

    @pytest.mark.parametrize(("after", "on_time"), [(0, 1), (1, 0)])
    def test_the_first_after_placement_is_due_on_the_28th_day(
        self, after: int, on_time: int
    ) -> None:
        placed_on = date(2018, 7, 3)
        episodes = (
            Episode(ENTRY, placed_on, end_reason="X1"),
            Episode(placed_on, None, "P", "E1", "A4"),
        )
        cast = Child("A", episodes, (FIRST_DUE, date(2018, 7, 31) + after * DAY))
        assert share(measured(cast)[HELD], "adoption_1") == (on_time, 1)


class TestDaysLate:
    def late_by(self, *days: int) -> list[Child]:
        return [child(FIRST_DUE + late * DAY, ended_on=date(2018, 10, 1)) for late in days]

    def test_the_middle_one_of_three(self) -> None:
        figure = measured(*self.late_by(1, 2, 21))["days_late"]
        assert (figure.numerator, figure.value) == (3, Decimal(2))
        assert figure.by["worst"] == 21

    def test_the_mean_of_the_middle_two_of_four(self) -> None:
        figure = measured(*self.late_by(1, 2, 5, 21))["days_late"]
        assert figure.value == Decimal("3.5")

    def test_reviews_on_time_are_not_in_it(self) -> None:
        figure = measured(*self.late_by(-1, 0, 4))["days_late"]
        assert (figure.numerator, figure.value) == (1, Decimal(4))

    def test_none_late_has_no_median(self) -> None:
        figure = measured(*self.late_by(0))["days_late"]
        assert (figure.numerator, figure.value) == (0, None)

    def test_first_reviews_are_also_given_in_working_days(self) -> None:
        """Mon 2 July to Mon 9 July 2018 is five working days."""
        figures = measured(*self.late_by(7))
        assert figures["days_late"].value == 7
        assert figures["working_days_late_first"].value == 5

    def test_a_first_review_late_over_a_weekend_is_late_by_days_but_not_by_working_days(
        self,
    ) -> None:
        """20 working days after Thu 2 August 2018, over a bank holiday, is Fri 31 August."""
        figures = measured(child(date(2018, 9, 1), began_on=date(2018, 8, 2)))
        assert figures["days_late"].value == 1
        assert figures["working_days_late_first"].value == 0

    def test_later_reviews_are_not_in_the_line_of_first_ones(self) -> None:
        figures = measured(child(FIRST_DUE, SECOND_DUE + 3 * DAY))
        assert figures["days_late"].numerator == 1
        assert figures["working_days_late_first"].numerator == 0

    def test_never_held_runs_to_31_march_or_to_leaving_and_is_not_in_the_median(self) -> None:
        figures = measured(LENA, child(ended_on=date(2018, 7, 9)))
        assert figures["days_late"].numerator == 0
        never = figures["reviews_never_held"]
        assert (never.numerator, never.value) == (2, Decimal(31))
        assert never.by["worst"] == 55

    def test_held_in_april_is_never_held_as_at_31_march(self) -> None:
        cast = facts_of(due_on_31_march(date(2019, 4, 1)))
        figure = figures_of(cast, 2019)["reviews_never_held"]
        assert (figure.numerator, figure.value) == (1, Decimal(0))


class TestRecovered:
    LATE = FIRST_DUE + DAY

    def test_every_further_review_on_time_has_recovered(self) -> None:
        assert share(measured(child(self.LATE, SECOND_DUE))["recovered"]) == (1, 1)

    def test_one_further_review_late_has_not(self) -> None:
        late_again = child(self.LATE, date(2018, 10, 4), date(2019, 3, 1))
        assert share(measured(late_again)["recovered"]) == (0, 1)

    def test_one_further_review_due_and_not_held_has_not(self) -> None:
        assert share(measured(child(self.LATE))["recovered"]) == (0, 1)

    def test_nothing_further_held_or_due_is_not_eligible(self) -> None:
        """Entered 4 January 2019, due 1 February, held 1 March: the next is due 1 June."""
        waiting = child(date(2019, 3, 1), began_on=date(2019, 1, 4))
        assert share(measured(waiting)["recovered"]) == (0, 0)

    def test_a_first_review_on_time_is_not_eligible(self) -> None:
        assert share(measured(child(FIRST_DUE, SECOND_DUE))["recovered"]) == (0, 0)

    def test_a_first_review_not_held_at_all_has_nothing_further(self) -> None:
        assert share(measured(LENA)["recovered"]) == (0, 0)

    @pytest.mark.parametrize(
        ("began_on", "eligible"),
        [(date(2017, 3, 2), 0), (date(2017, 3, 3), 0), (date(2017, 3, 6), 1)],
    )
    def test_the_first_due_date_is_in_the_year_or_the_year_before(
        self, began_on: date, eligible: int
    ) -> None:
        """20 working days after Fri 3 March 2017 is Fri 31 March; after Mon 6 March, 3 April."""
        late = date(2017, 4, 10)
        reviews = late, date(2017, 7, 10), date(2018, 1, 10), date(2018, 7, 10), date(2019, 1, 10)
        cast = child(*reviews, began_on=began_on, years=(2017, 2018, 2019))
        assert share(measured(cast)["recovered"]) == (eligible, eligible)

    def test_late_in_an_earlier_period_does_not_hide_behind_a_later_one(self) -> None:
        episodes = (Episode(ENTRY, date(2018, 10, 5), end_reason="E4A"), Episode(date(2018, 11, 5)))
        cast = Child("A", episodes, (self.LATE, date(2018, 10, 4), date(2018, 12, 3)))
        assert share(measured(cast)["recovered"]) == (0, 1)


class TestFirstReviewHeldOrNotNeeded:
    def line(self, *cast: Child, year: int = 2019) -> str:
        figure = measured(*cast, year=year)["had_first_review"]
        if figure.denominator:
            return "reviewed" if figure.numerator else "not_reviewed"
        [line] = figure.left_out or {"not_known": figure.not_known}
        return line

    @pytest.mark.parametrize(
        ("after", "line"), [(-1, "not_required"), (0, "not_required"), (1, "not_reviewed")]
    )
    def test_left_before_or_on_the_due_date_is_not_required(self, after: int, line: str) -> None:
        assert self.line(child(ended_on=FIRST_DUE + after * DAY)) == line

    @pytest.mark.parametrize(
        ("began_on", "line"),
        [
            (date(2019, 2, 28), "not_reviewed"),
            (date(2019, 3, 1), "not_reviewed"),
            (date(2019, 3, 4), "not_yet_due"),
        ],
    )
    def test_due_after_31_march_is_not_yet_due(self, began_on: date, line: str) -> None:
        """20 working days after Fri 1 March 2019 is Fri 29 March; after Mon 4 March, 1 April."""
        assert self.line(child(began_on=began_on)) == line

    def test_reviewed_late_is_reviewed(self) -> None:
        assert self.line(child(FIRST_DUE + 30 * DAY)) == "reviewed"

    def test_reviewed_the_year_before_is_reviewed(self) -> None:
        cast = child(date(2018, 2, 1), began_on=date(2018, 1, 8), years=(2018, 2019))
        assert self.line(cast) == "reviewed"

    def test_reviewed_only_in_an_earlier_period_is_not_reviewed_in_this_one(self) -> None:
        episodes = (Episode(ENTRY, date(2018, 8, 6), end_reason="E4A"), Episode(date(2018, 9, 3)))
        assert self.line(Child("A", episodes, (FIRST_DUE,))) == "not_reviewed"

    def test_reviewed_after_31_march_is_not_reviewed_by_it(self) -> None:
        assert self.line(child(date(2019, 4, 1), years=(2019, 2020))) == "not_reviewed"

    def test_in_care_before_the_files_and_no_review_seen_is_not_known(self) -> None:
        moved = Child("A", (Episode(date(2018, 2, 12), new_episode="P"),))
        started = Child("A", (Episode(date(2018, 2, 12)),))
        assert self.line(moved) == self.line(started) == "not_known"

    def test_in_care_before_the_files_and_a_review_seen_is_reviewed(self) -> None:
        moved = Child("A", (Episode(date(2018, 2, 12), new_episode="P"),), (date(2018, 8, 15),))
        assert self.line(moved) == "reviewed"

    def test_a_start_before_the_files_that_ended_before_its_due_date_is_not_required(self) -> None:
        """20 working days after Mon 19 March 2018, over Easter, is Wed 18 April."""
        for ended_on, line in (
            (date(2018, 4, 18), "not_required"),
            (date(2018, 4, 19), "not_known"),
        ):
            assert self.line(child(began_on=date(2018, 3, 19), ended_on=ended_on)) == line

    def test_short_breaks_are_in_no_line(self) -> None:
        figure = measured(Child("A", (Episode(ENTRY, legal_status="V3"),)))["had_first_review"]
        assert share(figure) == (0, 0)
        assert (figure.left_out, figure.not_known) == ({}, 0)

    def test_every_child_in_the_year_has_one_line(self) -> None:
        cast = (
            child(),
            child(FIRST_DUE),
            child(ended_on=FIRST_DUE),
            child(began_on=date(2019, 3, 4)),
            Child("A", (Episode(date(2018, 2, 12), new_episode="P"),)),
        )
        figures = measured(*cast)
        figure = figures["had_first_review"]
        lines = (figure.denominator or 0) + figure.not_known + sum(figure.left_out.values())
        assert lines == figures["looked_after_in_year"].numerator == 5


class TestTheMarkOf2020:
    """A six-month review due 24 April to 25 September 2020 keeps its judgement and carries a mark."""

    @pytest.mark.parametrize(
        ("before", "marked"),
        [
            (date(2019, 10, 23), 0),
            (date(2019, 10, 24), 1),
            (date(2020, 3, 25), 1),
            (date(2020, 3, 26), 0),
        ],
    )
    def test_by_the_day_on_which_its_six_months_end(self, before: date, marked: int) -> None:
        cast = Child(
            "A",
            (Episode(date(2019, 5, 7)),),
            (date(2019, 6, 3), date(2019, 9, 2), before, date(2020, 10, 1)),
            (2020, 2021),
        )
        figures = measured(cast, year=2021)
        assert figures["reviews_covid_mark"].numerator == marked
        assert share(figures[HELD]) == (0, 1)

    def test_first_and_second_reviews_carry_none(self) -> None:
        cast = child(date(2020, 6, 1), date(2020, 9, 1), began_on=date(2020, 5, 4), years=(2021,))
        assert measured(cast, year=2021)["reviews_covid_mark"].numerator == 0


def test_a_line_without_reviews_is_none_to_count() -> None:
    assert Part(0, 0).percent is None


class TestWhichReviewsCarryTheMarkOf2020:
    @staticmethod
    def marked(*held: date, began_on: date, new_episode: str = "S") -> int | None:
        child = Child("A", (Episode(began_on, new_episode=new_episode),), held, (2020, 2021))
        return figures_of(facts_of(child), 2021)["reviews_covid_mark"].numerator

    def test_an_assumed_six_months_carries_it(self) -> None:
        began_on = date(2015, 6, 1)
        held = (date(2019, 12, 2), date(2020, 6, 2))
        assert self.marked(*held, began_on=began_on, new_episode="P") == 1

    def test_a_second_review_does_not(self) -> None:
        held = (date(2020, 3, 2), date(2020, 6, 2))
        assert self.marked(*held, began_on=date(2020, 2, 10)) == 0

    def test_the_window_after_an_adoptive_placement_does_not(self) -> None:
        placed, returned = date(2020, 2, 3), date(2020, 4, 20)
        child = Child(
            "A",
            (
                Episode(date(2019, 4, 8), placed, "S", "E1", "U4", "X1"),
                Episode(placed, returned, "P", "E1", "A5", "X1"),
                Episode(returned, None, "P", "E1", "U4"),
            ),
            (
                date(2019, 5, 6),
                date(2019, 8, 5),
                date(2020, 1, 31),
                date(2020, 3, 2),
                date(2020, 5, 28),
            ),
            (2020, 2021),
        )
        figures = figures_of(facts_of(child), 2021)
        assert figures["reviews_held_on_time"].numerator == 1
        assert figures["reviews_covid_mark"].numerator == 0
