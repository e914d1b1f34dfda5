"""A record goes to everybody on its list by the right way, and nothing goes that must not."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils.timezone import localdate

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.papers.actions import keep
from footprint.papers.arriving import take_in
from footprint.post import actions as post
from footprint.post import queries as letters
from footprint.post.actions import by_hand
from footprint.post.facts import HoldReason, State
from footprint.post.models import Enclosure, Message, MessageText
from footprint.post.sender import Sender
from footprint.reviews.actions import sending
from footprint.reviews.codes import ForWhom
from footprint.reviews.enclosing import checksum, filed_copy
from footprint.reviews.facts.sending import Changes, Chosen, Offered
from footprint.reviews.gone import note_what_has_gone
from footprint.reviews.models import Sent
from footprint.reviews.queries import approved as approved_queries
from footprint.reviews.queries import sending as sending_queries
from tests.apps.browsing import signed_in
from tests.apps.cast import TEAM, everybody
from tests.apps.children import recording
from tests.apps.papers.giving import a_picture, a_word_file
from tests.apps.post.mail_server import Given, mail_server
from tests.apps.reviews import records, sendings, things

pytestmark = pytest.mark.store

CHILD = Chosen("child", ForWhom.CHILD, "by_hand")
FILE = Chosen("file", ForWhom.FILE, "file")
LANE = "4 Fen Lane\nEly\nCB7 4AA"


@pytest.fixture
def server() -> Iterator[Given]:
    with mail_server() as given:
        yield given


@pytest.fixture(autouse=True)
def papers(tmp_path: object) -> Iterator[None]:
    with override_settings(PAPERS=tmp_path / "papers"):  # type: ignore[operator]
        yield


@pytest.fixture
def cast(store: object) -> Mapping[Role, Viewer]:
    return everybody()


@pytest.fixture
def mary(cast: Mapping[Role, Viewer]) -> Viewer:
    return cast[Role.IRO_MANAGER]


@pytest.fixture
def beth(cast: Mapping[Role, Viewer]) -> Viewer:
    return cast[Role.BUSINESS_SUPPORT]


@pytest.fixture
def child_id(mary: Viewer) -> int:
    return recording.child(mary, "C-1", born_on=date(mary.today.year - 14, 1, 1))


@pytest.fixture
def review_id(mary: Viewer, child_id: int) -> int:
    return sendings.finished(mary, child_id)


def offered(viewer: Viewer, child_id: int, review_id: int) -> dict[str, Offered]:
    review = things.found(viewer, child_id, review_id)
    return {one.key: one for one in sending_queries.offered_for(viewer, review)}


def mother(viewer: Viewer, child_id: int, **said: object) -> str:
    """Her key on the list."""
    return f"connected {recording.connected(viewer, child_id, **said)}"  # type: ignore[arg-type]


def address(name: str, **parts: int) -> str:
    return reverse(name, kwargs=parts)


def on_the_list(mary: Viewer, child_id: int, review_id: int, *chosen: Chosen) -> None:
    sendings.approved(mary, child_id, review_id, *{one.kind for one in chosen})
    sendings.listed(mary, child_id, review_id, *chosen)


def the_only(mary: Viewer, child_id: int, review_id: int) -> tuple[int, int]:
    (one,) = sendings.sent_of(mary, child_id, review_id)
    return one.id, one.version


def test_the_way_is_by_how_letters_reach_the_person(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    secure = mother(mary, child_id, route="secure_email", email="maud@home.test")
    plain = mother(mary, child_id, name="Finn", route="email", email="f@h.test", address=LANE)
    nothing = mother(mary, child_id, name="Nora")
    found = offered(mary, child_id, review_id)
    assert found[secure].routes == ("secure_email", "by_hand", "link")
    assert found[plain].routes == ("post", "by_hand", "link")
    assert "Nothing is sent" in found[nothing].why_nothing
    assert found["child"].routes == ("by_hand", "link")


def test_somebody_who_may_be_told_nothing_gets_nothing(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    key = mother(mary, child_id, route="secure_email", email="maud@home.test")
    recording.limited(mary, child_id, int(key.split()[1]), "no_information")
    one = offered(mary, child_id, review_id)[key]
    assert (one.kinds, one.routes) == ((), ())
    sendings.approved(mary, child_id, review_id, ForWhom.PARENT_PR)
    with pytest.raises(ActionDenied, match="may be told nothing about the child"):
        sendings.listed(mary, child_id, review_id, Chosen(key, ForWhom.PARENT_PR, "secure_email"))


def test_a_limit_that_comes_after_the_list_stops_what_has_not_gone(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int
) -> None:
    key = mother(mary, child_id, route="secure_email", email="maud@home.test")
    chosen = Chosen(key, ForWhom.PARENT_PR, "secure_email")
    on_the_list(mary, child_id, review_id, chosen)
    recording.limited(mary, child_id, int(key.split()[1]), "no_information")
    with pytest.raises(ActionDenied, match="held"):
        sendings.send(beth, child_id, review_id)
    sendings.looked_at(mary, child_id)
    with pytest.raises(ActionDenied, match="may be told nothing about the child"):
        sendings.send(beth, child_id, review_id)
    assert Message.objects.filter(about="version").count() == 0


def test_what_is_held_for_one_person_goes_to_the_others(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int, server: Given
) -> None:
    key = mother(mary, child_id, route="secure_email", email="maud@home.test")
    father = mother(
        mary, child_id, name="Finn", relation="father", route="secure_email", email="finn@h.test"
    )
    on_the_list(
        mary,
        child_id,
        review_id,
        *(Chosen(one, ForWhom.PARENT_PR, "secure_email") for one in (key, father)),
    )
    post.hold(
        viewer=mary,
        child_ids=[child_id],
        why=HoldReason.CONTACT_LIMITED,
        connected_id=int(father.split()[1]),
    )
    assert sendings.send(beth, child_id, review_id) == 2
    assert Sender().one_round()
    assert not Sender().one_round()
    assert server.envelopes == [["maud@home.test"]]


def test_nobody_is_given_a_version_that_is_not_approved_or_not_theirs(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    with pytest.raises(ActionDenied, match="Approve the version for Mina Moss first"):
        sendings.listed(mary, child_id, review_id, CHILD)
    key = mother(
        mary, child_id, route="secure_email", email="m@h.test", parental_responsibility="no"
    )
    sendings.approved(mary, child_id, review_id, ForWhom.PARENT_PR)
    with pytest.raises(ActionDenied, match="choose from the list what they get"):
        sendings.listed(mary, child_id, review_id, Chosen(key, ForWhom.PARENT_PR, "secure_email"))


def test_the_list_pressed_twice_is_one_list(mary: Viewer, child_id: int, review_id: int) -> None:
    on_the_list(mary, child_id, review_id, CHILD)
    with pytest.raises(ActionDenied, match="on the list already"):
        sendings.listed(mary, child_id, review_id, CHILD)
    assert Sent.objects.count() == 1


def test_business_support_sends_what_it_cannot_open(  # noqa: PLR0917 (its fixtures)
    mary: Viewer, beth: Viewer, child_id: int, review_id: int, server: Given, store: object
) -> None:
    key = mother(mary, child_id, route="secure_email", email="maud@home.test")
    on_the_list(mary, child_id, review_id, Chosen(key, ForWhom.PARENT_PR, "secure_email"))
    client = signed_in(beth.person_id)
    page = client.get(address("sending", child_id=child_id, review_id=review_id))
    words = page.content.decode()
    assert "Maud Moss" in words
    assert "KB" in words
    assert sendings.GOING_WELL not in words
    for name, parts in (("versions", {}), ("version", {"for_whom": "parent_pr"})):
        there = reverse(name, kwargs={"child_id": child_id, "review_id": review_id, **parts})
        assert client.get(there).status_code == 403
    client.post(address("sending", child_id=child_id, review_id=review_id), {"version": "0"})
    assert Sender().one_round()
    (letter,) = server.letters
    assert letter["Subject"] == "[SECURE] The record of a review"
    body = letter.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    assert "Moss, Mina" not in body.get_content()
    assert "Mina" not in body.get_content()
    (enclosed,) = letter.iter_attachments()
    assert enclosed.get_filename() == "review-record.pdf"
    assert enclosed.get_content().startswith(b"%PDF")
    (message,) = Message.objects.filter(about="version")
    there = address("enclosure", message_id=message.pk, number=1)
    assert client.get(there).status_code == 404


def test_the_day_on_which_a_letter_went_is_noted_once(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int, server: Given
) -> None:
    key = mother(mary, child_id, route="secure_email", email="maud@home.test")
    on_the_list(mary, child_id, review_id, Chosen(key, ForWhom.PARENT_PR, "secure_email"))
    assert sendings.send(beth, child_id, review_id) == 1
    note_what_has_gone()
    assert Sent.objects.get().sent_on is None
    Sender().one_round()
    note_what_has_gone()
    note_what_has_gone()
    row = Sent.objects.get()
    assert (row.sent_on, row.version) == (localdate(), 3)


def test_a_letter_withdrawn_among_the_letters_is_off_the_list(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int
) -> None:
    key = mother(mary, child_id, route="secure_email", email="maud@home.test")
    on_the_list(mary, child_id, review_id, Chosen(key, ForWhom.PARENT_PR, "secure_email"))
    sendings.send(beth, child_id, review_id)
    message = Message.objects.get(about="version")
    by_hand.withdraw_letter(viewer=beth, message_id=message.pk, version=message.version)
    note_what_has_gone()
    assert Sent.objects.get().withdrawn


def test_nothing_is_enclosed_for_whoever_signs_in_but_a_link(
    cast: Mapping[Role, Viewer], mary: Viewer, child_id: int, review_id: int
) -> None:
    sal = cast[Role.SOCIAL_WORKER]
    recording.is_worker(mary, "Sal Social", sal.person_id or 0)
    recording.linked(mary, child_id, "Sal Social", mary.today - timedelta(days=50), team=TEAM)
    chosen = Chosen("social_worker", ForWhom.FILE, "email")
    on_the_list(mary, child_id, review_id, chosen)
    sendings.send(mary, child_id, review_id)
    text = MessageText.objects.get(message__about="version")
    assert f"/children/{child_id}/reviews/{review_id}/record/" in text.text
    assert Enclosure.objects.count() == 0


def test_a_version_that_is_posted_is_printed_and_sealed_by_whoever_reads_the_record(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int
) -> None:
    key = mother(mary, child_id, route="post", address=LANE)
    on_the_list(mary, child_id, review_id, Chosen(key, ForWhom.PARENT_PR, "post"))
    sent_id, version = the_only(mary, child_id, review_id)
    about = {"child_id": child_id, "review_id": review_id, "sent_id": sent_id}
    with pytest.raises(ActionDenied):
        sending.note_sealed(viewer=beth, **about, version=version)
    assert letters.letters(beth, State.TO_POST) == ()
    sending.note_sealed(viewer=mary, **about, version=version)
    (letter,) = letters.letters(beth, State.TO_POST)
    assert letter.to.address == LANE
    assert Enclosure.objects.count() == 0
    client = signed_in(beth.person_id)
    printed = client.get(address("print-letter", message_id=letter.id)).content.decode()
    assert "in a sealed envelope" in printed
    assert sendings.GOING_WELL not in printed
    by_hand.note_posted(
        viewer=beth, message_id=letter.id, version=letter.version, posted_on=beth.today
    )
    note_what_has_gone()
    assert Sent.objects.get().sent_on == beth.today


def test_what_is_given_by_hand_is_noted_with_its_day(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int
) -> None:
    on_the_list(mary, child_id, review_id, CHILD)
    sent_id, version = the_only(mary, child_id, review_id)
    about = {"child_id": child_id, "review_id": review_id, "sent_id": sent_id}
    tomorrow = beth.today + timedelta(days=1)
    with pytest.raises(ActionDenied, match="in the future"):
        sending.note_given(viewer=beth, **about, on=tomorrow, version=version)
    sending.note_given(viewer=beth, **about, on=beth.today, version=version)
    with pytest.raises(ActionDenied, match="noted already"):
        sending.note_given(viewer=beth, **about, on=beth.today, version=version)
    with pytest.raises(ActionDenied, match="It has left"):
        sending.take_back_version(viewer=beth, **about, version=version + 1)


def test_it_is_taken_back_before_it_has_left_and_can_go_again(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int
) -> None:
    key = mother(mary, child_id, route="secure_email", email="maud@home.test")
    chosen = Chosen(key, ForWhom.PARENT_PR, "secure_email")
    on_the_list(mary, child_id, review_id, chosen)
    sendings.send(beth, child_id, review_id)
    sent_id, version = the_only(mary, child_id, review_id)
    sending.take_back_version(
        viewer=mary, child_id=child_id, review_id=review_id, sent_id=sent_id, version=version
    )
    assert Message.objects.get(about="version").state == State.WITHDRAWN
    assert not Sender().one_round()
    sendings.listed(mary, child_id, review_id, chosen)
    assert sendings.send(beth, child_id, review_id) == 1


def test_what_has_gone_cannot_be_taken_back(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int, server: Given
) -> None:
    key = mother(mary, child_id, route="secure_email", email="maud@home.test")
    on_the_list(mary, child_id, review_id, Chosen(key, ForWhom.PARENT_PR, "secure_email"))
    sendings.send(beth, child_id, review_id)
    Sender().one_round()
    sent_id, version = the_only(mary, child_id, review_id)
    with pytest.raises(ActionDenied, match="cannot be taken back"):
        sending.take_back_version(
            viewer=mary, child_id=child_id, review_id=review_id, sent_id=sent_id, version=version
        )


def test_while_everything_about_a_child_is_held_nothing_leaves_and_the_file_is_kept(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int
) -> None:
    key = mother(mary, child_id, route="post", address=LANE)
    on_the_list(mary, child_id, review_id, CHILD, FILE, Chosen(key, ForWhom.PARENT_PR, "post"))
    post.hold(viewer=mary, child_ids=[child_id], why=HoldReason.DIED)
    by_key = {one.key: one for one in sendings.sent_of(mary, child_id, review_id)}
    about = {"child_id": child_id, "review_id": review_id}
    child, posted, filed = by_key["child"], by_key[key], by_key["file"]
    with pytest.raises(ActionDenied, match="held"):
        sendings.send(beth, child_id, review_id)
    with pytest.raises(ActionDenied, match="held"):
        sending.note_given(
            viewer=beth, **about, sent_id=child.id, on=beth.today, version=child.version
        )
    with pytest.raises(ActionDenied, match="held"):
        sending.note_sealed(viewer=mary, **about, sent_id=posted.id, version=posted.version)
    sending.note_filed(
        viewer=mary,
        **about,
        sent_id=filed.id,
        on=mary.today,
        receipt="LCS-88",
        version=filed.version,
    )
    assert Sent.objects.get(recipient="file").receipt == "LCS-88"


def test_a_record_that_was_corrected_goes_anew_and_says_who_had_the_old_one(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int, server: Given
) -> None:
    key = mother(mary, child_id, route="secure_email", email="maud@home.test")
    chosen = Chosen(key, ForWhom.PARENT_PR, "secure_email")
    on_the_list(mary, child_id, review_id, chosen)
    sendings.send(beth, child_id, review_id)
    Sender().one_round()
    note_what_has_gone()
    records.said(mary, child_id, review_id, "health", "Glasses.", answer="some")
    records.finished(mary, child_id, review_id, "The letter came")
    assert offered(mary, child_id, review_id)[key].had == 1
    on_the_list(mary, child_id, review_id, chosen)
    sendings.send(beth, child_id, review_id)
    text = MessageText.objects.order_by("-pk")[0].text
    assert "It was corrected, and replaces what you were sent on" in text
    client = signed_in(mary.person_id)
    page = client.get(address("sending", child_id=child_id, review_id=review_id))
    assert "Who was given the record before it was corrected" in page.content.decode()


def test_what_waits_of_an_old_record_does_not_go_after_a_correction(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int
) -> None:
    key = mother(mary, child_id, route="secure_email", email="maud@home.test")
    on_the_list(mary, child_id, review_id, Chosen(key, ForWhom.PARENT_PR, "secure_email"))
    records.said(mary, child_id, review_id, "health", "Glasses.", answer="some")
    records.finished(mary, child_id, review_id, "The letter came")
    with pytest.raises(ActionDenied, match="The record was corrected since Maud Moss"):
        sendings.send(beth, child_id, review_id)


def test_papers_go_with_a_version_without_what_files_tell_of_their_makers(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    arrived = take_in("Mina Moss report.docx", io.BytesIO(a_word_file()))
    paper_id = keep(viewer=mary, child_id=child_id, arrived=arrived, kind="report")
    sendings.paper(mary, child_id, review_id, paper_id, "report")
    key = mother(mary, child_id, route="secure_email", email="maud@home.test")
    sendings.changed(mary, child_id, review_id, ForWhom.PARENT_PR, Changes(papers=(paper_id,)))
    on_the_list(mary, child_id, review_id, Chosen(key, ForWhom.PARENT_PR, "secure_email"))
    sendings.send(mary, child_id, review_id)
    first, second = Enclosure.objects.order_by("number")
    assert (first.name, second.name) == ("review-record.pdf", "1-social-work-report.docx")
    with zipfile.ZipFile(io.BytesIO(bytes(second.content))) as word:
        assert not any("comments" in name for name in word.namelist())
        assert not any(b"Sal Social" in word.read(name) for name in word.namelist())


def test_the_file_for_the_case_system_holds_record_papers_and_their_checksums(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    arrived = take_in("drawing.jpg", io.BytesIO(a_picture()))
    paper_id = keep(viewer=mary, child_id=child_id, arrived=arrived, kind="other")
    sendings.paper(mary, child_id, review_id, paper_id, "other")
    on_the_list(mary, child_id, review_id, FILE)
    review = things.found(mary, child_id, review_id)
    (version,) = approved_queries.approved_versions(mary, review)
    name, content = filed_copy(mary, review, version)
    assert name.endswith(f"{checksum(content)[:16]}.zip")
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        listed = made.read("checksums.txt").decode()
        assert made.namelist() == ["review-record.pdf", "1-another-paper.jpg", "checksums.txt"]
        assert checksum(made.read("review-record.pdf")) in listed
    assert filed_copy(mary, review, version) == (name, content)


def test_it_is_filed_with_a_receipt_and_not_without(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    on_the_list(mary, child_id, review_id, FILE)
    sent_id, version = the_only(mary, child_id, review_id)
    there = address("file-record", child_id=child_id, review_id=review_id, sent_id=sent_id)
    client = signed_in(mary.person_id)
    day = {"on-day": mary.today.day, "on-month": mary.today.month, "on-year": mary.today.year}
    page = client.post(there, {"version": version, "receipt": "", **day})
    assert "Enter the receipt number" in page.content.decode()
    client.post(there, {"version": version, "receipt": "LCS-1", **day})
    assert Sent.objects.get().receipt == "LCS-1"
    copy = address("filed-copy", child_id=child_id, review_id=review_id, sent_id=sent_id)
    answer = client.get(copy)
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_version_leaves_as_an_attachment_and_on_the_trail(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    client = signed_in(mary.person_id)
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        about = {"child_id": child_id, "review_id": review_id, "for_whom": "child"}
        answer = client.get(reverse("version-file", kwargs={**about, "ending": ending}))
        assert answer["Content-Disposition"].startswith("attachment")
        assert "Mina" not in answer["Content-Disposition"]
        assert answer.content.startswith(start)


def test_whoever_does_not_send_by_the_authority_s_rule_is_told_who_does(
    cast: Mapping[Role, Viewer], mary: Viewer, child_id: int, review_id: int
) -> None:
    sal = cast[Role.SOCIAL_WORKER]
    recording.is_worker(mary, "Sal Social", sal.person_id or 0)
    recording.linked(mary, child_id, "Sal Social", mary.today - timedelta(days=50), team=TEAM)
    on_the_list(mary, child_id, review_id, CHILD)
    with pytest.raises(ActionDenied, match="Records are sent by: Business support"):
        sendings.send(sal, child_id, review_id)
