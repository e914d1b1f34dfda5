"""A browser, and the service on a copied store behind a free port of this machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.journeys.site import Site, add_visitor, served
from tests.journeys.walk import Walk
from tests.stores import sqlite_store

BUILT = Path(__file__).resolve().parents[2] / "src" / "footprint" / "built"
#: It looks nothing up and fetches nothing by itself; root's browser has no sandbox.
OPTIONS = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


def _needed(what: str, how: str) -> None:
    """Missing on a developer's machine it is said; where changes are held to account it fails."""
    sentence = f"Journeys need {what}. {how}"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    program = os.environ.get("FOOTPRINT_CHROMIUM") or shutil.which("chromium")
    if not program:
        _needed("Chromium", "On Debian: apt-get install chromium. Or name one: FOOTPRINT_CHROMIUM.")
    if not (BUILT / "staticfiles.json").exists():
        _needed("the built styles", "Run tools/assets.sh.")
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=program, args=[*OPTIONS, *sandbox])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The service. Each test brings people of its own."""
    run, folder = Path(os.environ["FOOTPRINT_TEST_RUN"]), tmp_path_factory.mktemp("site")
    with sqlite_store(run, folder) as store, served(store, {}) as one:
        yield one


@pytest.fixture
def strict_site(tmp_path: Path) -> Iterator[Site]:
    """The service where everybody has a second factor."""
    run = Path(os.environ["FOOTPRINT_TEST_RUN"])
    more = {"FOOTPRINT_SECOND_FACTOR": "required"}
    with sqlite_store(run, tmp_path) as store, served(store, more) as one:
        yield one


@contextmanager
def walking(browser: Browser, site: Site, **options: Any) -> Iterator[Walk]:
    """A browser window on the site. It ends by asking what the browser and the log complained of."""
    errors_before = site.errors()
    context = browser.new_context(base_url=site.address, **options)
    one = Walk(context.new_page(), site, add_visitor())
    yield one
    context.close()
    assert one.complaints == []
    assert site.errors() == errors_before


@pytest.fixture
def walk(browser: Browser, site: Site) -> Iterator[Walk]:
    with walking(browser, site, viewport={"width": 1280, "height": 900}) as one:
        yield one


@pytest.fixture
def strict_walk(browser: Browser, strict_site: Site) -> Iterator[Walk]:
    with walking(browser, strict_site) as one:
        yield one


@pytest.fixture
def walk_without_script(browser: Browser, site: Site) -> Iterator[Walk]:
    with walking(browser, site, java_script_enabled=False) as one:
        yield one
