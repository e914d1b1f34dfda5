"""Text kept in a browser of the authority's own can be read for 72 hours and not a minute more."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.authority.facts import hash_of
from footprint.authority.models import Device
from footprint.reviews import kept_text
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording

LONDON = ZoneInfo("Europe/London")
HOURS = 72


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


def key_at(at: datetime) -> kept_text.Key:
    """The key under which text is kept at that time."""
    return next(kept_text.keys(1, "t", at, HOURS))


def is_given(one: kept_text.Key, now: datetime, hours: int = HOURS) -> bool:
    return one in kept_text.keys(1, "t", now, hours, {one.since})


def later(at: datetime, hours: int, minutes: int) -> datetime:
    """After so much time has gone by, whatever the clocks on the wall did."""
    return (at.astimezone(ZoneInfo("UTC")) + timedelta(hours=hours, minutes=minutes)).astimezone(
        LONDON
    )


#: An ordinary day; the nights before the clocks go back and forward; the hour that comes twice.
DAYS = [
    datetime(2026, 6, 3, 23, 59, tzinfo=LONDON),
    datetime(2026, 10, 23, 16, 30, tzinfo=LONDON),
    datetime(2027, 3, 26, 16, 30, tzinfo=LONDON),
    datetime(2026, 10, 25, 1, 30, tzinfo=LONDON),
    datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=LONDON),
]


@pytest.mark.parametrize("kept_at", DAYS)
def test_a_key_is_given_after_71_59_and_not_after_72_01(kept_at: datetime) -> None:
    one = key_at(kept_at)
    assert is_given(one, later(kept_at, 71, 59))
    assert not is_given(one, later(kept_at, 72, 0))
    assert not is_given(one, later(kept_at, 72, 1))


def test_the_hour_that_comes_twice_has_two_keys() -> None:
    assert key_at(DAYS[3]) != key_at(DAYS[4])


def test_fewer_hours_count_at_once_for_what_is_already_kept() -> None:
    one = key_at(DAYS[0])
    assert is_given(one, later(DAYS[0], 9, 0), hours=10)
    assert not is_given(one, later(DAYS[0], 10, 0), hours=10)


def test_no_key_is_given_ahead_of_its_time_or_for_more_than_a_browser_holds() -> None:
    now = DAYS[0]
    second = int(now.timestamp())
    assert len(list(kept_text.keys(1, "t", now, HOURS, {second + 1}))) == 1
    many = range(second - kept_text.MOST - 50, second)
    assert len(list(kept_text.keys(1, "t", now, HOURS, many))) == 1 + kept_text.MOST


@pytest.mark.store
def test_a_key_is_given_on_a_marked_device_alone_and_is_one_person_s(mary: Viewer) -> None:
    client = signed_in(mary.person_id)
    assert client.get(reverse("kept-text")).json() == {"own": False}
    device = Device(
        name="Laptop 7", token_hash=hash_of("t"), marked_on=mary.today, seen_on=mary.today
    )
    recording.add_rows(viewer=mary, rows=[device])
    client.cookies["__Host-device"] = "t"
    hour_ago = int(timezone.now().timestamp()) - 3600
    asked: dict[str, list[str | int]] = {
        "since": [hour_ago, hour_ago - HOURS * 3600, "x", "9" * 30]
    }
    told = client.get(reverse("kept-text"), asked).json()
    assert told["hours"] == HOURS
    assert [one["since"] for one in told["keys"]][1:] == [hour_ago]
    others = {one.key for one in kept_text.keys(0, "t", timezone.now(), HOURS, {hour_ago})}
    assert others.isdisjoint(one["key"] for one in told["keys"])
