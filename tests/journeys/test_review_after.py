"""What comes of a review: decisions issued and answered, papers, the clock, a midway check that finds
what is not done, and what waits for each."""

from datetime import timedelta
from uuid import uuid4

from playwright.sync_api import Browser

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.queries import child as children
from footprint.reviews.queries import follow_up as follow_up_queries
from tests.apps.cast import TEAM
from tests.apps.children import recording
from tests.apps.reviews import after_things as made
from tests.apps.reviews import things
from tests.journeys.conftest import walking
from tests.journeys.site import Site, add_visitor
from tests.journeys.test_children import day, granted, said, signed_in_as
from tests.journeys.walk import Walk

PHONE = {"width": 390, "height": 844}


def a_review_held(mary: Viewer, *, worker: Viewer) -> tuple[int, int]:
    """Mina's, two days ago; the worker signs in as herself, and so does the team's manager."""
    of = uuid4().hex[:6]
    child_id = recording.child(mary, f"A-{of}")
    began = mary.today - timedelta(days=90)
    recording.linked(mary, child_id, f"Worker {of}", began, team=TEAM)
    recording.is_worker(mary, f"Worker {of}", worker.person_id or 0)
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    recording.allocated(mary, child_id, olive, began)
    return child_id, things.held(mary, child_id, mary.today - timedelta(days=2))


def write(walk: Walk, words: str, whom: str) -> None:
    walk.follow("Write a decision")
    walk.page.get_by_label("What is to be done?").fill(words)
    walk.page.get_by_label("Who is to do it?").select_option(index=1)
    if whom:
        walk.page.get_by_label("Who is to do it?").select_option("else")
        walk.page.get_by_label("Who, if somebody else?").fill(whom)


def test_decisions_are_written_issued_answered_and_followed_up(
    browser: Browser, site: Site
) -> None:
    sal = add_visitor("Sal Social")
    worker = granted(sal, Role.SOCIAL_WORKER)
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, review_id = a_review_held(mary, worker=worker)
        walk.open(f"/children/{child_id}/reviews/{review_id}/")
        walk.looks("after-review")
        walk.follow("Decisions")
        walk.looks("decisions-empty")
        walk.follow("Write a decision")
        walk.press("Save")
        walk.looks("decision-wrong")
        walk.follow("Back without saving")
        write(walk, "Book a dentist", "")
        day(walk, "By when? (optional)", mary.today + timedelta(days=20))
        walk.page.get_by_label("Starred").check()
        walk.looks("decision-write")
        walk.press("Save")
        write(walk, "Ask the school about sport", "Jane Moss")
        walk.press("Save")
        walk.looks("decisions")
        walk.follow("Issue the decisions")
        assert "No letter goes to Jane Moss" in said(walk)
        walk.looks("decisions-issue")
        walk.press("Issue the decisions")
        assert "The decisions are issued." in said(walk)
        walk.looks("decisions-issued")
        the_worker_answers_from_her_letter(browser, site, sal.email, child_id, review_id)
        the_manager_objects(browser, site, child_id, review_id)
        walk.page.reload()
        walk.looks("decisions-answered")
        assert "objected on" in said(walk)
        a_midway_check_finds(walk, mary, child_id)


def the_worker_answers_from_her_letter(
    browser: Browser, site: Site, email: str, child_id: int, review_id: int
) -> None:
    """At phone width: the link, signing in, and the very form."""
    with walking(browser, site, viewport=PHONE) as walk:
        walk.open(f"/children/{child_id}/reviews/{review_id}/decisions/")
        walk.sign_in(email=email)
        assert walk.heading().startswith("Decisions")
        walk.follow("Done, or not done")
        walk.looks("decision-settle")
        walk.page.get_by_label("It is not done", exact=True).check()
        walk.press("Save")
        walk.looks("decision-settle-wrong")
        walk.page.get_by_label("If it is not done, why not?").fill("There was no appointment.")
        walk.press("Save")
        assert "Not done: There was no appointment." in said(walk)
        walk.open("/")
        walk.looks("my-work-worker")


def the_manager_objects(browser: Browser, site: Site, child_id: int, review_id: int) -> None:
    with walking(browser, site) as walk:
        granted(walk.visitor, Role.SOCIAL_CARE_MANAGER)
        walk.open(f"/children/{child_id}/reviews/{review_id}/decisions/answer/")
        walk.sign_in()
        walk.looks("decisions-answer")
        walk.page.get_by_label("I object").check()
        walk.press("Save")
        walk.looks("decisions-answer-wrong")
        walk.page.get_by_label("If you object, why?").fill("The dentist is for the carer to book.")
        walk.press("Save")
        assert "The answer is recorded." in said(walk)
        walk.open("/")
        walk.looks("my-work-manager")


