"""From an empty store to a service at work: everybody does her own part, in a browser.

The first administrator, people, three years of returns, the people file, an allocation; an officer
on her telephone sees her children and why a date is what it is; the analyst looks what is unsound
over; the manager reads the figures; the auditor sees it all.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page, expect

from footprint.config.actions import mark_as_demo
from footprint.demo.demo_data import write_demo_returns
from tests.apps.cast import command
from tests.journeys.site import PASSWORD, Site, environment_of, served_as_it_is
from tests.journeys.walk import Walk
from tests.stores import Store, sqlite_store

TODAY = localdate()
FOOTPRINT = (sys.executable, "-c", "from footprint.cli import app; app()")
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 900}}

#: Who there is: address, role as the page offers it.
PEOPLE = {
    "Olive Officer": "Reviewing officer",
    "Mary Manager": "IRO manager",
    "Ann Analyst": "Analyst",
    "Audrey Auditor": "Auditor",
}


def address(name: str) -> str:
    return f"{name.split(maxsplit=1)[0].lower()}@council.test"


@dataclass(frozen=True)
class Service:
    """An empty store that is served, with its worker, and the files that a council brings."""

    site: Site
    store: Store
    files: tuple[Path, ...]
    people: Path


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    folder = tmp_path / "site"
    folder.mkdir()
    files, people = brought(tmp_path / "brought")
    with sqlite_store(Path(os.environ["FOOTPRINT_TEST_RUN"]), folder) as store:
        mark_as_demo(viewer=command())
        with served_as_it_is(store) as site, at_work(site, store):
            yield Service(site, store, files, people)


def brought(folder: Path) -> tuple[tuple[Path, ...], Path]:
    """Three years' returns as zips, and the people file, in which an officer is Olive."""
    report = write_demo_returns(folder, children=70, years=3, day=TODAY, faults=["overlap"])
    zips = tuple(
        Path(shutil.make_archive(str(folder / f"return-{one.name}"), "zip", one))
        for one in report.folders
    )
    assert report.people is not None
    rows = pl.read_csv(report.people, infer_schema=False)
    now = rows.filter(pl.col("to").is_null() & pl.col("officer").is_not_null())
    ((chosen, _),) = now["officer"].value_counts(sort=True).head(1).iter_rows()
    hers = pl.col("officer") == chosen
    rows.with_columns(
        officer=pl.when(hers).then(pl.lit("Olive Officer")).otherwise("officer"),
        officer_email=pl.when(hers)
        .then(pl.lit(address("Olive Officer")))
        .otherwise("officer_email"),
    ).write_csv(report.people)
    return zips, report.people


@contextmanager
def at_work(site: Site, store: Store) -> Iterator[None]:
    """The worker, as it runs beside the service."""
    with (site.folder / "worker.log").open("wb") as out:
        worker = subprocess.Popen(
            [*FOOTPRINT, "worker"],
            env=environment_of(store, site.address),
            stdout=out,
            stderr=out,
        )
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(timeout=20)


@contextmanager
def somebody(
    browser: Browser, site: Site, name: str, size: Mapping[str, Any] = DESK
) -> Iterator[Walk]:
    """A browser window of hers, signed in."""
    errors_before = site.errors()
    context = browser.new_context(base_url=site.address, **size)
    walk = Walk(context.new_page(), site)
    walk.open("/")
    walk.sign_in(email=address(name))
    yield walk
    context.close()
    assert walk.complaints == []
    assert site.errors() == errors_before


