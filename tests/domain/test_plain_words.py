"""What is found in a text that a child is to read."""

import pytest

from footprint.domain.plain_words import WORD_LIST, words_to_change


def found(text: str) -> list[tuple[str, str]]:
    return [(one.as_written, one.says) for one in words_to_change(text, WORD_LIST)]


@pytest.mark.parametrize(
    ("text", "as_written", "says"),
    [
        ("Your placement is good.", "placement", "placement"),
        ("PLACEMENT", "PLACEMENT", "placement"),
        ("all your siblings", "siblings", "sibling"),
        ("your sibling's school", "sibling's", "sibling"),
        ("your siblings’ school", "siblings’", "sibling"),
        ("The LAC Reviews were held", "LAC Reviews", "LAC review"),
        ("a short-break", "short-break", "short break"),
        ("a challenging\nbehaviour", "challenging\nbehaviour", "challenging behaviour"),
        ("(UASC)", "UASC", "UASC"),
    ],
)
def test_whole_words_are_found_in_capitals_or_not_one_or_several(
    text: str, as_written: str, says: str
) -> None:
    assert found(text) == [(as_written, says)]


@pytest.mark.parametrize(
    "text",
    ["", "replacement", "a staircase", "contacted", "drifting", "She was placed with Jo.", "PN70"],
)
def test_a_part_of_another_word_is_not_found(text: str) -> None:
    assert found(text) == []


def test_of_entries_that_meet_the_longest_counts() -> None:
    assert found("at the contact centre") == [("contact centre", "contact centre")]
    assert found("a placement breakdown in her placement") == [
        ("placement breakdown", "placement breakdown"),
        ("placement", "placement"),
    ]


def test_each_place_is_told_in_order_with_what_to_write() -> None:
    text = "Contact with your siblings, and contact again."
    places = words_to_change(text, WORD_LIST)
    assert [text[one.begins : one.ends] for one in places] == ["Contact", "siblings", "contact"]
    assert places[1].write == "brothers and sisters"


@pytest.mark.parametrize(
    ("says", "text", "as_written"),
    [
        ("family", "two families", "families"),
        ("stay", "long stays", "stays"),
        ("class", "new classes", "classes"),
        ("mum's house", "mum’s house", "mum’s house"),
        ("C++", "uses C++ daily", "C++"),
    ],
)
def test_a_service_s_own_words_are_found_in_the_same_way(
    says: str, text: str, as_written: str
) -> None:
    (place,) = words_to_change(text, [(says, "something else")])
    assert place.as_written == as_written


def test_an_entry_without_words_finds_nothing() -> None:
    assert words_to_change("anything", [("  ", "x")]) == ()


def test_the_list_as_shipped_writes_nothing_that_it_forbids() -> None:
    strays = {
        (says, one.as_written)
        for says, write in WORD_LIST
        for one in words_to_change(write, WORD_LIST)
    }
    assert strays == set()
