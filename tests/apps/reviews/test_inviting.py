"""Who is asked to a review, and what the letters say and never say."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children.models import Connected, ContactLimit
from footprint.post.models import Enclosure, Message, MessageText
from footprint.reviews.actions import booking, inviting, sitting
from footprint.reviews.codes import Ladder
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.said.review import InvitedSaid, ReviewSaid, SittingSaid
from tests.apps.browsing import signed_in
from tests.apps.cast import acting, administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews import things

pytestmark = pytest.mark.store

GRANDMA = InvitedSaid("other_family", "Jane Moss", "jane@family.test", "yes")
TEACHER = InvitedSaid("school", "Tom Teacher")


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


@pytest.fixture
def child_id(mary: Viewer) -> int:
    return recording.child(mary, "C-1")


@pytest.fixture
def review(mary: Viewer, child_id: int) -> ReviewSeen:
    """In three days, in the town hall; grandmother and teacher are put down."""
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    at = things.at(mary.today + timedelta(days=3))
    said = ReviewSaid(
        Ladder.LOOKED_AFTER,
        olive.pk,
        SittingSaid(at, place_kind="council", place="Room 4, Town Hall"),
        outside_why="Her father was found only last week.",
    )
    review_id = booking.book_review(viewer=mary, child_id=child_id, said=said)
    for each in (GRANDMA, TEACHER):
        inviting.add_invited(viewer=mary, child_id=child_id, review_id=review_id, said=each)
    return things.found(mary, child_id, review_id)


def send(mary: Viewer, review: ReviewSeen) -> int:
    return inviting.send_invitations(viewer=mary, child_id=review.child.id, review_id=review.id)


def letters(kind: str) -> dict[str, str]:
    """Subject and text of each letter of a kind, by whom it goes to."""
    rows = MessageText.objects.filter(message__kind=f"review_{kind}").select_related("message")
    return {row.message.to_name: f"{row.subject}\n{row.text}" for row in rows}


def calendars(kind: str) -> list[str]:
    rows = Enclosure.objects.filter(message__kind=f"review_{kind}")
    return [bytes(row.content).decode().replace("\r\n ", "") for row in rows]


def test_a_review_begins_with_the_child_and_the_social_worker_on_its_list(mary: Viewer) -> None:
    child_id = recording.child(mary, "C-2")
    recording.linked(mary, child_id, "Sal Social", mary.today - timedelta(days=9))
    review_id = things.booked(mary, child_id, mary.today)
    found = [(one.role, one.name) for one in things.invited(mary, child_id, review_id)]
    assert found == [("child", "Mina Moss"), ("social_worker", "Sal Social")]


def test_everybody_asked_gets_a_letter_of_their_own_and_whoever_has_no_address_a_printed_one(
    mary: Viewer, review: ReviewSeen
) -> None:
    assert send(mary, review) == 3
    states = dict(Message.objects.values_list("to_name", "state"))
    assert states == {"Jane Moss": "queued", "Tom Teacher": "to_post", "Mina": "to_post"}


def test_invitations_pressed_twice_go_once(mary: Viewer, review: ReviewSeen) -> None:
    send(mary, review)
    assert send(mary, review) == 0
    assert Message.objects.count() == 3


def test_no_letter_or_calendar_names_the_child_or_says_why(
    mary: Viewer, review: ReviewSeen
) -> None:
    send(mary, review)
    sitting.cancel_review(
        viewer=mary,
        child_id=review.child.id,
        review_id=review.id,
        version=review.version,
        why="Her mother is in hospital again",
    )
    texts = [*letters("invitation").values(), *letters("cancelled").values()]
    texts += [*calendars("invitation"), *calendars("cancelled")]
    assert len(texts) == 8
    for text in texts:
        for never in ("Mina Moss", "Her father", "hospital", "2012"):
            assert never not in text
    assert "M.M." in letters("invitation")["Jane Moss"]


def test_a_calendar_entry_is_changed_when_the_sitting_moves_and_taken_out_when_it_is_cancelled(
    mary: Viewer, review: ReviewSeen
) -> None:
    send(mary, review)
    (first,) = review.booked
    about: dict[str, Any] = {"viewer": mary, "child_id": review.child.id, "review_id": review.id}
    said = SittingSaid(things.at(mary.today + timedelta(days=5)), place_kind="video")
    sitting.move_sitting(
        **about, sitting_id=first.id, version=first.version, said=said, outside_why="Late"
    )
    found = things.found(mary, review.child.id, review.id)
    sitting.cancel_review(**about, version=found.version, why="She is ill.")
    (invited,), (changed,), (cancelled,) = map(calendars, ("invitation", "changed", "cancelled"))
    uids = {
        line
        for text in (invited, changed, cancelled)
        for line in text.splitlines()
        if "UID:" in line
    }
    assert len(uids) == 1
    sequences = [
        int(line.partition(":")[2])
        for text in (invited, changed, cancelled)
        for line in text.splitlines()
        if line.startswith("SEQUENCE")
    ]
    assert sequences == sorted(set(sequences))
    assert "METHOD:REQUEST" in changed
    assert "METHOD:CANCEL" in cancelled


def test_a_change_that_nobody_has_to_know_of_is_told_to_nobody(
    mary: Viewer, review: ReviewSeen
) -> None:
    send(mary, review)
    (first,) = review.booked
    sitting.move_sitting(
        viewer=mary,
        child_id=review.child.id,
        review_id=review.id,
        sitting_id=first.id,
        version=first.version,
        said=SittingSaid(
            first.starts_at, place_kind="council", place=first.place, child_chose_school_hours=True
        ),
        outside_why="Late",
    )
    assert letters("changed") == {}


def test_whoever_was_invited_is_invited_to_a_further_sitting_and_to_no_other_again(
    mary: Viewer, review: ReviewSeen
) -> None:
    send(mary, review)
    sitting.add_sitting(
        viewer=mary,
        child_id=review.child.id,
        review_id=review.id,
        version=things.found(mary, review.child.id, review.id).version,
        said=SittingSaid(things.at(mary.today + timedelta(days=6))),
        outside_why="Late",
    )
    assert Message.objects.filter(to_name="Jane Moss").count() == 2


def test_a_place_stands_in_the_letter_only_where_it_tells_nothing_of_the_child(
    mary: Viewer, review: ReviewSeen
) -> None:
    send(mary, review)
    assert "Room 4, Town Hall" in letters("invitation")["Jane Moss"]
    other = recording.child(mary, "C-3", surname="Park")
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    for kind, place in (("home", "1 High Street"), ("elsewhere", "The Park Centre")):
        at = things.at(mary.today + timedelta(days=3))
        said = ReviewSaid(
            Ladder.LOOKED_AFTER,
            olive.pk,
            SittingSaid(at, place_kind=kind, place=place),
            outside_why="Late",
        )
        review_id = booking.book_review(viewer=mary, child_id=other, said=said)
        found = things.found(mary, other, review_id)
        send(mary, found)
        text = letters("invitation")["Mina"]
        assert place not in text
        assert "does not say where" in text
        sitting.cancel_review(
            viewer=mary, child_id=other, review_id=review_id, version=1, why="Another day"
        )


def test_somebody_not_asked_has_a_reason_and_gets_no_letter(
    mary: Viewer, review: ReviewSeen
) -> None:
    teacher = next(
        one for one in things.invited(mary, review.child.id, review.id) if one.role == "school"
    )
    about: dict[str, Any] = {"viewer": mary, "child_id": review.child.id, "review_id": review.id}
    no = InvitedSaid("school", "Tom Teacher", asked=False, child_wants="no")
    with pytest.raises(ActionDenied, match="Choose why they are not asked"):
        inviting.change_invited(**about, invited_id=teacher.id, version=1, said=no)
    why = InvitedSaid(
        "school", "Tom Teacher", asked=False, child_wants="no", not_asked_why="child_asked"
    )
    inviting.change_invited(**about, invited_id=teacher.id, version=1, said=why)
    send(mary, review)
    assert "Tom Teacher" not in letters("invitation")


def test_the_same_person_is_not_put_down_twice(mary: Viewer, review: ReviewSeen) -> None:
    with pytest.raises(ActionDenied, match="on the list already"):
        inviting.add_invited(
            viewer=mary, child_id=review.child.id, review_id=review.id, said=GRANDMA
        )


def test_adults_are_counted_and_shown_against_the_rule(mary: Viewer, review: ReviewSeen) -> None:
    address = reverse("invited", kwargs={"child_id": review.child.id, "review_id": review.id})
    client = signed_in(mary.person_id)
    page = client.get(address).content.decode()
    assert "3 adults would be there, with the officer. The rule here is 6 at most." in page
    things.ruled(mary, "most_adults", "2")
    assert "more than 2, the rule here" in client.get(address).content.decode()


def test_who_invites_is_the_authority_s_setting(mary: Viewer, review: ReviewSeen) -> None:
    things.ruled(mary, "invites", "social_worker")
    ada, grace = administrator("Ida Byron"), administrator("Ruth Hopper")
    beth = hold(ada, grace, person("Beth Business"), Role.BUSINESS_SUPPORT)
    address = reverse("invited", kwargs={"child_id": review.child.id, "review_id": review.id})
    page = signed_in(beth.person_id).get(address).content.decode()
    assert "Invitations are sent by: Social worker" in page
    with pytest.raises(ActionDenied, match="Invitations are sent by"):
        send(acting(beth.person_id or 0, Role.BUSINESS_SUPPORT), review)


def round_the_child(
    mary: Viewer, child_id: int, name: str, limit: str = "", route: str = "email"
) -> None:
    """Somebody of the family, perhaps with what a court says."""
    row = Connected(
        child_id=child_id,
        name=name,
        relation="father",
        parental_responsibility="yes",
        email=f"{name.split(maxsplit=1)[0].lower()}@family.test",
        route=route,
    )
    recording.add_rows(viewer=recording.the_import(mary.today), rows=[row])
    if limit:
        said = ContactLimit(
            child_id=child_id, connected=row, kind=limit, by="ZE12", began_on=mary.today
        )
        recording.add_rows(viewer=recording.the_import(mary.today), rows=[said])


@pytest.mark.parametrize(
    ("limit", "asked"),
    [
        ("", True),
        ("supervised", True),
        ("indirect_only", False),
        ("no_contact", False),
        ("no_information", False),
    ],
)
def test_whoever_a_court_keeps_away_is_not_asked_unless_somebody_says_why(
    mary: Viewer, limit: str, *, asked: bool
) -> None:
    child_id = recording.child(mary, "C-4")
    round_the_child(mary, child_id, "Frank Moss", limit)
    review_id = things.booked(mary, child_id, mary.today + timedelta(days=3))
    father = next(one for one in things.invited(mary, child_id, review_id) if one.role == "father")
    assert (father.asked, father.email) == (asked, "frank@family.test")
    assert father.limits == ((limit,) if limit else ())


def test_against_a_court_s_limit_somebody_is_asked_only_with_a_reason_or_not_at_all(
    mary: Viewer,
) -> None:
    for limit, sentence in (
        ("no_contact", "Look at the order"),
        ("no_information", "told nothing"),
    ):
        child_id = recording.child(mary, f"C-{limit}")
        round_the_child(mary, child_id, "Frank Moss", limit)
        review_id = things.booked(mary, child_id, mary.today + timedelta(days=3))
        father = things.invited(mary, child_id, review_id)[-1]
        yes = InvitedSaid("father", "Frank Moss")
        about: dict[str, Any] = {"viewer": mary, "child_id": child_id, "review_id": review_id}
        with pytest.raises(ActionDenied, match=sentence):
            inviting.change_invited(**about, invited_id=father.id, version=1, said=yes)


def test_a_limit_that_comes_after_somebody_was_asked_stops_the_invitations(
    mary: Viewer,
) -> None:
    child_id = recording.child(mary, "C-5")
    round_the_child(mary, child_id, "Frank Moss")
    review_id = things.booked(mary, child_id, mary.today + timedelta(days=3))
    row = Connected.objects.get(child=child_id)
    limit = ContactLimit(
        child_id=child_id, connected=row, kind="no_contact", by="ZE12", began_on=mary.today
    )
    recording.add_rows(viewer=recording.the_import(mary.today), rows=[limit])
    with pytest.raises(ActionDenied, match="A court limits what Frank Moss"):
        send(mary, things.found(mary, child_id, review_id))


def test_whoever_is_sent_nothing_gets_no_letter(mary: Viewer) -> None:
    child_id = recording.child(mary, "C-6")
    round_the_child(mary, child_id, "Frank Moss", route="none")
    review_id = things.booked(mary, child_id, mary.today + timedelta(days=3))
    send(mary, things.found(mary, child_id, review_id))
    assert "Frank Moss" not in letters("invitation")


def test_whoever_is_told_another_way_is_named_and_the_step_can_be_recorded(mary: Viewer) -> None:
    """Otherwise the invitations would wait for a letter that never goes."""
    child_id = recording.child(mary, "C-7")
    round_the_child(mary, child_id, "Frank Moss", route="none")
    review_id = things.booked(mary, child_id, mary.today + timedelta(days=3))
    at = {"child_id": child_id, "review_id": review_id}
    client = signed_in(mary.person_id)
    before = client.get(reverse("review-preparing", kwargs=at)).content.decode()
    assert "Send them: who is asked" in before
    send(mary, things.found(mary, child_id, review_id))
    page = client.get(reverse("invited", kwargs=at)).content.decode()
    assert "No letter goes to Frank Moss." in page
    record = reverse("record-step", kwargs={**at, "step": "invitations"})
    assert f'href="{record}"' in page
    assert client.get(record).status_code == 200


def test_a_letter_to_somebody_without_an_address_is_shown_as_to_be_posted(
    mary: Viewer, review: ReviewSeen
) -> None:
    send(mary, review)
    at = {"child_id": review.child.id, "review_id": review.id}
    page = signed_in(mary.person_id).get(reverse("invited", kwargs=at)).content.decode()
    teacher = page[page.index("Tom Teacher") :]
    assert "to be printed and posted" in teacher[: teacher.index("</li>")]
