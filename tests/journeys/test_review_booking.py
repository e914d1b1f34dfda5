"""A review is booked, people are invited, it is moved, adjourned and cancelled, as people walk
through it; once by keyboard on a phone."""

from datetime import date, timedelta
from uuid import uuid4

from playwright.sync_api import Browser

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from tests.apps.children import recording
from tests.apps.reviews import things
from tests.journeys.conftest import walking
from tests.journeys.site import Site
from tests.journeys.test_children import day, said, signed_in_as
from tests.journeys.walk import Walk

PHONE = {"width": 390, "height": 844}


def three_siblings(mary: Viewer) -> list[int]:
    began, of = mary.today - timedelta(days=5), uuid4().hex[:5]
    recording.officer(mary, "Olive Officer", "olive@council.test")
    return [
        recording.child(mary, f"{of}{name}", began, first_name=name)
        for name in ("Ann", "Ben", "Cal")
    ]


def a_saturday(viewer: Viewer) -> date:
    day_after = viewer.today + timedelta(days=7)
    return day_after + timedelta(days=(5 - day_after.weekday()) % 7)


def test_three_siblings_are_booked_for_one_meeting_and_people_invited(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        ann, ben, cal = three_siblings(mary)
        walk.open(f"/children/{ann}/")
        walk.follow("Book a review")
        walk.looks("review-book")
        walk.press("Book the review")
        walk.looks("review-book-wrong")
        day(walk, "Day", a_saturday(mary))
        walk.page.get_by_label("Who chairs it").select_option(label="Olive Officer")
        others = "\n".join(child.identifier for child in things.children_of(mary, [ben, cal]))
        walk.page.get_by_text("Other children are reviewed at the same meeting").click()
        walk.page.get_by_label("Other children at the same meeting").fill(others)
        walk.press("Book the review")
        assert "is a Saturday." in said(walk)
        walk.looks("review-book-warned")
        walk.press("Book it as it is")
        assert "a review for each of the 3 children" in said(walk)
        walk.looks("review-booked")
        invite(walk)
        walk.follow("The review")
        walk.follow("Cancel the review")
        walk.looks("review-cancel")
        walk.page.get_by_label("Why is it cancelled?").fill("The children are away.")
        walk.press("Cancel the review")
        walk.looks("review-cancelled")
        walk.follow("Undo the cancelling")
        walk.press("Let it stand")
        assert "The review stands again." in said(walk)
        walk.open("/caseload/")
        walk.looks("caseload-booked")


def invite(walk: Walk) -> None:
    walk.follow("Who is asked")
    walk.looks("review-invited")
    walk.follow("Add somebody")
    walk.looks("review-invited-add")
    walk.page.get_by_label("Who is it?").select_option("other_family")
    walk.page.get_by_label("Name").fill("Jane Moss")
    walk.page.get_by_label("E-mail address").fill("jane@family.test")
    walk.press("Save")
    walk.follow("Send 4 invitations")
    walk.looks("review-invitations")
    walk.press("Send")
    assert "4 invitations go." in said(walk)
    walk.looks("review-invited-sent")


def test_a_review_is_held_and_adjourned_and_somebody_asks_for_an_earlier_one(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id = recording.child(mary, uuid4().hex[:6], mary.today - timedelta(days=60))
        review_id = things.booked(mary, child_id, mary.today)
        walk.open(f"/children/{child_id}/reviews/{review_id}/")
        walk.follow("The sitting was held")
        walk.looks("review-hold")
        walk.page.get_by_label("What was the main reason?").select_option("report_not_ready")
        walk.page.get_by_label("No, another sitting follows").check()
        walk.press("Save")
        walk.follow("Adjourn it")
        walk.press("Adjourn the review")
        walk.looks("review-adjourn-wrong")
        walk.page.get_by_label("The latest health assessment").check()
        walk.page.get_by_label("What is missing?").fill("The doctor’s letter")
        walk.page.get_by_label("think of waiting?").fill("She minds the waiting.")
        walk.press("Adjourn the review")
        walk.looks("review-adjourned")
        walk.open(f"/children/{child_id}/reviews/ask/")
        walk.page.get_by_label("The child", exact=True).check()
        walk.page.get_by_label("Why?").select_option("childs_wish")
        walk.looks("review-ask")
        walk.press("Save")
        walk.looks("reviews")
        walk.open("/review-requests/")
        walk.looks("review-requests")
        walk.page.get_by_role("link", name="Answer it").first.click()
        walk.looks("review-answer")


def test_a_sitting_is_moved_by_keyboard_on_a_phone(browser: Browser, site: Site) -> None:
    with walking(browser, site, viewport=PHONE) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id = recording.child(mary, uuid4().hex[:6], mary.today - timedelta(days=5))
        wednesday = a_saturday(mary) - timedelta(days=3)
        review_id = things.booked(mary, child_id, wednesday)
        walk.open(f"/children/{child_id}/reviews/{review_id}/")
        tab_to(walk, "Change the day, time or place")
        walk.page.keyboard.press("Enter")
        walk.page.wait_for_url("**/move/")
        walk.looks("review-move")
        walk.page.set_viewport_size({"width": 390, "height": 844})
        tab_to_field(walk, "at")
        walk.page.keyboard.press("Control+a")
        walk.page.keyboard.type("5.30pm")
        with walk.page.expect_navigation(wait_until="load"):
            walk.page.keyboard.press("Enter")
        assert "The sitting is changed." in said(walk)
        assert "5.30pm" in said(walk)


def tab_to(walk: Walk, text: str) -> None:
    _tab_until(walk, f"document.activeElement.textContent.trim().startsWith({text!r})")


def tab_to_field(walk: Walk, name: str) -> None:
    _tab_until(walk, f"document.activeElement.name === {name!r}")


def _tab_until(walk: Walk, reached: str) -> None:
    for _ in range(80):
        walk.page.keyboard.press("Tab")
        if walk.page.evaluate(reached):
            return
    raise AssertionError(f"The keyboard does not come to where {reached}")
