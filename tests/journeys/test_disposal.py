"""A record goes for good: proposed by the manager, confirmed by an administrator."""

import re
from uuid import uuid4

from playwright.sync_api import Browser

from footprint.accounts.roles import Role
from tests.apps.children import recording
from tests.journeys.conftest import walking
from tests.journeys.site import Site, add_visitor
from tests.journeys.test_children import said, signed_in_as
from tests.journeys.test_people import made_administrator
from tests.journeys.walk import Walk


def follow(walk: Walk, name: str) -> None:
    """A link whose name, with what is read out and not shown, is like this."""
    with walk.page.expect_navigation():
        walk.page.get_by_role("link", name=re.compile(name)).click()


def test_two_people_dispose_of_a_record_without_script(browser: Browser, site: Site) -> None:
    reference = f"J-{uuid4().hex[:6]}"
    ada = add_visitor("Ada Byron")
    made_administrator(ada)
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id = recording.child(mary, reference)
        recording.names(mary, child_id, "Mina", "Marsh")
        walk.open(f"/children/{child_id}/access/")
        walk.looks("disposal-access")
        walk.follow("Put a legal hold on the record")
        walk.press("Hold the record")
        walk.looks("disposal-hold-wrong")
        walk.page.get_by_label("What is it held for?").fill("Inquiry 7")
        walk.press("Hold the record")
        walk.follow("Lift the hold")
        walk.looks("disposal-lift")
        walk.press("Lift the hold")
        walk.press("Propose a disposal")
        walk.looks("disposal-find")
        walk.page.get_by_label("The child’s reference").fill(reference)
        walk.press("Find the record")
        walk.looks("disposal-propose")
        walk.press("Propose it")
        walk.looks("disposal-propose-wrong")
        walk.page.get_by_label("The whole record").check()
        walk.page.get_by_label("A court’s order").check()
        walk.page.get_by_label("Reference of the order").fill("Order 12 of 3 May 2026")
        walk.press("Propose it")
        walk.follow("Look at the proposal")
        assert "You proposed this." in said(walk)
        walk.looks("disposal-own")
        walk.open("/disposals/")
        walk.looks("disposals-waiting")
    with walking(browser, site, java_script_enabled=False) as walk:
        walk.open("/disposals/")
        walk.sign_in(email=ada.email)
        follow(walk, f"Look at it.*{reference}")
        walk.press("Dispose of it for ever")
        assert "Tick that you have read what goes for ever" in said(walk)
        walk.page.get_by_label("I have read what goes for ever").check()
        walk.press("Dispose of it for ever")
        assert "It is done." in said(walk)
    with walking(browser, site) as walk:
        walk.open("/disposals/")
        walk.sign_in(email=ada.email)
        walk.looks("disposals-done")
        follow(walk, f"What went.*number {child_id}$")
        walk.looks("disposal-done")
