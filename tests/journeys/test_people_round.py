"""The people round a child: added, limited by a court, brothers and sisters, the child told."""

from datetime import timedelta
from uuid import uuid4

from playwright.sync_api import Browser

from footprint.accounts.roles import Role
from tests.apps.children import recording
from tests.journeys.conftest import walking
from tests.journeys.site import Site
from tests.journeys.test_children import day, said, signed_in_as
from tests.journeys.walk import Walk


def test_the_people_round_a_child_are_recorded_and_a_court_limits_one(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id = recording.child(mary, f"P-{uuid4().hex[:6]}")
        walk.open(f"/children/{child_id}/")
        walk.follow("People round this child")
        walk.looks("people-empty")
        add_her_father(walk)
        walk.page.get_by_role("link", name="Address").click()
        walk.page.wait_for_url("**/address/")
        walk.looks("person-address")
        assert walk.page.get_by_label("Address", exact=True).input_value() == "1 Moss Lane"
        walk.follow("Cancel")
        walk.follow("A court sets a limit")
        walk.page.get_by_label("Family time only with somebody there").check()
        walk.page.get_by_label("Reference of the order").fill("ZX26C00001 of 3 May")
        walk.looks("limit")
        walk.press("Save")
        assert "waits until somebody looks" in said(walk)
        walk.follow("No longer there")
        walk.press("Save")
        assert "As long as that stands the person stays here" in said(walk)
        walk.looks("person-ended")
        walk.open(f"/children/{child_id}/")
        assert "A court limits what somebody may have of the child" in said(walk)


def add_her_father(walk: Walk) -> None:
    walk.press("Add a person")
    walk.press("Save")
    walk.looks("person-wrong")
    walk.page.get_by_label("Name").fill("Marvin Moss")
    walk.page.get_by_label("Who is this to the child?").select_option("father")
    walk.page.get_by_label("Yes").check()
    walk.page.get_by_label("Post", exact=True).check()
    walk.page.get_by_label("Address", exact=True).fill("1 Moss Lane")
    walk.page.get_by_label("The address must not be disclosed").check()
    walk.press("Save")
    assert "Not to be disclosed" in said(walk)
    assert "1 Moss Lane" not in said(walk)


def test_a_sister_is_brought_to_a_child_and_she_is_told_of_her_officer(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, sister = recording.child(mary, f"P-{uuid4().hex[:6]}"), f"S-{uuid4().hex[:6]}"
        recording.child(mary, sister, first_name="Mona")
        olive = recording.officer(mary, "Olive Officer", f"olive.{uuid4().hex[:6]}@council.test")
        recording.allocated(mary, child_id, olive, mary.today - timedelta(days=50))
        recording.limited(
            mary, child_id, recording.connected(mary, child_id, note="Rings at night")
        )
        walk.open(f"/children/{child_id}/people/")
        walk.follow("Add a brother or sister")
        walk.looks("sister")
        walk.page.get_by_label("Reference of the brother or sister").fill(sister)
        walk.press("Save")
        walk.follow("Record it")
        walk.looks("communication")
        walk.page.get_by_label("The child’s language").fill("Polish")
        walk.page.get_by_label("An interpreter is needed").check()
        walk.press("Save")
        assert "It is not recorded that the child has been told about Olive Officer." in said(walk)
        walk.follow("Record that the child was told")
        day(walk, "On which day?", mary.today)
        walk.page.get_by_label("At a visit or a meeting").check()
        walk.looks("told")
        walk.press("Save")
        assert "Mona Moss" in said(walk)
        walk.looks("people")
