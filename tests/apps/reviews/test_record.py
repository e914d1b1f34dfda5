"""A review's record: what is asked, what is carried, what finishes it, and that it is never edited."""

import json
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from footprint.accounts import carried
from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children.queries import by_hand as by_hand_queries
from footprint.reviews.actions import family, private
from footprint.reviews.actions import record as actions
from footprint.reviews.content import only_spelling
from footprint.reviews.headings import GROUPS, asked
from footprint.reviews.models import Finished, Invited, Meeting, Part, PrivateWord, ReviewRun
from footprint.reviews.participation import code_of, questions_of
from footprint.reviews.permissions.record import missing, why_not_mend_spelling
from footprint.reviews.queries.private import private_words_for
from footprint.reviews.said.record import PassedOnSaid, TookPartSaid
from tests.apps.browsing import PASSWORD, signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews import records, things
from tests.apps.reviews.pages import fields_on

pytestmark = pytest.mark.store


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


@pytest.fixture
def child_id(mary: Viewer) -> int:
    return recording.child(mary, "C-1", born_on=date(mary.today.year - 10, 1, 1))


@pytest.fixture
def review_id(mary: Viewer, child_id: int) -> int:
    return things.held(mary, child_id, mary.today - timedelta(days=3))


def address(name: str, child_id: int, review_id: int) -> str:
    return reverse(name, kwargs={"child_id": child_id, "review_id": review_id})


