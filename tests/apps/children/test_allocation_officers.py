"""Officers by hand, cover for an absence, and who sees a child on its days."""

from datetime import date, timedelta

import pytest

from footprint.accounts import actions as accounts
from footprint.accounts.matrix import Whose
from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.children.actions.allocation import allocate
from footprint.children.actions.officers import (
    add_cover,
    add_officer,
    correct_officer,
    end_cover,
)
from footprint.children.queries import child as queries
from tests.apps.cast import acting, administrator, hold, person
from tests.apps.children import making
from tests.apps.children.making import TODAY, ago

pytestmark = pytest.mark.store


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


@pytest.fixture
def ada(store: object) -> Viewer:
    return administrator()


@pytest.fixture
def grace(ada: Viewer) -> Viewer:
    return administrator("Grace Hopper")


@pytest.fixture
def mary(ada: Viewer, grace: Viewer) -> Viewer:
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


@pytest.fixture
def olive(mary: Viewer) -> int:
    return add_officer(viewer=mary, full_name=" Olive  Officer ", email="Olive@Council.test")


@pytest.fixture
def greta(mary: Viewer) -> int:
    return add_officer(viewer=mary, full_name="Greta Green", email="greta@council.test")


def test_an_officer_is_known_by_her_address_in_small_letters(mary: Viewer, olive: int) -> None:
    found = officers.officer(mary, olive)
    assert found is not None
    assert (found.full_name, found.email) == ("Olive Officer", "olive@council.test")
    with pytest.raises(ActionDenied, match="Olive Officer has this e-mail address already"):
        add_officer(viewer=mary, full_name="Other", email="OLIVE@council.test")


def test_an_officer_is_corrected_but_never_onto_another_s_address(
    mary: Viewer, olive: int, greta: int
) -> None:
    correct_officer(
        viewer=mary, officer_id=olive, version=1, full_name="Olive Oak", email="oak@council.test"
    )
    found = officers.officer(mary, olive)
    assert found is not None
    assert (found.full_name, found.email, found.version) == ("Olive Oak", "oak@council.test", 2)
    with pytest.raises(ActionDenied, match="Greta Green has this"):
        correct_officer(
            viewer=mary, officer_id=olive, version=2, full_name="O", email="greta@council.test"
        )
    with pytest.raises(ChangedMeanwhileError):
        correct_officer(
            viewer=mary, officer_id=olive, version=1, full_name="O", email="oak@council.test"
        )


def test_whoever_covers_has_the_children_as_her_own_on_the_days_of_cover_and_no_others(
    ada: Viewer, grace: Viewer, mary: Viewer, olive: int, greta: int
) -> None:
    child = making.child("C1", ago(400), name="Amina Ahmed")
    seen = officers.marks(mary, [child])
    allocate(viewer=mary, child_ids=[child], officer_id=olive, began_on=TODAY, seen=seen)
    covering = hold(ada, grace, person("Greta Green"), Role.REVIEWING_OFFICER)
    add_cover(viewer=mary, officer_id=olive, covered_by_id=greta, began_on=day(2), ended_on=day(5))
    stands = {}
    for number in (1, 2, 4, 5):
        viewer = acting(covering.person_id or 0, Role.REVIEWING_OFFICER, day(number))
        found = queries.child(viewer, child)
        assert found is not None
        stands[number] = found.whose
    assert stands == {1: Whose.OTHERS, 2: Whose.OWN, 4: Whose.OWN, 5: Whose.OTHERS}


def test_a_barred_child_stays_closed_to_whoever_covers(
    ada: Viewer, grace: Viewer, mary: Viewer, olive: int, greta: int
) -> None:
    child = making.child("C1", ago(400))
    making.told_by_file(child, olive, ago(100))
    covering = hold(ada, grace, person("Greta Green"), Role.REVIEWING_OFFICER)
    add_cover(viewer=mary, officer_id=olive, covered_by_id=greta, began_on=TODAY, ended_on=day(5))
    assert [one.id for one in queries.seen_children(covering)] == [child]
    making.bar(child, covering.person_id or 0)
    assert queries.seen_children(covering) == ()


@pytest.mark.parametrize(("first", "back", "free"), [(3, 6, False), (5, 9, True), (-3, 0, True)])
def test_cover_of_one_officer_shares_no_day(
    mary: Viewer, olive: int, first: int, back: int, free: bool
) -> None:
    greta, nora = making.officer("Greta Green"), making.officer("Nora New")
    add_cover(viewer=mary, officer_id=olive, covered_by_id=greta, began_on=TODAY, ended_on=day(5))
    wanted = {"began_on": day(first), "ended_on": day(back)}
    if free:
        assert add_cover(viewer=mary, officer_id=olive, covered_by_id=nora, **wanted)
    else:
        with pytest.raises(ActionDenied, match="Greta Green covers for Olive Officer from"):
            add_cover(viewer=mary, officer_id=olive, covered_by_id=nora, **wanted)


def test_cover_lasts_a_day_at_least(mary: Viewer, olive: int, greta: int) -> None:
    with pytest.raises(ActionDenied, match="back on a day after"):
        add_cover(
            viewer=mary, officer_id=olive, covered_by_id=greta, began_on=TODAY, ended_on=TODAY
        )


def test_nobody_covers_for_herself(mary: Viewer, olive: int) -> None:
    with pytest.raises(ActionDenied, match="cannot cover for themselves"):
        add_cover(
            viewer=mary, officer_id=olive, covered_by_id=olive, began_on=TODAY, ended_on=day(5)
        )


def test_whoever_decides_for_every_child_covers_for_nobody(
    ada: Viewer, grace: Viewer, mary: Viewer, olive: int, greta: int
) -> None:
    account = person("Greta Green")
    granted = accounts.grant_role(
        viewer=ada, person_id=account, role=Role.SENIOR_LEADER, begins_on=TODAY
    )
    accounts.confirm_grant(viewer=grace, grant_id=granted, version=1)
    with pytest.raises(ActionDenied, match="Greta Green is Senior leader"):
        add_cover(
            viewer=mary, officer_id=olive, covered_by_id=greta, began_on=TODAY, ended_on=day(5)
        )


def test_cover_ends_early_and_is_never_made_longer(mary: Viewer, olive: int, greta: int) -> None:
    cover = add_cover(
        viewer=mary, officer_id=olive, covered_by_id=greta, began_on=ago(3), ended_on=day(5)
    )
    for wrong, sentence in ((ago(1), "at the earliest"), (day(5), "only made shorter")):
        with pytest.raises(ActionDenied, match=sentence):
            end_cover(viewer=mary, cover_id=cover, version=1, ended_on=wrong)
    end_cover(viewer=mary, cover_id=cover, version=1, ended_on=TODAY)
    found = officers.cover(mary, cover)
    assert found is not None
    assert [found.holds(ago(1)), found.holds(TODAY)] == [True, False]
    with pytest.raises(ActionDenied, match="has ended already"):
        end_cover(viewer=mary, cover_id=cover, version=2, ended_on=TODAY)


def test_cover_that_is_to_come_is_called_off(mary: Viewer, olive: int, greta: int) -> None:
    cover = add_cover(
        viewer=mary, officer_id=olive, covered_by_id=greta, began_on=day(3), ended_on=day(5)
    )
    end_cover(viewer=mary, cover_id=cover, version=1, ended_on=day(3))
    found = officers.cover(mary, cover)
    assert found is not None
    assert not any(found.holds(day(number)) for number in range(8))
