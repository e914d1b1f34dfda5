"""Who reads what was typed of a visit, of a midway check and of a request for a review."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.reviews.actions import follow_up, private, requests
from footprint.reviews.models import PrivateWord, Visit
from footprint.reviews.permissions.reading import Text, readers
from footprint.reviews.said.after import CheckSaid, VisitSaid
from footprint.reviews.said.record import PassedOnSaid
from footprint.reviews.said.review import AnswerSaid, RequestSaid
from tests.apps.browsing import signed_in
from tests.apps.cast import TEAM, everybody
from tests.apps.children import recording
from tests.apps.reviews.pages import fields_on

pytestmark = pytest.mark.store

ALONE, CAME, FOUND, ASKED, TOLD = "I am afraid.", "We baked.", "No dentist.", "See Max.", "Soon."
SERVICE = {Role.REVIEWING_OFFICER, Role.IRO_MANAGER}
PLAN_WITH_HER = SERVICE | {Role.SOCIAL_WORKER, Role.SOCIAL_CARE_MANAGER, Role.INSPECTOR}


@pytest.fixture
def cast(store: object) -> Mapping[Role, Viewer]:
    return everybody()


@pytest.fixture
def mary(cast: Mapping[Role, Viewer]) -> Viewer:
    return cast[Role.IRO_MANAGER]


@pytest.fixture
def mina(cast: Mapping[Role, Viewer], mary: Viewer) -> int:
    """Olive's, Sal's, of Tess's team, and on Ivy's list."""
    child_id, since = recording.child(mary, "M-1"), mary.today - timedelta(days=50)
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    recording.allocated(mary, child_id, olive, since)
    recording.linked(mary, child_id, "Sal Social", since, team=TEAM)
    sal, ivy = cast[Role.SOCIAL_WORKER], cast[Role.INSPECTOR]
    recording.is_worker(mary, "Sal Social", sal.person_id or 0)
    recording.listed(mary, child_id, ivy.person_id or 0, since, mary.today + timedelta(days=1))
    return child_id


def visited(mary: Viewer, mina: int, **said: Any) -> int:
    values = VisitSaid(mary.today, "in_person", words=CAME, **said)
    return follow_up.book_visit(viewer=mary, child_id=mina, said=values)


def who_reads(cast: Mapping[Role, Viewer], words: str, route: str, **about: int) -> set[Role]:
    address = reverse(route, kwargs=about)
    pages = {
        role: signed_in(viewer.person_id).get(address).content.decode()
        for role, viewer in cast.items()
    }
    return {role for role, page in pages.items() if words in page}


def test_a_visit_s_note_is_read_by_all_who_plan_with_the_child_and_what_she_said_alone_by_two(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    visit_id = visited(mary, mina, alone=ALONE)
    assert who_reads(cast, CAME, "follow-up", child_id=mina) == PLAN_WITH_HER
    assert who_reads(cast, ALONE, "follow-up", child_id=mina) == set()
    about = {"child_id": mina, "visit_id": visit_id}
    assert who_reads(cast, ALONE, "visit-private", **about) == SERVICE
    assert who_reads(cast, ALONE, "record-visit", **about) == set()


def test_what_a_check_found_is_read_by_all_who_plan_with_the_child(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    check_id = follow_up.plan_check(viewer=mary, child_id=mina, planned_on=mary.today)
    said = CheckSaid(mary.today, "no", FOUND)
    follow_up.do_check(viewer=mary, child_id=mina, check_id=check_id, said=said, version=1)
    assert who_reads(cast, FOUND, "follow-up", child_id=mina) == PLAN_WITH_HER


def test_the_words_of_a_request_are_read_by_whoever_answers_it(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    said = RequestSaid("child", mary.today, "childs_wish", why_words=ASKED)
    sal = cast[Role.SOCIAL_WORKER]
    request_id = requests.record_request(viewer=sal, child_id=mina, said=said)
    answer = AnswerSaid(mary.today, agreed=True, answer_words=TOLD)
    requests.answer_request(
        viewer=mary, child_id=mina, request_id=request_id, version=1, said=answer
    )
    for words in (ASKED, TOLD):
        assert who_reads(cast, words, "reviews", child_id=mina) == SERVICE
    assert who_reads(cast, "talk something over", "reviews", child_id=mina) > SERVICE


def test_the_page_says_beside_each_box_who_reads_it(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    page = signed_in(mary.person_id).get(reverse("visit-made", kwargs={"child_id": mina}))
    text = page.content.decode()
    alone = "Read by the child’s reviewing officer and the IRO manager."
    assert readers(Text.ALONE) == readers(Text.REQUEST) == alone
    assert readers(Text.BETWEEN) == (
        "Read by the child’s reviewing officer, the IRO manager, the child’s social worker, their "
        "manager and inspectors."
    )
    assert readers(Text.BETWEEN) in text
    assert alone in text
    sal = signed_in(cast[Role.SOCIAL_WORKER].person_id)
    asks = sal.get(reverse("ask-for-review", kwargs={"child_id": mina})).content.decode()
    assert alone in asks


def test_what_was_said_alone_is_written_on_the_visit_s_own_form_and_put_right_on_its_page(
    mary: Viewer, mina: int
) -> None:
    client = signed_in(mary.person_id)
    here = reverse("visit-made", kwargs={"child_id": mina})
    day, month, year = f"{mary.today:%d %m %Y}".split()
    typed = {
        "took_place": "yes",
        "how": "in_person",
        "words": CAME,
        "alone": ALONE,
        "done_on-day": day,
        "done_on-month": month,
        "done_on-year": year,
        "version": "0",
    }
    assert client.post(here, typed).status_code == 302
    row = PrivateWord.objects.get()
    assert (row.words, row.review_id) == (ALONE, None)
    assert ALONE not in Visit.objects.get().words
    about = {"child_id": mina, "visit_id": row.visit_id}
    own = reverse("visit-private", kwargs=about)
    record = reverse("record-visit", kwargs=about)
    assert own in client.get(record).content.decode()
    again = client.post(record, {**typed, "alone": "More.", "version": "1"}).content.decode()
    assert "is recorded already" in again
    assert "More." in again
    read = fields_on(client.get(own).content.decode())
    client.post(own, {**read, "words": f"{ALONE} More.", "may_be_told_to": ["carer"]})
    row.refresh_from_db()
    assert (row.words, row.may_be_told_to) == (f"{ALONE} More.", "carer")
    saved = client.post(
        own, {"words": "Less.", "version": row.version}, headers={"accept": "application/json"}
    )
    assert saved.json()["marks"] == {"version": str(row.version + 1)}


def test_of_what_was_said_at_a_visit_something_is_passed_on_deliberately(
    mary: Viewer, mina: int
) -> None:
    about: dict[str, Any] = {"viewer": mary, "child_id": mina}
    about["visit_id"] = visited(mary, mina, alone=ALONE)
    said = PassedOnSaid("She is afraid.", "Head of safeguarding")
    private.pass_private_word_on(**about, said=said, version=1)
    row = PrivateWord.objects.get()
    assert (row.moved_out_on, row.moved_out_to) == (mary.today, "Head of safeguarding")
    with pytest.raises(ChangedMeanwhileError):
        private.pass_private_word_on(**about, said=said, version=1)


def test_nothing_was_said_alone_at_a_visit_that_did_not_take_place(mary: Viewer, mina: int) -> None:
    said = VisitSaid(kept_away="declined", alone=ALONE)
    with pytest.raises(ActionDenied, match="nothing was said alone"):
        follow_up.book_visit(viewer=mary, child_id=mina, said=said)
    visit_id = follow_up.book_visit(viewer=mary, child_id=mina, planned_on=mary.today)
    about: dict[str, Any] = {"viewer": mary, "child_id": mina, "visit_id": visit_id}
    with pytest.raises(ActionDenied, match="not recorded as made"):
        private.save_private_word(**about, words=ALONE, may_be_told_to=(), version=0)
