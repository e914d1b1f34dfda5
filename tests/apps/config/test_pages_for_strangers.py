"""What a stranger meets: nothing but signing in, and headers that hold on every page."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import get_resolver

from footprint.accounts.models import Person

SIGN_IN = "https://footprint.test/sign-in/"


@pytest.fixture
def stranger() -> Client:
    return Client(SERVER_NAME="footprint.test", headers={"x-forwarded-for": "203.0.113.7"})


def get(stranger: Client, path: str) -> Any:
    """The answer as Django's test client gives it."""
    return stranger.get(path, secure=True)


@pytest.mark.store
@pytest.mark.parametrize("path", ["/sign-in/", "/", "/nothing/", "/forgotten-password/"])
def test_every_page_whatever_its_status_has_every_header(stranger: Client, path: str) -> None:
    headers = get(stranger, path).headers
    policy = headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert directives["base-uri"] == "'none'"
    assert "unsafe" not in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.store
def test_scripts_and_styles_carry_the_pages_own_nonce_and_nothing_is_inline_without(
    stranger: Client,
) -> None:
    page = get(stranger, "/sign-in/")
    nonce = re.search("'nonce-([^']+)'", page.headers["Content-Security-Policy"])
    assert nonce is not None
    html = page.content.decode()
    assert html.count(f'nonce="{nonce[1]}"') == html.count("<script")
    assert " style=" not in html
    assert "<style" not in html
    assert nonce[1] not in get(stranger, "/sign-in/").content.decode()


@pytest.mark.store
def test_cookies_are_for_this_host_over_tls_and_out_of_scripts_reach(stranger: Client) -> None:
    get(stranger, "/sign-in/")
    cookie = stranger.cookies["__Host-csrf"]
    assert cookie["secure"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.store
def test_without_tls_a_stranger_is_sent_to_the_address_that_has_it(stranger: Client) -> None:
    page = stranger.get("/sign-in/")
    assert page.headers["Location"] == SIGN_IN


@pytest.mark.store
def test_another_host_name_is_refused_with_a_reference_and_plain_words(stranger: Client) -> None:
    page = stranger.get("/sign-in/", secure=True, headers={"host": "elsewhere.test"})
    assert page.status_code == 400
    assert "This request could not be read" in page.content.decode()


@pytest.mark.store
@pytest.mark.parametrize("path", ["/signup/", "/sign-up/", "/accounts/signup/", "/sign-in/"])
def test_a_strangers_registration_makes_no_account_and_sends_no_letter(
    stranger: Client, path: str
) -> None:
    typed = {
        "email": "stranger@elsewhere.test",
        "login": "stranger@elsewhere.test",
        "password": "three unusual herons",
        "password1": "three unusual herons",
        "password2": "three unusual herons",
    }
    page = stranger.post(path, typed, secure=True)
    assert page.status_code in {200, 404}
    assert not Person.objects.exists()
    assert not hasattr(mail, "outbox") or mail.outbox == []


def test_of_the_librarys_pages_only_these_have_an_address() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    library = {name for name in names if name.startswith(("account_", "mfa_"))}
    assert library == {
        "account_change_password",
        "account_inactive",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_activate_totp",
        "mfa_authenticate",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
    }


@pytest.mark.store
def test_a_form_from_another_site_is_refused_whatever_its_token(stranger: Client) -> None:
    strict = Client(
        SERVER_NAME="footprint.test",
        enforce_csrf_checks=True,
        headers={"x-forwarded-for": "203.0.113.7"},
    )
    page = strict.get("/sign-in/", secure=True).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    typed = {"csrfmiddlewaretoken": token[1], "login": "a@b.test", "password": "x"}
    for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 200)):
        headers = {"origin": "null", "sec-fetch-site": site}
        answer = strict.post("/sign-in/", typed, secure=True, headers=headers)
        assert answer.status_code == status, site
    typed.pop("csrfmiddlewaretoken")
    headers = {"origin": "null", "sec-fetch-site": "same-origin"}
    assert strict.post("/sign-in/", typed, secure=True, headers=headers).status_code == 403
