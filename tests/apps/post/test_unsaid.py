"""What no message carries."""

from datetime import date

import pytest

from footprint.post.unsaid import (
    ADDRESS,
    NAME,
    POSTCODE,
    REASON,
    SCHOOL,
    Unsaid,
    UnsaidError,
    birth_dates,
    carries,
    look,
    unsaid,
)

BORN = date(2014, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "born on 5 March 2014",
        "born 5th March 2014.",
        "the 5th of March 2014",
        "5 Mar 2014",
        "March 5, 2014",
        "05/03/2014",
        "5/3/14",
        "05.03.2014",
        "05-03-14",
        "2014-03-05",
        "(20140305)",
        "05032014",
        "05 march 2014",
    ],
)
def test_a_birth_date_is_found_in_every_usual_form(text: str) -> None:
    with pytest.raises(UnsaidError, match="birth date"):
        look([("text", text)], unsaid(born_on=BORN))


@pytest.mark.parametrize("text", ["15/03/2014", "5 March 2026", "05/03/20141", "105/03/14 5 March"])
def test_another_day_is_not_a_birth_date(text: str) -> None:
    look([("text", text)], unsaid(born_on=BORN))


def test_the_endings_of_days_are_those_that_people_write() -> None:
    endings = {
        day: birth_dates(date(2014, 3, day)) for day in (1, 2, 3, 11, 12, 13, 21, 22, 23, 30)
    }
    for day, ending in {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 12: "12th", 13: "13th"}.items():
        assert f"{ending} March 2014" in endings[day]
    for day, ending in {21: "21st", 22: "22nd", 23: "23rd", 30: "30th"}.items():
        assert f"{ending} March 2014" in endings[day]


@pytest.mark.parametrize(
    "text", ["Ada Moss", "ADA  MOSS", "Moss, Ada", "about Ádá\nMoss's review", "the ada moss case"]
)
def test_a_full_name_is_found_however_it_is_written(text: str) -> None:
    with pytest.raises(UnsaidError, match="name"):
        look([("subject", text)], unsaid(names=["Ada Moss"]))


def test_a_surname_that_is_a_word_is_found_as_a_name_and_not_as_the_word() -> None:
    read = Unsaid.of(NAME, "Read")
    assert carries("Ada Read's review", read)
    assert carries("the READ family", read)
    assert not carries("Please read this letter.", read)
    assert not carries("Reading", read)


def test_a_child_who_is_called_may_can_be_invited_in_may() -> None:
    may = Unsaid.of(NAME, "May")
    assert not carries("The meeting is on Monday 3 May 2026 at 10:00.", may)
    assert not carries("in May 2026", may)
    assert carries("The meeting about Ann May is on 3 May 2026.", may)


def test_an_address_is_found_whole_or_by_its_street_and_a_postcode_with_or_without_space() -> None:
    values = unsaid(addresses=["12 High Street\nHounslow"], postcodes=["TW3 1NL"])
    for text in ("12 High Street, Hounslow", "at 12 high street", "TW31NL", "tw3 1nl"):
        with pytest.raises(UnsaidError):
            look([("text", text)], values)
    look([("text", "112 High Street in Hounslow, TW3 2NL")], values)


def test_a_refusal_names_the_kind_and_the_place_and_never_the_value() -> None:
    for kind in (SCHOOL, REASON, ADDRESS, POSTCODE):
        with pytest.raises(UnsaidError) as refused:
            look([("subject", "From Elm Green School")], [Unsaid.of(kind, "Elm Green School")])
        assert str(refused.value) == f"The subject of a message carries the child's {kind}."
        assert refused.value.kind == kind


def test_what_is_empty_forbids_nothing() -> None:
    assert unsaid(names=["", " "], addresses=[""]) == ()
    look([("text", "anything")], ("", " "))
