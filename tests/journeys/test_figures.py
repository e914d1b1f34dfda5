"""The figures in a browser: read by the manager, signed, and opened to the children behind them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from footprint.accounts.roles import Role
from tests.apps.cast import administrator, command, hold
from tests.apps.reports.service import in_care, name, three_years
from tests.journeys.conftest import walking
from tests.journeys.site import Site, served
from tests.journeys.walk import Walk
from tests.stores import sqlite_store


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A store of its own, with three years of returns and children who have names."""
    run, folder = Path(os.environ["FOOTPRINT_TEST_RUN"]), tmp_path_factory.mktemp("figures")
    with sqlite_store(run, folder) as store, served(store, {}) as one:
        three_years(folder, children=60)
        for number, child in enumerate(in_care()):
            surname = f"Madeup{number:03d}"
            name(viewer=command(), child_id=child, first_name="Robin", surname=surname)
        yield one


@pytest.fixture
def empty_service(tmp_path: Path) -> Iterator[Site]:
    run = Path(os.environ["FOOTPRINT_TEST_RUN"])
    with sqlite_store(run, tmp_path) as store, served(store, {}) as one:
        yield one


def signed_in_as(walk: Walk, role: Role) -> None:
    ada, grace = (
        administrator(f"Ada{walk.visitor.id} Byron"),
        administrator(f"Grace{walk.visitor.id} Hopper"),
    )
    hold(ada, grace, walk.visitor.id, role)
    walk.open("/figures/")
    walk.sign_in()


def test_the_manager_reads_the_figures_signs_and_sees_who_is_behind_them(
    browser: Browser, service: Site
) -> None:
    with walking(browser, service, viewport={"width": 1280, "height": 900}) as walk:
        signed_in_as(walk, Role.IRO_MANAGER)
        assert walk.heading() == "Figures, year ending 31 March 2026"
        walk.looks("figures-year")
        walk.page.get_by_role("link", name="Reviews due that were held on time").first.click()
        walk.page.wait_for_load_state()
        assert walk.heading() == "Reviews due that were held on time"
        walk.looks("figures-figure")
        walk.press("Sign this definition")
        assert "You have signed this definition." in walk.page.locator("main").inner_text()
        walk.looks("figures-signed")
        walk.follow("Take back")
        walk.press("Take back the signature")
        walk.looks("figures-take-back-wrong")
        walk.open("/figures/2026/reviews_due_on_time/children/")
        walk.looks("figures-behind")
        walk.page.get_by_label("Show").select_option("not_counted")
        walk.press("Show")
        assert walk.page.get_by_label("Show").input_value() == "not_counted"
        walk.open("/figures/2026/sign/")
        walk.looks("figures-sign")
        walk.open("/figures/2026/left_by_route/")
        walk.looks("figures-routes")
        walk.open("/figures/2026/days_late/")
        walk.looks("figures-median")
        walk.open("/figures/1999/")
        assert "No return of the year" in walk.page.locator("main").inner_text()
        walk.looks("figures-none")
        walk.open("/figures/2026/")
        walk.page.emulate_media(media="print")
        assert not walk.page.get_by_role("link", name="a workbook (Excel)").is_visible()
        assert walk.page.get_by_role("heading", name="The headline").is_visible()


def test_before_any_return_the_page_says_what_to_do(browser: Browser, empty_service: Site) -> None:
    with walking(browser, empty_service) as walk:
        signed_in_as(walk, Role.SENIOR_LEADER)
        assert "No return has been loaded yet" in walk.page.locator("main").inner_text()
        walk.looks("figures-empty")


def test_without_script_the_figures_are_read_and_the_rows_chosen(
    browser: Browser, service: Site
) -> None:
    with walking(browser, service, java_script_enabled=False) as walk:
        signed_in_as(walk, Role.ANALYST)
        assert walk.page.locator("svg").first.is_visible()
        walk.open("/figures/2026/had_first_review/children/")
        walk.page.get_by_label("Show").select_option("counted")
        walk.press("Show")
        assert "show=counted" in walk.page.url
