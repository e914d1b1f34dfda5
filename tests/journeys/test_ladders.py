"""An order, a conference and a panel recorded by hand, and the days that follow on the pages."""

from datetime import timedelta
from uuid import uuid4

from playwright.sync_api import Browser

from footprint.accounts.roles import Role
from tests.apps.children import recording
from tests.journeys.conftest import walking
from tests.journeys.site import Site
from tests.journeys.test_children import day, said, signed_in_as


def test_orders_plans_and_conferences_give_the_child_s_page_its_days(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id = recording.child(mary, f"L-{uuid4().hex[:6]}", mary.today - timedelta(days=90))
        recording.review(mary, child_id, mary.today - timedelta(days=65))
        walk.open(f"/children/{child_id}/")
        walk.follow("Orders, plans and conferences")
        walk.looks("ladders-empty")
        walk.press("Record an order")
        walk.looks("ladders-order")
        walk.press("Save")
        assert "Choose what the court ordered" in said(walk)
        walk.looks("ladders-order-wrong")
        walk.page.get_by_label("Secure accommodation (section 25)").check()
        day(walk, "First day", mary.today - timedelta(days=40))
        walk.press("Save")
        assert "Saved. The dates on the child's page follow from it." in said(walk)
        for kind, ago in (("Strategy discussion", 80), ("Initial child protection conference", 50)):
            walk.press("Record a conference")
            walk.page.get_by_label(kind).check()
            day(walk, "When was it held?", mary.today - timedelta(days=ago))
            walk.page.get_by_label("Yes").check()
            walk.press("Save")
        walk.looks("ladders")
        walk.open(f"/children/{child_id}/")
        for words in ("Due next", "None is recorded since", "Other dates that stand"):
            assert words in said(walk)
        walk.looks("ladders-child")
        walk.open("/caseload/")
        assert "Secure accommodation: first panel review (law)" in said(walk)
        walk.looks("ladders-caseload")
