"""An import's way through the worker: read, confirmed, applied; cancelled, refused, stale."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from footprint.accounts import actions as accounts
from footprint.accounts import queries as held
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children.actions import taking_in
from footprint.children.models import Episode
from footprint.exchange import actions, claims, folders, planning, queries, worker
from footprint.exchange.facts import ImportFacts, Stage
from footprint.exchange.models import Import
from footprint.exchange.planning import Planned
from footprint.exchange.reading import Given
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.exchange.importing import a_return, bring_in, rows_of_fact

pytestmark = pytest.mark.store

ADA = ("A1", "2", "03/05/2010")
BEN = ("B2", "1", "09/09/2012")
ADA_IN_CARE = ("A1", "10/06/2018", "S", "C2", "U4", "", "")
BEN_IN_CARE = ("B2", "01/07/2018", "S", "V2", "U4", "", "")


@pytest.fixture
def analyst(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Ann Analyst"), Role.ANALYST)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return a_return(tmp_path / "small", header=[ADA, BEN], episodes=[ADA_IN_CARE, BEN_IN_CARE])


def give(viewer: Viewer, *folders_of_files: Path) -> int:
    """As the page gives them: a copy below the service's own folder."""
    staged = folders.stage()
    files = [
        folders.keep(staged, number, path.name, [path.read_bytes()])
        for number, path in enumerate(
            sorted(file for folder in folders_of_files for file in folder.iterdir())
        )
    ]
    return actions.give_files(viewer=viewer, files=files, staged=staged)


def stands(viewer: Viewer, import_id: int) -> ImportFacts:
    found = queries.one_import(viewer, import_id)
    assert found is not None
    return found


def confirm(viewer: Viewer, import_id: int, *, withdraw: bool = False) -> None:
    one = stands(viewer, import_id)
    actions.confirm_import(
        viewer=viewer, import_id=import_id, version=one.version, withdraw=withdraw
    )


def test_what_is_given_is_read_confirmed_and_applied_as_whoever_confirmed_it(
    analyst: Viewer, small: Path
) -> None:
    import_id = give(analyst, small)
    assert stands(analyst, import_id).stage is Stage.WAITING
    assert worker.one_round()
    one = stands(analyst, import_id)
    assert one.stage is Stage.READY
    assert one.counts["added"]["episodes"] == {"2019": 2}
    assert Episode.objects.count() == 0
    confirm(analyst, import_id)
    assert worker.one_round()
    one = stands(analyst, import_id)
    assert (one.stage, one.confirmed_by) == (Stage.APPLIED, analyst.person_id)
    assert Episode.objects.count() == 2
    rows = TrailRow.objects.filter(thing="episode")
    assert {(row.person_id, row.role) for row in rows} == {(analyst.person_id, Role.ANALYST)}
    assert not folders.of(import_id).exists()
    assert not worker.one_round()


def test_files_lie_where_only_the_service_opens_them_under_no_name_from_outside(
    analyst: Viewer,
) -> None:
    staged = folders.stage()
    given = folders.keep(staged, 0, "../../etc/pass wd\\..\\x;rm.csv", [b"a,b\n"])
    assert given.name == "x_rm.csv"
    import_id = actions.give_files(viewer=analyst, files=[given], staged=staged)
    assert [path.name for path in folders.given(import_id)] == ["x_rm.csv"]
    assert folders.of(import_id).stat().st_mode & 0o777 == 0o700
    assert folders.harmless("..") == "file"
    assert folders.harmless("a" * 300 + ".csv") == "a" * 80 + ".csv"


def test_files_that_are_no_return_are_refused_with_the_sentence_and_deleted(
    analyst: Viewer, tmp_path: Path
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "shopping.csv").write_text("milk,bread\n1,2\n")
    import_id = give(analyst, tmp_path / "x")
    worker.one_round()
    one = stands(analyst, import_id)
    assert one.stage is Stage.REFUSED
    assert "holds no SSDA903 CSV files" in one.sentence
    assert not folders.of(import_id).exists()


def test_the_same_files_again_have_nothing_to_confirm(analyst: Viewer, small: Path) -> None:
    bring_in(small)
    before = rows_of_fact()
    import_id = give(analyst, small)
    worker.one_round()
    one = stands(analyst, import_id)
    assert one.stage is Stage.APPLIED
    assert set(one.counts) == {"same"}
    assert rows_of_fact() == before
    assert not folders.of(import_id).exists()


def test_a_plan_that_the_store_has_outrun_is_shown_anew_and_nothing_is_written(
    analyst: Viewer, small: Path, tmp_path: Path
) -> None:
    import_id = give(analyst, small)
    worker.one_round()
    bring_in(a_return(tmp_path / "other", header=[ADA], episodes=[ADA_IN_CARE]))
    rows = rows_of_fact()
    confirm(analyst, import_id)
    worker.one_round()
    one = stands(analyst, import_id)
    assert (one.stage, one.sentence) == (Stage.STALE, worker.CHANGED)
    assert one.counts["added"]["episodes"] == {"2019": 1}
    assert rows_of_fact() == rows
    confirm(analyst, import_id)
    worker.one_round()
    assert stands(analyst, import_id).stage is Stage.APPLIED
    assert Episode.objects.count() == 2


