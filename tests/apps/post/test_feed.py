"""One's own calendar at a secret address."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from footprint.accounts import actions as accounts
from footprint.accounts import queries as held
from footprint.accounts.guessing import MOST_MISSES
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import KeptVersion, TrailRow
from footprint.children.models import Child
from footprint.post import actions
from footprint.post.actions import feeds
from footprint.post.facts import Guest, Recipient
from footprint.post.models import Feed
from tests.apps.browsing import signed_in
from tests.apps.cast import acting
from tests.apps.children import recording
from tests.apps.post.letters import meeting

pytestmark = pytest.mark.store


@pytest.fixture
def stranger() -> Client:
    return signed_in(None)


def address(secret: str) -> str:
    return reverse("feed", kwargs={"secret": secret})


def invite(beth: Viewer, **changes: Any) -> None:
    me = Recipient("Beth Business", "beth@council.test", person_id=beth.person_id)
    found = Child.objects.first()
    child_id = found.pk if found else recording.child(beth, "F-1")
    entry = meeting(guests=(Guest(me, "Civic Centre"),), child_ids=(child_id,), **changes)
    actions.keep_entry(viewer=beth, entry=entry)


def test_it_shows_times_and_initials_and_no_place(beth: Viewer, stranger: Client) -> None:
    invite(beth)
    shown = stranger.get(address(feeds.make_feed(viewer=beth)))
    assert shown.status_code == 200
    assert shown.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert shown.headers["Cache-Control"] == "no-store"
    (event,) = Calendar.from_ical(shown.content).walk("VEVENT")
    assert str(event["summary"]) == "Review (A.M.)"
    assert "location" not in event
    assert "attendee" not in event
    assert b"Civic" not in shown.content


def test_it_shows_nobody_else_s_meetings_nor_those_long_past(
    beth: Viewer, stranger: Client
) -> None:
    invite(beth)
    actions.keep_entry(viewer=beth, entry=meeting("sitting 8"))
    long_ago = timezone.now() - timedelta(days=61)
    invite(beth, key="sitting 9", starts_at=long_ago - timedelta(hours=1), ends_at=long_ago)
    shown = stranger.get(address(feeds.make_feed(viewer=beth)))
    assert shown.content.count(b"BEGIN:VEVENT") == 1


def test_a_meeting_that_is_off_says_so_and_one_that_she_is_not_asked_to_is_gone(
    beth: Viewer, stranger: Client
) -> None:
    invite(beth)
    secret = feeds.make_feed(viewer=beth)
    (entry,) = feeds_of(beth)
    actions.cancel_entry(viewer=beth, entry_id=entry)
    assert b"STATUS:CANCELLED" in stranger.get(address(secret)).content
    actions.keep_entry(viewer=beth, entry=meeting(guests=()))
    assert b"VEVENT" not in stranger.get(address(secret)).content


def feeds_of(beth: Viewer) -> list[int]:
    from footprint.post import queries

    return [one.id for one in queries.feed_entries(beth)]


def test_only_a_hash_of_the_secret_is_kept(beth: Viewer) -> None:
    secret = feeds.make_feed(viewer=beth)
    again = feeds.make_feed(viewer=beth)
    everything = [
        str(list(rows.values()))
        for rows in (Feed.objects.all(), TrailRow.objects.all(), KeptVersion.objects.all())
    ]
    assert not [one for one in everything if secret in one or again in one]
    hashes = set(Feed.objects.values_list("secret_hash", flat=True))
    trail = str(list(TrailRow.objects.values_list("changes", flat=True)))
    assert not [one for one in hashes if one in trail]


def test_a_new_address_ends_the_old_one_and_an_ended_one_shows_nothing(
    beth: Viewer, stranger: Client
) -> None:
    first = feeds.make_feed(viewer=beth)
    second = feeds.make_feed(viewer=beth)
    assert stranger.get(address(first)).status_code == 404
    assert stranger.get(address(second)).status_code == 200
    feeds.end_feed(viewer=beth)
    assert stranger.get(address(second)).status_code == 404


def test_whoever_has_no_role_any_more_has_no_calendar(beth: Viewer, stranger: Client) -> None:
    secret = feeds.make_feed(viewer=beth)
    (grant,) = held.roles_held(beth)
    administrating = held.person_with_email(beth, "ada@council.test")
    assert administrating is not None
    ada = acting(administrating.id, Role.ADMINISTRATOR)
    accounts.end_grant(viewer=ada, grant_id=grant.id, version=grant.version, ends_on=ada.today)
    assert stranger.get(address(secret)).status_code == 404


def test_whoever_guesses_is_stopped_and_a_known_address_is_not_counted(
    beth: Viewer, stranger: Client
) -> None:
    cache.clear()
    secret = feeds.make_feed(viewer=beth)
    for _ in range(MOST_MISSES + 5):
        assert stranger.get(address(secret)).status_code == 200
    for number in range(MOST_MISSES):
        assert stranger.get(address(f"guess{number}")).status_code == 404
    assert stranger.get(address("one-more")).status_code == 429
    assert stranger.get(address(secret)).status_code == 429
    elsewhere = {"x-forwarded-for": "203.0.113.9"}
    assert stranger.get(address(secret), headers=elsewhere).status_code == 200
    cache.clear()


def test_the_trail_is_told_of_a_calendar_once_a_day(beth: Viewer, stranger: Client) -> None:
    cache.clear()
    invite(beth)
    secret = feeds.make_feed(viewer=beth)
    for _ in range(3):
        stranger.get(address(secret))
    row = TrailRow.objects.get(kind="export", thing="feed")
    assert (row.person_id, row.count) == (beth.person_id, 1)


def test_one_s_own_page_makes_shows_once_and_ends_an_address(beth: Viewer) -> None:
    hers = signed_in(beth.person_id)
    page = reverse("my-calendar")
    assert "You have no address yet." in hers.get(page).content.decode()
    made = hers.post(page, {"do": "make"}).content.decode()
    assert "https://footprint.test/feed/" in made
    shown = hers.get(page).content.decode()
    assert "/feed/" not in shown
    assert "You have an address since" in shown
    ended = hers.post(page, {"do": "end"}, follow=True).content.decode()
    assert "The address is ended." in ended
    assert Feed.objects.filter(ended_at=None).count() == 0
    again = hers.post(page, {"do": "end"}, follow=True).content.decode()
    assert "You have no calendar address." in again
