"""Children listed for an inspector; social workers of the files and who signs in."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children.actions import listing
from footprint.children.queries import access as access_queries
from footprint.children.queries import child as queries
from tests.apps.browsing import signed_in
from tests.apps.cast import everybody
from tests.apps.children import recording

pytestmark = pytest.mark.store


@pytest.fixture
def cast(store: object) -> dict[Role, Viewer]:
    return dict(everybody())


def day(name: str, value: date) -> dict[str, str]:
    return {
        f"{name}-day": str(value.day),
        f"{name}-month": str(value.month),
        f"{name}-year": str(value.year),
    }


def test_an_inspector_sees_the_listed_children_between_the_two_dates_and_no_others(
    cast: dict[Role, Viewer],
) -> None:
    mary, ivy = cast[Role.IRO_MANAGER], cast[Role.INSPECTOR]
    for reference in ("A-1", "A-2", "A-3"):
        recording.child(mary, reference)
    address = reverse("list-children", kwargs={"person_id": ivy.person_id})
    sent = {
        "references": "A-1, A-2\nA-1",
        **day("began_on", mary.today),
        **day("ended_on", mary.today + timedelta(days=5)),
    }
    manager = signed_in(mary.person_id)
    assert manager.post(address, sent).headers["Location"] == reverse("inspectors")
    assert [one.identifier for one in queries.seen_children(ivy)] == ["A-1", "A-2"]
    last = Viewer(ivy.person_id, ivy.role, mary.today + timedelta(days=4))
    after = Viewer(ivy.person_id, ivy.role, mary.today + timedelta(days=5))
    before = Viewer(ivy.person_id, ivy.role, mary.today - timedelta(days=1))
    assert len(queries.seen_children(last)) == 2
    assert queries.seen_children(after) == queries.seen_children(before) == ()
    page = manager.get(reverse("inspectors")).content.decode()
    assert "Ivy Inspector" in page
    first = access_queries.listings(mary)[0]
    manager.post(reverse("end-listing", kwargs={"listing_id": first.id}), {"version": "1"})
    assert [one.identifier for one in queries.seen_children(ivy)] == ["A-2"]


@pytest.mark.parametrize(
    ("references", "days", "sentence"),
    [
        ("A-1 X-9 X-8", (0, 5), "No child whom you may see has the reference X-9, X-8."),
        ("A-1", (0, 0), "ends at the earliest on the day after it begins"),
        ("A-1", (-5, 0), "The list ends tomorrow or later"),
        ("", (0, 5), "Enter the references of the children"),
    ],
)
def test_a_list_that_cannot_be_is_said_with_everything_that_is_wrong(
    cast: dict[Role, Viewer], references: str, days: tuple[int, int], sentence: str
) -> None:
    mary, ivy = cast[Role.IRO_MANAGER], cast[Role.INSPECTOR]
    recording.child(mary, "A-1")
    first, end = (mary.today + timedelta(days=one) for one in days)
    sent = {"references": references, **day("began_on", first), **day("ended_on", end)}
    address = reverse("list-children", kwargs={"person_id": ivy.person_id})
    assert sentence in signed_in(mary.person_id).post(address, sent).content.decode()
    assert access_queries.listings(mary) == ()


def test_children_are_listed_for_inspectors_alone(cast: dict[Role, Viewer]) -> None:
    mary = cast[Role.IRO_MANAGER]
    recording.child(mary, "A-1")
    with pytest.raises(ActionDenied, match="no role as inspector"):
        listing.list_children(
            viewer=mary,
            person_id=cast[Role.PANEL_MEMBER].person_id or 0,
            references=["A-1"],
            began_on=mary.today,
            ended_on=mary.today + timedelta(days=5),
        )


def test_a_worker_of_the_files_is_matched_with_who_signs_in_and_unmatched(
    cast: dict[Role, Viewer],
) -> None:
    beth, sal = cast[Role.BUSINESS_SUPPORT], cast[Role.SOCIAL_WORKER]
    child_id = recording.child(beth, "A-1")
    recording.linked(beth, child_id, "Sally Social", beth.today, team="North")
    hers = signed_in(beth.person_id)
    page = hers.get(reverse("workers")).content.decode()
    assert "Not matched yet" in page
    assert "?worker=Sally%20Social" in page
    assert queries.seen_children(sal) == ()
    sent = {"worker": "Sally Social", "person_id": sal.person_id}
    hers.post(reverse("match-worker"), sent)
    assert [one.id for one in queries.seen_children(sal)] == [child_id]
    (matched,) = access_queries.workers_matched(beth)
    hers.post(reverse("unmatch-worker", kwargs={"account_id": matched.id}), {"version": "1"})
    assert queries.seen_children(sal) == ()
    listing.match_worker(viewer=beth, worker="Sally Social", person_id=sal.person_id or 0)
    assert len(queries.seen_children(sal)) == 1


def test_only_a_worker_of_the_files_is_matched_and_only_with_a_social_worker(
    cast: dict[Role, Viewer],
) -> None:
    beth = cast[Role.BUSINESS_SUPPORT]
    child_id = recording.child(beth, "A-1")
    recording.linked(beth, child_id, "Sally Social", beth.today)
    with pytest.raises(ActionDenied, match="No child has a social worker of that name"):
        listing.match_worker(
            viewer=beth, worker="Nobody", person_id=cast[Role.SOCIAL_WORKER].person_id or 0
        )
    with pytest.raises(ActionDenied, match="no role as social worker"):
        listing.match_worker(
            viewer=beth, worker="Sally Social", person_id=cast[Role.ANALYST].person_id or 0
        )


def test_a_manager_whose_team_holds_no_child_is_shown_with_the_teams_there_are(
    cast: dict[Role, Viewer],
) -> None:
    beth = cast[Role.BUSINESS_SUPPORT]
    child_id = recording.child(beth, "A-1")
    recording.linked(beth, child_id, "Sally Social", beth.today, team="South")
    page = signed_in(beth.person_id).get(reverse("workers")).content.decode()
    assert "Tess Team: North" in page
    assert "The teams in the files are: South." in page
