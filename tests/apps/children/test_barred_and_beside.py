"""What a page says of one child tells nothing of another whom the viewer may not see."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.children.actions import allocation, listing
from footprint.children.models import Allocation, Flag, SocialWorkerAccount
from footprint.children.queries import access as access_queries
from tests.apps import some_children as made
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, everybody, hold, person
from tests.apps.children import recording

TODAY = localdate()
AGO = TODAY - timedelta(days=100)
pytestmark = pytest.mark.store


@pytest.fixture
def cast(store: object) -> dict[Role, Viewer]:
    return dict(everybody())


@pytest.fixture
def mary(cast: dict[Role, Viewer]) -> Viewer:
    return cast[Role.IRO_MANAGER]


def allocated(viewer: Viewer, officer_id: int | None, *child_ids: int) -> tuple[int, ...]:
    return allocation.allocate(
        viewer=viewer,
        child_ids=child_ids,
        officer_id=officer_id,
        began_on=TODAY,
        seen=officers.marks(viewer, child_ids),
    )


def another_manager(cast: dict[Role, Viewer]) -> Viewer:
    second = administrator("Gaby Two")
    return hold(cast[Role.ADMINISTRATOR], second, person("Moira Manager"), Role.IRO_MANAGER)


def sent(child_id: int, officer_id: int, mark: str) -> dict[str, str]:
    return {
        "step": "do",
        "child": str(child_id),
        f"mark-{child_id}": mark,
        "officer": str(officer_id),
        "began_on-day": str(TODAY.day),
        "began_on-month": str(TODAY.month),
        "began_on-year": str(TODAY.year),
        "reason": "",
    }


@pytest.mark.parametrize("mark", ["", "0", "1", "7"])
def test_an_allocation_sent_for_a_barred_child_is_answered_as_for_none(
    cast: dict[Role, Viewer], mary: Viewer, hers: Client, mark: str
) -> None:
    olive = made.officer("Olive Officer")
    secret = made.child("SECRET1", AGO, name="Sarah Secret")
    allocated(another_manager(cast), olive.pk, secret.pk)
    recording.barred(mary, secret.pk, mary.person_id or 0)
    said = []
    for child_id in (secret.pk, 987654):
        page = hers.post(reverse("allocate"), sent(child_id, olive.pk, mark))
        assert page.status_code == 200
        said.append(page.content.decode())
    barred, unknown = (text.replace(str(secret.pk), "N").replace("987654", "N") for text in said)
    assert "Moira" not in barred
    assert "One of the children is not there" in barred
    assert "One of the children is not there" in unknown


def test_what_was_said_of_a_barred_child_is_not_told_beside_another(
    cast: dict[Role, Viewer], mary: Viewer, hers: Client
) -> None:
    olive = made.officer("Olive Officer")
    secret, other = made.child("SECRET1", AGO), made.child("C2", AGO, name="Mina Moss")
    allocated(another_manager(cast), olive.pk, secret.pk)
    recording.barred(mary, secret.pk, mary.person_id or 0)
    form = {**sent(other.pk, olive.pk, "0"), "child": [str(other.pk), str(secret.pk)]}
    page = hers.post(reverse("allocate"), form).content.decode()
    assert "One of the children is not there" in page
    assert "Moira" not in page
    assert Allocation.objects.count() == 1


def test_what_was_given_together_is_taken_back_only_as_far_as_the_viewer_may_see(
    cast: dict[Role, Viewer], mary: Viewer, hers: Client
) -> None:
    olive = made.officer("Olive Officer")
    children = [made.child(f"C{number}", AGO, name=f"Child{number} Moss") for number in range(3)]
    moira = another_manager(cast)
    given = allocated(moira, olive.pk, *(one.pk for one in children))
    recording.barred(mary, children[2].pk, mary.person_id or 0)
    page = reverse("undo-allocation", kwargs={"allocation_id": given[0]})
    asked = hers.get(f"{page}?all=yes").content.decode()
    assert "3 children" not in asked
    assert "2 children" in asked
    done = hers.post(page, {"version": "1", "together": "yes"}, follow=True).content.decode()
    assert "Taken back for 2 children" in done
    stands = dict(Allocation.objects.values_list("child_id", "withdrawn"))
    assert stands == {children[0].pk: True, children[1].pk: True, children[2].pk: False}


def test_an_allocation_of_a_barred_child_is_not_taken_back(
    cast: dict[Role, Viewer], mary: Viewer, hers: Client
) -> None:
    olive, secret = made.officer("Olive Officer"), made.child("SECRET1", AGO)
    (given,) = allocated(another_manager(cast), olive.pk, secret.pk)
    recording.barred(mary, secret.pk, mary.person_id or 0)
    assert hers.get(reverse("undo-allocation", args=[given])).status_code == 404
    with pytest.raises(ActionDenied, match="no such allocation"):
        allocation.undo_allocation(viewer=mary, allocation_id=given, version=1)


def test_nobody_matches_a_social_worker_of_the_files_with_herself(cast: dict[Role, Viewer]) -> None:
    ada, second = cast[Role.ADMINISTRATOR], administrator("Gaby Two")
    beth = cast[Role.BUSINESS_SUPPORT]
    hold(ada, second, beth.person_id or 0, Role.SOCIAL_WORKER)
    made.linked(made.child("C1", AGO), "Wanda Worker", "North", AGO)
    with pytest.raises(ActionDenied, match="You cannot match yourself"):
        listing.match_worker(viewer=beth, worker="Wanda Worker", person_id=beth.person_id or 0)
    assert not SocialWorkerAccount.objects.exists()


def test_a_worker_who_is_matched_is_not_matched_with_another_before_it_is_undone(
    cast: dict[Role, Viewer], mary: Viewer
) -> None:
    ada, second = cast[Role.ADMINISTRATOR], administrator("Gaby Two")
    sal = cast[Role.SOCIAL_WORKER].person_id or 0
    other = hold(ada, second, person("Wilma Worker"), Role.SOCIAL_WORKER).person_id or 0
    made.linked(made.child("C1", AGO), "Wanda Worker", "North", AGO)
    listing.match_worker(viewer=mary, worker="Wanda Worker", person_id=sal)
    with pytest.raises(ActionDenied, match="matched with somebody already"):
        listing.match_worker(viewer=mary, worker="Wanda Worker", person_id=other)
    (row,) = access_queries.workers_matched(mary)
    assert row.person_id == sal
    listing.unmatch_worker(viewer=mary, account_id=row.id, version=1)
    listing.match_worker(viewer=mary, worker="Wanda Worker", person_id=other)
    assert access_queries.workers_matched(mary)[0].person_id == other


def test_the_children_of_a_worker_are_counted_as_far_as_the_viewer_may_see_them(
    cast: dict[Role, Viewer], mary: Viewer
) -> None:
    seen, hidden = made.child("C1", AGO), made.child("C2", AGO)
    made.linked(seen, "Wanda Worker", "North", AGO)
    made.linked(hidden, "Wanda Worker", "North", AGO)
    recording.restricted(mary, hidden.pk)
    assert access_queries.workers(cast[Role.BUSINESS_SUPPORT]) == {"Wanda Worker": 1}
    assert access_queries.workers(mary) == {"Wanda Worker": 2}
    recording.barred(mary, seen.pk, mary.person_id or 0)
    assert access_queries.workers(mary) == {"Wanda Worker": 1}


def test_a_number_that_no_store_holds_is_nobody_s(hers: Client) -> None:
    for address in ("/inspectors/99999999999999999999/list/", "/children/99999999999999999999/"):
        assert hers.get(address).status_code == 404


def test_what_somebody_told_of_a_flag_is_not_for_the_analyst(
    cast: dict[Role, Viewer], hers: Client
) -> None:
    child = made.child("C1", AGO)
    recording.add_rows(
        viewer=recording.the_import(TODAY),
        rows=[
            Flag(
                child=child,
                word="person",
                kind="protection_plan",
                began_on=AGO,
                told_by="Her aunt Sarah Secret",
            )
        ],
    )
    page = reverse("child-record", kwargs={"child_id": child.pk})
    analyst = signed_in(cast[Role.ANALYST].person_id).get(page)
    assert analyst.status_code == 200
    assert "Secret" not in analyst.content.decode()
    assert "Flags" not in analyst.content.decode()
    assert "Secret" in hers.get(page).content.decode()
