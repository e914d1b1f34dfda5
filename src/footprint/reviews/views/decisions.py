"""The decisions of a review: the page of them, and what is done with each."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.children.views.saving import sent
from footprint.domain.dates import day_words
from footprint.reviews import clock
from footprint.reviews.actions import decisions as actions
from footprint.reviews.answerable import answerable_for
from footprint.reviews.facts.after import DecisionSeen, DecisionsSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.forms.decisions import DecisionForm, WithdrawForm
from footprint.reviews.forms.sitting import PlainForm
from footprint.reviews.permissions import decisions as permissions
from footprint.reviews.presenters.decisions import (
    decisions_shown,
    earlier_shown,
    people_offered,
    stands,
    steps_of_all,
    withdrawn_shown,
)
from footprint.reviews.presenters.review import review_shown
from footprint.reviews.queries import after as after_queries
from footprint.reviews.queries.booking import own_officer
from footprint.reviews.views.doing import done_or_shown, known
from footprint.reviews.views.review import review_or_refuse


@require_safe
def decisions(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    seen = after_queries.decisions_and_answer(viewer, child_id, review_id)
    earlier = after_queries.not_done_before(viewer, found.child, review_id)
    withdrawn = after_queries.withdrawn_of(viewer, found.child, review_id)
    context = {
        "one": found.child,
        "review": review_shown(found),
        "stands": stands(seen, clock.decisions_by(viewer, found), viewer.today),
        "steps": steps_of_all(viewer, found, seen),
        "decisions": decisions_shown(viewer, found, seen),
        "earlier": earlier_shown(viewer, found, earlier),
        "withdrawn": withdrawn_shown(viewer, found, withdrawn),
        "issued": seen.issued,
    }
    return render(request, "reviews/decisions.html", context)


@require_http_methods(["GET", "POST"])
def write(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, seen = _opened(request, child_id, review_id)
    viewer = request.viewer
    form = DecisionForm(sent(request), people=_people(request, found), initial={"version": 0})
    return deed(
        request,
        found,
        form,
        lambda: actions.write_decision(viewer=viewer, **known(found), said=form.decision()),
        template="decision.html",
        done="The decision is written." if not seen.issued else "The decision is written and told.",
        why_not=permissions.why_not_write_decision(viewer, found, seen),
        heading="Write a decision",
        issued=seen.issued,
    )


@require_http_methods(["GET", "POST"])
def change(request: Asked, child_id: int, review_id: int, decision_id: int) -> HttpResponse:
    found, seen, one = of_one(request, child_id, review_id, decision_id)
    viewer = request.viewer
    people = _people(request, found, one)
    initial = {
        "words": one.words,
        "whom": _whom(one),
        "by_on": one.by_on,
        "starred": one.starred,
        "version": one.version,
    }
    form = DecisionForm(sent(request), people=people, initial=initial)
    return deed(
        request,
        found,
        form,
        lambda: actions.change_decision(
            viewer=viewer, **known(found), decision_id=one.id, **form.said()
        ),
        template="decision.html",
        done="The decision is changed.",
        why_not=permissions.why_not_change_decision(viewer, found, seen, one),
        heading="Change a decision",
        kept=one.words if seen.issued else "",
    )


@require_http_methods(["GET", "POST"])
def move(request: Asked, child_id: int, review_id: int, decision_id: int) -> HttpResponse:
    found, seen, one = of_one(request, child_id, review_id, decision_id)
    return confirmed(
        request,
        found,
        one,
        actions.move_decision,
        done="The decision is moved up.",
        why_not=permissions.why_not_move_decision(request.viewer, found, seen, one),
        heading="Move the decision up",
        explained=f"It then stands before the one above it: {one.words}",
        button="Move it up",
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: Asked, child_id: int, review_id: int, decision_id: int) -> HttpResponse:
    found, seen, one = of_one(request, child_id, review_id, decision_id)
    viewer = request.viewer
    form = WithdrawForm(sent(request), initial={"version": one.version})
    return deed(
        request,
        found,
        form,
        lambda: actions.withdraw_decision(
            viewer=viewer, **known(found), decision_id=one.id, **form.said()
        ),
        template="withdraw_decision.html",
        done="The decision is withdrawn. You can let it stand again.",
        why_not=permissions.why_not_withdraw_decision(viewer, found, seen, one),
        decision=one,
        issued=seen.issued,
    )


@require_http_methods(["GET", "POST"])
def restore(request: Asked, child_id: int, review_id: int, decision_id: int) -> HttpResponse:
    found = review_or_refuse(request, child_id, review_id)
    withdrawn = after_queries.withdrawn_of(request.viewer, found.child, review_id)
    one = next((each for each in withdrawn if each.id == decision_id), None)
    return confirmed(
        request,
        found,
        one,
        actions.restore_decision,
        done="The decision stands again.",
        why_not=permissions.why_not_restore_decision(request.viewer, found, one),
        heading="Let the decision stand again",
        explained=one.words if one else "",
        button="Let it stand",
    )


@require_http_methods(["GET", "POST"])
def carry(request: Asked, child_id: int, review_id: int, decision_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    earlier = after_queries.not_done_before(viewer, found.child, review_id)
    one = next((each for each in earlier if each.id == decision_id), None)
    initial = {
        "words": one.words if one else "",
        "whom": _whom(one) if one else "",
        "starred": bool(one and one.starred),
        "version": 0,
    }
    form = DecisionForm(sent(request), people=_people(request, found, one), initial=initial)
    first = day_words(one.first_by_on) if one and one.first_by_on else ""
    return deed(
        request,
        found,
        form,
        lambda: actions.carry_decision(
            viewer=viewer, **known(found), decision_id=decision_id, said=form.decision()
        ),
        template="decision.html",
        done="The decision is carried over to this review.",
        why_not=permissions.why_not_carry_decision(viewer, found, one),
        heading="Carry a decision over",
        explained="It was decided earlier and is not done."
        + (f" The day first given, {first}, stays." if first else ""),
    )


@require_http_methods(["GET", "POST"])
def issue(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, seen = _opened(request, child_id, review_id)
    viewer = request.viewer
    form = PlainForm(sent(request), initial={"version": 0})
    of = answerable_for(viewer, child_id)
    told = after_queries.told_of(viewer, seen.decisions, of)
    return deed(
        request,
        found,
        form,
        lambda: actions.issue_decisions(viewer=viewer, **known(found)),
        template="issue_decisions.html",
        done="The decisions are issued.",
        why_not=permissions.why_not_issue_decisions(viewer, found, seen),
        decisions=seen.decisions,
        told=told,
        manager=of.manager,
    )


def page_of(found: ReviewSeen) -> str:
    return reverse("review-decisions", kwargs=known(found))


def _opened(request: Asked, child_id: int, review_id: int) -> tuple[ReviewSeen, DecisionsSeen]:
    found = review_or_refuse(request, child_id, review_id)
    return found, after_queries.decisions_and_answer(request.viewer, child_id, review_id)


def of_one(
    request: Asked, child_id: int, review_id: int, decision_id: int
) -> tuple[ReviewSeen, DecisionsSeen, DecisionSeen]:
    """Also one that was withdrawn: whoever has its page open is told so, and keeps what she typed."""
    found, seen = _opened(request, child_id, review_id)
    withdrawn = after_queries.withdrawn_of(request.viewer, found.child, review_id)
    return found, seen, _found((*seen.decisions, *withdrawn), decision_id)


def _found(decisions: tuple[DecisionSeen, ...], decision_id: int) -> DecisionSeen:
    one = next((each for each in decisions if each.id == decision_id), None)
    if one is None:
        raise Http404
    return one


def _people(
    request: Asked, found: ReviewSeen, one: DecisionSeen | None = None
) -> Mapping[str, str]:
    """Who may have something to do: those at work with the child, those round the review, and
    whoever has it now."""
    viewer = request.viewer
    of = answerable_for(viewer, found.child.id)
    at_work = {
        each.id: f"{each.name} ({role})"
        for each, role in ((of.worker, "social worker"), (of.manager, "manager"))
        if each and each.id
    }
    others = [*after_queries.names_round(viewer, found.id)]
    officer = own_officer(viewer, found.child.id) or found.officer
    others.append(officer.full_name)
    if of.worker and of.worker.id is None:
        others.append(of.worker.name)
    offered = dict(people_offered(at_work, tuple(dict.fromkeys(others))))
    if one:
        offered.setdefault(_whom(one), one.who)
    return offered


def _whom(one: DecisionSeen) -> str:
    """The form's value for whoever is to do it."""
    return f"p{one.person_id}" if one.person_id else one.who


def deed(
    request: Asked,
    found: ReviewSeen,
    form: Any,
    act: Callable[[], object],
    **shown: Any,
) -> HttpResponse:
    return done_or_shown(request, found, form, act, back=page_of(found), **shown)


def confirmed(
    request: Asked,
    found: ReviewSeen,
    one: DecisionSeen | None,
    act: Callable[..., object],
    **shown: Any,
) -> HttpResponse:
    """A confirmation; where there is no such decision now, the page says so."""
    form = PlainForm(sent(request), initial={"version": one.version if one else 0})
    about = {**known(found), "decision_id": one.id if one else 0}
    return deed(
        request,
        found,
        form,
        lambda: act(viewer=request.viewer, **about, **form.said()),
        template="plain.html",
        **shown,
    )
