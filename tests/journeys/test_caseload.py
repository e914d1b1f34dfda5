"""The pages that are opened first in the morning, as an officer and her manager walk through them."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser

from footprint.accounts import actions, queries
from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Viewer
from footprint.children.models import LoadedReturn, ReviewingOfficer
from footprint.domain.facts import year_of
from tests.apps import some_children as made
from tests.apps.cast import acting, command
from tests.journeys.conftest import walking
from tests.journeys.site import Site, add_visitor
from tests.journeys.walk import Walk

TODAY = localdate()
YEAR = year_of(TODAY)
PHONE = {"width": 390, "height": 844}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def act_as(walk: Walk, role: Role) -> Viewer:
    """The visitor of the walk is given a role by two others."""
    administrators = []
    for name in ("Ada Byron", "Grace Hopper"):
        other = add_visitor(name)
        actions.grant_role(
            viewer=command(), person_id=other.id, role=Role.ADMINISTRATOR, begins_on=TODAY
        )
        administrators.append(acting(other.id, Role.ADMINISTRATOR))
    ada, grace = administrators
    grant_id = actions.grant_role(viewer=ada, person_id=walk.visitor.id, role=role, begins_on=TODAY)
    if ROLES[role].opens_records:
        grant = queries.grant(ada, grant_id)
        assert grant is not None
        actions.confirm_grant(viewer=grace, grant_id=grant_id, version=grant.version)
    return acting(walk.visitor.id, role)


def children_of(email: str) -> None:
    """Six children of an officer of this test's own: overdue, due soon, on a weekend, new, from
    before the files; and one whom nobody holds."""
    if not LoadedReturn.objects.exists():
        made.loaded(YEAR - 1)
        made.loaded(YEAR, ago(10))
    officer = ReviewingOfficer(full_name="Olive Officer", email=email)
    made.store(officer)
    of = uuid4().hex[:5]
    both = (YEAR - 1, YEAR)
    zoe = made.child(
        f"{of}1",
        ago(500),
        reviews=(ago(480), ago(400), ago(200)),
        name="Zoë O'Brien",
        held_by=officer,
        years=both,
    )
    made.flag(zoe, ago(60), TODAY + timedelta(days=90))
    made.linked(zoe, "Sal Social", "North team", ago(300))
    made.child(
        f"{of}2",
        ago(400),
        reviews=(ago(380), ago(300), ago(170)),
        name="Mary-Jane Smith",
        held_by=officer,
        years=both,
    )
    saturday = ago(100 + (ago(100).weekday() - 5) % 7)
    made.child(
        f"{of}3",
        ago(390),
        reviews=(ago(370), ago(290), saturday),
        name="Ali Khan",
        held_by=officer,
        years=both,
    )
    made.child(f"{of}4", ago(4), name="New Comer", held_by=officer, years=(YEAR,))
    made.child(
        f"{of}5",
        ago(600),
        new_episode="P",
        reviews=(ago(120),),
        name="Uma Before",
        held_by=officer,
        years=both,
    )
    made.child(f"{of}6", ago(20), years=(YEAR,))


def test_an_officer_on_a_phone_sees_her_children_opens_one_and_sees_why_the_day_is_what_it_is(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site, viewport=PHONE) as walk:
        act_as(walk, Role.REVIEWING_OFFICER)
        walk.open("/")
        walk.sign_in()
        walk.looks("my-work-officer-empty")
        walk.open("/caseload/")
        walk.looks("caseload-officer-empty")
        children_of(walk.visitor.email)
        walk.open("/")
        walk.looks("my-work-officer")
        walk.page.set_viewport_size({"width": 390, "height": 844})
        walk.follow("the whole caseload")
        assert walk.heading() == "My caseload"
        assert "5 children: 1 overdue." in walk.page.locator("main").inner_text()
        walk.looks("caseload-officer")
        walk.page.emulate_media(media="print")
        flag = walk.page.get_by_text("On a child protection plan").first
        assert not flag.is_visible()
        walk.page.emulate_media(media="screen")
        assert flag.is_visible()
        walk.page.get_by_role("link", name="Zoë O'Brien", exact=True).click()
        assert walk.heading() == "Zoë O'Brien"
        walk.page.get_by_text("Why this date").click()
        assert "regulation 33(2) (SI 2010/959)" in walk.page.locator("main").inner_text()
        walk.looks("child")
        walk.page.emulate_media(media="print")
        assert not walk.page.get_by_text("On a child protection plan").first.is_visible()
        assert walk.page.get_by_text("Printed by").is_visible()


def test_the_manager_filters_sorts_exports_and_ticks_children_to_allocate(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site, viewport={"width": 1280, "height": 900}) as walk:
        act_as(walk, Role.IRO_MANAGER)
        children_of(add_visitor("Olive Officer").email)
        walk.open("/")
        walk.sign_in()
        walk.looks("my-work-manager")
        walk.open("/caseload/")
        walk.looks("caseload-manager")
        walk.page.get_by_text("Search, filter and sort").click()
        walk.page.get_by_label("Which children").select_option("Overdue")
        walk.press("Show")
        assert "Zoë O'Brien" in walk.page.locator("main").inner_text()
        walk.looks("caseload-overdue")
        walk.open("/caseload/?name=nobody+at+all")
        walk.looks("caseload-nobody")
        walk.open("/caseload/?as_at-day=31&as_at-month=2&as_at-year=2020&officer=99999")
        walk.looks("caseload-wrong")
        walk.open("/caseload/?sort=name")
        walk.follow("Make a file of this list")
        walk.press("Make the file")
        walk.looks("export-wrong")
        walk.open("/caseload/?show=unallocated")
        walk.page.get_by_label("Choose Child").first.check(force=True)
        walk.press("Allocate the children ticked")
        assert walk.heading().startswith("Allocate Child")


def test_a_child_is_found_by_name_and_a_reason_is_asked_before_her_record_opens(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        act_as(walk, Role.REVIEWING_OFFICER)
        name = f"Tove {uuid4().hex[:6].title()}"
        officer = ReviewingOfficer(full_name="Oscar Other", email=f"{uuid4().hex}@council.test")
        made.store(officer)
        made.child(uuid4().hex[:6], ago(50), name=name, held_by=officer)
        walk.open("/find/")
        walk.sign_in()
        walk.looks("find")
        walk.press("Find")
        walk.looks("find-wrong")
        walk.page.get_by_label("Name or reference").fill(name.upper())
        walk.press("Find")
        assert "Oscar Other" in walk.page.locator("main").inner_text()
        walk.looks("find-found")
        walk.follow(name)
        assert walk.heading() == "Why do you need this record?"
        walk.page.get_by_label("Your reason").fill("Her officer is ill")
        walk.press("Open the record for today")
        assert walk.heading() == name
        walk.looks("child-asked")


@pytest.mark.parametrize("role", [Role.ANALYST, Role.BUSINESS_SUPPORT, Role.SOCIAL_WORKER])
def test_whoever_else_has_a_start_and_a_caseload_that_read_well(
    browser: Browser, site: Site, role: Role
) -> None:
    with walking(browser, site) as walk:
        act_as(walk, role)
        children_of(f"{uuid4().hex}@council.test")
        walk.open("/")
        walk.sign_in()
        walk.looks(f"my-work-{role}")
        walk.open("/caseload/")
        walk.looks(f"caseload-{role}")


def test_filters_work_without_script(walk_without_script: Walk) -> None:
    walk = walk_without_script
    act_as(walk, Role.IRO_MANAGER)
    children_of(add_visitor("Olive Officer").email)
    walk.open("/caseload/?sort=name")
    walk.sign_in()
    walk.page.get_by_text("Search, filter and sort").click()
    walk.page.get_by_label("Name or reference").fill("obrien")
    walk.page.get_by_role("button", name="Show", exact=True).click()
    assert "Zoë O'Brien" in walk.page.locator("main").inner_text()
    assert "Ali Khan" not in walk.page.locator("main").inner_text()
