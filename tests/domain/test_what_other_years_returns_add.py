"""What the return of another year adds to a year, and what a return without reviews takes away."""

from dataclasses import replace
from datetime import date

from footprint.domain.findings import findings
from footprint.domain.indicators.definition import Part
from footprint.domain.indicators.units.year import assemble
from tests.cohort import AMINA, COHORT_A, JO, Child, Episode, facts_of
from tests.domain.measuring import figures_of

JUNE = date(2018, 6, 4)
LATE_COMER = Child("Nia", (Episode(JUNE),), (date(2018, 7, 2),), years=(2020,))


def test_an_episode_that_only_a_later_return_holds_counts_and_is_named() -> None:
    facts = facts_of(AMINA, LATE_COMER, years=(2019, 2020))
    on = figures_of(facts, 2019)["looked_after_on"]
    assert on.numerator == 2
    assert on.by["not_in_the_years_return"] == 1
    listed = findings(assemble(facts, 2019)).filter(code="not_in_the_years_return")
    assert listed["row"].to_list() == [1]


def test_an_episode_of_the_years_own_return_is_not_named_so() -> None:
    facts = facts_of(AMINA, replace_years(AMINA, "Bea", (2019, 2020)), years=(2019, 2020))
    assert figures_of(facts, 2019)["looked_after_on"].by["not_in_the_years_return"] == 0


def test_a_child_whom_the_years_own_return_lacks_is_counted_and_no_review_of_hers_is_called_late() -> (
    None
):
    away = Child(
        "Nia", (Episode(date(2017, 6, 5), year=2020),), (date(2017, 7, 3),), years=(2018, 2020)
    )
    facts = facts_of(AMINA._replace(years=(2019, 2020)), away, years=(2018, 2019, 2020))
    figures = figures_of(facts, 2019)
    assert figures["looked_after_on"].numerator == 2
    assert figures["looked_after_on"].by["not_in_the_years_return"] == 1
    assert figures["reviews_never_held"].numerator == 0
    assert figures["reviews_due_on_time"].denominator == 2
    assert figures["had_first_review"].denominator == 2


def test_a_child_who_left_before_the_year_is_judged_by_the_returns_that_hold_her() -> None:
    left = Child(
        "Nia",
        (Episode(date(2017, 6, 5), date(2018, 3, 1), end_reason="E4A"),),
        (date(2017, 7, 10), date(2017, 9, 1)),
        years=(2018,),
    )
    facts = facts_of(AMINA, left, years=(2018, 2019))
    assert figures_of(facts, 2019)["recovered"].numerator == 1


def replace_years(child: Child, name: str, years: tuple[int, ...]) -> Child:
    return child._replace(name=name, years=years)


def test_of_a_year_without_a_reviews_file_nothing_is_said_of_reviews() -> None:
    silent = replace(facts_of(*COHORT_A), years_with_reviews=(), reviews=facts_of().reviews)
    figures = figures_of(silent, 2019)
    assert figures["looked_after_on"].numerator == 7
    for code in ("reviews_held_on_time", "reviews_due_on_time", "children_every_review_on_time"):
        assert (figures[code].numerator, figures[code].denominator) == (0, 0)
    assert figures["reviews_never_held"].numerator == 0
    first = figures["had_first_review"]
    assert (first.numerator, first.denominator, first.not_known) == (0, 0, 9)
    assert first.left_out == {"not_required": 1, "not_yet_due": 1}


def test_a_year_after_one_without_a_reviews_file_begins_anew() -> None:
    two_years = facts_of(JO._replace(years=(2018, 2019)), years=(2018, 2019))
    assert figures_of(two_years, 2019)["reviews_held_on_time"].cannot_be_judged == 0
    silent_before = replace(two_years, years_with_reviews=(2019,))
    assert figures_of(silent_before, 2019)["reviews_held_on_time"].cannot_be_judged == 1


def test_all_that_fell_due_is_on_time_held_late_or_never_held() -> None:
    figures = figures_of(facts_of(*COHORT_A), 2019)
    due = figures["reviews_due_on_time"]
    assert (due.numerator, due.denominator) == (9, 13)
    assert figures["reviews_due_held_late"].numerator == 2
    assert figures["reviews_never_held"].numerator == 2


def test_every_child_is_judged_not_known_or_had_nothing_to_judge() -> None:
    figures = figures_of(facts_of(*COHORT_A), 2019)
    for code, everyone in (("", 7), ("_in_year", 11)):
        figure = figures[f"children_every_review_on_time{code}"]
        assert figure.denominator is not None
        nothing = figure.left_out["nothing_held_or_due"]
        assert figure.denominator + figure.not_known + nothing == everyone


def test_entries_say_how_care_began_and_leavers_what_came_after() -> None:
    figures = figures_of(
        facts_of(
            AMINA,
            Child(
                "Gita",
                (
                    Episode(date(2018, 5, 5), JUNE, legal_status="V3", end_reason="X1"),
                    Episode(JUNE, date(2018, 9, 1), "L", end_reason="X1"),
                    Episode(date(2018, 9, 1), date(2018, 9, 4), "L", "V3", end_reason="E4A"),
                ),
            ),
            Child("Ida", (Episode(JUNE, new_episode="P"),)),
        ),
        2019,
    )
    assert figures["entries"].by == {"started": 1, "from_short_breaks": 1, "start_not_known": 1}
    assert figures["leavers"].by == {"left_care": 0, "went_on_with_short_breaks": 1}


def test_reviews_coded_under_four_of_older_children_are_in_the_base_and_said() -> None:
    older = Child("Amina", (Episode(JUNE),), (date(2018, 7, 2),), participation=("PN0",))
    views = figures_of(facts_of(older), 2019)["views_given"]
    assert (views.numerator, views.denominator) == (0, 1)
    assert views.by["coded_under_4"] == Part(0, 1)
