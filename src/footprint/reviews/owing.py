"""Who owes what about reviews today: the manager her answer, the worker her papers, whoever has to
do something that, the officer what is hers. Nobody is asked for what another owes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils.timezone import localtime

from footprint.accounts import queries as accounts
from footprint.audit.facts import Viewer
from footprint.authority.facts import Rules
from footprint.authority.queries import rules_on
from footprint.children.facts.child import Allocated, Officer
from footprint.children.queries import child as children
from footprint.children.stretches import on_day
from footprint.domain.dates import day_words
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS
from footprint.reviews import clock
from footprint.reviews.answerable import Answerable, Somebody, answerable
from footprint.reviews.codes import SittingState
from footprint.reviews.models import (
    Decision,
    DecisionsIssued,
    Finished,
    ManagersAnswer,
    MidwayCheck,
    PaperAsked,
    ReviewRun,
    Sitting,
    Visit,
)

#: A manager is asked again on this working day after the decisions were issued.
ANSWER_ASKED_ON = 3
#: So many days before its day somebody is told of what she is to do.
SOON = timedelta(days=5)
#: A starred decision that is late is asked after again each time so many working days have gone.
STARRED_EVERY = 5
#: What was not done for so long is not a matter for a reminder any more.
LATELY = timedelta(days=60)

_DAYS = CARE_PLANNING_REGS_DAYS.calendar


@dataclass(frozen=True, slots=True)
class _Known:
    """What every reminder of the day is made from."""

    viewer: Viewer
    rules: Rules
    people: dict[str, Somebody]

    @property
    def today(self) -> date:
        return self.viewer.today

    def officer(self, one: Officer | None) -> Somebody | None:
        """The officer's account; whoever signs in with her address is she."""
        return self.people.get(one.email) if one else None


@dataclass(frozen=True, slots=True)
class Due:
    """`of` owes it for the child; `route` and `about` lead to where it is done."""

    of: Somebody | None
    child_id: int
    words: str
    key: str
    route: str
    about: dict[str, int]


def owing(viewer: Viewer) -> Iterator[Due]:
    """Everything of which somebody could be reminded on the viewer's day."""
    people = {
        one.email: Somebody(one.id, one.full_name, one.email) for one in accounts.people(viewer)
    }
    known = _Known(viewer, rules_on(viewer, viewer.today), people)
    yield from _answers(known)
    yield from _papers(known)
    yield from _decisions(known)
    yield from _to_issue_and_to_record(known)
    yield from _checks_and_visits(known)


def _answers(known: _Known) -> Iterator[Due]:
    answered = Exists(ManagersAnswer.objects.filter(review=OuterRef("review")))
    rows = DecisionsIssued.objects.filter(~answered, issued_on__gte=known.today - LATELY)
    within = known.rules.answers_within
    waiting = [
        (row, by_on)
        for row in rows.order_by("pk")
        if _DAYS.add_working_days(row.issued_on, min(ANSWER_ASKED_ON, within)) <= known.today
        and (by_on := _DAYS.add_working_days(row.issued_on, within)) >= known.today
    ]
    of = answerable(known.viewer, [row.child_id for row, _ in waiting])
    for row, by_on in waiting:
        yield Due(
            of.get(row.child_id, Answerable()).manager,
            row.child_id,
            f"The decisions of a review wait for your answer, by {day_words(by_on)}. Without one "
            "they stand.",
            f"answer:{row.review_id}",
            "answer-decisions",
            {"review_id": row.review_id},
        )


def _papers(known: _Known) -> Iterator[Due]:
    """Of the social worker, or of whoever else signs in and was asked."""
    booked = Sitting.objects.filter(state=SittingState.BOOKED, starts_at__date__gte=known.today)
    days: dict[int, date] = {}
    for sitting in booked.order_by("-starts_at"):
        days[sitting.review_id] = localtime(sitting.starts_at).date()
    papers = PaperAsked.objects.filter(review__in=days, withdrawn=False, received_on=None)
    rows = list(papers.order_by("pk"))
    of = answerable(known.viewer, {row.child_id for row in rows})
    by_id = {one.id: one for one in known.people.values()}
    for row in rows:
        due = _DAYS.take_working_days(days[row.review_id], known.rules.papers_before)
        which = _soon_or_late(known.today, due)
        worker = of.get(row.child_id, Answerable()).worker
        whose = by_id.get(row.person_id) if row.person_id else worker
        if which and (row.person_id or row.kind in clock.WORKERS_PAPERS):
            yield Due(
                whose,
                row.child_id,
                f"A paper for a review {_is(which)} by {day_words(due)}.",
                f"paper:{row.pk}:{which}",
                "receive-paper",
                {"review_id": row.review_id, "asked_id": row.pk},
            )


