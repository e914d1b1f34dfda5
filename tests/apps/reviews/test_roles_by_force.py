"""What people reach who type addresses and forge forms: no text for business support, no name on the
trail, nothing of a child who is kept from them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.papers.models import Paper
from footprint.post import queries as post
from footprint.post.actions import feeds
from footprint.reviews.actions import booking, inviting, private, sitting
from footprint.reviews.codes import BRINGS_FORWARD, Ladder
from footprint.reviews.forms.record import number_of
from footprint.reviews.models import Decision, Invited, PaperAsked, PrivateWord, ReviewRequest, Step
from footprint.reviews.said.record import PassedOnSaid
from footprint.reviews.said.review import InvitedSaid, ReviewSaid, SittingSaid
from tests.apps.browsing import signed_in
from tests.apps.cast import everybody
from tests.apps.children import recording
from tests.apps.reviews import things
from tests.stores import Store

pytestmark = pytest.mark.store

SECRET = "Zanzibar"


@pytest.fixture
def cast(store: object) -> Mapping[Role, Viewer]:
    return everybody()


@pytest.fixture
def mary(cast: Mapping[Role, Viewer]) -> Viewer:
    return cast[Role.IRO_MANAGER]


@pytest.fixture
def mina(cast: Mapping[Role, Viewer], mary: Viewer) -> int:
    """Olive's and Sal's."""
    child_id = recording.child(mary, "M-1")
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    recording.allocated(mary, child_id, olive, mary.today - timedelta(days=50))
    recording.linked(mary, child_id, "Sal Social", mary.today - timedelta(days=50), team="North")
    recording.is_worker(mary, "Sal Social", cast[Role.SOCIAL_WORKER].person_id or 0)
    return child_id


def booked(viewer: Viewer, child_id: int, day: date) -> int:
    other = recording.officer(viewer, "Oscar Other", "oscar@council.test")
    said = ReviewSaid(
        Ladder.LOOKED_AFTER,
        other.pk,
        SittingSaid(things.at(day), place_kind="council", place="Room 4"),
        stand_in_why=f"{SECRET} stands in.",
        outside_why=f"{SECRET} outside.",
        brought_forward=next(iter(BRINGS_FORWARD)),
        brought_forward_why=f"{SECRET} forward.",
    )
    return booking.book_review(viewer=viewer, child_id=child_id, said=said)


def addresses(child_id: int, review_id: int, sitting_id: int, invited_id: int) -> list[str]:
    """Every address of a review and its parts, by its name."""
    about = {"child_id": child_id, "review_id": review_id}
    plain = (
        "review",
        "invited",
        "add-invited",
        "send-invitations",
        "change-chair",
        "cancel-review",
        "take-out-of-meeting",
        "complete-review",
        "reopen-review",
        "adjourn-review",
        "add-sitting",
        "record",
        "record-attendance",
        "record-check",
        "record-passages",
        "record-private",
        "record-pass-on",
        "record-sheet",
        "record-child",
        "review-decisions",
        "review-preparing",
        "review-clock",
    )
    of_sitting = {**about, "sitting_id": sitting_id}
    return [
        *(reverse(name, kwargs=about) for name in plain),
        *(
            reverse(name, kwargs=of_sitting)
            for name in ("move-sitting", "hold-sitting", "miss-sitting", "take-sitting-back")
        ),
        reverse("change-invited", kwargs={**about, "invited_id": invited_id}),
        reverse("reviews", kwargs={"child_id": child_id}),
    ]


def shown(client: Client, address: str) -> str:
    """What comes of asking, of posting a forged form, and of what the script sends."""
    forged = {"version": "0", "words": "x", "why": "x", "asked": "no", "name": "x", "role": "other"}
    answers = [
        client.get(address),
        client.post(address, forged),
        client.post(address, forged, headers={"accept": "application/json"}),
    ]
    return "\n".join(one.content.decode() for one in answers)


def test_business_support_reaches_nobody_s_own_words_by_any_address_or_forged_form(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    review_id = booked(mary, mina, mary.today + timedelta(days=9))
    jane = InvitedSaid("other_family", "Jane Reed", not_asked_words=f"{SECRET} of Jane.")
    invited_id = inviting.add_invited(viewer=mary, child_id=mina, review_id=review_id, said=jane)
    private.save_private_word(
        viewer=mary,
        child_id=mina,
        review_id=review_id,
        words=f"{SECRET} alone.",
        may_be_told_to=(),
        version=0,
    )
    sitting_id = things.found(mary, mina, review_id).booked[0].id
    client = signed_in(cast[Role.BUSINESS_SUPPORT].person_id)
    for address in addresses(mina, review_id, sitting_id, invited_id):
        assert SECRET not in shown(client, address), address


@pytest.mark.parametrize(
    "role",
    [
        Role.BUSINESS_SUPPORT,
        Role.SOCIAL_WORKER,
        Role.SOCIAL_CARE_MANAGER,
        Role.INSPECTOR,
        Role.ANALYST,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
    ],
)
def test_what_a_child_said_alone_is_on_no_page_of_anybody_outside_the_service(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int, role: Role
) -> None:
    review_id = things.booked(mary, mina, mary.today)
    about: dict[str, Any] = {"viewer": mary, "child_id": mina, "review_id": review_id}
    for version, words in enumerate((f"{SECRET} first.", f"{SECRET} again.")):
        private.save_private_word(**about, words=words, may_be_told_to=(), version=version)
    private.pass_private_word_on(
        **about, said=PassedOnSaid(to=f"Sergeant {SECRET}", words=f"{SECRET} on."), version=2
    )
    found = things.found(mary, mina, review_id)
    invited_id = things.invited(mary, mina, review_id)[0].id
    client = signed_in(cast[role].person_id)
    pages = addresses(mina, review_id, found.sittings[0].id, invited_id)
    pages += [reverse("child", kwargs={"child_id": mina}), reverse("trail"), reverse("my-work")]
    for address in pages:
        assert SECRET not in shown(client, address), address


def test_what_business_support_leaves_empty_stays_as_the_officer_wrote_it(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    review_id = booked(mary, mina, mary.today + timedelta(days=9))
    jane = InvitedSaid("other_family", "Jane Reed", not_asked_words=f"{SECRET} of Jane.")
    invited_id = inviting.add_invited(viewer=mary, child_id=mina, review_id=review_id, said=jane)
    client = signed_in(cast[Role.BUSINESS_SUPPORT].person_id)
    address = {"child_id": mina, "review_id": review_id, "invited_id": invited_id}
    sent = {"role": "other_family", "name": "Jane Reed", "asked": "yes", "version": "1"}
    assert client.post(reverse("change-invited", kwargs=address), sent).status_code == 302
    assert Invited.objects.get(pk=invited_id).not_asked_words == f"{SECRET} of Jane."


def test_a_decision_taken_back_before_it_was_issued_is_shown_to_nobody_outside_the_service(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    review_id = things.booked(mary, mina, mary.today)
    row = Decision(
        child_id=mina, review_id=review_id, number=1, words=SECRET, who="Sal", withdrawn=True
    )
    recording.add_rows(viewer=recording.the_import(mary.today), rows=[row])
    address = reverse("review-decisions", kwargs={"child_id": mina, "review_id": review_id})
    assert SECRET in signed_in(mary.person_id).get(address).content.decode()
    sal = signed_in(cast[Role.SOCIAL_WORKER].person_id)
    assert SECRET not in sal.get(address).content.decode()


def test_the_trail_holds_no_name_and_no_address_of_anybody_round_a_child(
    mary: Viewer, mina: int
) -> None:
    review_id = things.booked(mary, mina, mary.today)
    about: dict[str, Any] = {"child_id": mina, "review_id": review_id}
    rows = [
        Invited(**about, role="mother", name="Maud Moss", email="maud@home.test"),
        ReviewRequest(
            child_id=mina,
            asked_by="parent",
            asked_by_name="Maud Moss",
            asked_on=mary.today,
            why="other",
        ),
        PrivateWord(**about, moved_out_to="Maud Moss"),
        Decision(**about, number=1, words="See her", who="Maud Moss"),
        Step(**about, kind="talk", done_by="Maud Moss"),
        PaperAsked(**about, kind="other", of="Maud Moss"),
        Paper(
            child_id=mina,
            name="Mina Moss.pdf",
            kind="other",
            type="pdf",
            size=1,
            sha256="a" * 64,
            place="b" * 32,
        ),
    ]
    for row in rows:
        recording.add_rows(viewer=recording.the_import(mary.today), rows=[row])
    told = " ".join(str(row.changes) for row in TrailRow.objects.all())
    for never in ("Maud", "Mina Moss", "home.test"):
        assert never not in told


def test_a_feed_leaves_out_a_child_from_whom_its_owner_is_barred_or_who_is_restricted_to_her(
    cast: Mapping[Role, Viewer], mary: Viewer
) -> None:
    olive = cast[Role.REVIEWING_OFFICER]
    officer = recording.officer(mary, "Olive Officer", "olive@council.test")
    ids = [recording.child(mary, f"F-{number}") for number in range(3)]
    for child_id in ids:
        recording.allocated(mary, child_id, officer, mary.today - timedelta(days=9))
        things.booked(mary, child_id, mary.today + timedelta(days=3), officer=officer.pk)
    secret = feeds.make_feed(viewer=olive)
    address = reverse("feed", kwargs={"secret": secret})
    assert signed_in(None).get(address).content.count(b"BEGIN:VEVENT") == 3
    recording.barred(mary, ids[0], olive.person_id or 0)
    recording.restricted(mary, ids[1])
    assert signed_in(None).get(address).content.count(b"BEGIN:VEVENT") == 1
    assert len(post.feed_entries(olive)) == 1


@pytest.mark.parametrize(
    ("day", "at", "said"),
    [
        ("29 3 2026", "1.30am", "the clocks go forward"),
        ("31 12 9999", "23.59", "more than a year ahead"),
        ("1 1 3000", "4pm", "more than a year ahead"),
    ],
)
def test_a_time_that_there_is_not_and_a_year_far_ahead_are_answered_in_a_sentence(
    mary: Viewer, mina: int, day: str, at: str, said: str
) -> None:
    number, month, year = day.split()
    sent = {
        "ladder": "looked_after",
        "day-day": number,
        "day-month": month,
        "day-year": year,
        "at": at,
        "minutes": "60",
        "place_kind": "home",
        "officer_id": "1",
    }
    address = reverse("book-review", kwargs={"child_id": mina})
    page = signed_in(mary.person_id).post(address, sent)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert things.open_of(mary, mina) == ()


def test_the_hour_that_comes_twice_in_october_is_the_first_of_the_two(
    mary: Viewer, mina: int
) -> None:
    day = date(2026, 10, 25)
    review_id = things.booked(mary, mina, day)
    one = things.found(mary, mina, review_id)
    sitting.move_sitting(
        viewer=mary,
        child_id=mina,
        review_id=review_id,
        sitting_id=one.booked[0].id,
        version=one.booked[0].version,
        said=SittingSaid(things.at(day, 1, 30)),
        outside_why="Late.",
    )
    (moved,) = things.found(mary, mina, review_id).booked
    assert moved.starts_at.isoformat() == "2026-10-25T00:30:00+00:00"
    assert moved.on == day


@pytest.mark.parametrize("forged", ["²", "-1", "", "9" * 5000, "1.0", "x"])
def test_a_forged_mark_is_nobody_s_version(mary: Viewer, mina: int, forged: str) -> None:
    review_id = things.booked(mary, mina, mary.today)
    assert number_of(forged) == 0
    address = reverse("record-child", kwargs={"child_id": mina, "review_id": review_id})
    marks = {f"mark-{code}": f"{forged}.x" for code in ("child_views", "communication")}
    answer = signed_in(mary.person_id).post(
        address, {**marks, "child_views_words": "x"}, headers={"accept": "application/json"}
    )
    assert answer.status_code in {201, 409, 422}


def test_whoever_begins_at_another_child_of_a_meeting_locks_the_children_in_the_same_order(
    mary: Viewer, store: Store
) -> None:
    if store.kind != "postgresql":
        pytest.skip("SQLite has one writer, and locks no row.")
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    ids = [recording.child(mary, f"S-{number}") for number in range(3)]
    at = things.at(mary.today + timedelta(days=9))
    said = ReviewSaid(Ladder.LOOKED_AFTER, olive.pk, SittingSaid(at), outside_why="Late.")
    reviews = booking.book_meeting(viewer=mary, child_ids=ids, said=said)
    for first in (ids[0], ids[2]):
        one = things.found(mary, first, reviews[first])
        with CaptureQueriesContext(connection) as asked:
            sitting.change_chair(
                viewer=mary,
                child_id=first,
                review_id=one.id,
                version=one.version,
                officer_id=olive.pk,
            )
        locks = [each["sql"] for each in asked if each["sql"].endswith("FOR UPDATE")]
        children = [sql for sql in locks if 'FROM "children_child"' in sql]
        order = [next(key for key in ids if f"= {key} " in f"{sql} ") for sql in children[:3]]
        assert order == ids
