"""Of two who save the same thing the second sees both, chooses, and has lost nothing."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from footprint.reviews.actions import (
    answers,
    decisions,
    family,
    follow_up,
    monitoring,
    preparing,
    private,
)
from footprint.reviews.models import (
    FamilyPassage,
    Invited,
    ManagersAnswer,
    Meeting,
    MidwayCheck,
    MonitoringForm,
    Part,
    PrivateWord,
    ReviewRun,
    Visit,
)
from footprint.reviews.queries.preparing import steps_of
from footprint.reviews.said.after import AnswerSaid, CheckSaid, DecisionSaid, StepSaid, VisitSaid
from footprint.reviews.said.record import PassedOnSaid, TookPartSaid
from tests.apps.browsing import signed_in
from tests.apps.children import recording
from tests.apps.reviews import records, things
from tests.apps.reviews.after_world import World
from tests.apps.reviews.pages import fields_on

pytestmark = pytest.mark.store

NOW, MINE = "How it stands now", "What you typed"


@pytest.fixture
def world(store: object) -> World:
    return World()


class Page:
    """A page as one person read it, before somebody else saved."""

    def __init__(self, world: World, route: str, form: int = 1, **more: object) -> None:
        self.client: Client = signed_in(world.mary.person_id)
        about = dict(world.at)
        if route in {"do-check", "record-visit", "change-visit", "follow-up"}:
            del about["review_id"]
        self.address = reverse(route, kwargs={**about, **more})
        self.form = form
        self.read = fields_on(self.client.get(self.address).content.decode(), form)

    def says(self, typed: Mapping[str, Any], *, by_script: bool = False) -> str:
        """Saves what was read with what is typed; the page that comes back, empty once saved."""
        headers = {"accept": "application/json"} if by_script else {}
        answer = self.client.post(self.address, {**self.read, **typed}, headers=headers)
        if answer.status_code in {201, 302}:
            return ""
        text = answer.content.decode()
        if not by_script:
            self.read = fields_on(text, self.form)
        return text


def day_of(name: str, one: object) -> dict[str, str]:
    day, month, year = f"{one:%d %m %Y}".split()
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def test_attendance_that_two_answer_shows_both_and_waits_for_a_choice(world: World) -> None:
    page = Page(world, "record-attendance")
    records.attended(world.mary, **world.at, took_part=TookPartSaid("PN6"))
    typed = {"participation": "PN1", "mother-1-attendance": "not_there", "mother-1-why": "abroad"}
    text = page.says(typed)
    assert text.count(NOW) >= 2
    assert "Was not there, and sent views" in text
    assert "Was there, and spoke for themselves" in text
    assert "Is not in the country" in text
    assert "Mary Manager saved this at" in text
    assert ReviewRun.objects.get().participation == "PN6"
    assert "Choose which is kept" in page.says({})
    assert "Choose first which is kept" in page.says({}, by_script=True)
    assert page.says({"keep-child": "theirs", "keep-mother-1": "mine"}) == ""
    assert ReviewRun.objects.get().participation == "PN6"
    mother = Invited.objects.get(role="mother")
    assert (mother.attendance, mother.not_there_why) == ("not_there", "abroad")


def test_two_who_answer_for_two_people_do_not_meet(world: World) -> None:
    records.attended(world.mary, **world.at)
    page = Page(world, "record-attendance")
    records.attended(world.mary, **world.at, took_part=TookPartSaid("PN6"))
    assert page.says({"mother-1-attendance": "by_call"}) == ""
    assert ReviewRun.objects.get().participation == "PN6"
    assert Invited.objects.get(role="mother").attendance == "by_call"


def test_what_changed_of_the_review_otherwise_stands_in_nobody_s_way(world: World) -> None:
    records.attended(world.mary, **world.at)
    page = Page(world, "record-attendance")
    things.completed(world.mary, **world.at)
    assert page.says({"participation": "PN6"}) == ""
    assert ReviewRun.objects.get().participation == "PN6"


def test_attendance_that_both_answered_alike_is_no_conflict(world: World) -> None:
    page = Page(world, "record-attendance")
    records.attended(world.mary, **world.at)
    assert page.says({"participation": "PN1", "mother-1-attendance": "there"}) == ""


def test_under_one_heading_both_texts_stand_side_by_side_and_one_is_chosen(world: World) -> None:
    page = Page(world, "record-life")
    records.said(world.mary, **world.at, heading="education", words="She likes maths.")
    text = page.says({"education_words": "She changed school.", "health_words": "Well."})
    assert text.index(NOW) < text.index("She likes maths.") < text.index(MINE)
    assert "Choose which is kept" in page.says({"health_words": "Better."})
    assert Part.objects.get().words == "She likes maths."
    assert page.says({"keep-education": "theirs"}) == ""
    said = dict(Part.objects.values_list("heading", "words"))
    assert said == {"education": "She likes maths.", "health": "Better."}


def test_a_third_who_saves_while_two_texts_are_shown_is_shown_too(world: World) -> None:
    page = Page(world, "record-life")
    records.said(world.mary, **world.at, heading="education", words="She likes maths.")
    page.says({"education_words": "She changed school."})
    records.said(world.mary, **world.at, heading="education", words="She likes art.")
    text = page.says({"keep-education": "mine"})
    assert "She likes art." in text
    assert Part.objects.get().words == "She likes art."
    assert page.says({"keep-education": "mine"}) == ""
    assert Part.objects.get().words == "She changed school."


def test_private_words_that_two_write_show_both_and_keep_who_may_be_told(world: World) -> None:
    page = Page(world, "record-private")
    private.save_private_word(
        viewer=world.mary, **world.at, words="I am cold.", may_be_told_to=["carer"], version=0
    )
    typed = {"words": "I am scared.", "may_be_told_to": ["school", "health"]}
    text = page.says(typed)
    assert NOW in text
    assert MINE in text
    assert "I am cold." in text
    assert "data-saves" not in text
    assert page.says({}) == ""
    row = PrivateWord.objects.get()
    assert (row.words, row.may_be_told_to) == ("I am scared.", "health,school")


def test_what_two_pass_on_shows_both(world: World) -> None:
    page = Page(world, "record-pass-on")
    said = PassedOnSaid("She is cold.", "Jane Moss")
    private.pass_private_word_on(viewer=world.mary, **world.at, said=said, version=0)
    text = page.says({"words": "She is scared.", "to": "Maud Moss"})
    assert "She is cold." in text
    assert "Jane Moss" in text
    assert page.says({}) == ""
    assert PrivateWord.objects.get().moved_out_to == "Maud Moss"


def a_passage(world: World) -> FamilyPassage:
    olive = recording.officer(world.mary, "Olive Officer", "olive@council.test")
    meeting = Meeting(officer_id=olive.pk)
    recording.add_rows(viewer=world.mary, rows=[meeting])
    things.in_meeting(world.mary, meeting.pk, [world.review_id])
    family.place_family_passage(
        viewer=world.mary,
        **world.at,
        heading="siblings",
        words="They meet on Saturdays.",
        review_ids=[world.review_id],
    )
    return FamilyPassage.objects.get()


def test_a_passage_that_two_read_again_shows_both_and_keeps_what_was_typed(world: World) -> None:
    passage = a_passage(world)
    page = Page(world, "record-passages")
    about = {"passage_id": passage.pk, "version": passage.version}
    family.read_family_passage_again(
        viewer=world.mary, **world.at, **about, words="They meet on Sundays."
    )
    text = page.says({"words": "They meet twice a month.", "go": "read"})
    assert "They meet on Sundays." in text
    assert page.read["words"] == ["They meet twice a month."]
    assert page.says({"go": "read"}) == ""
    assert FamilyPassage.objects.get().words == "They meet twice a month."


def test_what_was_typed_of_a_passage_that_was_taken_out_is_shown(world: World) -> None:
    passage = a_passage(world)
    page = Page(world, "record-passages")
    family.take_family_passage_out(
        viewer=world.mary, **world.at, passage_id=passage.pk, version=passage.version
    )
    text = page.says({"words": "They meet twice a month.", "go": "read"})
    assert "What you typed is not saved" in text
    assert "They meet twice a month." in text


def test_the_monitoring_form_that_two_fill_in_shows_both(world: World) -> None:
    records.complete(world.mary, **world.at)
    records.finished(world.mary, **world.at)
    page = Page(world, "monitoring-form")
    answers = {"themes": ["waiting"], "about_themes": "A panel.", "did_well": ""}
    monitoring.save_monitoring_form(viewer=world.mary, **world.at, answers=answers, version=0)
    typed = {"themes": ["visits", "carer"], "about_themes": "No visits.", "go": "save"}
    text = page.says(typed)
    assert "The plan waits too long" in text
    assert "A panel." in text
    assert page.says({"go": "save"}) == ""
    kept = MonitoringForm.objects.get().answers
    assert '"themes": ["visits", "carer"]' in kept
    assert "No visits." in kept


def test_a_decision_that_two_change_shows_both(world: World) -> None:
    decision_id = world.decided()
    page = Page(world, "change-decision", decision_id=decision_id)
    decisions.change_decision(
        viewer=world.mary,
        **world.at,
        decision_id=decision_id,
        said=DecisionSaid("See a dentist in May", "Jane Moss"),
        version=world.one().version,
    )
    text = page.says({"words": "See a dentist in June", "starred": "on"})
    assert "See a dentist in May" in text
    assert text.count("Starred") >= 2
    assert page.says({}) == ""
    assert world.one("See a dentist in June").starred


def test_what_came_of_a_decision_that_two_say_shows_both(world: World) -> None:
    decision_id = world.decided()
    world.issue()
    page = Page(world, "settle-decision", decision_id=decision_id)
    decisions.settle_decision(
        viewer=world.mary,
        **world.at,
        decision_id=decision_id,
        done_on=world.today,
        not_done_why="",
        version=world.one().version,
    )
    text = page.says({"done": "no", "not_done_why": "The dentist was ill."})
    assert "The dentist was ill." in text
    assert NOW in text
    assert page.says({}) == ""
    assert world.one().not_done_why == "The dentist was ill."


def test_what_was_typed_of_a_decision_that_was_withdrawn_is_shown(world: World) -> None:
    decision_id = world.decided()
    page = Page(world, "change-decision", decision_id=decision_id)
    decisions.withdraw_decision(
        viewer=world.mary,
        **world.at,
        decision_id=decision_id,
        why="Done already",
        version=world.one().version,
    )
    text = page.says({"words": "See a dentist in June"})
    assert "This decision was withdrawn" in text
    assert "See a dentist in June" in text


def test_an_answer_that_two_record_shows_both(world: World) -> None:
    world.decided()
    world.issue()
    page = Page(world, "answer-decisions")
    said = AnswerSaid(accepted=True, answered_by="Tess Team", answered_on=world.today)
    answers.answer_decisions(viewer=world.mary, **world.at, said=said, version=0)
    text = page.says({"answer": "object", "why": "No money.", "answered_by": "Tess Team"})
    assert "Accepted" in text
    assert "No money." in text
    assert page.says({}) == ""
    assert not ManagersAnswer.objects.get().accepted


def a_visit(world: World) -> int:
    world.olive()
    return follow_up.book_visit(viewer=world.mary, child_id=world.child_id, planned_on=world.today)


def test_a_visit_that_two_record_shows_both(world: World) -> None:
    visit_id = a_visit(world)
    page = Page(world, "record-visit", visit_id=visit_id)
    follow_up.record_visit(
        viewer=world.mary,
        child_id=world.child_id,
        visit_id=visit_id,
        said=VisitSaid(kept_away="away", ask_again_on=world.today + timedelta(days=3)),
        version=1,
    )
    typed = {"took_place": "yes", "how": "phone", "words": "We spoke for an hour."}
    text = page.says({**typed, **day_of("done_on", world.today)})
    assert "The child was away, or went missing" in text
    assert "By phone" in text
    assert "We spoke for an hour." in text
    assert page.says({}) == ""
    assert Visit.objects.get().words == "We spoke for an hour."


def test_what_was_typed_of_a_visit_that_was_withdrawn_is_shown(world: World) -> None:
    visit_id = a_visit(world)
    page = Page(world, "record-visit", visit_id=visit_id)
    follow_up.withdraw_visit(
        viewer=world.mary, child_id=world.child_id, visit_id=visit_id, version=1
    )
    typed = {"took_place": "yes", "how": "phone", "words": "We spoke for an hour."}
    text = page.says({**typed, **day_of("done_on", world.today)})
    assert "This visit was withdrawn" in text
    assert "We spoke for an hour." in text
    assert Visit.objects.get().words == ""


def test_a_midway_check_that_two_record_shows_both(world: World) -> None:
    planned: dict[str, Any] = {"viewer": world.mary, "child_id": world.child_id}
    check_id = follow_up.plan_check(**planned, planned_on=world.today)
    page = Page(world, "do-check", check_id=check_id)
    said = CheckSaid(world.today, "partly", "No dentist yet.")
    follow_up.do_check(**planned, check_id=check_id, said=said, version=1)
    text = page.says(
        {"on_course": "no", "found": "Nothing is done.", **day_of("done_on", world.today)}
    )
    assert "No dentist yet." in text
    assert "It is not followed" in text
    assert page.says({}) == ""
    assert MidwayCheck.objects.get().found == "Nothing is done."


OFFICERS = "Her aunt rang, and was angry"


class Step:
    """A step as business support read its page, before or after the officer wrote about it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.client = signed_in(world.beth().person_id)
        self.address = reverse("record-step", kwargs={**world.at, "step": "plan_updated"})

    def officer_writes(self, version: int = 0) -> None:
        said = StepSaid(done_on=self.world.today, words=OFFICERS)
        preparing.record_step(
            viewer=self.world.mary, **self.world.at, kind="plan_updated", said=said, version=version
        )

    def page(self) -> dict[str, str]:
        return fields_on(self.client.get(self.address).content.decode(), 1)

    def saved(self, read: Mapping[str, str], **typed: str) -> str:
        said = {"done": "yes", **day_of("done_on", self.world.today), **typed}
        return self.client.post(self.address, {**read, **said}).content.decode()


def test_who_reads_no_text_is_not_shown_it_by_a_conflict_either(world: World) -> None:
    step = Step(world)
    read = step.page()
    step.officer_writes()
    text = step.saved(read, done_by="Sal")
    assert NOW in text
    assert OFFICERS not in text


def test_who_reads_no_text_leaves_it_as_it_stands(world: World) -> None:
    step = Step(world)
    step.officer_writes()
    read = step.page()
    assert OFFICERS not in read.values()
    assert step.saved(read, done_by="Sal") == ""
    kept = steps_of(world.mary, world.review_id)["plan_updated"]
    assert (kept.done_by, kept.words) == ("Sal", OFFICERS)
