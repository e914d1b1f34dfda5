"""Everybody's next review in the demo authority is each child's own."""

from datetime import date
from pathlib import Path

import pytest

from footprint.domain.next_reviews import IN_CARE, next_reviews, standing
from footprint.domain.one_child import deadlines
from footprint.domain.own_record import carried_on
from footprint.exchange.ssda903.returns import read_returns


@pytest.mark.parametrize("as_at", [date(2026, 3, 31), date(2025, 10, 4), date(2026, 11, 22)])
def test_everybody_s_next_review_is_each_child_s_own(default_returns: Path, as_at: date) -> None:
    facts = read_returns([default_returns]).facts
    stands = standing(carried_on(facts, as_at), as_at)
    together = {
        row["child"]: (row["due"], row["counted_from"], row["not_before"], row["last_working_day"])
        for row in next_reviews(stands).filter(holds=IN_CARE).iter_rows(named=True)
    }
    alone = {
        child: (one.due, one.counted_from, one.not_before, one.last_working_day)
        for child, one in deadlines(stands)
        if one
    }
    assert len(together) > 150
    assert together == alone
