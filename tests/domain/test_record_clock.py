"""The clock round a review, line by line: definitions 13 and 15 and the law on speaking alone."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from footprint.domain.dates import HolidaysNotKnownError
from footprint.domain.timetable.record import ClockLine, OwedBy, RoundAReview, lines
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS


@dataclass(frozen=True)
class Lengths:
    """The guidance's own."""

    talk_before: int = 15
    invitations_before: int = 10
    papers_before: int = 3
    decisions_within: int = 5
    answers_within: int = 5
    care_plan_within: int = 10
    record_within: int = 15
    sent_within: int = 20
    invites: OwedBy = "business_support"
    sends: OwedBy = "social_worker"


GUIDANCE = Lengths()
MEETING = date(2019, 1, 8)
BOOKED = RoundAReview(as_at=date(2018, 12, 3), review_on=MEETING)
COMPLETED = replace(BOOKED, review_on=date(2018, 12, 14), completed_on=date(2018, 12, 14))
CALENDAR = CARE_PLANNING_REGS_DAYS.calendar


def clock(review: RoundAReview, rules: Lengths = GUIDANCE) -> dict[str, ClockLine]:
    return {line.code: line for line in lines(review, rules)}


def due(line: ClockLine) -> date:
    assert line.deadline is not None
    return line.deadline.due


def test_the_lines_come_in_the_order_of_the_steps() -> None:
    assert list(clock(BOOKED)) == [
        "talk_before_review",
        "invitations",
        "papers_before_review",
        "spoken_alone",
        "decisions_issued",
        "managers_answer",
        "care_plan_updated",
        "record_complete",
        "record_sent",
    ]


def test_each_line_has_its_provision_its_strength_and_who_owes_it() -> None:
    found = clock(BOOKED)
    assert [code for code, line in found.items() if line.strength == "law"] == ["spoken_alone"]
    assert found["spoken_alone"].under.citation == "SI 2010/959 reg 36(1)(b)"
    assert {line.strength for line in found.values()} == {"law", "guidance"}
    assert found["invitations"].owed_by == "business_support"
    assert found["record_sent"].owed_by == "social_worker"
    assert found["managers_answer"].owed_by == "manager"


@pytest.mark.parametrize(
    ("received", "standing", "late"),
    [
        (date(2019, 1, 3), "done", 0),
        (date(2019, 1, 4), "done late", 1),
        (date(2019, 1, 7), "done late", 2),
        (date(2019, 1, 8), "done late", 3),
    ],
)
def test_a_report_is_in_time_with_three_working_days_left(
    received: date, standing: str, late: int
) -> None:
    line = clock(replace(BOOKED, papers_on=received, as_at=MEETING))["papers_before_review"]
    assert due(line) == date(2019, 1, 3)
    assert (line.standing, line.days_late) == (standing, late)


def test_what_comes_after_a_review_on_14_december_2018() -> None:
    found = clock(replace(COMPLETED, decisions_on=date(2018, 12, 21)))
    after = ("decisions_issued", "care_plan_updated", "record_complete", "record_sent")
    assert [due(found[code]) for code in after] == [
        date(2018, 12, 21),
        date(2019, 1, 2),
        date(2019, 1, 9),
        date(2019, 1, 16),
    ]
    assert due(found["managers_answer"]) == date(2019, 1, 2)


def test_the_managers_days_are_counted_from_the_day_of_the_decisions() -> None:
    waiting = clock(COMPLETED)["managers_answer"]
    assert (waiting.deadline, waiting.standing) == (None, "waiting")
    assert waiting.words == "Within 5 working days after the decisions were issued"
    late = clock(replace(COMPLETED, decisions_on=date(2019, 1, 2)))["managers_answer"]
    assert due(late) == date(2019, 1, 9)


def test_decisions_that_nobody_answered_stand_and_are_late_for_nobody() -> None:
    issued = replace(COMPLETED, decisions_on=date(2018, 12, 21))
    on_the_day = clock(replace(issued, as_at=date(2019, 1, 2)))["managers_answer"]
    assert on_the_day.standing == "to come"
    after = clock(replace(issued, as_at=date(2019, 1, 3)))["managers_answer"]
    assert (after.standing, after.days_late) == ("stood unanswered", 0)
    assert after.words == "Nobody answered by 2 January 2019: the decisions stand"
    answered = replace(issued, answered_on=date(2019, 1, 3), as_at=date(2019, 1, 3))
    assert clock(answered)["managers_answer"].standing == "done late"


def test_nothing_after_the_review_has_a_day_before_it_is_completed() -> None:
    found = clock(BOOKED)
    assert found["record_sent"].deadline is None
    assert found["record_sent"].words == "Within 20 working days after the review was completed"


