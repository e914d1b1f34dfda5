"""Whoever has no account reads her version by a personal link, after the word, and nobody else does."""

import logging
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import BytesIO
from threading import Event
from typing import Any

import pikepdf
import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from footprint.accounts import links as secret_links
from footprint.accounts.actions import links as link_actions
from footprint.accounts.facts import Ended
from footprint.accounts.guessing import MOST_MISSES
from footprint.accounts.models import LinkVisit, PersonalLink
from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, action, ask, record
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children.actions import by_hand, connected
from footprint.children.recorded import AddressSaid, ConnectedSaid, EpisodeSaid
from footprint.post import actions as post
from footprint.post.facts import HoldReason
from footprint.post.models import Message, MessageText
from footprint.post.sender import Sender
from footprint.reviews.actions import links, sending
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.sending import Chosen, SentSeen
from footprint.reviews.gone import note_what_has_gone
from footprint.reviews.models import Sent
from footprint.reviews.queries import sending as sending_queries
from tests.apps.browsing import signed_in
from tests.apps.cast import everybody
from tests.apps.children import recording
from tests.apps.post.mail_server import Given, mail_server
from tests.apps.reviews import by_link, records, sendings, things
from tests.apps.reviews.by_link import (
    HEADING,
    WORD,
    agreed,
    bare,
    handed_over,
    now,
    on_the_list,
    path_in,
    path_of,
    reads,
    says,
    stranger,
    text_of,
    the_link,
)

pytestmark = pytest.mark.store

WELL = sendings.GOING_WELL
AGAIN = "That did not open anything"
HERS = "mina@home.test"


@pytest.fixture
def server() -> Iterator[Given]:
    with mail_server() as given:
        yield given


@pytest.fixture
def cast(store: object) -> Mapping[Role, Viewer]:
    cache.clear()
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


def a_mother(mary: Viewer, child_id: int, **said: object) -> Chosen:
    said = {"route": "email", "email": "maud@home.test", **said}
    connected_id = recording.connected(mary, child_id, **said)  # type: ignore[arg-type]
    sendings.looked_at(mary, child_id)
    return Chosen(f"connected {connected_id}", ForWhom.PARENT_PR, "link")


