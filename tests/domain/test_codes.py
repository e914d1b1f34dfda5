"""The code sets by collection year, what came and went, and the groups that the figures need."""

from pathlib import Path

import polars as pl
import pytest

from footprint.domain.codes import (
    ABSENCES,
    ACCOMMODATION,
    ACTIVITIES,
    ATTENDED,
    AUTHORITY_TO_PLACE,
    CODE_SETS,
    CONTINUES,
    END_REASONS,
    FIRST_YEAR,
    GROUPS,
    LAST_YEAR,
    LEAVING,
    LEGAL_STATUSES,
    NEW_CARER,
    NEW_EPISODE_REASONS,
    NOT_FOUND,
    PARTICIPATION,
    PLACED_FOR_ADOPTION,
    PLACED_WITH_PRESENT_CARER,
    PLACEMENT_CHANGE_REASONS,
    PLACEMENTS,
    ROUTE_OF,
    ROUTES,
    SAME_CARER,
    SEXES,
    SHORT_BREAKS,
    SOCIAL_WORKER_CHANGE_REASONS,
    SOURCES,
    TEMPORARY_PLACEMENTS,
    UNDER_FOUR,
    VIEWS_GIVEN,
    Change,
    CodeSet,
    collection_year,
    newer_than_2027,
    older_than_2017,
)
from tools.reference_codes import render_codes

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "codes.md"
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


def changes(codes: CodeSet) -> dict[int, tuple[set[str], set[str]]]:
    return {change.year: (set(change.came), set(change.went)) for change in codes.came_and_went()}


def test_special_guardianship_codes_split_in_2018_19() -> None:
    old, new = {"E43", "E44"}, {"E45", "E46", "E47", "E48"}
    assert END_REASONS.valid_in(2018) & (old | new) == old
    assert END_REASONS.valid_in(2019) & (old | new) == new
    assert changes(END_REASONS) == {2019: (new, old)}


def test_custody_became_a_reason_for_a_change_of_placement_in_2018_19() -> None:
    assert "CUSTOD" not in PLACEMENT_CHANGE_REASONS.valid_in(2018)
    assert "CUSTOD" in PLACEMENT_CHANGE_REASONS.valid_in(2019)
    assert changes(PLACEMENT_CHANGE_REASONS) == {2019: ({"CUSTOD"}, set())}


def test_training_or_employment_split_in_2021_22() -> None:
    old, new = {"F3", "P3"}, {"F4", "P4", "F5", "P5"}
    assert ACTIVITIES.valid_in(2021) & (old | new) == old
    assert ACTIVITIES.valid_in(2022) & (old | new) == new
    assert changes(ACTIVITIES) == {2022: (new, old)}


def test_reasons_for_a_change_of_social_worker_came_in_2023_24() -> None:
    assert SOCIAL_WORKER_CHANGE_REASONS.valid_in(2023) == frozenset()
    assert len(SOCIAL_WORKER_CHANGE_REASONS.valid_in(2024)) == 10


def test_sex_is_written_with_letters_from_2024_25() -> None:
    assert SEXES.valid_in(2024) == {"1", "2"}
    assert SEXES.valid_in(2025) == {"M", "F", "U"}
    assert changes(SEXES) == {2025: ({"M", "F", "U"}, {"1", "2"})}


def test_placements_changed_in_2024_25_and_in_2025_26_only() -> None:
    assert changes(PLACEMENTS) == {
        2025: ({"K3"}, {"H5", "P2"}),
        2026: ({"Z11", "Z12", "Z13", "Z14"}, {"Z1"}),
    }


def test_unregistered_accommodation_ends_with_2023_24() -> None:
    assert PLACEMENTS.valid_in(2024) & {"H5", "P2", "K3"} == {"H5", "P2"}
    assert PLACEMENTS.valid_in(2025) & {"H5", "P2", "K3"} == {"K3"}


