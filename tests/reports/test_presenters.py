"""What every output says of a year, number for number with the worked cohort."""

from dataclasses import replace
from decimal import Decimal

import pytest

from footprint.domain.indicators.definition import Measurement, Part
from footprint.domain.indicators.registry import INDICATORS, OF_STORE
from footprint.formats.tables import Row, Table
from footprint.reports.facts import YearFigures
from footprint.reports.groups import GROUPS
from footprint.reports.presented import HeadlineLine, PresentedYear
from footprint.reports.presenters import BESIDE_THE_FIGURES, coverage_words, present
from tests.reports.cohort_a import DEFINITIONS, FIGURES, MEASURED, MEASUREMENTS

YEAR = present(FIGURES, DEFINITIONS)
BALANCE = "The year from its first day to its last"


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


def test_rungs_stand_in_the_order_of_the_ladder() -> None:
    assert [row[0] for row in table("Reviews on time, by review").rows] == [
        "First review",
        "Second review",
        "Later review",
        "Later, assumed",
        "Adoption: first review",
        "Adoption: second review",
        "All",
    ]


def test_a_rung_that_fell_due_and_was_never_held_is_none_to_count_of_those_held() -> None:
    held = replace(MEASURED["reviews_held_on_time"], by={})
    measured = {**MEASURED, "reviews_held_on_time": held}
    shown = table("Reviews on time, by review", present(only(*measured.values()), {}))
    assert shown.rows[0] == ("First review", 0, 0, "none to count", 4, 1, Decimal("25.0"))


def test_a_rung_with_nothing_held_and_nothing_due_has_no_line() -> None:
    assert "Adoption: third review or later" not in {
        row[0] for row in table("Reviews on time, by review").rows
    }


def test_late_reviews_always_stand_with_the_children_affected() -> None:
    never = "Reviews due and never held"
    assert table("Late reviews").rows == [
        ("Reviews held late", 3),
        ("Children with a late review", 3),
        ("Days late, of reviews held late, median", Decimal(2)),
        ("Days late, of reviews held late, the longest", 21),
        ("Working days late, of first reviews held late, median", Decimal(1)),
        ("Working days late, of first reviews held late, the longest", 1),
        (never, 2),
        (f"{never}: first review", 2),
        (f"{never}: days to 31 March or to leaving, median", Decimal(31)),
        (f"{never}: days to 31 March or to leaving, the longest", 55),
    ]


def test_no_late_review_has_no_median() -> None:
    days = Measurement("days_late", "Days late", "review held", "median", 0)
    assert table("Late reviews", present(only(days), {})).rows == [
        ("Days late, median", "none to count")
    ]


def flows(opening: int, entries: int, leavers: int, lost: int, closing: int) -> Table:
    numbers = {
        "looked_after_before": opening,
        "entries": entries,
        "leavers": leavers,
        "end_not_known": lost,
        "looked_after_on": closing,
    }
    measured = [Measurement(code, code, "u", "count", number) for code, number in numbers.items()]
    return table(BALANCE, present(only(*measured), {}))


def test_opening_and_entries_less_leavers_make_the_closing_number() -> None:
    assert [row[1] for row in table(BALANCE).rows] == [5, 6, 4, 0, 7]


def test_pooles_year_balances() -> None:
    assert flows(180, 93, 79, 0, 194).notes == (
        "The first, with the second, less the third and the fourth, makes the last.",
    )


def test_an_end_that_is_not_known_is_taken_off_too() -> None:
    assert flows(180, 93, 78, 1, 194).notes[0].endswith("makes the last.")


def test_a_year_that_does_not_balance_says_so() -> None:
    assert flows(180, 93, 79, 1, 194).notes[0].endswith("makes 193.")


def test_entries_whose_first_day_is_not_known_are_told() -> None:
    entries = replace(MEASURED["entries"], not_known=2)
    shown = table(BALANCE, present(only(*{**MEASURED, "entries": entries}.values()), {}))
    assert "Entries to care in the year: 2 not known." in shown.notes


