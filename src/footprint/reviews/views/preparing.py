"""Steps before a review, and the clock round it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.accounts.matrix import allows, line_named
from footprint.children.views.saving import sent
from footprint.reviews.actions import preparing as actions
from footprint.reviews.clock import clock_of
from footprint.reviews.codes import StepKind
from footprint.reviews.facts.preparing import StepSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.forms.preparing import StepForm
from footprint.reviews.forms.sitting import PlainForm
from footprint.reviews.permissions import preparing as permissions
from footprint.reviews.permissions.sitting import sees_text, words_kept, words_shown
from footprint.reviews.presenters.preparing import (
    clock_shown,
    papers_shown,
    steps_shown,
)
from footprint.reviews.presenters.review import review_shown
from footprint.reviews.queries import plan_given
from footprint.reviews.queries import preparing as queries
from footprint.reviews.views.doing import done_or_shown, known
from footprint.reviews.views.review import review_or_refuse


@require_safe
def clock(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """Every line with its provision and strength, and when the child was shown the papers."""
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    papers = queries.papers_asked(viewer, review_id)
    given = plan_given.given(viewer, [review_id]).get(review_id, ())
    context = {
        "one": found.child,
        "review": review_shown(found),
        "lines": clock_shown(viewer, found, clock_of(viewer, found), papers, given),
    }
    return render(request, "reviews/clock.html", context)


@require_safe
def preparing(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    text = sees_text(viewer)
    papers = queries.papers_asked(viewer, review_id)
    context = {
        "one": found.child,
        "review": review_shown(found),
        "review_id": review_id,
        "steps": steps_shown(viewer, found, queries.steps_of(viewer, review_id), text=text),
        "papers": papers_shown(viewer, found, papers, text=text),
        "asks": allows(line_named("ask_for_paper"), viewer.role, found.child.whose),
    }
    return render(request, "reviews/preparing.html", context)


@require_http_methods(["GET", "POST"])
def record_step(request: Asked, child_id: int, review_id: int, step: str) -> HttpResponse:
    found, one = _step(request, child_id, review_id, step)
    viewer = request.viewer
    recorded = bool(one.done_on or one.not_done_why)
    initial = {
        "done": ("yes" if one.done_on else "no") if recorded else "",
        "done_on": one.done_on,
        "how": one.how,
        "done_by": one.done_by,
        "not_done_why": one.not_done_why,
        "why": one.not_done_why,
        "words": words_shown(viewer, one.words),
        "version": one.version,
    }
    form = StepForm(sent(request), kind=step, initial=initial)
    if form.is_bound and form.is_valid():
        form.cleaned_data["words"] = words_kept(viewer, form.cleaned_data["words"], one.words)
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.record_step(viewer=viewer, **known(found), kind=step, **form.said()),
        template="record_step.html",
        done="It is recorded.",
        why_not=permissions.why_not_record_step(viewer, found, step),
        back=page_of(found),
        heading=StepKind(step).label,
    )


@require_http_methods(["GET", "POST"])
def take_step_back(request: Asked, child_id: int, review_id: int, step: str) -> HttpResponse:
    found, one = _step(request, child_id, review_id, step)
    viewer = request.viewer
    form = PlainForm(sent(request), initial={"version": one.version})
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.take_step_back(viewer=viewer, **known(found), kind=step, **form.said()),
        template="plain.html",
        done="Nothing is recorded of this step any more.",
        why_not=permissions.why_not_take_step_back(viewer, found, one),
        back=page_of(found),
        heading="Undo what is recorded",
        explained=StepKind(step).label,
        button="Undo it",
    )


def page_of(found: ReviewSeen) -> str:
    return reverse("review-preparing", kwargs=known(found))


def _step(request: Asked, child_id: int, review_id: int, step: str) -> tuple[ReviewSeen, StepSeen]:
    found = review_or_refuse(request, child_id, review_id)
    one = queries.steps_of(request.viewer, review_id).get(step)
    if one is None:
        raise Http404
    return found, one
