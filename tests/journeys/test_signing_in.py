"""Signing in and out, in a browser."""

import re

import pytest

from tests.journeys.site import PASSWORD
from tests.journeys.walk import Walk


def test_ada_signs_in_sees_her_work_and_signs_out(walk: Walk) -> None:
    walk.open("/")
    assert walk.heading() == "Sign in"
    walk.looks("sign-in")
    walk.sign_in()
    assert walk.heading() == "My work"
    assert walk.page.title() == "My work – Footprint"
    walk.looks("my-work")
    walk.press("Sign out")
    assert walk.heading() == "Sign in"
    walk.open("/")
    assert walk.heading() == "Sign in"


def test_a_wrong_password_is_said_on_top_and_in_the_title_and_says_nothing_of_the_address(
    walk: Walk,
) -> None:
    walk.open("/sign-in/")
    walk.sign_in(password="not the password")
    assert walk.page.title() == "Error: Sign in – Footprint"
    said = walk.page.get_by_role("alert").inner_text()
    assert "The e-mail address or the password is not right" in said
    walk.looks("sign-in-wrong")
    walk.sign_in(email="nobody@council.test")
    assert walk.page.get_by_role("alert").inner_text() == said


def test_an_empty_form_leads_from_the_summary_to_each_field(walk: Walk) -> None:
    walk.open("/sign-in/")
    walk.press("Sign in")
    walk.looks("sign-in-empty")
    walk.page.get_by_role("alert").get_by_role("link").first.click()
    assert walk.page.evaluate("document.activeElement.name") == "login"


def test_after_five_wrong_passwords_even_the_right_one_waits(walk: Walk) -> None:
    walk.open("/sign-in/")
    for _ in range(5):
        walk.sign_in(password="a guess")
    walk.sign_in()
    assert "Too many attempts" in walk.page.get_by_role("alert").inner_text()


def test_the_password_is_changed_and_the_old_one_opens_nothing(walk: Walk) -> None:
    walk.open("/account/password/")
    walk.sign_in()
    walk.looks("password")
    walk.page.get_by_label("Your password now", exact=True).fill(PASSWORD)
    walk.page.get_by_label("New password", exact=True).fill("short")
    walk.page.get_by_label("New password again", exact=True).fill("short")
    walk.press("Save the new password")
    walk.looks("password-wrong")
    for label in ("New password", "New password again"):
        walk.page.get_by_label(label, exact=True).fill("four very unusual herons")
    walk.page.get_by_label("Your password now", exact=True).fill(PASSWORD)
    walk.press("Save the new password")
    assert "Your password is changed" in walk.page.get_by_role("alert").inner_text()
    walk.looks("password-changed")
    assert "was changed" in walk.site.letters(walk.visitor.email)[-1]
    walk.press("Sign out")
    walk.sign_in()
    assert "is not right" in walk.page.get_by_role("alert").inner_text()


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(walk: Walk) -> None:
    walk.open("/sign-in/")
    walk.follow("I have forgotten my password")
    walk.looks("forgotten")
    walk.page.get_by_label("E-mail address").fill(walk.visitor.email.upper())
    walk.press("Send the link")
    walk.looks("forgotten-sent")
    link = walk.site.link_in_the_last_letter(walk.visitor.email)
    walk.open(link)
    walk.looks("forgotten-new")
    for label in ("New password", "New password again"):
        walk.page.get_by_label(label, exact=True).fill("four very unusual herons")
    walk.press("Save the new password")
    walk.looks("forgotten-done")
    walk.follow("Sign in")
    walk.sign_in(password="four very unusual herons")
    assert walk.heading() == "My work"
    walk.press("Sign out")
    walk.open(link)
    assert walk.heading() == "This link no longer works"
    walk.looks("forgotten-used")


def test_a_stranger_is_sent_no_letter_and_told_the_same(walk: Walk) -> None:
    walk.open("/forgotten-password/")
    walk.page.get_by_label("E-mail address").fill("stranger@council.test")
    walk.press("Send the link")
    assert walk.heading() == "Look at your e-mail"
    assert walk.site.letters("stranger@council.test") == []


def test_with_the_keyboard_alone(walk: Walk) -> None:
    walk.open("/sign-in/")
    keys = walk.page.keyboard
    keys.press("Tab")
    assert walk.page.evaluate("document.activeElement.innerText") == "Skip to main content"
    walk.looks("skip-link")
    keys.press("Enter")
    keys.press("Tab")
    keys.type(walk.visitor.email)
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    walk.page.wait_for_url(re.compile("/$"))
    assert walk.heading() == "My work"
    for _ in range(4):
        keys.press("Tab")
    assert walk.page.evaluate("document.activeElement.innerText") == "Sign out"
    keys.press("Enter")
    walk.page.wait_for_url(re.compile("/sign-in/"))


def test_without_script_everything_works(walk_without_script: Walk) -> None:
    walk = walk_without_script
    walk.open("/")
    walk.sign_in()
    assert walk.heading() == "My work"
    walk.follow("Your account")
    assert walk.heading() == "Your account"
    walk.press("Sign out")
    assert walk.heading() == "Sign in"


@pytest.mark.parametrize("path", ["/nothing/", "/signup/", "/accounts/signup/"])
def test_what_does_not_exist_is_said_with_a_reference(walk: Walk, path: str) -> None:
    walk.open(path)
    assert walk.heading() == "Page not found"
    assert re.search(r"reference: \w{4}-\w{4}", walk.page.locator("main").inner_text())
    walk.looks("not-found")


def test_every_component(walk: Walk) -> None:
    walk.open("/components/")
    walk.sign_in()
    assert walk.heading() == "Every component"
    walk.looks("components")
    walk.page.emulate_media(media="print")
    assert not walk.page.get_by_role("button", name="Sign out").is_visible()