def _decisions(known: _Known) -> Iterator[Due]:
    """Of the person who is to do it; a starred one is asked after again and again."""
    issued = Exists(DecisionsIssued.objects.filter(review=OuterRef("review")))
    later = Exists(Decision.objects.filter(carried_from=OuterRef("pk"), withdrawn=False))
    rows = Decision.objects.filter(
        issued,
        ~later,
        withdrawn=False,
        done_on=None,
        not_done_why="",
        person_id__isnull=False,
        by_on__gte=known.today - LATELY,
    )
    by_id = {one.id: one for one in known.people.values()}
    for row in rows.order_by("pk"):
        which = _soon_or_late(known.today, row.by_on)
        if not which or row.by_on is None:
            continue
        again = _DAYS.working_days_between(row.by_on, known.today) // STARRED_EVERY
        times = f":{again}" if row.starred and which == "late" else ""
        yield Due(
            by_id.get(row.person_id),
            row.child_id,
            f"Something that a review decided {_is(which)} done by {day_words(row.by_on)}. Say what "
            "was done.",
            f"decision:{row.pk}:{row.by_on.isoformat()}:{which}{times}",
            "settle-decision",
            {"review_id": row.review_id, "decision_id": row.pk},
        )


def _to_issue_and_to_record(known: _Known) -> Iterator[Due]:
    """Of the officer who chairs, a day or two before the limit."""
    issued = Exists(DecisionsIssued.objects.filter(review=OuterRef("pk")))
    finished = Exists(Finished.objects.filter(review=OuterRef("pk")))
    rows = ReviewRun.objects.filter(completed_on__gte=known.today - LATELY, cancelled_on=None)
    rows = rows.select_related("officer").annotate(issued=issued, finished=finished)
    for row in rows.order_by("pk"):
        if row.completed_on is None:
            continue
        officer = known.people.get(row.officer.email)
        for done, within, before, what, route in (
            ("issued", known.rules.decisions_within, 1, "decisions", "review-decisions"),
            ("finished", known.rules.record_within, 2, "record", "review"),
        ):
            by_on = _DAYS.add_working_days(row.completed_on, within)
            from_on = _DAYS.add_working_days(row.completed_on, max(within - before, 0))
            if not vars(row)[done] and from_on <= known.today:
                verb = "leave" if what == "decisions" else "is complete"
                yield Due(
                    officer,
                    row.child_id,
                    f"The {what} of a review you chaired {verb} by {day_words(by_on)}.",
                    f"{what}:{row.pk}",
                    route,
                    {"review_id": row.pk},
                )


def _checks_and_visits(known: _Known) -> Iterator[Due]:
    """On the day, of whoever holds the child; a child whom something kept away is asked again."""
    since = known.today - LATELY
    near = {"planned_on__gte": since, "planned_on__lte": known.today}
    checks = list(MidwayCheck.objects.filter(withdrawn=False, done_on=None, **near).order_by("pk"))
    held = _holders(known, {row.child_id for row in checks})
    for row in checks:
        yield Due(
            known.officer(held.get(row.child_id)),
            row.child_id,
            f"A midway check is planned for {day_words(row.planned_on)}.",
            f"check:{row.pk}:{row.planned_on.isoformat()}",
            "do-check",
            {"check_id": row.pk},
        )
    again = Visit.objects.filter(
        withdrawn=False, ask_again_on__gte=since, ask_again_on__lte=known.today
    )
    for visit in again.select_related("officer").order_by("pk"):
        yield Due(
            known.people.get(visit.officer.email),
            visit.child_id,
            "A child is to be asked again about a visit.",
            f"visit:{visit.pk}:{visit.ask_again_on}",
            "follow-up",
            {},
        )


def _holders(known: _Known, ids: set[int]) -> dict[int, Officer | None]:
    held: dict[int, list[Allocated]] = {}
    for one in children.allocations_of_children(known.viewer, ids):
        held.setdefault(one.child_id, []).append(one)
    today = {child_id: on_day(found, known.today) for child_id, found in held.items()}
    return {child_id: one.officer if one else None for child_id, one in today.items()}


def _soon_or_late(today: date, by_on: date | None) -> str:
    if by_on is None or today < by_on - SOON:
        return ""
    return "late" if by_on < today else "soon"


def _is(which: str) -> str:
    return "was to be" if which == "late" else "is to be"
