"""The same officer for 12 months, and the months with the present one (definitions 18)."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import polars as pl
import pytest

from footprint.domain.care import Care, assemble
from footprint.domain.dates import add_months
from footprint.domain.indicators.officers import continuity
from footprint.domain.indicators.units.with_officers import with_officers
from tests.cohort import Child, Episode, facts_of
from tests.domain.generated_facts import some_facts
from tests.domain.holding import held, some_stretches

DAY = date(2019, 3, 31)
YEAR_BEFORE = date(2018, 3, 31)
LONG_AGO = date(2016, 5, 2)
OLIVE, GRETA = 1, 2


def care_of(began_on: date = LONG_AGO, as_at: date = DAY, **episode: str) -> Care:
    """One child, in care since that day."""
    child = Child("0", (Episode(began_on, **episode),), years=tuple(range(2017, as_at.year + 1)))  # type: ignore[arg-type]
    return assemble(facts_of(child), as_at)


def judged(care: Care, *stretches: tuple[object, ...]) -> tuple[int | None, int | None]:
    share, _ = continuity(with_officers(care, held(*((0, *one) for one in stretches))))
    return share.numerator, share.denominator


def months(care: Care, *stretches: tuple[object, ...]) -> Decimal | None:
    _, median = continuity(with_officers(care, held(*((0, *one) for one in stretches))))
    return median.value


@pytest.mark.parametrize(
    ("entered", "base"), [(YEAR_BEFORE, 1), (YEAR_BEFORE + timedelta(days=1), 0)]
)
def test_twelve_months_to_the_day_are_twelve_months_in_care(entered: date, base: int) -> None:
    assert judged(care_of(entered), (OLIVE, LONG_AGO)) == (base, base)


@pytest.mark.parametrize(
    ("changed_on", "share"), [(YEAR_BEFORE, (1, 1)), (YEAR_BEFORE + timedelta(days=1), (0, 1))]
)
def test_an_officer_of_twelve_months_to_the_day_is_the_same(
    changed_on: date, share: tuple[int, int]
) -> None:
    stretches = [(OLIVE, LONG_AGO, changed_on), (GRETA, changed_on)]
    assert judged(care_of(), *stretches) == share


def test_a_day_without_an_officer_breaks_it() -> None:
    gap = date(2018, 10, 1)
    until, again = (OLIVE, LONG_AGO, gap), (OLIVE, gap + timedelta(days=1))
    assert judged(care_of(), until, again) == (0, 1)
    assert judged(care_of(), until, (OLIVE, gap)) == (1, 1)
    assert judged(care_of(), until, (None, gap, gap + timedelta(days=1)), again) == (0, 1)


def test_stretches_of_one_officer_that_touch_are_one() -> None:
    stretches = [(OLIVE, LONG_AGO, date(2018, 10, 1)), (OLIVE, date(2018, 10, 1))]
    assert months(care_of(), *stretches) == Decimal(34)


def test_a_stretch_without_a_day_changes_nothing() -> None:
    day = date(2018, 10, 1)
    assert judged(care_of(), (OLIVE, LONG_AGO), (GRETA, day, day)) == (1, 1)


def test_another_officer_for_a_while_breaks_it_and_the_first_comes_back() -> None:
    for_a_while = (GRETA, date(2018, 6, 1), date(2018, 7, 1))
    assert judged(care_of(), (OLIVE, LONG_AGO), for_a_while) == (0, 1)
    assert months(care_of(), (OLIVE, LONG_AGO), for_a_while) == Decimal(8)


def test_without_an_officer_on_the_day_it_is_not_the_same() -> None:
    assert judged(care_of(), (OLIVE, LONG_AGO, DAY)) == (0, 1)
    assert judged(care_of(), (OLIVE, LONG_AGO, DAY + timedelta(days=1))) == (1, 1)
    assert months(care_of(), (OLIVE, LONG_AGO, DAY)) is None


@pytest.mark.parametrize(
    ("known_from", "cannot_be_judged"),
    [(YEAR_BEFORE, 0), (YEAR_BEFORE + timedelta(days=1), 1), (None, 1)],
)
def test_with_a_gap_before_the_first_known_allocation_it_cannot_be_judged(
    known_from: date | None, cannot_be_judged: int
) -> None:
    stretches = [(0, OLIVE, known_from)] if known_from else []
    share, _ = continuity(with_officers(care_of(), held(*stretches)))
    assert (share.cannot_be_judged, share.denominator) == (cannot_be_judged, 1 - cannot_be_judged)


def test_known_to_have_had_nobody_is_judged() -> None:
    assert judged(care_of(), (None, LONG_AGO)) == (0, 1)


def test_in_care_under_a_year_as_far_as_is_known_is_not_known() -> None:
    began_on = date(2018, 4, 1)
    share, _ = continuity(with_officers(care_of(began_on, new_episode="P"), held()))
    assert (share.not_known, share.denominator) == (1, 0)
    share, _ = continuity(with_officers(care_of(began_on), held()))
    assert (share.not_known, share.denominator) == (0, 0)


def test_short_breaks_are_out() -> None:
    in_breaks = care_of(legal_status="V4")
    assert judged(in_breaks, (OLIVE, LONG_AGO)) == (0, 0)
    assert months(in_breaks, (OLIVE, LONG_AGO)) is None


def test_what_begins_after_the_day_is_not_looked_at() -> None:
    stretches = [(OLIVE, LONG_AGO, date(2019, 4, 1)), (GRETA, date(2019, 4, 1))]
    assert judged(care_of(), *stretches) == (1, 1)


@pytest.mark.parametrize(
    ("since", "as_at", "whole"),
    [
        (date(2019, 1, 31), date(2019, 2, 28), 1),
        (date(2019, 2, 28), date(2019, 3, 27), 0),
        (date(2019, 2, 28), date(2019, 3, 28), 1),
        (DAY, DAY, 0),
        (date(2018, 12, 15), date(2019, 1, 14), 0),
        (date(2018, 12, 15), date(2019, 1, 15), 1),
    ],
)
def test_months_are_whole_and_clamped(since: date, as_at: date, whole: int) -> None:
    assert months(care_of(as_at=as_at), (OLIVE, since)) == Decimal(whole)


def test_an_officer_since_the_29th_of_february_has_a_year_on_the_28th() -> None:
    leap, care = date(2016, 2, 29), care_of(date(2016, 2, 1), as_at=date(2017, 2, 28))
    assert judged(care, (OLIVE, leap)) == (1, 1)


def plainly(care: Care, allocations: pl.DataFrame) -> list[tuple[object, ...]]:
    """child, officer, since, months and how it stands: child by child, a day back at a time."""
    found: list[tuple[object, ...]] = []
    for period in care.periods.iter_rows(named=True):
        if period["ended_on"] is not None:
            continue
        mine = [
            one
            for one in allocations.iter_rows()
            if one[0] == period["child"] and (one[3] is None or one[3] > one[2])
        ]
        mine.sort(key=lambda one: one[2])

        def holder(day: date, mine: list[tuple[object, ...]] = mine) -> object:
            covers = [o for o in mine if o[2] <= day and (o[3] is None or o[3] > day)]  # type: ignore[operator]
            return covers[-1][1] if covers else None

        officer = holder(care.as_at)
        since, whole = None, None
        if officer is not None:
            since = care.as_at
            while holder(since - timedelta(days=1)) == officer:
                since -= timedelta(days=1)
            whole = 0
            while add_months(since, whole + 1) <= care.as_at:
                whole += 1
        known_from = min((one[2] for one in mine), default=date.max)
        if add_months(period["began_on"], 12) > care.as_at:
            stands = "short" if period["start_known"] else "length_not_known"
        elif known_from == date.max or add_months(known_from, 12) > care.as_at:
            stands = "history_not_known"
        else:
            stands = "same_officer" if whole is not None and whole >= 12 else "changed"
        found.append((period["child"], officer, since, whole, stands))
    return found


@pytest.mark.parametrize(("seed", "as_at"), [(3, date(2019, 3, 31)), (4, date(2020, 2, 29))])
def test_a_plain_reading_day_by_day_agrees(seed: int, as_at: date) -> None:
    random = Random(seed)
    facts = some_facts(random, 700, (2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020))
    care = assemble(facts, as_at)
    near = tuple(add_months(as_at, -number) for number in (36, 24, 13, 12, 12, 6))
    allocations = held(*some_stretches(random, range(700), near))
    by_frame = with_officers(care, allocations)
    stands = (
        pl.when("same_officer").then(pl.lit("same_officer")).when("judged").then(pl.lit("changed"))
    )
    for name in ("history_not_known", "length_not_known"):
        stands = stands.when(name).then(pl.lit(name))
    told = by_frame.select(
        "child", "officer", "since", "months", stands=stands.otherwise(pl.lit("short"))
    )
    plain = plainly(care, allocations)
    assert told.rows() == sorted(plain, key=lambda one: str(one[0]).zfill(9))
    assert {one[-1] for one in plain} >= {
        "same_officer",
        "changed",
        "history_not_known",
        "short",
    }
