"""A role, a session, a form or a child that goes while somebody is typing: nothing is written, the
page says why, and what was typed is on it."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from footprint.accounts import carried
from footprint.accounts.models import Person, RoleGrant
from footprint.accounts.roles import Role
from footprint.audit.actions import action, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.actions.allocation import allocate
from footprint.children.models import Access, Child, Names, Review
from footprint.children.officers import marks
from tests.apps.browsing import PASSWORD, signed_in
from tests.apps.cast import command, everybody
from tests.apps.children import recording

pytestmark = pytest.mark.store

NEW_CHILD = {"identifier": "H3", "first_name": "Wilhelmina", "surname": "Quince"}


@action
def end_role(*, viewer: Viewer, person_id: int) -> None:
    ask(None)
    for grant in RoleGrant.objects.filter(person=person_id):
        revise(viewer, grant, version=grant.version, ends_on=viewer.today)


def filled_in(viewer: Viewer, **typed: str) -> dict[str, str]:
    return {**typed, carried.FIELD: carried.typed_by(viewer.person_id or 0)}


def test_a_person_whose_role_ends_while_she_types_is_told_so_and_finds_her_text(
    store: object,
) -> None:
    beth = everybody()[Role.BUSINESS_SUPPORT]
    client = signed_in(beth.person_id)
    assert client.get(reverse("add-child")).status_code == 200
    end_role(viewer=command(), person_id=beth.person_id or 0)
    page = client.post(reverse("add-child"), filled_in(beth, **NEW_CHILD))
    words = page.content.decode()
    assert page.status_code == 403
    assert "Your last role has ended" in words
    assert "It is not saved" in words
    assert "Wilhelmina" in words
    assert "Send it again" not in words
    assert not Child.objects.exists()


def test_an_officer_whose_child_is_moved_while_she_types_is_told_so_and_finds_her_text(
    store: object,
) -> None:
    cast = everybody()
    mary, olive = cast[Role.IRO_MANAGER], cast[Role.REVIEWING_OFFICER]
    child_id = recording.child(mary, "H1")
    hers = recording.officer(mary, "Olive Officer", "olive@council.test")
    other = recording.officer(mary, "Opal Other", "opal@council.test")
    recording.allocated(mary, child_id, hers, mary.today - timedelta(days=50))
    client = signed_in(olive.person_id)
    address = reverse("record-names", kwargs={"child_id": child_id})
    assert client.get(address).status_code == 200
    seen = marks(mary, [child_id])
    allocate(viewer=mary, child_ids=[child_id], officer_id=other.pk, began_on=mary.today, seen=seen)
    typed = filled_in(olive, first_name="Wilhelmina", surname="Quince", version="1")
    page = client.post(address, typed)
    assert page.status_code == 403
    assert "Wilhelmina" in page.content.decode()
    assert Names.objects.get(child=child_id).version == 1


def sign_in(client: Client, person_id: int | None) -> None:
    email = Person.objects.get(pk=person_id or 0).email
    came = client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    assert came.status_code == 302


@pytest.mark.parametrize("form", ["a child", "a review", "a reason"])
def test_a_session_that_ends_in_the_middle_of_a_form_carries_the_text_through_signing_in(
    store: object, form: str
) -> None:
    cast = everybody()
    mary = cast[Role.IRO_MANAGER]
    child_id = recording.child(mary, "H1")
    held_on, began_on = (
        {f"{name}-{part}": str(getattr(mary.today, part)) for part in ("day", "month", "year")}
        for name in ("held_on", "began_on")
    )
    address, typed, who = {
        "a child": (
            reverse("add-child"),
            {**NEW_CHILD, **began_on, "legal_status": "C2", "placement": "U6"},
            Role.BUSINESS_SUPPORT,
        ),
        "a review": (
            reverse("record-review", kwargs={"child_id": child_id}),
            {**held_on, "participation": "PN1", "version": "0"},
            Role.BUSINESS_SUPPORT,
        ),
        "a reason": (
            reverse("child-reason", kwargs={"child_id": child_id}),
            {"reason": "Her brother rang", "next": ""},
            Role.REVIEWING_OFFICER,
        ),
    }[form]
    viewer = cast[who]
    client = signed_in(viewer.person_id)
    client.cookies.pop(settings.SESSION_COOKIE_NAME)
    came = client.post(address, filled_in(viewer, **typed))
    assert came.status_code == 302
    assert reverse("account_login") in came.headers["Location"]
    assert not Review.objects.exists()
    assert not Access.objects.exists()
    sign_in(client, viewer.person_id)
    page = client.get(reverse("carried")).content.decode()
    assert f'action="{address}"' in page
    longest = max(typed.values(), key=len)
    assert longest in page
    sent = client.post(address, {**filled_in(viewer, **typed), carried.SENT_AGAIN: "yes"})
    assert sent.status_code == 302
    saved = {
        "a child": Child.objects.filter(identifier="H3"),
        "a review": Review.objects.filter(child=child_id),
        "a reason": Access.objects.filter(child=child_id),
    }
    assert {what for what, rows in saved.items() if rows.exists()} == {form}


def test_a_form_with_a_token_of_an_earlier_session_gives_the_text_back_to_send(
    store: object,
) -> None:
    beth = everybody()[Role.BUSINESS_SUPPORT]
    client = signed_in(beth.person_id)
    client.handler.enforce_csrf_checks = True
    page = client.post(reverse("add-child"), filled_in(beth, **NEW_CHILD))
    words = page.content.decode()
    assert page.status_code == 403
    assert "open for too long" in words
    assert "Wilhelmina" in words
    assert "Send it again" in words
    assert 'name="csrfmiddlewaretoken"' in words


def test_a_stranger_s_page_that_sends_one_of_our_forms_is_shown_nothing_of_it(
    store: object,
) -> None:
    """The note of who typed it is another's, or made up."""
    cast = everybody()
    beth, mary = cast[Role.BUSINESS_SUPPORT], cast[Role.IRO_MANAGER]
    client = signed_in(beth.person_id)
    client.handler.enforce_csrf_checks = True
    for typed in (filled_in(mary, **NEW_CHILD), {**NEW_CHILD, carried.FIELD: "1:made:up"}):
        words = client.post(reverse("add-child"), typed).content.decode()
        assert "Wilhelmina" not in words
