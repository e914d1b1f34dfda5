"""Roles: from and to a day, never to oneself, by two people where records open."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection
from django.utils.timezone import localdate

from footprint.accounts import actions, queries
from footprint.accounts.facts import Grant, Standing
from footprint.accounts.models import Person, RoleGrant
from footprint.accounts.roles import ROLES, Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError, action, add, ask
from footprint.audit.facts import Viewer
from footprint.audit.models import KeptVersion, TrailRow
from tests.apps.cast import acting, administrator, command, everybody, grant, hold, person

TODAY = localdate()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def olive(ada: Viewer) -> int:
    return person("Olive Officer")


def propose(
    viewer: Viewer,
    person_id: int,
    role: Role,
    begins_on: date = TODAY,
    ends_on: date | None = None,
) -> Grant:
    grant_id = actions.grant_role(
        viewer=viewer, person_id=person_id, role=role, begins_on=begins_on, ends_on=ends_on
    )
    return grant(viewer, grant_id)


def roles_of(person_id: int, on: date = TODAY) -> set[Role]:
    viewer = Viewer(person_id=person_id, role="", today=on)
    return {held.role for held in queries.roles_held(viewer)}


@pytest.mark.store
def test_nobody_grants_herself_a_role(ada: Viewer) -> None:
    assert ada.person_id is not None
    with pytest.raises(ActionDenied, match="You cannot grant yourself a role"):
        propose(ada, ada.person_id, Role.PANEL_MEMBER)
    assert roles_of(ada.person_id) == {Role.ADMINISTRATOR}


@pytest.mark.store
def test_the_store_too_refuses_a_role_that_someone_grants_herself(ada: Viewer) -> None:
    @action
    def grant_oneself(*, viewer: Viewer) -> None:
        ask(None)
        person_id = viewer.person_id
        assert person_id is not None
        add(
            viewer,
            RoleGrant(
                person_id=person_id, role="analyst", begins_on=TODAY, granted_by_id=person_id
            ),
        )

    with pytest.raises(IntegrityError, match="nobody_grants_herself_a_role"):
        grant_oneself(viewer=ada)


@pytest.mark.store
@pytest.mark.parametrize("role", Role)
def test_a_role_that_opens_records_waits_for_a_second_person(
    ada: Viewer, grace: Viewer, olive: int, role: Role
) -> None:
    proposed = propose(ada, olive, role)
    if not ROLES[role].by_two:
        assert roles_of(olive) == {role}
        return
    assert proposed.standing(TODAY) is Standing.PROPOSED
    assert roles_of(olive) == set()
    actions.confirm_grant(viewer=grace, grant_id=proposed.id, version=proposed.version)
    assert roles_of(olive) == {role}
    assert grant(ada, proposed.id).confirmed_by == grace.person_id


@pytest.mark.store
def test_who_proposed_a_role_does_not_confirm_it_nor_does_its_holder(
    ada: Viewer, grace: Viewer, olive: int
) -> None:
    proposed = propose(ada, olive, Role.REVIEWING_OFFICER)
    with pytest.raises(ActionDenied, match="You proposed this role"):
        actions.confirm_grant(viewer=ada, grant_id=proposed.id, version=1)
    propose(command(), olive, Role.ADMINISTRATOR)
    with pytest.raises(ActionDenied, match="You cannot confirm a role of your own"):
        actions.confirm_grant(
            viewer=acting(olive, Role.ADMINISTRATOR), grant_id=proposed.id, version=1
        )
    assert Role.REVIEWING_OFFICER not in roles_of(olive)


@pytest.mark.store
def test_an_iro_manager_may_be_the_second_person(ada: Viewer, grace: Viewer, olive: int) -> None:
    mary = hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)
    proposed = propose(ada, olive, Role.REVIEWING_OFFICER)
    actions.confirm_grant(viewer=mary, grant_id=proposed.id, version=1)
    assert roles_of(olive) == {Role.REVIEWING_OFFICER}


@pytest.mark.store
def test_a_proposal_is_confirmed_once_and_not_after_it_has_ended(
    ada: Viewer, grace: Viewer, olive: int
) -> None:
    proposed = propose(ada, olive, Role.ANALYST)
    actions.end_grant(viewer=ada, grant_id=proposed.id, version=1, ends_on=TODAY)
    with pytest.raises(ActionDenied, match="This proposal has ended"):
        actions.confirm_grant(viewer=grace, grant_id=proposed.id, version=2)
    again = propose(ada, olive, Role.ANALYST)
    actions.confirm_grant(viewer=grace, grant_id=again.id, version=1)
    with pytest.raises(ActionDenied, match="has one already"):
        actions.confirm_grant(viewer=grace, grant_id=again.id, version=2)


@pytest.mark.store
def test_a_proposal_that_changed_since_it_was_read_is_not_confirmed(
    ada: Viewer, grace: Viewer, olive: int
) -> None:
    proposed = propose(ada, olive, Role.ANALYST)
    actions.end_grant(
        viewer=ada, grant_id=proposed.id, version=1, ends_on=TODAY + timedelta(days=30)
    )
    with pytest.raises(ChangedMeanwhileError) as refused:
        actions.confirm_grant(viewer=grace, grant_id=proposed.id, version=1)
    assert refused.value.changed_by == ada.person_id
    assert roles_of(olive) == set()


@pytest.mark.store
@pytest.mark.parametrize(
    "line_role", [role for role in Role if ROLES[role].social_work_line], ids=str
)
@pytest.mark.parametrize("independent", [Role.REVIEWING_OFFICER, Role.IRO_MANAGER], ids=str)
@pytest.mark.parametrize("independent_first", [True, False])
def test_nobody_reviews_or_manages_reviews_and_is_in_the_social_work_line_on_the_same_days(
    ada: Viewer, olive: int, line_role: Role, independent: Role, independent_first: bool
) -> None:
    first, second = independent, line_role
    if not independent_first:
        first, second = second, first
    until = TODAY + timedelta(days=10)
    propose(ada, olive, first, ends_on=until)
    with pytest.raises(ActionDenied, match="so nobody is both"):
        propose(ada, olive, second, begins_on=until - timedelta(days=1))
    assert propose(ada, olive, second, begins_on=until).role is second


@pytest.mark.store
def test_the_same_role_is_not_granted_twice_for_the_same_days(ada: Viewer, olive: int) -> None:
    propose(ada, olive, Role.PANEL_MEMBER)
    with pytest.raises(ActionDenied, match="has this role already"):
        propose(ada, olive, Role.PANEL_MEMBER, begins_on=TOMORROW)


@pytest.mark.store
def test_a_role_is_held_from_its_first_day_up_to_but_without_its_last(
    ada: Viewer, olive: int
) -> None:
    propose(ada, olive, Role.PANEL_MEMBER, begins_on=TOMORROW, ends_on=TOMORROW + timedelta(2))
    days = [TODAY + timedelta(days=ahead) for ahead in range(4)]
    assert [bool(roles_of(olive, day)) for day in days] == [False, True, True, False]


@pytest.mark.store
@pytest.mark.parametrize(
    ("begins_on", "ends_on", "why"),
    [
        (TODAY - timedelta(days=1), None, "today or later"),
        (TODAY, TODAY, "at the earliest on the day after"),
    ],
)
def test_the_days_of_a_role_make_sense(
    ada: Viewer, olive: int, begins_on: date, ends_on: date | None, why: str
) -> None:
    with pytest.raises(ActionDenied, match=why):
        propose(ada, olive, Role.PANEL_MEMBER, begins_on=begins_on, ends_on=ends_on)


@pytest.mark.store
def test_a_role_is_brought_to_an_end_and_never_made_longer(ada: Viewer, olive: int) -> None:
    held = propose(ada, olive, Role.PANEL_MEMBER, ends_on=TODAY + timedelta(days=9))

    def end(ends_on: date) -> None:
        actions.end_grant(viewer=ada, grant_id=held.id, version=1, ends_on=ends_on)

    with pytest.raises(ActionDenied, match="not made longer"):
        end(TODAY + timedelta(days=9))
    with pytest.raises(ActionDenied, match="ends today or later"):
        end(TODAY - timedelta(days=1))
    end(TODAY)
    assert roles_of(olive) == set()
    assert KeptVersion.objects.get(thing="rolegrant").values["ends_on"] == str(
        TODAY + timedelta(days=9)
    )
    with pytest.raises(ActionDenied, match="already ended"):
        end(TODAY)


@pytest.mark.store
def test_the_last_administrator_stays(ada: Viewer) -> None:
    (hers,) = queries.grants_of_role(ada, Role.ADMINISTRATOR)
    with pytest.raises(ActionDenied, match="the last administrator"):
        actions.end_grant(viewer=ada, grant_id=hers.id, version=1, ends_on=TODAY)
    administrator("Grace Hopper")
    actions.end_grant(viewer=ada, grant_id=hers.id, version=1, ends_on=TODAY)
    assert len(queries.grants_of_role(ada, Role.ADMINISTRATOR)) == 2


@pytest.mark.store
def test_an_administrator_for_a_time_or_later_does_not_count_as_another(
    ada: Viewer, olive: int
) -> None:
    (hers,) = queries.grants_of_role(ada, Role.ADMINISTRATOR)
    propose(command(), olive, Role.ADMINISTRATOR, ends_on=TODAY + timedelta(days=9))
    propose(command(), olive, Role.ADMINISTRATOR, begins_on=TODAY + timedelta(days=20))
    with pytest.raises(ActionDenied, match="the last administrator"):
        actions.end_grant(viewer=ada, grant_id=hers.id, version=1, ends_on=TODAY)
    actions.end_grant(viewer=ada, grant_id=hers.id, version=1, ends_on=TODAY + timedelta(days=20))


@pytest.mark.store
def test_two_administrators_cannot_end_each_other_at_once(ada: Viewer, grace: Viewer) -> None:
    hers = {held.person_id: held for held in queries.grants_of_role(ada, Role.ADMINISTRATOR)}
    start, refused = Barrier(2), []

    def end(viewer: Viewer, other: Viewer) -> None:
        held = hers[other.person_id or 0]
        start.wait()
        try:
            actions.end_grant(viewer=viewer, grant_id=held.id, version=1, ends_on=TODAY)
        except ActionDenied as denied:
            refused.append(str(denied))
        finally:
            connection.close()

    threads = [Thread(target=end, args=pair) for pair in ((ada, grace), (grace, ada))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert refused == ["This is the last administrator. Make another one first."]


@pytest.mark.store
def test_a_command_makes_administrators_and_nothing_else(ada: Viewer, olive: int) -> None:
    with pytest.raises(ActionDenied, match="makes administrators and nothing else"):
        propose(command(), olive, Role.IRO_MANAGER)
    propose(command(), olive, Role.ADMINISTRATOR)
    row = TrailRow.objects.filter(kind="grant_role").last()
    assert row is not None
    assert (row.source, row.person_id) == ("command", None)


@pytest.mark.store
def test_an_address_is_one_person_s(ada: Viewer, olive: int) -> None:
    with pytest.raises(ActionDenied, match="already"):
        actions.add_person(viewer=ada, email=" OLIVE@council.test", full_name="Olive Again")
    assert not Person.objects.get(pk=olive).has_usable_password()


@pytest.mark.store
def test_only_whom_the_matrix_names_grants_confirms_ends_and_adds() -> None:
    cast = everybody()
    ada = cast[Role.ADMINISTRATOR]
    newcomer = person("Nora New")
    proposed = propose(ada, newcomer, Role.ANALYST)
    for role, viewer in cast.items():
        if role is Role.ADMINISTRATOR:
            continue
        with pytest.raises(ActionDenied, match="You need the role Administrator"):
            actions.add_person(viewer=viewer, email="x@council.test", full_name="X")
        with pytest.raises(ActionDenied, match="You need the role Administrator"):
            propose(viewer, newcomer, Role.PANEL_MEMBER)
        with pytest.raises(ActionDenied, match="You need the role Administrator"):
            actions.end_grant(viewer=viewer, grant_id=proposed.id, version=1, ends_on=TODAY)
        if role is not Role.IRO_MANAGER:
            with pytest.raises(
                ActionDenied, match="You need the role Administrator or IRO manager"
            ):
                actions.confirm_grant(viewer=viewer, grant_id=proposed.id, version=1)
