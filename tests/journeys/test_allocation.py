"""The IRO manager's day with the team: naming officers, moving children, cover, posts."""

from datetime import timedelta

from django.utils.timezone import localdate

from footprint.accounts import actions
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from tests.apps.children import making
from tests.journeys.site import add_visitor
from tests.journeys.walk import Walk

TODAY = localdate()


def made_manager(walk: Walk) -> tuple[str, str]:
    """The visitor becomes IRO manager; two officers of this test's own, and a few children."""
    granter = Viewer(add_visitor("Anna Admin").id, Role.ADMINISTRATOR, TODAY)
    second = Viewer(add_visitor("Berta Admin").id, Role.ADMINISTRATOR, TODAY)
    grant = actions.grant_role(
        viewer=granter, person_id=walk.visitor.id, role=Role.IRO_MANAGER, begins_on=TODAY
    )
    actions.confirm_grant(viewer=second, grant_id=grant, version=1)
    mark = walk.visitor.email.split(".")[1][:4]
    olive, greta = f"Olive{mark} Officer", f"Greta{mark} Officer"
    holder = making.officer(olive)
    making.officer(greta)
    for number, days in enumerate((400, 90, 60)):
        child = making.child(f"{mark}{number}", making.ago(days), name=f"Held{number} {mark}")
        making.told_by_file(child, holder, making.ago(days - 3))
    for number, days in enumerate((20, 3)):
        making.child(f"{mark}N{number}", making.ago(days), name=f"New{number} {mark}")
    making.child(f"{mark}V", making.ago(50), name=f"Break {mark}", legal_status="V4")
    return olive, greta


def boxes(walk: Walk, legend: str, day: str) -> None:
    group = walk.page.get_by_role("group", name=legend)
    year, month, number = day.split("-")
    for label, value in (("Day", number), ("Month", month), ("Year", year)):
        group.get_by_label(label, exact=True).fill(value)


def test_the_manager_names_officers_and_moves_children(walk: Walk) -> None:
    olive, greta = made_manager(walk)
    mark = olive.split()[0].removeprefix("Olive")
    walk.open("/team/")
    walk.sign_in()
    assert walk.heading() == "Team"
    walk.looks("team-before")

    walk.page.get_by_label(f"New0 {mark}").check()
    walk.page.get_by_label(f"New1 {mark}").check()
    walk.press("Allocate the chosen")
    assert walk.heading() == "Allocate 2 children"
    walk.looks("allocate-many")
    walk.press("Continue")
    assert walk.page.title().startswith("Error: ")
    walk.looks("allocate-many-wrong")
    offered = walk.page.get_by_label("Officer", exact=True)
    offered.select_option(label=f"{greta}, holds 0 children")
    walk.press("Continue")
    assert walk.heading() == "Check before you allocate"
    walk.looks("allocate-look")
    walk.press("Change something")
    assert walk.heading() == "Allocate 2 children"
    assert offered.locator("option:checked").inner_text().startswith(greta)
    walk.press("Continue")
    walk.press("Allocate 2 children")
    assert walk.heading() == "Team"
    assert f"{greta} holds 2 children from" in walk.page.get_by_role("alert").inner_text()
    walk.looks("team-allocated")
    walk.follow("Undo")
    walk.looks("undo-many")

    walk.open("/officers/")
    walk.looks("officers")
    walk.follow(f"Move everything that {olive} holds")
    assert walk.heading() == f"Move everything that {olive} holds"
    walk.looks("move-all")
    walk.page.get_by_label(f"Held0 {mark}").uncheck()
    offered.select_option(label=f"{greta}, holds 2 children")
    walk.press("Continue")
    walk.press("Allocate 2 children")


def test_one_child_is_allocated_and_taken_back(walk: Walk) -> None:
    _, greta = made_manager(walk)
    mark = greta.split()[0].removeprefix("Greta")
    walk.open("/team/")
    walk.sign_in()
    walk.follow(f"Break {mark}")
    assert walk.heading() == f"Officers of Break {mark}"
    walk.looks("child-officers-none")
    walk.press("Allocate")
    walk.looks("allocate-one")
    offered = walk.page.get_by_label("Officer", exact=True)
    offered.select_option(label=f"{greta}, holds 0 children")
    boxes(walk, "First day with this officer", making.ago(2).isoformat())
    walk.press("Allocate")
    assert (
        "Say why it begins on a day that has passed" in walk.page.get_by_role("alert").inner_text()
    )
    walk.looks("allocate-one-wrong")
    walk.page.get_by_label("Reason").fill("Agreed at the meeting on that day")
    walk.press("Allocate")
    walk.looks("child-officers")
    walk.follow("Undo the last allocation by hand")
    walk.looks("undo-one")
    walk.press("Take it back")
    walk.looks("child-officers-undone")


def test_the_manager_records_posts_absence_and_cover(walk: Walk) -> None:
    olive, greta = made_manager(walk)
    walk.open("/team/posts/")
    walk.sign_in()
    walk.looks("posts-before")
    walk.press("Add a post")
    walk.looks("post")
    walk.press("Save")
    walk.looks("post-wrong")
    walk.page.get_by_label("Title of the post").fill("Reviewing officer")
    walk.page.get_by_label("Who holds it").select_option(label=olive)
    walk.page.get_by_label("Permanent").check()
    walk.page.get_by_label("Contracted hours, as part of full time").fill("0.6")
    walk.press("Save")
    walk.press("Record an absence")
    walk.looks("absence")
    walk.page.get_by_label("Officer", exact=True).select_option(label=olive)
    walk.page.get_by_label("Leave", exact=True).check()
    walk.press("Save")
    assert walk.heading() == "Posts and absences"
    walk.looks("posts")
    walk.page.get_by_role("link", name="Change or end Reviewing officer").first.click()
    walk.page.wait_for_url("**/team/posts/*/")
    walk.looks("post-change")

    walk.open("/cover/")
    walk.press("Add cover")
    walk.looks("cover-add")
    walk.press("Add cover")
    walk.looks("cover-add-wrong")
    walk.page.get_by_label("Officer who is away").select_option(label=olive)
    walk.page.get_by_label("Officer who covers").select_option(label=greta)
    boxes(walk, "Day the officer is back", (TODAY + timedelta(days=9)).isoformat())
    walk.press("Add cover")
    assert walk.heading() == "Cover"
    walk.looks("cover")
    walk.page.get_by_role("link", name="End early").first.click()
    walk.page.wait_for_url("**/end/")
    walk.looks("cover-end")

    walk.open("/team/")
    walk.looks("team")
    walk.open(f"/team/?on={(TODAY + timedelta(days=1)).isoformat()}")
    walk.looks("team-wrong-day")
    walk.open("/officers/add/")
    walk.looks("officer-add")
    walk.open("/allocate/")
    walk.looks("allocate-none")


def test_without_script_children_are_moved(walk_without_script: Walk) -> None:
    walk = walk_without_script
    olive, _ = made_manager(walk)
    walk.open("/officers/")
    walk.sign_in()
    walk.follow(f"Move everything that {olive} holds")
    walk.page.get_by_label("Officer", exact=True).select_option(
        label="Nobody: no officer from that day"
    )
    walk.page.get_by_label("Reason").fill("She has left")
    walk.press("Continue")
    walk.press("Take the officer from 3 children")
    assert "No officer holds 3 children from" in walk.page.get_by_role("alert").inner_text()
