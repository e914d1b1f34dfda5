"""What every output says of a year, number for number with the worked cohort."""

from dataclasses import replace
from decimal import Decimal

import pytest

from footprint.domain.indicators.definition import Measurement, Part
from footprint.formats.tables import Row, Table
from footprint.reports.facts import YearFigures
from footprint.reports.presented import HeadlineLine, PresentedYear
from footprint.reports.presenters import coverage_words, present
from tests.reports.cohort_a import DEFINITIONS, FIGURES, HELD, MEASUREMENTS

YEAR = present(FIGURES, DEFINITIONS)


def table(title: str, year: PresentedYear = YEAR) -> Table:
    (found,) = [t for s in (*year.sections, *year.sources) for t in s.tables if t.title == title]
    return found


def titles(year: PresentedYear) -> list[str]:
    return [t.title for s in year.sections for t in s.tables]


def headline(title: str) -> HeadlineLine:
    (found,) = [line for line in YEAR.headline if line.title == title]
    return found


def only(*measurements: Measurement) -> YearFigures:
    return replace(FIGURES, measurements=measurements)


def test_reviews_on_time_stand_three_ways_together() -> None:
    shown = table("Reviews on time, three ways")
    assert [row[1:] for row in shown.rows] == [
        (9, 12, Decimal("75.0"), 1, 0),
        (9, 13, Decimal("69.2"), 0, 0),
        (1, 5, Decimal("20.0"), 0, 1),
        (2, 7, Decimal("28.6"), 0, 1),
    ]


def test_a_review_never_held_shows_among_those_due_and_not_among_those_held() -> None:
    shown = table("Reviews on time, by review")
    assert shown.rows[0] == ("First review", 2, 1, Decimal("50.0"), 4, 1, Decimal("25.0"))
    assert shown.rows[-1] == ("All", 12, 9, Decimal("75.0"), 13, 9, Decimal("69.2"))


def test_rungs_stand_in_the_order_of_the_ladder_and_one_unheld_is_none_to_count() -> None:
    rows = table("Reviews on time, by review").rows
    assert [row[0] for row in rows][2:5] == [
        "Later review",
        "Later, assumed",
        "Adoption: first review",
    ]
    assert rows[3] == ("Later, assumed", 0, 0, "none to count", 1, 1, Decimal("100.0"))


def test_late_reviews_always_stand_with_the_children_affected() -> None:
    assert table("Late reviews").rows == [
        ("Reviews held late", 3),
        ("Children with a late review", 3),
        ("Days late: median", Decimal(2)),
        ("Days late: the longest, in days", 21),
        ("Reviews never held", 2),
    ]


def test_no_late_review_has_no_median() -> None:
    days = Measurement("days_late", "Days late", "reviews_held", "median", 0)
    assert table("Late reviews", present(only(days), {})).rows == [
        ("Days late: median", "none to count")
    ]


def test_opening_and_entries_less_leavers_make_the_closing_number() -> None:
    shown = table("Entering and leaving")
    assert [row[1] for row in shown.rows] == [5, 6, 4, 0, 7]
    assert [row[0] for row in shown.rows][:: len(shown.rows) - 1] == [
        "In care on 31 March 2018",
        "In care on 31 March 2019",
    ]


def test_pooles_year_balances() -> None:
    counts = {"looked_after_on": 194, "entries": 93, "leavers": 79}
    measured = [Measurement(code, code, "u", "count", number) for code, number in counts.items()]
    shown = table("Entering and leaving", present(only(*measured), {}))
    assert [row[1] for row in shown.rows] == [180, 93, 79, 0, 194]


def test_an_end_that_is_not_known_is_no_leaver() -> None:
    measured = [replace(m, numerator=2) if m.code == "end_not_known" else m for m in MEASUREMENTS]
    shown = table("Entering and leaving", present(only(*measured), {}))
    assert [row[1] for row in shown.rows] == [7, 6, 4, 2, 7]


def test_hounslows_participation_prints_as_hounslow_printed_it() -> None:
    shown = table("How children took part in their reviews")
    assert [(row[1], row[2], str(row[3])) for row in shown.rows] == [
        ("PN0", 107, "13.0"),
        ("PN1", 605, "73.5"),
        ("PN2", 4, "0.5"),
        ("PN3", 1, "0.1"),
        ("PN4", 5, "0.6"),
        ("PN5", 30, "3.6"),
        ("PN6", 39, "4.7"),
        ("PN7", 32, "3.9"),
        ("", 0, "0.0"),
        ("", 823, "100.0"),
    ]


def test_everyone_in_the_year_has_one_line_in_first_reviews() -> None:
    assert table("First review, child by child").rows == [
        ("Reviewed", 7),
        ("Not reviewed", 2),
        ("No review was required (left before, or on, the day it was due)", 1),
        ("Not yet due", 1),
        ("All children in care in the year", 11),
    ]


