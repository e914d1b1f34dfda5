"""Papers are asked for, come, are judged and shown; steps are done or not; the clock says how it
stands."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse

from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.domain.timetable.record import ClockLine
from footprint.papers.models import Paper
from footprint.reviews import clock
from footprint.reviews.actions import preparing
from footprint.reviews.models import PaperAsked
from footprint.reviews.queries import preparing as preparing_queries
from footprint.reviews.said.after import JudgedSaid, StepSaid
from tests.apps.browsing import signed_in
from tests.apps.children import recording
from tests.apps.reviews import after_things as made
from tests.apps.reviews import things
from tests.apps.reviews.after_world import World, text_of

pytestmark = pytest.mark.store


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with override_settings(PAPERS=tmp_path / "papers"):
        yield tmp_path / "papers"


@pytest.fixture
def world(store: object) -> World:
    return World()


def record(world: World, viewer: Viewer, kind: str, said: StepSaid, version: int = 0) -> None:
    preparing.record_step(viewer=viewer, **world.at, kind=kind, said=said, version=version)


def line(world: World, code: str) -> ClockLine:
    review = things.found(world.mary, world.child_id, world.review_id)
    return next(one for one in clock.clock_of(world.mary, review) if one.code == code)


def test_the_officer_speaks_with_the_child_alone_or_one_of_two_exceptions_is_said(
    world: World,
) -> None:
    with pytest.raises(ActionDenied, match="how you spoke"):
        record(world, world.mary, "spoken_alone", StepSaid(done_on=world.today))
    with pytest.raises(ActionDenied, match="Choose why"):
        record(world, world.mary, "spoken_alone", StepSaid(not_done_why="no time"))
    record(world, world.mary, "spoken_alone", StepSaid(not_done_why="child_chose"))
    assert line(world, "spoken_alone").standing == "not needed"
    record(world, world.mary, "spoken_alone", StepSaid(not_done_why="not_done"), version=1)
    assert line(world, "spoken_alone").standing == "not done"
    met_on = world.today - timedelta(days=2)
    record(world, world.mary, "spoken_alone", StepSaid(met_on, "in_person"), version=2)
    assert line(world, "spoken_alone").standing == "done"


def test_the_worker_records_the_talk_and_never_what_is_the_officer_s(world: World) -> None:
    record(world, world.sal, "talk", StepSaid(world.today - timedelta(days=30), done_by="Sal"))
    assert line(world, "talk_before_review").standing == "done"
    with pytest.raises(ActionDenied):
        record(world, world.sal, "spoken_alone", StepSaid(world.today, "phone"))


def test_a_step_is_recorded_on_a_day_gone_by_and_can_be_undone(world: World) -> None:
    with pytest.raises(ActionDenied, match="still to come"):
        record(world, world.mary, "talk", StepSaid(world.today + timedelta(days=1)))
    with pytest.raises(ActionDenied, match="one of the two"):
        record(world, world.mary, "talk", StepSaid(world.today, not_done_why="No time"))
    record(world, world.mary, "talk", StepSaid(world.today))
    preparing.take_step_back(viewer=world.mary, **world.at, kind="talk", version=1)
    assert preparing_queries.steps_of(world.mary, world.review_id)["talk"].done_on is None


def test_a_report_that_comes_three_working_days_before_is_in_time_and_two_is_late(
    world: World,
) -> None:
    child_id = recording.child(world.mary, "C-2", date(2018, 9, 3))
    tuesday = date(2019, 1, 8)
    review_id = things.held(world.mary, child_id, tuesday)
    asked_id = made.asked(world.mary, child_id, review_id)

    def papers() -> str:
        review = things.found(world.mary, child_id, review_id)
        found = clock.clock_of(world.mary, review)
        return next(one for one in found if one.code == "papers_before_review").standing

    assert papers() == "not done"
    made.received(world.mary, child_id, review_id, asked_id, day=date(2019, 1, 3))
    assert papers() == "done"
    made.received(world.mary, child_id, review_id, asked_id, day=date(2019, 1, 4))
    assert papers() == "done late"


def test_papers_are_in_when_every_one_of_the_worker_s_has_come(world: World) -> None:
    report = world.asked()
    plan = world.asked("care_plan")
    world.asked("school")
    day = world.today - timedelta(days=20)
    made.received(world.mary, **world.at, asked_id=report, day=day)
    assert line(world, "papers_before_review").standing == "not done"
    made.received(world.mary, **world.at, asked_id=plan, day=day)
    assert line(world, "papers_before_review").done_on == day


def test_the_same_paper_of_the_same_person_is_asked_for_once(world: World) -> None:
    assert world.asked() == world.asked()
    assert PaperAsked.objects.count() == 1


def test_what_was_missing_is_said_and_only_of_what_has_come(world: World) -> None:
    asked_id = world.asked()

    def judge(said: JudgedSaid) -> None:
        version = PaperAsked.objects.get().version
        preparing.judge_paper(
            viewer=world.mary, **world.at, asked_id=asked_id, said=said, version=version
        )

    with pytest.raises(ActionDenied, match="not come yet"):
        judge(JudgedSaid("yes"))
    made.received(world.mary, **world.at, asked_id=asked_id, day=world.today)
    with pytest.raises(ActionDenied, match="what was missing"):
        judge(JudgedSaid("no"))
    judge(JudgedSaid("no", "Nothing on health"))
    assert made.the_paper(world.mary, world.review_id, asked_id).lacks == "Nothing on health"
    assert "Nothing on health" in world.page(world.sal, "review-preparing")
    assert "Nothing on health" not in world.page(world.beth(), "review-preparing")


def test_the_clock_s_page_says_when_the_child_was_shown_the_papers(world: World) -> None:
    asked_id = world.asked()
    made.received(world.mary, **world.at, asked_id=asked_id, day=world.today)
    assert "Not shown to the child yet" in world.page(world.mary, "review-clock")
    with pytest.raises(ActionDenied, match="after that day"):
        _show(world, asked_id, world.today - timedelta(days=1))
    _show(world, asked_id, world.today)
    assert "Shown to the child, the last on" in world.page(world.mary, "review-clock")


def _show(world: World, asked_id: int, day: date | None) -> None:
    version = PaperAsked.objects.get().version
    preparing.show_paper(
        viewer=world.mary, **world.at, asked_id=asked_id, shown_on=day, version=version
    )


def test_every_line_of_the_clock_has_its_provision_and_strength(world: World) -> None:
    text = world.page(world.mary, "review-clock")
    for words in (
        "The social worker and the officer talk",
        "speaks with the child",
        "Decisions are issued",
        "Managers answer the decisions",
        "The record is sent",
        "Guidance",
        "Law",
        "The responsible manager",
    ):
        assert words in text, words


def give(world: World, viewer: Viewer, asked_id: int, name: str, content: bytes) -> str:
    version = PaperAsked.objects.get(pk=asked_id).version
    day = world.today
    typed = {
        "version": version,
        "received_on-day": day.day,
        "received_on-month": day.month,
        "received_on-year": day.year,
        "file": SimpleUploadedFile(name, content),
    }
    address = reverse("receive-paper", kwargs={**world.at, "asked_id": asked_id})
    return text_of(signed_in(viewer.person_id).post(address, typed, follow=True).content)


def test_the_worker_gives_a_file_and_it_is_got_as_an_attachment_by_whoever_reads_text(
    world: World,
) -> None:
    asked_id = world.asked()
    assert "It is recorded that it came." in give(
        world, world.sal, asked_id, "Report.png", made.PNG
    )
    address = reverse("review-paper", kwargs={**world.at, "asked_id": asked_id})
    got = signed_in(world.mary.person_id).get(address)
    assert got["Content-Disposition"].startswith("attachment")
    assert b"".join(got.streaming_content) == made.PNG  # type: ignore[attr-defined]
    assert signed_in(world.beth().person_id).get(address).status_code == 403


def test_a_file_that_lies_about_its_type_is_refused_and_leaves_nothing(world: World) -> None:
    asked_id = world.asked()
    text = give(world, world.sal, asked_id, "Report.pdf", b"MZ this is a program")
    assert "There is a problem" in text
    assert Paper.objects.count() == 0
    assert PaperAsked.objects.get().received_on is None


def test_what_was_given_by_mistake_is_withdrawn_and_nobody_gets_it_any_more(world: World) -> None:
    asked_id = world.asked()
    give(world, world.sal, asked_id, "Report.png", made.PNG)
    version = PaperAsked.objects.get().version
    preparing.withdraw_paper(viewer=world.sal, **world.at, asked_id=asked_id, version=version)
    assert Paper.objects.get().withdrawn
    address = reverse("review-paper", kwargs={**world.at, "asked_id": asked_id})
    assert signed_in(world.mary.person_id).get(address).status_code == 302
    preparing.ask_again(viewer=world.sal, **world.at, asked_id=asked_id, version=version + 1)
    assert made.the_paper(world.mary, world.review_id, asked_id).file == ""