def test_a_girl_of_fourteen_reads_her_version_after_the_word(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    _, path = handed_over(mary, child_id, review_id)
    client = stranger()
    before = client.get(path).content.decode()
    assert HEADING in before
    for told in ("Mina", "Moss", "review", "Olive", WELL):
        assert told not in before
    page = says(client, path, "blue-rabbit")
    assert WELL in page
    assert "Hello Mina" in page
    assert "advocate" in page
    assert "Footprint</a>" not in page  # nothing leads into the service


def test_the_letter_says_neither_who_nor_what_and_the_address_stands_in_no_row(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int, server: Given
) -> None:
    sent = agreed(mary, child_id, review_id, on_the_list(mary, child_id, review_id), HERS)
    assert sendings.send(beth, child_id, review_id) == 1
    while Sender().one_round():
        pass
    (letter,) = server.to(HERS)
    text = text_of(letter)
    for told in ("Mina", "Moss", "review", "Olive", WORD):
        assert told not in f"{text} {letter['Subject']}"
    path = path_in(text)
    secret = path.split("/")[2]
    assert secret not in MessageText.objects.get(message__kind="personal_link").text
    assert WELL in says(stranger(), path)
    note_what_has_gone()
    assert now(mary, child_id, review_id, sent.id).sent_on == mary.today
    kept = PersonalLink.objects.get()
    everything = repr([vars(row) for row in (kept, *Message.objects.all(), *Sent.objects.all())])
    for hidden in (secret, secret.replace("-", ""), WORD, "bluerabbit"):
        assert hidden not in everything
        assert hidden not in repr(list(TrailRow.objects.values()))


def test_a_secret_cannot_be_guessed_and_can_be_typed_from_paper(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    letters = secret_links.secret_of("a").replace("-", "")
    assert len(letters) * 5 >= 128
    assert not set(letters) & set("ilou")
    assert secret_links.secret_of("a") != secret_links.secret_of("b")
    as_typed = letters.upper().replace("0", "O").replace("1", "l")
    assert secret_links.hash_of(as_typed) == secret_links.hash_of(secret_links.secret_of("a"))


def test_the_same_answer_to_a_wrong_word_and_to_links_that_are_unknown_over_locked_or_closed(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    sent, path = handed_over(mary, child_id, review_id)
    unknown = "/open/aaaaa-bbbbb-ccccc-ddddd-eeeee-f/"
    client = stranger()
    looks, answers = [], []

    def asked(at: str, word: str) -> None:
        looks.append(bare(client.get(at).content.decode()))
        page = client.post(at, {"word": word}, follow=True)
        answers.append((page.status_code, bare(page.content.decode())))

    asked(path, "not it")
    asked(unknown, WORD)
    for _ in range(secret_links.MOST_TRIES):
        client.post(path, {"word": "not it"})
    asked(path, WORD)  # locked
    sent = agreed(mary, child_id, review_id, now(mary, child_id, review_id, sent.id))
    asked(path, WORD)  # replaced
    links.end_link(
        viewer=mary, child_id=child_id, review_id=review_id, sent_id=sent.id, version=sent.version
    )
    asked(path_of(mary, the_link(mary, child_id, review_id, sent)), WORD)  # ended
    assert len(set(looks)) == len(set(answers)) == 1
    assert AGAIN in answers[0][1]


def test_after_its_last_day_a_link_opens_nothing_and_a_visit_neither(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    _, last_day = handed_over(mary, child_id, review_id, days_ago=28)
    assert WELL in says(stranger(), last_day)
    other = recording.child(mary, "C-2", first_name="Nan")
    _, past = handed_over(mary, other, sendings.finished(mary, other), days_ago=29)
    assert AGAIN in says(stranger(), past)


def test_five_wrong_words_lock_it_and_the_page_of_versions_says_so(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    sent, path = handed_over(mary, child_id, review_id)
    client = stranger()
    for word in ("one", "two", "three", "four"):
        says(client, path, word)
    assert not the_link(mary, child_id, review_id, sent).locked
    says(client, path, "five")
    assert AGAIN in says(client, path, WORD)
    page = signed_in(mary.person_id).get(f"/children/{child_id}/reviews/{review_id}/sending/")
    assert "Locked after 5 wrong words" in page.content.decode()
    assert "Agree a new word" in page.content.decode()


def test_words_tried_at_the_same_moment_are_all_counted(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    sent, path = handed_over(mary, child_id, review_id)
    link_id = the_link(mary, child_id, review_id, sent).id

    def tries(number: int) -> str:
        try:
            link_actions.try_word(viewer=mary, link_id=link_id, word=f"wrong {number}")
        except ActionDenied:
            return "locked"
        finally:
            connection.close()
        return "wrong"

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(tries, range(12)))
    assert found.count("wrong") == secret_links.MOST_TRIES
    assert AGAIN in says(stranger(), path)


def test_the_right_word_begins_the_count_anew(mary: Viewer, child_id: int, review_id: int) -> None:
    sent, path = handed_over(mary, child_id, review_id)
    client = stranger()
    for _ in range(secret_links.MOST_TRIES - 1):
        says(client, path, "not it")
    assert WELL in says(client, path)
    assert the_link(mary, child_id, review_id, sent).tries == 0


def test_what_locks_a_link_ends_the_visit_that_is_under_way(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    _, path = handed_over(mary, child_id, review_id)
    hers = stranger()
    assert WELL in says(hers, path)
    for _ in range(secret_links.MOST_TRIES):
        says(stranger(), path, "not it")
    assert WELL not in reads(hers, path)


def moved(mary: Viewer, child_id: int) -> None:
    """To another carer, yesterday."""
    yesterday = mary.today - timedelta(days=1)
    began_on = mary.today - timedelta(days=100)
    first = EpisodeSaid(began_on, yesterday, "S", "C2", "U6", "X1")
    by_hand.record_episode(viewer=mary, child_id=child_id, said=first, version=1)
    there = EpisodeSaid(yesterday, None, "P", "C2", "U4", "")
    by_hand.record_episode(viewer=mary, child_id=child_id, said=there, version=0)


def test_it_dies_when_she_moves_and_so_does_a_visit_under_way(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    sent, path = handed_over(mary, child_id, review_id)
    client = stranger()
    assert WELL in says(client, path)
    moved(mary, child_id)
    assert the_link(mary, child_id, review_id, sent).ended_why is Ended.MOVED
    assert WELL not in reads(client, path)
    assert AGAIN in says(client, path)


def test_a_letter_whose_link_died_while_it_waited_does_not_go(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int, server: Given
) -> None:
    agreed(mary, child_id, review_id, on_the_list(mary, child_id, review_id), HERS)
    sendings.send(beth, child_id, review_id)
    moved(mary, child_id)
    while Sender().one_round():
        pass
    assert server.letters == []
    page = signed_in(beth.person_id).get(f"/children/{child_id}/reviews/{review_id}/sending/")
    assert "Closed: the child has moved" in page.content.decode()
    letter = Message.objects.get(kind="personal_link")
    page = signed_in(beth.person_id).get(f"/letters/{letter.pk}/")
    assert "Its personal link was closed or ran out before it went" in page.content.decode()
    assert "Try to send it again" not in page.content.decode()


def test_another_legal_status_is_no_move(mary: Viewer, child_id: int, review_id: int) -> None:
    _, path = handed_over(mary, child_id, review_id)
    yesterday, began_on = mary.today - timedelta(days=1), mary.today - timedelta(days=100)
    first = EpisodeSaid(began_on, yesterday, "S", "C2", "U6", "X1")
    by_hand.record_episode(viewer=mary, child_id=child_id, said=first, version=1)
    same = EpisodeSaid(yesterday, None, "L", "C1", "U6", "")
    by_hand.record_episode(viewer=mary, child_id=child_id, said=same, version=0)
    assert WELL in says(stranger(), path)


@pytest.mark.parametrize(
    ("end_reason", "placement"),
    [("E4A", "U6"), ("E2", "U6"), ("E11", "A3"), ("E3", "U6"), ("", "A3")],
    ids=["home", "died", "adopted", "another authority", "placed for adoption"],
)
def test_it_dies_with_whatever_ends_and_stays_dead_when_a_person_has_looked(
    mary: Viewer, child_id: int, review_id: int, end_reason: str, placement: str
) -> None:
    sent, path = handed_over(mary, child_id, review_id)
    began_on = mary.today - timedelta(days=100)
    ended_on = mary.today - timedelta(days=1) if end_reason else None
    said = EpisodeSaid(began_on, ended_on, "S", "C2", placement, end_reason)
    by_hand.record_episode(viewer=mary, child_id=child_id, said=said, version=1)
    sendings.looked_at(mary, child_id)
    assert the_link(mary, child_id, review_id, sent).ended_why is Ended.LEFT
    assert AGAIN in says(stranger(), path)


def test_a_limit_of_a_court_closes_the_link_of_that_person_and_no_other(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    mother = a_mother(mary, child_id)
    _, hers = handed_over(mary, child_id, review_id)
    sent, maud = handed_over(mary, child_id, review_id, mother)
    client = stranger()
    assert "Mina Moss" in says(client, maud)
    recording.limited(mary, child_id, sent.connected_id or 0, "no_contact")
    assert "Mina Moss" not in reads(client, maud)
    assert AGAIN in says(stranger(), hers)  # for as long as nobody has looked
    sendings.looked_at(mary, child_id)
    assert AGAIN in says(stranger(), maud)
    assert WELL in says(stranger(), hers)


@pytest.mark.parametrize("what", ["address", "email", "ended", "withdrawn"])
def test_it_dies_with_what_changes_about_the_person(
    mary: Viewer, child_id: int, review_id: int, what: str
) -> None:
    mother = a_mother(mary, child_id)
    sent, path = handed_over(mary, child_id, review_id, mother)
    about: dict[str, Any] = {
        "viewer": mary,
        "child_id": child_id,
        "connected_id": sent.connected_id or 0,
    }
    if what == "address":
        connected.record_address(**about, said=AddressSaid("1 Elm Road", True), version=1)
    elif what == "email":
        said = ConnectedSaid(
            name="Maud Moss",
            relation="mother",
            parental_responsibility="yes",
            email="other@home.test",
            route="email",
        )
        connected.change_connected(**about, said=said, version=1)
    elif what == "ended":
        connected.end_connected(**about, ended_on=mary.today, version=1)
    else:
        connected.withdraw_connected(**about, version=1)
    sendings.looked_at(mary, child_id)
    link = PersonalLink.objects.get()
    assert link.ended_why == Ended.LIMITED
    assert AGAIN in says(stranger(), path)


def changed(mary: Viewer, child_id: int, sent: SentSeen, **said: str) -> None:
    """Of the mother, as the page of the people round the child saves it."""
    values = {
        "name": "Maud Moss",
        "relation": "mother",
        "parental_responsibility": "yes",
        "email": "maud@home.test",
        "route": "email",
        **said,
    }
    connected.change_connected(
        viewer=mary,
        child_id=child_id,
        connected_id=sent.connected_id or 0,
        said=ConnectedSaid(**values),  # type: ignore[arg-type]
        version=1,
    )


@pytest.mark.parametrize(
    ("what", "now_is"), [("parental_responsibility", "no"), ("relation", "father")]
)
def test_who_reads_as_somebody_else_from_now_on_has_no_link(
    mary: Viewer, child_id: int, review_id: int, what: str, now_is: str
) -> None:
    sent, path = handed_over(mary, child_id, review_id, a_mother(mary, child_id))
    client = stranger()
    assert "Mina Moss" in says(client, path)
    changed(mary, child_id, sent, **{what: now_is})
    assert PersonalLink.objects.get().ended_why == Ended.LIMITED
    assert "Mina Moss" not in reads(client, path)
    assert AGAIN in says(stranger(), path)


@pytest.mark.parametrize(
    "said", [{"email": "new@home.test"}, {"route": "post", "email": ""}, {"route": "none"}]
)
def test_a_letter_with_a_link_follows_nobody_and_is_printed_nowhere(
    mary: Viewer, child_id: int, review_id: int, server: Given, said: dict[str, str]
) -> None:
    mother = a_mother(mary, child_id, address="1 Elm Road")
    sent = on_the_list(mary, child_id, review_id, mother)
    sent = agreed(mary, child_id, review_id, sent, "maud@home.test")
    sendings.send(mary, child_id, review_id)
    changed(mary, child_id, sent, **said)
    letter = Message.objects.get(kind="personal_link")
    assert (letter.state, letter.to_address) == ("failed", "maud@home.test")
    assert letter.address_ended
    while Sender().one_round():
        pass
    assert server.letters == []
    page = signed_in(mary.person_id).get(f"/children/{child_id}/reviews/{review_id}/sending/")
    assert "Closed: something about this person has changed" in page.content.decode()
    assert "Agree a new word" in page.content.decode()


def test_who_gets_letters_by_post_gets_no_link_by_e_mail(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    mother = a_mother(mary, child_id, route="post", address="1 Elm Road")
    sent = on_the_list(mary, child_id, review_id, mother)
    with pytest.raises(ActionDenied, match="is not the address of"):
        agreed(mary, child_id, review_id, sent, "maud@home.test")
    assert agreed(mary, child_id, review_id, sent).waits


def test_it_dies_when_a_later_record_goes_out(mary: Viewer, child_id: int, review_id: int) -> None:
    _, path = handed_over(mary, child_id, review_id)
    records.said(mary, child_id, review_id, "going_well", "You like your dog.")
    records.finished(mary, child_id, review_id, "A dog was missing")
    client = stranger()
    assert WELL in says(client, path)
    sendings.approved(mary, child_id, review_id, ForWhom.CHILD)
    handed = sendings.listed(mary, child_id, review_id, Chosen("child", ForWhom.CHILD, "by_hand"))
    one = handed[-1]
    sending.note_given(
        viewer=mary,
        child_id=child_id,
        review_id=review_id,
        sent_id=one.id,
        on=mary.today,
        version=one.version,
    )
    assert WELL not in reads(client, path)
    assert AGAIN in says(stranger(), path)


def test_a_hold_closes_it_until_a_person_has_looked(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    _, path = handed_over(mary, child_id, review_id)
    post.hold(viewer=mary, child_ids=[child_id], why=HoldReason.CONTACT_LIMITED)
    assert AGAIN in says(stranger(), path)
    sendings.looked_at(mary, child_id)
    assert WELL in says(stranger(), path)


def test_the_cookie_of_one_link_opens_no_other(mary: Viewer, child_id: int, review_id: int) -> None:
    _, hers = handed_over(mary, child_id, review_id)
    other = recording.child(mary, "C-2", first_name="Nan")
    _, nans = handed_over(mary, other, sendings.finished(mary, other))
    client = stranger()
    assert "Hello Mina" in says(client, hers)
    page = reads(client, nans)
    assert HEADING in page
    assert "Nan" not in page
    assert "Hello Mina" in reads(client, hers)
    cookie = client.cookies["__Secure-visit"]
    assert cookie["path"] == hers
    assert cookie["httponly"]
    assert cookie["secure"]


def test_a_visit_opens_no_page_of_the_service(mary: Viewer, child_id: int, review_id: int) -> None:
    _, path = handed_over(mary, child_id, review_id)
    client = stranger()
    says(client, path)
    for page in ("/", f"/children/{child_id}/", f"/children/{child_id}/reviews/{review_id}/"):
        assert client.get(page).headers["Location"].startswith("/sign-in/")


def test_a_visit_ends_after_half_an_hour_and_by_the_button(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    _, path = handed_over(mary, child_id, review_id)
    client = stranger()
    assert WELL in says(client, path)
    cookie = client.cookies["__Secure-visit"].value
    page = client.post(f"{path}finish/", follow=True).content.decode()
    assert "You have finished" in page
    assert "review" not in page
    client.cookies["__Secure-visit"] = cookie  # whoever has kept it
    assert WELL not in reads(client, path)
    assert WELL in says(client, path)
    run_out(viewer=mary)
    assert WELL not in reads(client, path)


@action
def run_out(*, viewer: Viewer) -> None:
    """Half an hour has passed."""
    ask(None)
    LinkVisit.objects.update(until_at=timezone.now())
    record(viewer, thing="linkvisit", thing_id="")


def test_to_look_at_the_address_uses_nothing_up(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    sent, path = handed_over(mary, child_id, review_id)
    scanner = stranger()
    rows = TrailRow.objects.count()
    for _ in range(10):
        scanner.head(path)
        scanner.get(path)
        scanner.head(f"{path}read/")
        scanner.get(f"{path}file/")
    assert TrailRow.objects.count() == rows
    assert the_link(mary, child_id, review_id, sent).tries == 0
    assert WELL in says(stranger(), path)


def test_two_tabs_and_a_word_sent_twice_are_no_harm(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    _, path = handed_over(mary, child_id, review_id)
    client = stranger()
    assert WELL in says(client, path)
    assert WELL in says(client, path)
    assert WELL in reads(client, path)
    client.post(f"{path}finish/")
    assert client.post(f"{path}finish/").status_code == 302


def test_every_opening_is_on_the_trail_and_the_officer_sees_when(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    sent, path = handed_over(mary, child_id, review_id)
    sending_page = f"/children/{child_id}/reviews/{review_id}/sending/"
    assert "Not opened yet" in signed_in(mary.person_id).get(sending_page).content.decode()
    client = stranger()
    says(client, path)
    link = the_link(mary, child_id, review_id, sent)
    row = TrailRow.objects.filter(kind="opening", source=f"link {link.id}").latest("pk")
    assert (row.person_id, row.child_id, row.thing) == (None, child_id, "recipientversion")
    pdf = client.get(f"{path}file/")
    assert TrailRow.objects.filter(kind="export", source=f"link {link.id}").count() == 1
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="for-you-to-read.pdf"'
    assert len(pikepdf.open(BytesIO(pdf.content)).pages) == 1
    assert len(link.read_at) == 1
    page = signed_in(mary.person_id).get(sending_page).content.decode()
    assert f"Opened on {mary.today.day} " in page


def test_the_authority_says_how_a_child_reaches_an_advocate(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    _, path = handed_over(mary, child_id, review_id)
    assert "Ask Olive Officer or your social worker to find you one." in says(stranger(), path)
    things.ruled(mary, "advocate_words", "Ring Ada at the made-up advocates.")
    assert "Ring Ada at the made-up advocates." in says(stranger(), path)


def test_pages_of_a_link_are_kept_and_listed_nowhere(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    _, path = handed_over(mary, child_id, review_id)
    client = stranger()
    says(client, path)
    for page in (path, f"{path}read/", f"{path}file/", "/open/"):
        headers = client.get(page).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"].startswith("noindex")
    assert client.get(f"{path}read/").headers["Refresh"].endswith("url=/open/")


def test_an_address_is_never_in_the_logs(
    mary: Viewer, child_id: int, review_id: int, caplog: pytest.LogCaptureFixture
) -> None:
    from footprint.config.logs import PlacesOnly

    _, path = handed_over(mary, child_id, review_id)
    caplog.set_level(logging.DEBUG)
    caplog.handler.setFormatter(PlacesOnly())
    client = stranger()
    says(client, path, "not it")
    client.get(f"{path}nowhere/")
    client.get(f"{path}finish/")
    assert caplog.records != []
    written = [PlacesOnly().format(one) for one in caplog.records]
    assert path.split("/")[2] not in "\n".join(written)


def test_whoever_guesses_from_one_place_waits(mary: Viewer, child_id: int, review_id: int) -> None:
    _, path = handed_over(mary, child_id, review_id)
    client = stranger()
    for _ in range(MOST_MISSES):
        client.post("/open/aaaaa/", {"word": "guess"})
    assert client.post(path, {"word": WORD}).status_code == 429
    cache.clear()
    assert WELL in says(client, path)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("3 May 2012", "without figures"),
        ("cat", "4 letters or more"),
        ("Mina", "nobody’s name"),
        ("MOSS", "nobody’s name"),
    ],
)
def test_a_word_is_no_date_no_name_and_not_short(
    mary: Viewer, child_id: int, review_id: int, word: str, sentence: str
) -> None:
    sent = on_the_list(mary, child_id, review_id)
    with pytest.raises(ActionDenied, match=sentence):
        agreed(mary, child_id, review_id, sent, word=word)


def test_a_child_s_link_goes_to_nobody_else_s_address(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    mother = a_mother(mary, child_id)
    sent = on_the_list(mary, child_id, review_id)
    with pytest.raises(ActionDenied, match="That is the address of"):
        agreed(mary, child_id, review_id, sent, "Maud@home.test")
    hers = on_the_list(mary, child_id, review_id, mother)
    with pytest.raises(ActionDenied, match="is not the address of"):
        agreed(mary, child_id, review_id, hers, "elsewhere@home.test")
    assert agreed(mary, child_id, review_id, hers, "maud@home.test").waits


def test_support_sends_what_it_cannot_open_and_types_no_word(
    cast: Mapping[Role, Viewer], mary: Viewer, beth: Viewer, child_id: int, review_id: int
) -> None:
    sent = on_the_list(mary, child_id, review_id)
    with pytest.raises(ActionDenied):
        agreed(beth, child_id, review_id, sent)
    sent = agreed(mary, child_id, review_id, sent)
    client = signed_in(beth.person_id)
    base = f"/children/{child_id}/reviews/{review_id}/sending"
    assert "Show the link to hand it over" in client.get(f"{base}/").content.decode()
    page = client.get(f"{base}/{sent.id}/link/")
    assert "open/" not in page.content.decode().split("<main")[1]
    shown = client.post(f"{base}/{sent.id}/link/", {"version": sent.version}).content.decode()
    assert path_of(mary, the_link(mary, child_id, review_id, sent)) in shown
    assert "<svg" in shown
    again = client.post(f"{base}/{sent.id}/link/", {"version": sent.version + 1})
    assert "The address was shown before" in again.content.decode()


def test_a_new_word_ends_the_link_before_and_its_letter_does_not_go(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int, server: Given
) -> None:
    sent = agreed(mary, child_id, review_id, on_the_list(mary, child_id, review_id), HERS)
    first = path_of(mary, the_link(mary, child_id, review_id, sent))
    sendings.send(beth, child_id, review_id)
    sent = agreed(
        mary, child_id, review_id, now(mary, child_id, review_id, sent.id), HERS, word="otter"
    )
    sendings.send(beth, child_id, review_id)
    while Sender().one_round():
        pass
    (letter,) = server.to(HERS)
    assert AGAIN in says(stranger(), first)
    assert WELL in says(stranger(), path_in(text_of(letter)), "otter")


def test_what_is_taken_back_before_it_left_opens_nothing(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    sent = agreed(mary, child_id, review_id, on_the_list(mary, child_id, review_id), HERS)
    path = path_of(mary, the_link(mary, child_id, review_id, sent))
    sending.take_back_version(
        viewer=mary, child_id=child_id, review_id=review_id, sent_id=sent.id, version=sent.version
    )
    assert PersonalLink.objects.get().ended_why == Ended.WITHDRAWN
    assert AGAIN in says(stranger(), path)


def test_a_link_handed_over_is_a_record_sent(mary: Viewer, child_id: int, review_id: int) -> None:
    sent, _ = handed_over(mary, child_id, review_id)
    assert sent.sent_on == mary.today == localdate()
    assert sent.left
    assert not sent.waits


def test_a_link_waits_for_its_word_and_nothing_is_sent_before(
    mary: Viewer, beth: Viewer, child_id: int, review_id: int
) -> None:
    on_the_list(mary, child_id, review_id)
    with pytest.raises(ActionDenied, match="Nothing waits to be sent by e-mail"):
        sendings.send(beth, child_id, review_id)
    page = signed_in(beth.person_id).get(f"/children/{child_id}/reviews/{review_id}/sending/")
    assert "Waits for the agreed word" in page.content.decode()
    assert "Waits for the reviewing officer" in page.content.decode()
    work = signed_in(beth.person_id).get("/").content.decode()
    assert "The record waits for the reviewing officer" in work
    assert "Type the agreed word" not in page.content.decode()


def test_the_routes_offer_a_link_to_whoever_may_be_written_to(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    mother = a_mother(mary, child_id)
    review = things.found(mary, child_id, review_id)
    offered = {one.key: one for one in sending_queries.offered_for(mary, review)}
    assert offered["child"].routes == ("by_hand", "link")
    assert "link" in offered[mother.key].routes
    assert "link" not in offered["file"].routes
    assert by_link.CHILD.route in offered["child"].routes


def test_a_leaving_recorded_at_the_moment_a_link_is_made_ends_it(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    sent = on_the_list(mary, child_id, review_id)
    made, done = Event(), Event()
    began_on = mary.today - timedelta(days=100)

    def leaves() -> None:
        made.wait(10)
        try:
            recording.left(mary, child_id, began_on, mary.today - timedelta(days=1))
        finally:
            done.set()
            connection.close()

    def makes() -> None:
        try:
            with transaction.atomic():
                agreed(mary, child_id, review_id, sent)
                made.set()
                done.wait(1)  # whoever records the leaving waits for this to end
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        for one in (threads.submit(leaves), threads.submit(makes)):
            one.result()
    assert PersonalLink.objects.get().ended_why == Ended.LEFT
