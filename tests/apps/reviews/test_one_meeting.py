"""One meeting for brothers and sisters: held once, called off once, and one letter and one calendar
entry for whoever comes to it, which tell nobody of a child of whom that person may not know."""

from datetime import timedelta
from typing import Any

import pytest

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children.actions import connected as people
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.recorded import ConnectedSaid
from footprint.post.actions import hold as hold_letters
from footprint.post.facts import CalledBack, HoldReason, MessageSeen, State
from footprint.post.models import CalendarEntry, Enclosure, EntryGuest, Message, MessageText
from footprint.post.queries import letters_about
from footprint.reviews.actions import booking, holding, inviting, sitting
from footprint.reviews.actions.record import save_attendance
from footprint.reviews.codes import Ladder
from footprint.reviews.facts.review import Stage
from footprint.reviews.letters.sitting import MEETING
from footprint.reviews.said.record import TookPartSaid
from footprint.reviews.said.review import ConferenceHeld, InvitedSaid, ReviewSaid, SittingSaid
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews import things

pytestmark = pytest.mark.store
MOTHER, SCHOOL = "jane@family.test", "office@school.test"
WHERE = "Room 4, Town Hall"


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


class Family:
    """Ann, Ben and Cal Moss, reviewed at one meeting; their mother, one school, and Ben's own father
    are in their lives. `people` are the numbers of each person with each child."""

    def __init__(self, mary: Viewer, ladder: str = Ladder.LOOKED_AFTER, days: int = 3) -> None:
        self.mary = mary
        self.ids = [
            recording.child(mary, f"S-{name}", first_name=name) for name in ("Ann", "Ben", "Cal")
        ]
        self.ann, self.ben, self.cal = self.ids
        self.mothers = {one: self._round(one, "Jane Moss", "mother", MOTHER) for one in self.ids}
        for one in self.ids:
            self._round(one, "Mr Chalk", "school", SCHOOL)
        self.father = self._round(self.ben, "Rob Reed", "father", "rob@family.test")
        olive = recording.officer(mary, "Olive Officer", "olive@council.test")
        at = things.at(mary.today + timedelta(days=days))
        said = ReviewSaid(
            ladder,
            olive.pk,
            SittingSaid(at, place_kind="council", place=WHERE),
            outside_why="The report was not ready.",
        )
        self.made = booking.book_meeting(viewer=mary, child_ids=self.ids, said=said)

    def _round(self, one: int, name: str, relation: str, email: str) -> int:
        return recording.connected(
            self.mary, one, name, relation, route="email", email=email, address="1 Made-up Row"
        )

    def about(self, one: int) -> dict[str, Any]:
        return {"viewer": self.mary, "child_id": one, "review_id": self.made[one]}

    def at_sitting(self, one: int) -> dict[str, Any]:
        first = things.found(self.mary, one, self.made[one]).booked[0]
        return {**self.about(one), "sitting_id": first.id, "version": first.version}

    def send(self) -> int:
        return inviting.send_invitations(**self.about(self.cal))

    def not_asked(self, one: int, name: str) -> None:
        person = next(
            each for each in things.invited(self.mary, one, self.made[one]) if each.name == name
        )
        said = InvitedSaid(
            person.role, person.name, person.email, asked=False, not_asked_why="not_needed"
        )
        inviting.change_invited(
            **self.about(one), invited_id=person.id, version=person.version, said=said
        )

    def joint(self) -> list[MessageSeen]:
        meeting_id = things.found(self.mary, self.ann, self.made[self.ann]).meeting_id or 0
        return list(letters_about(self.mary, MEETING, meeting_id))

    def stages(self) -> list[Stage]:
        return [things.found(self.mary, one, self.made[one]).stage for one in self.ids]


@pytest.fixture
def family(mary: Viewer) -> Family:
    return Family(mary)


def letters(address: str, kind: str = "invitation") -> list[str]:
    rows = MessageText.objects.filter(
        message__kind=f"review_{kind}", message__to_address=address
    ).exclude(message__state="withdrawn")
    return [f"{row.subject}\n{row.text}" for row in rows.order_by("message")]


