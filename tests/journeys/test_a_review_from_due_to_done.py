"""A review from "due" to "done and followed up", as the people round it go through it: brothers and
sisters invited to one meeting, with a father whom a court stops and a sister who is adopted; a review
adjourned and held in two sittings, objected to, sent and looked at again; one without a meeting."""

from datetime import date, timedelta
from uuid import uuid4

from playwright.sync_api import Browser, ViewportSize

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.actions import by_hand
from footprint.children.recorded import EpisodeSaid
from tests.apps.cast import TEAM
from tests.apps.children import recording
from tests.apps.reviews import after_things, records, things
from tests.journeys.conftest import walking
from tests.journeys.site import Site
from tests.journeys.test_children import day, granted, said, signed_in_as
from tests.journeys.test_review_booking import tab_to, tab_to_field
from tests.journeys.walk import Walk

PHONE: ViewportSize = {"width": 390, "height": 844}
CAME = timedelta(days=8)


def a_weekday(after: date) -> date:
    """The first Tuesday after a day; no bank holiday but one of Christmas or New Year is one."""
    return after + timedelta(days=(1 - after.weekday() - 1) % 7 + 1)


def of_one_family(mary: Viewer) -> list[int]:
    """Three who came into care together eight days ago; their father may have no contact."""
    of = uuid4().hex[:5]
    recording.officer(mary, "Olive Officer", "olive@council.test")
    found = []
    for name in ("Ann", "Ben", "Cal"):
        child_id = recording.child(mary, f"{of}{name}", mary.today - CAME, first_name=name)
        recording.connected(
            mary, child_id, "Jane Moss", route="email", email=f"jane.{of}@family.test"
        )
        father = recording.connected(
            mary, child_id, "Rob Moss", "father", route="email", email=f"rob.{of}@family.test"
        )
        recording.limited(mary, child_id, father)
        found.append(child_id)
    return found


