"""Frames of every child at once, and a plain reading of the definitions, child by child."""

from random import Random

import pytest

from footprint.domain.facts import Facts
from footprint.domain.indicators.definition import Measurement
from tests.cohort import COHORT_A, facts_of
from tests.domain.generated_facts import some_facts
from tests.domain.measuring import figures_of
from tests.domain.plain_reading import Reader

GENERATED = some_facts(Random(7), 1500, (2016, 2017, 2018, 2019, 2020))
WITH_A_YEAR_NOT_LOADED = some_facts(Random(8), 1500, (2017, 2019))
CASES = [
    (facts_of(*COHORT_A), 2019),
    *((GENERATED, year) for year in GENERATED.years),
    *((WITH_A_YEAR_NOT_LOADED, year) for year in WITH_A_YEAR_NOT_LOADED.years),
]


def number(figures: dict[str, Measurement], name: str) -> int | None:
    """What the frames say of a count of the plain reading."""
    code, _, line = name.partition("/")
    if code == "cannot_be_judged":
        return figures["reviews_held_on_time"].cannot_be_judged
    if code == "first_review":
        figure = figures["had_first_review"]
        reviewed = figure.numerator or 0
        lines = {
            "reviewed": reviewed,
            "not_reviewed": (figure.denominator or 0) - reviewed,
            "not_known": figure.not_known,
        }
        return lines.get(line, figure.left_out.get(line, 0))
    return figures[code].denominator if line == "of" else figures[code].numerator


@pytest.mark.parametrize(("facts", "year"), CASES)
def test_every_count_is_the_same(facts: Facts, year: int) -> None:
    plain = Reader(facts, year).counts
    figures = figures_of(facts, year)
    assert {name: number(figures, name) for name in plain} == dict(plain)


def test_the_plain_reading_counts_something_of_everything() -> None:
    plain = Reader(GENERATED, 2019).counts
    assert len(plain) == 36
    assert all(plain.values())