def chooses_a_password(browser: Browser, site: Site, link: str) -> None:
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    page.goto(link)
    for label in ("New password", "New password again"):
        page.get_by_label(label, exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Save the new password").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    context.close()


def test_from_an_empty_store_to_a_service_at_work(browser: Browser, service: Service) -> None:
    site = service.site
    first_administrator(browser, service)
    second_administrator(browser, service)
    with somebody(browser, site, "Ada Byron") as ada:
        for name, role in PEOPLE.items():
            add(ada, name, role)
    for name in PEOPLE:
        chooses_a_password(browser, site, site.link_in_the_last_letter(address(name)))
    with somebody(browser, site, "Grace Hopper") as grace:
        for name in PEOPLE:
            confirm(grace, name)

    with somebody(browser, site, "Ann Analyst") as ann:
        bring_in(ann, service.files)
        bring_in(ann, (service.people,))
    with somebody(browser, site, "Mary Manager") as mary:
        allocate_the_first(mary)
    with somebody(browser, site, "Olive Officer", PHONE) as olive:
        opened = sees_why(olive)
    with somebody(browser, site, "Ann Analyst") as ann:
        mends_an_item(ann)
    with somebody(browser, site, "Mary Manager") as mary:
        reads_the_figures(mary)
    with somebody(browser, site, "Audrey Auditor") as audrey:
        sees_it_all(audrey, opened)


def first_administrator(browser: Browser, service: Service) -> None:
    said = at_the_server(service, "add-person", address("Ada Byron"), "Ada Byron", "--link")
    chooses_a_password(browser, service.site, link_in(said))


def second_administrator(browser: Browser, service: Service) -> None:
    """Administrators confirm each other, so that the second one is made at the server too."""
    grace = address("Grace Hopper")
    said = at_the_server(service, "add-person", grace, "Grace Hopper", "--link")
    at_the_server(service, "make-administrator", grace)
    chooses_a_password(browser, service.site, link_in(said))


def at_the_server(service: Service, *arguments: str) -> str:
    done = subprocess.run(
        [*FOOTPRINT, *arguments],
        env=environment_of(service.store, service.site.address),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout


def link_in(said: str) -> str:
    found = re.search(r"http://\S+", said)
    assert found is not None, said
    return found[0]


def add(ada: Walk, name: str, role: str) -> None:
    ada.open("/people/add/")
    ada.page.get_by_label("Full name").fill(name)
    ada.page.get_by_label("E-mail address").fill(address(name))
    ada.press("Add")
    ada.press("Grant a role")
    ada.page.get_by_label(role, exact=True).check()
    ada.press("Grant")
    assert role in ada.page.locator("main").inner_text()


def confirm(grace: Walk, name: str) -> None:
    grace.open("/people/")
    grace.page.get_by_role("link", name=name).first.click()
    grace.follow("Confirm")
    grace.press("Confirm")
    assert "The role is confirmed." in grace.page.locator("main").inner_text()


def bring_in(ann: Walk, files: tuple[Path, ...]) -> None:
    ann.open("/imports/new/")
    ann.page.get_by_label("Files", exact=True).set_input_files(list(files))
    ann.press("Read them")
    heading = ann.page.get_by_role("heading", level=1)
    expect(heading).to_have_text("What this import would change", timeout=60_000)
    ann.page.get_by_role("button", name="Confirm the import").click()
    expect(heading).to_have_text("Imported", timeout=60_000)


def allocate_the_first(mary: Walk) -> None:
    mary.open("/team/")
    waiting = mary.page.get_by_role("checkbox").first
    waiting.check()
    mary.press("Allocate the chosen")
    officers = mary.page.get_by_label("Officer")
    hers = officers.locator("option").filter(has_text="Olive Officer").get_attribute("value")
    officers.select_option(hers)
    mary.press("Allocate")
    assert "Olive Officer" in mary.page.locator("main").inner_text()


def sees_why(olive: Walk) -> str:
    """The reference of the child whom she opens; her next date is worked out here once more."""
    olive.open("/caseload/")
    assert olive.heading() == "My caseload"
    rows = olive.page.locator("main tbody tr")
    later = rows.filter(has_text="Later review").first
    later.get_by_role("link").first.click()
    assert_next_is_right(olive.page)
    said = olive.page.locator("main").inner_text()
    assert "Olive Officer" in said
    olive.page.get_by_text("Why this date").click()
    provision = olive.page.get_by_role("link", name="SI 2010/959")
    expect(provision.first).to_be_visible()
    found = re.search(r"/children/(\d+)/", olive.page.url)
    assert found is not None
    return found[1]


def assert_next_is_right(page: Page) -> None:
    """Six months after the last review, by the words of regulation 33(2), counted by hand here."""
    said = page.locator(".fp-next").inner_text()
    found = re.search(r"6 months after .*? on (\d+ \w+ \d{4})", said)
    assert found is not None, said
    held_on = datetime.strptime(found[1], "%d %B %Y").date()  # noqa: DTZ007 (a day)
    due = six_months_after(held_on)
    assert f"{due.day} {due:%B %Y}" in said


def six_months_after(day: date) -> date:
    year, month = divmod(day.month + 5, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(day.year + year, month + 1, number)
        except ValueError:
            continue
    return date(day.year + year, month + 1, day.day)


def mends_an_item(ann: Walk) -> None:
    """Two episodes overlap in a return: she says that there was no such one as the later."""
    ann.open("/quality/?code=overlapping_episodes")
    ann.page.get_by_role("link", name=re.compile("There was no such episode")).first.click()
    ann.page.get_by_role("textbox").first.fill("Typed for another child")
    ann.page.locator("main form button").first.click()
    ann.open("/quality/?code=overlapping_episodes")
    assert "There was no such episode" not in ann.page.locator("main").inner_text()


def reads_the_figures(mary: Walk) -> None:
    mary.open("/figures/")
    mary.page.get_by_role("link", name=re.compile("on time", re.IGNORECASE)).first.click()
    said = mary.page.locator("main").inner_text()
    assert re.search(r"\d+/\d+|\d+ of \d+", said)


def sees_it_all(audrey: Walk, child_id: str) -> None:
    """What each of them did stands on the trail, page by page."""
    audrey.open("/trail/")
    said = ""
    while True:
        said += audrey.page.locator("main").inner_text()
        older = audrey.page.get_by_role("link", name="Older")
        if not older.count() or len(said) > 400_000:
            break
        older.click()
        if all(name in said for name in ("Olive Officer", "Mary Manager", "Ann Analyst")):
            break
    for name in ("Olive Officer", "Mary Manager", "Ann Analyst"):
        assert name in said
    assert "Typed for another child" in said
