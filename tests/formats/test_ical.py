"""Meetings as calendars read them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from footprint.formats.ical import Mailbox, Meeting, feed, invitation

LONDON = ZoneInfo("Europe/London")
SUMMER = Meeting(
    uid="one@footprint.test",
    sequence=2,
    title="Review; first, second",
    starts_at=datetime(2026, 7, 1, 10, 0, tzinfo=LONDON),
    ends_at=datetime(2026, 7, 1, 11, 30, tzinfo=LONDON),
    changed_at=datetime(2026, 6, 1, 9, 0, tzinfo=UTC),
    place="Room 2, Civic Centre",
)
OFFICE = Mailbox("Reviewing service", "reviews@council.test")
JANE = Mailbox("Jané Moss", "jane@home.test")


def read(content: bytes) -> Calendar:
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    found = Calendar.from_ical(content)
    assert isinstance(found, Calendar)
    return found


def test_an_invitation_asks_one_guest_at_a_time_that_every_calendar_knows() -> None:
    calendar = read(invitation(SUMMER, organiser=OFFICE, guest=JANE))
    (event,) = calendar.walk("VEVENT")
    assert calendar["method"] == "REQUEST"
    assert event.decoded("dtstart") == datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2026, 7, 1, 10, 30, tzinfo=UTC)
    assert (event["uid"], event["sequence"], event["status"]) == (SUMMER.uid, 2, "CONFIRMED")
    assert (str(event["summary"]), str(event["location"])) == (SUMMER.title, SUMMER.place)
    assert str(event["attendee"]) == "mailto:jane@home.test"
    assert event["attendee"].params["CN"] == "Jané Moss"
    assert str(event["organizer"]) == "mailto:reviews@council.test"


def test_what_is_cancelled_is_taken_out_by_the_same_uid() -> None:
    off = Meeting(
        SUMMER.uid, 3, "Review", SUMMER.starts_at, SUMMER.ends_at, SUMMER.changed_at, cancelled=True
    )
    calendar = read(invitation(off, organiser=OFFICE, guest=JANE))
    (event,) = calendar.walk("VEVENT")
    assert calendar["method"] == "CANCEL"
    assert (event["uid"], event["sequence"], event["status"]) == (SUMMER.uid, 3, "CANCELLED")
    assert "location" not in event


def test_a_feed_names_no_guest() -> None:
    calendar = read(feed([SUMMER, SUMMER], name="Footprint"))
    assert calendar["method"] == "PUBLISH"
    assert len(calendar.walk("VEVENT")) == 2
    assert all(
        "attendee" not in event and "organizer" not in event for event in calendar.walk("VEVENT")
    )
    assert read(feed([], name="Footprint")).walk("VEVENT") == []