def test_what_is_not_known_of_first_reviews_has_its_own_line() -> None:
    first = Measurement("had_first_review", "t", "children", "share", 1, 1, not_known=3)
    rows: list[Row] = list(table("First review, child by child", present(only(first), {})).rows)
    assert ("Not known", 3) in rows
    assert rows[-1] == ("All children in care in the year", 4)


def test_the_headline_is_printed_with_and_without_unaccompanied_children() -> None:
    assert table("With and without unaccompanied children").rows[0][1:] == (7, 1, 6)
    assert headline("Children in care on 31 March").beside == (
        "1 of them unaccompanied, 6 without them",
        "1 more on short breaks only",
    )


def test_no_difference_is_printed_between_counts_of_different_things() -> None:
    everyone = Measurement("entries", "Entered", "periods", "count", 6)
    alone = Measurement("uasc_entered", "Alone", "children", "count", 1)
    shown = table("With and without unaccompanied children", present(only(everyone, alone), {}))
    assert shown.rows == [("Entered", 6, 1, None)]


def test_what_cannot_be_judged_stands_beside_the_headline() -> None:
    held = headline("Reviews on time, of reviews held")
    assert (held.shown, held.beside) == ("9 of 12 (75.0%)", ("1 cannot be judged",))


def test_nothing_to_be_a_share_of_is_none_to_count() -> None:
    assert headline("Same home for two years").shown == "none to count"


def test_columns_of_noughts_are_not_shown() -> None:
    certain = replace(HELD, cannot_be_judged=0)
    shown = table("Reviews on time, three ways", present(only(certain), {}))
    assert [column.name for column in shown.columns] == ["Figure", "Counted", "Out of", "Per cent"]


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent"),
    [(537, 549, "97.8"), (1, 8, "12.5"), (1, 16, "6.3"), (5, 2000, "0.3"), (1999, 2000, "100.0")],
)
def test_per_cents_round_half_up(numerator: int, denominator: int, percent: str) -> None:
    shown = Measurement("views_given", "t", "u", "share", numerator, denominator)
    assert present(only(shown), {}).headline[0].shown.endswith(f"({percent}%)")


def test_a_figure_in_no_group_is_shown_under_more() -> None:
    assert YEAR.sections[-1].title == "More"
    assert table("Other figures").rows == [("A figure in no group", 42, "periods of care")]


def test_every_figure_that_was_measured_is_in_a_section() -> None:
    shown = [code for section in YEAR.sections for code in section.codes]
    assert sorted(shown) == sorted(m.code for m in MEASUREMENTS)


def test_a_share_broken_down_by_a_key_without_words_still_reads() -> None:
    share = Measurement(
        "by_team", "By team", "u", "share", 1, 2, by={"north_team": Part(1, 2), "x": Part(0, 0)}
    )
    assert table("By team", present(only(share), {})).rows == [
        ("North team", 1, 2, Decimal("50.0")),
        ("X", 0, 0, "none to count"),
        ("All", 1, 2, Decimal("50.0")),
    ]


def test_a_ratio_and_what_it_leaves_out_are_shown() -> None:
    ratio = Measurement(
        "r", "Per officer", "u", "ratio", 345, 4, Decimal("86.25"), left_out={"no_officer": 3}
    )
    shown = table("Other figures", present(only(ratio), {}))
    assert shown.rows == [("Per officer", Decimal("86.25"))]
    assert shown.notes == ("Left out of “Per officer”: no officer: 3.",)


def test_sections_with_nothing_measured_are_not_shown() -> None:
    assert titles(present(only(), {})) == []


def test_files_checks_and_refusals_are_told() -> None:
    checked = present(FIGURES, DEFINITIONS, {"440": "Words."})
    assert table("Rows read").rows[:3] == [
        ("Children (Header)", 12),
        ("Episodes", 19),
        ("Reviews", 1460),
    ]
    assert table("Rows that failed a check", checked).rows == [
        ("440", "Reviews", 2, "Words."),
        ("INT08", "Episodes", 1, ""),
    ]
    assert table("Rows that could not be read or placed").rows == [("a date that is no date", 3)]
    assert table("Files left out").rows == [("notes <b>.csv", "No kind of file has these columns.")]


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ([2019], "From one return, 1 April 2018 to 31 March 2019."),
        ([2018, 2019], "From 2 returns, 1 April 2017 to 31 March 2019."),
        (
            [2016, 2019],
            "From 2 returns between 1 April 2015 and 31 March 2019; "
            "not loaded: year ending 31 March 2017, 31 March 2018.",
        ),
    ],
)
def test_the_years_loaded_are_told_with_those_missing(years: list[int], words: str) -> None:
    assert coverage_words(years) == words
