"""Letters come into the ledger: once, each to one person, and never with what may not be said."""

import pytest

from footprint.audit.actions import ActionDenied, action, ask
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.post import queries
from footprint.post.facts import Attachment, Recipient, State
from footprint.post.models import Enclosure, Message, MessageText
from footprint.post.unsaid import UnsaidError
from tests.apps.post.letters import CHILD, FATHER, MOTHER, letter, queued, state

pytestmark = pytest.mark.store


def test_a_letter_has_its_message_id_before_it_is_sent_and_its_row_on_the_trail(
    beth: Viewer,
) -> None:
    (message_id,) = queued(beth, letter())
    row = Message.objects.get()
    assert row.message_id.startswith("<")
    assert row.message_id.endswith("@footprint.test>")
    assert TrailRow.objects.filter(kind="queue", thing="message", thing_id=message_id).count() == 1
    assert TrailRow.objects.filter(kind="queue", child_id=CHILD).exists()
    told = str(list(TrailRow.objects.values_list("changes", flat=True)))
    assert "jane@home.test" not in told
    assert "There is a meeting" not in told


def test_the_same_letter_is_never_queued_twice(beth: Viewer) -> None:
    first = queued(beth, letter())
    assert queued(beth, letter(subject="Another"), letter("invitation:2", FATHER))[0] == first[0]
    assert Message.objects.count() == 2
    assert MessageText.objects.get(message=first[0]).subject == "A review meeting"


def test_no_letter_is_queued_that_carries_what_may_not_be_said(beth: Viewer) -> None:
    for wrong in (
        {"subject": "The review of Ada Moss"},
        {"text": "ADA MOSS has a review."},
        {"why": "You are the mother of Ada Moss."},
        {"attachments": (Attachment("Ada Moss.pdf", "application/pdf", b"x"),)},
    ):
        with pytest.raises(UnsaidError):
            queued(beth, letter(**wrong))
    assert Message.objects.count() == 0


def test_a_recipient_who_has_the_child_s_surname_can_be_written_to(beth: Viewer) -> None:
    (message_id,) = queued(beth, letter(unsaid=("Ada Moss", "Moss")))
    assert state(message_id) is State.QUEUED


@pytest.mark.parametrize("name", ["Jane\nBcc: other@home.test", "Jane\rMoss"])
def test_a_line_end_in_the_head_is_refused(beth: Viewer, name: str) -> None:
    with pytest.raises(ValueError, match="line end"):
        queued(beth, letter(to=Recipient(name, "jane@home.test")))


def test_whoever_has_no_address_gets_the_letter_by_post(beth: Viewer) -> None:
    nowhere, printed = queued(
        beth,
        letter("a", Recipient("Gran Moss", "")),
        letter("b", Recipient("Gran Moss", "1 Elm Road\nHounslow"), print_only=True),
    )
    assert state(nowhere) is State.TO_POST
    assert state(printed) is State.TO_POST


def test_a_letter_is_queued_with_what_it_is_about_or_not_at_all(beth: Viewer) -> None:
    @action
    def book(*, viewer: Viewer) -> None:
        ask(None)
        queued(viewer, letter())
        raise ActionDenied("Not today.")

    with pytest.raises(ActionDenied):
        book(viewer=beth)
    assert Message.objects.count() == 0


def test_a_stranger_queues_nothing(beth: Viewer) -> None:
    stranger = Viewer(person_id=None, role="", today=beth.today)
    with pytest.raises(ActionDenied):
        queued(stranger, letter())


def test_what_is_attached_comes_back_as_it_was(beth: Viewer) -> None:
    content = bytes(range(256))
    (message_id,) = queued(
        beth, letter(attachments=(Attachment("plan.pdf", "application/pdf", content),))
    )
    assert bytes(Enclosure.objects.get(message=message_id).content) == content


def test_the_page_of_a_thing_has_its_letters_in_order(beth: Viewer) -> None:
    queued(beth, letter("a", MOTHER), letter("b", FATHER), letter("c", about_id=13))
    found = queries.letters_about(beth, "review", 12)
    assert [one.to for one in found] == [MOTHER, FATHER]
    assert {one.state for one in found} == {State.QUEUED}
