"""Series of short breaks that have grown past 17 days, or 75 days in 12 months: warned about."""

from datetime import date, timedelta

import pytest

from footprint.domain.findings import findings
from footprint.domain.indicators.units.year import assemble
from tests.cohort import Child, Episode, facts_of

OVER_17 = "short_break_over_17_days"
OVER_75 = "short_breaks_over_75_days"


def a_break(began_on: date, nights: int) -> Episode:
    return Episode(began_on, began_on + timedelta(days=nights), legal_status="V3", end_reason="E4A")


def said_of(*episodes: Episode) -> list[tuple[str, int]]:
    child = Child("Gita", episodes, years=(2018, 2019))
    found = findings(assemble(facts_of(child), 2019))
    return sorted(row for row in found.iter_rows() if row[0] in {OVER_17, OVER_75})


@pytest.mark.parametrize(("nights", "said"), [(17, []), (18, [(OVER_17, 0)])])
def test_a_break_of_more_than_17_days_is_no_short_break(
    nights: int, said: list[tuple[str, int]]
) -> None:
    assert said_of(a_break(date(2018, 6, 1), nights)) == said


def test_an_open_break_is_counted_to_the_as_at_day() -> None:
    assert said_of(Episode(date(2019, 3, 14), legal_status="V3")) == []
    assert said_of(Episode(date(2019, 3, 13), legal_status="V3")) == [(OVER_17, 0)]


@pytest.mark.parametrize(("last", "said"), [(15, []), (16, [(OVER_75, 4)])])
def test_more_than_75_days_in_twelve_months_is_said_at_the_break_that_passes_it(
    last: int, said: list[tuple[str, int]]
) -> None:
    months = (date(2018, month, 1) for month in (5, 6, 7, 8))
    breaks = [a_break(month, 15) for month in months]
    assert said_of(*breaks, a_break(date(2018, 9, 1), last)) == said


def test_days_more_than_twelve_months_before_do_not_count() -> None:
    old = [a_break(date(2017, month, 1), 15) for month in (5, 6, 7, 8)]
    assert said_of(*old, a_break(date(2018, 9, 1), 16)) == []


def test_a_break_that_straddles_the_twelve_months_counts_in_part() -> None:
    straddles = a_break(date(2017, 9, 10), 17)
    later = [a_break(date(2017, month, 1), 15) for month in (10, 11, 12)]
    # From 17 September 2017, ten of its nights are within twelve months of 17 September 2018.
    assert (
        said_of(straddles, *later, a_break(date(2018, 8, 1), 5), a_break(date(2018, 9, 2), 15))
        == []
    )
    assert said_of(
        straddles, *later, a_break(date(2018, 8, 1), 6), a_break(date(2018, 9, 2), 15)
    ) == [(OVER_75, 5)]


def test_the_breaks_of_an_agreement_cannot_be_seen() -> None:
    agreement = Episode(date(2018, 6, 1), date(2019, 3, 1), legal_status="V4", end_reason="E4A")
    assert said_of(agreement) == []


def test_a_child_in_ordinary_care_is_not_warned_about() -> None:
    assert said_of(Episode(date(2018, 6, 1))) == []
