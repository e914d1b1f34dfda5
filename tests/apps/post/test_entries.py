"""Meetings in calendars: a uid that stays, a sequence that counts, a place for whoever may know it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar

from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.post import actions, queries
from footprint.post.facts import EntrySeen, Guest
from footprint.post.models import CalendarEntry
from footprint.post.sender import Sender
from footprint.post.unsaid import UnsaidError
from tests.apps.post.letters import FATHER, MOTHER, WORKER, letter, meeting, queued
from tests.apps.post.mail_server import Given

pytestmark = pytest.mark.store


def found(viewer: Viewer, entry_id: int) -> EntrySeen:
    one = queries.entry(viewer, entry_id)
    assert one is not None
    return one


def calendars(server: Given) -> list[tuple[str, Calendar]]:
    """The recipient and the calendar of each letter that carries one."""
    return [
        (str(one["To"]), Calendar.from_ical(part.get_content()))
        for one in server.letters
        for part in one.walk()
        if part.get_content_type() == "text/calendar"
    ]


def test_a_change_keeps_the_uid_and_counts_the_sequence_up(beth: Viewer) -> None:
    said = meeting()
    entry_id = actions.keep_entry(viewer=beth, entry=said)
    first = found(beth, entry_id)
    assert first.sequence == 0
    assert actions.keep_entry(viewer=beth, entry=said) == entry_id
    assert found(beth, entry_id).sequence == 0
    moved = replace(said, ends_at=said.ends_at + timedelta(hours=1))
    actions.keep_entry(viewer=beth, entry=moved)
    fewer = replace(moved, guests=moved.guests[:1], child_ids=(501,))
    actions.keep_entry(viewer=beth, entry=fewer)
    last = found(beth, entry_id)
    assert (last.uid, last.sequence) == (first.uid, 2)
    assert (last.guests, last.child_ids) == (fewer.guests, (501,))
    actions.cancel_entry(viewer=beth, entry_id=entry_id)
    actions.cancel_entry(viewer=beth, entry_id=entry_id)
    assert (found(beth, entry_id).sequence, found(beth, entry_id).cancelled) == (3, True)
    actions.keep_entry(viewer=beth, entry=said)
    again = found(beth, entry_id)
    assert (again.sequence, again.cancelled, set(again.guests)) == (4, False, set(said.guests))


def test_an_invitation_and_its_withdrawal_go_with_the_letters(beth: Viewer, server: Given) -> None:
    said = meeting()
    entry_id = actions.keep_entry(viewer=beth, entry=said)
    guests = {"mother": MOTHER, "father": FATHER}
    queued(beth, *(letter(f"i-{who}", one, entry_id=entry_id) for who, one in guests.items()))
    actions.cancel_entry(viewer=beth, entry_id=entry_id)
    queued(beth, *(letter(f"c-{who}", one, entry_id=entry_id) for who, one in guests.items()))
    sender = Sender()
    while sender.one_round():
        pass
    methods = [(str(one["method"]), one.walk("VEVENT")[0]) for _, one in calendars(server)]
    assert [method for method, _ in methods] == ["REQUEST", "REQUEST", "CANCEL", "CANCEL"]
    assert {str(event["uid"]) for _, event in methods} == {found(beth, entry_id).uid}
    assert [event["sequence"] for _, event in methods] == [0, 0, 1, 1]
    for whom, calendar in calendars(server):
        (event,) = calendar.walk("VEVENT")
        assert str(event["attendee"]).removeprefix("mailto:") in whom
        assert event.decoded("dtstart") == said.starts_at
        assert str(event["summary"]) == "Review (A.M.)"


def test_the_place_is_told_to_whoever_may_know_it_and_to_nobody_else(
    beth: Viewer, server: Given
) -> None:
    entry_id = actions.keep_entry(viewer=beth, entry=meeting())
    queued(
        beth,
        letter("m", MOTHER, entry_id=entry_id),
        letter("f", FATHER, entry_id=entry_id),
        letter("w", replace(WORKER, person_id=None), entry_id=entry_id),
    )
    sender = Sender()
    while sender.one_round():
        pass
    places = {whom: one.walk("VEVENT")[0].get("location") for whom, one in calendars(server)}
    assert {whom.split()[0]: place and str(place) for whom, place in places.items()} == {
        "Jane": "Civic Centre, room 2",
        "Finn": None,
        "Sal": None,
    }


def test_no_entry_carries_what_may_not_be_said(beth: Viewer) -> None:
    for wrong in (
        meeting(title="Review of Ada Moss"),
        meeting(unsaid=("12 Elm Road",), guests=(Guest(MOTHER, "at 12 Elm Road"),)),
    ):
        with pytest.raises(UnsaidError):
            actions.keep_entry(viewer=beth, entry=wrong)
    assert CalendarEntry.objects.count() == 0


@pytest.mark.parametrize("initials", ["Ada Moss", "A.M., Ben", "A.M.;B"])
def test_a_child_is_named_by_initials_alone(beth: Viewer, initials: str) -> None:
    with pytest.raises(ValueError, match="initials"):
        actions.keep_entry(viewer=beth, entry=meeting(initials=initials))


@pytest.mark.parametrize("initials", ["", "A.M.", "AM", "A. M.", "Á.M., B.M., C.M."])
def test_initials_as_people_write_them(beth: Viewer, initials: str) -> None:
    assert actions.keep_entry(viewer=beth, entry=meeting(initials=initials))


def test_an_entry_without_a_zone_is_refused(beth: Viewer) -> None:
    said = meeting()
    with pytest.raises(ValueError, match="where they are"):
        actions.keep_entry(
            viewer=beth, entry=replace(said, starts_at=said.starts_at.replace(tzinfo=None))
        )


def test_an_entry_that_is_not_there_is_not_cancelled(beth: Viewer) -> None:
    with pytest.raises(ActionDenied, match="no such entry"):
        actions.cancel_entry(viewer=beth, entry_id=12)


def test_the_entries_of_a_thing_stand_by_when_they_start(beth: Viewer) -> None:
    said = meeting()
    earlier = said.starts_at - timedelta(days=1)
    actions.keep_entry(viewer=beth, entry=said)
    actions.keep_entry(viewer=beth, entry=replace(said, key="sitting 6", starts_at=earlier))
    keys = [one.key for one in queries.entries_of(beth, "review", [12])]
    assert keys == ["sitting 6", "sitting 7"]
    assert queries.entries_of(beth, "review", [13]) == ()
