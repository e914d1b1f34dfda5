"""The clock round reviews: what is done before and after each, by when, and how it went."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from footprint.audit.facts import Viewer
from footprint.authority.facts import Rules
from footprint.authority.queries import rules_on, rules_set
from footprint.domain.timetable.record import DECIDED, ClockLine, RoundAReview, lines
from footprint.reviews.codes import NOT_SPOKEN_ALONE, ForWhom, PaperKind, StepKind
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import (
    DecisionsIssued,
    Finished,
    Invited,
    ManagersAnswer,
    PaperAsked,
    Sent,
    Step,
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


@dataclass(slots=True)
class _Known:
    """What the rows say of one review; a list of days has None for what is still to come. `sent`:
    when each person on the list was sent the record first; the council's own file is no person."""

    steps: dict[str, Step] = field(default_factory=dict)
    invited: list[date | None] = field(default_factory=list)
    papers: list[date | None] = field(default_factory=list)
    sent: dict[str, date | None] = field(default_factory=dict)
    issued_on: date | None = None
    answered_on: date | None = None
    finished_on: date | None = None


def clock_of(viewer: Viewer, review: ReviewSeen) -> tuple[ClockLine, ...]:
    return clocks(viewer, [review]).get(review.id, ())


def clocks(viewer: Viewer, reviews: Collection[ReviewSeen]) -> Mapping[int, tuple[ClockLine, ...]]:
    """By review, those apart that have no day yet and those that were cancelled; the rules are those
    of its day. In seven selects and those of the rules, however many reviews."""
    dated = [one for one in reviews if one.cancelled_on is None and review_on(one)]
    known = _known([one.id for one in dated])
    rules = rules_of_days(viewer, [_ruled_on(viewer, one) for one in dated])
    return {
        one.id: lines(_round(one, known[one.id], viewer.today), rules[_ruled_on(viewer, one)])
        for one in dated
    }


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


def rules_of_days(viewer: Viewer, days: Iterable[date]) -> Mapping[date, Rules]:
    """The rules of each day, read once for all days between which nothing was set."""
    wanted = set(days)
    if len(wanted) == 1:
        return {day: rules_on(viewer, day) for day in wanted}
    begins = sorted({one.began_on for one in rules_set(viewer)}) if wanted else []
    read: dict[int, Rules] = {}
    found = {}
    for day in wanted:
        stretch = bisect_right(begins, day)
        if stretch not in read:
            read[stretch] = rules_on(viewer, day)
        found[day] = read[stretch]
    return found


def _ruled_on(viewer: Viewer, review: ReviewSeen) -> date:
    return min(review_on(review) or viewer.today, viewer.today)


def _known(ids: Collection[int]) -> Mapping[int, _Known]:
    found: dict[int, _Known] = defaultdict(_Known)
    if not ids:
        return found
    for step in Step.objects.filter(review__in=ids):
        found[step.review_id].steps[step.kind] = step
    asked = Invited.objects.filter(review__in=ids, withdrawn=False, asked=True)
    for review, day in asked.exclude(role="child").values_list("review", "invited_on"):
        found[review].invited.append(day)
    papers = PaperAsked.objects.filter(review__in=ids, withdrawn=False, kind__in=WORKERS_PAPERS)
    for review, day in papers.values_list("review", "received_on"):
        found[review].papers.append(day)
    issued = DecisionsIssued.objects.filter(review__in=ids)
    for review, day in issued.values_list("review", "issued_on"):
        found[review].issued_on = day
    answers = ManagersAnswer.objects.filter(review__in=ids)
    for review, day in answers.values_list("review", "answered_on"):
        found[review].answered_on = day
    finished = Finished.objects.filter(review__in=ids, number=1)
    for review, day in finished.values_list("review", "finished_on"):
        found[review].finished_on = day
    sent = Sent.objects.filter(review__in=ids, withdrawn=False)
    people = sent.exclude(version_sent__for_whom=ForWhom.FILE).order_by("pk")
    for review, recipient, day in people.values_list("review", "recipient", "sent_on"):
        first = found[review].sent
        first[recipient] = first.get(recipient) or day  # a correction is not later for it
    return found


def _round(review: ReviewSeen, known: _Known, today: date) -> RoundAReview:
    day = review_on(review)
    assert day is not None  # noqa: S101 (only such reviews are asked for)
    alone = known.steps.get(StepKind.SPOKEN_ALONE)
    return RoundAReview(
        as_at=today,
        review_on=day,
        completed_on=review.completed_on,
        has_meeting=not review.without_meeting,
        talked_on=_done(known, StepKind.TALK),
        invited_on=_done(known, StepKind.INVITATIONS) or _last(known.invited),
        papers_on=_last(known.papers),
        spoken_alone_on=_done(known, StepKind.SPOKEN_ALONE),
        not_alone=_EXCEPTIONS.get(alone.not_done_why, "") if alone else "",
        decisions_on=known.issued_on,
        answered_on=known.answered_on,
        plan_updated_on=_done(known, StepKind.PLAN_UPDATED),
        recorded_on=known.finished_on,
        sent_on=_last(known.sent.values()),
    )


def _done(known: _Known, kind: StepKind) -> date | None:
    step = known.steps.get(kind)
    return step.done_on if step else None


def _last(days: Collection[date | None]) -> date | None:
    """The last of them, once every one has come."""
    come = [day for day in days if day is not None]
    return max(come) if come and len(come) == len(days) else None
