"""Meetings as iCalendar (RFC 5545): one as an invitation or its withdrawal (RFC 5546), many as a feed.

Times are written in UTC, which every calendar turns into its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event, vCalAddress, vText

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting in a calendar. `uid` is made once; `sequence` counts its changes from 0, and of two
    that a calendar has met the higher stands. `changed_at`, `starts_at` and `ends_at` are aware."""

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    place: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Mailbox:
    name: str
    address: str


def invitation(meeting: Meeting, *, organiser: Mailbox, guest: Mailbox) -> bytes:
    """Puts the meeting into the guest's calendar, changes it there, or takes it out.

    It names one guest alone, so that nobody learns who else was asked.
    """
    calendar = _calendar(CANCEL if meeting.cancelled else REQUEST)
    event = _event(meeting)
    event.add("organizer", _address(organiser), encode=False)
    asked = _address(guest)
    asked.params["RSVP"] = vText("FALSE")
    event.add("attendee", asked, encode=False)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def feed(meetings: Sequence[Meeting], *, name: str) -> bytes:
    """A calendar that is asked for again and again."""
    calendar = _calendar(PUBLISH)
    calendar.add("x-wr-calname", name)
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    return bytes(calendar.to_ical())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Footprint//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _event(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(UTC))
    event.add("dtend", meeting.ends_at.astimezone(UTC))
    event.add("summary", meeting.title)
    if meeting.place:
        event.add("location", meeting.place)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _address(one: Mailbox) -> vCalAddress:
    address = vCalAddress(f"mailto:{one.address}")
    address.params["CN"] = vText(one.name)
    return address