def test_a_record_sent_before_the_review_is_completed_is_done_and_not_judged() -> None:
    line = clock(replace(BOOKED, decisions_on=date(2019, 1, 8)))["decisions_issued"]
    assert (line.standing, line.words) == ("done", "Done on 8 January 2019")


def test_with_several_sittings_what_comes_before_is_counted_from_the_first() -> None:
    found = clock(replace(BOOKED, completed_on=date(2019, 1, 22)))
    assert due(found["papers_before_review"]) == date(2019, 1, 3)
    assert due(found["decisions_issued"]) == date(2019, 1, 29)


@pytest.mark.parametrize(
    ("spoken_on", "as_at", "standing"),
    [
        (date(2019, 1, 8), date(2019, 1, 9), "done"),
        (date(2019, 1, 9), date(2019, 1, 9), "done late"),
        (None, date(2019, 1, 8), "to come"),
        (None, date(2019, 1, 9), "not done"),
    ],
)
def test_speaking_alone_on_the_day_of_the_meeting_is_in_time(
    spoken_on: date | None, as_at: date, standing: str
) -> None:
    line = clock(replace(BOOKED, spoken_alone_on=spoken_on, as_at=as_at))["spoken_alone"]
    assert line.standing == standing


def test_a_child_who_chose_not_to_speak_alone_is_late_for_nobody() -> None:
    chose = replace(BOOKED, not_alone="she chose not to", as_at=date(2019, 2, 1))
    line = clock(chose)["spoken_alone"]
    assert (line.standing, line.days_late) == ("not needed", 0)
    assert line.words == "Not needed: she chose not to"
    spoke = clock(replace(chose, spoken_alone_on=date(2019, 1, 7)))["spoken_alone"]
    assert spoke.standing == "done"


def test_no_setting_moves_what_the_law_asks() -> None:
    shortest = Lengths(1, 1, 1, 1, 1, 1, 1, 1)
    assert clock(BOOKED, shortest)["spoken_alone"] == clock(BOOKED)["spoken_alone"]


def test_an_authority_s_own_length_is_shown_beside_the_guidance_s() -> None:
    found = clock(COMPLETED, replace(GUIDANCE, decisions_within=10))
    own = found["decisions_issued"]
    assert (own.strength, due(own)) == ("local", date(2019, 1, 2))
    assert own.by_the_guidance is not None
    assert own.by_the_guidance.due == date(2018, 12, 21)
    assert found["record_complete"].by_the_guidance is None


def test_nobody_is_invited_to_a_review_without_a_meeting() -> None:
    found = clock(replace(BOOKED, has_meeting=False))
    assert "invitations" not in found
    assert "spoken_alone" in found


def test_a_limit_on_a_sunday_stands_and_the_working_day_before_it_is_said() -> None:
    line = clock(replace(BOOKED, review_on=date(2019, 1, 9)))["papers_before_review"]
    assert line.words == ("By 6 January 2019; the last working day before it is 4 January 2019")


def test_late_on_a_day_off_is_late_all_the_same() -> None:
    done = clock(replace(COMPLETED, decisions_on=date(2018, 12, 22)))["decisions_issued"]
    assert (done.standing, done.days_late) == ("done late", 0)
    assert done.words == "Done on 22 December 2018, late by less than a working day"
    not_done = clock(replace(COMPLETED, as_at=date(2018, 12, 24)))["decisions_issued"]
    assert (not_done.standing, not_done.days_late) == ("not done", 1)
    assert not_done.words == "Not done, 1 working day late"


def test_the_words_of_what_was_done_in_time() -> None:
    done = clock(replace(COMPLETED, decisions_on=date(2018, 12, 21)))["decisions_issued"]
    assert done.words == "Done on 21 December 2018, in time"
    assert clock(COMPLETED)["decisions_issued"].words == "By 21 December 2018"


def test_counting_back_undoes_counting_forward_from_a_working_day() -> None:
    for count in (1, 3, 10, 15):
        for number in range(1, 60):
            day = CALENDAR.add_working_days(date(2018, 11, 1), number)
            back = CALENDAR.take_working_days(day, count)
            assert CALENDAR.working_days_between(back, day) == count
            assert CALENDAR.add_working_days(back, count) == day


def test_counting_back_stays_within_the_years_that_are_known() -> None:
    with pytest.raises(HolidaysNotKnownError):
        CALENDAR.take_working_days(date(1995, 1, 3), 3)
    with pytest.raises(ValueError, match="count back"):
        CALENDAR.take_working_days(MEETING, 0)
