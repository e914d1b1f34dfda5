"""The sender and a real mail server: what goes, what is tried again, what waits for a person."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.test import override_settings

from footprint.audit.facts import Source, Viewer
from footprint.audit.models import TrailRow
from footprint.post import claims, queries
from footprint.post.actions import by_hand
from footprint.post.facts import Attachment, MessageSeen, Recipient, State
from footprint.post.models import Message
from footprint.post.sender import PAUSE, Sender
from tests.apps.post.letters import FATHER, MOTHER, WORKER, later, letter, queued, state
from tests.apps.post.mail_server import SMTP_BACKEND, Given

pytestmark = pytest.mark.store

NOBODY_THERE: Mapping[str, object] = {
    "EMAIL_BACKEND": SMTP_BACKEND,
    "EMAIL_HOST": "127.0.0.1",
    "EMAIL_PORT": 9,
}


def seen(viewer: Viewer, message_id: int) -> MessageSeen:
    return next(one for one in queries.letters_about(viewer, "review", 12) if one.id == message_id)


def test_each_recipient_has_a_message_of_her_own_and_sees_no_other(
    beth: Viewer, server: Given
) -> None:
    queued(beth, letter("a", MOTHER), letter("b", FATHER))
    sender = Sender()
    assert sender.one_round()
    assert sender.one_round()
    assert not sender.one_round()
    assert sorted(server.envelopes) == [["finn@home.test"], ["jane@home.test"]]
    for one in server.letters:
        assert str(one).count("@home.test") == 1
        assert one["Cc"] is None


def test_a_letter_says_who_sends_it_why_and_where_an_answer_goes(
    beth: Viewer, server: Given
) -> None:
    text = "Please answer:\nhttps://footprint.test/reviews/12/.\n\nIt is <soon>."
    one = letter(
        text=text,
        why="You get this because you were invited.",
        from_name="Reviewing service",
        reply_to="reviews@council.test",
    )
    (message_id,) = queued(beth, one)
    Sender().one_round()
    (sent,) = server.letters
    assert sent["Message-ID"] == Message.objects.get(pk=message_id).message_id
    assert sent["From"] == "Reviewing service <footprint@footprint.test>"
    assert sent["Reply-To"] == "reviews@council.test"
    assert sent["Auto-Submitted"] == "auto-generated"
    plain = sent.get_body(("plain",))
    page = sent.get_body(("html",))
    assert plain is not None
    assert page is not None
    words = plain.get_content().replace("\r\n", "\n")
    assert words.startswith("Dear Jane Moss,\n\nPlease answer:\nhttps://")
    assert "Reviewing service\n\n--\nYou get this because you were invited." in words
    assert "To answer, write to reviews@council.test." in words
    html = page.get_content()
    assert (
        '<a href="https://footprint.test/reviews/12/">https://footprint.test/reviews/12/</a>.'
        in html
    )
    assert "It is &lt;soon&gt;." in html
    assert "<soon>" in words


@pytest.mark.parametrize(
    "name",
    ["Jané Moss", 'Moss, Jane "JJ"', "Jane (mother) Moss", "J" * 200, "Łucja Ånström-Ďurišová"],
)
def test_whatever_a_recipient_is_called_the_letter_arrives(
    beth: Viewer, server: Given, name: str
) -> None:
    to = Recipient(name, "jane@home.test")
    (message_id,) = queued(beth, letter(to=to, from_name="Réviewing service, Hounslow"))
    Sender().one_round()
    assert state(message_id) is State.SENT
    (sent,) = server.letters
    (mailbox,) = sent["To"].addresses
    assert (mailbox.display_name, mailbox.addr_spec) == (name, "jane@home.test")
    assert sent["From"].addresses[0].display_name == "Réviewing service, Hounslow"


def test_what_is_attached_arrives_as_it_was(beth: Viewer, server: Given) -> None:
    content = bytes(range(256))
    queued(beth, letter(attachments=(Attachment("plan.pdf", "application/pdf", content),)))
    Sender().one_round()
    (attached,) = server.letters[0].iter_attachments()
    assert attached.get_filename() == "plan.pdf"
    assert attached.get_content() == content


def test_what_went_is_noted_once_on_the_trail(beth: Viewer, server: Given) -> None:
    (message_id,) = queued(beth, letter())
    Sender().one_round()
    assert state(message_id) is State.SENT
    row = TrailRow.objects.get(kind="note_sent")
    assert row.source == Source.COMMAND
    assert row.changes["state"] == ["queued", "sent"]


def test_the_mail_server_is_down_so_nothing_is_lost_and_it_is_left_alone_for_a_minute(
    beth: Viewer,
) -> None:
    first, second = queued(beth, letter("a"), letter("b", FATHER))
    sender = Sender()
    with override_settings(**NOBODY_THERE):
        assert not sender.one_round()
        assert not sender.one_round()
    rows = {row.pk: row for row in Message.objects.all()}
    assert (rows[first].attempts, rows[second].attempts) == (1, 0)
    assert rows[first].trouble == "no answer"
    assert not rows[first].doubtful
    assert PAUSE == 60


def test_after_a_minute_five_thirty_and_then_every_hour_it_is_tried_again() -> None:
    minutes = [claims.delay(attempt) / timedelta(minutes=1) for attempt in range(1, 8)]
    assert minutes == [1, 5, 30, 60, 60, 60, 60]


def test_for_two_days_it_is_tried_and_then_it_waits_for_a_person(beth: Viewer) -> None:
    (message_id,) = queued(beth, letter())
    passed, tries = timedelta(0), 0
    with override_settings(**NOBODY_THERE):
        while state(message_id) is State.QUEUED:
            Sender().one_round()
            tries += 1
            row = Message.objects.get(pk=message_id)
            assert row.attempts == tries
            passed += claims.delay(tries)
            later(message_id, claims.delay(tries))
    assert tries == 3 + 1 + 48
    assert passed - claims.LATER == claims.GIVEN_UP_AFTER
    (waiting,) = queries.letters_about(beth, "review", 12)
    assert waiting.state is State.FAILED


def test_a_letter_that_waited_while_the_worker_was_off_has_its_two_days_all_the_same(
    beth: Viewer,
) -> None:
    (message_id,) = queued(beth, letter())
    later(message_id, timedelta(days=4))
    with override_settings(**NOBODY_THERE):
        Sender().one_round()
    assert state(message_id) is State.QUEUED


def test_one_recipient_is_refused_and_the_others_get_theirs(beth: Viewer, server: Given) -> None:
    ids = queued(beth, letter("a", MOTHER), letter("b", FATHER), letter("c", WORKER))
    server.refuses = {"jane@home.test": "550 No such mailbox"}
    sender = Sender()
    while sender.one_round():
        pass
    assert [state(one) for one in ids] == [State.FAILED, State.SENT, State.SENT]
    assert seen(beth, ids[0]).trouble == "refused 550"
    assert not seen(beth, ids[0]).sending
    assert len(server.letters) == 2


def test_a_refusal_that_may_pass_is_tried_again(beth: Viewer, server: Given) -> None:
    (message_id,) = queued(beth, letter())
    server.refuses = {"jane@home.test": "451 Come back later"}
    Sender().one_round()
    assert (state(message_id), seen(beth, message_id).trouble) == (State.QUEUED, "refused 451")
    server.refuses = {}
    assert not Sender().one_round()
    later(message_id, timedelta(minutes=1))
    assert Sender().one_round()
    assert state(message_id) is State.SENT
    assert not seen(beth, message_id).doubtful


def test_a_server_that_falls_silent_with_the_letter_in_its_hand_may_have_sent_it(
    beth: Viewer, server: Given
) -> None:
    (message_id,) = queued(beth, letter())
    server.slow = 3
    Sender().one_round()
    assert (state(message_id), seen(beth, message_id).doubtful) == (State.QUEUED, True)
    server.slow = 0
    later(message_id, timedelta(minutes=1))
    Sender().one_round()
    assert (state(message_id), seen(beth, message_id).doubtful) == (State.SENT, True)
    first, second = server.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_a_letter_that_cannot_be_written_waits_for_a_person_and_stops_no_other(
    beth: Viewer, server: Given
) -> None:
    odd = Recipient("Jane Moss", "jane@home.test, other@home.test")
    wrong, right = queued(beth, letter("a", odd), letter("b", FATHER))
    sender = Sender()
    while sender.one_round():
        pass
    assert state(right) is State.SENT
    assert state(wrong) is State.FAILED
    assert server.envelopes == [["finn@home.test"]]


def test_a_letter_that_a_sender_has_is_no_other_s(beth: Viewer) -> None:
    queued(beth, letter())
    assert claims.take() is not None
    assert claims.take() is None


def test_a_claim_that_ran_out_is_taken_up_by_another_who_knows_that_it_may_have_gone(
    beth: Viewer,
) -> None:
    (message_id,) = queued(beth, letter())
    first = claims.take()
    assert first is not None
    later(message_id, claims.LEASE + timedelta(seconds=1))
    second = claims.take()
    assert second is not None
    assert seen(beth, message_id).doubtful
    assert not claims.still(first)
    assert claims.still(second)


def test_a_letter_that_a_person_has_sent_otherwise_is_not_sent(beth: Viewer, server: Given) -> None:
    (message_id,) = queued(beth, letter(child_ids=()))
    by_hand.sent_otherwise(viewer=beth, message_id=message_id, version=1, how="Handed over")
    assert not Sender().one_round()
    assert server.letters == []


def test_what_is_tried_again_keeps_its_message_id(beth: Viewer, server: Given) -> None:
    (message_id,) = queued(beth, letter(child_ids=()))
    server.refuses = {"jane@home.test": "550 No such mailbox"}
    Sender().one_round()
    before = Message.objects.get(pk=message_id)
    server.refuses = {}
    by_hand.try_again(viewer=beth, message_id=message_id, version=before.version)
    Sender().one_round()
    assert state(message_id) is State.SENT
    assert server.letters[0]["Message-ID"] == before.message_id
