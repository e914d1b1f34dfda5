"""Definitions are signed for a year by named people, and a changed one breaks the line."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.audit.models import KeptVersion, TrailRow
from footprint.reports import actions, queries
from footprint.reports.definition_words import DIGESTS
from footprint.reports.models import SignedDefinition
from tests.apps.browsing import signed_in
from tests.apps.cast import everybody
from tests.apps.reports.service import three_years

Cast = Mapping[Role, Viewer]
pytestmark = pytest.mark.store
CODE = "reviews_held_on_time"


@pytest.fixture
def service(store: object, tmp_path: Path) -> Cast:
    three_years(tmp_path)
    return everybody()


def sign(viewer: Viewer, year: int = 2026, *codes: str) -> int:
    return actions.sign_definitions(viewer=viewer, year=year, codes=codes or [CODE])


def page(viewer: Viewer, year: int = 2026) -> str:
    where = reverse("figure", kwargs={"year": year, "code": CODE})
    return signed_in(viewer.person_id).get(where).content.decode()


def test_two_people_sign_and_their_names_stand_beside_the_figure(service: Cast) -> None:
    mary, ann = service[Role.IRO_MANAGER], service[Role.ANALYST]
    assert sign(mary) == sign(ann) == 1
    shown = page(ann)
    assert shown.count("Signed as it reads") == 2
    assert "Mary Manager, Ann Analyst" in shown
    assert "You have signed this definition for this year." in shown
    assert "Nobody has signed it for this year." in page(ann, 2025)


def test_all_of_a_year_are_signed_at_once_and_the_second_click_is_told_so(service: Cast) -> None:
    mary = service[Role.IRO_MANAGER]
    sign(mary)
    client, where = signed_in(mary.person_id), reverse("sign-definitions", kwargs={"year": 2026})
    every = len(queries.year_figures(mary, 2026).measurements)
    assert f"Sign all {every - 1}" in client.get(where).content.decode()
    told = client.post(where, follow=True).content.decode()
    assert f"You have signed {every - 1} definitions" in told
    assert f"Definitions signed: {every} of {every} (Mary Manager {every})." in told
    assert client.post(where).status_code == 403
    assert "every definition of this year" in client.get(where).content.decode()
    assert TrailRow.objects.filter(kind="sign_definitions").count() == every


def test_signing_is_for_a_year_that_is_over_and_loaded_and_for_two_roles(service: Cast) -> None:
    mary = service[Role.IRO_MANAGER]
    with pytest.raises(ActionDenied, match="a year that is over"):
        sign(mary, 2027)
    lena = service[Role.SENIOR_LEADER]
    with pytest.raises(ActionDenied, match="IRO manager, Analyst"):
        sign(lena)


def test_a_signature_is_taken_back_with_a_reason_and_may_be_given_again(service: Cast) -> None:
    mary, ann = service[Role.IRO_MANAGER], service[Role.ANALYST]
    sign(ann)
    (given,) = queries.signatures(ann, [2026])
    where = reverse("take-back-signature", kwargs={"signature_id": given.id})
    client = signed_in(mary.person_id)
    assert "Say why" in client.post(where, {"version": 1, "reason": ""}).content.decode()
    told = client.post(where, {"version": 1, "reason": "The wrong year"}, follow=True)
    assert "The signature is taken back." in told.content.decode()
    assert queries.signatures(ann, [2026]) == ()
    assert client.get(where).status_code == 404
    assert sign(ann) == 1
    assert SignedDefinition.objects.get().version == 3
    assert KeptVersion.objects.filter(thing="signeddefinition").count() == 2


def test_only_who_gave_it_or_the_manager_takes_it_back_and_of_two_at_once_one(
    service: Cast,
) -> None:
    mary, ann = service[Role.IRO_MANAGER], service[Role.ANALYST]
    sign(mary)
    (given,) = queries.signatures(ann, [2026])
    with pytest.raises(ActionDenied, match="whoever gave it"):
        actions.take_back_signature(viewer=ann, signature_id=given.id, version=1, reason="No")
    with pytest.raises(ChangedMeanwhileError):
        actions.take_back_signature(viewer=mary, signature_id=given.id, version=9, reason="No")


def test_a_definition_that_changed_since_is_said_to_have_and_breaks_the_line(
    service: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2024 was signed in the words of before, 2025 and 2026 are signed as it reads today."""
    mary = service[Role.IRO_MANAGER]
    today = DIGESTS[CODE]
    with monkeypatch.context() as earlier:
        earlier.setitem(DIGESTS, CODE, "0" * 64)
        sign(mary, 2024)
    sign(mary, 2025)
    assert DIGESTS[CODE] == today
    shown = page(mary, 2024)
    assert "Changed since it was signed" in shown
    assert "The words that were signed" in shown
    shown = page(mary)
    assert "Mary Manager (changed since it was signed)" in shown
    assert "the definition signed for the year ending 31 March 2025 is another" in shown
    assert "The line is broken" in shown
    year = signed_in(mary.person_id).get(reverse("figures-of-year", kwargs={"year": 2026}))
    assert "* Reviews held on time: the definition signed" in year.content.decode()
    assert sign(mary, 2024) == 1
    assert "The line is broken" not in page(mary)


def test_the_words_that_are_signed_change_with_the_definition_and_not_with_its_source() -> None:
    from footprint.domain.indicators.registry import DEFINITIONS
    from footprint.reports.definition_words import digest

    one = DEFINITIONS[CODE]
    assert digest(one) == DIGESTS[CODE]
    assert digest(replace(one, formula="something else")) != DIGESTS[CODE]
    assert digest(replace(one, source="elsewhere")) == DIGESTS[CODE]
