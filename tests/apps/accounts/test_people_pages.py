"""The pages of people and roles, and the role one acts in."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from footprint.accounts import actions, queries
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from tests.apps.browsing import PASSWORD, signed_in
from tests.apps.cast import acting, hold, person, propose

TODAY = localdate()
pytestmark = pytest.mark.store


def text(client: Client, name: str, **parts: int) -> str:
    return client.get(reverse(name, kwargs=parts)).content.decode()


def day(name: str, value: object) -> dict[str, str]:
    year, month, date = str(value).split("-")
    return {f"{name}-day": date, f"{name}-month": month, f"{name}-year": year}


def test_an_administrator_adds_a_person_and_proposes_a_role_that_another_confirms(
    ada: Viewer, grace: Viewer
) -> None:
    hers = signed_in(ada.person_id)
    form = {"full_name": "Olive Officer", "email": "Olive@council.test"}
    added = hers.post(reverse("add-person"), form)
    olive = queries.person_with_email(ada, "olive@council.test")
    assert olive is not None
    assert added.headers["Location"] == reverse("person", kwargs={"person_id": olive.id})
    granted = {"role": "reviewing_officer", **day("begins_on", TODAY)}
    hers.post(reverse("grant-role", kwargs={"person_id": olive.id}), granted)
    page = text(hers, "person", person_id=olive.id)
    assert "Waits for a second person" in page
    assert "You proposed this role." in page
    (grant,) = queries.person_with_email(ada, "olive@council.test").grants  # type: ignore[union-attr]
    other = signed_in(grace.person_id)
    assert "Olive Officer</a>: Reviewing officer" in text(other, "people")
    confirming = reverse("confirm-grant", kwargs={"grant_id": grant.id})
    assert "Should Olive Officer be Reviewing officer?" in other.get(confirming).content.decode()
    other.post(confirming, {"version": grant.version})
    assert "confirmed by Grace Hopper" in text(other, "person", person_id=olive.id)
    assert "No role waits to be confirmed" in text(other, "people")


def test_what_is_wrong_is_said_at_the_top_and_at_its_field_and_nothing_is_saved(
    ada: Viewer,
) -> None:
    hers = signed_in(ada.person_id)
    page = hers.post(reverse("add-person"), {"email": "ada@council.test"}).content.decode()
    assert "<title>Error: Add a person" in re.sub(r"\s+", " ", page).replace("> ", ">")
    assert page.count("Enter the full name") == 2
    taken = {"email": "ADA@council.test", "full_name": "Ada Again"}
    page = hers.post(reverse("add-person"), taken).content.decode()
    assert page.count("Somebody signs in with this e-mail address already.") == 2
    assert 'value="Ada Again"' in page
    assert len(queries.people(ada)) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose a role"),
        ({"role": "analyst"}, "Enter the day the role begins"),
        (
            {"role": "analyst", "begins_on-day": "31", "begins_on-month": "2"},
            "Enter a real date, such as 27 3 2026",
        ),
        ({"role": "analyst", **day("begins_on", "2020-01-01")}, "A role begins today or later."),
    ],
)
def test_a_role_that_cannot_be_granted_is_said_on_the_form(
    ada: Viewer, typed: dict[str, str], sentence: str
) -> None:
    olive = person("Olive Officer")
    address = reverse("grant-role", kwargs={"person_id": olive})
    page = signed_in(ada.person_id).post(address, typed).content.decode()
    assert sentence in page
    assert "There is a problem" in page
    assert queries.person(ada, olive).grants == ()  # type: ignore[union-attr]


def test_her_own_roles_are_shown_with_the_reason_why_she_grants_herself_none(ada: Viewer) -> None:
    hers = signed_in(ada.person_id)
    page = text(hers, "person", person_id=ada.person_id or 0)
    assert "You cannot grant yourself a role. Ask another administrator." in page
    address = reverse("grant-role", kwargs={"person_id": ada.person_id})
    assert hers.post(address, {"role": "analyst"}).status_code == 403


def test_with_her_last_role_every_session_of_hers_ends_at_its_next_page(
    ada: Viewer, grace: Viewer
) -> None:
    theirs, on_her_phone = signed_in(grace.person_id), signed_in(grace.person_id)
    for each in (theirs, on_her_phone):
        assert each.get(reverse("people")).status_code == 200
    held = queries.roles_held(grace)[0]
    ending = reverse("end-grant", kwargs={"grant_id": held.id})
    done = signed_in(ada.person_id).post(ending, {"version": 1, **day("ends_on", TODAY)})
    assert done.status_code == 302
    ended = theirs.get(reverse("people"))
    assert ended.status_code == 403
    assert "Your last role has ended, and with it your session." in ended.content.decode()
    assert on_her_phone.post(reverse("add-person"), {}).status_code == 403
    for each in (theirs, on_her_phone):
        assert each.get(reverse("people")).headers["Location"].startswith("/sign-in/")
    assert TrailRow.objects.filter(kind="note_sign_out", person_id=grace.person_id).count() == 2


def test_somebody_who_waits_for_a_first_role_stays_signed_in(ada: Viewer) -> None:
    hers = signed_in(person("Nora New"))
    for _ in range(2):
        assert "You have no role today" in text(hers, "role")


def test_of_two_roles_the_one_that_is_left_keeps_the_session(ada: Viewer, grace: Viewer) -> None:
    olive = person("Olive Officer")
    hold(ada, grace, olive, Role.ADMINISTRATOR)
    hold(ada, grace, olive, Role.AUDITOR)
    hers = signed_in(olive)
    assert hers.get(reverse("role")).status_code == 200
    (auditor,) = (g for g in queries.roles_held(acting(olive, Role.AUDITOR)) if g.role == "auditor")
    actions.end_grant(viewer=ada, grant_id=auditor.id, version=2, ends_on=TODAY)
    assert hers.get(reverse("people")).status_code == 200


def test_a_chosen_role_that_ended_is_said_once(ada: Viewer, grace: Viewer) -> None:
    olive = person("Olive Officer")
    hold(ada, grace, olive, Role.ADMINISTRATOR)
    hold(ada, grace, olive, Role.AUDITOR)
    hers = signed_in(olive)
    assert hers.get(reverse("trail")).headers["Location"] == reverse("role")
    hers.post(reverse("role"), {"role": "auditor"})
    assert hers.get(reverse("trail")).status_code == 200
    assert hers.get(reverse("people")).status_code == 403
    assert "Change role" in text(hers, "my-work")
    (auditor,) = (g for g in queries.roles_held(acting(olive, Role.AUDITOR)) if g.role == "auditor")
    actions.end_grant(viewer=ada, grant_id=auditor.id, version=2, ends_on=TODAY)
    assert "Your role as Auditor has ended." in text(hers, "trail")
    assert hers.get(reverse("people")).status_code == 200
    assert "Change role" not in text(hers, "my-work")
    assert hers.get(reverse("trail")).status_code == 403


def test_a_role_that_is_not_held_cannot_be_chosen(ada: Viewer) -> None:
    hers = signed_in(ada.person_id)
    page = hers.post(reverse("role"), {"role": "auditor"}).content.decode()
    assert "There is a problem" in page
    assert hers.get(reverse("trail")).status_code == 403


def test_a_grant_changed_meanwhile_is_shown_as_it_stands_with_who_changed_it(
    ada: Viewer, grace: Viewer
) -> None:
    waiting = propose(ada, person("Olive Officer"), Role.ANALYST)
    later = TODAY + timedelta(days=30)
    actions.end_grant(viewer=ada, grant_id=waiting.id, version=1, ends_on=later)
    confirming = reverse("confirm-grant", kwargs={"grant_id": waiting.id})
    theirs = signed_in(grace.person_id)
    page = theirs.post(confirming, {"version": 1}).content.decode()
    assert "Changed by Ada Byron at" in page
    assert 'name="version" value="2"' in page
    assert theirs.post(confirming, {"version": 2}).status_code == 302


def test_signing_in_is_on_the_trail(ada: Viewer) -> None:
    signed_in(ada.person_id)  # gives her a password
    stranger = signed_in(None)
    typed = {"login": "ada@council.test", "password": PASSWORD}
    assert stranger.post(reverse("account_login"), typed).status_code == 302
    assert TrailRow.objects.get(kind="note_sign_in").person_id == ada.person_id


def test_the_pages_ask_the_store_as_often_for_many_people_as_for_few(ada: Viewer) -> None:
    hers = signed_in(ada.person_id)
    olive = person("Olive Officer")
    propose(ada, olive, Role.ANALYST)
    counts = []
    for name, parts in (("people", {}), ("person", {"person_id": olive})):
        with CaptureQueriesContext(connection) as few:
            hers.get(reverse(name, kwargs=parts))
        counts.append(len(few))
    for number in range(12):
        actions.grant_role(
            viewer=ada,
            person_id=olive,
            role=Role.PANEL_MEMBER,
            begins_on=TODAY + timedelta(days=number),
            ends_on=TODAY + timedelta(days=number + 1),
        )
        person(f"Nora{number} New")
    for count, (name, parts) in zip(
        counts, (("people", {}), ("person", {"person_id": olive})), strict=True
    ):
        with CaptureQueriesContext(connection) as many:
            hers.get(reverse(name, kwargs=parts))
        assert len(many) == count <= 3 + 5


def test_a_name_and_an_address_are_put_right_and_both_stand_on_the_trail(
    ada: Viewer, grace: Viewer
) -> None:
    her = signed_in(ada.person_id)
    page = reverse("correct-person", kwargs={"person_id": grace.person_id})
    found = queries.person(ada, grace.person_id or 0)
    assert found is not None
    form = {
        "full_name": "Grace B. Hopper",
        "email": "Grace.B@council.test",
        "version": found.version,
    }
    assert her.post(page, form).status_code == 302
    now = queries.person(ada, found.id)
    assert now is not None
    assert (now.full_name, now.email) == ("Grace B. Hopper", "grace.b@council.test")
    (row,) = TrailRow.objects.filter(kind="correct_person", thing="person")
    assert row.changes["email"] == [found.email, "grace.b@council.test"]
    again = her.post(page, {**form, "full_name": "Grace C. Hopper"})
    assert "Changed by Ada Byron" in again.content.decode()
    taken = {**form, "email": "ada@council.test", "version": now.version}
    assert "Somebody else signs in" in her.post(page, taken).content.decode()


def test_lost_codes_are_taken_off_by_another_administrator_with_a_reason(
    ada: Viewer, grace: Viewer
) -> None:
    Authenticator.objects.create(user_id=grace.person_id, type="totp", data={"secret": "x"})
    her = signed_in(ada.person_id)
    page = reverse("take-off-codes", kwargs={"person_id": grace.person_id})
    assert "Say how you know" in her.post(page, {"reason": " "}).content.decode()
    assert Authenticator.objects.filter(user_id=grace.person_id).exists()
    assert her.post(page, {"reason": "She came to my desk"}).status_code == 302
    assert not Authenticator.objects.filter(user_id=grace.person_id).exists()
    (row,) = TrailRow.objects.filter(kind="take_off_second_factor")
    assert row.purpose == "She came to my desk"
    own = reverse("take-off-codes", kwargs={"person_id": ada.person_id})
    assert her.post(own, {"reason": "mine"}).status_code == 403


def test_whoever_is_signed_in_with_the_lost_codes_is_signed_out_with_them(
    ada: Viewer, grace: Viewer
) -> None:
    lost, adas = signed_in(grace.person_id), signed_in(ada.person_id)
    account = reverse("mfa_index")
    assert lost.get(account).status_code == 200
    page = reverse("take-off-codes", kwargs={"person_id": grace.person_id})
    adas.post(page, {"reason": "Grace came to my desk"})
    assert lost.get(account).headers["Location"].startswith(reverse("account_login"))
    assert adas.get(account).status_code == 200
    assert signed_in(grace.person_id).get(account).status_code == 200


def test_a_refused_sign_in_and_a_sign_out_stand_on_the_trail(ada: Viewer) -> None:
    stranger = signed_in(None)
    for email in ("ADA@council.test", "nobody@council.test"):
        stranger.post(reverse("account_login"), {"login": email, "password": "not hers at all"})
    refused = TrailRow.objects.filter(kind="note_failed_sign_in").order_by("pk")
    assert [row.thing_id for row in refused] == [str(ada.person_id), ""]
    assert "nobody@" not in str(refused.values())
    signed_in(ada.person_id).post(reverse("account_logout"))
    (out,) = TrailRow.objects.filter(kind="note_sign_out")
    assert out.person_id == ada.person_id


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"role": "social_care_manager"}, "Enter the team"),
        ({"role": "analyst", "scope": "North"}, "Leave the team empty"),
    ],
)
def test_a_team_is_named_for_a_social_care_manager_and_for_nobody_else(
    ada: Viewer, typed: dict[str, str], sentence: str
) -> None:
    tess = person("Tess Team")
    address = reverse("grant-role", kwargs={"person_id": tess})
    hers = signed_in(ada.person_id)
    assert sentence in hers.post(address, {**typed, **day("begins_on", TODAY)}).content.decode()
    form = {"role": "social_care_manager", "scope": "North", **day("begins_on", TODAY)}
    hers.post(address, form)
    assert "Social care manager, team North" in text(hers, "person", person_id=tess)
