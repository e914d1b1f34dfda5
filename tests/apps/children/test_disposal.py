"""Something of a record goes for good: on a lawful ground, by two people, whole or not at all."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.db.utils import IntegrityError
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit import disposal as mechanism
from footprint.audit import guards
from footprint.audit.actions import ActionDenied, action, ask, record, record_reading
from footprint.audit.disposal import NotADisposalError, everything_of
from footprint.audit.facts import Reading, Viewer
from footprint.audit.gate import WriteOutsideActionError
from footprint.audit.models import Fact, KeptVersion, TrailRow
from footprint.children.actions import access, disposal, restricting, together
from footprint.children.facts.disposal import Goes, Ground, Step
from footprint.children.models import (
    Child,
    Communication,
    Connected,
    ContactLimit,
    Disposal,
    Names,
    Together,
)
from footprint.children.queries import disposal as disposal_queries
from footprint.children.queries import round as round_queries
from footprint.children.recorded import CommunicationSaid
from footprint.exchange.models import ErrorList, Import
from footprint.post.models import Hold
from tests.apps.browsing import signed_in
from tests.apps.cast import acting, administrator, command, hold, person
from tests.apps.children import recording
from tests.apps.children.stopped import stopped_after
from tests.apps.exchange.importing import a_return, bring_in, plan_of
from tests.installation import ENVIRONMENT
from tests.stores import Store

ROOT = Path(__file__).resolve().parents[3]


class Cast:
    """Mary and Maud manage, Ada administers; Mina's record and Otto's beside it."""

    def __init__(self) -> None:
        self.ada, grace = administrator(), administrator("Grace Hopper")
        self.mary = hold(self.ada, grace, person("Mary Manager"), Role.IRO_MANAGER)
        self.maud = hold(self.ada, grace, person("Maud Manager"), Role.IRO_MANAGER)
        self.olive = hold(self.ada, grace, person("Olive Officer"), Role.REVIEWING_OFFICER)
        self.mina = recording.child(self.mary, "M-1")
        self.otto = recording.child(self.mary, "O-1", first_name="Otto")
        for child_id in (self.mina, self.otto):
            recording.review(self.mary, child_id, self.mary.today - timedelta(days=80))
            recording.names(self.mary, child_id, "Right", "Name")
            opened(self.mary, child_id)
        access.give_reason(viewer=self.olive, child_id=self.mina, reason="Her officer is ill")

    def proposed(self, **more: object) -> int:
        """A court has the whole of Mina's record disposed of, says Mary."""
        wanted: dict[str, object] = {
            "goes": Goes.WHOLE,
            "ground": Ground.COURT,
            "reference": "Order 12 of 3 May 2026",
            **more,
        }
        return disposal.propose_disposal(viewer=self.mary, child_id=self.mina, **wanted)  # type: ignore[arg-type]


@pytest.fixture
def cast(store: object) -> Cast:
    return Cast()


def opened(viewer: Viewer, child_id: int) -> None:
    record_reading(
        viewer, Reading.OPENING, app="children", thing="child", thing_id=child_id, child_id=child_id
    )


def searched(viewer: Viewer, reference: str) -> None:
    record_reading(
        viewer, Reading.SEARCH, app="children", thing="child", filtered=f"reference={reference}"
    )


