"""A child is found however her name is typed."""

import pytest

from footprint.domain.names import is_called, sorting_key


@pytest.mark.parametrize(
    "typed",
    ["Zoë", "zoe", "ZOE", "obrien", "o'brien", "o’brien", "O Brien", "brien zoe", "zo ob", "zoe b"],
)
def test_accents_case_apostrophes_order_and_whole_words_do_not_matter(typed: str) -> None:
    assert is_called(typed, "Zoë", "", "O'Brien")


@pytest.mark.parametrize("typed", ["mary-jane", "mary jane", "maryjane", "jane", "Jane MARY"])
def test_a_hyphen_is_a_space_or_nothing(typed: str) -> None:
    assert is_called(typed, "Mary-Jane", "", "Smith")
    assert is_called(typed, "Mary Jane", "", "Smith")


@pytest.mark.parametrize("typed", ["rien", "zoe smith", "", "  ", "-", "zoee"])
def test_the_middle_of_a_word_another_name_and_nothing_are_not_she(typed: str) -> None:
    assert not is_called(typed, "Zoë", "", "O'Brien")


def test_she_is_found_by_what_she_is_called_too() -> None:
    assert is_called("bea khan", "Beatrice", "Bea", "Khan")


def test_names_stand_in_a_list_without_regard_to_accents_and_case() -> None:
    assert sorted(["Öz", "obi", "Pa"], key=sorting_key) == ["obi", "Öz", "Pa"]
