"""The reading of one child's ladder, rule by rule (docs/adr/0002), and worked cohort A."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.domain.timetable.child import (
    JudgedReview,
    Limit,
    PeriodHistory,
    Turn,
    TurnKind,
    next_deadline,
    read_period,
)

YEAR_END = date(2019, 3, 31)
LONG_AGO = date(2010, 4, 1)


def history(
    began_on: date,
    *reviews: date,
    ended_on: date | None = None,
    turns: Sequence[Turn] = (),
    start_known: bool = True,
    follows_another: bool = False,
    history_from: date = LONG_AGO,
    as_at: date = YEAR_END,
) -> PeriodHistory:
    return PeriodHistory(
        began_on=began_on,
        ended_on=ended_on,
        start_known=start_known,
        follows_another=follows_another,
        history_from=history_from,
        turns=tuple(turns),
        reviews=reviews,
        as_at=as_at,
    )


def from_the_files(*reviews: date, turns: Sequence[Turn] = (), **more: object) -> PeriodHistory:
    """A child already looked after when the files begin, on 1 April 2018."""
    begins = date(2018, 4, 1)
    known = history(begins, *reviews, turns=turns, start_known=False, history_from=begins)
    return replace(known, **more)  # type: ignore[arg-type]


def dues(read: PeriodHistory) -> list[tuple[str, date, date | None]]:
    """Every required limit: rung, due, held."""
    limits = read_period(read).limits
    return [(each.rung, each.deadline.due, each.held_on) for each in limits if each.required]


def limits(read: PeriodHistory) -> tuple[Limit, ...]:
    return read_period(read).limits


def reviews(read: PeriodHistory) -> tuple[JudgedReview, ...]:
    return read_period(read).reviews


def judged(read: PeriodHistory) -> list[tuple[str | None, date | None, int | None]]:
    """Every review: rung, due, days late."""
    return [(each.rung, each.due, each.days_late) for each in reviews(read)]


def turn(kind: TurnKind, on: date) -> Turn:
    return Turn(on, kind)


AMINA = history(date(2018, 6, 4), date(2018, 7, 2), date(2018, 10, 2))
BEN = history(date(2018, 6, 4), date(2018, 7, 3), date(2018, 9, 20), date(2019, 3, 18))
KIT = history(
    date(2017, 12, 11),
    date(2018, 1, 9),
    date(2018, 2, 6),
    date(2018, 7, 30),
    date(2018, 10, 30),
    turns=[turn("placed", date(2018, 7, 2))],
    ended_on=date(2019, 1, 14),
)


class TestCohortA:
    def test_amina_was_on_time_and_her_next_review_is_due_on_2_april(self) -> None:
        assert judged(AMINA) == [
            ("first", date(2018, 7, 2), 0),
            ("second", date(2018, 10, 2), 0),
        ]
        coming = next_deadline(AMINA)
        assert coming is not None
        assert coming.due == date(2019, 4, 2)
        assert coming.working == "6 months after the previous review on 2 October 2018"

    def test_bens_first_review_was_a_day_late_and_moved_the_next_ones(self) -> None:
        assert judged(BEN) == [
            ("first", date(2018, 7, 2), 1),
            ("second", date(2018, 10, 3), 0),
            ("later", date(2019, 3, 20), 0),
        ]

    def test_caras_limit_on_a_saturday_was_not_moved(self) -> None:
        cara = history(
            date(2015, 9, 1),
            date(2015, 9, 20),
            date(2015, 12, 1),
            date(2017, 11, 10),
            date(2018, 5, 10),
            date(2018, 11, 12),
        )
        assert judged(cara)[-2:] == [
            ("later", date(2018, 5, 10), 0),
            ("later", date(2018, 11, 10), 2),
        ]

    def test_dev_left_before_his_review_was_due(self) -> None:
        dev = history(date(2018, 12, 3), ended_on=date(2019, 1, 2))
        [limit] = limits(dev)
        assert limit.deadline.due == date(2019, 1, 3)
        assert not limit.required
        assert next_deadline(dev) is None

    def test_ellas_review_was_never_held(self) -> None:
        ella = history(date(2019, 2, 1), ended_on=date(2019, 3, 8))
        assert dues(ella) == [("first", date(2019, 3, 1), None)]

    def test_finn_turned_18_before_his_review_was_due(self) -> None:
        finn = history(
            date(2015, 9, 1),
            date(2015, 9, 20),
            date(2015, 12, 1),
            date(2018, 3, 20),
            ended_on=date(2018, 9, 15),
        )
        assert limits(finn)[-1].deadline.due == date(2018, 9, 20)
        assert not limits(finn)[-1].required

    def test_hals_late_review_started_the_next_interval(self) -> None:
        hal = history(
            date(2013, 5, 1),
            date(2013, 5, 20),
            date(2013, 8, 1),
            date(2017, 9, 20),
            date(2018, 4, 10),
            date(2018, 10, 9),
        )
        assert judged(hal)[-2:] == [
            ("later", date(2018, 3, 20), 21),
            ("later", date(2018, 10, 10), 0),
        ]

    def test_iris_and_lena_wait_for_their_first_review(self) -> None:
        assert dues(history(date(2019, 3, 4))) == [("first", date(2019, 4, 1), None)]
        assert dues(history(date(2019, 1, 7))) == [("first", date(2019, 2, 4), None)]

    def test_jos_first_known_review_cannot_be_judged_and_anchors_the_next(self) -> None:
        jo = from_the_files(date(2018, 8, 15), date(2019, 2, 14))
        first, second = reviews(jo)
        assert first == JudgedReview(date(2018, 8, 15), judged=False)
        assert (second.rung, second.due, second.on_time) == (
            "later_assumed",
            date(2019, 2, 15),
            True,
        )

    def test_kits_main_limit_was_withdrawn_on_placement_and_the_adoption_ladder_ran(self) -> None:
        assert [limit.deadline.due for limit in limits(KIT) if limit.withdrawn] == [
            date(2018, 8, 6)
        ]
        assert judged(KIT)[-2:] == [
            ("adoption_1", date(2018, 7, 30), 0),
            ("adoption_2", date(2018, 10, 30), 0),
        ]
        assert next_deadline(KIT) is None


class TestTheMainLadder:
    def test_a_review_held_early_moves_the_next_one_forward(self) -> None:
        early = history(date(2018, 6, 4), date(2018, 6, 11))
        assert dues(early)[-1] == ("second", date(2018, 9, 11), None)

    def test_a_review_on_the_day_of_entry_answers_the_first_limit(self) -> None:
        assert judged(history(date(2018, 6, 4), date(2018, 6, 4))) == [
            ("first", date(2018, 7, 2), 0)
        ]

    def test_a_review_on_the_day_of_leaving_counts(self) -> None:
        left = history(date(2018, 6, 4), date(2018, 7, 4), ended_on=date(2018, 7, 4))
        assert judged(left) == [("first", date(2018, 7, 2), 2)]
        assert dues(left) == [("first", date(2018, 7, 2), date(2018, 7, 4))]

    def test_a_limit_on_the_day_of_leaving_is_not_required_and_one_a_day_before_is(self) -> None:
        due = date(2018, 7, 2)
        assert dues(history(date(2018, 6, 4), ended_on=due)) == []
        assert dues(history(date(2018, 6, 4), ended_on=due + timedelta(days=1))) == [
            ("first", due, None)
        ]

    def test_two_reviews_on_one_day_are_one(self) -> None:
        day = date(2018, 7, 2)
        assert reviews(history(date(2018, 6, 4), day, day)) == reviews(
            history(date(2018, 6, 4), day)
        )

    def test_reviews_outside_the_period_are_not_read(self) -> None:
        stray = history(
            date(2018, 6, 4), date(2018, 6, 3), date(2018, 9, 2), ended_on=date(2018, 9, 1)
        )
        assert reviews(stray) == ()

    def test_nothing_after_the_as_at_date_is_read(self) -> None:
        as_at = date(2018, 8, 1)
        later = replace(BEN, as_at=as_at, ended_on=date(2018, 9, 1))
        assert [each.held_on for each in reviews(later)] == [date(2018, 7, 3)]
        coming = next_deadline(later)
        assert coming is not None
        assert coming.due == date(2018, 10, 3)
        assert read_period(replace(BEN, as_at=date(2018, 6, 3))).limits == ()

    def test_a_review_overdue_is_still_the_next_one(self) -> None:
        overdue = next_deadline(history(date(2019, 1, 7)))
        assert overdue is not None
        assert overdue.due == date(2019, 2, 4)
        assert overdue.last_working_day == date(2019, 2, 4)
        assert overdue.under.citation == "SI 2010/959 reg 33(1)"

    def test_a_child_who_left_on_the_as_at_date_has_left(self) -> None:
        assert next_deadline(replace(AMINA, ended_on=YEAR_END)) is None
        assert next_deadline(replace(AMINA, ended_on=YEAR_END + timedelta(days=1))) is not None

    def test_a_child_who_entered_on_the_as_at_date_has_a_first_limit(self) -> None:
        assert dues(history(YEAR_END)) == [("first", date(2019, 4, 30), None)]


class TestTheChangeOfLaw:
    AS_AT = date(2012, 3, 31)

    def test_an_entry_on_25_march_2011_has_four_weeks(self) -> None:
        child = history(date(2011, 3, 25), as_at=self.AS_AT)
        [limit] = limits(child)
        assert limit.deadline.due == date(2011, 4, 22)
        assert limit.deadline.last_working_day == date(2011, 4, 21)
        assert limit.deadline.under.code == "first_review_1991"
        assert limit.deadline.working.endswith("(our reading)")

    def test_an_entry_on_1_april_2011_has_twenty_working_days(self) -> None:
        child = history(date(2011, 4, 1), as_at=self.AS_AT)
        assert dues(child) == [("first", date(2011, 5, 5), None)]

    def test_the_interval_after_a_review_on_31_march_2011_is_the_older_laws(self) -> None:
        child = history(date(2011, 3, 7), date(2011, 3, 31), as_at=self.AS_AT)
        second = limits(child)[-1]
        assert second.deadline.due == date(2011, 6, 30)
        assert second.deadline.under.code == "second_review_1991"

    def test_the_interval_after_a_review_on_1_april_2011_is_the_present_laws(self) -> None:
        child = history(date(2011, 3, 7), date(2011, 4, 1), as_at=self.AS_AT)
        second = limits(child)[-1]
        assert second.deadline.due == date(2011, 7, 1)
        assert second.deadline.under.code == "second_review"


class TestTheEndsOfMonths:
    @pytest.mark.parametrize(
        ("second", "due"),
        [
            (date(2018, 8, 31), date(2019, 2, 28)),
            (date(2019, 8, 29), date(2020, 2, 29)),
            (date(2019, 8, 31), date(2020, 2, 29)),
            (date(2020, 2, 29), date(2020, 8, 29)),
            (date(2018, 9, 30), date(2019, 3, 30)),
            (date(2018, 3, 31), date(2018, 9, 30)),
        ],
    )
    def test_six_months_end_on_the_corresponding_date_or_the_months_last(
        self, second: date, due: date
    ) -> None:
        began_on = second - timedelta(days=100)
        child = history(began_on, second - timedelta(days=80), second, as_at=second)
        assert limits(child)[-1].deadline.due == due

    def test_a_limit_on_31_march_held_the_day_after_is_a_day_late(self) -> None:
        child = history(
            date(2018, 11, 26), date(2018, 12, 31), date(2019, 4, 1), as_at=date(2019, 4, 1)
        )
        assert judged(child)[-1] == ("second", date(2019, 3, 31), 1)


class TestPlacedForAdoption:
    ENTRY = date(2018, 1, 8)
    FIRST, SECOND = date(2018, 2, 1), date(2018, 4, 20)

    def placed(self, *more: date, turns: Sequence[Turn], as_at: date = YEAR_END) -> PeriodHistory:
        return history(self.ENTRY, self.FIRST, self.SECOND, *more, turns=turns, as_at=as_at)

    def test_a_limit_that_had_passed_before_placement_stays_outstanding(self) -> None:
        # The main limit of 20 October 2018 passed; the placement came the day after.
        child = self.placed(date(2018, 11, 10), turns=[turn("placed", date(2018, 10, 21))])
        assert dues(child)[2:4] == [
            ("later", date(2018, 10, 20), date(2018, 11, 10)),
            ("adoption_1", date(2018, 11, 18), date(2018, 11, 10)),
        ]
        assert judged(child)[-1] == ("later", date(2018, 10, 20), 21)

    def test_a_limit_on_the_day_of_placement_is_withdrawn(self) -> None:
        child = self.placed(turns=[turn("placed", date(2018, 10, 20))])
        assert [limit.deadline.due for limit in limits(child) if limit.withdrawn] == [
            date(2018, 10, 20)
        ]

    def test_an_outstanding_limit_is_shown_before_the_new_one(self) -> None:
        child = self.placed(turns=[turn("placed", date(2018, 10, 21))])
        coming = next_deadline(child)
        assert coming is not None
        assert coming.due == date(2018, 10, 20)

    def test_a_review_on_the_day_of_placement_belongs_to_the_main_ladder(self) -> None:
        day = date(2018, 6, 4)
        child = self.placed(day, turns=[turn("placed", day)])
        assert judged(child)[-1] == ("later", date(2018, 10, 20), 0)
        assert limits(child)[-1].rung == "adoption_1"
        assert limits(child)[-1].deadline.due == date(2018, 7, 2)

    def test_the_third_and_later_reviews_are_six_months_apart(self) -> None:
        child = self.placed(
            date(2018, 6, 29),
            date(2018, 9, 28),
            date(2019, 3, 28),
            turns=[turn("placed", date(2018, 6, 4))],
        )
        assert judged(child)[2:] == [
            ("adoption_1", date(2018, 7, 2), 0),
            ("adoption_2", date(2018, 9, 29), 0),
            ("adoption_3_or_more", date(2019, 3, 28), 0),
        ]
        assert limits(child)[-1].rung == "adoption_3_or_more"

    def test_a_new_adoptive_home_starts_the_four_weeks_again(self) -> None:
        child = self.placed(
            date(2018, 6, 29),
            turns=[turn("placed", date(2018, 6, 4)), turn("placed", date(2018, 8, 6))],
        )
        assert limits(child)[-1].rung == "adoption_1"
        assert limits(child)[-1].deadline.due == date(2018, 9, 3)
        assert [each.deadline.due for each in limits(child) if each.withdrawn] == [
            date(2018, 10, 20),
            date(2018, 9, 29),
        ]


class TestReturned:
    """Placed 4 June 2018, reviewed 29 June, returned 1 October 2018."""

    RETURN = date(2018, 10, 1)
    TURNS = (turn("placed", date(2018, 6, 4)), turn("returned", RETURN))

    def returned(
        self, *more: date, before: date = date(2018, 6, 29), turns: Sequence[Turn] = TURNS
    ) -> PeriodHistory:
        return history(date(2018, 5, 14), before, *more, turns=turns)

    def test_the_window_opens_after_28_days_and_closes_after_42(self) -> None:
        limit = limits(self.returned())[-1]
        assert limit.rung == "later"
        assert limit.deadline.not_before == date(2018, 10, 29)
        assert limit.deadline.due == date(2018, 11, 12)
        assert limit.deadline.working == (
            "not before 28 days and not later than 42 days after the return on 1 October 2018"
        )

    def test_six_months_from_the_last_review_win_when_they_are_nearer(self) -> None:
        turns = [turn("placed", date(2018, 6, 4)), turn("returned", date(2018, 12, 10))]
        limit = limits(self.returned(turns=turns))[-1]
        assert limit.deadline.due == date(2018, 12, 29)
        assert limit.deadline.under.code == "later_reviews"

    def test_a_review_before_the_window_leaves_the_window_to_be_met(self) -> None:
        child = self.returned(date(2018, 10, 28))
        assert judged(child)[-1] == ("adoption_2", date(2018, 9, 29), 29)
        assert limits(child)[-1].deadline.due == date(2018, 11, 12)
        assert limits(child)[-1].set_on == date(2018, 10, 28)

    def test_a_review_inside_the_window_is_followed_by_six_months(self) -> None:
        child = self.returned(date(2018, 10, 29))
        assert limits(child)[-1].deadline.due == date(2019, 4, 29)
        assert limits(child)[-1].rung == "later"

    def test_a_review_on_the_day_of_the_return_comes_before_it(self) -> None:
        child = self.returned(self.RETURN)
        assert judged(child)[-1][0] == "adoption_2"
        assert limits(child)[-1].set_on == self.RETURN
        assert limits(child)[-1].deadline.due == date(2018, 11, 12)

    def test_a_turn_since_the_return_ends_its_window(self) -> None:
        authority = turn("authorised", date(2018, 10, 8))
        child = self.returned(date(2018, 10, 20), turns=[*self.TURNS, authority])
        assert limits(child)[-1].deadline.due == date(2019, 4, 20)

    def test_a_new_placement_since_the_return_ends_its_window(self) -> None:
        again = turn("placed", date(2018, 10, 8))
        child = self.returned(date(2018, 10, 20), turns=[*self.TURNS, again])
        assert limits(child)[-1].deadline.due == date(2019, 1, 20)

    def test_the_adoption_limit_that_had_passed_stays_outstanding(self) -> None:
        overdue = ("adoption_2", date(2018, 9, 29), None)
        assert overdue in dues(self.returned())

    def test_a_child_returned_and_placed_on_one_day_is_placed(self) -> None:
        both = [*self.TURNS, turn("placed", self.RETURN)]
        last = limits(self.returned(turns=both))[-1]
        assert last.rung == "adoption_1"
        assert last.deadline.due == date(2018, 10, 29)


class TestAuthorised:
    """Reviewed on 1 February and 20 April 2018: the main limit is 20 October."""

    def authorised(self, on: date, *more: date) -> PeriodHistory:
        return history(
            date(2018, 1, 8),
            date(2018, 2, 1),
            date(2018, 4, 20),
            *more,
            turns=[turn("authorised", on)],
        )

    def test_the_nearer_limit_wins_and_the_rung_stays(self) -> None:
        child = self.authorised(date(2018, 5, 14))
        before, now = limits(child)[-2:]
        assert before.withdrawn
        assert (now.rung, now.deadline.due) == ("later", date(2018, 8, 14))
        assert now.deadline.under.citation == "SI 2005/389 reg 36(1)(a)"

    def test_one_review_serves_both_ladders(self) -> None:
        child = self.authorised(date(2018, 5, 14), date(2018, 8, 15))
        assert judged(child)[-1] == ("later", date(2018, 8, 14), 1)
        assert limits(child)[-1].deadline.due == date(2019, 2, 15)

    def test_authority_changes_nothing_when_the_main_limit_is_nearer(self) -> None:
        for on in (date(2018, 7, 20), date(2018, 8, 1)):
            assert limits(self.authorised(on))[-1].deadline.due == date(2018, 10, 20)
            assert not any(limit.withdrawn for limit in limits(self.authorised(on)))

    def test_authority_changes_nothing_when_the_main_limit_has_passed(self) -> None:
        child = self.authorised(date(2018, 10, 21))
        assert dues(child)[-1] == ("later", date(2018, 10, 20), None)

    def test_authority_brings_the_bound_forward(self) -> None:
        child = from_the_files(turns=[turn("authorised", date(2018, 5, 1))])
        assert dues(child)[-1] == ("later_assumed", date(2018, 8, 1), None)

    def test_a_review_within_a_bound_brought_forward_cannot_be_judged(self) -> None:
        authority = turn("authorised", date(2018, 5, 1))
        assert judged(from_the_files(date(2018, 8, 1), turns=[authority])) == [(None, None, None)]
        assert judged(from_the_files(date(2018, 8, 2), turns=[authority])) == [
            ("later_assumed", date(2018, 8, 1), 1)
        ]


class TestWhatTheFilesDoNotHold:
    BOUND = date(2018, 9, 30)

    def test_a_first_known_review_on_the_bound_cannot_be_judged(self) -> None:
        child = from_the_files(self.BOUND)
        assert reviews(child) == (JudgedReview(self.BOUND, judged=False),)
        assert dues(child) == [("later_assumed", date(2019, 3, 30), None)]

    def test_a_first_known_review_after_the_bound_is_late_for_certain(self) -> None:
        child = from_the_files(date(2018, 10, 1))
        assert judged(child) == [("later_assumed", self.BOUND, 1)]
        assert dues(child) == [
            ("later_assumed", self.BOUND, date(2018, 10, 1)),
            ("later_assumed", date(2019, 4, 1), None),
        ]

    def test_without_a_review_the_bound_is_due(self) -> None:
        child = from_the_files()
        assert dues(child) == [("later_assumed", self.BOUND, None)]
        coming = next_deadline(child)
        assert coming is not None
        assert coming.working == (
            "6 months after 31 March 2018: what came before is not known, "
            "but whatever it was, a review was due by then"
        )

    def test_the_second_interval_that_is_known_is_not_assumed(self) -> None:
        child = from_the_files(date(2018, 6, 1), date(2018, 11, 1))
        assert [limit.rung for limit in limits(child)] == ["later_assumed", "later"]

    def test_a_start_before_the_files_gives_no_first_limit(self) -> None:
        child = from_the_files(began_on=date(2018, 3, 20), start_known=True)
        assert dues(child) == [("later_assumed", self.BOUND, None)]

    def test_a_start_on_the_day_the_files_begin_is_judged(self) -> None:
        child = from_the_files(start_known=True)
        assert dues(child) == [("first", date(2018, 4, 30), None)]

    def test_a_review_on_the_day_the_files_begin_anchors_the_next(self) -> None:
        child = from_the_files(date(2018, 4, 1), began_on=date(2018, 3, 1))
        assert dues(child) == [("later_assumed", date(2018, 10, 1), None)]

    def test_a_placement_on_the_day_the_files_begin_is_read(self) -> None:
        child = from_the_files(turns=[turn("placed", date(2018, 4, 1))])
        assert dues(child) == [("adoption_1", date(2018, 4, 29), None)]

    def test_a_known_start_before_the_files_is_bounded_by_the_files_even_after_another(
        self,
    ) -> None:
        child = from_the_files(began_on=date(2018, 3, 20), start_known=True, follows_another=True)
        assert dues(child) == [("later_assumed", self.BOUND, None)]

    def test_a_review_before_the_files_begin_anchors_nothing(self) -> None:
        child = from_the_files(
            date(2018, 3, 28), date(2018, 9, 28), began_on=date(2018, 3, 1), start_known=True
        )
        assert [each.judged for each in reviews(child)] == [False, False]
        assert dues(child) == [("later_assumed", date(2019, 3, 28), None)]

    def test_a_period_that_follows_another_is_bounded_by_its_own_beginning(self) -> None:
        child = from_the_files(began_on=date(2018, 7, 10), follows_another=True)
        assert dues(child) == [("later_assumed", date(2019, 1, 10), None)]

    def test_a_placement_after_the_files_begin_starts_the_adoption_ladder(self) -> None:
        child = from_the_files(date(2018, 7, 3), turns=[turn("placed", date(2018, 6, 4))])
        assert judged(child) == [("adoption_1", date(2018, 7, 2), 1)]
        assert limits(child)[0].withdrawn

    def test_a_bound_that_passed_before_the_placement_stays_outstanding(self) -> None:
        child = from_the_files(date(2018, 10, 20), turns=[turn("placed", date(2018, 10, 1))])
        assert judged(child) == [("later_assumed", self.BOUND, 20)]

    def test_a_placement_before_the_files_begin_is_not_read(self) -> None:
        child = from_the_files(turns=[turn("placed", date(2018, 2, 1))], began_on=date(2018, 2, 1))
        assert [limit.rung for limit in limits(child)] == ["later_assumed"]

    def test_a_return_before_any_known_review_has_its_window_alone(self) -> None:
        child = from_the_files(date(2018, 6, 1), turns=[turn("returned", date(2018, 5, 1))])
        assert judged(child) == [("later", date(2018, 6, 12), 0)]
        assert limits(child)[-1].rung == "later"


class TestTheMarkOf2020:
    @pytest.mark.parametrize(
        ("second", "marked"),
        [
            (date(2019, 10, 23), False),
            (date(2019, 10, 24), True),
            (date(2020, 3, 25), True),
            (date(2020, 3, 26), False),
        ],
    )
    def test_six_months_that_ended_in_the_eased_days_are_marked_and_judged(
        self, second: date, marked: bool
    ) -> None:
        held = second + timedelta(days=190)
        child = history(
            second - timedelta(days=60), second - timedelta(days=40), second, held, as_at=held
        )
        review = reviews(child)[-1]
        assert review.covid_mark is marked
        assert review.on_time is False
        assert limits(child)[-2].covid_mark is marked

    def test_first_and_second_reviews_carry_no_mark(self) -> None:
        child = history(
            date(2020, 3, 30), date(2020, 5, 1), date(2020, 8, 3), as_at=date(2020, 8, 3)
        )
        assert [review.covid_mark for review in reviews(child)] == [False, False]

    def test_the_window_of_a_return_carries_no_mark(self) -> None:
        child = history(
            date(2020, 3, 2),
            date(2020, 3, 20),
            turns=[turn("returned", date(2020, 5, 1))],
            as_at=date(2020, 6, 1),
        )
        assert limits(child)[-1].deadline.due == date(2020, 6, 12)
        assert not limits(child)[-1].covid_mark


DAYS = st.dates(date(2016, 1, 1), date(2019, 3, 31))
TURNS = st.builds(Turn, DAYS, st.sampled_from(["placed", "returned", "authorised"]))


@given(
    st.builds(
        PeriodHistory,
        began_on=DAYS,
        ended_on=st.none() | DAYS,
        start_known=st.booleans(),
        follows_another=st.booleans(),
        history_from=st.dates(date(2015, 1, 1), date(2018, 12, 31)),
        turns=st.lists(TURNS, max_size=4).map(tuple),
        reviews=st.lists(DAYS, max_size=8).map(tuple),
        as_at=st.just(YEAR_END),
    )
)
def test_every_reading_keeps_its_promises(read: PeriodHistory) -> None:
    reading = read_period(read)
    held = [review.held_on for review in reading.reviews]
    assert held == sorted(set(held))
    for review in reading.reviews:
        assert review.judged == (review.due is not None) == (review.rung is not None)
        assert review.on_time is (None if review.due is None else review.held_on <= review.due)
    for limit in reading.limits:
        assert not (limit.withdrawn and limit.required)
        assert limit.held_on is None or limit.held_on in held
        assert limit.deadline.working
    late = [review for review in reading.reviews if review.days_late]
    dates = {limit.deadline.due for limit in reading.limits if not limit.withdrawn}
    assert all(review.due in dates for review in late)
