"""What must hold of any facts: totals balance, lines add up, and nothing stops the count."""

from dataclasses import replace
from random import Random
from typing import NamedTuple

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.domain.facts import Facts
from footprint.domain.findings import FINDINGS, findings
from footprint.domain.indicators.definition import Measurement, Part
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.registry import INDICATORS
from footprint.domain.indicators.units import units
from footprint.domain.indicators.units.year import assemble
from tests.domain.generated_facts import some_facts
from tests.domain.measuring import figures_of, share

YEARS = (2016, 2017, 2018, 2019, 2020)


class Count(NamedTuple):
    """A year's units and its figures, from facts."""

    facts: Facts
    year: int
    units: dict[str, pl.DataFrame]
    figures: dict[str, Measurement]

    def number(self, code: str) -> int:
        return self.figures[code].numerator or 0


def counted(facts: Facts, year: int) -> Count:
    frames = dict(units(assemble(facts, year)))
    return Count(facts, year, frames, {each.code: each for each in measure_all(INDICATORS, frames)})


@st.composite
def counts(draw: st.DrawFn) -> Count:
    random: Random = draw(st.randoms(use_true_random=False))
    years = tuple(sorted(draw(st.sets(st.sampled_from(YEARS), min_size=1))))
    facts = some_facts(random, draw(st.integers(0, 12)), years)
    return counted(facts, draw(st.sampled_from(years)))


def lines(figure: Measurement) -> list[int]:
    return [line for line in figure.by.values() if isinstance(line, int)]


def assert_all_of_it_balances(count: Count) -> None:
    assert_the_flows_balance(count)
    assert_the_children_of_the_year_are_those_who_were_there_and_those_who_came(count)
    assert_the_rungs_add_up(count)
    assert_every_review_of_the_year_is_counted_or_named(count)
    assert_every_child_of_the_year_has_one_line_on_the_first_review(count)
    assert_no_part_is_larger_than_its_whole(count)
    assert_every_finding_is_explained(count)


def assert_the_flows_balance(count: Count) -> None:
    closing = count.number("looked_after_before") + count.number("entries")
    closing -= count.number("leavers") + count.number("end_not_known")
    assert closing == count.number("looked_after_on")


def assert_the_children_of_the_year_are_those_who_were_there_and_those_who_came(
    count: Count,
) -> None:
    """A child who was there, left and came back is both, and is counted once."""
    periods = count.units["period of care"]
    there = set(periods.filter("open_before")["child"])
    came = set(periods.filter("entered")["child"])
    assert count.number("children_entered") == len(came)
    assert count.number("looked_after_in_year") == len(there | came)


def assert_the_rungs_add_up(count: Count) -> None:
    for code in ("reviews_held_on_time", "reviews_due_on_time"):
        figure = count.figures[code]
        parts = [part for part in figure.by.values() if isinstance(part, Part)]
        added = (sum(p.numerator for p in parts), sum(p.denominator for p in parts))
        assert added == share(figure)
    late = count.figures["reviews_held_late"]
    assert sum(lines(late)) == late.numerator == count.number("days_late")
    never = count.figures["reviews_never_held"]
    assert sum(rows for rung, rows in never.by.items() if rung != "worst") == never.numerator  # type: ignore[misc]


def assert_every_review_of_the_year_is_counted_or_named(count: Count) -> None:
    table = count.figures["participation"]
    assert sum(lines(table)) + table.not_known == table.numerator
    held = count.figures["reviews_held_on_time"]
    assert (held.denominator or 0) + held.cannot_be_judged == table.numerator
    recorded = count.units["review held"].height
    assert (table.numerator or 0) + sum(table.left_out.values()) == recorded


def assert_every_child_of_the_year_has_one_line_on_the_first_review(count: Count) -> None:
    figure = count.figures["had_first_review"]
    beside = figure.not_known + sum(figure.left_out.values())
    assert (figure.denominator or 0) + beside == count.number("looked_after_in_year")


def assert_no_part_is_larger_than_its_whole(count: Count) -> None:
    for figure in count.figures.values():
        if figure.statistic == "share":
            numerator, denominator = share(figure)
            assert 0 <= (numerator or 0) <= (denominator or 0)
    took_part = count.figures["children_took_part"]
    assert sum(lines(took_part)) == took_part.numerator
    on_the_day = count.figures["looked_after_on"]
    by = on_the_day.by
    assert isinstance(by["unaccompanied_asylum_seeking"], int)
    assert isinstance(by["others"], int)
    assert by["unaccompanied_asylum_seeking"] + by["others"] == on_the_day.numerator


def assert_every_finding_is_explained(count: Count) -> None:
    found = findings(assemble(count.facts, count.year))
    assert set(found["code"]) <= set(FINDINGS)
    assert found.is_unique().all()


@settings(max_examples=40, deadline=None)
@given(counts())
def test_the_figures_of_any_children_balance(count: Count) -> None:
    assert_all_of_it_balances(count)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 12))
def test_a_year_begins_with_the_children_that_the_year_before_ended_with(
    random: Random, children: int
) -> None:
    facts = some_facts(random, children, (2018, 2019))
    closing = figures_of(facts, 2018)["looked_after_on"].numerator
    assert figures_of(facts, 2019)["looked_after_before"].numerator == closing


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_figure(random: Random) -> None:
    facts = some_facts(random, 6, (2018, 2019))
    turned = replace(
        facts,
        episodes=facts.episodes.reverse(),
        reviews=facts.reviews.reverse(),
        uasc=facts.uasc.reverse(),
        appearances=facts.appearances.reverse(),
    )
    assert figures_of(turned, 2019) == figures_of(facts, 2019)


def test_the_figures_of_a_thousand_children_balance_in_every_year() -> None:
    facts = some_facts(Random(20200331), 1000, YEARS)
    for year in YEARS:
        assert_all_of_it_balances(counted(facts, year))


def test_no_children_at_all_give_nothing_to_count() -> None:
    figures = figures_of(some_facts(Random(1), 0, (2019,)), 2019)
    assert all(not figure.numerator for figure in figures.values())
    assert figures["reviews_held_on_time"].percent is None