def calendars(address: str) -> list[str]:
    rows = Enclosure.objects.filter(message__to_address=address, kind__startswith="text/calendar")
    return [bytes(row.content).decode().replace("\r\n ", "") for row in rows.order_by("message")]


def line(text: str, name: str) -> str:
    return next(each for each in text.splitlines() if each.startswith(name))


def entries(address: str) -> list[CalendarEntry]:
    guests = EntryGuest.objects.filter(address=address, withdrawn=False).values("entry")
    return list(CalendarEntry.objects.filter(pk__in=guests, cancelled=False))


def test_who_comes_for_three_children_gets_one_letter_and_one_entry(family: Family) -> None:
    assert family.send() == 6  # the mother, the school, Ben's father, and each child
    for address in (MOTHER, SCHOOL):
        (letter,) = letters(address)
        assert "a review meeting about A.M., B.M. and C.M." in letter
        assert WHERE in letter
        (entry,) = entries(address)
        assert entry.initials == "A.M., B.M., C.M."
        assert len(calendars(address)) == 1
    (father,) = letters("rob@family.test")
    assert "about B.M." in father
    assert "A.M." not in father + calendars("rob@family.test")[0]
    assert family.send() == 0


def test_each_child_has_a_letter_about_nobody_else(family: Family) -> None:
    family.send()
    rows = MessageText.objects.filter(message__to_name__in=["Ann", "Ben", "Cal"])
    assert rows.count() == 3
    for row in rows:
        assert "your review" in row.subject
        assert not any(initials in row.text for initials in ("A.M.", "B.M.", "C.M."))


def test_no_letter_names_any_of_the_children(family: Family) -> None:
    family.send()
    for text in [*letters(MOTHER), *letters(SCHOOL), *calendars(MOTHER), *calendars(SCHOOL)]:
        for never in ("Ann", "Ben", "Cal Moss", "2012", "Made-up Row", "not ready"):
            assert never not in text


def test_whoever_chairs_has_one_entry_for_the_meeting(family: Family) -> None:
    (entry,) = entries("olive@council.test")
    assert entry.initials == "A.M., B.M., C.M."


@pytest.mark.parametrize("kind", ["no_information", "no_contact"])
def test_a_person_who_may_not_know_of_one_never_learns_of_her_from_the_letter(
    mary: Viewer, family: Family, kind: str
) -> None:
    family.not_asked(family.ben, "Jane Moss")
    recording.limited(mary, family.ben, family.mothers[family.ben], kind)
    family.send()
    (letter,) = letters(MOTHER)
    (calendar,) = calendars(MOTHER)
    assert "A.M. and C.M." in letter
    assert "B.M." not in letter + calendar
    assert WHERE not in letter + calendar  # Ben is there too
    assert [entry.initials for entry in entries(MOTHER)] == ["A.M., C.M."]
    move(family, 5)
    assert "B.M." not in "".join([*letters(MOTHER, "changed"), *calendars(MOTHER)])


def test_a_limit_of_one_child_stops_the_letter_about_all_until_a_person_has_looked(
    mary: Viewer, family: Family
) -> None:
    family.send()
    assert not any(one.held for one in family.joint())
    recording.limited(mary, family.ben, family.mothers[family.ben], "no_information")
    assert all(one.held for one in family.joint())
    move(family, 5)
    (changed,) = letters(MOTHER, "changed")
    assert "A.M. and C.M." in changed
    assert "B.M." not in changed + calendars(MOTHER)[-1]


def move(family: Family, days: int) -> None:
    said = SittingSaid(
        things.at(family.mary.today + timedelta(days=days)), place_kind="council", place=WHERE
    )
    sitting.move_sitting(**family.at_sitting(family.ann), said=said, outside_why="Late")


def test_a_child_who_is_held_is_left_out_and_the_rest_goes(mary: Viewer, family: Family) -> None:
    family.send()
    hold_letters(viewer=mary, child_ids=[family.ben], why=HoldReason.LEFT)
    assert all(one.held for one in family.joint())
    move(family, 5)
    free, waits = letters(MOTHER, "changed")
    assert "A.M. and C.M." in free
    assert "B.M." not in free
    assert "B.M." in waits
    changed = {
        one.subject: one.held
        for one in family.joint()
        if one.kind == "review_changed" and one.to.address == MOTHER
    }
    assert list(changed.values()) == [False]
    assert Message.objects.filter(kind="review_changed", about=MEETING).count() == 2
    assert [entry.initials for entry in entries(MOTHER)] == ["A.M., C.M."]