def test_other_placement_is_split_in_2025_26() -> None:
    assert PLACEMENTS.valid_in(2025) & {"Z1", "Z11", "Z14"} == {"Z1"}
    assert PLACEMENTS.valid_in(2026) & {"Z1", "Z11", "Z14"} == {"Z11", "Z14"}


def test_where_the_sources_do_not_settle_a_year_the_code_is_accepted_and_named() -> None:
    assert {
        year: set(PLACEMENTS.disputed_in(year)) for year in YEARS if PLACEMENTS.disputed_in(year)
    } == {2024: {"K3"}, 2025: {"H5", "P2"}, 2026: {"Z1"}, 2027: {"Z1"}}
    assert "K3" not in PLACEMENTS.accepted_in(2023)
    assert "K3" in PLACEMENTS.accepted_in(2024)
    assert {"H5", "P2"} <= PLACEMENTS.accepted_in(2025)
    assert not {"H5", "P2"} & PLACEMENTS.accepted_in(2026)


def test_accommodation_that_one_source_never_calls_suitable_stays_valid_and_is_disputed() -> None:
    assert ACCOMMODATION.disputed_in(2022) == frozenset()
    assert ACCOMMODATION.disputed_in(2023) == {"S1", "X1"}
    assert {"S1", "X1"} <= ACCOMMODATION.valid_in(2023)


def test_meanings_that_were_not_found_are_said_not_to_be_found() -> None:
    unknown = {
        (codes.field, code.code)
        for codes in CODE_SETS
        for code in codes.codes
        if code.meaning == NOT_FOUND
    }
    assert unknown == {
        *((PLACEMENTS.field, code) for code in ("Z11", "Z12", "Z13", "Z14")),
        (ACTIVITIES.field, "0"),
        (ACCOMMODATION.field, "0"),
    }


def test_a_freeing_order_stays_listed_with_its_own_end() -> None:
    assert all("D1" in LEGAL_STATUSES.valid_in(year) for year in YEARS)
    (freeing,) = (code for code in LEGAL_STATUSES.codes if code.code == "D1")
    assert "December 2005" in freeing.note


def test_an_older_return_is_read_with_the_2016_17_set_and_says_so() -> None:
    for codes in CODE_SETS:
        assert codes.valid_in(2009) == codes.valid_in(2016) == codes.valid_in(2017)
    assert "D1" in LEGAL_STATUSES.valid_in(2016)
    assert {"E43", "E44"} <= END_REASONS.valid_in(2016)
    said = older_than_2017(2016)
    assert said is not None
    assert "2015/16" in said
    assert "2016/17" in said
    assert all(code in said for code in ("D1", "E43", "E44"))
    assert older_than_2017(2017) is None


def test_a_newer_return_is_read_with_the_2026_27_set_and_says_so() -> None:
    for codes in CODE_SETS:
        assert codes.valid_in(2028) == codes.valid_in(2040) == codes.valid_in(2027)
        assert codes.accepted_in(2028) == codes.accepted_in(2027)
    said = newer_than_2027(2028)
    assert said is not None
    assert "2027/28" in said
    assert "2026/27" in said
    assert newer_than_2027(2027) is None


@pytest.mark.parametrize("codes", CODE_SETS, ids=lambda codes: codes.field)
def test_each_years_set_is_the_one_before_with_what_came_and_without_what_went(
    codes: CodeSet,
) -> None:
    by_year = {change.year: change for change in codes.came_and_went()}
    nothing: frozenset[str] = frozenset()
    for year in YEARS[1:]:
        change = by_year.get(year, Change(year, nothing, nothing))
        assert codes.valid_in(year) == (codes.valid_in(year - 1) | change.came) - change.went


@pytest.mark.parametrize("codes", CODE_SETS, ids=lambda codes: codes.field)
def test_every_code_is_listed_once_with_a_meaning_a_span_and_a_source(codes: CodeSet) -> None:
    assert len(codes.known) == len(codes.codes)
    for code in codes.codes:
        assert codes.meaning(code.code)
        assert FIRST_YEAR <= code.first_year <= code.last_year <= LAST_YEAR
        assert set(code.source.split(", ")) <= set(SOURCES)
        assert not code.disputed or code.note


