"""A record is given to everybody in the version that is theirs; business support sends it unread."""

from datetime import date
from uuid import uuid4

from playwright.sync_api import Browser, expect

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.sending import Chosen
from tests.apps.children import recording
from tests.apps.reviews import records, sendings
from tests.journeys.conftest import walking
from tests.journeys.site import Site
from tests.journeys.test_children import said, signed_in_as
from tests.journeys.walk import Walk

PHONE = {"width": 390, "height": 844}
WELL = "You started at your new school in September. You like art and you made two friends."
BETTER = "You want to see Max more often. The council was late with your bus pass."
VIEWS = "You told us that you sleep better now. You want a lock for your door."


def a_finished_review(viewer: Viewer) -> tuple[int, int]:
    """Of a girl of fourteen, with a mother by secure e-mail and a father who may be told nothing."""
    born_on = date(viewer.today.year - 14, 1, 1)
    child_id = recording.child(viewer, f"V-{uuid4().hex[:6]}", born_on=born_on)
    recording.connected(viewer, child_id, route="secure_email", email="maud@home.test")
    told_nothing = recording.connected(viewer, child_id, "Finn Fell", "father")
    recording.limited(viewer, child_id, told_nothing, "no_information")
    recording.connected(
        viewer, child_id, "Fay Carer", "foster_carer", route="post", address="2 Fen Road\nEly"
    )
    sendings.looked_at(viewer, child_id)
    return child_id, sendings.finished(viewer, child_id)


def page_of(child_id: int, review_id: int, page: str = "") -> str:
    return f"/children/{child_id}/reviews/{review_id}/{page}"


def chosen(walk: Walk, who: str, what: str) -> None:
    walk.page.get_by_label(f"What is given to {who}").select_option(label=what)


def test_each_gets_the_version_that_is_theirs_and_business_support_sends_unread(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, review_id = a_finished_review(mary)
        walk.open(page_of(child_id, review_id))
        walk.follow("What each is given")
        walk.looks("versions")
        walk.follow("Parent with parental responsibility")
        walk.looks("version-parent")
        walk.page.get_by_label("Court", exact=True).uncheck()
        walk.press("Save")
        expect(walk.page.locator(".fp-document")).not_to_contain_text("Court")
        walk.press("I have looked at it: approve")
        assert "Approved for: Parent with parental responsibility." in said(walk)
        walk.looks("version-approved")
        sendings.approved(mary, child_id, review_id, ForWhom.CARER, ForWhom.FILE)
        walk.open(page_of(child_id, review_id, "sending/list/"))
        walk.looks("sending-list")
        assert "A court says that this person may be told nothing about the child." in said(walk)
        walk.press("Approve the list")
        assert "Approve the version for Mina Moss first" in said(walk)
        walk.looks("sending-list-wrong")
        chosen(walk, "Mina Moss", "Nothing")
        walk.press("Approve the list")
        assert "The list is approved." in said(walk)
        walk.looks("sending")
        walk.follow("Print and seal (Fay Carer)")
        walk.looks("seal-version")
        walk.press("I have printed and sealed it")
        assert "Letter: to post" in said(walk).replace("LETTER", "Letter")
        walk.follow("File it (The council’s own case system)")
        walk.looks("file-record")
        walk.press("It is filed")
        assert "Enter the receipt number" in said(walk)
        walk.page.get_by_label("Receipt number").fill("LCS-2044")
        walk.press("It is filed")
        assert "receipt LCS-2044" in said(walk)
    with walking(browser, site) as walk:
        signed_in_as(walk, Role.BUSINESS_SUPPORT)
        walk.open(page_of(child_id, review_id, "sending/"))
        walk.press("Send by e-mail")
        assert "1 letter goes." in said(walk)
        walk.looks("sending-by-support")
        assert sendings.GOING_WELL not in said(walk)
        walk.follow("Take it back (Maud Moss)")
        walk.looks("take-back-version")
        walk.press("Take it back")
        assert "It is taken back. Nothing goes." in said(walk)
        walk.open(page_of(child_id, review_id, "versions/parent_pr/"))
        assert sendings.GOING_WELL not in said(walk)


def test_the_officer_puts_the_child_s_version_into_the_child_s_words(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site, viewport=PHONE) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, review_id = a_finished_review(mary)
        records.said(mary, child_id, review_id, "going_well", "The placement is going well.")
        records.said(
            mary, child_id, review_id, "child_views", "Mina wants more contact.", answer="given"
        )
        records.finished(mary, child_id, review_id, "Said better")
        walk.open(page_of(child_id, review_id, "versions/child/"))
        assert "“placement” is not a word for a child." in said(walk)
        walk.looks("version-child-to-mend")
        walk.page.get_by_label("Words: What is going well").fill(WELL)
        walk.page.get_by_label("Words: What we want to make better").fill(BETTER)
        walk.page.get_by_label("Words: What you told us").fill(VIEWS)
        walk.press("Save")
        walk.press("I have looked at it: approve")
        assert "Approved for: The child." in said(walk)
        article = walk.page.locator(".fp-document")
        words = article.inner_text()
        order = [words.index(each) for each in (WELL, "What will happen now", "What you can do")]
        assert order == sorted(order)
        assert "Who: Sal, your social worker. By: " in words
        walk.looks("version-child")
        walk.page.set_viewport_size({"width": 390, "height": 844})
        assert len(words.split()) < 250


def test_a_form_asks_for_the_rest_and_tells_those_who_answer(browser: Browser, site: Site) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, review_id = a_finished_review(mary)
        walk.open(page_of(child_id, review_id, "monitoring/"))
        walk.looks("monitoring-form")
        group = walk.page.get_by_role("group", name="Did the officer speak with the child alone?")
        group.get_by_label("Yes").check()
        walk.page.get_by_label("Decisions by a panel").check()
        walk.press("Save")
        assert "Yes" in said(walk)
        walk.looks("monitoring-form-saved")


def test_what_is_given_by_hand_is_noted_by_keyboard_on_a_phone(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site, viewport=PHONE) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, review_id = a_finished_review(mary)
        sendings.approved(mary, child_id, review_id, ForWhom.CHILD)
        sendings.listed(mary, child_id, review_id, Chosen("child", ForWhom.CHILD, "by_hand"))
        walk.open(page_of(child_id, review_id, "sending/"))
        walk.page.get_by_role("link", name="Note that it was given (Mina Moss)").focus()
        with walk.page.expect_navigation():
            walk.page.keyboard.press("Enter")
        walk.looks("give-version")
        walk.page.get_by_role("button", name="Save").focus()
        with walk.page.expect_navigation():
            walk.page.keyboard.press("Enter")
        assert "It is noted that Mina Moss has it." in said(walk)
