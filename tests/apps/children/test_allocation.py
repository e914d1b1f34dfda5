"""Children are given to officers by hand: one or many, from a day, and taken back."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection

from footprint.accounts import actions as accounts
from footprint.accounts.matrix import Whose
from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children import officers
from footprint.children.actions.allocation import allocate, undo_allocation
from footprint.children.facts.child import WantedAllocation
from footprint.children.models import Allocation
from footprint.children.proposing import proposals
from footprint.children.queries import child as queries
from footprint.children.stretches import on_day
from tests.apps.cast import acting, administrator, hold, person
from tests.apps.children import making
from tests.apps.children.making import TODAY, ago

pytestmark = pytest.mark.store


class Cast:
    """Mary allocates; Olive and Greta are officers; Amina entered care 400 days ago."""

    def __init__(self) -> None:
        self.ada, self.grace = administrator(), administrator("Grace Hopper")
        self.mary = hold(self.ada, self.grace, person("Mary Manager"), Role.IRO_MANAGER)
        self.olive, self.greta = making.officer("Olive Officer"), making.officer("Greta Green")
        self.amina = making.child("C1", ago(400), name="Amina Ahmed")

    def give(
        self,
        officer_id: int | None,
        day: date = TODAY,
        *,
        children: Sequence[int] = (),
        reason: str = "",
        viewer: Viewer | None = None,
    ) -> tuple[int, ...]:
        ids = children or [self.amina]
        return allocate(
            viewer=viewer or self.mary,
            child_ids=ids,
            officer_id=officer_id,
            began_on=day,
            reason=reason,
            seen=officers.marks(self.mary, ids),
        )

    def holder(self, day: date = TODAY, child_id: int = 0) -> str:
        held = queries.allocations_of(self.mary, child_id or self.amina)
        found = on_day(held, day)
        return found.officer.full_name if found and found.officer else "nobody"

    def why_not(self, officer_id: int | None, day: date = TODAY) -> str | None:
        officer = officers.officer(self.mary, officer_id) if officer_id else None
        (found,) = proposals(self.mary, WantedAllocation((self.amina,), officer, day))
        return found.why_not


@pytest.fixture
def cast(store: object) -> Cast:
    return Cast()


def test_an_officer_holds_a_child_from_the_day(cast: Cast) -> None:
    cast.give(cast.olive)
    assert cast.holder() == "Olive Officer"
    assert cast.holder(ago(1)) == "nobody"
    row = TrailRow.objects.get(kind="allocate")
    assert (row.child_id, row.thing) == (cast.amina, "allocation")


def test_a_second_officer_ends_the_first_on_her_first_day(cast: Cast) -> None:
    cast.give(cast.olive, ago(30), reason="Agreed on paper")
    cast.give(cast.greta, ago(10), reason="Olive moves on")
    assert [cast.holder(day) for day in (ago(31), ago(30), ago(11), ago(10))] == [
        "nobody",
        "Olive Officer",
        "Olive Officer",
        "Greta Green",
    ]


def test_a_word_by_hand_silences_the_people_file_from_its_day_and_never_changes_it(
    cast: Cast,
) -> None:
    told = making.told_by_file(cast.amina, cast.greta, ago(300))
    cast.give(cast.olive)
    assert [cast.holder(ago(1)), cast.holder()] == ["Greta Green", "Olive Officer"]
    row = Allocation.objects.get(pk=told)
    assert (row.version, row.ended_on) == (1, None)


def test_no_officer_from_a_day_needs_a_reason(cast: Cast) -> None:
    cast.give(cast.olive, ago(5), reason="Agreed on paper")
    with pytest.raises(ActionDenied, match="Say why nobody is to hold the child"):
        cast.give(None)
    cast.give(None, reason="Olive has left")
    assert [cast.holder(ago(1)), cast.holder()] == ["Olive Officer", "nobody"]


@pytest.mark.parametrize(("days", "allowed"), [(28, True), (29, False)])
def test_an_allocation_begins_at_most_28_days_ahead(cast: Cast, days: int, allowed: bool) -> None:
    day = TODAY + timedelta(days=days)
    if allowed:
        cast.give(cast.olive, day)
        assert [cast.holder(), cast.holder(day)] == ["nobody", "Olive Officer"]
    else:
        with pytest.raises(ActionDenied, match="at most 28 days"):
            cast.give(cast.olive, day)


def test_a_day_that_has_passed_needs_a_reason(cast: Cast) -> None:
    with pytest.raises(ActionDenied, match="Say why it begins on a day that has passed"):
        cast.give(cast.olive, ago(1))
    with pytest.raises(ActionDenied, match="Say why it begins"):
        cast.give(cast.olive, ago(1), reason="   ")


@pytest.mark.parametrize(("days", "allowed"), [(400, True), (401, False)])
def test_it_reaches_back_to_the_entry_and_no_further(cast: Cast, days: int, allowed: bool) -> None:
    refused = cast.why_not(cast.olive, ago(days))
    assert (refused is None) is allowed
    if refused:
        assert "Amina Ahmed entered care on" in refused


def test_a_child_who_has_left_is_given_to_nobody(cast: Cast) -> None:
    gone = making.child("C2", ago(300), name="Gone Girl", ended_on=ago(10))
    with pytest.raises(ActionDenied, match="Gone Girl is not in care today"):
        cast.give(cast.olive, children=[gone])


def test_a_day_before_a_later_word_is_refused(cast: Cast) -> None:
    cast.give(cast.olive, ago(10), reason="Agreed on paper")
    with pytest.raises(ActionDenied, match=r"Olive Officer from .* already stands"):
        cast.give(cast.greta, ago(20), reason="Agreed on paper")


def test_another_officer_from_the_same_day_takes_the_first_one_s_place(cast: Cast) -> None:
    cast.give(cast.olive)
    cast.give(cast.greta)
    assert cast.holder() == "Greta Green"


def test_pressed_twice_there_is_no_second_allocation(cast: Cast) -> None:
    seen = officers.marks(cast.mary, [cast.amina])
    cast.give(cast.olive)
    with pytest.raises(ChangedMeanwhileError):
        allocate(
            viewer=cast.mary,
            child_ids=[cast.amina],
            officer_id=cast.olive,
            began_on=TODAY,
            seen=seen,
        )
    with pytest.raises(ActionDenied, match="It is so already"):
        cast.give(cast.olive)
    assert Allocation.objects.count() == 1


def test_of_two_managers_at_once_the_second_is_told_what_the_first_saved(cast: Cast) -> None:
    other = hold(cast.ada, cast.grace, person("Nora Second"), Role.IRO_MANAGER)
    seen = officers.marks(cast.mary, [cast.amina])
    cast.give(cast.olive, viewer=other)
    with pytest.raises(ChangedMeanwhileError) as found:
        allocate(
            viewer=cast.mary,
            child_ids=[cast.amina],
            officer_id=cast.greta,
            began_on=TODAY,
            seen=seen,
        )
    assert found.value.changed_by == other.person_id
    assert found.value.theirs["officer_id"] == cast.olive
    assert found.value.yours["officer_id"] == cast.greta
    assert cast.holder() == "Olive Officer"


def test_of_two_presses_in_the_same_moment_one_is_saved(cast: Cast) -> None:
    start = Barrier(2)

    def press(officer_id: int) -> str:
        try:
            start.wait()
            allocate(
                viewer=cast.mary,
                child_ids=[cast.amina],
                officer_id=officer_id,
                began_on=TODAY,
                seen={cast.amina: 0},
            )
        except ChangedMeanwhileError:
            return "too late"
        else:
            return "saved"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(press, [cast.olive, cast.greta]))
    assert sorted(answers) == ["saved", "too late"]
    assert Allocation.objects.count() == 1


def test_many_are_given_at_once_with_a_row_on_the_trail_for_each(cast: Cast) -> None:
    ben = making.child("C2", ago(100), name="Ben Brown")
    cara = making.child("C3", ago(50), name="Cara Clark")
    making.told_by_file(cara, cast.olive, ago(40))
    ids = [cast.amina, ben, cara]
    assert len(cast.give(cast.olive, children=ids)) == 2  # Cara is Olive's already
    rows = TrailRow.objects.filter(kind="allocate")
    assert {row.child_id for row in rows} == {cast.amina, ben}


def test_if_one_of_many_cannot_be_none_is(cast: Cast) -> None:
    gone = making.child("C2", ago(300), ended_on=ago(10))
    with pytest.raises(ActionDenied):
        cast.give(cast.olive, children=[cast.amina, gone])
    assert Allocation.objects.count() == 0


def test_the_social_worker_of_a_child_cannot_be_her_officer(cast: Cast) -> None:
    account = person("Olive Officer")
    making.link(cast.amina, "SW-7")
    assert cast.why_not(cast.olive) is None
    making.worker_account("SW-7", account)
    assert "is the social worker of Amina Ahmed" in (cast.why_not(cast.olive) or "")
    assert cast.why_not(cast.greta) is None


@pytest.mark.parametrize(
    ("scope", "refused"), [("", True), ("Team North", True), ("Team South", False)]
)
def test_whoever_decides_for_the_child_s_team_cannot_be_her_officer(
    cast: Cast, scope: str, refused: bool
) -> None:
    account = person("Olive Officer")
    making.link(cast.amina, "Sal Social", team="Team North")
    granted = accounts.grant_role(
        viewer=cast.ada,
        person_id=account,
        role=Role.SOCIAL_CARE_MANAGER,
        begins_on=TODAY,
        scope=scope,
    )
    assert cast.why_not(cast.olive) is None  # one person's word is no role yet
    accounts.confirm_grant(viewer=cast.grace, grant_id=granted, version=1)
    sentence = cast.why_not(cast.olive)
    assert (sentence is not None) is refused
    if sentence:
        assert "Olive Officer is Social care manager on that day" in sentence


def test_an_officer_who_is_barred_from_a_child_cannot_be_hers(cast: Cast) -> None:
    making.bar(cast.amina, person("Olive Officer"))
    assert cast.why_not(cast.olive) == "Amina Ahmed's record is closed to Olive Officer."


def test_a_child_from_whom_the_manager_is_barred_is_not_there_for_her(cast: Cast) -> None:
    making.bar(cast.amina, cast.mary.person_id or 0)
    with pytest.raises(ActionDenied, match="not there for you"):
        cast.give(cast.olive)


def test_what_to_think_of_is_noted(cast: Cast) -> None:
    making.link(cast.amina, "olive  officer")
    making.restrict(cast.amina)
    olive = officers.officer(cast.mary, cast.olive)
    (found,) = proposals(cast.mary, WantedAllocation((cast.amina,), olive, TODAY))
    assert found.why_not is None
    assert [note.split(maxsplit=1)[0] for note in found.notes] == ["Restricted:", "The"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.IRO_MANAGER])
def test_only_the_iro_manager_allocates(cast: Cast, role: Role) -> None:
    viewer = replace(cast.mary, role=role)
    with pytest.raises(ActionDenied, match="You need the role IRO manager"):
        cast.give(cast.olive, viewer=viewer)


def test_the_last_word_is_taken_back_and_what_it_ended_goes_on(cast: Cast) -> None:
    cast.give(cast.olive, ago(10), reason="Agreed on paper")
    (second,) = cast.give(cast.greta)
    assert undo_allocation(viewer=cast.mary, allocation_id=second, version=1) == 1
    assert cast.holder() == "Olive Officer"
    assert Allocation.objects.get(pk=second).withdrawn


def test_after_the_only_word_by_hand_is_taken_back_the_people_file_speaks_again(
    cast: Cast,
) -> None:
    making.told_by_file(cast.amina, cast.greta, ago(300))
    (made,) = cast.give(cast.olive)
    undo_allocation(viewer=cast.mary, allocation_id=made, version=1)
    assert cast.holder() == "Greta Green"


def test_a_replacement_of_the_same_day_is_taken_back_step_by_step(cast: Cast) -> None:
    (first,) = cast.give(cast.olive)
    (second,) = cast.give(cast.greta)
    undo_allocation(viewer=cast.mary, allocation_id=second, version=1)
    assert cast.holder() == "Olive Officer"
    undo_allocation(viewer=cast.mary, allocation_id=first, version=3)
    assert cast.holder() == "nobody"


def test_only_the_last_word_can_be_taken_back_and_only_once(cast: Cast) -> None:
    (first,) = cast.give(cast.olive, ago(10), reason="Agreed on paper")
    (second,) = cast.give(cast.greta)
    with pytest.raises(ActionDenied, match="A later allocation stands"):
        undo_allocation(viewer=cast.mary, allocation_id=first, version=2)
    undo_allocation(viewer=cast.mary, allocation_id=second, version=1)
    with pytest.raises(ActionDenied, match="taken back already"):
        undo_allocation(viewer=cast.mary, allocation_id=second, version=2)
    with pytest.raises(ChangedMeanwhileError):
        undo_allocation(viewer=cast.mary, allocation_id=first, version=1)


def test_the_people_file_s_word_is_not_taken_back_by_hand(cast: Cast) -> None:
    told = making.told_by_file(cast.amina, cast.greta, ago(300))
    with pytest.raises(ActionDenied, match="comes from the people file"):
        undo_allocation(viewer=cast.mary, allocation_id=told, version=1)


def test_what_was_given_together_is_taken_back_together(cast: Cast) -> None:
    ben, cara = making.child("C2", ago(100)), making.child("C3", ago(50))
    cast.give(cast.olive, children=[cast.amina, ben, cara])
    (hers,) = officers.words_on_officer(cast.mary, cast.amina)
    cast.give(cast.greta, children=[ben])  # Ben has moved on since
    taken = undo_allocation(viewer=cast.mary, allocation_id=hers.id, version=1, together=True)
    assert taken == 2
    assert cast.holder() == cast.holder(child_id=cara) == "nobody"
    assert cast.holder(child_id=ben) == "Greta Green"


def test_the_officer_has_the_child_as_her_own_from_the_day_on(cast: Cast) -> None:
    olive = hold(cast.ada, cast.grace, person("Olive Officer"), Role.REVIEWING_OFFICER)
    cast.give(cast.olive, TODAY + timedelta(days=3))
    for days, whose in ((2, Whose.OTHERS), (3, Whose.OWN)):
        viewer = acting(olive.person_id or 0, Role.REVIEWING_OFFICER, TODAY + timedelta(days=days))
        found = queries.child(viewer, cast.amina)
        assert found is not None
        assert found.whose is whose
