"""The service sets its own rules, its terms and its words; the administrator marks a device."""

from playwright.sync_api import Browser

from footprint.accounts import actions, queries
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.authority.facts import school_year_of
from tests.apps.cast import acting, command
from tests.journeys.conftest import walking
from tests.journeys.site import Site, Visitor, add_visitor
from tests.journeys.walk import Walk


def made_administrator(visitor: Visitor) -> Viewer:
    today = command().today
    actions.grant_role(
        viewer=command(), person_id=visitor.id, role=Role.ADMINISTRATOR, begins_on=today
    )
    return acting(visitor.id, Role.ADMINISTRATOR)


def made_manager(visitor: Visitor) -> None:
    ada, grace = (made_administrator(add_visitor(name)) for name in ("Ada Byron", "Grace Hopper"))
    grant_id = actions.grant_role(
        viewer=ada, person_id=visitor.id, role=Role.IRO_MANAGER, begins_on=ada.today
    )
    grant = queries.grant(ada, grant_id)
    assert grant is not None
    actions.confirm_grant(viewer=grace, grant_id=grant_id, version=grant.version)


def main(walk: Walk) -> str:
    return walk.page.locator("main").inner_text()


def test_the_manager_sets_the_service_s_own_rules(browser: Browser, site: Site) -> None:
    with walking(browser, site) as walk:
        made_manager(walk.visitor)
        walk.open("/settings/")
        walk.sign_in()
        walk.looks("settings")
        walk.follow("Change Decisions are issued, after the review")
        walk.looks("rule")
        walk.page.get_by_label("From then on, in working days").fill("none")
        walk.press("Set")
        walk.looks("rule-wrong")
        walk.page.get_by_label("From then on, in working days").fill("7")
        walk.page.get_by_label("Who decided this, and where").fill("Our service meeting")
        walk.press("Set")
        assert "The guidance gives 5 working days." in main(walk)
        walk.looks("settings-set")
        walk.follow("Change Decisions are issued, after the review")
        walk.looks("rule-history")
        walk.open("/settings/rules/which_sitting_counts/")
        walk.looks("rule-choice")


def test_the_manager_enters_the_terms_and_changes_the_word_list(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        made_manager(walk.visitor)
        walk.open("/settings/terms/")
        walk.sign_in()
        walk.looks("terms-empty")
        year = school_year_of(command().today)
        walk.follow(f"Enter the terms of September {year} to August {year + 1}")
        walk.looks("school-year")
        fill_term(walk, "First day, autumn, first half", (3, 9, year))
        walk.press("Save the terms")
        walk.looks("school-year-wrong")
        fill_term(walk, "Last day, autumn, first half", (20, 10, year))
        walk.press("Save the terms")
        assert f"3 September {year} to 20 October {year}" in main(walk)
        walk.looks("terms")
        walk.open("/settings/words/")
        walk.looks("words")
        walk.follow("Change drift")
        walk.looks("word")
        walk.page.get_by_label("Write", exact=True).fill("time with your family")
        walk.press("Save")
        assert "time with your family" in main(walk)
        walk.press("Add words")
        walk.looks("word-new")


def fill_term(walk: Walk, legend: str, day: tuple[int, int, int]) -> None:
    boxes = walk.page.get_by_role("group", name=legend)
    for part, number in zip(("Day", "Month", "Year"), day, strict=True):
        boxes.get_by_label(part).fill(str(number))


def test_the_administrator_marks_a_device_and_takes_the_mark_off(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        made_administrator(walk.visitor)
        walk.open("/people/")
        walk.sign_in()
        walk.follow("Devices")
        walk.looks("devices-empty")
        walk.press("Mark this device")
        walk.press("Mark this device")
        walk.looks("device-wrong")
        walk.page.get_by_label("Name of this device").fill("Laptop 4711")
        walk.press("Mark this device")
        assert "You are on Laptop 4711" in main(walk)
        walk.looks("devices")
        walk.follow("Take the mark off Laptop 4711")
        walk.looks("device-revoke")
        walk.press("Take the mark off")
        assert "The browser that you use now is not marked." in main(walk)
        walk.looks("devices-after")


def test_the_settings_need_no_script(browser: Browser, site: Site) -> None:
    with walking(browser, site, java_script_enabled=False) as walk:
        made_manager(walk.visitor)
        walk.open("/settings/rules/most_adults/")
        walk.sign_in()
        walk.page.get_by_label("From then on, in adults").fill("4")
        walk.page.get_by_label("Who decided this, and where").fill("The children's council")
        walk.press("Set")
        assert "4 adults" in main(walk)