def a_midway_check_finds(walk: Walk, mary: Viewer, child_id: int) -> None:
    walk.open(f"/children/{child_id}/")
    walk.follow("Between reviews")
    walk.looks("between-reviews")
    walk.follow("Plan a midway check")
    day(walk, "On which day?", mary.today)
    walk.press("Save")
    walk.follow("Record the check")
    assert "Book a dentist" in said(walk)
    walk.page.get_by_label("Partly").check()
    walk.press("Save")
    walk.looks("midway-check-wrong")
    walk.page.get_by_label("What did you find?").fill("The dentist is not booked.")
    walk.press("Save")
    walk.follow("Record a visit or contact")
    walk.looks("visit-record")
    walk.page.get_by_label("It did not take place").check()
    walk.page.get_by_label("The child was away, or went missing").check()
    day(walk, "If it did not, when is the child asked again?", mary.today + timedelta(days=14))
    walk.press("Save")
    walk.looks("between-reviews-full")
    one = children.child(mary, child_id)
    assert one is not None
    assert len(follow_up_queries.to_follow_up(mary, [one]).visits) == 1


def given(walk: Walk, name: str, kind: str, content: bytes) -> None:
    upload = walk.page.get_by_label("The file (optional)")
    upload.set_input_files(files={"name": name, "mimeType": kind, "buffer": content})


def test_papers_and_steps_are_recorded_and_the_clock_tells(browser: Browser, site: Site) -> None:
    worker = granted(add_visitor("Sal Social"), Role.SOCIAL_WORKER)
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, review_id = a_review_held(mary, worker=worker)
        walk.open(f"/children/{child_id}/reviews/{review_id}/")
        walk.follow("Preparing")
        walk.looks("preparing-empty")
        walk.follow("Ask for a paper")
        walk.page.get_by_label("What is asked for?").select_option("report")
        walk.looks("paper-ask")
        walk.press("Save")
        walk.follow("It has come")
        given(walk, "Report.pdf", "application/pdf", b"MZ no")
        walk.press("Save")
        walk.looks("paper-refused")
        given(walk, "Report.png", "image/png", made.PNG)
        walk.press("Save")
        walk.follow("Is it to standard?")
        walk.page.get_by_label("It is to standard").check()
        walk.press("Save")
        walk.follow("Shown to the child")
        walk.looks("paper-shown")
        walk.press("Save")
        walk.page.locator("a[href$='/steps/spoken_alone/']").click()
        walk.page.wait_for_url("**/steps/spoken_alone/")
        walk.looks("step-alone")
        walk.page.get_by_label("It was done").check()
        day(walk, "If it was done, on which day?", mary.today - timedelta(days=2))
        walk.page.get_by_label("In person").check()
        walk.press("Save")
        walk.looks("preparing")
        walk.open(f"/children/{child_id}/reviews/{review_id}/clock/")
        walk.looks("clock")
        assert "Shown to the child, the last on" in said(walk)


def test_each_finds_what_waits_for_her(browser: Browser, site: Site) -> None:
    worker = granted(add_visitor("Sal Social"), Role.SOCIAL_WORKER)
    with walking(browser, site) as walk:
        beth = signed_in_as(walk, Role.BUSINESS_SUPPORT)
        mary = granted(add_visitor("Mary Manager"), Role.IRO_MANAGER)
        child_id, review_id = a_review_held(mary, worker=worker)
        made.asked(mary, child_id, review_id)
        recording.child(mary, f"B-{uuid4().hex[:6]}", beth.today - timedelta(days=20))
        walk.open("/")
        walk.looks("my-work-office")
        assert "To book (" in said(walk)
    with walking(browser, site) as walk:
        signed_in_as(walk, Role.REVIEWING_OFFICER)
        olive = recording.officer(mary, "An Officer", walk.visitor.email)
        recording.allocated(mary, child_id, olive, mary.today - timedelta(days=1))
        made.decided(mary, child_id, review_id, by_on=mary.today)
        made.issued(mary, child_id, review_id)
        walk.open("/")
        walk.looks("my-work-officer")
        assert "Waiting for someone else (" in said(walk)