def confirm(viewer: Viewer, disposal_id: int) -> None:
    disposal.confirm_disposal(viewer=viewer, disposal_id=disposal_id, version=1)


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every row of fact, of the trail and of what was kept."""
    kinds: list[type[Model]] = [TrailRow, KeptVersion]
    kinds += [model for model in apps.get_models() if issubclass(model, Fact)]
    return {kind.__name__: list(kind._base_manager.order_by("pk").values_list()) for kind in kinds}


def about(child_id: int) -> dict[str, int]:
    return {name: many for name, many in going_of(child_id).items() if many}


def going_of(child_id: int) -> dict[str, int]:
    child = Child.objects.get(pk=child_id)
    return dict(everything_of(child, child.identifier).counts())


@pytest.mark.store
def test_the_whole_record_goes_and_another_child_s_stays(cast: Cast) -> None:
    searched(cast.mary, "M-1")
    searched(cast.mary, "M-12")
    before, going = about(cast.otto), about(cast.mina)
    assert {"child", "episode", "review", "names", "access", "kept version", "trail"} == set(going)
    one = cast.proposed()
    confirm(cast.maud, one)
    assert list(Child.objects.values_list("identifier", flat=True)) == ["O-1"]
    assert about(cast.otto) == before
    done = Disposal.objects.get()
    assert (done.step, done.proposed_by, done.confirmed_by) == (
        Step.DONE,
        cast.mary.person_id,
        cast.maud.person_id,
    )
    (facts,) = disposal_queries.disposals(cast.ada)
    assert facts.counts == going
    assert not TrailRow.objects.filter(filter="reference=M-1").exists()
    assert TrailRow.objects.filter(filter="reference=M-12").exists()
    assert guards.missing() == []


@pytest.mark.store
def test_the_people_round_her_go_with_her_and_a_brother_s_stay(cast: Cast) -> None:
    for child_id in (cast.mina, cast.otto):
        connected_id = recording.connected(cast.mary, child_id, address="1 Moss Lane")
        recording.limited(cast.mary, child_id, connected_id)
        together.record_communication(
            viewer=cast.mary, child_id=child_id, said=CommunicationSaid("Makaton"), version=0
        )
    together.bring_together(viewer=cast.mary, child_id=cast.mina, reference="O-1")
    confirm(cast.maud, cast.proposed())
    for model in (Connected, ContactLimit, Communication, Together):
        left = model._base_manager.values_list("child_id", flat=True)
        assert list(left) == [cast.otto], model
    assert list(Hold.objects.values_list("child_id", flat=True)) == [cast.otto]
    assert round_queries.siblings_of(cast.mary, cast.otto) == ()


@pytest.mark.store
def test_the_trail_keeps_the_disposal_itself_and_no_value_of_hers(cast: Cast) -> None:
    confirm(cast.ada, cast.proposed())
    left = TrailRow.objects.filter(child_id=cast.mina)
    assert set(left.values_list("thing", flat=True)) == {"disposal"}
    row = left.filter(kind="confirm_disposal").order_by("-pk")[0]
    assert row.person_id == cast.ada.person_id
    assert row.changes["ground"] == [None, "court_order"]
    assert row.changes["reference"] == [None, "Order 12 of 3 May 2026"]
    assert row.changes["proposed_by"] == [None, cast.mary.person_id]
    said = str([list(TrailRow.objects.values()), list(KeptVersion.objects.values())])
    assert "M-1" not in said
    assert "Moss" not in str(list(KeptVersion.objects.filter(child_id=cast.mina).values()))
    assert Disposal.objects.get().digest not in said


@pytest.mark.store
def test_it_takes_a_second_person_who_may_and_is_not_barred(cast: Cast) -> None:
    with pytest.raises(ActionDenied, match="You need the role IRO manager"):
        disposal.propose_disposal(
            viewer=cast.ada,
            child_id=cast.mina,
            goes=Goes.WHOLE,
            ground=Ground.COURT,
            reference="x",
        )
    one = cast.proposed()
    with pytest.raises(ActionDenied, match="You proposed this"):
        confirm(cast.mary, one)
    with pytest.raises(ActionDenied, match="You need the role IRO manager or Administrator"):
        confirm(cast.olive, one)
    restricting.bar_person(
        viewer=cast.mary, child_id=cast.mina, person_id=cast.maud.person_id or 0, reason="An aunt"
    )
    with pytest.raises(ActionDenied, match="There is no such proposal"):
        confirm(cast.maud, one)
    assert disposal_queries.disposals(cast.maud) == ()
    with pytest.raises(ActionDenied, match="proposed already"):
        cast.proposed()
    disposal.withdraw_proposal(viewer=cast.mary, disposal_id=one, version=1)
    with pytest.raises(ActionDenied, match="taken back"):
        disposal.confirm_disposal(viewer=cast.ada, disposal_id=one, version=2)
    assert Child.objects.count() == 2


@pytest.mark.store
def test_the_store_itself_refuses_a_disposal_by_one_person(cast: Cast) -> None:
    one = cast.proposed()
    with pytest.raises(IntegrityError):
        set_confirmed(viewer=cast.mary, disposal_id=one, person_id=cast.mary.person_id or 0)
    assert Disposal.objects.get().confirmed_by is None


@action
def set_confirmed(*, viewer: Viewer, disposal_id: int, person_id: int) -> None:
    ask(None)
    Disposal.objects.filter(pk=disposal_id).update(confirmed_by=person_id)
    record(viewer, thing="disposal", thing_id=disposal_id)


@pytest.mark.store
def test_a_legal_hold_keeps_everything_until_it_is_lifted(cast: Cast) -> None:
    one = cast.proposed()
    held = disposal.place_hold(viewer=cast.maud, child_id=cast.mina, reference="Inquiry 7")
    with pytest.raises(ActionDenied, match="legal hold"):
        confirm(cast.ada, one)
    disposal.withdraw_proposal(viewer=cast.mary, disposal_id=one, version=1)
    with pytest.raises(ActionDenied, match="legal hold"):
        cast.proposed()
    disposal.lift_hold(viewer=cast.mary, disposal_id=held, version=1)
    confirm(cast.ada, cast.proposed())
    assert not Child.objects.filter(pk=cast.mina).exists()


@pytest.mark.store
def test_retention_ends_the_day_after_the_75th_anniversary_of_birth(cast: Cast) -> None:
    today = cast.mary.today
    born = date(today.year - 75, today.month, min(today.day, 28))
    until = date(today.year, today.month, min(today.day, 28))
    old = Child(identifier="R-1", born_on=born)
    recording.add_rows(viewer=command(), rows=[old])
    child_id = old.pk
    asked = {"goes": Goes.WHOLE, "ground": Ground.RETENTION, "reference": "Schedule 4"}
    on_the_day = acting(cast.mary.person_id or 0, Role.IRO_MANAGER, until)
    with pytest.raises(ActionDenied, match=r"The record is kept until"):
        disposal.propose_disposal(viewer=on_the_day, child_id=child_id, **asked)  # type: ignore[arg-type]
    after = acting(cast.mary.person_id or 0, Role.IRO_MANAGER, until + timedelta(days=1))
    assert disposal.propose_disposal(viewer=after, child_id=child_id, **asked)  # type: ignore[arg-type]


@pytest.mark.store
def test_a_court_s_correction_takes_what_stood_before_and_leaves_what_is_right(cast: Cast) -> None:
    names = Names.objects.get(child=cast.mina)
    (thing,) = disposal_queries.things_corrected(cast.mary, cast.mina)
    assert (thing.thing, thing.thing_id, thing.versions) == ("names", str(names.pk), 1)
    confirm(cast.ada, cast.proposed(goes=Goes.EARLIER, thing="names", thing_id=str(names.pk)))
    assert Names.objects.get(child=cast.mina).first_name == "Right"
    of_mina = TrailRow.objects.filter(child_id=cast.mina)
    assert "Moss" not in str(list(of_mina.values()))
    assert not KeptVersion.objects.filter(child_id=cast.mina, thing="names").exists()
    assert of_mina.filter(kind="opening").count() == 1
    assert of_mina.filter(thing="episode").exists()
    assert "Moss" in str(list(KeptVersion.objects.filter(child_id=cast.otto).values()))
    with pytest.raises(ActionDenied, match="Nothing earlier is kept"):
        cast.proposed(goes=Goes.EARLIER, thing="names", thing_id=str(names.pk))


@action
def delete_by_oneself(*, viewer: Viewer, child_id: int) -> None:
    ask(None)
    Names.objects.filter(child=child_id).delete()


@action
def lift_by_oneself(*, viewer: Viewer) -> None:
    ask(None)
    guards.lift(connection)


@action
def dispose_by_oneself(*, viewer: Viewer, child: Child) -> None:
    ask(None)
    mechanism.dispose(lambda: everything_of(child, child.identifier))


@pytest.mark.store
def test_no_other_action_deletes_or_lifts_the_guards(cast: Cast) -> None:
    before = everything()
    with pytest.raises(WriteOutsideActionError, match="not the disposal procedure"):
        delete_by_oneself(viewer=cast.mary, child_id=cast.mina)
    with pytest.raises(WriteOutsideActionError, match="not the disposal procedure"):
        lift_by_oneself(viewer=cast.mary)
    with pytest.raises(NotADisposalError):
        dispose_by_oneself(viewer=cast.mary, child=Child.objects.get(pk=cast.mina))
    assert everything() == before
    assert guards.missing() == []


#: Right after the guards are lifted, the trail is deleted, the child has gone, the guards are back.
POINTS = {
    "sqlite": (
        'DROP TRIGGER "audit_keptversion_refuses_delete"',
        'DELETE FROM "audit_trailrow"',
        'DELETE FROM "children_child"',
        'CREATE TRIGGER "audit_keptversion_refuses_delete"',
        'UPDATE "children_disposal"',
    ),
    "postgresql": (
        "DISABLE TRIGGER audit_keptversion_refuses_update",
        'DELETE FROM "audit_trailrow"',
        'DELETE FROM "children_child"',
        "ENABLE ALWAYS TRIGGER audit_keptversion_refuses_update",
        'UPDATE "children_disposal"',
    ),
}


class StoppedError(Exception):
    """In the middle of a disposal."""


def stop() -> None:
    raise StoppedError


@pytest.mark.store
def test_a_disposal_that_fails_anywhere_leaves_everything_and_the_guards(
    cast: Cast, store: Store
) -> None:
    one = cast.proposed()
    before = everything()
    for point in POINTS[store.kind]:
        with pytest.raises(StoppedError), stopped_after(point, stop):
            confirm(cast.ada, one)
        assert everything() == before, point
        assert guards.missing() == [], point
    confirm(cast.ada, one)
    assert not Child.objects.filter(pk=cast.mina).exists()


@pytest.mark.store
def test_a_disposal_that_is_killed_anywhere_leaves_everything_and_the_guards(
    cast: Cast, store: Store
) -> None:
    one = cast.proposed()
    before = everything()
    told = {**os.environ, **ENVIRONMENT, **store.environment}
    told["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT}"
    command = [sys.executable, "-m", "tests.apps.children.stopped", str(one)]
    for point in POINTS[store.kind]:
        killed = subprocess.run(
            [*command, str(cast.ada.person_id), point],
            cwd=ROOT,
            env=told,
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert killed.returncode == -9, killed.stderr.decode()
        assert everything() == before, point
        assert guards.missing() == [], point


@pytest.mark.store
def test_an_old_return_does_not_bring_her_back(cast: Cast, tmp_path: Path) -> None:
    gone, stays = ("M-1", "2", "17/05/2012"), ("N-2", "1", "09/09/2012")
    given = a_return(
        tmp_path / "2019",
        header=[gone, stays],
        episodes=[
            ("M-1", "10/06/2018", "S", "C2", "U4", "", ""),
            ("N-2", "01/07/2018", "S", "C2", "U4", "", ""),
        ],
    )
    confirm(cast.ada, cast.proposed())
    planned = plan_of(given)
    assert planned.notes[0] == (
        "2 rows are about children whose records were disposed of, and left out."
    )
    assert "M-1" not in str(planned.notes)
    bring_in(given)
    assert set(Child.objects.values_list("identifier", flat=True)) == {"N-2", "O-1"}


@pytest.mark.store
def test_error_lists_no_longer_name_her(cast: Cast) -> None:
    def line(child: str, value: str) -> str:
        return f'["episodes.csv", 2, "{child}", "DECOM", "{value}", "no date", true, false]'

    rows = f"[{line('M-1', 'x')}, {line('O-1', 'y')}, {line('M-12', 'z')}]"
    today = cast.mary.today
    one = Import(stage="applied", given_at=f"{today}T09:00:00Z")
    recording.add_rows(viewer=command(), rows=[one])
    recording.add_rows(viewer=command(), rows=[ErrorList(of=one, count=3, rows=rows)])
    assert going_of(cast.mina)["mention"] == 1
    confirm(cast.ada, cast.proposed())
    left = ErrorList.objects.get()
    assert left.count == 2
    assert '"M-1"' not in left.rows
    assert '"O-1"' in left.rows
    assert '"M-12"' in left.rows


@pytest.mark.store
def test_the_pages_say_what_goes_and_what_stays_and_confirm_it(cast: Cast) -> None:
    mary, ada = signed_in(cast.mary.person_id), signed_in(cast.ada.person_id)
    found = mary.post(reverse("dispose-by-reference"), {"reference": "M-1"})
    address = reverse("propose-disposal", kwargs={"child_id": cast.mina})
    assert found.headers["Location"] == address
    page = mary.post(address, {}).content.decode()
    assert "Choose what goes" in page
    assert "The law has this record kept until 17 May 2087" in page
    typed = {"what": "whole_record", "ground": "court_order", "reference": "Order 12"}
    mary.post(address, typed)
    one = Disposal.objects.get()
    place = reverse("disposal", kwargs={"disposal_id": one.pk})
    own = mary.get(place).content.decode()
    assert "You proposed this." in own
    assert "Dispose of it for ever" not in own
    page = ada.get(place).content.decode()
    assert "Child M-1" in page
    assert "Right Name" not in page
    assert "There is no undo." in page
    assert "Tick that you have read" in ada.post(place, {"version": "1"}).content.decode()
    assert ada.post(place, {"version": "1", "sure": "on"}).status_code == 302
    after = ada.get(reverse("disposals")).content.decode()
    assert f"Child’s number {cast.mina}" in after
    assert "M-1" not in after
    assert mary.get(reverse("child-access", kwargs={"child_id": cast.mina})).status_code == 404
    assert mary.get(reverse("accesses")).status_code == 200


def test_every_table_that_leads_to_a_child_is_disposed_of() -> None:
    """A later model is found by itself; one that holds a child's number otherwise stands here."""
    rows = mechanism._with_what_leads_to(Child._base_manager.filter(pk=0))
    found = [one.model for one in rows]
    assert found[-1] is Child
    fields: Callable[[type[Model]], set[str]] = lambda model: {  # noqa: E731
        field.attname for field in model._meta.concrete_fields
    }
    holding = {model for model in apps.get_models() if "child_id" in fields(model)}
    by_number = {model for model in holding if "keys_of_child" in vars(model)}
    assert holding - set(found) - by_number == {Disposal, TrailRow, KeptVersion}
    twice = {model for model in found if found.count(model) > 1}
    of_reviews = {model for model in found if model._meta.app_label == "reviews"}
    assert twice <= {ContactLimit} | of_reviews  # by the child, and by another row about her


def test_no_two_kinds_of_fact_are_called_the_same() -> None:
    """The trail names a thing without its app."""
    names = [model._meta.model_name for model in apps.get_models() if issubclass(model, Fact)]
    assert len(names) == len(set(names))
