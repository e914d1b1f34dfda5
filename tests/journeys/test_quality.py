"""An analyst works through what is unsound; the manager settles an item and opens it again."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils.timezone import localdate
from playwright.sync_api import Browser

from footprint.accounts.roles import Role
from footprint.children.models import Child, Episode, LoadedReturn, ReadersFinding
from footprint.domain.facts import year_of
from tests.apps import some_children as made
from tests.journeys.conftest import walking
from tests.journeys.site import Site
from tests.journeys.test_caseload import act_as
from tests.journeys.walk import Walk

TODAY = localdate()
YEAR = year_of(TODAY)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def unsound_children() -> Child:
    """Five: reviews close together, a failed check, a person against a return, no name nor birth
    date."""
    if not LoadedReturn.objects.exists():
        made.loaded(YEAR, ago(10))
    of = uuid4().hex[:5]
    zoe = made.child(
        f"{of}1", ago(500), reviews=(ago(480), ago(470), ago(300)), name="Zoë Close", years=(YEAR,)
    )
    ali = made.child(f"{of}2", ago(400), reviews=(ago(390),), name="Ali Checked", years=(YEAR,))
    made.store(
        ReadersFinding(
            child=ali,
            year=YEAR,
            code="440",
            kind="reviews",
            file="Reviews.csv",
            line=12,
            column="REVIEW_CODE",
            value="PN0",
            message="Coded as under 4 at the review (PN0), but the fourth birthday was before it.",
        )
    )
    una = made.child(f"{of}3", ago(300), name="Una Differing", years=(YEAR,))
    made.store(
        Episode(child=una, began_on=ago(300), new_episode="S", legal_status="V2", placement="U4")
    )
    made.child(f"{of}4", ago(30), born=None, years=(YEAR,))
    return zoe


def test_an_analyst_mends_an_item_by_reference_and_comes_back_to_the_list(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site, viewport={"width": 1280, "height": 900}) as walk:
        act_as(walk, Role.ANALYST)
        walk.open("/quality/")
        walk.sign_in()
        walk.looks("quality-first")
        zoe = unsound_children()
        walk.open("/")
        walk.looks("my-work-analyst-items")
        walk.page.locator("main").get_by_role("link", name="the list", exact=True).click()
        assert walk.heading() == "Data quality"
        assert "Zoë" not in walk.page.content()
        walk.looks("quality-analyst")
        walk.open("/quality/?code=two_reviews_within_20_working_days&sort=-day")
        walk.looks("quality-code")
        walk.follow(f"There was no such review of Child {zoe.identifier}")
        walk.looks("quality-deny")
        walk.page.get_by_label("How do you know?").fill("Entered twice")
        walk.press("It is not so")
        assert walk.heading() == "Data quality"
        assert "Nothing here is like that." in walk.page.locator("main").inner_text()
        walk.open("/quality/?kind=nonsense&year=1990")
        walk.looks("quality-wrong")
        walk.open("/quality/export/?code=440")
        walk.press("Make the file")
        walk.looks("quality-export-wrong")


def test_the_manager_settles_an_item_and_opens_it_again(browser: Browser, site: Site) -> None:
    with walking(browser, site, viewport={"width": 1280, "height": 900}) as walk:
        act_as(walk, Role.IRO_MANAGER)
        zoe = unsound_children()
        walk.open("/quality/")
        walk.sign_in()
        walk.looks("quality-manager")
        walk.open(f"/children/{zoe.pk}/")
        walk.looks("child-items")
        walk.follow("Mend it or settle it")
        walk.looks("item")
        walk.press("Settle it")
        walk.looks("item-wrong")
        walk.page.get_by_label("Why does it stay as it is?").fill("One review in two meetings")
        walk.press("Settle it")
        assert "Settled (1)" in walk.page.locator("main").inner_text()
        walk.page.get_by_text("Settled (1)").click()
        walk.looks("child-settled")
        walk.open("/quality/?show=settled")
        walk.looks("quality-settled")
        walk.open(f"/children/{zoe.pk}/")
        walk.page.get_by_text("Settled (1)").click()
        walk.follow("Look again")
        walk.looks("item-settled")
        walk.press("Open it again")
        assert "Mend it or settle it" in walk.page.locator("main").inner_text()
        walk.open(f"/children/{zoe.pk}/quality/gone/")
        walk.looks("item-gone")


def test_the_list_is_filtered_without_script(walk_without_script: Walk) -> None:
    walk = walk_without_script
    act_as(walk, Role.ANALYST)
    unsound_children()
    walk.open("/quality/?sort=child")
    walk.sign_in()
    walk.page.get_by_text("Filter and sort").click()
    walk.page.get_by_label("Kind").select_option("Not known")
    walk.page.get_by_role("button", name="Show", exact=True).click()
    assert "No date of birth" in walk.page.locator("main").inner_text()
