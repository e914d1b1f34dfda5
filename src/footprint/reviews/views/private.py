"""What the child told the officer alone: a page of its own, for the reviewing service."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.authority.queries import rules_on
from footprint.children.views.saving import sent
from footprint.reviews.actions import private as actions
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.forms.private import PassOnForm, PrivateForm
from footprint.reviews.presenters.record import ATTENDANCE, page_address
from footprint.reviews.queries import private as private_queries
from footprint.reviews.views.doing import was_saved
from footprint.reviews.views.record_saving import (
    by_script,
    opened_record,
    others,
    review_to_save,
    saved_by_script,
)


@require_http_methods(["GET", "POST"])
def private(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    if by_script(request):
        return _saved_by_script(request, review_to_save(request, child_id, review_id))
    review = opened_record(request, child_id, review_id)
    found = private_queries.private_word(request.viewer, review)
    initial = {
        "words": found.words,
        "may_be_told_to": list(found.may_be_told_to),
        "version": found.version,
    }
    form = PrivateForm(sent(request), initial=initial)
    if form.is_valid() and was_saved(request, form, lambda: _save(request, review, form)):
        messages.success(request, "Saved.")
        return redirect(page_address(review, "private"))
    context = {
        "one": review.child,
        "review": review,
        "form": form,
        "found": found,
        "back": page_address(review, ATTENDANCE),
        "others": others(request, child_id),
    }
    return render(request, "reviews/record_private.html", context)


def _save(request: Asked, review: ReviewSeen, form: PrivateForm) -> None:
    actions.save_private_word(
        viewer=request.viewer, child_id=review.child.id, review_id=review.id, **form.said()
    )


def _saved_by_script(request: Asked, review: ReviewSeen) -> HttpResponse:
    form = PrivateForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"why": "Something typed is not as it should be."}, status=422)
    return saved_by_script(
        request,
        review.child.id,
        lambda: _save(request, review, form),
        lambda: {"version": str(private_queries.private_word(request.viewer, review).version)},
    )


@require_http_methods(["GET", "POST"])
def pass_on(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """What is passed on to keep the child safe, and to whom: typed here, nothing is copied."""
    review = opened_record(request, child_id, review_id)
    found = private_queries.private_word(request.viewer, review)
    rules = rules_on(request.viewer, request.viewer.today)
    initial = {
        "words": found.moved_out_words,
        "to": found.moved_out_to or rules.safeguarding_name,
        "version": found.version,
    }
    form = PassOnForm(sent(request), initial=initial)
    back = reverse("record-private", kwargs={"child_id": child_id, "review_id": review_id})
    if form.is_valid() and was_saved(
        request,
        form,
        lambda: actions.pass_private_word_on(
            viewer=request.viewer, child_id=child_id, review_id=review_id, **form.said()
        ),
    ):
        messages.success(request, "Recorded as passed on.")
        return redirect(back)
    context = {"one": review.child, "review": review, "form": form, "back": back}
    return render(request, "reviews/record_pass_on.html", context)
