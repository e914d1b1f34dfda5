"""A row stands for a file that is there; a file without a row goes; nothing is shown in a page."""

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.audit.models import KeptVersion, TrailRow
from footprint.children.actions import disposal
from footprint.children.facts.disposal import Goes, Ground
from footprint.papers import queries, stored, sweeping
from footprint.papers.actions import keep, withdraw
from footprint.papers.arriving import take_in
from footprint.papers.cleaning import cleaned
from footprint.papers.facts import FileType, PaperKept
from footprint.papers.models import Paper
from footprint.papers.stored import PaperDamagedError
from tests.apps.cast import everybody
from tests.apps.children import recording
from tests.installation import ENVIRONMENT
from tests.stores import Store

ROOT = Path(__file__).resolve().parents[3]


def given(viewer: Viewer, child_id: int, content: bytes | None = None) -> PaperKept:
    arrived = take_in("Mina’s report.pdf", io.BytesIO(content or giving_pdf()))
    paper_id = keep(viewer=viewer, child_id=child_id, arrived=arrived, kind="report")
    found = queries.paper(viewer, paper_id)
    assert found is not None
    return found


def giving_pdf() -> bytes:
    from tests.apps.papers.giving import a_pdf

    return a_pdf()


@pytest.mark.store
def test_a_paper_is_kept_with_who_gave_it_and_read_again_to_the_bit() -> None:
    cast = everybody()
    olive = cast[Role.REVIEWING_OFFICER]
    mina = recording.child(cast[Role.IRO_MANAGER], "M-1")
    content = giving_pdf()
    paper = given(olive, mina, content)
    assert (paper.name, paper.kind, paper.type) == ("Mina’s report.pdf", "report", FileType.PDF)
    assert (paper.recorded_by, paper.withdrawn) == (olive.person_id, False)
    with stored.opened(paper) as file:
        assert file.read() == content
    assert queries.papers_of(olive, mina) == (paper,)
    assert queries.papers(olive, [paper.id, 99]) == {paper.id: paper}
    row = TrailRow.objects.get(thing="paper")
    assert (row.kind, row.child_id, row.changes["size"]) == ("keep", mina, [None, len(content)])
    assert paper.place not in str(row.changes)
    assert cleaned(paper).startswith(b"%PDF-")


@pytest.mark.store
def test_only_those_who_may_give_a_paper() -> None:
    cast = everybody()
    mina = recording.child(cast[Role.IRO_MANAGER], "M-1")
    arrived = take_in("a.pdf", io.BytesIO(giving_pdf()))
    for role in (Role.ANALYST, Role.INSPECTOR, Role.ADMINISTRATOR, Role.PANEL_MEMBER):
        with pytest.raises(ActionDenied, match="give a paper about a child"):
            keep(viewer=cast[role], child_id=mina, arrived=arrived, kind="report")
    assert not Paper.objects.exists()


@pytest.mark.store
def test_a_paper_given_by_mistake_is_withdrawn_once_and_stays() -> None:
    cast = everybody()
    olive = cast[Role.REVIEWING_OFFICER]
    paper = given(olive, recording.child(cast[Role.IRO_MANAGER], "M-1"))
    with pytest.raises(ChangedMeanwhileError):
        withdraw(viewer=olive, paper_id=paper.id, version=paper.version + 1)
    withdraw(viewer=olive, paper_id=paper.id, version=paper.version)
    after = queries.paper(olive, paper.id)
    assert after is not None
    assert after.withdrawn
    assert stored.at(paper.place).exists()
    for sentence, paper_id in (("withdrawn already", paper.id), ("no such paper", 99)):
        with pytest.raises(ActionDenied, match=sentence):
            withdraw(viewer=olive, paper_id=paper_id, version=2)


@pytest.mark.store
def test_a_paper_is_served_to_be_saved_and_never_shown() -> None:
    cast = everybody()
    paper = given(cast[Role.IRO_MANAGER], recording.child(cast[Role.IRO_MANAGER], "M-1"))
    response = stored.served(stored.opened(paper), name=paper.name, type=paper.type)
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Mina%E2%80%99s")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(paper.size)
    assert "sandbox" in response["Content-Security-Policy"]
    assert b"".join(response).startswith(b"%PDF-")
    response.close()


