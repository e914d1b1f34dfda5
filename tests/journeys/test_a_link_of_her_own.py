"""A girl of fourteen without an account reads her version by a personal link: agreed by her officer,
sent unread by business support, opened from the letter on a phone by keyboard, without script too."""

import os
import urllib.request
from datetime import date
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Browser, ViewportSize, expect

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.post.sender import Sender
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.sending import Chosen
from tests.apps.children import recording
from tests.apps.post.mail_server import mail_server
from tests.apps.reviews import records, sendings
from tests.apps.reviews.by_link import path_in, text_of
from tests.journeys.conftest import walking
from tests.journeys.site import Site, served
from tests.journeys.test_children import said, signed_in_as
from tests.journeys.test_review_booking import tab_to, tab_to_field
from tests.journeys.test_review_sending import BETTER, VIEWS, WELL, page_of
from tests.journeys.walk import Walk
from tests.stores import sqlite_store

PHONE: ViewportSize = {"width": 390, "height": 844}
WORD = "purple otter"
SECRET = "abcde-fghjk-mnpqr"


def test_the_server_s_own_log_holds_no_address_though_somebody_switches_it_on(
    tmp_path: Path,
) -> None:
    run = Path(os.environ["FOOTPRINT_TEST_RUN"])
    more = {"GUNICORN_CMD_ARGS": "--access-logfile=-"}
    with sqlite_store(run, tmp_path) as store, served(store, more) as site:
        urllib.request.urlopen(f"{site.address}/open/{SECRET}/?again=1").close()  # noqa: S310
        log = site.log.read_text()
    assert " GET 200 " in log
    assert SECRET not in log


def her_review(mary: Viewer) -> tuple[int, int]:
    """Written by her officer in words that a child reads, and approved for her."""
    child_id = recording.child(
        mary, f"L-{uuid4().hex[:6]}", born_on=date(mary.today.year - 14, 1, 1)
    )
    review_id = sendings.finished(mary, child_id)
    for heading, words in (("going_well", WELL), ("to_improve", BETTER)):
        records.said(mary, child_id, review_id, heading, words)
    records.said(mary, child_id, review_id, "child_views", VIEWS, answer="given")
    records.finished(mary, child_id, review_id, "Said better")
    sendings.approved(mary, child_id, review_id, ForWhom.CHILD)
    sendings.listed(mary, child_id, review_id, Chosen("child", ForWhom.CHILD, "link"))
    return child_id, review_id


def agreed_and_sent(browser: Browser, site: Site) -> tuple[str, int, int]:
    """The path of her link, as it stands in the letter that she gets."""
    email = f"mina.{uuid4().hex[:6]}@home.test"
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, review_id = her_review(mary)
        walk.open(page_of(child_id, review_id, "sending/"))
        walk.follow("Type the agreed word")
        walk.looks("agree-word")
        walk.page.get_by_label("The agreed word").fill("3 May 2012")
        walk.press("Keep the word")
        assert "Agree a word without figures" in said(walk)
        assert walk.page.get_by_label("The agreed word").input_value() == ""
        walk.looks("agree-word-wrong")
        walk.page.get_by_label("The agreed word").fill(WORD)
        walk.page.get_by_label("E-mail address").fill(email)
        walk.press("Keep the word")
        assert "shown nowhere again" in said(walk)
        walk.looks("sending-with-link")
    with walking(browser, site) as walk:
        signed_in_as(walk, Role.BUSINESS_SUPPORT)
        walk.open(page_of(child_id, review_id, "sending/"))
        walk.press("Send by e-mail")
        assert "1 letter goes." in said(walk)
    with mail_server() as server:
        sender = Sender()
        while sender.one_round():
            pass
        (letter,) = server.to(email)
    return path_in(text_of(letter)), child_id, review_id


def enter(walk: Walk) -> None:
    with walk.page.expect_navigation(wait_until="load"):
        walk.page.keyboard.press("Enter")


def typed(walk: Walk, word: str) -> None:
    tab_to_field(walk, "word")
    walk.page.keyboard.type(word)
    enter(walk)


