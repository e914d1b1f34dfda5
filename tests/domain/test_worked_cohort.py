"""The worked cohort of the definitions, number for number."""

from decimal import Decimal

import pytest

from footprint.domain.indicators.definition import Measurement, Part
from tests.cohort import COHORT_A, facts_of
from tests.domain.measuring import figures_of

FIGURES = figures_of(facts_of(*COHORT_A), 2019)


def share(code: str) -> tuple[int | None, int | None, Decimal | None]:
    figure = FIGURES[code]
    return figure.numerator, figure.denominator, figure.percent


def rungs(figure: Measurement, *names: str) -> tuple[int, int]:
    parts = [part for name in names if isinstance(part := figure.by[name], Part)]
    assert len(parts) == len(names)
    return sum(part.numerator for part in parts), sum(part.denominator for part in parts)


def test_children_looked_after_on_the_day_and_in_the_year() -> None:
    assert FIGURES["looked_after_on"].numerator == 7
    assert FIGURES["looked_after_in_year"].numerator == 11


def test_short_breaks_are_outside_and_named() -> None:
    assert FIGURES["looked_after_on"].left_out == {"in_a_series_of_short_breaks": 1}
    assert FIGURES["short_breaks_on"].numerator == 1
    assert FIGURES["episodes_open_on"].numerator == 8


def test_opening_and_entries_less_leavers_give_closing() -> None:
    flows = {
        code: FIGURES[code].numerator
        for code in ("looked_after_before", "entries", "leavers", "end_not_known")
    }
    assert flows == {"looked_after_before": 5, "entries": 6, "leavers": 4, "end_not_known": 0}


def test_reviews_on_time_of_those_held() -> None:
    assert share("reviews_held_on_time") == (9, 12, Decimal("75.0"))
    assert FIGURES["reviews_held_on_time"].cannot_be_judged == 1
    assert FIGURES["participation"].numerator == 13


def test_late_reviews_and_the_children_affected() -> None:
    assert FIGURES["reviews_held_late"].numerator == 3
    assert FIGURES["children_with_late_review"].numerator == 3


def test_reviews_on_time_of_those_due() -> None:
    assert share("reviews_due_on_time") == (9, 13, Decimal("69.2"))


def test_children_whose_every_review_was_on_time() -> None:
    assert share("children_every_review_on_time") == (1, 5, Decimal("20.0"))
    assert FIGURES["children_every_review_on_time"].not_known == 1
    assert share("children_every_review_on_time_in_year") == (2, 7, Decimal("28.6"))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("reviews_held_on_time", {"first": (1, 2), "second": (2, 2), "later": (4, 6)}),
        ("reviews_due_on_time", {"first": (1, 4), "second": (2, 2), "later": (4, 5)}),
    ],
)
def test_by_rung(code: str, expected: dict[str, tuple[int, int]]) -> None:
    figure = FIGURES[code]
    assert rungs(figure, "first") == expected["first"]
    assert rungs(figure, "second") == expected["second"]
    assert rungs(figure, "later", "later_assumed") == expected["later"]
    assert rungs(figure, "adoption_1", "adoption_2", "adoption_3_or_more") == (2, 2)


@pytest.mark.parametrize("code", ["reviews_held_on_time", "reviews_due_on_time"])
def test_the_rungs_add_up_to_the_total(code: str) -> None:
    figure = FIGURES[code]
    assert rungs(figure, *figure.by) == (figure.numerator, figure.denominator)


def test_days_late_are_the_middle_one_and_the_worst() -> None:
    assert FIGURES["days_late"].value == 2
    assert FIGURES["days_late"].by["worst"] == 21
    assert FIGURES["working_days_late_first"].value == 1


def test_reviews_never_held_are_counted_to_leaving_or_the_years_end_and_listed_apart() -> None:
    figure = FIGURES["reviews_never_held"]
    assert figure.numerator == 2
    assert figure.value == Decimal(7 + 55) / 2
    assert figure.by["worst"] == 55


def test_recovered_after_a_late_first_review() -> None:
    assert share("recovered") == (1, 1, Decimal("100.0"))


def test_first_review_held_or_not_needed() -> None:
    assert share("had_first_review") == (7, 9, Decimal("77.8"))
    assert FIGURES["had_first_review"].left_out == {"not_required": 1, "not_yet_due": 1}
    assert FIGURES["had_first_review"].not_known == 0