def test_a_record_is_not_finished_without_the_quality_statement_which_is_named_first(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    records.complete(mary, child_id, review_id)
    records.said(mary, child_id, review_id, "quality", "")
    records.said(mary, child_id, review_id, "health", "")
    with pytest.raises(ActionDenied, match="Still missing: Quality statement, Health"):
        records.finished(mary, child_id, review_id)
    page = signed_in(mary.person_id).get(address("record-check", child_id, review_id))
    words = page.content.decode()
    assert f"{address('record-short', child_id, review_id)}#quality" in words
    assert f"{address('record-life', child_id, review_id)}#health" in words


def test_a_finished_record_holds_headings_words_attendance_and_participation(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    records.complete(mary, child_id, review_id)
    assert records.finished(mary, child_id, review_id) == 1
    content = json.loads(Finished.objects.get().content)
    said = {one["code"]: one for one in content["headings"]}
    assert said["quality"]["words"] == "Words on quality."
    assert said["rights"]["answer_words"] == ["All of them were told"]
    assert content["took_part"]["participation"] == "PN1"
    assert [one["attendance"] for one in content["attendance"]] == [
        "there",
        "not_there",
        "not_there",
    ]
    assert content["decisions"] == []


def test_a_finished_record_stays_and_a_correction_is_the_next_number_with_its_reason(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    records.complete(mary, child_id, review_id)
    records.finished(mary, child_id, review_id)
    before = Finished.objects.get().content
    with pytest.raises(ActionDenied, match="Nothing has changed since it was finished"):
        records.finished(mary, child_id, review_id, "Again")
    records.said(mary, child_id, review_id, "health", "The dentist was in May.", answer="some")
    with pytest.raises(ActionDenied, match="Say why the record is corrected"):
        records.finished(mary, child_id, review_id)
    assert records.finished(mary, child_id, review_id, "The dentist's letter came") == 2
    first, second = Finished.objects.order_by("number")
    assert (first.content, first.version) == (before, 1)
    assert (second.number, second.reason) == (2, "The dentist's letter came")


def test_spelling_is_put_right_under_the_same_number_and_more_than_spelling_is_not(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    records.complete(mary, child_id, review_id)
    records.said(mary, child_id, review_id, "quality", "Mina is well cared for at hoem.")
    records.finished(mary, child_id, review_id)
    records.said(mary, child_id, review_id, "quality", "Mina is well cared for at home.")
    actions.mend_spelling(viewer=mary, child_id=child_id, review_id=review_id, version=1)
    row = Finished.objects.get()
    assert (row.number, row.version) == (1, 2)
    assert "at home" in row.content
    records.said(mary, child_id, review_id, "health", "", answer="much")
    found = records.record(mary, child_id, review_id)
    assert "More than spelling" in (why_not_mend_spelling(mary, found) or "")


def test_a_sentence_more_is_no_spelling() -> None:
    one = {"headings": [{"code": "quality", "words": "Well cared for.", "added": ""}]}
    more = {"code": "quality", "words": "Well cared for. The plan is late by a year.", "added": ""}
    assert not only_spelling(one, {"headings": [more]})


def test_no_change_is_written_as_such_with_what_it_was(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    records.complete(mary, child_id, review_id)
    records.said(mary, child_id, review_id, "health", "All checks are done.", answer="well")
    records.finished(mary, child_id, review_id)
    now = things.booked_after(mary, child_id, review_id)
    page = signed_in(mary.person_id).get(address("record-life", child_id, now)).content.decode()
    assert "All checks are done." in page
    assert "No change since then" in page
    records.said(mary, child_id, now, "health", "Glasses since May.", no_change=True)
    check = signed_in(mary.person_id).get(address("record-check", child_id, now)).content.decode()
    assert "No change since" in check
    assert "All checks are done.\n\nGlasses since May." in check


def test_no_change_in_who_disagrees_asks_no_more_about_it(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    records.complete(mary, child_id, review_id)
    records.finished(mary, child_id, review_id)
    now = things.booked_after(mary, child_id, review_id)
    records.said(mary, child_id, now, "disagreement", no_change=True)
    lacks = {one.field for one in missing(records.record(mary, child_id, now))}
    assert "disagreement_understood" not in lacks
    assert "health" in lacks


def test_what_is_said_anew_at_each_review_cannot_be_no_change(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    with pytest.raises(ActionDenied, match="said anew"):
        records.said(mary, child_id, review_id, "rights", no_change=True)


@pytest.mark.parametrize(("age", "is_asked"), [(14, False), (15, True), (None, True)])
def test_leaving_care_is_asked_from_fifteen(store: object, age: int | None, is_asked: bool) -> None:
    assert ("leaving_care" in {one.code for one in asked(age)}) is is_asked


def test_what_an_answer_asks_of_its_writer_is_in_no_record(store: object) -> None:
    home = next(one for one in asked(10) if one.code == "home")
    assert home.answers["not_right"] == "Not the right home: say why"
    assert home.words_of("not_right") == ("Not the right home",)
    assert home.words_of("change") == ("The right home, and a change is coming",)


def test_every_paragraph_of_schedule_7_has_a_heading(store: object) -> None:
    places = [one.place for group in GROUPS for one in group.headings if one.strength == "law"]
    of_schedule = [place for place in places if "Schedule 7" in place]
    numbers = {int(place.split("paragraph ")[1].split()[0]) for place in of_schedule}
    assert numbers == set(range(1, 14))


def test_two_who_write_under_two_headings_do_not_meet_and_under_one_see_both(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    client = signed_in(mary.person_id)
    here = address("record-life", child_id, review_id)
    read = fields_on(client.get(here).content.decode())
    records.said(mary, child_id, review_id, "education", "She likes maths.", answer="well")
    client.post(here, {**read, "health_words": "Well."})
    assert Part.objects.get(heading="education").words == "She likes maths."
    page = client.post(here, {**read, "education_words": "She changed school."})
    words = page.content.decode()
    assert page.status_code == 200
    assert "She likes maths." in words
    assert "She changed school." in words
    again = client.post(here, {**fields_on(words), "keep-education": "mine"})
    assert again.status_code == 302
    assert Part.objects.get(heading="education").words == "She changed school."


def test_the_script_is_told_the_marks_and_never_what_another_wrote(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    client = signed_in(mary.person_id)
    here = address("record-life", child_id, review_id)
    marks = fields_on(client.get(here).content.decode())
    as_script = {"accept": "application/json"}
    saved = client.post(here, {**marks, "health_words": "Well."}, headers=as_script)
    assert saved.status_code == 201
    assert saved.json()["marks"]["mark-health"].startswith("1.")
    records.said(mary, child_id, review_id, "health", "Not well.")
    met = client.post(here, {**marks, "health_words": "Better."}, headers=as_script)
    assert met.status_code == 409
    assert "Not well" not in met.content.decode()


@pytest.mark.parametrize("code", ["PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"])
def test_two_questions_lead_to_every_code_of_the_return_from_four_on(
    store: object, code: str
) -> None:
    answers = questions_of(code)
    assert answers is not None
    assert code_of(*answers) == code


def test_how_the_child_took_part_is_told_to_the_child_s_own_record(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    records.attended(mary, child_id, review_id, TookPartSaid("PN6"))
    (told,) = by_hand_queries.reviews_told(mary, child_id)
    assert told.participation == "PN6"


def test_an_answer_that_the_birth_date_speaks_against_is_asked_about_once_and_kept_here(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    with pytest.raises(ActionDenied, match="4 or older on that day"):
        records.attended(mary, child_id, review_id, TookPartSaid("PN0", under_four_present=True))
    is_so = TookPartSaid("PN0", under_four_present=True, is_so=True)
    records.attended(mary, child_id, review_id, is_so)
    assert ReviewRun.objects.get().participation == "PN0"
    (told,) = by_hand_queries.reviews_told(mary, child_id)
    assert told.participation == ""


def test_a_child_under_four_is_asked_whether_she_was_there(mary: Viewer) -> None:
    small = recording.child(mary, "C-2", born_on=date(mary.today.year - 2, 1, 1))
    one = things.held(mary, small, mary.today - timedelta(days=3))
    client = signed_in(mary.person_id)
    here = address("record-attendance", small, one)
    page = client.get(here).content.decode()
    assert "Is under 4, and was there" in page
    assert "spoke for themselves" not in page
    assert client.post(here, {**fields_on(page), "participation": "under_four_there"})
    row = ReviewRun.objects.get(pk=one)
    assert (row.participation, row.under_four_present) == ("PN0", True)


def test_a_lasting_reason_why_a_parent_has_no_part_is_not_asked_again(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    records.complete(mary, child_id, review_id)
    records.finished(mary, child_id, review_id)
    now = things.booked_after(mary, child_id, review_id)
    here = address("record-attendance", child_id, now)
    page = signed_in(mary.person_id).get(here).content.decode()
    assert "Last time: Was not there. Not known who or where they are" in page
    assert '<option value="not_known" selected>' in page


def test_everybody_else_who_was_asked_was_there_in_one_tap(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    row = Invited(child_id=child_id, review_id=review_id, role="school", name="Ms Chalk")
    recording.add_rows(viewer=mary, rows=[row])
    client = signed_in(mary.person_id)
    here = address("record-attendance", child_id, review_id)
    read = fields_on(client.get(here).content.decode())
    client.post(here, {**read, "participation": "PN1", "everybody": "on"})
    assert Invited.objects.get(role="school").attendance == "there"
    assert not Invited.objects.filter(role="mother").exists()


def test_what_the_child_said_alone_is_in_no_record_and_no_version_unless_she_says_to_whom(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    secret = "I do not want to see him."
    about = {"child_id": child_id, "review_id": review_id}
    private.save_private_word(
        viewer=mary, **about, words=secret, may_be_told_to=["carer"], version=0
    )
    records.complete(mary, child_id, review_id)
    records.finished(mary, child_id, review_id)
    assert secret not in Finished.objects.get().content
    review = things.found(mary, child_id, review_id)
    assert private_words_for(mary, review, "carer") == secret
    assert private_words_for(mary, review, "school") == ""


def test_what_keeps_the_child_safe_is_passed_on_deliberately_with_who_was_told(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    about = {"child_id": child_id, "review_id": review_id}
    with pytest.raises(ActionDenied, match="Say who was told"):
        private.pass_private_word_on(
            viewer=mary, **about, said=PassedOnSaid("He hit me.", " "), version=0
        )
    private.pass_private_word_on(
        viewer=mary, **about, said=PassedOnSaid("He hit me.", "Head of safeguarding"), version=0
    )
    row = PrivateWord.objects.get()
    assert (row.moved_out_on, row.moved_out_to) == (mary.today, "Head of safeguarding")
    assert row.words == ""


def test_a_passage_about_the_family_is_typed_once_and_read_again_in_each_record(
    mary: Viewer, child_id: int
) -> None:
    brother = recording.child(mary, "C-2", first_name="Max")
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    meeting = Meeting(officer_id=olive.pk)
    recording.add_rows(viewer=mary, rows=[meeting])
    ids = {
        one: things.held(mary, one, mary.today - timedelta(days=3)) for one in (child_id, brother)
    }
    things.in_meeting(mary, meeting.pk, ids.values())
    family.place_family_passage(
        viewer=mary,
        child_id=child_id,
        review_id=ids[child_id],
        heading="siblings",
        words="They see each other on Saturdays.",
        review_ids=list(ids.values()),
    )
    records.complete(mary, brother, ids[brother])
    with pytest.raises(ActionDenied, match="to be read again for this child"):
        records.finished(mary, brother, ids[brother])
    (passage,) = records.record(mary, brother, ids[brother]).passages
    family.read_family_passage_again(
        viewer=mary,
        child_id=brother,
        review_id=ids[brother],
        passage_id=passage.id,
        words="Max sees her on Saturdays.",
        version=passage.version,
    )
    records.finished(mary, brother, ids[brother])
    assert "Max sees her on Saturdays." in Finished.objects.get().content
    (other,) = records.record(mary, child_id, ids[child_id]).passages
    assert other.words == "They see each other on Saturdays."


def test_somebody_else_at_the_same_record_is_seen(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    ada, grace = administrator("Augusta King"), administrator("Gloria Gordon")
    mona = hold(ada, grace, person("Mona Manager"), Role.IRO_MANAGER)
    signed_in(mona.person_id).get(address("record-life", child_id, review_id))
    page = signed_in(mary.person_id).get(address("record-plan", child_id, review_id))
    assert "Mona Manager is at this record too" in page.content.decode()


def test_a_record_of_a_review_to_come_is_not_finished_and_that_of_a_cancelled_one_not_written(
    mary: Viewer, child_id: int
) -> None:
    to_come = things.booked(mary, child_id, mary.today + timedelta(days=3))
    with pytest.raises(ActionDenied, match="has not been held yet"):
        records.finished(mary, child_id, to_come)


def test_the_pages_of_a_record_ask_the_store_a_bounded_number_of_times(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    records.complete(mary, child_id, review_id)
    records.finished(mary, child_id, review_id)
    now = things.booked_after(mary, child_id, review_id)
    client = signed_in(mary.person_id)
    for name in ("record-attendance", "record-life", "record-check", "record-sheet"):
        with CaptureQueriesContext(connection) as asked_of:
            assert client.get(address(name, child_id, now)).status_code == 200
        selects = [one for one in asked_of.captured_queries if one["sql"].startswith("SELECT")]
        assert len(selects) <= 22, (name, len(selects))


def test_a_session_that_ends_while_somebody_writes_carries_the_words_through_signing_in(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    client = signed_in(mary.person_id)
    here = address("record-short", child_id, review_id)
    typed = {
        **fields_on(client.get(here).content.decode()),
        "quality_words": "She is well cared for.",
        carried.FIELD: carried.typed_by(mary.person_id or 0),
    }
    client.cookies.pop(settings.SESSION_COOKIE_NAME)
    assert client.post(here, typed).status_code == 302
    client.post(reverse("account_login"), {"login": "mary@council.test", "password": PASSWORD})
    page = client.get(reverse("carried")).content.decode()
    assert "She is well cared for." in page
    assert "mark-quality" in page
    client.post(here, {**typed, carried.SENT_AGAIN: "yes"})
    assert Part.objects.get(heading="quality").words == "She is well cared for."


def test_a_social_worker_reads_the_finished_record_and_no_draft(
    mary: Viewer, child_id: int, review_id: int
) -> None:
    ada, grace = administrator("Augusta King"), administrator("Gloria Gordon")
    sal = hold(ada, grace, person("Sal Social"), Role.SOCIAL_WORKER)
    recording.is_worker(mary, "Sal Social", sal.person_id or 0)
    recording.linked(mary, child_id, "Sal Social", mary.today - timedelta(days=50))
    records.complete(mary, child_id, review_id)
    client, here = signed_in(sal.person_id), address("record", child_id, review_id)
    assert "The record is not finished yet." in client.get(here).content.decode()
    records.finished(mary, child_id, review_id)
    assert "Words on quality." in client.get(here).content.decode()
    refused = client.get(address("record-private", child_id, review_id))
    assert refused.status_code == 403
