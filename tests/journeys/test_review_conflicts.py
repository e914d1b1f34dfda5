"""Of two who write the same thing the second sees both; and what else is recorded of a visit and of a
care plan, as it looks."""

from playwright.sync_api import Browser

from footprint.accounts.roles import Role
from footprint.reviews.actions import follow_up
from footprint.reviews.said.after import VisitSaid
from tests.apps.children import recording
from tests.apps.reviews import records, things
from tests.journeys.conftest import walking
from tests.journeys.site import Site
from tests.journeys.test_children import said, signed_in_as
from tests.journeys.test_review_record import LAST_SAID, a_child, page_of, ready

LONG = " ".join([LAST_SAID] * 12)


def test_two_at_one_record_see_both_texts_and_choose(browser: Browser, site: Site) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, review_id = a_child(mary)
        walk.open(page_of(child_id, review_id, "life/"))
        ready(walk)
        records.said(mary, child_id, review_id, "health", LONG, answer="much")
        walk.page.get_by_label("In your words: Health").fill(LAST_SAID)
        walk.press("Save draft")
        assert "Somebody else changed this" in said(walk)
        walk.looks("record-both-texts")
        walk.press("Save draft")
        assert "Choose which is kept" in said(walk)
        walk.page.get_by_role("group", name="Which is kept? Health").get_by_label(
            "What I typed"
        ).check()
        walk.press("Save draft")
        assert records.record(mary, child_id, review_id).part("health").words == LAST_SAID

        walk.open(page_of(child_id, review_id, "attendance/"))
        ready(walk)
        records.attended(mary, child_id, review_id)
        father = walk.page.get_by_role("group", name="Was Father there?")
        father.get_by_label("Was there", exact=True).check()
        walk.press("Save and continue")
        walk.looks("record-both-attendance")
        choice = walk.page.get_by_role("group", name="Which is kept? Father")
        choice.get_by_label("How it stands now").check()
        walk.press("Save and continue")
        assert walk.heading() == "What the child says"
        found = records.record(mary, child_id, review_id).attending
        assert {one.role: one.attendance for one in found}["father"] == "not_there"

        walk.open(page_of(child_id, review_id, "private/"))
        ready(walk)
        walk.page.get_by_label("In the child’s words").fill(LONG)
        walk.press("Save draft")
        walk.looks("record-private-long")


def test_a_visit_says_who_reads_each_box_and_shows_both_to_the_second(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, _ = a_child(mary)
        olive = recording.officer(mary, "Olive Officer", "olive@council.test")
        recording.allocated(mary, child_id, olive, mary.today)
        visit_id = follow_up.book_visit(viewer=mary, child_id=child_id, planned_on=mary.today)
        walk.open(f"/children/{child_id}/between-reviews/visits/{visit_id}/record/")
        walk.looks("visit-empty")
        walk.press("Save")
        walk.looks("visit-wrong")
        came = VisitSaid(mary.today, "phone", words=LONG)
        follow_up.record_visit(
            viewer=mary, child_id=child_id, visit_id=visit_id, said=came, version=1
        )
        walk.page.get_by_label("It took place").check()
        walk.page.get_by_label("In person").check()
        walk.page.get_by_label("What came of it").fill(LAST_SAID)
        walk.page.get_by_label("What the child said to you alone").fill("I am cold.")
        walk.press("Save")
        assert "How it stands now" in said(walk)
        walk.looks("visit-both")
        walk.press("Save")
        walk.looks("visit-recorded")
        walk.follow("What the child said alone")
        assert "I am cold." in walk.page.get_by_label("In the child’s words").input_value()
        walk.looks("visit-private")


def test_the_care_plan_is_given_from_the_clock(browser: Browser, site: Site) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id, review_id = a_child(mary)
        recording.connected(mary, child_id)
        things.completed(mary, child_id, review_id)
        here = f"/children/{child_id}/reviews/{review_id}/clock/"
        walk.open(here)
        walk.page.locator(f'a[href="{here.replace("clock", "plan")}"]').click()
        walk.looks("plan-given-empty")
        walk.press("Save")
        walk.looks("plan-given-wrong")
        walk.page.get_by_label("Maud Moss (mother)").check()
        walk.page.get_by_label("By hand").check()
        day, month, year = f"{mary.today:%d %m %Y}".split()
        updated = walk.page.get_by_role("group", name="On which day was it brought up to date?")
        for part, value in (("Day", day), ("Month", month), ("Year", year)):
            updated.get_by_label(part).fill(value)
        walk.press("Save")
        assert "Given to Maud Moss (mother)" in said(walk)
        walk.looks("clock-plan-given")
        walk.open(here.replace("clock", "plan"))
        walk.looks("plan-given")
        walk.follow("Undo it")
        walk.press("Undo it")
        assert "Not given to anybody yet" in said(walk)


def test_holding_a_sitting_looks_right_with_an_error_too(browser: Browser, site: Site) -> None:
    with walking(browser, site) as walk:
        mary = signed_in_as(walk, Role.IRO_MANAGER)
        child_id = recording.child(mary, "R-sitting")
        review_id = things.booked(mary, child_id, mary.today)
        sitting = things.found(mary, child_id, review_id).booked[0]
        walk.open(f"/children/{child_id}/reviews/{review_id}/sittings/{sitting.id}/held/")
        walk.looks("sitting-held")
        walk.press("Save")
        walk.looks("sitting-held-wrong")
