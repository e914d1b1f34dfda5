"""The pages on which children are given to officers."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children import officers
from footprint.children.actions.allocation import allocate, undo_allocation
from footprint.children.models import Allocation
from footprint.children.queries import child as queries
from tests.apps.cast import administrator, hold, person
from tests.apps.children import making
from tests.apps.children.making import TODAY, ago

pytestmark = pytest.mark.store


@pytest.fixture
def amina(mary: Viewer) -> int:
    return making.child("C1", ago(400), name="Amina Ahmed")


def day(value: object, name: str = "began_on") -> dict[str, str]:
    year, month, number = str(value).split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def shown(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def test_one_child_is_allocated_from_her_page_and_taken_back_by_the_message_s_link(
    mary: Viewer, hers: Client, olive: int, amina: int
) -> None:
    page = shown(hers.get(f"{reverse('allocate')}?child={amina}"))
    assert "Allocate Amina Ahmed" in page
    assert "Olive Officer, holds 0 children" in page
    mark = hidden(page, f"mark-{amina}")
    typed = {"child": amina, f"mark-{amina}": mark, "officer": olive, "step": "do", **day(TODAY)}
    done = hers.post(reverse("allocate"), typed)
    history = reverse("child-officers", kwargs={"child_id": amina})
    assert done.headers["Location"] == history
    page = shown(hers.get(history))
    assert "Today: <strong>Olive Officer</strong>" in page
    (word,) = officers.words_on_officer(mary, amina)
    undo = reverse("undo-allocation", kwargs={"allocation_id": word.id})
    assert "Olive Officer holds Amina Ahmed from" in page
    assert f'href="{undo}">Undo</a>' in page
    assert hers.get(undo).status_code == 200
    assert hers.post(undo, {"version": 1}).headers["Location"] == history
    page = shown(hers.get(history))
    assert "Today: <strong>No officer</strong>" in page
    assert "Said and no longer so" in page


def test_the_same_press_twice_says_that_it_is_done(hers: Client, olive: int, amina: int) -> None:
    typed = {"child": amina, f"mark-{amina}": 0, "officer": olive, "step": "do", **day(TODAY)}
    answers = [hers.post(reverse("allocate"), typed) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Allocation.objects.count() == 1


def test_what_another_manager_saved_meanwhile_is_shown_beside_what_was_chosen(
    mary: Viewer, hers: Client, olive: int, amina: int
) -> None:
    greta = making.officer("Greta Green")
    typed = {"child": amina, f"mark-{amina}": 0, "step": "do", **day(TODAY)}
    hers.post(reverse("allocate"), {**typed, "officer": greta})
    page = shown(hers.post(reverse("allocate"), {**typed, "officer": olive}))
    assert "Mary Manager saved “Greta Green from" in page
    assert "while you were choosing “Olive Officer from" in page
    assert hidden(page, f"mark-{amina}") == "1"
    assert queries.allocations_of(mary, amina)[-1].officer.id == greta  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose an officer"),
        ({"officer": "nobody"}, "Say why nobody is to hold the child"),
        (day(ago(1)), "Say why it begins on a day that has passed"),
        (day(TODAY + timedelta(days=29)), "An allocation begins at most 28 days from today"),
        ({"began_on-day": "31", "began_on-month": "2"}, "Enter a real date"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(
    hers: Client, olive: int, amina: int, typed: dict[str, str], sentence: str
) -> None:
    page = shown(hers.post(reverse("allocate"), {"child": amina, "step": "do", **typed}))
    assert "Error: Allocate Amina Ahmed" in page
    assert page.count(sentence) == 2
    assert Allocation.objects.count() == 0


def test_many_are_looked_at_before_anything_is_saved(
    mary: Viewer, hers: Client, olive: int, amina: int
) -> None:
    ben = making.child("C2", ago(100), name="Ben Brown")
    cara = making.child("C3", ago(50), name="Cara Clark")
    gone = making.child("C4", ago(50), name="Dev Dale", ended_on=ago(5))
    making.told_by_file(cara, olive, ago(40))
    ids = [amina, ben, cara, gone]
    page = shown(hers.post(reverse("allocate"), {"child": ids}))
    assert "Allocate 4 children" in page
    typed = {"child": ids, "officer": olive, "step": "look", **day(TODAY)}
    page = shown(hers.post(reverse("allocate"), typed))
    assert "Olive Officer would hold 2 children from" in page
    assert "Dev Dale is not in care today." in page
    assert "Is so already, and stays" in page
    assert Allocation.objects.filter(word="person").count() == 0
    marks = {f"mark-{one}": hidden(page, f"mark-{one}") for one in (amina, ben)}
    typed = {"child": [amina, ben], "officer": olive, "step": "do", **day(TODAY), **marks}
    done = hers.post(reverse("allocate"), typed)
    page = shown(hers.get(done.headers["Location"]))
    assert "Olive Officer holds 2 children from" in page
    undo = re.search(r'href="(/allocations/\d+/undo/\?all=yes)"', page)
    assert undo is not None
    page = shown(hers.get(undo[1]))
    assert "Take back all 2 children" in page
    hers.post(undo[1].split("?")[0], {"version": 1, "together": "yes"})
    assert len(queries.children_without_officer(mary, TODAY)) == 2


@pytest.mark.parametrize(
    ("sent", "lands"),
    [
        ("team", "team"),
        ("officers", "officers"),
        ("caseload", "caseload"),
        ("//elsewhere.test", "team"),
        ("", "team"),
    ],
)
def test_after_many_one_is_on_the_page_that_one_came_from(
    hers: Client, olive: int, amina: int, sent: str, lands: str
) -> None:
    ids = [amina, making.child("C2", ago(100), name="Ben Brown")]
    page = shown(hers.post(reverse("allocate"), {"child": ids, "back": sent}))
    assert hidden(page, "back") == lands
    typed = {"child": ids, "officer": olive, "back": sent, **day(TODAY)}
    page = shown(hers.post(reverse("allocate"), {**typed, "step": "look"}))
    assert hidden(page, "back") == lands
    marks = {f"mark-{one}": hidden(page, f"mark-{one}") for one in ids}
    for _ in range(2):  # pressed twice
        done = hers.post(reverse("allocate"), {**typed, "step": "do", **marks})
        assert done.headers["Location"] == reverse(lands)


def test_none_chosen_of_many_is_said(hers: Client, olive: int, amina: int) -> None:
    ben = making.child("C2", ago(100), name="Ben Brown")
    typed = {"offered": [amina, ben], "officer": olive, "step": "look", **day(TODAY)}
    page = shown(hers.post(reverse("allocate"), typed))
    assert "Choose at least one child." in page
    assert "Ben Brown" in page


def test_without_a_child_the_page_says_where_to_choose(hers: Client) -> None:
    assert "No child is chosen" in shown(hers.get(reverse("allocate")))


def test_everything_that_an_officer_holds_is_moved(
    mary: Viewer, hers: Client, olive: int, amina: int
) -> None:
    making.told_by_file(amina, olive, ago(300))
    making.told_by_file(making.child("C2", ago(90), name="Ben Brown"), olive, ago(80))
    address = reverse("move-all", kwargs={"officer_id": olive})
    page = shown(hers.get(address))
    assert "Move everything that Olive Officer holds" in page
    assert hidden(page, "back") == "officers"
    assert page.count('type="checkbox"') == page.count(" checked") == 2
    greta = making.officer("Greta Green")
    empty = shown(hers.get(reverse("move-all", kwargs={"officer_id": greta})))
    assert "Greta Green holds no child today" in empty


def test_a_barred_child_is_not_there_and_in_no_form(
    mary: Viewer, hers: Client, olive: int, amina: int
) -> None:
    making.bar(amina, mary.person_id or 0)
    address = reverse("child-officers", kwargs={"child_id": amina})
    assert hers.get(address).status_code == 404
    page = shown(hers.get(f"{reverse('allocate')}?child={amina}"))
    assert "Amina" not in page
    assert hers.get(reverse("child-officers", kwargs={"child_id": 999})).status_code == 404


def test_seeing_who_held_a_child_is_on_the_trail(hers: Client, amina: int) -> None:
    hers.get(reverse("child-officers", kwargs={"child_id": amina}))
    row = TrailRow.objects.get(kind="opening")
    assert (row.child_id, row.thing) == (amina, "child")
    hers.get(f"{reverse('allocate')}?child={amina}")
    assert TrailRow.objects.get(kind="list", thing="allocation").count == 1


def test_officers_are_listed_with_their_account(mary: Viewer, hers: Client, olive: int) -> None:
    assert "Does not sign in yet" in shown(hers.get(reverse("officers")))
    account = person("Olive Officer")
    assert "Has an account, but not the role" in shown(hers.get(reverse("officers")))
    ada, grace = administrator("Zoe Two"), administrator("Yan Two")
    hold(ada, grace, account, Role.REVIEWING_OFFICER)
    assert "Signs in" in shown(hers.get(reverse("officers")))


def test_an_officer_is_added_and_corrected_on_her_page(mary: Viewer, hers: Client) -> None:
    typed = {"full_name": "Greta Green", "email": "greta@council.test"}
    hers.post(reverse("add-officer"), typed)
    page = shown(hers.post(reverse("add-officer"), typed))
    assert "Greta Green has this e-mail address already." in page
    (greta,) = queries.officers(mary)
    address = reverse("correct-officer", kwargs={"officer_id": greta.id})
    changed = {"full_name": "Greta Grey", "email": greta.email, "version": greta.version}
    assert hers.post(address, changed).status_code == 302
    page = shown(hers.post(address, {**changed, "full_name": "Greta Gray"}))
    assert "Mary Manager changed this on" in page
    assert queries.officers(mary)[0].full_name == "Greta Grey"


def test_cover_is_added_and_ended_on_its_pages(mary: Viewer, hers: Client, olive: int) -> None:
    greta = making.officer("Greta Green")
    back = day(TODAY + timedelta(days=5), "ended_on")
    typed = {"officer": olive, "covered_by": greta, **day(TODAY), **back}
    assert hers.post(reverse("add-cover"), typed).status_code == 302
    assert "End that first, or choose other days" in shown(hers.post(reverse("add-cover"), typed))
    (cover,) = officers.covers(mary)
    address = reverse("end-cover", kwargs={"cover_id": cover.id})
    assert hers.post(address, {"version": 1, **day(TODAY, "ended_on")}).status_code == 302
    assert "Called off" in shown(hers.get(reverse("cover")))


def test_the_history_says_who_said_it_first_and_who_took_it_back(
    mary: Viewer, hers: Client, olive: int, amina: int
) -> None:
    ada, grace = administrator("Zoe Two"), administrator("Yan Two")
    nora = hold(ada, grace, person("Nora Second"), Role.IRO_MANAGER)
    making.told_by_file(amina, making.officer("Greta Green"), ago(300))
    for viewer, officer_id in ((nora, olive), (mary, making.officer("Petra Post"))):
        seen = officers.marks(mary, [amina])
        made = allocate(
            viewer=viewer, child_ids=[amina], officer_id=officer_id, began_on=TODAY, seen=seen
        )
    history = reverse("child-officers", kwargs={"child_id": amina})
    page = shown(hers.get(history))
    assert re.search(r"Petra Post</th>.*?Mary Manager, ", page)
    assert re.search(r"Greta Green</th>.*?People file, ", page)
    assert re.search(r"Olive Officer</th>.*?Nora Second, ", page)  # Mary ended it
    undo_allocation(viewer=nora, allocation_id=made[0], version=1)
    assert "Taken back by Nora Second" in shown(hers.get(history))


def test_a_restricted_child_is_the_manager_s_to_allocate(
    hers: Client, olive: int, amina: int
) -> None:
    making.restrict(amina)
    page = shown(hers.get(f"{reverse('allocate')}?child={amina}"))
    assert "Allocate Amina Ahmed" in page
    history = reverse("child-officers", kwargs={"child_id": amina})
    assert hers.get(history).status_code == 200


def test_every_child_of_a_council_can_be_sent_at_once(hers: Client, olive: int, amina: int) -> None:
    many = [amina, *range(amina + 1, amina + 2000)]  # the others are not there
    marks = {f"mark-{one}": 0 for one in many}
    typed = {"child": many, "offered": many, "officer": olive, "step": "look", **marks}
    page = shown(hers.post(reverse("allocate"), {**typed, **day(TODAY)}))
    assert "Olive Officer would hold 1 child from" in page
