"""A session that ends in the middle of a form: the text is carried through signing in."""

from tests.journeys.site import add_visitor
from tests.journeys.walk import Walk

TEXT = "She'd like her brother's number.\nShe asked twice."


def form_on_the_page(walk: Walk) -> None:
    """A form of ours, filled in on a page whose session then ends."""
    walk.open("/components/")
    walk.sign_in()
    walk.page.evaluate(
        """text => {
            const form = document.querySelector('main form');
            form.method = 'post';
            form.action = '/components/?tab=asking';
            const hidden = document.querySelector('header form').querySelector('input');
            form.append(hidden.cloneNode());
            form.notes.value = text;
        }""",
        TEXT,
    )


def end_the_session(walk: Walk) -> None:
    walk.page.context.clear_cookies(name="sessionid")


def test_what_was_typed_is_shown_again_to_whoever_typed_it_and_sent_by_her(walk: Walk) -> None:
    form_on_the_page(walk)
    end_the_session(walk)
    walk.press("Save")
    assert walk.heading() == "Sign in"
    walk.sign_in()
    assert walk.heading() == "You were signed out before this was saved"
    assert "She asked twice." in walk.page.locator("main").inner_text()
    walk.looks("carried")
    sent = walk.page.locator("form[action='/components/?tab=asking'] [name=notes]")
    assert sent.input_value().replace("\r", "") == TEXT


def test_it_can_be_thrown_away(walk: Walk) -> None:
    form_on_the_page(walk)
    end_the_session(walk)
    walk.press("Save")
    walk.sign_in()
    walk.press("Throw it away")
    assert walk.heading() == "My work"
    walk.open("/sign-in/carried/")
    assert walk.heading() == "My work"


def test_another_who_signs_in_at_the_same_browser_never_sees_it(walk: Walk) -> None:
    form_on_the_page(walk)
    end_the_session(walk)
    walk.press("Save")
    grace = add_visitor("Grace Hopper")
    walk.sign_in(email=grace.email)
    assert walk.heading() == "My work"
    walk.press("Sign out")
    walk.open("/sign-in/carried/")
    walk.sign_in()
    assert walk.heading() == "My work"
