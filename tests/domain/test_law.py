from dataclasses import replace
from datetime import date

import pytest

from footprint.domain.law import Deadline
from footprint.domain.timetable.adoption import RETURN
from footprint.domain.timetable.registry import DUTIES, PROVISIONS, provisions_without_source
from footprint.domain.timetable.reviews import FIRST_REVIEW, FIRST_REVIEW_1991

#: Where the law stands, and the guidance that the Department issues.
PLACES = ("https://www.legislation.gov.uk/", "https://www.gov.uk/government/publications/")


def test_a_deadline_cannot_be_built_without_its_provision() -> None:
    with pytest.raises(TypeError, match="under"):
        Deadline(  # type: ignore[call-arg]
            due=date(2018, 7, 2), counted_from=date(2018, 6, 4), working="20 working days"
        )


def test_a_due_date_on_a_weekend_stands_and_the_working_day_before_it_is_given() -> None:
    deadline = Deadline(
        due=date(2018, 11, 10),
        counted_from=date(2018, 5, 10),
        under=FIRST_REVIEW,
        working="six months",
    )
    assert deadline.due == date(2018, 11, 10)
    assert deadline.last_working_day == date(2018, 11, 9)


def test_a_window_is_met_from_its_first_day_to_its_last() -> None:
    window = RETURN.deadline(date(2018, 10, 1))
    assert [window.met_on(date(2018, 10, day)) for day in (28, 29)] == [False, True]
    assert [window.met_on(date(2018, 11, day)) for day in (12, 13)] == [True, False]


def test_words_may_be_quoted_only_with_the_source_in_which_they_were_read() -> None:
    with pytest.raises(ValueError, match="nothing says where the words were read"):
        replace(FIRST_REVIEW, seen_at=None)


def test_a_provision_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it comes into force"):
        replace(FIRST_REVIEW_1991, until=date(1991, 10, 13))


def test_the_provisions_that_nobody_has_read_are_these() -> None:
    assert [provision.code for provision in provisions_without_source()] == [
        "first_review_1991",
        "second_review_1991",
        "later_reviews_1991",
        "short_breaks_first",
        "short_breaks_later",
    ]


def test_every_provision_says_where_it_can_be_found() -> None:
    for provision in PROVISIONS.values():
        assert provision.address.startswith(PLACES)
        assert provision.words
        assert provision.place in provision.citation


def test_no_two_provisions_share_a_title_so_that_links_on_the_page_are_unambiguous() -> None:
    titles = [provision.title for provision in PROVISIONS.values()]
    assert len(titles) == len(set(titles))


def test_every_duty_stands_under_a_provision_of_the_register() -> None:
    assert all(duty.under in PROVISIONS.values() for duty in DUTIES)
