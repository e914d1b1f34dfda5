"""Periods of care put together from episodes, and how far back the files go (0.2 to 0.5, 0.8)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import polars as pl
import pytest

from footprint.domain.care import TO_SHORT_BREAKS, Care, assemble
from footprint.domain.facts import Facts
from tests.cohort import Child, Episode, facts_of, span
from tests.domain.measuring import figures_of, share

YEAR_END = date(2019, 3, 31)


class Period(NamedTuple):
    began_on: date
    ended_on: date | None
    end_known: bool
    start_known: bool


def periods(care: Care) -> list[Period]:
    columns = care.periods.select(*Period._fields)
    return [Period(*row) for row in columns.iter_rows()]


def of(*episodes: Episode, as_at: date = YEAR_END, years: tuple[int, ...] = (2019,)) -> Care:
    return assemble(facts_of(Child("A", episodes, years=years)), as_at)


def dates(care: Care) -> list[tuple[date, date | None]]:
    return [(period.began_on, period.ended_on) for period in periods(care)]


def findings(care: Care) -> list[tuple[str, int]]:
    return sorted(care.findings.iter_rows())


def history_from(facts: Facts, as_at: date = YEAR_END) -> list[date]:
    return assemble(facts, as_at).periods["history_from"].to_list()


JUNE, AUGUST, OCTOBER = date(2018, 6, 4), date(2018, 8, 6), date(2018, 10, 1)


def left(
    began_on: date, ended_on: date, rec: str = "E4A", rne: str = "S", ls: str = "V2"
) -> Episode:
    return Episode(began_on, ended_on, rne, ls, end_reason=rec)


class TestWhereAPeriodGoesOn:
    @pytest.mark.parametrize("rne", ["L", "P", "T", "B", "U"])
    def test_it_goes_on_when_the_next_episode_begins_on_the_day_that_x1_ended_the_last(
        self, rne: str
    ) -> None:
        care = of(left(JUNE, AUGUST, "X1"), Episode(AUGUST, new_episode=rne))
        assert periods(care) == [Period(JUNE, None, end_known=False, start_known=True)]
        assert findings(care) == []

    def test_s_after_x1_begins_a_new_period_and_is_listed(self) -> None:
        care = of(left(JUNE, AUGUST, "X1"), Episode(AUGUST))
        assert dates(care) == [(JUNE, AUGUST), (AUGUST, None)]
        assert findings(care) == [("neighbours_contradict", 1)]

    def test_leaving_and_then_a_move_the_same_day_is_a_new_period_without_a_known_start(
        self,
    ) -> None:
        care = of(left(JUNE, AUGUST), Episode(AUGUST, new_episode="P"))
        assert [(p.began_on, p.start_known) for p in periods(care)] == [
            (JUNE, True),
            (AUGUST, False),
        ]
        assert findings(care) == [("neighbours_contradict", 1)]

    def test_leaving_and_then_a_move_the_next_day_is_one_too(self) -> None:
        next_day = AUGUST + timedelta(days=1)
        care = of(left(JUNE, AUGUST), Episode(next_day, new_episode="P"))
        assert dates(care) == [(JUNE, AUGUST), (next_day, None)]
        assert findings(care) == [("neighbours_contradict", 1)]

    def test_x1_and_then_a_day_without_an_episode_is_a_new_period_and_is_listed(self) -> None:
        next_day = AUGUST + timedelta(days=1)
        care = of(left(JUNE, AUGUST, "X1"), Episode(next_day, new_episode="P"))
        assert dates(care) == [(JUNE, AUGUST), (next_day, None)]
        assert findings(care) == [("neighbours_contradict", 1)]

    def test_leaving_and_coming_back_another_day_is_two_periods_and_nothing_to_list(self) -> None:
        care = of(left(JUNE, AUGUST), Episode(OCTOBER))
        assert dates(care) == [(JUNE, AUGUST), (OCTOBER, None)]
        assert findings(care) == []

    def test_leaving_and_coming_back_the_same_day_is_two_periods_and_nothing_to_list(self) -> None:
        care = of(left(JUNE, AUGUST), Episode(AUGUST))
        assert dates(care) == [(JUNE, AUGUST), (AUGUST, None)]
        assert findings(care) == []

    def test_a_missing_reason_for_the_new_episode_is_not_a_start(self) -> None:
        facts = facts_of(Child("A", (Episode(JUNE),)))
        unsaid = facts.episodes.with_columns(new_episode=pl.lit(None, pl.String))
        care = assemble(replace(facts, episodes=unsaid), YEAR_END)
        assert periods(care) == [Period(JUNE, None, end_known=False, start_known=False)]

    def test_an_end_without_a_reason_does_not_go_on(self) -> None:
        care = of(Episode(JUNE, AUGUST, end_reason=None), Episode(AUGUST, new_episode="L"))
        assert dates(care) == [(JUNE, AUGUST), (AUGUST, None)]

    def test_one_childs_episodes_never_continue_anothers(self) -> None:
        care = assemble(
            facts_of(
                Child("A", (left(JUNE, AUGUST, "X1"),)),
                Child("B", (Episode(AUGUST, new_episode="P"),)),
            ),
            YEAR_END,
        )
        assert dates(care) == [(JUNE, AUGUST), (AUGUST, None)]

    def test_episodes_are_read_by_their_first_day_whatever_their_order_in_the_file(self) -> None:
        care = of(Episode(AUGUST, new_episode="P"), left(JUNE, AUGUST, "X1"))
        assert dates(care) == [(JUNE, None)]


class TestX1WithNothingAfterIt:
    def test_the_end_is_not_known_and_the_child_is_not_looked_after_from_that_day(self) -> None:
        care = of(left(JUNE, AUGUST, "X1"))
        assert periods(care) == [Period(JUNE, AUGUST, end_known=False, start_known=True)]
        assert findings(care) == [("x1_with_nothing_after", 0)]

    def test_it_is_no_leaver_and_is_counted_beside(self) -> None:
        figures = figures_of(facts_of(Child("A", (left(JUNE, AUGUST, "X1"),))), 2019)
        counted = {
            code: figures[code].numerator
            for code in ("entries", "leavers", "end_not_known", "looked_after_on")
        }
        assert counted == {
            "entries": 1,
            "leavers": 0,
            "end_not_known": 1,
            "looked_after_on": 0,
        }

    def test_x1_before_a_gap_leaves_an_end_that_nobody_has_given(self) -> None:
        care = of(left(JUNE, AUGUST, "X1"), Episode(OCTOBER, new_episode="P"))
        assert [period.end_known for period in periods(care)] == [False, False]


class TestOverlaps:
    def test_the_later_episode_wins_from_its_first_day_and_the_period_goes_on(self) -> None:
        care = of(left(JUNE, OCTOBER), Episode(AUGUST, new_episode="P"))
        assert dates(care) == [(JUNE, None)]
        assert care.episodes["ended_on"].to_list() == [AUGUST, None]
        assert findings(care) == [("overlapping_episodes", 1)]

    def test_an_episode_that_ends_on_the_day_the_next_begins_does_not_overlap_it(self) -> None:
        care = of(left(JUNE, AUGUST, "X1"), Episode(AUGUST, new_episode="P"))
        assert not care.episodes["cut"].any()

    def test_one_that_ends_a_day_later_does(self) -> None:
        care = of(left(JUNE, AUGUST + timedelta(days=1), "X1"), Episode(AUGUST, new_episode="P"))
        assert care.episodes["cut"].to_list() == [True, False]
        assert dates(care) == [(JUNE, None)]

    def test_the_earlier_episode_does_not_come_back_when_the_later_ends(self) -> None:
        care = of(Episode(JUNE), left(AUGUST, OCTOBER, "E4A", "P"))
        assert dates(care) == [(JUNE, OCTOBER)]

    def test_three_deep_each_is_cut_by_the_next(self) -> None:
        care = of(
            Episode(JUNE),
            left(AUGUST, date(2018, 12, 3), "X1", "P"),
            left(OCTOBER, date(2018, 11, 5), "E4B", "P"),
        )
        assert care.episodes["ended_on"].to_list() == [AUGUST, OCTOBER, date(2018, 11, 5)]
        assert dates(care) == [(JUNE, date(2018, 11, 5))]

    def test_one_wholly_inside_another_ends_both(self) -> None:
        care = of(
            left(JUNE, date(2019, 2, 1)),
            left(AUGUST, OCTOBER, "E4A", "P"),
            Episode(date(2018, 12, 3)),
        )
        assert dates(care) == [(JUNE, OCTOBER), (date(2018, 12, 3), None)]

    def test_an_overlapping_start_of_care_begins_a_new_period(self) -> None:
        care = of(left(JUNE, OCTOBER), Episode(AUGUST))
        assert dates(care) == [(JUNE, AUGUST), (AUGUST, None)]


class TestTheDaysOfCare:
    @pytest.mark.parametrize(
        ("began_on", "looked_after"),
        [(date(2019, 3, 30), 1), (date(2019, 3, 31), 1), (date(2019, 4, 1), 0)],
    )
    def test_the_day_of_entry_counts(self, began_on: date, looked_after: int) -> None:
        figures = figures_of(facts_of(Child("A", (Episode(began_on),))), 2019)
        assert figures["looked_after_on"].numerator == looked_after
        assert figures["looked_after_in_year"].numerator == looked_after

    @pytest.mark.parametrize(
        ("ended_on", "looked_after"),
        [(date(2019, 3, 30), 0), (date(2019, 3, 31), 0), (date(2019, 4, 1), 1)],
    )
    def test_the_day_of_leaving_does_not(self, ended_on: date, looked_after: int) -> None:
        figures = figures_of(facts_of(Child("A", (left(JUNE, ended_on),))), 2019)
        assert figures["looked_after_on"].numerator == looked_after

    @pytest.mark.parametrize(
        ("ended_on", "in_the_year"),
        [(date(2018, 3, 31), 0), (date(2018, 4, 1), 1), (date(2018, 4, 2), 1)],
    )
    def test_in_the_year_is_looked_after_on_the_31_march_before_it_or_entered_in_it(
        self, ended_on: date, in_the_year: int
    ) -> None:
        child = Child("A", (left(date(2017, 6, 5), ended_on),), years=(2018, 2019))
        assert figures_of(facts_of(child), 2019)["looked_after_in_year"].numerator == in_the_year

    def test_a_child_who_came_and_left_on_one_day_was_looked_after_in_the_year(self) -> None:
        figures = figures_of(facts_of(Child("A", (left(JUNE, JUNE),))), 2019)
        assert figures["looked_after_in_year"].numerator == 1
        assert (figures["entries"].numerator, figures["leavers"].numerator) == (1, 1)


class TestAsAt:
    def test_an_episode_that_begins_after_the_day_is_not_looked_at(self) -> None:
        episodes = (left(JUNE, AUGUST, "X1"), Episode(AUGUST, new_episode="P"))
        day_before = AUGUST - timedelta(days=1)
        assert of(*episodes, as_at=day_before).episodes.height == 1
        assert of(*episodes, as_at=AUGUST).episodes.height == 2

    @pytest.mark.parametrize(("after", "ended_on"), [(-1, None), (0, AUGUST), (1, AUGUST)])
    def test_an_end_after_the_day_has_not_happened_yet(
        self, after: int, ended_on: date | None
    ) -> None:
        care = of(left(JUNE, AUGUST), as_at=AUGUST + timedelta(days=after))
        assert dates(care) == [(JUNE, ended_on)]

    def test_an_overlap_that_has_not_begun_yet_cuts_nothing(self) -> None:
        care = of(Episode(JUNE), Episode(OCTOBER, new_episode="P"), as_at=AUGUST)
        assert dates(care) == [(JUNE, None)]
        assert findings(care) == []

    def test_a_child_who_has_not_come_yet_has_no_period(self) -> None:
        assert dates(of(Episode(OCTOBER), as_at=AUGUST)) == []


class TestShortBreaks:
    def test_a_series_of_short_breaks_is_in_no_period(self) -> None:
        care = of(
            left(JUNE, date(2018, 6, 6), ls="V3"),
            left(AUGUST, date(2018, 8, 8), ls="V4"),
            Episode(OCTOBER, legal_status="V3"),
        )
        assert dates(care) == []

    def test_a_change_to_another_status_starts_the_period_that_day(self) -> None:
        care = of(
            left(JUNE, AUGUST, "X1", ls="V3"), Episode(AUGUST, new_episode="L", legal_status="V2")
        )
        assert periods(care) == [Period(AUGUST, None, end_known=False, start_known=True)]

    @pytest.mark.parametrize(("held_on", "on_time"), [(date(2018, 9, 4), 1), (date(2018, 9, 5), 0)])
    def test_and_the_first_review_is_due_20_working_days_after_that_day(
        self, held_on: date, on_time: int
    ) -> None:
        child = Child(
            "A",
            (left(JUNE, AUGUST, "X1", ls="V3"), Episode(AUGUST, new_episode="L")),
            (held_on,),
        )
        figure = figures_of(facts_of(child), 2019)["reviews_held_on_time"]
        assert (figure.numerator, figure.denominator) == (on_time, 1)

    def test_short_breaks_and_then_days_at_home_are_no_start_of_care(self) -> None:
        next_day = AUGUST + timedelta(days=1)
        care = of(left(JUNE, AUGUST, "X1", ls="V3"), Episode(next_day, new_episode="L"))
        assert [period.start_known for period in periods(care)] == [False]

    def test_a_change_to_short_breaks_ends_the_period_that_day(self) -> None:
        care = of(left(JUNE, AUGUST, "X1"), Episode(AUGUST, new_episode="L", legal_status="V3"))
        assert periods(care) == [Period(JUNE, AUGUST, end_known=True, start_known=True)]
        assert care.periods["end_reason"].to_list() == [TO_SHORT_BREAKS]
        assert findings(care) == []

    def test_after_short_breaks_in_the_middle_the_ladder_starts_again(self) -> None:
        care = of(
            left(JUNE, AUGUST, "X1"),
            left(AUGUST, OCTOBER, "X1", "L", "V3"),
            Episode(OCTOBER, new_episode="L"),
        )
        assert [(p.began_on, p.start_known) for p in periods(care)] == [
            (JUNE, True),
            (OCTOBER, True),
        ]

    def test_v3_to_v4_starts_nothing(self) -> None:
        care = of(
            left(JUNE, AUGUST, "X1", ls="V3"), Episode(AUGUST, new_episode="L", legal_status="V4")
        )
        assert dates(care) == []


class TestHowFarBackTheFilesGo:
    def test_from_the_first_april_of_the_first_year_of_the_run(self) -> None:
        child = Child("A", (Episode(date(2015, 5, 1)),), years=span(2017, 2019))
        assert history_from(facts_of(child)) == [date(2016, 4, 1)]

    def test_a_year_without_the_child_breaks_the_run(self) -> None:
        child = Child(
            "A", (left(date(2015, 5, 1), date(2016, 9, 1)), Episode(JUNE)), years=(2017, 2019)
        )
        assert history_from(facts_of(child, years=span(2017, 2019))) == [date(2018, 4, 1)] * 2

    def test_a_year_that_was_not_loaded_breaks_it_too(self) -> None:
        child = Child("A", (Episode(date(2015, 5, 1)),), years=(2017, 2019))
        assert history_from(facts_of(child)) == [date(2018, 4, 1)]

    def test_each_child_has_her_own_run(self) -> None:
        facts = facts_of(
            Child("A", (Episode(date(2015, 5, 1)),), years=span(2017, 2019)),
            Child("B", (Episode(date(2015, 5, 1)),), years=(2019,)),
        )
        assert history_from(facts) == [date(2016, 4, 1), date(2018, 4, 1)]

    def test_returns_of_years_after_the_as_at_day_are_not_looked_at(self) -> None:
        child = Child("A", (Episode(date(2015, 5, 1)),), years=(2017, 2019))
        assert history_from(facts_of(child), date(2017, 3, 31)) == [date(2016, 4, 1)]

    @pytest.mark.parametrize(
        ("began_on", "judged"),
        [(date(2018, 3, 31), False), (date(2018, 4, 1), True), (date(2018, 4, 2), True)],
    )
    def test_a_start_is_judged_from_the_first_day_of_the_files(
        self, began_on: date, judged: bool
    ) -> None:
        assert of(Episode(began_on)).periods["judged_start"].to_list() == [judged]

    def test_a_first_episode_that_is_no_start_is_never_judged(self) -> None:
        assert of(Episode(JUNE, new_episode="P")).periods["judged_start"].to_list() == [False]


def jo(*reviews: date, years: tuple[int, ...] = (2019,)) -> Child:
    return Child("Jo", (Episode(date(2018, 2, 12), new_episode="P"),), reviews, years)


class TestWhatCannotBeJudged:
    @pytest.mark.parametrize("held_on", [date(2018, 8, 15), date(2018, 9, 29), date(2018, 9, 30)])
    def test_the_first_known_review_up_to_six_months_after_the_day_before_the_files(
        self, held_on: date
    ) -> None:
        figure = figures_of(facts_of(jo(held_on)), 2019)["reviews_held_on_time"]
        assert (figure.numerator, figure.denominator, figure.cannot_be_judged) == (0, 0, 1)
        assert figure.percent is None

    def test_on_the_day_after_that_it_is_late_for_certain(self) -> None:
        figures = figures_of(facts_of(jo(date(2018, 10, 1))), 2019)
        held = figures["reviews_held_on_time"]
        assert (held.numerator, held.denominator, held.cannot_be_judged) == (0, 1, 0)
        assert figures["days_late"].value == 1
        due = figures["reviews_due_on_time"]
        assert (due.numerator, due.denominator) == (0, 1)

    @pytest.mark.parametrize(
        ("held_on", "on_time"),
        [(date(2019, 2, 14), 1), (date(2019, 2, 15), 1), (date(2019, 2, 16), 0)],
    )
    def test_the_interval_after_it_is_six_months_and_marked_as_assumed(
        self, held_on: date, on_time: int
    ) -> None:
        figure = figures_of(facts_of(jo(date(2018, 8, 15), held_on)), 2019)["reviews_held_on_time"]
        part = figure.by["later_assumed"]
        assert (figure.numerator, figure.denominator) == (on_time, 1)
        assert not isinstance(part, int)
        assert (part.numerator, part.denominator) == (on_time, 1)

    def test_no_review_at_all_is_overdue_for_certain_once_the_six_months_are_over(self) -> None:
        figures = figures_of(facts_of(jo()), 2019)
        due = figures["reviews_due_on_time"]
        assert (due.numerator, due.denominator) == (0, 1)
        assert figures["reviews_never_held"].by["worst"] == 182  # 30 Sep 2018 to 31 Mar 2019
        assert figures["children_every_review_on_time"].denominator == 1

    def test_a_start_before_the_files_gives_no_first_review_deadline(self) -> None:
        child = Child("A", (Episode(date(2018, 3, 29)),), (date(2018, 8, 15),))
        figure = figures_of(facts_of(child), 2019)["reviews_held_on_time"]
        assert (figure.denominator, figure.cannot_be_judged) == (0, 1)

    def test_loading_the_year_before_mends_it(self) -> None:
        earlier = (date(2018, 3, 12), date(2018, 6, 12), date(2018, 12, 12))
        child = Child("Jo", (Episode(date(2018, 2, 12)),), earlier)
        alone = figures_of(facts_of(child), 2019)["reviews_held_on_time"]
        both = figures_of(facts_of(child._replace(years=(2018, 2019))), 2019)[
            "reviews_held_on_time"
        ]
        assert (alone.numerator, alone.denominator, alone.cannot_be_judged) == (1, 1, 1)
        assert (both.numerator, both.denominator, both.cannot_be_judged) == (2, 2, 0)

    def test_in_no_return_up_to_the_day_nothing_is_late_or_overdue_for_certain(self) -> None:
        """Only a later year's return says that the child was here; its reviews are not loaded."""
        episodes = (
            Episode(date(2016, 5, 2), date(2016, 6, 6), end_reason="E4A", year=2018),
            Episode(date(2016, 7, 4), new_episode="P", year=2018),
        )
        facts = facts_of(Child("A", episodes, years=(2018,)), years=(2017, 2018))
        figures = figures_of(facts, 2017)
        assert figures["looked_after_on"].numerator == 1
        assert share(figures["reviews_due_on_time"]) == (0, 0)
        assert figures["had_first_review"].not_known == 1


