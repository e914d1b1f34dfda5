"""Somebody asks for a review: it is recorded, answered, and listed for whoever answers."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import sent
from footprint.reviews.actions import requests as actions
from footprint.reviews.forms.requests import AnswerForm, RequestForm
from footprint.reviews.permissions import requests as permissions
from footprint.reviews.permissions.reading import Text, readers
from footprint.reviews.presenters.requests import request_shown
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.views.doing import typed, was_saved


@require_http_methods(["GET", "POST"])
def ask(request: Asked, child_id: int) -> HttpResponse:
    one, viewer = child_or_refuse(request, child_id), request.viewer
    form = RequestForm(sent(request), initial={"asked_on": viewer.today})
    if (
        form.is_bound
        and form.is_valid()
        and was_saved(
            request,
            form,
            lambda: actions.record_request(viewer=viewer, child_id=one.id, said=form.said()),
        )
    ):
        messages.success(request, "The request is recorded. The officer or the manager answers it.")
        return redirect("reviews", child_id=one.id)
    context = {
        "form": form,
        "one": one,
        "readers": readers(Text.REQUEST),
        "why_not": permissions.why_not_record_request(viewer, one.id),
        "typed": typed(form),
        "back": _reviews(one.id),
    }
    return render(request, "reviews/ask_for_review.html", context)


@require_http_methods(["GET", "POST"])
def answer(request: Asked, child_id: int, request_id: int) -> HttpResponse:
    one, viewer = child_or_refuse(request, child_id), request.viewer
    found = booking_queries.request_of(viewer, one, request_id)
    if found is None:
        raise Http404
    agreed = "" if found.agreed is None else ("yes" if found.agreed else "no")
    initial = {
        "version": found.version,
        "answered_on": found.answered_on or viewer.today,
        "agreed": agreed,
        "unmet_because": found.unmet_because,
        "answer_words": found.answer_words,
    }
    form = AnswerForm(sent(request), initial=initial)
    if (
        form.is_bound
        and form.is_valid()
        and was_saved(
            request,
            form,
            lambda: actions.answer_request(
                viewer=viewer, child_id=one.id, request_id=found.id, **form.said()
            ),
        )
    ):
        messages.success(request, "The answer is recorded.")
        return redirect("reviews", child_id=one.id)
    context = {
        "form": form,
        "one": one,
        "asked": request_shown(viewer, found),
        "readers": readers(Text.REQUEST),
        "why_not": permissions.why_not_answer_request(viewer, one.id, found),
        "typed": typed(form),
        "back": _reviews(one.id),
    }
    return render(request, "reviews/answer_request.html", context)


@require_safe
def requests(request: Asked) -> HttpResponse:
    """Of the service for the manager, of her own children for an officer."""
    viewer = request.viewer
    found = booking_queries.requests_seen(viewer)
    record_reading(
        viewer, Reading.LIST, app="reviews", thing="reviewrequest", filtered="", count=len(found)
    )
    shown = [request_shown(viewer, one) for one in found]
    return render(request, "reviews/requests.html", {"requests": shown})


def _reviews(child_id: int) -> str:
    return reverse("reviews", kwargs={"child_id": child_id})
