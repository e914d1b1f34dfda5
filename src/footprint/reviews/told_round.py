"""What the rows say was done before and after reviews: asked for in one statement, as a page may only
ask so often."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.expressions import Combinable

from footprint.reviews.codes import ForWhom
from footprint.reviews.models import (
    DecisionsIssued,
    Finished,
    Invited,
    ManagersAnswer,
    PaperAsked,
    PlanGiven,
    Sent,
    Step,
)
from footprint.reviews.queries.sending import FILE, LINK, POST

#: Days of which a review has one.
ISSUED, ANSWERED, FINISHED, PLAN_GIVEN = "issued", "answered", "finished", "plan_given"
_STEP, _INVITED, _PAPER, _SENT, _TO_PREPARE = "step", "invited", "paper", "sent", "to_prepare"
_OF_SENT = ("sent_on", "recipient", "version_sent__for_whom")
#: What nobody can send before the officer, or whoever else reads the record, has done a step.
_PREPARED_FIRST = Q(sent_on=None, letter_id=None) & (
    Q(route=LINK, link_id=None) | Q(route=POST, sealed_on=None) | Q(route=FILE)
)
_NOTHING = Value("", CharField())


@dataclass(frozen=True, slots=True)
class StepTold:
    done_on: date | None
    not_done_why: str


@dataclass(frozen=True, slots=True)
class PaperTold:
    """A paper that was asked for, `of` whom."""

    id: int
    kind: str
    of: str
    received_on: date | None


@dataclass(slots=True)
class ToldRound:
    """Of one review; a list of days has None for what is still to come. `sent`: when each person on
    the list was sent the record first; the council's own file is no person, and may be `to_send`
    like them. `to_prepare`: of those to send, each waits for somebody who reads the record, to type
    an agreed word, seal it or file it."""

    steps: dict[str, StepTold] = field(default_factory=dict)
    invited: list[date | None] = field(default_factory=list)
    papers: list[PaperTold] = field(default_factory=list)
    sent: dict[str, date | None] = field(default_factory=dict)
    to_send: bool = False
    to_prepare: bool = False
    days: dict[str, date] = field(default_factory=dict)


def told_round(ids: Collection[int]) -> Mapping[int, ToldRound]:
    """By review, one of which nothing is told among them. In one select."""
    found: dict[int, ToldRound] = defaultdict(ToldRound)
    for kind, pk, review, what, words, day in sorted(_rows(ids), key=lambda row: row[:2]):
        told = found[review]
        match kind:
            case "step":
                told.steps[what] = StepTold(day, words)
            case "invited":
                told.invited.append(day)
            case "paper":
                told.papers.append(PaperTold(pk, what, words, day))
            case "sent" | "to_prepare":
                if day is None:
                    told.to_prepare = kind == _TO_PREPARE and (told.to_prepare or not told.to_send)
                    told.to_send = True
                if words != ForWhom.FILE:
                    # A correction is not later for whoever had the record before.
                    told.sent[what] = told.sent.get(what) or day
            case _:
                told.days[kind] = day
    return found


def _rows(ids: Collection[int]) -> "QuerySet[Any, Any]":
    asked = Invited.objects.filter(review__in=ids, withdrawn=False, asked=True)
    papers = PaperAsked.objects.filter(review__in=ids, withdrawn=False)
    given = PlanGiven.objects.filter(review__in=ids, withdrawn=False)
    sent = Sent.objects.filter(review__in=ids, withdrawn=False)
    finished = Finished.objects.filter(review__in=ids, number=1)
    return _told(
        _STEP, Step.objects.filter(review__in=ids), "done_on", "kind", "not_done_why"
    ).union(
        _told(_INVITED, asked.exclude(role="child"), "invited_on"),
        _told(_PAPER, papers, "received_on", "kind", "of"),
        _told(ISSUED, DecisionsIssued.objects.filter(review__in=ids), "issued_on"),
        _told(ANSWERED, ManagersAnswer.objects.filter(review__in=ids), "answered_on"),
        _told(FINISHED, finished, "finished_on"),
        _told(PLAN_GIVEN, given, "given_on"),
        _told(_SENT, sent.exclude(_PREPARED_FIRST), *_OF_SENT),
        _told(_TO_PREPARE, sent.filter(_PREPARED_FIRST), *_OF_SENT),
        all=True,
    )


def _told(
    kind: str, rows: "QuerySet[Any]", day: str, what: str = "", words: str = ""
) -> "QuerySet[Any, Any]":
    """(kind, key, review, what it is, words, day) of each."""

    def column(name: str) -> Combinable:
        return F(name) if name else _NOTHING

    return rows.order_by().values_list(
        Value(kind, CharField()), "pk", "review_id", column(what), column(words), day
    )