def test_a_meeting_that_moves_is_told_once_in_the_same_entry(family: Family) -> None:
    family.send()
    move(family, 5)
    (changed,) = letters(MOTHER, "changed")
    assert "A.M., B.M. and C.M." in changed
    before, after = calendars(MOTHER)
    assert line(before, "UID") == line(after, "UID")
    assert line(before, "SEQUENCE") < line(after, "SEQUENCE")


def test_a_meeting_that_is_cancelled_is_told_once_and_stands_again_for_all(family: Family) -> None:
    family.send()
    about = family.about(family.ben)
    review = things.found(family.mary, family.ben, family.made[family.ben])
    sitting.cancel_review(**about, version=review.version, why="The room is away")
    (cancelled,) = letters(MOTHER, "cancelled")
    assert "about A.M., B.M. and C.M." in cancelled
    assert "METHOD:CANCEL" in calendars(MOTHER)[-1]
    assert entries(MOTHER) == []
    sitting.bring_back_review(**about, version=review.version + 1)
    assert len(letters(MOTHER, "again")) == 1
    assert [entry.initials for entry in entries(MOTHER)] == ["A.M., B.M., C.M."]


def test_one_child_s_review_that_is_cancelled_leaves_the_others_in_the_entry(
    family: Family,
) -> None:
    family.send()
    review = things.found(family.mary, family.ben, family.made[family.ben])
    sitting.cancel_review(
        **family.about(family.ben), version=review.version, why="Gone home", together=False
    )
    (cancelled,) = letters(MOTHER, "cancelled")
    assert "about B.M. at" in cancelled
    assert [entry.initials for entry in entries(MOTHER)] == ["A.M., C.M."]
    assert "METHOD:REQUEST" in calendars(MOTHER)[-1]
    assert entries("rob@family.test") == []


def test_a_child_taken_out_of_the_meeting_has_a_letter_and_an_entry_alone(family: Family) -> None:
    family.send()
    review = things.found(family.mary, family.ben, family.made[family.ben])
    sitting.take_out_of_meeting(**family.about(family.ben), version=review.version)
    told = [text.splitlines()[0] for text in letters(MOTHER, "changed")]
    assert sorted(told) == [
        "Changed: a review meeting about A.M. and C.M.",
        "Changed: a review meeting about B.M.",
    ]
    assert sorted(entry.initials for entry in entries(MOTHER)) == ["A.M., C.M.", "B.M."]
    assert letters("rob@family.test", "changed") == []
    assert len(entries("rob@family.test")) == 1


def test_who_is_asked_no_more_to_one_review_has_the_waiting_letter_written_anew(
    family: Family,
) -> None:
    family.send()
    family.not_asked(family.ben, "Jane Moss")
    (letter,) = letters(MOTHER)
    assert "A.M. and C.M." in letter
    assert [entry.initials for entry in entries(MOTHER)] == ["A.M., C.M."]
    assert len(letters(SCHOOL)) == 1


def test_who_is_in_one_child_s_life_no_more_gets_no_letter_about_her_beside_the_others(
    mary: Viewer, family: Family
) -> None:
    family.send()
    cal = {"child_id": family.cal, "connected_id": family.mothers[family.cal]}
    done = people.withdraw_connected(viewer=mary, **cal, version=1)
    assert done == CalledBack(waiting=1)
    states = {one.to.address: one.state for one in family.joint()}
    assert states == {MOTHER: State.FAILED, SCHOOL: State.QUEUED}
    # It never goes by itself: not when the others' record has her elsewhere either.
    said = ConnectedSaid("Jane Moss", "mother", "yes", "email", email="jane@new.test", note="")
    ann = {"child_id": family.ann, "connected_id": family.mothers[family.ann]}
    people.change_connected(viewer=mary, **ann, said=said, version=1)
    assert {one.state for one in family.joint() if one.to.name == "Jane Moss"} == {State.FAILED}


