"""The list behind the figures: every review held, and every one that fell due and was not."""

from datetime import date

from footprint.domain.indicators.units.year import assemble
from footprint.domain.review_list import review_list
from tests.cohort import COHORT_A, facts_of
from tests.domain.measuring import figures_of

FACTS = facts_of(*COHORT_A)
LIST = review_list(assemble(FACTS, 2019))


def of(child: str) -> list[tuple[object, ...]]:
    return LIST.filter(identifier=child).drop("identifier", "participation").rows()


def test_a_late_review_is_shown_with_how_its_date_was_reached() -> None:
    assert of("Ben")[0] == (
        date(2018, 6, 4),
        "first",
        date(2018, 6, 4),
        date(2018, 7, 2),
        date(2018, 7, 2),
        date(2018, 7, 3),
        "late",
        1,
    )


def test_a_due_date_on_a_saturday_has_the_friday_before_it_beside() -> None:
    late = LIST.filter(identifier="Cara", result="late").row(0, named=True)
    assert (late["due"], late["last_working_day"]) == (date(2018, 11, 10), date(2018, 11, 9))
    assert (late["held_on"], late["days_late"]) == (date(2018, 11, 12), 2)


def test_a_review_not_held_counts_its_days_to_leaving_or_to_the_years_end() -> None:
    not_held = LIST.filter(result="not held").select("identifier", "due", "days_late").rows()
    assert not_held == [("Ella", date(2019, 3, 1), 7), ("Lena", date(2019, 2, 4), 55)]


def test_a_review_that_cannot_be_judged_has_no_due_date() -> None:
    unjudged = LIST.filter(result="cannot be judged").row(0, named=True)
    assert (unjudged["identifier"], unjudged["held_on"]) == ("Jo", date(2018, 8, 15))
    assert unjudged["due"] is None
    assert unjudged["rung"] is None
    assert unjudged["days_late"] is None


def test_the_list_has_as_many_rows_of_each_result_as_the_figures_count() -> None:
    figures = figures_of(FACTS, 2019)
    held = figures["reviews_held_on_time"]
    counted = dict(LIST.group_by("result").len().iter_rows())
    assert counted == {
        "on time": held.numerator,
        "late": figures["reviews_held_late"].numerator,
        "not held": figures["reviews_never_held"].numerator,
        "cannot be judged": held.cannot_be_judged,
    }