def test_a_route_that_nobody_took_has_no_line_and_that_is_said() -> None:
    shown = table("Children who left care, by route")
    assert shown.rows == [
        ("Home, planned", 1, Decimal("25.0")),
        ("Home, not planned", 1, Decimal("25.0")),
        ("Adopted", 1, Decimal("25.0")),
        ("Independent living", 1, Decimal("25.0")),
        ("All", 4, Decimal("100.0")),
    ]
    assert shown.notes == ("Lines of 0 are not listed.",)


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
    alone = replace(MEASURED["uasc"], numerator=2)
    year = present(only(*{**MEASURED, "uasc": alone}.values()), {})
    rows = table("With and without unaccompanied children", year).rows
    assert rows[0][1:] == (7, 2, 5, Decimal("28.6"))
    assert year.headline[0].beside == (
        "2 of them unaccompanied, 5 without them",
        "1 more in a series of short breaks",
    )


def test_what_a_count_leaves_out_is_named_under_it() -> None:
    notes = table("On a day and in the year").notes
    assert notes[0] == (
        "Left out of “Children looked after on 31 March”: in a series of short breaks: 1."
    )


def test_what_a_count_leaves_out_is_not_said_twice() -> None:
    assert table("Children looked after on 31 March").notes == ()


def test_the_choice_made_where_others_are_lawful_is_printed_once() -> None:
    words = next(section.words for section in YEAR.sections if section.key == "reviews-on-time")
    choice = f"Choice made: {DEFINITIONS['children_every_review_on_time'].choice}"
    assert words.count(choice) == 1


def test_what_cannot_be_judged_stands_beside_the_headline() -> None:
    held = headline("Reviews held on time")
    assert (held.shown, held.beside) == ("9 of 12 (75.0%)", ("1 cannot be judged",))


def test_due_is_on_time_and_held_late_and_never_held() -> None:
    shown = table("Reviews that fell due, and what came of them")
    assert [row[1] for row in shown.rows] == [9, 2, 2, 13]
    assert shown.notes == ()


def test_reviews_due_that_do_not_add_up_are_told() -> None:
    late = replace(MEASURED["reviews_due_held_late"], numerator=1)
    year = present(only(*{**MEASURED, "reviews_due_held_late": late}.values()), {})
    (note,) = table("Reviews that fell due, and what came of them", year).notes
    assert note.startswith("The first three make 12,")


def test_reviews_held_and_reviews_due_are_said_to_be_different_reviews() -> None:
    words = next(section.words for section in YEAR.sections if section.key == "reviews-on-time")
    assert any(sentence.startswith("A review held on time in the year may") for sentence in words)


def test_later_assumed_is_explained_and_its_due_dates_are_counted_under_the_figure() -> None:
    assert any(sentence.startswith("Later, assumed: ") for sentence in BESIDE_THE_FIGURES)
    due = MEASURED["reviews_due_on_time"]
    assumed = replace(due, by={**due.by, "later_assumed": Part(1, 2)})
    year = present(only(*{**MEASURED, "reviews_due_on_time": assumed}.values()), {})
    words = "2 of the 13 due dates are assumed"
    assert [line.beside for line in year.headline if words in line.beside]
    for name in ("Reviews on time, by review", "Reviews on time, three ways"):
        assert f"{due.title}: {words}." in table(name, year).notes


def test_no_due_date_assumed_says_nothing() -> None:
    due = MEASURED["reviews_due_on_time"]
    certain = replace(due, by={**due.by, "later_assumed": Part(0, 0)})
    assert "assumed" not in " ".join(present(only(certain), {}).headline[0].beside)


def test_first_reviews_on_time_stand_beside_those_had_early_or_late() -> None:
    titles = [line.title for line in YEAR.headline]
    had = titles.index(MEASURED["had_first_review"].title)
    assert titles[had + 1 : had + 3] == [
        "First reviews held on time",
        "First reviews due that were held on time",
    ]
    assert headline("First reviews held on time").shown == "1 of 2 (50.0%)"
    assert headline("First reviews due that were held on time").shown == "1 of 4 (25.0%)"


