"""The clock round a review: what is to be done before it and after it, by when, and how it went.

The days before a meeting are counted back from it, the meeting's day being one of them (so definition
13); the days after from the day the review was completed, which is day nought (definition 15). The
lengths are guidance and may be varied; that the officer speaks with the child alone is law.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol

from footprint.domain.dates import day_words
from footprint.domain.law import Deadline, Provision, Strength
from footprint.domain.timetable.record_provisions import (
    CARE_PLAN_UPDATED,
    DECISIONS_ISSUED,
    INVITATIONS,
    MANAGERS_ANSWER,
    PAPERS,
    RECORD_COMPLETE,
    RECORD_SENT,
    SPOKEN_ALONE,
    TALK_BEFORE,
)

#: Whose a line is: a person's part, or a step that the authority's rules give to one of three.
OwedBy = Literal["business_support", "social_worker", "reviewing_officer", "manager"]
Standing = Literal[
    "waiting", "to come", "done", "done late", "not done", "not needed", "stood unanswered"
]


@dataclass(frozen=True, slots=True)
class Limit:
    """So many working days before `event`, or after it; none before it is up to its very day."""

    under: Provision
    days: int
    event: str
    before: bool = False

    def deadline(self, day: date) -> Deadline:
        """The limit that the event on `day` sets."""
        calendar = self.under.working_days.calendar
        if not self.before:
            due = calendar.add_working_days(day, self.days)
        else:
            due = calendar.take_working_days(day, self.days) if self.days else day
        return Deadline(due, day, self.under, f"{self.words} on {day_words(day)}")

    @property
    def words(self) -> str:
        if not self.days:
            return f"before {self.event}"
        return f"{_working_days(self.days)} {'before' if self.before else 'after'} {self.event}"


_MEETING = "the meeting"
_COMPLETED = "the review was completed"

TALK = Limit(TALK_BEFORE, 15, _MEETING, before=True)
INVITED = Limit(INVITATIONS, 10, _MEETING, before=True)
PAPERS_IN = Limit(PAPERS, 3, _MEETING, before=True)
ALONE = Limit(SPOKEN_ALONE, 0, _MEETING, before=True)
DECIDED = Limit(DECISIONS_ISSUED, 5, _COMPLETED)
ANSWERED = Limit(MANAGERS_ANSWER, 5, "the decisions were issued")
PLAN_UPDATED = Limit(CARE_PLAN_UPDATED, 10, _COMPLETED)
RECORDED = Limit(RECORD_COMPLETE, 15, _COMPLETED)
SENT = Limit(RECORD_SENT, 20, _COMPLETED)

#: In the order in which they come.
LIMITS: tuple[Limit, ...] = (
    *(TALK, INVITED, PAPERS_IN, ALONE),
    *(DECIDED, ANSWERED, PLAN_UPDATED, RECORDED, SENT),
)


class ClockRules(Protocol):
    """The authority's lengths, in working days, and who does two of the steps."""

    @property
    def talk_before(self) -> int: ...
    @property
    def invitations_before(self) -> int: ...
    @property
    def papers_before(self) -> int: ...
    @property
    def decisions_within(self) -> int: ...
    @property
    def answers_within(self) -> int: ...
    @property
    def care_plan_within(self) -> int: ...
    @property
    def record_within(self) -> int: ...
    @property
    def sent_within(self) -> int: ...
    @property
    def invites(self) -> OwedBy: ...
    @property
    def sends(self) -> OwedBy: ...


