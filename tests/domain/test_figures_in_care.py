"""Children in care, entering, leaving, and unaccompanied children (definitions 1, 2 and 12)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from footprint.domain.codes import ROUTES
from tests.cohort import Child, Episode
from tests.domain.measuring import measured, share

ENTRY, LEAVING = date(2018, 6, 4), date(2018, 10, 1)
DAY = timedelta(days=1)
OPEN = Episode(ENTRY)


def left(began_on: date = ENTRY, ended_on: date = LEAVING, rec: str | None = "E4A") -> Episode:
    return Episode(began_on, ended_on, end_reason=rec)


def flows(*children: Child) -> tuple[int | None, ...]:
    """Opening, entries, leavers, end not known, closing."""
    figures = measured(*children)
    codes = ("looked_after_before", "entries", "leavers", "end_not_known", "looked_after_on")
    return tuple(figures[code].numerator for code in codes)


class TestOnADay:
    def test_episodes_open_as_they_stand_count_short_breaks_and_overlapped_ones(self) -> None:
        figures = measured(
            Child("open", (OPEN,)),
            Child("short break", (OPEN._replace(legal_status="V3"),)),
            Child("overlapped", (OPEN, left(date(2018, 8, 6))._replace(new_episode="P"))),
            Child("left", (left(),)),
        )
        assert figures["episodes_open_on"].numerator == 3
        assert figures["looked_after_on"].numerator == 1
        assert figures["looked_after_on"].left_out == {
            "in_a_series_of_short_breaks": 1,
            "in_an_overlapped_episode": 1,
        }
        assert figures["short_breaks_on"].numerator == 1

    @pytest.mark.parametrize("legal_status", ["V3", "V4"])
    def test_a_child_in_short_breaks_all_year_is_beside_the_year_too(
        self, legal_status: str
    ) -> None:
        figure = measured(Child("A", (OPEN._replace(legal_status=legal_status),)))
        assert figure["looked_after_in_year"].numerator == 0
        assert figure["looked_after_in_year"].left_out == {"in_a_series_of_short_breaks": 1}

    def test_a_child_who_changed_to_short_breaks_in_the_year_was_looked_after_in_it(self) -> None:
        before = left(rec="X1")
        breaks = Episode(LEAVING, new_episode="L", legal_status="V3")
        figures = measured(Child("A", (before, breaks)))
        assert figures["looked_after_in_year"].numerator == 1
        assert figures["looked_after_on"].numerator == 0
        assert figures["short_breaks_on"].numerator == 1

    @pytest.mark.parametrize(
        ("born_on", "aged_18"),
        [(date(2001, 3, 30), 1), (date(2001, 3, 31), 1), (date(2001, 4, 1), 0)],
    )
    def test_a_child_kept_in_care_past_18_is_counted_beside(
        self, born_on: date, aged_18: int
    ) -> None:
        figure = measured(Child("A", (OPEN,), born_on=born_on))["looked_after_on"]
        assert figure.numerator == 1
        assert figure.by["aged_18_or_over"] == aged_18


class TestFlows:
    def test_each_period_is_counted_and_a_child_once_beside_it(self) -> None:
        twice = Child("A", (left(), left(date(2018, 11, 5), date(2019, 2, 1), "E4B")))
        assert flows(twice) == (0, 2, 2, 0, 0)
        figures = measured(twice)
        assert figures["children_entered"].numerator == 1
        assert figures["left_by_route"].numerator == 1

    def test_left_and_came_back_the_same_day_is_one_leaver_and_one_entry(self) -> None:
        since_2017 = left(date(2017, 6, 5))
        assert flows(Child("A", (since_2017, Episode(LEAVING)), years=(2018, 2019))) == (
            1,
            1,
            1,
            0,
            1,
        )

    @pytest.mark.parametrize(
        ("began_on", "opening", "entries"),
        [(date(2018, 3, 31), 1, 0), (date(2018, 4, 1), 0, 1), (date(2018, 4, 2), 0, 1)],
    )
    def test_the_year_is_entered_from_1_april(
        self, began_on: date, opening: int, entries: int
    ) -> None:
        assert flows(Child("A", (Episode(began_on),)))[:2] == (opening, entries)

    @pytest.mark.parametrize(
        ("ended_on", "expected"),
        [
            (date(2018, 3, 31), (0, 0, 0, 0, 0)),
            (date(2018, 4, 1), (1, 0, 1, 0, 0)),
            (date(2019, 3, 31), (1, 0, 1, 0, 0)),
            (date(2019, 4, 1), (1, 0, 0, 0, 1)),
        ],
    )
    def test_the_year_is_left_from_1_april_to_31_march(
        self, ended_on: date, expected: tuple[int, ...]
    ) -> None:
        since_2017 = left(date(2017, 6, 5), ended_on)
        assert flows(Child("A", (since_2017,), years=(2018, 2019))) == expected

    def test_an_end_that_is_not_known_is_no_leaver_and_the_four_still_balance(self) -> None:
        assert flows(Child("A", (left(rec="X1"),))) == (0, 1, 0, 1, 0)

    def test_an_entry_whose_start_is_not_known_says_so(self) -> None:
        figure = measured(Child("A", (OPEN._replace(new_episode="P"),)), Child("B", (OPEN,)))
        assert (figure["entries"].numerator, figure["entries"].not_known) == (2, 1)

    def test_an_age_assessed_as_18_leaves_and_stays_in_every_earlier_count(self) -> None:
        assessed = Child("A", (left(rec="E15"),))
        assert flows(assessed) == (0, 1, 1, 0, 0)
        assert measured(assessed)["looked_after_in_year"].numerator == 1


class TestRoutes:
    @pytest.mark.parametrize(
        ("rec", "route"), [(code, route.key) for route in ROUTES for code in route.codes]
    )
    def test_every_reason_for_leaving_has_its_line(self, rec: str, route: str) -> None:
        figure = measured(Child("A", (left(rec=rec),)))["left_by_route"]
        assert {name: rows for name, rows in figure.by.items() if rows} == {route: 1}

    @pytest.mark.parametrize(
        ("rec", "route"),
        [
            ("E4A", "home_planned"),
            ("E4B", "home_not_planned"),
            ("E13", "family_without_responsibility"),
            ("E41", "child_arrangements"),
            ("E43", "special_guardianship"),
            ("E48", "special_guardianship"),
            ("E11", "adopted"),
            ("E12", "adopted"),
            ("E17", "stayed_with_carers"),
            ("E5", "independent"),
            ("E6", "independent"),
            ("E7", "adult_residential"),
            ("E9", "custody"),
            ("E14", "remand_ended"),
            ("E3", "other_authority"),
            ("E15", "age_assessed"),
            ("E16", "abroad"),
            ("E2", "died"),
            ("E8", "other"),
        ],
    )
    def test_the_routes_are_those_of_the_definitions(self, rec: str, route: str) -> None:
        assert measured(Child("A", (left(rec=rec),)))["left_by_route"].by[route] == 1

    def test_a_child_who_left_twice_is_counted_by_her_last_leaving(self) -> None:
        twice = Child("A", (left(rec="E9"), left(date(2018, 11, 5), date(2019, 2, 1), "E4B")))
        figure = measured(twice)["left_by_route"]
        assert (figure.by["custody"], figure.by["home_not_planned"]) == (0, 1)

    def test_one_who_left_and_is_back_is_counted_by_her_leaving(self) -> None:
        figure = measured(Child("A", (left(), Episode(date(2018, 11, 5)))))["left_by_route"]
        assert (figure.numerator, figure.by["home_planned"]) == (1, 1)

    def test_the_route_is_of_the_last_episode_not_of_one_before_it(self) -> None:
        episodes = left(ended_on=date(2018, 8, 6), rec="X1"), left(date(2018, 8, 6), rec="E12")
        moved = Child("A", (episodes[0], episodes[1]._replace(new_episode="P")))
        assert measured(moved)["left_by_route"].by["adopted"] == 1

    def test_a_leaving_without_a_reason_is_not_known(self) -> None:
        figure = measured(Child("A", (left(rec=None),)))["left_by_route"]
        assert (figure.numerator, figure.not_known) == (0, 1)

    def test_short_breaks_and_ends_not_known_are_out(self) -> None:
        figure = measured(
            Child("A", (left()._replace(legal_status="V3"),)), Child("B", (left(rec="X1"),))
        )["left_by_route"]
        assert (figure.numerator, figure.not_known) == (0, 0)

    def test_the_lines_add_up(self) -> None:
        recs = ("E4A", "E4B", "E13", "E3", "E12", "E43", "E2")
        figure = measured(*(Child(rec, (left(rec=rec),)) for rec in recs))["left_by_route"]
        assert figure.numerator == len(recs)
        assert sum(rows for rows in figure.by.values() if isinstance(rows, int)) == len(recs)


def uasc(*episodes: Episode, ceased_on: date | None = None) -> Child:
    return Child("A", episodes or (OPEN,), uasc=True, uasc_ceased_on=ceased_on)


class TestUnaccompaniedChildren:
    def test_the_headline_is_printed_with_and_without_them(self) -> None:
        figures = measured(uasc(), Child("B", (OPEN,)), Child("C", (OPEN,)))
        assert share(figures["uasc"]) == (1, 3)
        assert figures["uasc"].percent == Decimal("33.3")
        by = figures["looked_after_on"].by
        assert (by["unaccompanied_asylum_seeking"], by["others"]) == (1, 2)

    @pytest.mark.parametrize(
        ("ceased_on", "counts"),
        [(date(2019, 3, 30), 0), (date(2019, 3, 31), 0), (date(2019, 4, 1), 1), (None, 1)],
    )
    def test_on_31_march_the_status_must_last_beyond_the_day(
        self, ceased_on: date | None, counts: int
    ) -> None:
        assert share(measured(uasc(ceased_on=ceased_on))["uasc"]) == (counts, 1)

    @pytest.mark.parametrize(
        ("ceased_on", "counts"),
        [(date(2018, 3, 31), 0), (date(2018, 4, 1), 0), (date(2018, 4, 2), 1), (None, 1)],
    )
    def test_in_the_year_it_must_be_held_on_a_day_of_care_in_it(
        self, ceased_on: date | None, counts: int
    ) -> None:
        here_before = uasc(Episode(date(2018, 1, 8)), ceased_on=ceased_on)
        assert share(measured(here_before)["uasc_in_year"]) == (counts, 1)

    @pytest.mark.parametrize(
        ("ceased_on", "counts"), [(ENTRY - DAY, 0), (ENTRY, 0), (ENTRY + DAY, 1), (None, 1)]
    )
    def test_entered_in_the_year_it_must_be_held_on_the_day_of_entry(
        self, ceased_on: date | None, counts: int
    ) -> None:
        figures = measured(uasc(ceased_on=ceased_on))
        assert share(figures["uasc_entered"]) == (counts, 1)
        assert share(figures["uasc_in_year"]) == (counts, 1)

    def test_one_who_left_is_in_the_year_and_not_on_the_day(self) -> None:
        figures = measured(uasc(left()))
        assert share(figures["uasc"]) == (0, 0)
        assert figures["uasc"].percent is None
        assert share(figures["uasc_in_year"]) == (1, 1)
        assert share(figures["uasc_entered"]) == (1, 1)

    def test_one_who_entered_before_the_year_is_no_entry_in_it(self) -> None:
        assert share(measured(uasc(Episode(date(2018, 1, 8))))["uasc_entered"]) == (0, 0)

    def test_a_row_for_a_child_in_short_breaks_counts_nowhere(self) -> None:
        figures = measured(uasc(OPEN._replace(legal_status="V3")))
        assert share(figures["uasc"]) == share(figures["uasc_in_year"]) == (0, 0)


def test_a_short_break_that_ended_on_the_years_first_day_is_named_and_one_the_day_before_is_not() -> (
    None
):
    def named(ended_on: date) -> dict[str, int]:
        a_break = Episode(date(2018, 3, 28), ended_on, legal_status="V3", end_reason="E4A")
        child = Child("Gita", (a_break,), years=(2018, 2019))
        return dict(measured(child)["looked_after_in_year"].left_out)

    assert named(date(2018, 4, 1)) == {"in_a_series_of_short_breaks": 1}
    assert named(date(2018, 3, 31)) == {}
