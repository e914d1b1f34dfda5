"""The pages of the settings, and the cookie of a device."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.authority import actions, queries
from footprint.authority.models import Device
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person

pytestmark = pytest.mark.store

COOKIE = "__Host-device"


@pytest.fixture
def ada(store: object) -> Viewer:
    return administrator()


@pytest.fixture
def mary(ada: Viewer) -> Viewer:
    return hold(ada, administrator("Grace Hopper"), person("Mary Manager"), Role.IRO_MANAGER)


def shown(response: object) -> str:
    text = re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]
    return text.replace("&#39;", "'")


def day(name: str, value: object) -> dict[str, str]:
    year, month, number = str(value).split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def rule(key: str) -> str:
    return reverse("rule", kwargs={"rule": key})


def typed(viewer: Viewer, key: str, value: str, **more: str) -> dict[str, str]:
    seen = queries.rule_mark(viewer, key)
    return {
        "value": value,
        "why": "Our meeting",
        "seen": seen,
        **day("began_on", viewer.today),
    } | more


def test_the_settings_are_in_the_bar_of_administrator_and_manager(
    ada: Viewer, mary: Viewer
) -> None:
    for viewer, beside in ((ada, "Devices"), (mary, "People and roles")):
        page = shown(signed_in(viewer.person_id).get(reverse("settings")))
        assert 'href="/settings/" aria-current="page">Settings' in page
        assert f">{beside}</a>" in page


def test_a_rule_is_set_on_its_page_and_shown_beside_the_guidance(mary: Viewer) -> None:
    client = signed_in(mary.person_id)
    assert "As the guidance gives it." in shown(client.get(reverse("settings")))
    answer = client.post(rule("decisions_within"), typed(mary, "decisions_within", "7"))
    assert answer.status_code == 302
    page = shown(client.get(reverse("settings")))
    assert "The guidance gives 5 working days." in page
    history = shown(client.get(rule("decisions_within")))
    assert "Our meeting" in history
    assert "Mary Manager, " in history
    client.post(rule("decisions_within"), typed(mary, "decisions_within", "8"))
    assert re.search(
        r"8 working days<br>7 working days until [^<]*, by Mary Manager",
        shown(client.get(rule("decisions_within"))),
    )


def test_a_rule_looser_than_the_law_is_refused_on_the_page(mary: Viewer) -> None:
    key = "local_first_review_working_days"
    page = shown(signed_in(mary.person_id).post(rule(key), typed(mary, key, "21")))
    assert "The law gives 20 working days (SI 2010/959 reg 33(1))" in page
    assert 'value="21"' in page


def test_the_page_warns_that_figures_may_change_and_asks_for_a_yes(mary: Viewer) -> None:
    client, key = signed_in(mary.person_id), "which_sitting_counts"
    assert "of years whose definitions somebody has signed" in shown(client.get(rule(key)))
    past = typed(mary, key, "last", **day("began_on", mary.today - timedelta(days=40)))
    assert "Say that you know" in shown(client.post(rule(key), past))
    assert client.post(rule(key), {**past, "knowing": "on"}).status_code == 302


def test_two_who_set_the_same_rule_are_told_of_each_other(mary: Viewer, ada: Viewer) -> None:
    stale = typed(mary, "most_adults", "9")
    signed_in(ada.person_id).post(rule("most_adults"), typed(ada, "most_adults", "8"))
    client = signed_in(mary.person_id)
    page = shown(client.post(rule("most_adults"), stale))
    assert "Ada Byron changed this on" in page
    assert 'value="9"' in page
    again = re.search(r'name="seen" value="([^"]*)"', page)
    assert again is not None
    assert client.post(rule("most_adults"), {**stale, "seen": again[1]}).status_code == 302


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("most_adults", "six", "Enter a whole number from 1 to 30"),
        ("school_starts", "late", "Enter a time, such as 15:30"),
        ("safeguarding_email", "sue", "Enter an e-mail address"),
        ("convenes", "the cat", "Choose one of the answers"),
    ],
)
def test_what_is_no_value_of_a_rule_is_said(
    mary: Viewer, key: str, value: str, sentence: str
) -> None:
    page = shown(signed_in(mary.person_id).post(rule(key), typed(mary, key, value)))
    assert page.count(sentence) == 2


def test_a_year_s_terms_are_typed_in_one_form(mary: Viewer) -> None:
    client = signed_in(mary.person_id)
    year = mary.today.year if mary.today.month >= 9 else mary.today.year - 1
    address = reverse("school-year", kwargs={"school_year": year})
    assert "No days of term are known." in shown(client.get(reverse("terms")))
    half = {
        **day("first_1", f"{year}-09-03"),
        "last_1-day": "",
        "last_1-month": "",
        "last_1-year": "",
    }
    assert "Autumn, first half: enter the last day too" in shown(client.post(address, half))
    whole = {**day("first_1", f"{year}-09-03"), **day("last_1", f"{year}-10-20")}
    assert client.post(address, whole).status_code == 302
    assert f"3 September {year} to 20 October {year}" in shown(client.get(reverse("terms")))
    stale = shown(client.post(address, {**whole, **day("last_1", f"{year}-10-21")}))
    assert "Mary Manager changed this on" in stale
    assert 'name="version_1" value="1"' in stale
    later = {**whole, **day("last_1", f"{year}-10-21"), "version_1": "1"}
    assert client.post(address, later).status_code == 302
    before = f"Autumn, first half: 3 September {year} to 20 October {year} until"
    assert before in shown(client.get(address))


def test_the_word_list_is_changed_on_its_pages(mary: Viewer, ada: Viewer) -> None:
    client = signed_in(mary.person_id)
    assert "Add words" in shown(client.get(reverse("words")))
    assert (
        client.post(reverse("add-word"), {"says": "Key worker", "write": "helper"}).status_code
        == 302
    )
    twice = shown(client.post(reverse("add-word"), {"says": "CONTACT", "write": "x"}))
    assert "on the list already" in twice
    address = reverse("change-word", kwargs={"word": "LAC review"})
    client.post(address, {"write": "your review", "left_out": "on", "version": "0"})
    assert "Taken off the list" in shown(client.get(reverse("words")))
    client.post(address, {"write": "your meeting", "version": "1"})
    assert "<li>Off the list until" in shown(client.get(address))
    hers = shown(signed_in(ada.person_id).get(reverse("words")))
    assert "You need the role IRO manager" in hers
    assert "Add words" not in hers


def marked(ada: Viewer) -> Client:
    client = signed_in(ada.person_id)
    assert client.post(reverse("mark-device"), {"name": "Laptop 4711"}).status_code == 302
    return client


def test_a_device_is_marked_by_a_cookie_that_no_script_reads(ada: Viewer) -> None:
    client = marked(ada)
    cookie = client.cookies[COOKIE]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"], cookie["path"]) == (
        True,
        True,
        "Lax",
        "/",
    )
    assert cookie["domain"] == ""
    assert queries.own_device(ada, cookie.value)
    assert "You are on <strong>Laptop 4711</strong>" in shown(client.get(reverse("devices")))
    assert "marked already, as Laptop 4711" in shown(client.get(reverse("mark-device")))
    client.post(reverse("mark-device"), {"name": "Another"})
    assert Device.objects.count() == 1


def test_taking_the_mark_off_this_device_takes_the_cookie_back(ada: Viewer) -> None:
    client = marked(ada)
    device = Device.objects.get()
    address = reverse("revoke-device", kwargs={"device_id": device.pk})
    assert "It is the one that you use now." in shown(client.get(address))
    client.post(address)
    assert client.cookies[COOKIE].value == ""
    assert "is not marked" in shown(client.get(reverse("devices")))
    assert client.post(address).status_code == 403


def test_a_device_is_noted_as_used_once_a_day(ada: Viewer, mary: Viewer) -> None:
    cookie = marked(ada).cookies[COOKIE].value
    yesterday(ada, cookie)
    client = signed_in(mary.person_id)
    client.cookies[COOKIE] = cookie
    for _ in range(2):
        client.get(reverse("settings"))
    assert Device.objects.get().seen_on == ada.today
    assert TrailRow.objects.filter(kind="see_device", person_id=mary.person_id).count() == 1


def yesterday(ada: Viewer, token: str) -> None:
    """The device was last used on the day before."""
    actions.see_device(viewer=replace(ada, today=ada.today - timedelta(days=1)), token=token)


def test_a_token_that_nobody_gave_leaves_no_row(mary: Viewer) -> None:
    client = signed_in(mary.person_id)
    client.cookies[COOKIE] = "made up"
    assert client.get(reverse("settings")).status_code == 200
    assert not TrailRow.objects.filter(kind="see_device").exists()
