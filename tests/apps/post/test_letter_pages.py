"""The pages of letters: what waits, one letter, print and post, what is held."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children.actions import restricting
from footprint.post import actions, queries
from footprint.post.facts import Attachment, HoldReason, Recipient, State
from footprint.post.models import Message
from footprint.post.sender import Sender
from tests.apps.browsing import signed_in
from tests.apps.cast import everybody
from tests.apps.children import recording
from tests.apps.post.letters import FATHER, MOTHER, letter, queued, state
from tests.apps.post.mail_server import Given

pytestmark = pytest.mark.store

GRAN = Recipient("Gran Moss", "1 Elm Road\nHounslow")


class Office:
    """Beth and Mary; Mina, and Otto, whose record is restricted."""

    def __init__(self) -> None:
        cast = everybody()
        self.beth, self.mary = cast[Role.BUSINESS_SUPPORT], cast[Role.IRO_MANAGER]
        self.mina = recording.child(self.mary, "M-1")
        self.otto = recording.child(self.mary, "O-1", first_name="Otto")
        restricting.restrict_child(viewer=self.mary, child_id=self.otto, reason="Safety", people=[])
        self.hers, self.manager = signed_in(self.beth.person_id), signed_in(self.mary.person_id)


@pytest.fixture
def office(store: object) -> Office:
    return Office()


def shown(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def listed(client: Client, wanted: State) -> str:
    return shown(client.get(reverse("letters"), {"state": wanted.value}))


def of(name: str, message_id: int, **parts: int) -> str:
    return reverse(name, kwargs={"message_id": message_id, **parts})


def version(message_id: int) -> int:
    return Message.objects.get(pk=message_id).version


def day(viewer: Viewer) -> dict[str, int]:
    on = viewer.today
    return {"posted_on-day": on.day, "posted_on-month": on.month, "posted_on-year": on.year}


def test_empty_lists_say_so(office: Office) -> None:
    for one in State:
        assert "There is no letter in this list." in listed(office.hers, one)
    assert "Nothing is held." in shown(office.hers.get(reverse("held-letters")))
    assert office.hers.get(reverse("letters"), {"state": "nonsense"}).status_code == 200


def test_a_letter_that_failed_is_tried_again(office: Office, server: Given) -> None:
    (one,) = queued(office.beth, letter(child_ids=(office.mina,)))
    server.refuses = {"jane@home.test": "550 No such mailbox"}
    Sender().one_round()
    page = listed(office.hers, State.FAILED)
    for words in (
        "Jane Moss",
        "Mina Moss",
        "Could not be sent",
        "The mail server refused it (550)",
    ):
        assert words in page
    assert "Waiting for you</strong> (1)" in page
    assert "Try to send it again" in shown(office.hers.get(of("letter", one)))
    sent = office.hers.post(of("try-again", one), {"version": version(one)}, follow=True)
    assert "The letter is queued again." in shown(sent)
    assert state(one) is State.QUEUED


def test_pressing_twice_or_on_an_old_page_is_answered(office: Office) -> None:
    (one,) = queued(office.beth, letter(child_ids=(office.mina,)))
    first = {"version": version(one), "how": "Handed over"}
    office.hers.post(of("sent-otherwise", one), first)
    again = office.hers.post(of("sent-otherwise", one), first)
    assert "This letter has gone or was withdrawn." in shown(again)
    (other,) = queued(office.beth, letter("b", child_ids=(office.mina,)))
    stale = office.hers.post(of("withdraw-letter", other), {"version": 99})
    assert "changed this on" in shown(stale)
    assert state(other) is State.QUEUED


def test_how_a_letter_went_otherwise_must_be_said(office: Office) -> None:
    (one,) = queued(office.beth, letter(child_ids=(office.mina,)))
    page = shown(office.hers.post(of("sent-otherwise", one), {"version": 1}))
    assert "Say how it reached the recipient" in page
    assert state(one) is State.QUEUED


def test_a_letter_by_post_is_printed_and_noted_as_posted(office: Office) -> None:
    plan = Attachment("plan.pdf", "application/pdf", b"%PDF-x")
    (one,) = queued(
        office.beth,
        letter(to=GRAN, print_only=True, child_ids=(office.mina,), attachments=(plan,)),
    )
    assert "Gran Moss" in listed(office.hers, State.TO_POST)
    page = shown(office.hers.get(of("print-letter", one)))
    assert "Gran Moss<br>1 Elm Road<br>Hounslow" in page
    assert "Please say whether you come." in page
    enclosed = office.hers.get(of("enclosure", one, number=1))
    assert enclosed.content == b"%PDF-x"
    assert enclosed.headers["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert office.hers.get(of("enclosure", one, number=2)).status_code == 404
    future = {**day(office.beth), "posted_on-year": 2099, "version": version(one)}
    assert "The day is in the future." in shown(office.hers.post(of("note-posted", one), future))
    posted = {**day(office.beth), "version": version(one)}
    assert "noted as posted" in shown(office.hers.post(of("note-posted", one), posted, follow=True))
    assert state(one) is State.POSTED
    assert office.hers.get(of("print-letter", one)).status_code == 404
    opened = TrailRow.objects.filter(kind="opening", child_id=office.mina)
    assert {row.thing for row in opened} == {"printed letter", "enclosure"}


def test_a_letter_by_e_mail_shows_the_office_no_text_and_opens_nothing(office: Office) -> None:
    plan = Attachment("plan.pdf", "application/pdf", b"%PDF-x")
    (one,) = queued(office.beth, letter(child_ids=(office.mina,), attachments=(plan,)))
    assert "Please say whether you come." not in shown(office.hers.get(of("letter", one)))
    assert office.hers.get(of("print-letter", one)).status_code == 404
    assert office.hers.get(of("enclosure", one, number=1)).status_code == 404


def test_letters_about_a_restricted_child_are_the_manager_s_alone(office: Office) -> None:
    one, both = queued(
        office.beth,
        letter("a", child_ids=(office.otto,)),
        letter("b", FATHER, child_ids=(office.mina, office.otto)),
    )
    actions.hold(viewer=office.beth, child_ids=[office.otto], why=HoldReason.LEFT)
    (hold,) = queries.open_holds(office.mary)
    for page in (
        listed(office.hers, State.QUEUED),
        shown(office.hers.get(reverse("held-letters"))),
    ):
        assert "Moss" not in page.replace("Beth", "")
    for address in (
        of("letter", one),
        of("letter", both),
        reverse("end-hold", kwargs={"hold_id": hold.id}),
    ):
        assert office.hers.get(address).status_code == 404
        assert office.manager.get(address).status_code == 200
    assert "Otto Moss" in listed(office.manager, State.QUEUED)


def test_what_is_held_is_looked_at_and_each_letter_decided(office: Office, server: Given) -> None:
    goes, stays = queued(
        office.beth,
        letter("a", MOTHER, child_ids=(office.mina,)),
        letter("b", FATHER, child_ids=(office.mina,)),
    )
    actions.hold(viewer=office.beth, child_ids=[office.mina], why=HoldReason.DIED)
    assert "1 hold stops letters" in shown(office.hers.get(reverse("letters")))
    assert "The child has died." in shown(office.hers.get(reverse("held-letters")))
    (hold,) = queries.open_holds(office.beth)
    address = reverse("end-hold", kwargs={"hold_id": hold.id})
    page = shown(office.hers.get(address))
    assert 'value="yes" checked' in page  # after a death the hold goes on
    assert "Please say whether you come." not in page
    assert "Please say whether you come." in shown(office.manager.get(address))
    wrong = shown(office.hers.post(address, {"version": hold.version}))
    assert "Choose whether the letter to Jane Moss goes" in wrong
    assert "Choose whether the hold goes on" in wrong
    decided = {
        "version": hold.version,
        f"letter-{goes}": "send",
        f"letter-{stays}": "withdraw",
        "goes_on": "yes",
    }
    assert "What you decided is done." in shown(office.hers.post(address, decided, follow=True))
    Sender().one_round()
    assert (state(goes), state(stays)) == (State.SENT, State.WITHDRAWN)
    assert len(queries.open_holds(office.beth)) == 1


def test_a_letter_that_is_being_sent_is_not_taken_out_of_the_sender_s_hands(
    office: Office,
) -> None:
    from footprint.post import claims

    (one,) = queued(office.beth, letter(child_ids=(office.mina,)))
    assert claims.take() is not None
    page = office.hers.post(of("withdraw-letter", one), {"version": version(one)})
    assert "It is being sent at this moment." in shown(page)
    assert state(one) is State.QUEUED


def test_what_was_perhaps_sent_twice_says_so(office: Office, server: Given) -> None:
    (one,) = queued(office.beth, letter(child_ids=(office.mina,)))
    Message.objects.filter(pk=one).update(doubtful=True)
    Sender().one_round()
    assert "Perhaps sent twice" in listed(office.hers, State.SENT)


def test_the_list_is_on_the_trail_with_its_filter_and_count(office: Office) -> None:
    queued(office.beth, letter(child_ids=(office.mina,)))
    listed(office.hers, State.QUEUED)
    row = TrailRow.objects.get(kind="list", thing="letters")
    assert (row.app, row.filter, row.count) == ("post", "state=queued", 1)


def test_the_store_is_asked_as_often_for_many_letters_as_for_few(office: Office) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for round_ in range(2):
        queued(
            office.beth,
            *(letter(f"{round_}-{n}", child_ids=(office.mina,)) for n in range(10 * round_ + 1)),
        )
        with CaptureQueriesContext(connection) as asked:
            listed(office.hers, State.QUEUED)
        counts.append(len(asked))
    assert counts[0] == counts[1]
