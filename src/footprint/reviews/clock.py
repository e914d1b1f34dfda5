"""The clock round reviews: what is done before and after each, by when, and how it went."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from footprint.audit.facts import Viewer
from footprint.authority.facts import Rules, RulesOverTime
from footprint.authority.queries import rules_on, rules_over_time
from footprint.domain.timetable.record import DECIDED, ClockLine, RoundAReview, lines
from footprint.reviews.codes import NOT_SPOKEN_ALONE, PaperKind, StepKind
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.told_round import (
    ANSWERED,
    FINISHED,
    ISSUED,
    PLAN_GIVEN,
    PaperTold,
    ToldRound,
    told_round,
)

#: The papers that the social worker brings.
WORKERS_PAPERS = frozenset(
    {
        PaperKind.REPORT.value,
        PaperKind.CARE_PLAN.value,
        PaperKind.HEALTH_PLAN.value,
        PaperKind.PEP.value,
        PaperKind.PATHWAY_PLAN.value,
    }
)
#: The two exceptions of the law (reg 36(1)(b)).
_EXCEPTIONS = {code: words for code, words in NOT_SPOKEN_ALONE.items() if code != "not_done"}


@dataclass(frozen=True, slots=True)
class Clock:
    """Of one review: the lines, the papers that were asked for and have not come, whether somebody
    on the list has not been sent the record (`to_prepare`: business support cannot send it before the
    officer has done a step), and whether anybody has been given the new care plan."""

    lines: tuple[ClockLine, ...]
    papers_to_come: tuple[PaperTold, ...]
    to_send: bool
    to_prepare: bool
    plan_given: bool


def clock_of(
    viewer: Viewer, review: ReviewSeen, rules: RulesOverTime | None = None
) -> tuple[ClockLine, ...]:
    found = clocks(viewer, [review], rules).get(review.id)
    return found.lines if found else ()


def clocks(
    viewer: Viewer, reviews: Collection[ReviewSeen], rules: RulesOverTime | None = None
) -> Mapping[int, Clock]:
    """By review, those apart that have no day yet and those that were cancelled; the rules are those
    of its day. In one select, and that of the rules for whoever has not read them."""
    dated = [one for one in reviews if one.cancelled_on is None and review_on(one)]
    if not dated:
        return {}
    told = told_round([one.id for one in dated])
    rules = rules or rules_over_time(viewer)
    days = {one.id: _ruled_on(viewer, one) for one in dated}
    of_day = {day: rules.on(day) for day in set(days.values())}
    return {one.id: _clock(one, told[one.id], of_day[days[one.id]], viewer.today) for one in dated}


def _clock(review: ReviewSeen, told: ToldRound, rules: Rules, today: date) -> Clock:
    return Clock(
        lines(_round(review, told, today), rules),
        tuple(paper for paper in told.papers if paper.received_on is None),
        told.to_send,
        told.to_prepare,
        PLAN_GIVEN in told.days,
    )


def review_on(review: ReviewSeen) -> date | None:
    """The day from which the steps before a review are counted back."""
    if review.without_meeting:
        return review.completed_on
    met = [*review.held, *review.booked]
    return min(one.on for one in met) if met else None


def decisions_by(viewer: Viewer, review: ReviewSeen) -> date | None:
    """The last day on which its decisions are issued in time; none before it is completed."""
    if review.completed_on is None:
        return None
    within = rules_on(viewer, _ruled_on(viewer, review)).decisions_within
    return DECIDED.under.working_days.calendar.add_working_days(review.completed_on, within)


def _ruled_on(viewer: Viewer, review: ReviewSeen) -> date:
    return min(review_on(review) or viewer.today, viewer.today)


def _round(review: ReviewSeen, told: ToldRound, today: date) -> RoundAReview:
    day = review_on(review)
    assert day is not None  # noqa: S101 (only such reviews are asked for)
    alone = told.steps.get(StepKind.SPOKEN_ALONE)
    return RoundAReview(
        as_at=today,
        review_on=day,
        completed_on=review.completed_on,
        has_meeting=not review.without_meeting,
        talked_on=_done(told, StepKind.TALK),
        invited_on=_done(told, StepKind.INVITATIONS) or _last(told.invited),
        papers_on=_last(
            [paper.received_on for paper in told.papers if paper.kind in WORKERS_PAPERS]
        ),
        spoken_alone_on=_done(told, StepKind.SPOKEN_ALONE),
        not_alone=_EXCEPTIONS.get(alone.not_done_why, "") if alone else "",
        decisions_on=told.days.get(ISSUED),
        answered_on=told.days.get(ANSWERED),
        plan_updated_on=_done(told, StepKind.PLAN_UPDATED),
        recorded_on=told.days.get(FINISHED),
        sent_on=_last(told.sent.values()),
    )


def _done(told: ToldRound, kind: StepKind) -> date | None:
    step = told.steps.get(kind)
    return step.done_on if step else None


def _last(days: Collection[date | None]) -> date | None:
    """The last of them, once every one has come."""
    come = [day for day in days if day is not None]
    return max(come) if come and len(come) == len(days) else None
