"""The monitoring form: it comes from what was recorded, and asks only for the rest."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.domain.plain_words import WORD_LIST, words_to_change
from footprint.post.models import Message, MessageText
from footprint.reviews.actions import monitoring as actions
from footprint.reviews.models import MonitoringForm, Step
from footprint.reviews.monitoring import THEMES, asked, lines
from footprint.reviews.queries import monitoring as monitoring_queries
from footprint.reviews.queries import record as record_queries
from tests.apps.browsing import signed_in
from tests.apps.cast import TEAM, everybody
from tests.apps.children import recording
from tests.apps.reviews import sendings, things

ANSWERED = {"alone": "yes", "school": "yes", "health": "no"}


@pytest.fixture
def cast(store: object) -> Mapping[Role, Viewer]:
    return everybody()


@pytest.fixture
def mary(cast: Mapping[Role, Viewer]) -> Viewer:
    return cast[Role.IRO_MANAGER]


@pytest.fixture
def child_id(mary: Viewer) -> int:
    return recording.child(mary, "C-1", born_on=date(mary.today.year - 14, 1, 1))


@pytest.fixture
def about(mary: Viewer, child_id: int) -> dict[str, Any]:
    """The arguments of an action about her finished review, to whose team a manager answers."""
    review_id = sendings.finished(mary, child_id)
    began_on = mary.today - timedelta(days=50)
    recording.linked(mary, child_id, "Sal Social", began_on, team=TEAM)
    return {"viewer": mary, "child_id": child_id, "review_id": review_id}


def codes_asked(about: Mapping[str, Any]) -> list[str]:
    viewer = about["viewer"]
    review = things.found(viewer, about["child_id"], about["review_id"])
    recorded = monitoring_queries.recorded_of(viewer, review)
    return [one.code for one in asked(record_queries.finished(viewer, review)[0], recorded)]


def test_the_themes_are_seventeen_in_words_that_may_be_read_by_anybody() -> None:
    assert len(THEMES) == 17
    assert [one.says for one in words_to_change(" ".join(THEMES.values()), WORD_LIST)] == []


@pytest.mark.store
def test_only_what_nobody_recorded_is_asked(mary: Viewer, about: dict[str, Any]) -> None:
    assert codes_asked(about) == ["report", "alone", "school", "health"]
    child_id, review_id = about["child_id"], about["review_id"]
    sendings.paper(mary, child_id, review_id, 0, "report")
    row = Step(
        child_id=child_id,
        review_id=review_id,
        kind="spoken_alone",
        done_on=mary.today,
        how="in_person",
    )
    recording.add_rows(viewer=recording.the_import(mary.today), rows=[row])
    assert codes_asked(about) == ["school", "health"]
    review = things.found(mary, child_id, review_id)
    recorded = monitoring_queries.recorded_of(mary, review)
    says = {one.code: one.says for one in lines(record_queries.finished(mary, review)[0], recorded)}
    assert says["report"].endswith(", to standard")
    assert says["alone"].endswith(", in person")
    assert says["quality"] == "Words on quality."
    assert says["decisions"] == "1"


@pytest.mark.store
def test_it_goes_to_the_manager_and_the_head_of_safeguarding_as_a_link_without_a_word(
    cast: Mapping[Role, Viewer], mary: Viewer, about: dict[str, Any]
) -> None:
    things.ruled(mary, "safeguarding_email", "head@council.test")
    sendings.paper(mary, about["child_id"], about["review_id"], 0, "report")
    with pytest.raises(ActionDenied, match="Still to answer: Did the officer speak"):
        actions.send_monitoring_form(**about)
    answers = {**ANSWERED, "about_themes": "The plan waits for a panel."}
    actions.save_monitoring_form(**about, answers=answers, version=0)
    assert actions.send_monitoring_form(**about) == 2
    actions.send_monitoring_form(**about)
    letters = Message.objects.filter(kind="monitoring_form")
    assert {one.to_address for one in letters} == {"tess@council.test", "head@council.test"}
    assert letters.count() == 2
    for text in MessageText.objects.all():
        assert "/monitoring/" in text.text
        assert "panel" not in text.text
        assert "Mina" not in text.text
    tess = signed_in(cast[Role.SOCIAL_CARE_MANAGER].person_id)
    names = {"child_id": about["child_id"], "review_id": about["review_id"]}
    page = tess.get(reverse("monitoring-form", kwargs=names))
    assert page.status_code == 200
    printed = tess.get(reverse("monitoring-file", kwargs=names))
    assert printed.content.startswith(b"%PDF")


@pytest.mark.store
def test_it_is_filled_in_on_its_page_and_by_whoever_chairs_alone(
    cast: Mapping[Role, Viewer], mary: Viewer, about: dict[str, Any]
) -> None:
    there = reverse(
        "monitoring-form",
        kwargs={"child_id": about["child_id"], "review_id": about["review_id"]},
    )
    typed = {**ANSWERED, "report": "no", "themes": ["panel"], "version": "0", "go": "save"}
    signed_in(mary.person_id).post(there, typed)
    assert '"themes": ["panel"]' in MonitoringForm.objects.get().answers
    again = signed_in(mary.person_id).post(there, typed)
    assert "changed this at" in again.content.decode()
    signed_in(cast[Role.SOCIAL_CARE_MANAGER].person_id).post(there, {**typed, "version": "1"})
    assert MonitoringForm.objects.get().version == 1