def test_a_letter_about_three_waits_where_one_child_s_record_has_the_person_elsewhere(
    mary: Viewer, family: Family
) -> None:
    family.send()
    said = ConnectedSaid("Jane Moss", "mother", "yes", "email", email="jane@new.test", note="")
    about = [{"child_id": one, "connected_id": family.mothers[one]} for one in family.ids]
    found = [
        people.change_connected(viewer=mary, **each, said=said, version=1)
        for each in reversed(about)
    ]
    # At last the record of the child for whom it was written says where it goes.
    assert [(one.waiting, one.moved) for one in found] == [(1, 0), (0, 0), (0, 1)]
    hers = [one for one in family.joint() if one.to.name == "Jane Moss"]
    assert [(one.to.address, one.state) for one in hers] == [("jane@new.test", State.QUEUED)]


def test_who_is_there_no_more_for_the_first_child_is_not_taken_from_the_others_unseen(
    mary: Viewer, family: Family
) -> None:
    family.send()
    ann = {"child_id": family.ann, "connected_id": family.mothers[family.ann]}
    assert people.withdraw_connected(viewer=mary, **ann, version=1) == CalledBack(waiting=1)


def test_two_people_with_one_address_get_each_a_letter(mary: Viewer, family: Family) -> None:
    aunt = InvitedSaid("other_family", "May Moss", MOTHER)
    inviting.add_invited(**family.about(family.ann), said=aunt)
    family.send()
    whose = [text.splitlines()[0].removeprefix("Invitation: ") for text in letters(MOTHER)]
    assert sorted(whose) == [
        "a review meeting about A.M.",
        "a review meeting about A.M., B.M. and C.M.",
    ]


def test_a_meeting_is_held_once_for_all_with_what_differs_by_child(mary: Viewer) -> None:
    family = Family(mary, days=0)
    holding.hold_sitting(
        **family.at_sitting(family.ann),
        late_because="report_not_ready",
        last=True,
        together=[family.ben],
    )
    assert family.stages() == [Stage.COMPLETED, Stage.COMPLETED, Stage.BOOKED]
    for one, code in ((family.ann, "PN1"), (family.ben, "PN3")):
        save_attendance(
            **family.about(one),
            people=(),
            child=TookPartSaid(code),
            version=things.found(mary, one, family.made[one]).version,
        )
    told = {
        one: [
            (word.held_on, word.participation) for word in by_hand_queries.reviews_told(mary, one)
        ]
        for one in family.ids
    }
    assert told == {
        family.ann: [(mary.today, "PN1")],
        family.ben: [(mary.today, "PN3")],
        family.cal: [],
    }


def test_a_conference_on_three_children_says_of_each_whether_a_plan_follows(mary: Viewer) -> None:
    family = Family(mary, Ladder.CONFERENCE, days=0)
    said: dict[str, Any] = {
        "late_because": "report_not_ready",
        "together": [family.ben, family.cal],
    }
    two = ConferenceHeld("initial", {family.ann: True, family.ben: False})
    with pytest.raises(ActionDenied, match="Cal Moss: Say which conference"):
        holding.hold_sitting(**family.at_sitting(family.ann), **said, conference=two)
    conference = ConferenceHeld("initial", {family.ann: True, family.ben: False, family.cal: True})
    holding.hold_sitting(**family.at_sitting(family.ann), **said, conference=conference)
    reviews = [things.found(mary, one, family.made[one]) for one in family.ids]
    assert [one.goes_on for one in reviews] == [True, False, True]


def test_a_meeting_that_did_not_take_place_is_so_for_all_or_for_one_by_choice(
    mary: Viewer, family: Family
) -> None:
    family.send()
    holding.miss_sitting(**family.at_sitting(family.ben), why="carer")
    assert family.stages() == [Stage.BOOKED, Stage.TO_BOOK, Stage.BOOKED]
    holding.miss_sitting(**family.at_sitting(family.ann), why="room", together=True)
    assert family.stages() == [Stage.TO_BOOK] * 3
    first, second = letters(MOTHER, "cancelled")
    assert "about B.M. at" in first
    assert "about A.M. and C.M. at" in second
