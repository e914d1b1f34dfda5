"""Codes from an app: set up, asked for, spare ones used once, and asked of everybody."""

import base64
import hmac
import time

from tests.journeys.walk import Walk


def code(secret: str, *, steps_ahead: int = 0) -> str:
    """The six figures of RFC 6238 for this half minute: HMAC-SHA-1, the last nibble's window."""
    count = int(time.time()) // 30 + steps_ahead
    digest = hmac.digest(base64.b32decode(secret), count.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def set_up(walk: Walk) -> tuple[str, list[str]]:
    """The secret that the page shows, and the spare codes that it shows once."""
    secret = walk.page.locator(".fp-code").inner_text()
    walk.page.get_by_label("Code").fill("000000")
    walk.press("Go on")
    assert "The code is not right" in walk.page.get_by_role("alert").inner_text()
    secret = walk.page.locator(".fp-code").inner_text()
    walk.page.get_by_label("Code").fill(code(secret))
    walk.press("Go on")
    assert walk.heading() == "Your spare codes"
    return secret, walk.page.locator("ul.fp-code li").all_inner_texts()


def test_codes_are_set_up_and_asked_for_at_the_next_signing_in(walk: Walk) -> None:
    walk.open("/")
    walk.sign_in()
    walk.follow("Your account")
    walk.looks("account")
    walk.follow("Set up")
    walk.looks("codes-set-up")
    secret, spare = set_up(walk)
    walk.looks("codes-spare")
    assert len(set(spare)) == 10
    walk.follow("I have kept them")
    walk.press("Sign out")
    walk.sign_in()
    assert walk.heading() == "Your code"
    walk.looks("code")
    walk.page.get_by_label("Code").fill("123456")
    walk.press("Sign in")
    assert "The code is not right" in walk.page.get_by_role("alert").inner_text()
    walk.looks("code-wrong")
    walk.page.get_by_label("Code").fill(code(secret, steps_ahead=1))
    walk.press("Sign in")
    assert walk.heading() == "My work"
    walk.follow("Your account")
    assert "Asked for at each signing in" in walk.page.locator("main").inner_text()


def test_a_spare_code_opens_the_account_once(walk: Walk) -> None:
    walk.open("/account/codes/start/")
    walk.sign_in()
    _, spare = set_up(walk)
    for expected in ("My work", "Your code"):
        walk.page.context.clear_cookies()
        walk.open("/")
        walk.sign_in()
        walk.page.get_by_label("Code").fill(spare[0])
        walk.press("Sign in")
        assert walk.heading() == expected


def test_new_spare_codes_take_the_place_of_the_old_and_codes_can_be_stopped(walk: Walk) -> None:
    walk.open("/account/codes/start/")
    walk.sign_in()
    _, before = set_up(walk)
    walk.open("/account/codes/")
    walk.looks("account-with-codes")
    walk.follow("Make new ones")
    walk.looks("codes-spare-new")
    walk.press("Make new spare codes")
    after = walk.page.locator("ul.fp-code li").all_inner_texts()
    assert not set(before) & set(after)
    walk.open("/account/codes/")
    walk.follow("Stop")
    walk.looks("codes-stop")
    walk.press("Stop asking for codes")
    assert "Not set up" in walk.page.locator("main").inner_text()


def test_where_everybody_has_codes_nothing_opens_before_and_they_cannot_be_stopped(
    strict_walk: Walk,
) -> None:
    walk = strict_walk
    walk.open("/components/")
    walk.sign_in()
    assert walk.heading() == "Set up codes from an app"
    walk.open("/")
    assert walk.heading() == "Set up codes from an app"
    set_up(walk)
    walk.open("/")
    assert walk.heading() == "My work"
    walk.open("/account/codes/stop/")
    walk.press("Stop asking for codes")
    assert "cannot" in walk.page.get_by_role("alert").inner_text()
    walk.open("/account/codes/")
    assert "Asked for at each signing in" in walk.page.locator("main").inner_text()
