"""Business support looks at letters: one that failed, one to post, what is held, and a calendar."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

from playwright.sync_api import Browser

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.post import actions
from footprint.post.actions import sending
from footprint.post.claims import Claim, take
from footprint.post.facts import Attachment, HoldReason, Recipient
from footprint.post.sender import _viewer as sender
from tests.apps.children import recording
from tests.apps.post.letters import MOTHER, letter, meeting
from tests.journeys.conftest import walking
from tests.journeys.site import Site
from tests.journeys.test_caseload import act_as

GRAN = Recipient("Gran Moss", "1 Elm Road\nHounslow")


def letters_of_a_day(viewer: Viewer, child_id: int) -> None:
    """One that could not be sent, one to post, and, about another child, one that is held."""
    of = uuid4().hex
    other = recording.child(viewer, f"H-{of[:6]}", first_name="Hal")
    plan = Attachment("Care plan.pdf", "application/pdf", b"%PDF-1.7")
    to_fail = letter(f"{of}a", MOTHER, child_ids=(child_id,))
    (letter_id,) = actions.queue(viewer=viewer, letters=[to_fail])
    sending.note_failed(viewer=sender(), claim=claim_of(letter_id))
    actions.keep_entry(viewer=viewer, entry=meeting(f"{of}", child_ids=(other,)))
    actions.queue(
        viewer=viewer,
        letters=[
            letter(f"{of}b", GRAN, child_ids=(child_id,), print_only=True, attachments=(plan,)),
            letter(f"{of}c", MOTHER, child_ids=(other,), subject="The meeting is moved"),
        ],
    )
    actions.hold(viewer=viewer, child_ids=[other], why=HoldReason.DIED)


def claim_of(letter_id: int) -> Claim:
    """Letters of other journeys at the same site may have waited longer."""
    claims = iter(partial(take, timedelta(seconds=1)), None)
    return next(claim for claim in claims if claim.message_id == letter_id)


def test_business_support_tries_again_prints_looks_and_has_a_calendar(
    browser: Browser, site: Site
) -> None:
    with walking(browser, site, viewport={"width": 1280, "height": 900}) as walk:
        beth = act_as(walk, Role.BUSINESS_SUPPORT)
        letters_of_a_day(beth, recording.child(beth, f"J-{uuid4().hex[:6]}"))
        walk.open("/letters/")
        walk.sign_in()
        walk.looks("letters-failed")
        walk.follow("Open the letter to Jane Moss")
        assert walk.heading() == "Letter to Jane Moss"
        walk.looks("letter")
        walk.follow("Try to send it again")
        walk.looks("letter-try-again")
        walk.press("Try again")
        assert "The letter is queued again." in walk.page.locator("main").inner_text()
        walk.follow("To post")
        walk.looks("letters-to-post")
        walk.follow("Print the letter to Gran Moss")
        walk.looks("letter-print")
        walk.page.emulate_media(media="print")
        assert not walk.page.get_by_role("heading", name="Print the letter").is_visible()
        assert walk.page.get_by_text("Dear Gran Moss,").is_visible()
        walk._picture("letter-printed.png")
        walk.page.emulate_media(media="screen")
        walk.follow("note the day on which it was posted")
        walk.looks("letter-posted")
        walk.press("Save")
        assert "noted as posted" in walk.page.locator("main").inner_text()
        walk.follow("stops letters until a person has looked")
        walk.looks("letters-held")
        walk.follow("Look at what is held for Hal Moss")
        walk.looks("letters-end-hold")
        walk.press("Do as decided")
        walk.looks("letters-end-hold-wrong")
        walk.page.get_by_label("Withdraw it").check()
        walk.press("Do as decided")
        assert "What you decided is done." in walk.page.locator("main").inner_text()
        walk.open("/my-calendar/")
        walk.looks("my-calendar")
        walk.press("Make an address")
        assert "/feed/" in walk.page.get_by_label("Your new address").input_value()
        walk.looks("my-calendar-made")
        walk.press("End the address")
        assert "The address is ended." in walk.page.locator("main").inner_text()
