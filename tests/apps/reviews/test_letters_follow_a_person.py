"""Somebody round the child is reached in another way, or is there no more: what the review has written
to that person and has not gone follows, waits, or does not go; the page says which."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.actions import connected as people
from footprint.children.models import Connected
from footprint.children.recorded import AddressSaid, ConnectedSaid
from footprint.post import queries as post
from footprint.post.facts import CalledBack, State
from footprint.post.models import EntryGuest, Message, MessageText
from footprint.reviews.actions import inviting, sitting
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.sending import Chosen
from footprint.reviews.letters.sender import NOT_NAMED
from footprint.reviews.said.review import SittingSaid
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews import sendings, things

pytestmark = pytest.mark.store

OLD, NEW = "maud@old.test", "maud@new.test"
LANE = "1 Moss Lane\nMarshland"
MAUD = ConnectedSaid("Maud Moss", "mother", "yes", "email", email=OLD, note="")


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


@pytest.fixture
def child_id(mary: Viewer) -> int:
    return recording.child(mary, "C-1")


def maud(mary: Viewer, child_id: int, **said: Any) -> int:
    values = {"route": "email", "email": OLD, **said}
    return recording.connected(mary, child_id, **values)


def every_kind(mary: Viewer, child_id: int) -> set[str]:
    """Invited, moved, cancelled and taking place after all: nothing has gone yet."""
    review_id = things.booked(mary, child_id, mary.today + timedelta(days=3))
    about: dict[str, Any] = {"viewer": mary, "child_id": child_id, "review_id": review_id}
    inviting.send_invitations(**about)
    (first,) = things.found(mary, child_id, review_id).booked
    said = SittingSaid(things.at(mary.today + timedelta(days=5)), place_kind="video")
    moved: dict[str, Any] = {
        "sitting_id": first.id,
        "version": first.version,
        "outside_why": "Late",
    }
    sitting.move_sitting(**about, **moved, said=said)
    version = things.found(mary, child_id, review_id).version
    sitting.cancel_review(**about, version=version, why="Her mother asked")
    version = things.found(mary, child_id, review_id).version
    sitting.bring_back_review(**about, version=version)
    rows = Message.objects.filter(to_name="Maud Moss", state=State.QUEUED)
    return set(rows.values_list("kind", flat=True))


KINDS = {"review_invitation", "review_changed", "review_cancelled", "review_again"}


def change(mary: Viewer, child_id: int, connected_id: int, **said: Any) -> CalledBack:
    version = Connected.objects.get(pk=connected_id).version
    return people.change_connected(
        viewer=mary,
        child_id=child_id,
        connected_id=connected_id,
        said=replace(MAUD, **said),
        version=version,
    )


def hers() -> list[tuple[str, str]]:
    rows = Message.objects.filter(to_name="Maud Moss")
    return sorted(set(rows.values_list("state", "to_address")))


def test_every_kind_of_letter_goes_to_the_new_address(mary: Viewer, child_id: int) -> None:
    connected_id = maud(mary, child_id)
    assert every_kind(mary, child_id) == KINDS
    assert change(mary, child_id, connected_id, email=NEW) == CalledBack(moved=4)
    assert hers() == [("queued", NEW)]
    guests = EntryGuest.objects.filter(connected_id=connected_id, withdrawn=False)
    assert set(guests.values_list("address", flat=True)) == {NEW}


def test_every_kind_of_letter_goes_by_post_once_the_person_is_written_to_so(
    mary: Viewer, child_id: int
) -> None:
    connected_id = maud(mary, child_id, address=LANE)
    every_kind(mary, child_id)
    done = change(mary, child_id, connected_id, route="post", email="")
    assert done == CalledBack(moved=4, to_print=4)
    assert hers() == [("to_post", LANE)]
    moved = people.record_address(
        viewer=mary,
        child_id=child_id,
        connected_id=connected_id,
        said=AddressSaid("2 Fen Road"),
        version=2,
    )
    assert moved == CalledBack(moved=4, to_print=4)
    assert hers() == [("to_post", "2 Fen Road")]


def test_where_nothing_is_sent_any_more_every_kind_waits_for_a_person(
    mary: Viewer, child_id: int
) -> None:
    connected_id = maud(mary, child_id)
    every_kind(mary, child_id)
    assert change(mary, child_id, connected_id, route="none") == CalledBack(waiting=4)
    assert {one.kind for one in post.waiting_for_a_person(mary)} == KINDS
    assert change(mary, child_id, connected_id, email=NEW) == CalledBack(moved=4)
    assert hers() == [("queued", NEW)]


@pytest.mark.parametrize("how", ["end", "withdraw"])
def test_to_somebody_who_is_there_no_more_no_kind_goes(
    mary: Viewer, child_id: int, how: str
) -> None:
    connected_id = maud(mary, child_id)
    every_kind(mary, child_id)
    about: dict[str, Any] = {"viewer": mary, "child_id": child_id, "connected_id": connected_id}
    if how == "end":
        done = people.end_connected(**about, ended_on=mary.today, version=1)
    else:
        done = people.withdraw_connected(**about, version=1)
    assert done == CalledBack(withdrawn=4)
    assert hers() == [("withdrawn", OLD)]
    assert not EntryGuest.objects.filter(connected_id=connected_id, withdrawn=False).exists()


def test_a_record_in_secure_e_mail_goes_to_another_secure_address_and_no_other_way(
    mary: Viewer, child_id: int
) -> None:
    connected_id = maud(mary, child_id, route="secure_email", address=LANE)
    review_id = sendings.finished(mary, child_id)
    sendings.approved(mary, child_id, review_id, ForWhom.PARENT_PR)
    chosen = Chosen(f"connected {connected_id}", ForWhom.PARENT_PR, "secure_email")
    sendings.listed(mary, child_id, review_id, chosen)
    assert sendings.send(mary, child_id, review_id) == 1
    for changed in ({"route": "email"}, {"route": "post", "email": ""}):
        change(mary, child_id, connected_id, **changed)
        assert hers() == [("failed", OLD)]
    moved = change(mary, child_id, connected_id, route="secure_email", email=NEW)
    assert moved == CalledBack(moved=1)
    assert hers() == [("queued", NEW)]


def test_the_page_says_what_was_called_back(mary: Viewer, child_id: int) -> None:
    connected_id = maud(mary, child_id)
    every_kind(mary, child_id)
    browser = signed_in(mary.person_id)
    address = reverse("end-connected", kwargs={"child_id": child_id, "connected_id": connected_id})
    on = mary.today
    day = {"ended_on-day": on.day, "ended_on-month": on.month, "ended_on-year": on.year}
    page = browser.post(address, {"version": 1, **day}, follow=True)
    text = re.sub(r"\s+", " ", page.content.decode())
    assert "Letters to Maud Moss that had not gone: 4 do not go." in text


def test_a_letter_of_a_service_that_is_not_named_yet_says_whom_it_is_from(
    mary: Viewer, child_id: int
) -> None:
    maud(mary, child_id)
    every_kind(mary, child_id)
    assert set(MessageText.objects.values_list("from_name", flat=True)) == {NOT_NAMED}