@pytest.mark.store
def test_a_file_that_is_not_what_was_stored_is_not_given_out(folder: Path) -> None:
    cast = everybody()
    mary = cast[Role.IRO_MANAGER]
    paper = given(mary, recording.child(mary, "M-1"))
    assert sweeping.damaged(mary) == 0
    path = stored.at(paper.place)
    path.write_bytes(b"another")
    with pytest.raises(PaperDamagedError, match="not what was stored"):
        stored.opened(paper)
    assert sweeping.damaged(mary) == 1
    path.unlink()
    with pytest.raises(PaperDamagedError, match="is gone"):
        stored.opened(paper)
    assert sweeping.damaged(mary) == 1


def test_a_place_that_leads_elsewhere_is_no_place() -> None:
    with pytest.raises(ValueError, match="32 hexadecimal digits"):
        stored.at("../footprint.sqlite3")


def aged(path: Path, hours: float) -> None:
    then = time.time() - hours * 3600
    os.utime(path, (then, then))


@pytest.mark.store
def test_a_file_that_no_row_names_is_swept_when_it_is_old_and_no_other_is(folder: Path) -> None:
    cast = everybody()
    mary = cast[Role.IRO_MANAGER]
    paper = given(mary, recording.child(mary, "M-1"))
    lost, new = (take_in("a.pdf", io.BytesIO(giving_pdf())) for _ in range(2))
    half, coming = folder / "coming-in-half", folder / "coming-in-now"
    other = folder / "lost+found"
    for path in (half, coming, other):
        path.write_bytes(b"%PDF-")
    aged(stored.at(paper.place), 1000)
    aged(stored.at(lost.place), 49)
    aged(stored.at(new.place), 47)
    aged(half, 1.1)
    aged(other, 1000)
    assert sweeping.sweep(mary) == 2
    left = {path.name for path in folder.iterdir()}
    assert left == {paper.place, new.place, "coming-in-now", "lost+found"}
    assert sweeping.sweep(mary) == 0


@pytest.mark.store
def test_the_files_go_with_the_whole_record_and_no_others() -> None:
    cast = everybody()
    mary, ada = cast[Role.IRO_MANAGER], cast[Role.ADMINISTRATOR]
    mina, otto = recording.child(mary, "M-1"), recording.child(mary, "O-1")
    hers, his = given(mary, mina), given(mary, otto)
    withdraw(viewer=mary, paper_id=hers.id, version=1)
    proposed = disposal.propose_disposal(
        viewer=mary, child_id=mina, goes=Goes.WHOLE, ground=Ground.COURT, reference="Order 12"
    )
    disposal.confirm_disposal(viewer=ada, disposal_id=proposed, version=1)
    assert list(Paper.objects.values_list("pk", flat=True)) == [his.id]
    assert not KeptVersion.objects.filter(thing="paper").exists()
    assert [stored.at(one.place).exists() for one in (hers, his)] == [False, True]


@pytest.mark.store
def test_an_upload_that_is_killed_leaves_no_row_without_a_file(store: Store, folder: Path) -> None:
    """Killed at many moments; what is left over is swept, and every row can be read."""
    cast = everybody()
    mary = cast[Role.IRO_MANAGER]
    mina = recording.child(mary, "M-1")
    connection.close()
    environment = {
        **os.environ,
        **ENVIRONMENT,
        **store.environment,
        "FOOTPRINT_PAPERS": str(folder),
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    assert folder == settings.PAPERS
    program = [sys.executable, "-m", "tests.apps.papers.giving_until_killed", str(mary.person_id)]
    acknowledged: list[int] = []
    for after in (0.0, 0.05, 0.3, 0.5, 0.7):
        with subprocess.Popen(
            [*program, str(mina)], env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT
        ) as one:
            assert one.stdout is not None
            assert one.stdout.readline() == "ready\n"
            time.sleep(after)
            one.kill()
            acknowledged += map(int, one.stdout.read().split())
    kept = queries.papers_of(mary, mina)
    assert set(acknowledged) <= {paper.id for paper in kept}
    for paper in kept:
        stored.opened(paper).close()
    for path in folder.iterdir():
        aged(path, 100)
    sweeping.sweep(mary)
    assert {path.name for path in folder.iterdir()} == {paper.place for paper in kept}
