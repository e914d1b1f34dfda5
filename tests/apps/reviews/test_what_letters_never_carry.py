"""Whatever people type, and whoever presses the button: no letter and no calendar says who the child
is, where she lives or where she learns."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children.models import ContactLimit
from footprint.post.models import Enclosure, EntryGuest, Message, MessageText
from footprint.reviews.actions import booking, inviting, sitting
from footprint.reviews.codes import Ladder
from footprint.reviews.said.review import InvitedSaid, ReviewSaid, SittingSaid
from tests.apps.cast import everybody
from tests.apps.children import recording
from tests.apps.reviews import things

pytestmark = pytest.mark.store

LANE = "14 Rose Lane, Marshland"
JANE = InvitedSaid("other_family", "Jane Reed", "jane@family.test", "yes")


@pytest.fixture
def cast(store: object) -> Mapping[Role, Viewer]:
    return everybody()


@pytest.fixture
def mary(cast: Mapping[Role, Viewer]) -> Viewer:
    return cast[Role.IRO_MANAGER]


@pytest.fixture
def beth(cast: Mapping[Role, Viewer]) -> Viewer:
    return cast[Role.BUSINESS_SUPPORT]


def booked_at(
    viewer: Viewer,
    child_id: int,
    place: str,
    *,
    officer: str = "Olive Officer",
    invited: InvitedSaid = JANE,
) -> int:
    """In three days, "elsewhere", with one relative put down."""
    chair = recording.officer(
        viewer, officer, f"{officer.split(maxsplit=1)[0].lower()}@council.test"
    )
    at = things.at(viewer.today + timedelta(days=3))
    said = ReviewSaid(
        Ladder.LOOKED_AFTER,
        chair.pk,
        SittingSaid(at, place_kind="elsewhere", place=place),
        stand_in_why="Away.",
        outside_why="Late.",
    )
    review_id = booking.book_review(viewer=viewer, child_id=child_id, said=said)
    inviting.add_invited(viewer=viewer, child_id=child_id, review_id=review_id, said=invited)
    return review_id


def send(viewer: Viewer, child_id: int, review_id: int) -> None:
    inviting.send_invitations(viewer=viewer, child_id=child_id, review_id=review_id)


def everything() -> str:
    """All that leaves, or stands in calendars."""
    texts = [f"{row.subject}\n{row.text}\n{row.why}" for row in MessageText.objects.all()]
    names = [f"{row.to_name}\n{row.to_address}" for row in Message.objects.all()]
    files = [bytes(row.content).decode().replace("\r\n ", "") for row in Enclosure.objects.all()]
    guests = [f"{row.name} {row.place}" for row in EntryGuest.objects.all()]
    return "\n".join([*texts, *names, *files, *guests])


def test_where_the_child_lives_is_not_said_by_somebody_who_may_not_see_where_that_is(
    mary: Viewer, beth: Viewer
) -> None:
    child_id = recording.child(mary, "C-1")
    recording.connected(
        mary, child_id, "Cara Carer", "foster_carer", address=LANE, withheld=True, route="none"
    )
    review_id = booked_at(mary, child_id, f"The carer's, {LANE}")
    send(beth, child_id, review_id)
    assert "Rose Lane" not in everything()
    assert "does not say where it is held" in everything()


def test_an_address_that_must_not_be_known_is_not_said_whoever_s_it_is(
    mary: Viewer, beth: Viewer
) -> None:
    child_id = recording.child(mary, "C-1")
    recording.connected(mary, child_id, "Maud Moss", "mother", address=LANE, withheld=True)
    review_id = booked_at(mary, child_id, LANE)
    send(beth, child_id, review_id)
    assert "Rose Lane" not in everything()


@pytest.mark.parametrize(
    "place", ["Mina's house", "Min's flat", "Hillside Primary School", "with Tom at Hillside"]
)
def test_a_place_that_tells_of_the_child_s_first_name_or_school_is_not_said(
    mary: Viewer, place: str
) -> None:
    child_id = recording.child(mary, "C-1")
    recording.names(mary, child_id, "Mina", "Moss", known_as="Min")
    recording.connected(mary, child_id, "Hillside", "school")
    review_id = booked_at(mary, child_id, place)
    send(mary, child_id, review_id)
    assert place not in everything()


def test_a_name_typed_for_somebody_asked_does_not_carry_the_child_s(mary: Viewer) -> None:
    child_id = recording.child(mary, "C-1")
    carer = InvitedSaid("foster_carer", "Carer of Mina Moss (17/05/2012)", "cara@family.test")
    review_id = booked_at(mary, child_id, "Town Hall", invited=carer)
    send(mary, child_id, review_id)
    assert "Mina Moss" not in everything()
    assert "2012" not in everything()
    assert "Foster carer" in everything()


@pytest.mark.parametrize("surname", ["Officer", "You", "It", "Invitation"])
def test_a_child_with_her_officer_s_surname_or_a_common_word_s_is_invited_to_like_any_other(
    mary: Viewer, surname: str
) -> None:
    child_id = recording.child(mary, "C-1", surname=surname)
    review_id = booked_at(mary, child_id, "Town Hall")
    send(mary, child_id, review_id)
    assert Message.objects.filter(to_name="Jane Reed").count() == 1
    assert f"Mina {surname}" not in everything()


def father(mary: Viewer, child_id: int) -> int:
    return recording.connected(
        mary, child_id, "Finn Moss", "father", route="email", email="finn@home.test"
    )


def test_whom_a_court_lets_know_nothing_is_told_of_no_change_after_a_hold_was_ended(
    mary: Viewer,
) -> None:
    child_id = recording.child(mary, "C-1")
    finn = father(mary, child_id)
    review_id = booked_at(mary, child_id, "Town Hall")
    send(mary, child_id, review_id)
    assert Message.objects.filter(connected_id=finn).count() == 1
    row = ContactLimit(
        child_id=child_id,
        connected_id=finn,
        kind="no_information",
        by="ZX26C00001",
        began_on=mary.today,
    )
    recording.add_rows(viewer=recording.the_import(mary.today), rows=[row])
    review = things.found(mary, child_id, review_id)
    sitting.move_sitting(
        viewer=mary,
        child_id=child_id,
        review_id=review_id,
        sitting_id=review.booked[0].id,
        version=review.booked[0].version,
        said=SittingSaid(things.at(mary.today + timedelta(days=4)), place_kind="video"),
        outside_why="Late.",
    )
    kinds = list(Message.objects.filter(connected_id=finn).values_list("kind", flat=True))
    assert kinds == ["review_invitation"]
    assert not EntryGuest.objects.filter(connected_id=finn, withdrawn=False).exists()


@pytest.mark.parametrize(
    "said",
    [
        InvitedSaid("other", "F. Moss", "FINN@home.test"),
        InvitedSaid("father", "finn  moss", "another@home.test"),
    ],
)
def test_a_court_s_limit_is_not_passed_by_typing_the_person_anew(
    mary: Viewer, said: InvitedSaid
) -> None:
    child_id = recording.child(mary, "C-1")
    finn = father(mary, child_id)
    recording.limited(mary, child_id, finn, "no_information")
    review_id = booked_at(mary, child_id, "Town Hall")
    with pytest.raises(ActionDenied, match="may be told nothing about the child"):
        inviting.add_invited(viewer=mary, child_id=child_id, review_id=review_id, said=said)


def test_a_list_has_room_for_sixty_people_and_no_more(mary: Viewer) -> None:
    child_id = recording.child(mary, "C-1")
    review_id = booked_at(mary, child_id, "Town Hall")
    there = len(things.invited(mary, child_id, review_id))
    for number in range(60 - there):
        more = InvitedSaid("other", f"Person {number}")
        inviting.add_invited(viewer=mary, child_id=child_id, review_id=review_id, said=more)
    with pytest.raises(ActionDenied, match="60 people"):
        inviting.add_invited(
            viewer=mary, child_id=child_id, review_id=review_id, said=InvitedSaid("other", "More")
        )


def test_somebody_who_is_no_longer_asked_gets_no_letter_that_waits_and_has_it_in_no_calendar(
    mary: Viewer,
) -> None:
    child_id = recording.child(mary, "C-1")
    review_id = booked_at(mary, child_id, "Town Hall")
    send(mary, child_id, review_id)
    jane = next(one for one in things.invited(mary, child_id, review_id) if one.name == "Jane Reed")
    values: dict[str, Any] = {"viewer": mary, "child_id": child_id, "review_id": review_id}
    inviting.change_invited(
        **values,
        invited_id=jane.id,
        version=jane.version,
        said=InvitedSaid(
            "other_family",
            "Jane Reed",
            "jane@family.test",
            "no",
            asked=False,
            not_asked_why="child_asked",
        ),
    )
    assert not EntryGuest.objects.filter(name="Jane Reed", withdrawn=False).exists()
    assert Message.objects.get(to_name="Jane Reed").state == "withdrawn"
    assert Message.objects.get(to_name="Mina").state == "to_post"
