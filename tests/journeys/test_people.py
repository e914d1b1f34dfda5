"""The administrator's pages, walked through as she walks through them."""

from playwright.sync_api import Browser

from footprint.accounts import actions, queries
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from tests.apps.cast import acting, command
from tests.journeys.conftest import walking
from tests.journeys.site import Site, Visitor, add_visitor
from tests.journeys.walk import Walk


def made_administrator(visitor: Visitor) -> Viewer:
    actions.grant_role(
        viewer=command(),
        person_id=visitor.id,
        role=Role.ADMINISTRATOR,
        begins_on=command().today,
    )
    return acting(visitor.id, Role.ADMINISTRATOR)


def test_a_person_is_added_granted_a_role_and_confirmed_by_another(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        made_administrator(walk.visitor)
        walk.open("/people/")
        walk.sign_in()
        walk.looks("people")
        walk.press("Add a person")
        walk.press("Add")
        walk.looks("person-wrong")
        added(walk, "Olive Officer")
        walk.looks("person-new")
        walk.press("Grant a role")
        walk.looks("grant")
        walk.press("Grant")
        walk.looks("grant-wrong")
        walk.page.get_by_label("Reviewing officer").check()
        walk.press("Grant")
        walk.looks("person-proposed")
        confirm_as_another(browser, site, walk.page.url)
        walk.page.reload()
        assert "In force" in walk.page.locator("main").inner_text()
        walk.follow("End")
        walk.looks("grant-end")
        walk.open(walk.page.url)
        assert walk.heading().startswith("End")


def added(walk: Walk, name: str) -> None:
    walk.page.get_by_label("Full name").fill(name)
    address = f"{name.split(maxsplit=1)[0].lower()}@council.test"
    walk.page.get_by_label("E-mail address").fill(address)
    walk.press("Add")
    assert walk.heading() == name


def confirm_as_another(browser: Browser, site: Site, address: str) -> None:
    with walking(browser, site) as other:
        made_administrator(other.visitor)
        other.open(address)
        other.sign_in()
        other.follow("Confirm")
        other.looks("confirm")
        other.press("Confirm")
        assert "The role is confirmed." in other.page.locator("main").inner_text()


def test_a_name_is_put_right_and_lost_codes_are_taken_off(browser: Browser, site: Site) -> None:
    with walking(browser, site) as walk:
        made_administrator(walk.visitor)
        other = add_visitor("Hedy Lamarr")
        walk.open(f"/people/{other.id}/")
        walk.sign_in()
        walk.follow("Correct the name or address")
        walk.looks("correct")
        walk.page.get_by_label("Full name").fill("Hedy Kiesler")
        walk.press("Save")
        assert walk.heading() == "Hedy Kiesler"
        walk.follow("Take off codes that are lost")
        walk.looks("take-off-codes")
        walk.page.get_by_label("How do you know that it is really them?").fill(
            "She came to my desk"
        )
        walk.press("Take off the codes")
        assert "taken off" in walk.page.locator("main").inner_text()


def test_the_auditor_reads_the_trail(browser: Browser, site: Site) -> None:
    with walking(browser, site) as walk:
        ada, grace = (
            made_administrator(walk.visitor),
            made_administrator(add_visitor("Grace Hopper")),
        )
        auditor = add_visitor("Audrey Auditor")
        grant_id = actions.grant_role(
            viewer=ada, person_id=auditor.id, role=Role.AUDITOR, begins_on=ada.today
        )
        grant = queries.grant(ada, grant_id)
        assert grant is not None
        actions.confirm_grant(viewer=grace, grant_id=grant_id, version=grant.version)
        walk.open("/trail/")
        walk.sign_in(email=auditor.email)
        walk.looks("trail")
        walk.open("/trail/?child=9999999")
        walk.looks("trail-empty")
        walk.open("/people/")
        assert "You act as Auditor" in walk.page.locator("main").inner_text()
        walk.looks("refused")