def test_a_role_that_ended_between_confirming_and_applying_applies_nothing(
    analyst: Viewer, small: Path
) -> None:
    import_id = give(analyst, small)
    worker.one_round()
    confirm(analyst, import_id)
    grace = administrator("Hedy Lamarr")
    (grant,) = held.roles_held(analyst)
    accounts.end_grant(viewer=grace, grant_id=grant.id, version=grant.version, ends_on=grace.today)
    worker.one_round()
    one = stands(analyst, import_id)
    assert one.stage is Stage.STALE
    assert "no longer Analyst" in one.sentence
    assert Episode.objects.count() == 0


@pytest.mark.parametrize("stage", [Stage.WAITING, Stage.READY, Stage.CONFIRMED])
def test_an_import_is_cancelled_in_every_state_before_it_is_applied(
    analyst: Viewer, small: Path, stage: Stage
) -> None:
    import_id = give(analyst, small)
    if stage is not Stage.WAITING:
        worker.one_round()
    if stage is Stage.CONFIRMED:
        confirm(analyst, import_id)
    client = signed_in(analyst.person_id)
    assert client.post(f"/imports/{import_id}/cancel/").status_code == 302
    assert stands(analyst, import_id).stage is Stage.CANCELLED
    assert not folders.of(import_id).exists()
    assert not worker.one_round()
    assert Episode.objects.count() == 0


def test_cancelled_while_it_is_applied_it_is_undone(
    analyst: Viewer, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id = give(analyst, small)
    worker.one_round()
    confirm(analyst, import_id)
    told = folders.say

    def say_and_ask_to_stop(one: int, doing: str, share: float | None = None) -> None:
        told(one, doing, share)
        if share:
            folders.ask_to_stop(one)

    monkeypatch.setattr(folders, "say", say_and_ask_to_stop)
    monkeypatch.setattr(taking_in, "LOT", 1)
    assert worker.one_round()
    assert rows_of_fact()["children"] == 0
    assert not worker.one_round()  # nobody takes it up again
    actions.cancel_import(viewer=analyst, import_id=import_id)
    assert stands(analyst, import_id).stage is Stage.CANCELLED


def test_cancelled_while_it_is_read_it_is_let_go_without_a_complaint(
    analyst: Viewer,
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    import_id = give(analyst, small)
    plan = planning.plan

    def cancel_meanwhile(given: Given, viewer: Viewer) -> Planned:
        actions.cancel_import(viewer=analyst, import_id=import_id)
        folders.remove(import_id)
        return plan(given, viewer)

    monkeypatch.setattr(planning, "plan", cancel_meanwhile)
    assert worker.one_round()
    assert stands(analyst, import_id).stage is Stage.CANCELLED
    assert [record for record in caplog.records if record.name == "footprint.worker"] == []


def test_an_applied_import_is_not_cancelled_any_more(analyst: Viewer, small: Path) -> None:
    import_id = bring_in(small)
    client = signed_in(analyst.person_id)
    page = client.post(f"/imports/{import_id}/cancel/", follow=True)
    assert "This import is applied already." in page.content.decode()
    assert stands(analyst, import_id).stage is Stage.APPLIED


def test_a_double_click_on_confirm_confirms_once(analyst: Viewer, small: Path) -> None:
    import_id = give(analyst, small)
    worker.one_round()
    client = signed_in(analyst.person_id)
    sent = {"version": stands(analyst, import_id).version}
    answers = [client.post(f"/imports/{import_id}/confirm/", sent).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert TrailRow.objects.filter(kind="confirm_import").count() == 1
    worker.one_round()
    assert client.post(f"/imports/{import_id}/confirm/", sent).status_code == 302
    assert not worker.one_round()
    assert Episode.objects.count() == 2


def test_a_killed_worker_s_import_is_taken_up_when_its_lease_is_over(
    analyst: Viewer, small: Path
) -> None:
    import_id = give(analyst, small)
    claim = claims.take()
    assert claim is not None
    assert claims.take() is None  # as long as the lease lasts
    assert stands(analyst, import_id).held
    Import.objects.filter(pk=import_id).update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert worker.one_round()
    assert stands(analyst, import_id).stage is Stage.READY
    assert not claims.keep(claim)


def test_an_import_that_brings_the_worker_down_again_and_again_is_given_up(
    analyst: Viewer, small: Path
) -> None:
    import_id = give(analyst, small)
    for _ in range(claims.MOST_ATTEMPTS):
        assert claims.take(lease=timedelta(seconds=-1)) is not None
    worker.one_round()
    assert stands(analyst, import_id).sentence == worker.MISTAKE


def test_an_unconfirmed_import_lapses_after_seven_days(
    analyst: Viewer, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id = give(analyst, small)
    worker.one_round()
    worker.sweep()
    assert stands(analyst, import_id).stage is Stage.READY
    monkeypatch.setattr(queries, "KEPT_UNCONFIRMED", timedelta(0))
    worker.sweep()
    one = stands(analyst, import_id)
    assert one.stage is Stage.CANCELLED
    assert "Nobody confirmed it" in one.sentence


def test_a_mistake_of_ours_ends_the_import_and_says_so(
    analyst: Viewer, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id = give(analyst, small)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(planning, "plan", broken)
    worker.one_round()
    assert stands(analyst, import_id).sentence == worker.MISTAKE


def page_of(client: Client, path: str) -> str:
    return client.get(path, follow=True).content.decode()
