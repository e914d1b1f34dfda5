"""Letters that have not gone follow a person who is reached in another way; nothing goes to the address
before, and nothing is lost."""

import pytest

from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Source, Viewer
from footprint.post import actions, claims, queries
from footprint.post.actions import by_hand
from footprint.post.actions.sending import note_sent
from footprint.post.claims import LEASE
from footprint.post.facts import (
    CalledBack,
    Guest,
    HoldReason,
    MessageSeen,
    OnlyBy,
    Reach,
    Recipient,
    State,
)
from footprint.post.models import EntryGuest
from footprint.post.presenters import letter_shown
from footprint.post.sender import Sender
from tests.apps.children import recording
from tests.apps.post.letters import CHILD, FATHER, MOTHER, later, letter, meeting, queued, state
from tests.apps.post.mail_server import Given

pytestmark = pytest.mark.store

NEW = Reach(email="jane@new.test")
HOUSE = Reach(address="1 Fen Road\nMarshland")


def follow(viewer: Viewer, reach: Reach | None, was: Recipient = MOTHER) -> CalledBack:
    return actions.readdress(viewer=viewer, child_id=CHILD, was=was, reach=reach)


def seen(viewer: Viewer, message_id: int) -> MessageSeen:
    one = queries.any_letter(viewer, message_id)
    assert one is not None
    return one


def send_all() -> None:
    sender = Sender()
    while sender.one_round():
        pass


def test_what_is_queued_goes_to_the_new_address_alone(beth: Viewer, server: Given) -> None:
    hers, his = queued(beth, letter("a", MOTHER), letter("b", FATHER))
    assert follow(beth, NEW) == CalledBack(moved=1)
    send_all()
    assert sorted(server.envelopes) == [["finn@home.test"], ["jane@new.test"]]
    assert (state(hers), state(his)) == (State.SENT, State.SENT)


def test_what_failed_at_the_wrong_address_goes_to_the_right_one(
    beth: Viewer, server: Given
) -> None:
    server.refuses["jane@home.test"] = "550 no such person"
    (hers,) = queued(beth, letter("a", MOTHER))
    send_all()
    assert state(hers) is State.FAILED
    assert follow(beth, NEW) == CalledBack(moved=1)
    send_all()
    assert server.envelopes[-1] == ["jane@new.test"]
    assert seen(beth, hers).trouble == ""


def test_another_telephone_calls_nothing_back(beth: Viewer) -> None:
    (hers,) = queued(beth, letter("a", MOTHER))
    before = seen(beth, hers)
    assert follow(beth, Reach(email="jane@home.test")) == CalledBack()
    assert seen(beth, hers) == before


def test_from_e_mail_to_post_it_is_printed_without_its_calendar_and_back_with_it(
    beth: Viewer, server: Given
) -> None:
    entry_id = actions.keep_entry(viewer=beth, entry=meeting(guests=(Guest(MOTHER, "Room 2"),)))
    (hers,) = queued(beth, letter("a", MOTHER, entry_id=entry_id))
    assert follow(beth, HOUSE) == CalledBack(moved=1, to_print=1)
    opened = queries.opened_letter(beth, hers)
    assert opened is None or opened.enclosures == ()
    assert (state(hers), seen(beth, hers).to.address) == (State.TO_POST, HOUSE.address)
    assert "Print it again" in " ".join(letter_shown(seen(beth, hers)).notes)
    follow(beth, NEW)
    send_all()
    (sent,) = server.letters
    calendar = next(part for part in sent.walk() if part.get_content_type() == "text/calendar")
    assert "jane@new.test" in calendar.get_content().replace("\r\n ", "")


def test_calendar_entries_to_come_know_the_new_address_and_nobody_who_is_gone(
    beth: Viewer,
) -> None:
    entry_id = actions.keep_entry(viewer=beth, entry=meeting(guests=(Guest(MOTHER), Guest(FATHER))))
    follow(beth, NEW)
    found = queries.entry(beth, entry_id)
    assert found is not None
    assert {one.to.address for one in found.guests} == {"jane@new.test", "finn@home.test"}
    assert found.sequence == 1
    follow(beth, None)
    found = queries.entry(beth, entry_id)
    assert found is not None
    assert [one.to.address for one in found.guests] == ["finn@home.test"]
    assert EntryGuest.objects.count() == 2


@pytest.mark.parametrize(
    ("only_by", "reach"),
    [
        (OnlyBy.SECURE_EMAIL, NEW),
        (OnlyBy.SECURE_EMAIL, HOUSE),
        (OnlyBy.POST, Reach(email="jane@new.test", secure=True)),
        (OnlyBy.ANY, Reach()),
    ],
)
def test_what_cannot_go_that_way_waits_for_a_person_and_for_an_address(
    beth: Viewer, server: Given, only_by: OnlyBy, reach: Reach
) -> None:
    by_post = only_by is OnlyBy.POST
    (hers,) = queued(beth, letter("a", MOTHER, only_by=only_by, print_only=by_post, child_ids=()))
    assert follow(beth, reach) == CalledBack(waiting=1)
    send_all()
    assert server.envelopes == []
    assert [one.id for one in queries.waiting_for_a_person(beth)] == [hers]
    assert letter_shown(seen(beth, hers)).state == "Waits for an address"
    assert follow(beth, reach) == CalledBack()
    back = Reach(email="jane@home.test", secure=True, address="1 Fen Road")
    assert follow(beth, back).moved == 1
    assert state(hers) is (State.TO_POST if by_post else State.QUEUED)


