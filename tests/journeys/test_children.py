"""The pages of one child: what is recorded by hand, and who may open her record."""

from datetime import date, timedelta
from uuid import uuid4

from playwright.sync_api import Browser

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.actions import restricting
from footprint.post import queries
from footprint.post.facts import State
from tests.apps.cast import hold
from tests.apps.children import recording
from tests.journeys.conftest import walking
from tests.journeys.site import Site, Visitor, add_visitor
from tests.journeys.test_people import made_administrator
from tests.journeys.walk import Walk


def granted(visitor: Visitor, role: Role) -> Viewer:
    ada = made_administrator(add_visitor("Ada Byron"))
    grace = made_administrator(add_visitor("Grace Hopper"))
    return hold(ada, grace, visitor.id, role)


def signed_in_as(walk: Walk, role: Role) -> Viewer:
    viewer = granted(walk.visitor, role)
    walk.open("/")
    walk.sign_in()
    return viewer


def day(walk: Walk, legend: str, value: date) -> None:
    boxes = walk.page.get_by_role("group", name=legend)
    for part in ("day", "month", "year"):
        boxes.get_by_label(part.capitalize()).fill(str(getattr(value, part)))


def said(walk: Walk) -> str:
    return walk.page.locator("main").inner_text()


def test_a_child_is_added_and_what_is_known_of_her_is_recorded(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        beth = signed_in_as(walk, Role.BUSINESS_SUPPORT)
        care = beth.today - timedelta(days=60)
        walk.open("/children/add/")
        walk.looks("child-add")
        walk.press("Add the child")
        walk.looks("child-add-wrong")
        walk.page.get_by_label("Reference").fill(f"J-{uuid4().hex[:6]}")
        walk.page.get_by_label("First name").fill("Mina")
        walk.page.get_by_label("Surname").fill("Moss")
        day(walk, "Birth date", date(2014, 2, 28))
        day(walk, "Day on which care began", care)
        walk.page.get_by_label("Legal status").select_option("V2")
        walk.press("Add the child")
        assert walk.heading() == "What is recorded of Mina Moss"
        record_a_review(walk, care)
        move(walk, care)
        put_a_flag(walk)
        walk.follow("Correct the names")
        walk.looks("child-names")
        walk.page.get_by_label("Known as").fill("Mini")
        walk.press("Save")
        assert walk.heading() == "What is recorded of Mini Moss"
        walk.follow("Correct the birth date")
        walk.looks("child-birth-date")


def record_a_review(walk: Walk, care: date) -> None:
    walk.press("Record a review")
    walk.looks("review")
    day(walk, "When was it held?", care + timedelta(days=20))
    walk.page.get_by_label("PN0").check()
    walk.press("Save")
    assert "The child was 4 or older on that day" in said(walk)
    walk.looks("review-wrong")
    walk.page.get_by_label("PN1").check()
    walk.press("Save")
    assert "The review is saved." in said(walk)


def move(walk: Walk, care: date) -> None:
    walk.press("Record an episode")
    walk.looks("episode")
    day(walk, "First day of the episode", care + timedelta(days=30))
    walk.page.get_by_label("Why the episode began").select_option("P")
    walk.page.get_by_label("Placement").select_option("K2")
    walk.press("Save")
    assert "It overlaps the episode from" in said(walk)
    walk.looks("child-record")
    walk.page.get_by_role("link", name="Take back").first.click()
    walk.page.wait_for_load_state()
    walk.looks("take-back")
    walk.press("Take it back")
    assert "It is taken back." in said(walk)


def put_a_flag(walk: Walk) -> None:
    walk.press("Put a flag")
    walk.looks("flag")
    walk.page.get_by_label("Missing").check()
    walk.page.get_by_label("Who told you?").fill("The police")
    walk.press("Save")
    walk.follow("Give it an end")
    walk.looks("flag-end")
    walk.press("Save")
    assert "The flag has its end." in said(walk)
    walk.looks("child-record-with-flag")


def test_a_manager_decides_who_may_open_a_record(browser: Browser, site: Site) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id = recording.child(mary, f"J-{uuid4().hex[:6]}")
        walk.open(f"/children/{child_id}/access/")
        walk.looks("who-may-open")
        walk.press("Restrict the record")
        walk.looks("restrict")
        walk.press("Restrict the record")
        walk.looks("restrict-wrong")
        walk.page.get_by_label("Why is it restricted?").fill("Her father looks for her.")
        walk.press("Restrict the record")
        assert "The record is restricted." in said(walk)
        walk.press("Bar somebody")
        walk.looks("bar")
        walk.page.get_by_label("Who is barred?").select_option(index=1)
        walk.page.get_by_label("Why?").fill("Her aunt.")
        walk.press("Bar from the record")
        walk.looks("who-may-open-restricted")
        walk.follow("Lift the bar")
        walk.looks("bar-lift")
        walk.open(f"/children/{child_id}/access/")
        walk.press("Change who is named")
        walk.looks("name-people")
        walk.open(f"/children/{child_id}/access/")
        walk.press("End the restriction")
        walk.looks("restriction-end")


def test_a_glass_is_broken_and_the_manager_reads_of_it(browser: Browser, site: Site) -> None:
    with walking(browser, site) as walk:
        signed_in_as(walk, Role.REVIEWING_OFFICER)
        manager = add_visitor("Mary Manager")
        mary = granted(manager, Role.IRO_MANAGER)
        reference = f"J-{uuid4().hex[:6]}"
        child_id = recording.child(mary, reference)
        other_id = recording.child(mary, f"J-{uuid4().hex[:6]}", first_name="Otto")
        restricting.restrict_child(viewer=mary, child_id=child_id, reason="Safety", people=[])
        walk.open("/children/open/")
        walk.looks("open-by-reference")
        walk.page.get_by_label("The child’s reference").fill(reference)
        walk.press("Open")
        assert walk.heading() == "This record is restricted"
        walk.looks("break-glass")
        walk.page.get_by_label("Your reason").fill("The school rang: she is hurt.")
        walk.press("Open the record for today")
        assert walk.heading() == "Mina Moss"
        walk.open(f"/children/{child_id}/record/")
        walk.looks("child-record-read-only")
        walk.open(f"/children/{other_id}/record/")
        assert walk.heading() == "Why do you need this record?"
        walk.looks("give-reason")
        walk.press("Open the record for today")
        walk.looks("give-reason-wrong")
        waiting = queries.letters(mary, State.QUEUED)
        kinds = [one.kind for one in waiting if one.to.address == manager.email]
        assert kinds == ["record_opened"]
    with walking(browser, site) as walk:
        walk.open("/accesses/")
        walk.sign_in(email=manager.email)
        assert "The school rang: she is hurt." in said(walk)
        walk.looks("accesses")


def test_children_are_listed_for_an_inspector_and_workers_matched(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        ivy, sal = add_visitor("Ivy Inspector"), add_visitor("Sal Social")
        granted(ivy, Role.INSPECTOR)
        granted(sal, Role.SOCIAL_WORKER)
        reference, worker = f"J-{uuid4().hex[:6]}", f"Sal {uuid4().hex[:6]}"
        child_id = recording.child(mary, reference)
        recording.linked(mary, child_id, worker, mary.today, team="North")
        walk.open(f"/inspectors/{ivy.id}/list/")
        walk.looks("list-children")
        walk.page.get_by_label("References of the children").fill(f"{reference} X-1")
        day(walk, "First day without it", mary.today + timedelta(days=5))
        walk.press("List them")
        walk.looks("list-children-wrong")
        walk.page.get_by_label("References of the children").fill(reference)
        walk.press("List them")
        walk.looks("inspectors")
        walk.page.get_by_role("link", name="Take off").first.click()
        walk.page.wait_for_load_state()
        walk.looks("listing-end")
        walk.open("/workers/")
        walk.looks("workers")
        walk.follow(f"Match {worker}")
        walk.looks("match-worker")
        walk.page.get_by_label("Signs in as").select_option(str(sal.id))
        walk.press("Match")
        walk.looks("workers-matched")
