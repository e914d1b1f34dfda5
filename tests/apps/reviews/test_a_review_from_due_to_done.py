"""One child's two reviews by the real actions, each on its own day, and the figures of them worked by
hand: a late report, an adjournment, two sittings, an objection, a decision that was not done."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.models import ChildInReturn
from footprint.domain.indicators.definition import Measurement
from footprint.reports import queries
from footprint.reviews.actions import (
    adjourning,
    answers,
    decisions,
    follow_up,
    holding,
    preparing,
)
from footprint.reviews.facts.review import Stage
from footprint.reviews.said.after import AnswerSaid, CheckSaid, JudgedSaid, StepSaid
from footprint.reviews.said.review import AdjournmentSaid, SittingSaid
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews import after_things, records, things
from tests.apps.reviews.six_reviews import YEAR, the_years_return

pytestmark = pytest.mark.store

#: Care began on a Monday: the first review is due on 30 June, twenty working days later.
BEGAN, FIRST = date(2025, 6, 2), date(2025, 6, 30)
#: Fifteen working days after the first sitting; the second review is due on 30 September.
AGAIN, SECOND = date(2025, 7, 21), date(2025, 9, 29)


class Dora:
    """Fourteen years old. Everything is done by the IRO manager, on the day on which it is done."""

    def __init__(self) -> None:
        ada, grace = administrator(), administrator("Grace Hopper")
        self.mary = hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)
        keeper = recording.the_import(self.mary.today)
        recording.add_rows(viewer=keeper, rows=[the_years_return()])
        self.id = recording.child(self.mary, "D-9", BEGAN, born_on=date(2011, 5, 17))
        row = ChildInReturn(child_id=self.id, year=YEAR, from_header=True, has_episodes=True)
        recording.add_rows(viewer=keeper, rows=[row])
        self.first = things.booked(self.on(date(2025, 6, 10)), self.id, FIRST)
        self._prepared()
        self._sat_twice()
        self._decided()
        self._recorded()
        self._reviewed_again()

    def on(self, day: date) -> Viewer:
        return replace(self.mary, today=day)

    def _prepared(self) -> None:
        """The care plan in time; the report the day after the meeting; the officer alone with her."""
        self._paper(self.first, "care_plan", asked=date(2025, 6, 12), came=date(2025, 6, 24))
        self._paper(self.first, "report", asked=date(2025, 6, 12), came=date(2025, 7, 1))
        self._step(self.first, "spoken_alone", StepSaid(FIRST, "in_person"), FIRST)

    def _sat_twice(self) -> None:
        self._sit(self.first, FIRST)
        said = AdjournmentSaid(
            (8,), "The doctor's letter", "", "She can wait.", SittingSaid(things.at(AGAIN))
        )
        adjourning.adjourn_review(
            viewer=self.on(FIRST), child_id=self.id, review_id=self.first, said=said
        )
        assert things.found(self.on(FIRST), self.id, self.first).stage is Stage.ADJOURNED
        self._sit(self.first, AGAIN, last=True)

    def _decided(self) -> None:
        """Issued on the third working day; objected to on the fourth after it; one was done."""
        issued = self.on(date(2025, 7, 24))
        self.dentist = after_things.decided(issued, self.id, self.first, by_on=date(2025, 9, 1))
        after_things.decided(
            issued, self.id, self.first, "Find a swimming club", by_on=date(2025, 8, 20)
        )
        after_things.issued(issued, self.id, self.first)
        no = AnswerSaid(accepted=False, why="The carer books the dentist.", answered_by="Tess")
        answers.answer_decisions(
            viewer=self.on(date(2025, 7, 30)),
            child_id=self.id,
            review_id=self.first,
            said=no,
            version=0,
        )
        plan = StepSaid(date(2025, 8, 1))
        self._step(self.first, "plan_updated", plan, date(2025, 8, 1))

    def _recorded(self) -> None:
        """On the sixteenth working day, one too late. The check between the two finds what is owed."""
        on = self.on(date(2025, 8, 12))
        records.complete(on, self.id, self.first)
        records.finished(on, self.id, self.first)
        on = self.on(date(2025, 8, 21))
        check = follow_up.plan_check(viewer=on, child_id=self.id, planned_on=on.today)
        follow_up.do_check(
            viewer=on,
            child_id=self.id,
            check_id=check,
            said=CheckSaid(on.today, "partly", "There is no swimming club yet."),
            version=1,
        )
        self.owed = [one.words for one in after_things.seen(on, self.id, self.first).decisions]
        self._settled(date(2025, 9, 1))

    def _settled(self, day: date) -> None:
        decision = after_things.the_decision(self.on(day), self.id, self.first)
        decisions.settle_decision(
            viewer=self.on(day),
            child_id=self.id,
            review_id=self.first,
            decision_id=self.dentist,
            done_on=day,
            not_done_why="",
            version=decision.version,
        )

    def _reviewed_again(self) -> None:
        """The day before the limit, with a report five working days before and to standard."""
        second = things.booked(self.on(date(2025, 9, 8)), self.id, SECOND)
        report = self._paper(second, "report", asked=date(2025, 9, 8), came=date(2025, 9, 22))
        on = self.on(date(2025, 9, 22))
        preparing.judge_paper(
            viewer=on,
            child_id=self.id,
            review_id=second,
            asked_id=report,
            said=JudgedSaid("yes"),
            version=after_things.the_paper(on, second, report).version,
        )
        self._step(second, "spoken_alone", StepSaid(not_done_why="not_done"), SECOND)
        self._sit(second, SECOND, last=True)

    def _paper(self, review: int, kind: str, *, asked: date, came: date) -> int:
        asked_id = after_things.asked(self.on(asked), self.id, review, kind=kind)
        after_things.received(self.on(came), self.id, review, asked_id, day=came)
        return asked_id

    def _step(self, review: int, kind: str, said: StepSaid, day: date) -> None:
        preparing.record_step(
            viewer=self.on(day),
            child_id=self.id,
            review_id=review,
            kind=kind,
            said=said,
            version=0,
        )

    def _sit(self, review: int, day: date, *, last: bool = False) -> None:
        to_hold = things.found(self.on(day), self.id, review).booked[0]
        holding.hold_sitting(
            viewer=self.on(day),
            child_id=self.id,
            review_id=review,
            sitting_id=to_hold.id,
            version=to_hold.version,
            last=last,
        )


#: Number and base, of two reviews. The plan of the first came in time, the second asked for none; no
#: decisions were issued of the second, no plan updated, and no record of it finished.
SHARES = {
    "reviews_held_on_time": (2, 2),
    "report_received": (1, 2),
    "report_3_days": (1, 2),
    "report_to_standard": (1, 1),
    "care_plan_seen": (1, 2),
    "spoken_alone": (1, 2),
    "decisions_in_5": (1, 2),
    "plan_updated_in_10": (1, 2),
    "record_in_15": (0, 2),
    "sent_in_20": (0, 2),
    "managers_answered": (1, 1),
    "decisions_done_on_time": (1, 2),
    "midway_children": (1, 1),
    "completed_in_20": (1, 1),
}


def test_the_figures_of_the_story_are_those_worked_by_hand() -> None:
    dora = Dora()
    found: Mapping[str, Measurement] = {
        one.code: one for one in queries.year_figures(dora.mary, YEAR).measurements
    }
    assert {code: (found[code].numerator, found[code].denominator) for code in SHARES} == SHARES
    assert {why for why, count in found["reviews_adjourned"].by.items() if count} == {"matter_8"}


def test_the_check_between_two_reviews_finds_the_decision_that_is_owed() -> None:
    dora = Dora()
    assert dora.owed == [after_things.DENTIST, "Find a swimming club"]
    seen = after_things.seen(dora.mary, dora.id, dora.first)
    assert [one.words for one in seen.decisions if one.done_on is None] == ["Find a swimming club"]
