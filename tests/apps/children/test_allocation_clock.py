"""The children without an officer, and the clock to name one."""

from datetime import date

import pytest

from footprint.audit.facts import Viewer
from footprint.children.presenters.allocation import left_words
from footprint.children.queries import child as queries
from footprint.domain.timetable.naming_an_officer import officer_named_by
from tests.apps.children import making
from tests.apps.children.making import TODAY, ago

pytestmark = pytest.mark.store
#: Entries of one quiet week: the limit of Monday 1 June 2026 is Monday 8 June.
MONDAY, LIMIT = date(2026, 6, 1), date(2026, 6, 8)


def waiting(mary: Viewer, as_at: date) -> list[tuple[str, str]]:
    found = queries.children_without_officer(mary, as_at)
    return [(one.child.identifier, left_words(one)) for one in found]


@pytest.mark.parametrize(
    ("as_at", "words"),
    [
        (MONDAY, "5 working days left"),
        (date(2026, 6, 5), "1 working day left"),
        (LIMIT, "Today is the last day"),
        (date(2026, 6, 9), "1 working day over"),
        (date(2026, 6, 15), "5 working days over"),
    ],
)
def test_the_clock_is_told_in_working_days(mary: Viewer, as_at: date, words: str) -> None:
    making.child("C1", MONDAY)
    assert waiting(mary, as_at) == [("C1", words)]


def test_the_nearest_limit_comes_first_and_short_breaks_last(mary: Viewer) -> None:
    making.child("C1", date(2026, 6, 4))
    making.child("C2", MONDAY)
    making.child("C3", date(2026, 5, 1), legal_status="V4")
    making.child("C4", date(2026, 5, 20), new_episode="P")
    assert [identifier for identifier, _ in waiting(mary, LIMIT)] == ["C4", "C2", "C1", "C3"]
    assert waiting(mary, LIMIT)[-1][1] == "No limit: in short breaks"
    assert waiting(mary, LIMIT)[0][1] == "Long over: entered before the record begins"


def test_a_child_leaves_the_list_on_the_day_an_officer_holds_her(mary: Viewer, olive: int) -> None:
    child = making.child("C1", MONDAY)
    making.told_by_file(child, olive, date(2026, 6, 3), date(2026, 6, 10))
    days = [date(2026, 6, number) for number in (2, 3, 9, 10)]
    assert [len(waiting(mary, day)) for day in days] == [1, 0, 0, 1]


def test_a_child_who_has_left_waits_for_nobody(mary: Viewer) -> None:
    making.child("C1", MONDAY, ended_on=date(2026, 6, 5))
    assert [len(waiting(mary, date(2026, 6, number))) for number in (4, 5)] == [1, 0]


def test_a_barred_child_is_in_no_list_of_hers(mary: Viewer) -> None:
    child = making.child("C1", ago(2))
    assert len(waiting(mary, TODAY)) == 1
    making.bar(child, mary.person_id or 0)
    assert waiting(mary, TODAY) == []
    assert queries.holding(mary, TODAY).in_care == {}


def test_the_limit_is_the_rule_s() -> None:
    assert officer_named_by(MONDAY).due == LIMIT
