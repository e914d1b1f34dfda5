"""What the child told the officer alone, at a review or a visit: pages of its own, for the reviewing
service."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.authority.queries import rules_on
from footprint.children.queries import child as children
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import sent
from footprint.domain.dates import day_words
from footprint.reviews.actions import private as actions
from footprint.reviews.facts.after import VisitSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.forms.private import PassOnForm, PrivateForm
from footprint.reviews.permissions.reading import Text, readers
from footprint.reviews.presenters.record import ATTENDANCE, page_address
from footprint.reviews.queries import follow_up as follow_up_queries
from footprint.reviews.queries import private as private_queries
from footprint.reviews.talks import Talk
from footprint.reviews.views.doing import was_saved
from footprint.reviews.views.record_saving import (
    by_script,
    opened_record,
    others,
    review_to_save,
    saved_by_script,
)


@dataclass(frozen=True, slots=True)
class _Talk:
    """Where it was said: `about` are the arguments of its addresses and actions; `back` is the page
    that one comes from, in words and where it is."""

    at: Talk
    about: dict[str, Any]
    back_words: str
    back: str
    here: str
    passes_on: str


def _of_review(review: ReviewSeen) -> _Talk:
    about = {"child_id": review.child.id, "review_id": review.id}
    return _Talk(
        review,
        about,
        f"The record of {review.child.name}",
        page_address(review, ATTENDANCE),
        reverse("record-private", kwargs=about),
        reverse("record-pass-on", kwargs=about),
    )


def _of_visit(visit: VisitSeen) -> _Talk:
    about = {"child_id": visit.child.id, "visit_id": visit.id}
    return _Talk(
        visit,
        about,
        f"The visit on {day_words(visit.done_on or visit.planned_on)}",
        reverse("follow-up", kwargs={"child_id": visit.child.id}),
        reverse("visit-private", kwargs=about),
        reverse("visit-pass-on", kwargs=about),
    )


@require_http_methods(["GET", "POST"])
def private(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    if by_script(request):
        return _saved_by_script(request, _of_review(review_to_save(request, child_id, review_id)))
    return _private(request, _of_review(opened_record(request, child_id, review_id)))


@require_http_methods(["GET", "POST"])
def of_visit(request: Asked, child_id: int, visit_id: int) -> HttpResponse:
    if by_script(request):
        child = children.child(request.viewer, child_id)
        found = follow_up_queries.visit_of(request.viewer, child, visit_id) if child else None
        if found is None:
            raise Http404
        return _saved_by_script(request, _of_visit(found))
    return _private(request, _of_visit(_opened_visit(request, child_id, visit_id)))


def _opened_visit(request: Asked, child_id: int, visit_id: int) -> VisitSeen:
    """The visit, its opening on the trail."""
    child = child_or_refuse(request, child_id)
    found = follow_up_queries.visit_of(request.viewer, child, visit_id)
    if found is None:
        raise Http404
    record_reading(
        request.viewer,
        Reading.OPENING,
        app="reviews",
        thing="visit",
        thing_id=visit_id,
        child_id=child_id,
    )
    return found


def _private(request: Asked, talk: _Talk) -> HttpResponse:
    found = private_queries.private_word(request.viewer, talk.at)
    initial = {
        "words": found.words,
        "may_be_told_to": list(found.may_be_told_to),
        "version": found.version,
    }
    form = PrivateForm(sent(request), initial=initial)
    if form.is_valid() and was_saved(request, form, lambda: _save(request, talk, form)):
        messages.success(request, "Saved.")
        return redirect(talk.here)
    context = {
        "one": talk.at.child,
        "talk": talk,
        "form": form,
        "found": found,
        "readers": readers(Text.ALONE),
        "others": others(request, talk.at.child.id),
    }
    return render(request, "reviews/record_private.html", context)


def _save(request: Asked, talk: _Talk, form: PrivateForm) -> None:
    actions.save_private_word(viewer=request.viewer, **talk.about, **form.said())


def _saved_by_script(request: Asked, talk: _Talk) -> HttpResponse:
    form = PrivateForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"why": "Something typed is not as it should be."}, status=422)
    return saved_by_script(
        request,
        talk.at.child.id,
        lambda: _save(request, talk, form),
        lambda: {"version": str(private_queries.private_word(request.viewer, talk.at).version)},
    )


@require_http_methods(["GET", "POST"])
def pass_on(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    return _pass_on(request, _of_review(opened_record(request, child_id, review_id)))


@require_http_methods(["GET", "POST"])
def pass_on_of_visit(request: Asked, child_id: int, visit_id: int) -> HttpResponse:
    return _pass_on(request, _of_visit(_opened_visit(request, child_id, visit_id)))


def _pass_on(request: Asked, talk: _Talk) -> HttpResponse:
    """What is passed on to keep the child safe, and to whom: typed here, nothing is copied."""
    found = private_queries.private_word(request.viewer, talk.at)
    rules = rules_on(request.viewer, request.viewer.today)
    initial = {
        "words": found.moved_out_words,
        "to": found.moved_out_to or rules.safeguarding_name,
        "version": found.version,
    }
    form = PassOnForm(sent(request), initial=initial)
    if form.is_valid() and was_saved(
        request,
        form,
        lambda: actions.pass_private_word_on(viewer=request.viewer, **talk.about, **form.said()),
    ):
        messages.success(request, "Recorded as passed on.")
        return redirect(talk.here)
    context = {"one": talk.at.child, "form": form, "back": talk.here}
    return render(request, "reviews/record_pass_on.html", context)