def test_a_girl_of_fourteen_reads_her_version_on_a_phone_by_keyboard(
    browser: Browser, site: Site
) -> None:
    path, child_id, review_id = agreed_and_sent(browser, site)
    with walking(browser, site, viewport=PHONE) as walk:
        walk.open(path)
        walk.looks("link")
        assert "Mina" not in walk.page.content()
        walk.page.set_viewport_size(PHONE)
        typed(walk, "green otter")
        assert "That did not open anything" in said(walk)
        walk.looks("link-again")
        walk.page.set_viewport_size(PHONE)
        typed(walk, "Purple Otter")
        assert walk.heading().startswith("Your review, ")
        assert WELL in said(walk)
        walk.looks("given")
        walk.page.set_viewport_size(PHONE)
        assert walk.page.title() == "For you to read – Footprint"
        tab_to(walk, "I have finished reading")
        enter(walk)
        assert walk.heading() == "You have finished"
        walk.looks("given-finished")
        for _ in range(3):
            walk.page.go_back(wait_until="load")
            assert WELL not in walk.page.content()
            assert "Mina" not in walk.page.content()
        walk.open(f"{path}read/")
        assert walk.heading() == "There is something for you to read"
    with walking(browser, site) as walk:
        signed_in_as(walk, Role.IRO_MANAGER)
        walk.open(page_of(child_id, review_id, "sending/"))
        assert "Opened on" in said(walk)
        walk.looks("sending-opened")
        walk.follow("Close the link")
        walk.looks("end-link")
        walk.press("Close the link")
        assert "closed by the service" in said(walk).lower()
    with walking(browser, site, viewport=PHONE) as walk:
        walk.open(path)
        typed(walk, WORD)
        assert "That did not open anything" in said(walk)


def test_without_script_she_reads_leaves_quickly_and_takes_a_file(
    browser: Browser, site: Site
) -> None:
    path, _, _ = agreed_and_sent(browser, site)
    with walking(browser, site, viewport=PHONE, java_script_enabled=False) as walk:
        walk.open(path)
        walk.page.get_by_label("What is your word?").fill(WORD)
        walk.press("Open it")
        expect(walk.page.get_by_text(WELL)).to_be_visible()
        with walk.page.expect_download() as download:
            walk.page.get_by_role("link", name="Save it as a PDF").click()
        assert download.value.suggested_filename == "for-you-to-read.pdf"
        walk.press("Leave this page")
        assert walk.heading() == "You have finished"


def test_a_link_is_handed_over_on_paper_and_a_mother_reads_hers(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id = recording.child(
            mary, f"P-{uuid4().hex[:6]}", born_on=date(mary.today.year - 9, 1, 1)
        )
        recording.connected(mary, child_id, route="email", email="maud@home.test")
        sendings.looked_at(mary, child_id)
        review_id = sendings.finished(mary, child_id)
        sendings.approved(mary, child_id, review_id, ForWhom.PARENT_PR)
        walk.open(page_of(child_id, review_id, "sending/list/"))
        walk.page.get_by_label("What is given to Mina Moss").select_option(label="Nothing")
        walk.page.get_by_label("What is given to The council’s own case system").select_option(
            label="Nothing"
        )
        walk.page.get_by_label("How it gets to Maud Moss").select_option(label="Personal link")
        walk.press("Approve the list")
        walk.follow("Type the agreed word")
        walk.page.get_by_label("The agreed word").fill(WORD)
        walk.page.get_by_label("E-mail address").fill("")
        walk.press("Keep the word")
        walk.follow("Show the link to hand it over")
        walk.looks("show-link")
        walk.press("Show the link")
        assert "It is shown now and never again." in said(walk)
        walk.looks("link-on-paper")
        walk.page.emulate_media(media="print")
        expect(walk.page.get_by_role("heading", name="The link for Maud Moss")).not_to_be_visible()
        walk._picture("link-printed.png")
        walk.page.emulate_media(media="screen")
        path = path_in(walk.page.locator(".fp-sheet__address").inner_text())
    with walking(browser, site, viewport=PHONE) as walk:
        walk.open(path)
        typed(walk, WORD)
        assert "About Mina Moss." in said(walk)
        walk.looks("given-mother")