def test_three_siblings_are_invited_a_court_stops_their_father_and_one_is_adopted(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        ann, ben, cal = of_one_family(mary)
        others = "\n".join(one.identifier for one in things.children_of(mary, [ben, cal]))
        walk.open(f"/children/{ann}/reviews/book/")
        day(walk, "Day", a_weekday(mary.today + timedelta(days=5)))
        walk.page.get_by_label("Time", exact=True).fill("4.30pm")
        walk.page.get_by_label("Who chairs it").select_option(label="Olive Officer")
        walk.page.get_by_text("Other children are reviewed at the same meeting").click()
        walk.page.get_by_label("Other children at the same meeting").fill(others)
        walk.press("Book the review")
        if walk.page.get_by_role("button", name="Book it as it is").count():
            walk.press("Book it as it is")
        assert "a review for each of the 3 children" in said(walk)
        invited = [invite(walk, mary, child_id) for child_id in (ann, ben, cal)]
        assert invited == [["Jane Moss"]] * 3
        adopted(mary, cal)
        review = things.open_of(mary, cal)[0]
        walk.open(f"/children/{cal}/reviews/{review.id}/")
        walk.looks("done-adopted")
        walk.open("/letters/held/")
        walk.looks("done-held")
        assert things.children_of(mary, [cal])[0].name in said(walk)


def invite(walk: Walk, mary: Viewer, child_id: int) -> list[str]:
    """The invitations of a child; the names of the family who got one."""
    review = things.open_of(mary, child_id)[0]
    walk.open(f"/children/{child_id}/reviews/{review.id}/invited/")
    walk.looks("done-invited")
    walk.open(f"/children/{child_id}/reviews/{review.id}/invited/send/")
    walk.press("Send")
    found = things.invited(mary, child_id, review.id)
    return [one.name for one in found if one.connected_id and one.invited_on]


def adopted(mary: Viewer, child_id: int) -> None:
    said = EpisodeSaid(mary.today - CAME, mary.today, "S", "C2", "U6", "E12")
    by_hand.record_episode(viewer=mary, child_id=child_id, said=said, version=1)


def a_review_begun(mary: Viewer) -> tuple[int, int]:
    """A girl of 14, first reviewed eight days ago: the report had not come."""
    of = uuid4().hex[:6]
    born_on = date(mary.today.year - 14, 1, 1)
    child_id = recording.child(mary, f"D-{of}", born_on=born_on)
    began = mary.today - timedelta(days=100)
    recording.linked(mary, child_id, f"Worker {of}", began, team=TEAM)
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    recording.allocated(mary, child_id, olive, began)
    return child_id, things.booked(mary, child_id, mary.today - timedelta(days=8))


def test_a_review_is_adjourned_sits_again_is_objected_to_and_looked_at_midway(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, review_id = a_review_begun(mary)
        page = f"/children/{child_id}/reviews/{review_id}/"
        the_report_comes_late(walk, mary, child_id, review_id)
        it_is_adjourned_and_sits_again(walk, mary, page)
        after_things.decided(
            mary, child_id, review_id, by_on=mary.today - timedelta(days=1), who="Jane Moss"
        )
        walk.open(f"{page}decisions/")
        walk.follow("Issue the decisions")
        walk.press("Issue the decisions")
        the_manager_objects(browser, site, page)
        records.complete(mary, child_id, review_id)
        walk.open(f"{page}record/check/")
        walk.press("Finish the record")
        her_version_is_approved(walk, page)
        an_undone_decision_is_found(walk, mary, child_id)


def the_report_comes_late(walk: Walk, mary: Viewer, child_id: int, review_id: int) -> None:
    asked_id = after_things.asked(mary, child_id, review_id)
    after_things.received(mary, child_id, review_id, asked_id, day=mary.today - timedelta(days=3))
    walk.open(f"/children/{child_id}/reviews/{review_id}/clock/")
    walk.looks("done-late-report")
    assert "late" in said(walk)


def it_is_adjourned_and_sits_again(walk: Walk, mary: Viewer, page: str) -> None:
    walk.open(page)
    walk.follow("The sitting was held")
    walk.page.get_by_label("What was the main reason?").select_option("report_not_ready")
    walk.page.get_by_label("No, another sitting follows").check()
    walk.press("Save")
    walk.follow("Adjourn it")
    walk.page.get_by_label("The latest health assessment").check()
    walk.page.get_by_label("What is missing?").fill("The report and the doctor’s letter")
    walk.page.get_by_label("think of waiting?").fill("She would rather wait than guess.")
    walk.press("Adjourn the review")
    walk.looks("done-adjourned")
    walk.open(f"{page}sittings/add/")
    day(walk, "Day", mary.today)
    walk.page.get_by_label("Time", exact=True).fill("8am")
    walk.looks("done-second-sitting")
    walk.press("Save")
    if walk.page.get_by_role("button", name="Save it as it is").count():
        walk.press("Save it as it is")
    walk.follow("The sitting was held")
    walk.page.get_by_label("Yes").check()
    walk.press("Save")
    walk.looks("done-completed")


def the_manager_objects(browser: Browser, site: Site, page: str) -> None:
    with walking(browser, site) as walk:
        granted(walk.visitor, Role.SOCIAL_CARE_MANAGER)
        walk.open(f"{page}decisions/answer/")
        walk.sign_in()
        walk.page.get_by_label("I object").check()
        walk.page.get_by_label("If you object, why?").fill("The carer books the dentist.")
        walk.press("Save")
        assert "The answer is recorded." in said(walk)


def her_version_is_approved(walk: Walk, page: str) -> None:
    walk.open(f"{page}versions/")
    walk.looks("done-versions")
    walk.follow("The child")
    walk.press("I have looked at it: approve")
    walk.looks("done-her-version")
    assert "Your review" in said(walk)
    assert "You can have an advocate" in said(walk)


def an_undone_decision_is_found(walk: Walk, mary: Viewer, child_id: int) -> None:
    walk.open(f"/children/{child_id}/between-reviews/")
    walk.follow("Plan a midway check")
    day(walk, "On which day?", mary.today)
    walk.press("Save")
    walk.follow("Record the check")
    assert after_things.DENTIST in said(walk)
    walk.page.get_by_label("It is not followed").check()
    walk.page.get_by_label("What did you find?").fill("Nobody has booked the dentist.")
    walk.press("Save")
    walk.looks("done-midway")


def test_a_review_without_a_meeting_is_completed_by_keyboard_on_a_phone(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site, viewport=PHONE) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id = at_home_for_long(mary)
        walk.open(f"/children/{child_id}/reviews/without-meeting/")
        walk.looks("done-without-meeting")
        walk.page.set_viewport_size(PHONE)
        tab_to_field(walk, "officer_id")
        walk.page.keyboard.type("Olive")
        tab_to_field(walk, "without_meeting_why")
        walk.page.keyboard.type("She is settled and asked for a walk instead.")
        tab_to(walk, "Open the review")
        with walk.page.expect_navigation(wait_until="load"):
            walk.page.keyboard.press("Enter")
        walk.looks("done-without-meeting-booked")
        walk.page.set_viewport_size(PHONE)
        tab_to(walk, "Say that the review is completed")
        with walk.page.expect_navigation(wait_until="load"):
            walk.page.keyboard.press("Enter")
        walk.looks("done-without-meeting-complete")
        walk.page.set_viewport_size(PHONE)
        tab_to(walk, "It is completed")
        with walk.page.expect_navigation(wait_until="load"):
            walk.page.keyboard.press("Enter")
        assert "Completed" in said(walk)


def at_home_for_long(mary: Viewer) -> int:
    """Four years in one long-term foster home, reviewed at a meeting five months ago."""
    recording.officer(mary, "Olive Officer", "olive@council.test")
    began = mary.today - timedelta(days=1_460)
    child_id = recording.child(mary, f"L-{uuid4().hex[:6]}", began)
    said = EpisodeSaid(began, None, "S", "C2", "U1", "")
    by_hand.record_episode(viewer=mary, child_id=child_id, said=said, version=1)
    for days in (1_440, 1_350, 330, 150):
        recording.review(mary, child_id, mary.today - timedelta(days=days))
    return child_id
