"""The examples that a lawyer can read, and the two forms of every interval held equal."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from footprint.domain.timetable.ladder import Rung
from footprint.domain.timetable.record import Limit
from footprint.domain.timetable.registry import PROVISIONS, ROUND_A_REVIEW, RUNGS
from footprint.domain.timetable.reviews import REVIEWS, eased
from tools.reference_duties import read_examples

FILES = read_examples()
LIMITS: Mapping[str, Rung | Limit] = {**RUNGS, **ROUND_A_REVIEW}
EXAMPLES = [
    pytest.param(code, example, id=f"{code}-{place}")
    for code, file in FILES.items()
    for place, example in enumerate(file.examples)
]
ON_EVERY_EDGE = {"an ordinary day", "the last lawful day", "the day after", "a calendar trap"}
FIRST, LAST = date(1995, 1, 1), date(2035, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_the_example_comes_out_as_written(code: str, example: dict[str, Any]) -> None:
    limit = example.get("limit", code)
    deadline = LIMITS[limit].deadline(example["counted_from"])
    assert deadline.under is PROVISIONS[limit]
    assert deadline.due == example["due"]
    assert deadline.last_working_day == example.get("last_working_day", example["due"])
    assert deadline.not_before == example.get("not_before")
    if "held" in example:
        assert deadline.met_on(example["held"]) is example["in_time"]
    if "marked" in example:
        assert eased(deadline) is example["marked"]


@pytest.mark.parametrize("code", LIMITS)
def test_every_interval_has_an_example_on_every_edge(code: str) -> None:
    file = FILES[code]
    assert file.provision == code
    assert {example["title"] for example in file.examples} >= ON_EVERY_EDGE


@pytest.mark.parametrize("code", RUNGS)
def test_the_table_of_a_rung_agrees_with_its_limit_on_every_day(code: str) -> None:
    rung = RUNGS[code]
    table = rung.due_table(FIRST, LAST)
    assert table.schema == {"day": pl.Date, "due": pl.Date}
    assert table["day"].to_list() == EVERY_DAY
    assert table["due"].to_list() == [rung.due(day) for day in EVERY_DAY]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2010, 1, 1), date(2010, 12, 31)),
        (date(2011, 3, 31), date(2011, 4, 1)),
        (date(2018, 4, 1), date(2018, 4, 1)),
    ],
)
def test_a_table_may_lie_on_either_side_of_a_change_of_law(first: date, last: date) -> None:
    rung = REVIEWS.rungs["first"]
    table = rung.due_table(first, last)
    assert table.height == (last - first).days + 1
    assert table["due"].to_list() == [rung.due(day) for day in table["day"]]


def test_the_law_of_the_day_on_which_an_interval_starts_governs_it() -> None:
    first = REVIEWS.rungs["first"]
    assert first.step_on(date(2011, 3, 31)).under.code == "first_review_1991"
    assert first.step_on(date(2011, 4, 1)).under.code == "first_review"
    # The new rule would have been earlier here: 15 April.
    assert first.due(date(2011, 3, 20)) == date(2011, 4, 17)


def test_an_interval_that_crosses_the_change_of_law_says_whose_reading_that_is() -> None:
    first = REVIEWS.rungs["first"]
    assert first.deadline(date(2011, 3, 25)).working == (
        "4 weeks after becoming looked after on 25 March 2011, "
        "by the law in force on that day (our reading)"
    )
    assert first.deadline(date(2011, 3, 3)).due == date(2011, 3, 31)
    assert "our reading" not in first.deadline(date(2011, 3, 3)).working
    assert "our reading" not in first.deadline(date(2011, 4, 1)).working


def test_a_day_before_the_first_provision_known_is_read_with_that_provision() -> None:
    assert RUNGS["placed_first"].due(date(2004, 3, 1)) == date(2004, 3, 29)
