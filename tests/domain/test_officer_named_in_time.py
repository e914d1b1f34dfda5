"""The share of entries with an officer named within 5 working days (definitions 18)."""

from datetime import date, timedelta
from random import Random

import polars as pl
import pytest

from footprint.domain.care import Care, assemble
from footprint.domain.indicators.officers import named_in_5
from footprint.domain.indicators.units.namings import namings
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS
from tests.cohort import Child, Episode, facts_of
from tests.domain.generated_facts import some_facts
from tests.domain.holding import held, some_stretches

#: A Friday before Christmas: the second working day is 27 December, the fifth 2 January.
ENTERED, LIMIT = date(2018, 12, 21), date(2019, 1, 2)
YEAR = (date(2018, 4, 1), date(2019, 3, 31))
AFTER = date(2019, 3, 31)


def care_of(*episodes: Episode, as_at: date = AFTER) -> Care:
    """A child an episode, each in the returns up to 2019."""
    children = [Child(str(one), (one,), years=(2018, 2019)) for one in episodes]
    return assemble(facts_of(*children), as_at)


def judged(care: Care, *stretches: tuple[object, ...]) -> tuple[int | None, int | None]:
    measured = named_in_5(namings(care, held(*stretches), *YEAR), *YEAR)
    return measured.numerator, measured.denominator


@pytest.mark.parametrize(
    ("began_on", "recorded_on", "share"),
    [
        (LIMIT, None, (1, 1)),
        (LIMIT, LIMIT, (1, 1)),
        (date(2019, 1, 3), None, (0, 1)),
        (ENTERED, date(2019, 1, 3), (0, 1)),
        (ENTERED, LIMIT, (1, 1)),
        (date(2019, 1, 3), date(2018, 12, 21), (0, 1)),
    ],
)
def test_named_and_recorded_by_the_second_of_january(
    began_on: date, recorded_on: date | None, share: tuple[int, int]
) -> None:
    assert judged(care_of(Episode(ENTERED)), (0, 1, began_on, None, recorded_on)) == share


def test_nobody_named_is_not_in_time() -> None:
    care = care_of(Episode(ENTERED))
    assert judged(care) == (0, 1)
    assert judged(care, (0, None, ENTERED)) == (0, 1)


def test_an_allocation_replaced_on_its_own_first_day_names_nobody() -> None:
    assert judged(care_of(Episode(ENTERED)), (0, 1, ENTERED, ENTERED)) == (0, 1)


def test_the_first_who_was_named_in_time_is_enough() -> None:
    stretches = [(0, 1, ENTERED, date(2018, 12, 22)), (0, 2, date(2019, 2, 1))]
    assert judged(care_of(Episode(ENTERED)), *stretches) == (1, 1)


@pytest.mark.parametrize(("left_on", "base"), [(LIMIT, 0), (date(2019, 1, 3), 1)])
def test_who_leaves_by_the_fifth_working_day_is_not_counted(left_on: date, base: int) -> None:
    care = care_of(Episode(ENTERED, left_on, end_reason="E4A"))
    rows = namings(care, held(), *YEAR)
    measured = named_in_5(rows, *YEAR)
    assert measured.denominator == base
    assert measured.left_out.get("left by the 5th working day", 0) == 1 - base


@pytest.mark.parametrize(("as_at", "base"), [(LIMIT, 0), (date(2019, 1, 3), 1)])
def test_an_entry_is_judged_when_the_fifth_working_day_is_over(as_at: date, base: int) -> None:
    care = care_of(Episode(ENTERED), as_at=as_at)
    rows = namings(care, held((0, 1, ENTERED)), *YEAR)
    measured = named_in_5(rows, *YEAR)
    assert (measured.numerator, measured.denominator) == (base, base)
    assert measured.left_out.get("the 5th working day is not over yet", 0) == 1 - base


def test_where_the_end_of_care_is_not_known_nor_is_whether_it_was_needed() -> None:
    care = care_of(Episode(ENTERED, date(2018, 12, 28), end_reason="X1"))
    measured = named_in_5(namings(care, held((0, 1, ENTERED)), *YEAR), *YEAR)
    assert (measured.denominator, measured.not_known) == (0, 1)


def test_an_entry_whose_day_is_not_known_is_not_one() -> None:
    assert judged(care_of(Episode(ENTERED, new_episode="P"))) == (0, 0)


