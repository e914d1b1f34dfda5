"""Officers named in time, and the same officer for a year, from the store and on the team page."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.children.actions.allocation import allocate
from footprint.children.actions.officers import add_cover
from footprint.children.queries import child as children
from footprint.domain.dates import add_months
from footprint.domain.indicators.definition import Measurement
from footprint.team import queries
from footprint.team.facts import TeamsDay
from footprint.team.presenters import continuity_shown, months_row, naming_shown
from tests.apps.browsing import signed_in
from tests.apps.children import making
from tests.apps.children.making import TODAY, ago

pytestmark = pytest.mark.store
#: The limit of Monday 1 June 2026 is Monday 8 June.
MONDAY, LIMIT = date(2026, 6, 1), date(2026, 6, 8)
DAY = date(2026, 6, 15)


def share(measured: Measurement) -> tuple[int | None, int | None]:
    return measured.numerator, measured.denominator


def by_hand(mary: Viewer, child: int, officer: int, began_on: date) -> None:
    allocate(
        viewer=mary,
        child_ids=[child],
        officer_id=officer,
        began_on=began_on,
        reason="Agreed on that day",
        seen=officers.marks(mary, [child]),
    )


def late(team: TeamsDay) -> Mapping[str, date | None]:
    return {one.child.identifier: one.named_on for one in team.naming.late}


def test_the_entries_of_twelve_months_and_of_the_last_year_are_counted(
    mary: Viewer, olive: int
) -> None:
    in_time, too_late = making.child("C1", MONDAY), making.child("C2", MONDAY)
    making.told_by_file(in_time, olive, LIMIT)
    making.told_by_file(too_late, olive, date(2026, 6, 9))
    making.child("C3", MONDAY)
    making.child("C4", MONDAY, ended_on=LIMIT)  # left by the limit
    making.child("C5", date(2026, 6, 12))  # still inside it
    making.told_by_file(making.child("C6", date(2025, 6, 16)), olive, date(2025, 6, 16))
    making.told_by_file(making.child("C7", date(2025, 6, 15)), olive, date(2025, 6, 15))
    making.child("C8", date(2025, 3, 31))
    team = queries.team(mary, DAY)
    assert share(team.naming.twelve_months) == (2, 4)
    assert share(team.naming.year) == (2, 2)
    assert late(team) == {"C3": None, "C2": date(2026, 6, 9)}
    year, months = naming_shown(team.naming, DAY)
    assert (year.title, year.value) == ("Year to 31 March 2026", "2 of 2 (100.0 per cent)")
    assert months.value == "2 of 4 (50.0 per cent)"
    assert months.notes == (
        "Left by the 5th working day: 1",
        "The 5th working day is not over yet: 1",
    )


def test_a_back_dated_allocation_makes_no_late_naming_timely(mary: Viewer, olive: int) -> None:
    entered = ago(100)
    by_hand(mary, making.child("C1", entered), olive, entered)
    making.told_by_file(making.child("C2", entered), olive, entered)
    assert late(queries.team(mary, TODAY)) == {"C1": TODAY}
    assert late(queries.team(mary, ago(1))) == {"C1": None}
    assert share(queries.team(mary, TODAY).naming.twelve_months) == (1, 2)


def test_the_day_of_recording_is_london_s_and_the_first_version_s(mary: Viewer, olive: int) -> None:
    child = making.child("C1", ago(100))
    by_hand(mary, child, olive, ago(90))
    (said,) = children.allocations_of(mary, child)
    half_past_midnight = datetime(2026, 6, 8, 23, 30, tzinfo=UTC)
    moved = replace(said, recorded_at=half_past_midnight)
    assert officers.recorded_on(mary, [moved]) == {said.id: date(2026, 6, 9)}
    by_hand(mary, child, making.officer("Greta Green"), TODAY)
    ended, after = children.allocations_of(mary, child)
    assert ended.version == 2
    ended = replace(ended, recorded_at=half_past_midnight)
    assert officers.recorded_on(mary, [ended, after]) == {ended.id: TODAY, after.id: TODAY}


def test_the_people_file_tells_of_the_past(mary: Viewer, olive: int) -> None:
    child = making.child("C1", ago(100))
    making.told_by_file(child, olive, ago(90))
    assert officers.recorded_on(mary, children.allocations_of(mary, child)) == {}


def test_a_child_she_may_not_see_counts_and_is_not_shown(mary: Viewer) -> None:
    making.child("C1", ago(100), name="Nina New")
    barred = making.child("C2", ago(100), name="Rita Relative")
    making.bar(barred, mary.person_id or 0)
    team = queries.team(mary, TODAY)
    assert share(team.naming.twelve_months) == (0, 2)
    assert (late(team), team.naming.late_unseen) == ({"C1": None}, 1)
    page = shown(mary)
    assert "Nina New" in page
    assert "Rita Relative" not in page
    assert "Named late, or not at all, of children whom you may not see: 1." in page


def shown(mary: Viewer) -> str:
    page = signed_in(mary.person_id).get(reverse("team")).content.decode()
    return re.sub(r"\s+", " ", page)


def test_the_same_officer_for_twelve_months(mary: Viewer, olive: int) -> None:
    greta = making.officer("Greta Green")
    year_ago = add_months(TODAY, -12)
    for name, since in (("C1", year_ago), ("C2", ago(700)), ("C3", ago(700))):
        making.told_by_file(making.child(name, ago(800)), olive, since)
    changed = making.child("C4", ago(800))
    making.told_by_file(changed, olive, ago(700))
    by_hand(mary, changed, greta, ago(40))
    making.told_by_file(making.child("C5", ago(800)), greta, ago(300))  # unknown before
    making.told_by_file(making.child("C6", ago(100)), olive, ago(100))
    making.told_by_file(making.child("V1", ago(800), legal_status="V4"), olive, ago(700))
    making.child("C7", ago(10))
    found = queries.team(mary, TODAY).continuity
    assert share(found.share) == (3, 4)
    assert found.share.cannot_be_judged == 1
    assert [(one.officer.full_name, one.children) for one in found.by_officer] == [
        ("Greta Green", 2),
        ("Olive Officer", 4),
    ]
    first, second = continuity_shown(found)
    assert (first.value, first.notes) == ("3 of 4 (75.0 per cent)", ("Cannot be judged: 1",))
    assert second.notes[1:] == ("Without an officer: 1",)
    assert "Time with each officer" in shown(mary)


@pytest.mark.parametrize(
    ("ages", "median", "longest"),
    [
        ((12,), "12 months, the median of 1 child", "12 months"),
        ((0, 1), "0.5 months, the median of 2 children", "1 month"),
        ((0, 1, 13), "1 month, the median of 3 children", "13 months"),
    ],
)
def test_the_months_with_an_officer_are_told(
    mary: Viewer, olive: int, ages: tuple[int, ...], median: str, longest: str
) -> None:
    for age in ages:
        child = making.child(f"C{age}", ago(800))
        making.told_by_file(child, olive, add_months(TODAY, -age))
    found = queries.team(mary, TODAY).continuity
    _, shown_months = continuity_shown(found)
    assert shown_months.value == median
    assert shown_months.notes == (f"The longest: {longest}",)
    (row,) = map(months_row, found.by_officer)
    assert (row.children, row.longest) == (len(ages), longest)
    assert median.startswith(f"{row.median}, ")


def test_cover_changes_no_officer(mary: Viewer, olive: int) -> None:
    making.told_by_file(making.child("C1", ago(800)), olive, ago(700))
    add_cover(
        viewer=mary,
        officer_id=olive,
        covered_by_id=making.officer("Greta Green"),
        began_on=TODAY,
        ended_on=TODAY + timedelta(days=9),
    )
    found = queries.team(mary, TODAY).continuity
    assert share(found.share) == (1, 1)
    assert [one.officer.full_name for one in found.by_officer] == ["Olive Officer"]


def test_of_a_child_she_may_not_see_no_officer_s_row_tells(mary: Viewer, olive: int) -> None:
    barred = making.child("C1", ago(800))
    making.told_by_file(barred, olive, ago(700))
    making.bar(barred, mary.person_id or 0)
    found = queries.team(mary, TODAY).continuity
    assert share(found.share) == (1, 1)
    assert found.by_officer == ()


def test_an_empty_service_has_none_to_count(mary: Viewer) -> None:
    team = queries.team(mary, TODAY)
    shares = (*naming_shown(team.naming, TODAY), *continuity_shown(team.continuity))
    assert [one.value for one in shares] == ["None to count"] * 4