def test_nobody_sends_it_to_the_address_before_by_trying_again(beth: Viewer) -> None:
    (hers,) = queued(beth, letter("a", MOTHER, child_ids=()))
    follow(beth, Reach())
    with pytest.raises(ActionDenied, match="not reached at this address any more"):
        by_hand.try_again(viewer=beth, message_id=hers, version=seen(beth, hers).version)


def test_to_somebody_who_is_gone_nothing_goes(beth: Viewer, server: Given) -> None:
    by_mail, by_post = queued(
        beth, letter("a", MOTHER), letter("b", MOTHER, print_only=True, only_by=OnlyBy.POST)
    )
    assert follow(beth, None) == CalledBack(withdrawn=2)
    send_all()
    assert (state(by_mail), state(by_post)) == (State.WITHDRAWN, State.WITHDRAWN)
    assert server.envelopes == []


def test_a_letter_to_the_same_address_that_was_typed_by_hand_waits(beth: Viewer) -> None:
    typed = Recipient("Jane M.", "JANE@home.test")
    about_her, about_another = queued(
        beth, letter("a", typed), letter("b", typed, child_ids=(CHILD + 1,))
    )
    assert follow(beth, NEW) == CalledBack(waiting=1)
    assert (state(about_her), state(about_another)) == (State.FAILED, State.QUEUED)


def test_what_a_sender_has_and_did_not_hand_over_yet_does_not_go(
    beth: Viewer, server: Given
) -> None:
    (hers,) = queued(beth, letter("a", MOTHER, child_ids=()))
    claim = claims.take()
    assert claim is not None
    assert follow(beth, NEW) == CalledBack(in_flight=1)
    assert seen(beth, hers).sending
    assert letter_shown(seen(beth, hers)).state == "Being sent"
    assert not claims.still(claim)
    claims.let_go(claim)
    send_all()
    assert server.envelopes == []
    assert [one.id for one in queries.waiting_for_a_person(beth)] == [hers]
    assert follow(beth, NEW) == CalledBack(moved=1)


def test_what_was_handed_over_in_that_moment_is_known_to_have_gone_to_the_address_before(
    beth: Viewer,
) -> None:
    (hers,) = queued(beth, letter("a", MOTHER))
    claim = claims.take()
    assert claim is not None
    assert claims.still(claim)
    follow(beth, NEW)
    sender = Viewer(person_id=None, role="", today=beth.today, source=Source.COMMAND)
    note_sent(viewer=sender, claim=claim)
    one = seen(beth, hers)
    assert (one.state, one.to.address) == (State.SENT, "jane@home.test")
    assert any("changed" in note for note in letter_shown(one).notes)


def test_a_try_that_fails_meanwhile_is_the_last_at_that_address(
    beth: Viewer, server: Given
) -> None:
    (hers,) = queued(beth, letter("a", MOTHER))
    claim = claims.take()
    assert claim is not None
    follow(beth, NEW)
    claims.try_later(claim, trouble="no answer", doubtful=True)
    later(hers, LEASE * 20)
    send_all()
    assert server.envelopes == []
    assert (state(hers), seen(beth, hers).doubtful) == (State.FAILED, True)


def test_what_a_killed_sender_had_is_known_to_have_perhaps_gone(beth: Viewer) -> None:
    (hers,) = queued(beth, letter("a", MOTHER))
    claims.take()
    follow(beth, NEW)
    later(hers, LEASE * 2)
    assert seen(beth, hers).doubtful
    assert not seen(beth, hers).sending
    follow(beth, NEW)
    assert (state(hers), seen(beth, hers).doubtful) == (State.QUEUED, True)


def test_what_is_held_stays_held_at_its_new_address(beth: Viewer, server: Given) -> None:
    child = recording.child(beth, "K1")
    (hers,) = queued(beth, letter("a", MOTHER, child_ids=(child,)))
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.DIED)
    assert follow(beth, NEW) == CalledBack(moved=1)
    send_all()
    assert state(hers) is State.QUEUED
    assert seen(beth, hers).held
    assert server.envelopes == []


def test_somebody_called_off_while_a_sender_has_her_letter_does_not_get_it(
    beth: Viewer, server: Given
) -> None:
    (hers,) = queued(beth, letter("a", MOTHER))
    claim = claims.take()
    assert claim is not None
    actions.call_back(viewer=beth, about="review", about_id=12, to=MOTHER)
    assert not claims.still(claim)
    claims.let_go(claim)
    send_all()
    assert (state(hers), server.envelopes) == (State.WITHDRAWN, [])