def test_the_year_s_own_entries_count_both_ends_in() -> None:
    first, last = YEAR
    outside = (first - timedelta(days=1), last + timedelta(days=1))
    episodes = [Episode(day) for day in (first, last, *outside)]
    children = [Child(str(one), (one,), years=(2018, 2019, 2020)) for one in episodes]
    care = assemble(facts_of(*children), date(2019, 5, 1))
    rows = namings(care, held(), outside[0], outside[1])
    assert named_in_5(rows, first, last).denominator == 2


def test_an_officer_of_before_who_goes_on_is_named_on_the_day_of_entry() -> None:
    before = Episode(date(2016, 5, 2), date(2017, 9, 1), end_reason="E4A")
    child = Child("0", (before, Episode(ENTERED)), years=(2017, 2018, 2019))
    care = assemble(facts_of(child), AFTER)
    assert judged(care, (0, 1, date(2016, 5, 3))) == (1, 1)
    assert judged(care, (0, 1, date(2016, 5, 3), ENTERED)) == (0, 1)


def test_an_officer_of_a_later_entry_is_not_named_for_the_one_before() -> None:
    first = Episode(date(2018, 5, 1), date(2018, 8, 1), end_reason="E4A")
    child = Child("0", (first, Episode(ENTERED)), years=(2019,))
    care = assemble(facts_of(child), AFTER)
    rows = namings(care, held((0, 1, ENTERED)), *YEAR)
    assert rows["named_on"].to_list() == [None, ENTERED]


def test_before_the_handbook_there_was_no_limit() -> None:
    care = assemble(facts_of(Child("0", (Episode(date(2011, 3, 31)),), years=(2011,))), AFTER)
    rows = namings(care, held(), date(2010, 4, 1), date(2011, 3, 31))
    measured = named_in_5(rows, date(2010, 4, 1), date(2011, 3, 31))
    assert (measured.denominator, sum(measured.left_out.values())) == (0, 1)


def plainly(
    care: Care, allocations: pl.DataFrame, first: date, last: date
) -> list[tuple[object, ...]]:
    """child, began_on, limit, named_on and how it stands: period by period, day by day."""
    stretches = list(allocations.iter_rows())
    found: list[tuple[object, ...]] = []
    for period in care.periods.iter_rows(named=True):
        began_on = period["began_on"]
        if not period["start_known"] or not first <= began_on <= last:
            continue
        limit, counted = began_on, 0
        while counted < 5:
            limit += timedelta(days=1)
            counted += CARE_PLANNING_REGS_DAYS.calendar.is_working_day(limit)
        named = []
        for child, officer, held_from, held_until, recorded in stretches:
            day = began_on
            while day <= care.as_at and (period["ended_on"] is None or day < period["ended_on"]):
                if (
                    child == period["child"]
                    and officer
                    and held_from <= day
                    and (held_until is None or day < held_until)
                ):
                    named.append(max(day, recorded or day))
                    break
                if child != period["child"]:
                    break
                day += timedelta(days=1)
        named_on = min((day for day in named if day <= care.as_at), default=None)
        if period["ended_on"] is not None and period["ended_on"] <= limit:
            stands = "left_before" if period["end_known"] else "end_not_known"
        elif limit >= care.as_at:
            stands = "not_over"
        else:
            stands = "in_time" if named_on is not None and named_on <= limit else "late"
        found.append((period["child"], began_on, limit, named_on, stands))
    return found


@pytest.mark.parametrize(("seed", "as_at"), [(1, date(2019, 3, 31)), (2, date(2020, 2, 29))])
def test_a_plain_reading_day_by_day_agrees(seed: int, as_at: date) -> None:
    random = Random(seed)
    facts = some_facts(random, 250, (2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020))
    care = assemble(facts, as_at)
    first = date(2012, 4, 1)
    rows = care.periods.filter("start_known", pl.col("began_on") >= first)
    allocations = held(
        *(
            stretch
            for child, began_on in rows.select("child", "began_on").iter_rows()
            for stretch in some_stretches(random, [child], (began_on,))
        )
    )
    by_frame = namings(care, allocations, first, as_at)
    stands = pl.when("in_time").then(pl.lit("in_time")).when("judged").then(pl.lit("late"))
    for name in ("left_before", "end_not_known", "not_over"):
        stands = stands.when(name).then(pl.lit(name))
    told = by_frame.select("child", "began_on", "limit", "named_on", stands=stands)
    plain = plainly(care, allocations, first, as_at)
    assert sorted(told.rows(), key=str) == sorted(plain, key=str)
    assert {one[-1] for one in plain} >= {"in_time", "late", "left_before", "end_not_known"}