class TestOpenAndThenAbsent:
    """Open when a year's return ended, and not in the next: nobody has said that the child left."""

    CHILD = Child("A", (Episode(date(2017, 6, 5)),), years=(2018,))
    FACTS = facts_of(CHILD, years=(2018, 2019))

    def test_the_child_is_looked_after_to_the_end_of_that_year(self) -> None:
        assert figures_of(self.FACTS, 2018)["looked_after_on"].numerator == 1

    def test_and_after_it_is_neither_in_care_nor_a_leaver(self) -> None:
        figures = figures_of(self.FACTS, 2019)
        assert figures["looked_after_on"].numerator == 0
        assert figures["leavers"].numerator == 0
        assert figures["end_not_known"].numerator == 1
        assert figures["looked_after_before"].numerator == 1

    def test_it_is_listed(self) -> None:
        assert findings(assemble(self.FACTS, YEAR_END)) == [("open_then_absent", 0)]

    def test_no_review_is_asked_for_after_it(self) -> None:
        assert figures_of(self.FACTS, 2019)["reviews_due_on_time"].denominator == 0

    def test_the_figure_names_what_it_leaves_out(self) -> None:
        assert figures_of(self.FACTS, 2019)["looked_after_on"].left_out == {
            "absent_from_the_next_return": 1
        }

    def test_one_whose_next_return_was_not_loaded_stays_in_care(self) -> None:
        assert dates(assemble(facts_of(self.CHILD), YEAR_END)) == [(date(2017, 6, 5), None)]

    def test_across_a_year_that_was_not_loaded_nothing_is_followed(self) -> None:
        """Whether the child left in the missing year is not in the files."""
        facts = facts_of(self.CHILD, years=(2018, 2020))
        assert dates(assemble(facts, date(2018, 3, 31))) == [(date(2017, 6, 5), None)]
        assert dates(assemble(facts, date(2020, 3, 31))) == []

    def test_one_that_a_later_episode_replaces_is_an_overlap_and_not_absent(self) -> None:
        replaced = Child(
            "A",
            (Episode(date(2017, 6, 5), year=2018), Episode(AUGUST, new_episode="P", year=2019)),
            years=(2018, 2019),
        )
        care = assemble(facts_of(replaced), YEAR_END)
        assert dates(care) == [(date(2017, 6, 5), None)]
        assert findings(care) == [("overlapping_episodes", 1)]