def test_reviews_of_2020_have_a_line_only_where_there_are_any() -> None:
    def shown(number: int) -> bool:
        mark = replace(MEASURED["reviews_covid_mark"], numerator=number)
        year = present(only(*{**MEASURED, "reviews_covid_mark": mark}.values()), {})
        lines = table("Reviews to know of beside these", year).rows
        return mark.title in [row[0] for row in lines]

    assert (shown(0), shown(3)) == (False, True)


def test_a_code_that_the_date_of_birth_denies_is_counted_under_the_figure() -> None:
    attended = MEASURED["attended_aged_4"]
    coded = replace(attended, by={"coded_under_4": Part(0, 39)})
    year = present(only(*{**MEASURED, "attended_aged_4": coded}.values()), {})
    notes = table("Attendance and views", year).notes
    assert any("39 of the 716 are coded PN0 although the child was" in note for note in notes)
    assert attended.title not in [t.title for s in year.sections for t in s.tables]


def test_what_entries_and_leavers_are_made_up_of_is_told() -> None:
    entries = replace(MEASURED["entries"], by={"started": 5, "from_short_breaks": 1})
    year = present(only(*{**MEASURED, "entries": entries}.values()), {})
    assert (
        "Entries to care in the year: started to be looked after: 5; "
        "came from a series of short breaks: 1."
    ) in table(BALANCE, year).notes


def test_the_checks_are_said_to_be_of_every_return_and_date() -> None:
    checks = next(section for section in YEAR.sources if section.key == "checks")
    assert checks.words[0].startswith("Every row of every return loaded is checked")


def test_bad_cells_whose_rows_were_taken_are_told() -> None:
    refused = next(section for section in YEAR.sources if section.key == "refused")
    assert "rows that were taken: 11." in refused.words[-1]
    assert not present(replace(FIGURES, bad_cells=0), {}).sources[-1].words[1:]


def test_nothing_wrong_is_no_sentence() -> None:
    clean = replace(FIGURES, checks={}, refused={}, bad_cells=0)
    assert present(clean, {}).went_wrong == ()


def test_nothing_to_be_a_share_of_is_none_to_count() -> None:
    assert headline("Children in the same home for two years").shown == "none to count"


def test_columns_of_noughts_are_not_shown() -> None:
    certain = replace(MEASURED["reviews_held_on_time"], cannot_be_judged=0)
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
    assert table("Numbers").rows == [("A figure in no group", 42, "periods of care")]


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
    shown = table("Medians and ratios", present(only(ratio), {}))
    assert shown.rows == [("Per officer", Decimal("86.25"))]
    assert shown.notes == ("Left out of “Per officer”: no officer: 3.",)


def test_sections_with_nothing_measured_are_not_shown() -> None:
    assert titles(present(only(), {})) == []


def test_files_checks_and_refusals_are_told() -> None:
    checked = present(FIGURES, DEFINITIONS, {"440": "Words."})
    assert table("Rows read, all returns together").rows[:3] == [
        ("Children (Header)", 12),
        ("Episodes", 19),
        ("Reviews", 1460),
    ]
    assert table("Rows that failed a check", checked).rows == [
        ("Department check 440", "Reviews", 2, "Words."),
        ("Department check INT08", "Episodes", 1, ""),
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
            "not loaded: year ending 31 March 2017, 31 March 2018. Across a missing year "
            "nothing can be followed, so the returns before it are not used.",
        ),
    ],
)
def test_the_years_loaded_are_told_with_those_missing(years: list[int], words: str) -> None:
    assert coverage_words(years) == words


def test_every_figure_of_the_registry_has_a_place_among_the_groups() -> None:
    grouped = {code for group in GROUPS for code in group.all_codes()}
    assert sorted({indicator.code for indicator in (*INDICATORS, *OF_STORE)} - grouped) == []