def test_fields_have_names_of_their_own() -> None:
    assert len({codes.field for codes in CODE_SETS}) == len(CODE_SETS)


def test_a_meaning_is_given_for_a_code_of_any_year_and_for_no_other() -> None:
    assert END_REASONS.meaning("E43").startswith("special guardianship order")
    assert ABSENCES.meaning("M").startswith("missing")
    with pytest.raises(KeyError):
        END_REASONS.meaning("E42")


def test_every_leaving_code_has_exactly_one_route() -> None:
    routed = [code for route in ROUTES for code in route.codes]
    assert sorted(routed) == sorted(LEAVING)
    assert CONTINUES not in ROUTE_OF


def test_routes_are_those_of_the_definitions_in_their_order() -> None:
    assert [(route.key, route.codes) for route in ROUTES] == [
        ("home_planned", ("E4A",)),
        ("home_not_planned", ("E4B",)),
        ("family_without_responsibility", ("E13",)),
        ("child_arrangements", ("E41",)),
        ("special_guardianship", ("E43", "E44", "E45", "E46", "E47", "E48")),
        ("adopted", ("E11", "E12")),
        ("stayed_with_carers", ("E17",)),
        ("independent", ("E5", "E6")),
        ("adult_residential", ("E7",)),
        ("custody", ("E9",)),
        ("remand_ended", ("E14",)),
        ("other_authority", ("E3",)),
        ("age_assessed", ("E15",)),
        ("abroad", ("E16",)),
        ("died", ("E2",)),
        ("other", ("E8",)),
    ]


def test_groups_hold_only_codes_of_their_field() -> None:
    for group in GROUPS:
        assert group.codes <= group.of.known
        assert group.source


def test_groups_are_those_of_the_definitions() -> None:
    assert {"V3", "V4"} == SHORT_BREAKS
    assert {"E1"} == AUTHORITY_TO_PLACE
    assert {"A3", "A4", "A5", "A6"} == PLACED_FOR_ADOPTION
    assert {"A3", "A5"} == PLACED_WITH_PRESENT_CARER
    assert {"T0", "T1", "T2", "T3", "T4"} == TEMPORARY_PLACEMENTS


def test_a_new_episode_is_with_a_new_carer_or_with_the_same_one() -> None:
    assert NEW_EPISODE_REASONS.known == NEW_CARER | SAME_CARER
    assert not NEW_CARER & SAME_CARER
    assert {"S", "P", "B"} == NEW_CARER


def test_being_there_and_giving_views_are_two_things() -> None:
    assert PARTICIPATION.known == {f"PN{number}" for number in range(8)}
    assert {"PN4"} == ATTENDED - VIEWS_GIVEN
    assert {"PN5", "PN6"} == VIEWS_GIVEN - ATTENDED
    assert PARTICIPATION.known - ATTENDED - VIEWS_GIVEN == {"PN0", "PN7"}
    assert {"PN0"} == UNDER_FOUR


def test_a_group_can_be_asked_of_a_column() -> None:
    column = pl.Series(["V2", "V3", None])
    assert column.is_in(SHORT_BREAKS).to_list() == [False, True, None]


def test_a_collection_year_is_written_as_the_return_writes_it() -> None:
    assert collection_year(2017) == "2016/17"
    assert collection_year(2000) == "1999/00"


def test_the_page_of_codes_is_the_one_made_from_them() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_codes()


def test_the_page_names_every_code_every_change_and_every_doubt() -> None:
    page = render_codes()
    for codes in CODE_SETS:
        assert f"### {codes.field}" in page
        for code in codes.codes:
            assert f"| {code.code} | {code.meaning} |" in page
    assert "| 2018/19 | Reason an episode ended | E45, E46, E47, E48 | E43, E44 |" in page
    assert "| Placement | Z11 | meaning not found |" in page
    assert "| Placement | K3 | its use in 2023/24 |" in page
