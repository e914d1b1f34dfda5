"""The pages of imports: giving files, the plan, the error list; who sees what of them."""

import io
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.exchange import worker
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.exchange.by_hand import restrict
from tests.apps.exchange.importing import a_return, bring_in
from tests.apps.exchange.test_worker import (
    ADA,
    ADA_IN_CARE,
    BEN,
    BEN_IN_CARE,
    analyst,
    give,
    page_of,
    small,
)

__all__ = ["analyst", "small"]  # the fixtures

pytestmark = pytest.mark.store


@pytest.fixture
def manager(analyst: Viewer) -> Viewer:
    ada, grace = administrator("Alan Turing"), administrator("Kathleen Booth")
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


def uploaded(folder: Path) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(file.name, file.read_bytes()) for file in sorted(folder.iterdir())]


def test_files_are_given_on_the_page_and_their_sums_are_kept(analyst: Viewer, small: Path) -> None:
    client = signed_in(analyst.person_id)
    given = client.post("/imports/new/", {"given": uploaded(small)})
    assert given.status_code == 302
    page = page_of(client, given["Location"])
    assert "Reading the files" in page
    assert 'http-equiv="refresh"' in page
    worker.one_round()
    page = page_of(client, given["Location"])
    assert "What this import would change" in page
    assert "A1" in page
    assert "10 June 2018" in page


def test_a_form_without_files_and_one_with_wrong_files_say_what_is_wrong(analyst: Viewer) -> None:
    client = signed_in(analyst.person_id)
    assert "Choose the files to import" in client.post("/imports/new/").content.decode()
    wrong = [SimpleUploadedFile("a.exe", b"x"), SimpleUploadedFile("b.csv", b"")]
    page = client.post("/imports/new/", {"given": wrong}).content.decode()
    assert "a.exe is no CSV file and no zip of them" in page
    assert "b.csv is empty" in page


def test_the_withdrawal_is_listed_with_a_box_that_is_not_ticked(
    analyst: Viewer, small: Path, tmp_path: Path
) -> None:
    bring_in(small)
    corrected = a_return(tmp_path / "b", header=[ADA], episodes=[ADA_IN_CARE])
    import_id = give(analyst, corrected)
    worker.one_round()
    page = page_of(signed_in(analyst.person_id), f"/imports/{import_id}/")
    assert "No longer in the files" in page
    assert "Withdraw these" in page
    assert "checked" not in page
    assert "Missing from the files given: 1 of the 2 children that stand for 2018/19." in page
    assert "B2" in page


def test_the_analyst_sees_references_and_counts_of_the_people_file_and_no_names(
    analyst: Viewer, manager: Viewer, small: Path, tmp_path: Path
) -> None:
    bring_in(small)
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "people.csv").write_text(
        "child_id,first_name,surname,officer,officer_email,from\n"
        "A1,Adaline,Byronova,Olive Officer,olive@council.test,10/06/2018\n"
        "B2,Benedict,Byronova,Nobody Known,,01/07/2018\n"
    )
    import_id = give(analyst, tmp_path / "people")
    worker.one_round()
    hers = page_of(signed_in(analyst.person_id), f"/imports/{import_id}/plan/")
    assert "A1" in hers
    assert not [name for name in ("Adaline", "Byronova", "olive@", "Olive") if name in hers]
    his = page_of(signed_in(manager.person_id), f"/imports/{import_id}/plan/")
    assert "Adaline" in his
    errors = signed_in(analyst.person_id).get(f"/imports/{import_id}/errors.csv").content.decode()
    assert "Nobody Known" not in errors
    assert "B2" in errors
    his = signed_in(manager.person_id).get(f"/imports/{import_id}/errors.csv").content.decode()
    assert "Nobody Known" in his


def test_looking_at_a_plan_and_taking_the_error_list_are_on_the_trail(
    analyst: Viewer, tmp_path: Path
) -> None:
    wrong = ("A1", "10/06/2018", "S", "=1+1", "U4", "", "")
    import_id = give(
        analyst, a_return(tmp_path / "b", header=[ADA, BEN], episodes=[wrong, BEN_IN_CARE])
    )
    worker.one_round()
    client = signed_in(analyst.person_id)
    client.get(f"/imports/{import_id}/plan/?what=added")
    row = TrailRow.objects.get(kind="list", thing="import")
    assert (row.filter, row.thing_id) == ("added", str(import_id))
    assert row.count
    csv = client.get(f"/imports/{import_id}/errors.csv").content.decode()
    assert "'=1+1" in csv
    workbook = client.get(f"/imports/{import_id}/errors.xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).active
    assert sheet is not None
    assert all(cell.data_type != "f" for line in sheet for cell in line)
    assert TrailRow.objects.filter(kind="export", thing="import").count() == 2


def test_a_child_whom_the_viewer_may_not_see_is_in_no_row_of_the_plan(
    analyst: Viewer, small: Path, tmp_path: Path
) -> None:
    bring_in(small)
    restrict("B2")
    moved = [
        ("A1", "10/06/2018", "S", "C2", "H5", "", ""),
        ("B2", "01/07/2018", "S", "V2", "H5", "", ""),
    ]
    import_id = give(analyst, a_return(tmp_path / "b", header=[ADA, BEN], episodes=moved))
    worker.one_round()
    page = page_of(signed_in(analyst.person_id), f"/imports/{import_id}/plan/")
    assert ">A1<" in page
    assert ">B2<" not in page
    assert "1 more about children whose records you may not see" in page


def test_the_history_says_who_gave_what_and_what_came_of_it(
    analyst: Viewer, small: Path, tmp_path: Path
) -> None:
    give(analyst, small)
    worker.one_round()
    bring_in(small)
    page = page_of(signed_in(analyst.person_id), "/imports/")
    assert "Ann Analyst" in page
    assert "a command on the server" in page
    assert "To be confirmed" in page
    assert "header.csv" in page
