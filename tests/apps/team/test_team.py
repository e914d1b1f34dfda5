"""Posts and absences, and caseload per full-time equivalent from the store."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.team import queries
from footprint.team.actions import add_absence, add_post, change_absence, change_post
from footprint.team.facts import AbsenceKind, OfficersDay, PostKind
from footprint.team.models import Post
from footprint.team.presenters import figures_shown, officer_row
from tests.apps.cast import acting
from tests.apps.children import making
from tests.apps.children.making import TODAY, ago
from tests.apps.team.things import post

pytestmark = pytest.mark.store


def held(officer_id: int, number: int, prefix: str = "C", legal_status: str = "C2") -> None:
    for one in range(number):
        child = making.child(f"{prefix}{one}", ago(300), legal_status=legal_status)
        making.told_by_file(child, officer_id, ago(290))


def away(mary: Viewer, officer_id: int, first: date, back: date | None) -> int:
    return add_absence(
        viewer=mary,
        officer_id=officer_id,
        kind=AbsenceKind.SICKNESS,
        began_on=first,
        ended_on=back,
    )


def the_day(mary: Viewer, officer_id: int, day: date = TODAY) -> OfficersDay:
    return next(one for one in queries.team(mary, day).officers if one.officer.id == officer_id)


def test_an_officer_s_own_caseload_is_by_her_contracted_hours(mary: Viewer, olive: int) -> None:
    held(olive, 9)
    post(mary, olive, "0.60")
    assert the_day(mary, olive).caseload == Decimal("15.00")
    assert officer_row(the_day(mary, olive)).range == "Below"


def test_the_service_divides_by_what_is_in_post_and_at_work(mary: Viewer, olive: int) -> None:
    greta = making.officer("Greta Green")
    held(olive, 6)
    held(greta, 3, "G")
    held(greta, 1, "V", legal_status="V4")
    making.child("W1", ago(10))
    post(mary, olive, reviewing="0.50")
    post(mary, greta, "0.50")
    post(mary, None, title="To be filled")
    team = queries.team(mary, TODAY)
    assert (team.in_post, team.at_work, team.vacant) == (
        Decimal("1.50"),
        Decimal("1.50"),
        Decimal("1.00"),
    )
    assert (team.per_fte.numerator, team.per_fte.denominator) == (10, 150)
    assert team.per_fte.value == Decimal("6.67")
    assert team.per_fte_for_reviewing.value == Decimal("10.00")
    assert team.per_fte.by == {"in_short_breaks": 1, "without_an_officer": 1}


@pytest.mark.parametrize(("days", "at_work"), [(28, "1.00"), (29, "0.00")])
def test_an_absence_over_four_weeks_takes_her_out_and_her_children_stay_in(
    mary: Viewer, olive: int, days: int, at_work: str
) -> None:
    held(olive, 2)
    post(mary, olive)
    away(mary, olive, ago(3), ago(3) + timedelta(days=days))
    team = queries.team(mary, TODAY)
    assert (team.in_post, team.at_work) == (Decimal("1.00"), Decimal(at_work))
    assert team.per_fte.numerator == 2
    if at_work == "0.00":
        assert team.per_fte.value is None
        assert "nobody is in post and at work" in figures_shown(team)[0].value
        assert "so not in the figure" in officer_row(the_day(mary, olive)).notes[0]


def test_an_absence_without_an_end_counts_once_it_has_lasted_four_weeks(
    mary: Viewer, olive: int
) -> None:
    post(mary, olive)
    away(mary, olive, ago(29), None)
    at_work = [queries.team(mary, day).at_work for day in (TODAY, ago(1), ago(30))]
    assert at_work == [Decimal("0.00"), Decimal("1.00"), Decimal("1.00")]


def test_the_team_is_shown_as_at_any_day(mary: Viewer, olive: int) -> None:
    held(olive, 4)
    post(mary, olive)
    assert the_day(mary, olive, ago(290)).children == 4
    before = queries.team(mary, ago(291))
    assert before.per_fte.numerator == 0
    assert before.per_fte.by["without_an_officer"] == 4


def test_children_allocated_and_not_in_care_are_told_and_not_counted(
    mary: Viewer, olive: int
) -> None:
    held(olive, 1)
    gone = making.child("X", ago(300), ended_on=ago(5))
    making.told_by_file(gone, olive, ago(290))
    day = the_day(mary, olive)
    assert (day.children, day.not_in_care) == (1, 1)
    assert officer_row(day).notes == ("1 more allocated who are not in care",)


@pytest.mark.parametrize(
    ("fte", "reviewing", "sentence"),
    [
        ("0.04", "1", "from 0.05"),
        ("1.01", "1", "up to 1"),
        ("0.50", "1.01", "for reviewing is from 0"),
    ],
)
def test_a_post_is_a_part_of_full_time(
    mary: Viewer, olive: int, fte: str, reviewing: str, sentence: str
) -> None:
    with pytest.raises(ActionDenied, match=sentence):
        post(mary, olive, fte, reviewing=reviewing)
    assert post(mary, olive, "0.05", reviewing="0")


def test_the_store_itself_refuses_more_than_full_time(mary: Viewer, olive: int) -> None:
    with pytest.raises(IntegrityError):
        making.add(
            Post(
                officer_id=olive,
                title="x",
                kind="permanent",
                fte=Decimal("1.05"),
                began_on=TODAY,
            )
        )


def test_posts_of_one_officer_together_are_at_most_full_time(mary: Viewer, olive: int) -> None:
    first = post(mary, olive, "0.60")
    second = post(mary, olive, "0.40", title="Conferences")
    with pytest.raises(ActionDenied, match="more than full time"):
        post(mary, olive, "0.05", title="A third")
    end = {"title": "Reviewing officer", "kind": PostKind.PERMANENT, "reviewing": Decimal(1)}
    change_post(
        viewer=mary,
        post_id=first,
        version=1,
        officer_id=olive,
        fte=Decimal("0.60"),
        began_on=ago(400),
        ended_on=TODAY,
        **end,  # type: ignore[arg-type]
    )
    later = add_post(
        viewer=mary,
        officer_id=olive,
        fte=Decimal("0.60"),
        began_on=TODAY,
        **end,  # type: ignore[arg-type]
    )
    assert len({first, second, later}) == 3


def test_a_post_recorded_twice_is_refused(mary: Viewer, olive: int) -> None:
    post(mary, olive, "0.50")
    with pytest.raises(ActionDenied, match="recorded already"):
        post(mary, olive, "0.50")
    post(mary, None)
    with pytest.raises(ActionDenied, match="recorded already"):
        post(mary, None)


def test_absences_of_one_officer_share_no_day(mary: Viewer, olive: int) -> None:
    first = away(mary, olive, ago(10), TODAY)
    assert away(mary, olive, TODAY, None)
    with pytest.raises(ActionDenied, match="is recorded already"):
        change_absence(
            viewer=mary,
            absence_id=first,
            version=1,
            kind=AbsenceKind.LEAVE,
            began_on=ago(10),
            ended_on=TODAY + timedelta(days=1),
        )
    with pytest.raises(ActionDenied, match="cannot end before it begins"):
        away(mary, making.officer("Greta Green"), TODAY, ago(1))


def test_of_two_who_change_a_post_at_once_the_second_is_told(mary: Viewer, olive: int) -> None:
    made = post(mary, olive)
    found = queries.post(mary, made)
    assert found is not None

    def change(fte: str) -> None:
        change_post(
            viewer=mary,
            post_id=made,
            version=found.version,
            officer_id=olive,
            title=found.title,
            kind=found.kind,
            fte=Decimal(fte),
            reviewing=found.reviewing,
            began_on=found.began_on,
        )

    change("0.80")
    with pytest.raises(ChangedMeanwhileError):
        change("0.70")
    changed = queries.post(mary, made)
    assert changed is not None
    assert changed.fte == Decimal("0.80")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.IRO_MANAGER])
def test_only_the_iro_manager_records_posts_and_absences(
    mary: Viewer, olive: int, role: Role
) -> None:
    viewer = acting(mary.person_id or 0, role)
    with pytest.raises(ActionDenied, match="You need the role IRO manager"):
        post(viewer, olive)
    with pytest.raises(ActionDenied, match="You need the role IRO manager"):
        away(viewer, olive, TODAY, None)
