"""One person with power over accounts comes by nobody else's role, whatever she changes."""

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.timezone import localdate

from footprint.accounts import actions, passwords, queries
from footprint.accounts.facts import Standing
from footprint.accounts.models import Person
from footprint.accounts.roles import Role
from footprint.accounts.signing_in import SecondFactors
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from tests.apps.browsing import PASSWORD, signed_in
from tests.apps.cast import acting, grant, hold, person, propose

TODAY = localdate()
pytestmark = pytest.mark.store


@pytest.fixture
def mary(ada: Viewer, grace: Viewer, letters: list[mail.EmailMessage]) -> int:
    """An IRO manager who has chosen her password by the link of her letter."""
    mary = person("Mary Manager")
    hold(ada, grace, mary, Role.IRO_MANAGER)
    choose_password(passwords.link_for(mary))
    letters.clear()
    return mary


@pytest.fixture
def letters() -> Iterator[list[mail.EmailMessage]]:
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        mail.outbox = []
        yield mail.outbox


def choose_password(link: str, password: str = PASSWORD) -> int:
    browser = signed_in(None)
    form = browser.get(link.replace("https://footprint.test", ""))
    if form.status_code != 302:
        return form.status_code
    chosen = {"password1": password, "password2": password}
    return browser.post(form.headers["Location"], chosen).status_code


def moved(viewer: Viewer, person_id: int, email: str) -> None:
    found = queries.person(viewer, person_id)
    assert found is not None
    actions.correct_person(
        viewer=viewer,
        person_id=person_id,
        version=found.version,
        email=email,
        full_name=found.full_name,
    )


def sign_in(email: str) -> Client:
    browser = signed_in(None)
    browser.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    return browser


def is_let_in(browser: Client) -> bool:
    return browser.get(reverse("my-work")).status_code == 200


def test_an_address_that_was_put_right_signs_nobody_in_any_more(ada: Viewer, mary: int) -> None:
    assert is_let_in(sign_in("mary@council.test"))
    moved(ada, mary, "m.manager@council.test")
    assert not is_let_in(sign_in("mary@council.test"))
    assert is_let_in(sign_in("m.manager@council.test"))


def test_an_address_that_was_put_right_gets_no_letter_for_a_new_password(
    ada: Viewer, mary: int, letters: list[mail.EmailMessage]
) -> None:
    sign_in("mary@council.test")
    moved(ada, mary, "m.manager@council.test")
    for email in ("mary@council.test", "m.manager@council.test"):
        signed_in(None).post(reverse("account_reset_password"), {"email": email})
    assert [letter.to for letter in letters] == [["m.manager@council.test"]]


def test_a_link_sent_to_the_address_of_before_opens_nothing(
    ada: Viewer, mary: int, letters: list[mail.EmailMessage]
) -> None:
    signed_in(None).post(reverse("account_reset_password"), {"email": "mary@council.test"})
    (letter,) = letters
    (link,) = re.findall(r"https://\S+", str(letter.body))
    moved(ada, mary, "m.manager@council.test")
    assert choose_password(link, "another three words") != 302
    assert not is_let_in(sign_in("mary@council.test"))


def test_an_administrator_who_turns_an_account_to_her_own_letters_has_none_of_its_roles(
    ada: Viewer, grace: Viewer, mary: int, letters: list[mail.EmailMessage]
) -> None:
    moved(ada, mary, "ada.at.home@elsewhere.test")
    signed_in(None).post(reverse("account_reset_password"), {"email": "ada.at.home@elsewhere.test"})
    (link,) = re.findall(r"https://\S+", str(letters[-1].body))
    assert choose_password(link) == 302
    taken = sign_in("ada.at.home@elsewhere.test")
    assert is_let_in(taken)
    assert taken.get(reverse("caseload")).status_code == 403
    (held,) = queries.person(ada, mary).grants  # type: ignore[union-attr]
    assert held.standing(TODAY) is Standing.PROPOSED
    with pytest.raises(ActionDenied, match="You proposed this role"):
        actions.confirm_grant(viewer=ada, grant_id=held.id, version=held.version)
    actions.confirm_grant(viewer=grace, grant_id=held.id, version=held.version)
    assert taken.get(reverse("caseload")).status_code == 200


def test_a_mail_server_that_is_down_does_not_tell_who_has_an_account(
    ada: Viewer, mary: int
) -> None:
    away = "django.core.mail.backends.smtp.EmailBackend"
    with override_settings(EMAIL_BACKEND=away, EMAIL_HOST="127.0.0.1", EMAIL_PORT=9):
        answers = [
            signed_in(None).post(reverse("account_reset_password"), {"email": email})
            for email in ("mary@council.test", "nobody@council.test")
        ]
    assert [answer.status_code for answer in answers] == [302, 302]


def test_a_name_alone_is_put_right_and_every_role_stands(ada: Viewer, mary: int) -> None:
    found = queries.person(ada, mary)
    assert found is not None
    actions.correct_person(
        viewer=ada,
        person_id=mary,
        version=found.version,
        email="Mary@council.test",
        full_name="Mary Q. Manager",
    )
    (held,) = queries.person(ada, mary).grants  # type: ignore[union-attr]
    assert held.standing(TODAY) is Standing.IN_FORCE
    assert is_let_in(sign_in("mary@council.test"))


def test_nobody_turns_her_own_account_to_an_officer_s_address(ada: Viewer) -> None:
    with pytest.raises(ActionDenied, match="You cannot correct your own address"):
        moved(ada, ada.person_id or 0, "olive@council.test")
    assert Person.objects.get(pk=ada.person_id or 0).email == "ada@council.test"


def test_a_second_account_of_an_administrator_is_no_second_person(
    ada: Viewer, grace: Viewer
) -> None:
    puppet = person("Puppet Byron")
    made = propose(ada, puppet, Role.ADMINISTRATOR)
    assert made.standing(TODAY) is Standing.PROPOSED
    assert signed_in(puppet).get(reverse("people")).status_code == 403
    with pytest.raises(ActionDenied, match="You proposed this role"):
        actions.confirm_grant(viewer=ada, grant_id=made.id, version=made.version)
    with pytest.raises(ActionDenied, match="You cannot confirm a role of your own"):
        actions.confirm_grant(
            viewer=acting(puppet, Role.ADMINISTRATOR), grant_id=made.id, version=made.version
        )
    actions.confirm_grant(viewer=grace, grant_id=made.id, version=made.version)
    assert grant(ada, made.id).standing(TODAY) is Standing.IN_FORCE


def test_an_administrator_who_is_only_proposed_is_no_other_than_the_last(ada: Viewer) -> None:
    propose(ada, person("Puppet Byron"), Role.ADMINISTRATOR)
    (hers,) = queries.roles_held(ada)
    with pytest.raises(ActionDenied, match="the last administrator"):
        actions.end_grant(viewer=ada, grant_id=hers.id, version=1, ends_on=TODAY)


def test_a_wrong_code_stands_on_the_trail_as_a_refused_sign_in(ada: Viewer) -> None:
    secret = SecondFactors().encrypt("JBSWY3DPEHPK3PXP")
    Authenticator.objects.create(user_id=ada.person_id, type="totp", data={"secret": secret})
    signed_in(ada.person_id)  # gives her the password
    guesser = sign_in("ada@council.test")
    assert not is_let_in(guesser)
    guesser.post(reverse("mfa_authenticate"), {"code": "12"})
    (row,) = TrailRow.objects.filter(kind="note_failed_sign_in")
    assert (row.person_id, row.thing_id) == (None, str(ada.person_id))
    assert not is_let_in(guesser)
