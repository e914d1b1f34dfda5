"""The demonstration's store: two years of reviews that agree with the returns, and work for today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from django.utils.timezone import localdate

from footprint.accounts import queries as accounts
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.authority.queries import rules_on
from footprint.caseload.facts import MyWork
from footprint.caseload.queries.my_work import my_work
from footprint.children.queries import by_hand as by_hand_queries
from footprint.demo.cast import CastMember
from footprint.demo.demo_data import write_demo_returns
from footprint.demo.filling import fill
from footprint.demo.held_lately import HeldReview, held_lately
from footprint.demo.review_story import Story, story_of
from footprint.exchange.figures import measure_returns
from footprint.post import queries as post
from footprint.post.facts import State
from footprint.reports import queries as reports
from footprint.reports.measure_json import document
from footprint.reviews.facts.review import ReviewSeen, Stage
from footprint.reviews.queries import review as queries

#: Of the authority that is made where nobody asks for another.
CHILDREN = 190


@dataclass(frozen=True)
class Filled:
    """A demonstration, and those who sign in to it."""

    folders: Sequence[Path]
    viewers: Mapping[Role, Viewer]

    def work(self, role: Role) -> MyWork:
        return my_work(self.viewers[role])

    @property
    def manager(self) -> Viewer:
        return self.viewers[Role.IRO_MANAGER]


def filled(folder: Path) -> Filled:
    today = localdate()
    report = write_demo_returns(
        folder / "returns", children=CHILDREN, years=3, day=today, with_truth=False
    )
    assert report.people is not None
    fill([*report.folders, report.people], report.cast, today, lambda _: None)
    return Filled(report.folders, {one.role: viewer(one, today) for one in report.cast})


def viewer(one: CastMember, today: date) -> Viewer:
    command = Viewer(person_id=None, role="", today=today)
    person = accounts.person_with_email(command, one.email)
    assert person is not None
    return replace(command, person_id=person.id, role=one.role, scope=one.scope)


@pytest.mark.store(long_on="postgresql")  # `make demo` fills the other
def test_its_reviews_agree_with_the_returns_and_everybody_has_work(tmp_path: Path) -> None:
    demo = filled(tmp_path)
    the_figures_are_those_of_the_files(demo)
    held = held_lately(demo.manager, date(demo.manager.today.year - 2, 1, 1))
    every_review_is_held_as_its_return_says(demo, held)
    of_every_kind_there_is_one(demo, held)
    the_same_review_has_the_same_story(demo, held)
    everybody_finds_something_to_do(demo)
    letters_and_a_child_wait_for_a_person(demo)
    rules = rules_on(demo.manager, demo.manager.today)
    assert rules.safeguarding_email.endswith("demo.invalid")
    assert rules.terms


def the_figures_are_those_of_the_files(demo: Filled) -> None:
    years = reports.years_held(demo.manager).over
    assert years
    for year in years:
        of_files = document(measure_returns(demo.folders, year=year).figures)
        of_store = document(reports.year_figures(demo.manager, year))
        assert of_store.pop("work", None) if year == years[-1] else True
        of_store.pop("work", None)
        assert of_store == of_files, year


def every_review_is_held_as_its_return_says(demo: Filled, held: Sequence[HeldReview]) -> None:
    by_day = {(one.child.id, one.held_on): one for one in held}
    run = [one for one in of_everybody(demo, held) if one.held_on("first")]
    assert len(run) > CHILDREN
    for review in run:
        told = by_day[review.child.id, review.held_on("first") or date.min]
        assert review.participation == told.participation
        assert review.officer == told.officer
    words = {
        (one.id, word.held_on): word.participation
        for one in {each.child for each in run}
        for word in by_hand_queries.reviews_told(demo.manager, one.id)
        if word.year is None
    }
    assert words == {(one.child.id, one.held_on("first")): one.participation for one in run}


def of_everybody(demo: Filled, held: Sequence[HeldReview]) -> Sequence[ReviewSeen]:
    return queries.reviews_of_children(demo.manager, {one.child for one in held})


def of_every_kind_there_is_one(demo: Filled, held: Sequence[HeldReview]) -> None:
    found = of_everybody(demo, held)
    assert {Stage.BOOKED, Stage.COMPLETED} <= {one.stage for one in found}
    assert any(one.without_meeting for one in found)
    assert any(len(one.held) == 2 for one in found)
    assert any(one.late_because for one in found)


def everybody_finds_something_to_do(demo: Filled) -> None:
    officer = demo.work(Role.REVIEWING_OFFICER).tasks
    assert officer is not None
    assert officer.today
    week = demo.work(Role.BUSINESS_SUPPORT).week
    assert week is not None
    assert week.to_invite
    assert week.to_chase
    assert week.to_send
    assert week.to_post
    worker = demo.work(Role.SOCIAL_WORKER).tasks
    assert worker is not None
    assert worker.overdue or worker.today or worker.this_week
    manager = demo.work(Role.SOCIAL_CARE_MANAGER).tasks
    assert manager is not None
    assert manager.overdue or manager.today or manager.this_week or manager.later


def letters_and_a_child_wait_for_a_person(demo: Filled) -> None:
    assert post.letters(demo.viewers[Role.BUSINESS_SUPPORT], State.TO_POST)
    assert post.open_holds(demo.manager)


def the_same_review_has_the_same_story(demo: Filled, held: Sequence[HeldReview]) -> None:
    assert [told(one, demo) for one in held] == [told(one, demo) for one in reversed(held)][::-1]


def told(held: HeldReview, demo: Filled) -> Story:
    story = story_of(held, demo.manager.today, stays=True)
    return replace(story, drawn=held)  # type: ignore[arg-type]