@dataclass(frozen=True, slots=True)
class RoundAReview:
    """What is known, on the day `as_at`, of one review; None is "not yet".

    `review_on` is its first sitting, held or booked, or the day of a review without a meeting (then
    `has_meeting` is False and nobody is invited). `completed_on` is its last sitting, or that day.
    `not_alone` says why the officer need not speak with the child alone: she has enough
    understanding and chose not to, or it is not appropriate for her age. `sent_on` is the day on
    which the last on the list had the record.
    """

    as_at: date
    review_on: date
    completed_on: date | None = None
    has_meeting: bool = True
    talked_on: date | None = None
    invited_on: date | None = None
    papers_on: date | None = None
    spoken_alone_on: date | None = None
    not_alone: str = ""
    decisions_on: date | None = None
    answered_on: date | None = None
    plan_updated_on: date | None = None
    recorded_on: date | None = None
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One line of the clock. `strength` is "local" where the authority's length is not the
    guidance's; then `by_the_guidance` is the guidance's own limit. Without a `deadline` what it is
    counted from has not come. `days_late` is working days, 0 for a lateness over days off only."""

    code: str
    title: str
    under: Provision
    strength: Strength
    owed_by: OwedBy
    deadline: Deadline | None
    by_the_guidance: Deadline | None
    done_on: date | None
    standing: Standing
    days_late: int
    limit: Limit
    said: str = ""

    @property
    def words(self) -> str:
        """What is `said` of it, or else how it stands. Made when it is asked for: lists of many reviews
        show few of their lines."""
        return self.said or _words(self)


def lines(review: RoundAReview, rules: ClockRules) -> tuple[ClockLine, ...]:
    """The clock round one review, in the order in which its steps come."""
    return tuple(_lines(review, rules))


@dataclass(frozen=True, slots=True)
class _Step:
    """The guidance's limit, the authority's length of it, and who owes the step."""

    guidance: Limit
    days: int
    owed_by: OwedBy


def _lines(review: RoundAReview, rules: ClockRules) -> Iterator[ClockLine]:
    met, over, issued = review.review_on, review.completed_on, review.decisions_on
    as_at = review.as_at
    talk = _Step(TALK, rules.talk_before, "social_worker")
    yield _line(talk, met, review.talked_on, as_at)
    if review.has_meeting:
        invited = _Step(INVITED, rules.invitations_before, rules.invites)
        yield _line(invited, met, review.invited_on, as_at)
    papers = _Step(PAPERS_IN, rules.papers_before, "social_worker")
    yield _line(papers, met, review.papers_on, as_at)
    yield _alone(review)
    decided = _Step(DECIDED, rules.decisions_within, "reviewing_officer")
    yield _line(decided, over, issued, as_at)
    yield _answers(review, rules)
    updated = _Step(PLAN_UPDATED, rules.care_plan_within, "social_worker")
    yield _line(updated, over, review.plan_updated_on, as_at)
    recorded = _Step(RECORDED, rules.record_within, "reviewing_officer")
    yield _line(recorded, over, review.recorded_on, as_at)
    sent = _Step(SENT, rules.sent_within, rules.sends)
    yield _line(sent, over, review.sent_on, as_at)


def _alone(review: RoundAReview) -> ClockLine:
    alone = _Step(ALONE, ALONE.days, "reviewing_officer")
    line = _line(alone, review.review_on, review.spoken_alone_on, review.as_at)
    if review.spoken_alone_on is not None or not review.not_alone:
        return line
    words = f"Not needed: {review.not_alone}"
    return replace(line, standing="not needed", days_late=0, said=words)


def _answers(review: RoundAReview, rules: ClockRules) -> ClockLine:
    """What nobody answered in time stands, and is not waited for any longer."""
    answered = _Step(ANSWERED, rules.answers_within, "manager")
    line = _line(answered, review.decisions_on, review.answered_on, review.as_at)
    if line.standing != "not done" or line.deadline is None:
        return line
    words = f"Nobody answered by {day_words(line.deadline.due)}: the decisions stand"
    return replace(line, standing="stood unanswered", days_late=0, said=words)


def _line(step: _Step, day: date | None, done_on: date | None, as_at: date) -> ClockLine:
    """`day` is that of the event the step is counted from."""
    varied = step.days != step.guidance.days
    limit = replace(step.guidance, days=step.days) if varied else step.guidance
    deadline = limit.deadline(day) if day else None
    standing = _standing(deadline, done_on, as_at)
    late = _days_late(deadline, done_on or as_at)
    return ClockLine(
        code=limit.under.code,
        title=limit.under.title,
        under=limit.under,
        strength="local" if varied else limit.under.strength,
        owed_by=step.owed_by,
        deadline=deadline,
        by_the_guidance=step.guidance.deadline(day) if day and varied else None,
        done_on=done_on,
        standing=standing,
        days_late=late,
        limit=limit,
    )


def _standing(deadline: Deadline | None, done_on: date | None, as_at: date) -> Standing:
    if done_on is not None:
        return "done" if deadline is None or deadline.met_on(done_on) else "done late"
    if deadline is None:
        return "waiting"
    return "to come" if deadline.met_on(as_at) else "not done"


def _days_late(deadline: Deadline | None, day: date) -> int:
    if deadline is None:
        return 0
    return deadline.under.working_days.calendar.working_days_between(deadline.due, day)


def _words(line: ClockLine) -> str:
    deadline, done_on = line.deadline, line.done_on
    if deadline is None:
        return f"Done on {day_words(done_on)}" if done_on else f"Within {line.limit.words}"
    if done_on is not None:
        how = "in time" if line.standing == "done" else _late_words(line.days_late)
        return f"Done on {day_words(done_on)}, {how}"
    if line.standing == "not done":
        return f"Not done, {_late_words(line.days_late)}"
    if deadline.last_working_day == deadline.due:
        return f"By {day_words(deadline.due)}"
    last = day_words(deadline.last_working_day)
    return f"By {day_words(deadline.due)}; the last working day before it is {last}"


def _late_words(late: int) -> str:
    return f"{_working_days(late)} late" if late else "late by less than a working day"


def _working_days(count: int) -> str:
    return "1 working day" if count == 1 else f"{count} working days"
