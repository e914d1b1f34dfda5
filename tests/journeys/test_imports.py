"""Bringing files in, as the analyst does it; the worker is this test."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, expect

from footprint.accounts import actions as accounts
from footprint.accounts import queries
from footprint.accounts.roles import Role
from footprint.exchange import folders, worker
from tests.apps.cast import acting, command
from tests.apps.exchange.importing import a_return
from tests.journeys.conftest import walking
from tests.journeys.site import Site, Visitor, add_visitor
from tests.journeys.test_people import made_administrator
from tests.journeys.walk import Walk

ADA = ("A1", "2", "03/05/2010")
BEN = ("B2", "1", "09/09/2012")
ADA_IN_CARE = ("A1", "10/06/2018", "S", "C2", "U4", "", "")
BEN_IN_CARE = ("B2", "01/07/2018", "S", "V2", "U4", "", "")
ADA_S_REVIEW = ("A1", "03/05/2010", "05/07/2018", "PN1")


def made_analyst(visitor: Visitor) -> None:
    ada = made_administrator(add_visitor("Alan Turing"))
    grace = made_administrator(add_visitor("Grace Hopper"))
    grant_id = accounts.grant_role(
        viewer=ada, person_id=visitor.id, role=Role.ANALYST, begins_on=command().today
    )
    granted = queries.grant(grace, grant_id)
    assert granted is not None
    accounts.confirm_grant(viewer=grace, grant_id=grant_id, version=granted.version)
    assert queries.roles_held(acting(visitor.id, Role.ANALYST))


@pytest.fixture
def imports(site: Site) -> Iterator[None]:
    """This test's worker looks where the site's pages put what is given."""
    with override_settings(IMPORTS=site.folder / "imports"):
        yield


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A return, a corrected one, one with a mistake and something that is none."""
    a_return(
        tmp_path / "first",
        header=[ADA, BEN],
        episodes=[ADA_IN_CARE, BEN_IN_CARE],
        reviews=[ADA_S_REVIEW, ("B2", "09/09/2012", "40/07/2018", "PN1")],
    )
    moved = ("A1", "10/06/2018", "S", "C2", "H5", "", "")
    a_return(tmp_path / "corrected", header=[ADA], episodes=[moved], reviews=[])
    (tmp_path / "shopping.csv").write_text("milk,bread\n1,2\n")
    return tmp_path


def give(walk: Walk, *paths: Path) -> None:
    walk.open("/imports/new/")
    walk.page.get_by_label("Files", exact=True).set_input_files(list(paths))
    walk.press("Read them")


def test_the_analyst_gives_a_return_looks_the_plan_over_and_confirms_it(
    browser: Browser, site: Site, imports: None, files: Path
) -> None:
    with walking(browser, site, viewport={"width": 1280, "height": 900}) as walk:
        made_analyst(walk.visitor)
        walk.open("/imports/")
        walk.sign_in()
        walk.open("/imports/")
        walk.looks("imports-none")
        walk.press("Import files")
        walk.looks("import-give")
        walk.press("Read them")
        assert "Choose the files to import" in walk.page.get_by_role("alert").inner_text()
        walk.looks("import-give-wrong")
        give(walk, *sorted((files / "first").iterdir()))
        assert walk.heading() == "Reading the files"
        walk.looks("import-reading")
        worker.one_round()
        expect(walk.page.locator("h1")).to_have_text("What this import would change")
        walk.looks("import-plan")
        walk.press("Confirm the import")
        assert walk.heading() == "Applying the import"
        number = re.search(r"/imports/(\d+)/", walk.page.url)
        assert number is not None
        folders.say(int(number[1]), "Applying", 0.4)
        expect(walk.page.get_by_role("status")).to_have_text("Applying: 40 %")
        walk.looks("import-applying")
        worker.one_round()
        expect(walk.page.locator("h1")).to_have_text("Imported")
        walk.looks("import-done")
        with walk.page.expect_download() as taken:
            walk.page.get_by_role("link", name="as CSV").click()
        assert "40/07/2018" in taken.value.path().read_text()
        corrected_and_stale(walk, files)
        refused_and_cancelled(walk, files)
        walk.open("/imports/")
        walk.looks("imports-history")


def corrected_and_stale(walk: Walk, files: Path) -> None:
    give(walk, *sorted((files / "corrected").iterdir()))
    worker.one_round()
    expect(walk.page.locator("h1")).to_have_text("What this import would change")
    assert not walk.page.get_by_label("Withdraw these").is_checked()
    walk.looks("import-plan-withdrawn")
    walk.open(walk.page.url.split("?")[0] + "?what=withdrawn")
    walk.looks("import-plan-one-sort")
    walk.follow("What this import would change")
    walk.page.get_by_label("Withdraw these").check()
    walk.press("Confirm the import")
    worker.one_round()
    expect(walk.page.locator("h1")).to_have_text("Imported")


def refused_and_cancelled(walk: Walk, files: Path) -> None:
    give(walk, files / "shopping.csv")
    worker.one_round()
    expect(walk.page.locator("h1")).to_have_text("The files were not taken")
    walk.looks("import-refused")
    packed = shutil.make_archive(str(files / "2018-19"), "zip", files / "first")
    give(walk, Path(packed))
    walk.press("Cancel the import")
    assert walk.heading() == "This import was cancelled"
    walk.looks("import-cancelled")


def test_the_pages_follow_without_script_too(
    browser: Browser, site: Site, imports: None, files: Path
) -> None:
    with walking(browser, site, java_script_enabled=False) as walk:
        made_analyst(walk.visitor)
        walk.open("/imports/new/")
        walk.sign_in()
        give(walk, *sorted((files / "corrected").iterdir()))
        assert walk.heading() == "Reading the files"
        worker.one_round()
        expect(walk.page.locator("h1")).not_to_have_text("Reading the files")
