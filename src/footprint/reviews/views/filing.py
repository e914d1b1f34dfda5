"""The record is filed in the council's own case system: a file goes there, a receipt comes back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.audit.actions import ActionDenied, record_reading
from footprint.audit.facts import Reading
from footprint.children.views.saving import saved, sent
from footprint.papers.facts import PaperRefusedError
from footprint.papers.stored import PaperDamagedError
from footprint.reviews import approved_queries, sending_queries
from footprint.reviews.actions import sending as actions
from footprint.reviews.enclosing import checksum, filed_copy
from footprint.reviews.facts import ReviewSeen
from footprint.reviews.forms.versions import FiledForm
from footprint.reviews.permissions.sending import why_not_file
from footprint.reviews.sending_facts import SentSeen
from footprint.reviews.views.review import review_or_refuse
from footprint.reviews.views.versions import as_attachment


@require_http_methods(["GET", "POST"])
def file_record(request: Asked, child_id: int, review_id: int, sent_id: int) -> HttpResponse:
    review, one = _one(request, child_id, review_id, sent_id)
    form = FiledForm(sent(request), initial={"version": one.version, "on": request.viewer.today})
    about: dict[str, Any] = {
        "child_id": child_id,
        "review_id": review_id,
        "sent_id": sent_id,
    }
    if (
        form.is_bound
        and form.is_valid()
        and saved(
            request,
            form,
            lambda: actions.note_filed(viewer=request.viewer, **about, **form.said()),
        )
    ):
        messages.success(request, "It is filed.")
        return redirect("sending", child_id=child_id, review_id=review_id)
    context = {
        "one": review.child,
        "review": review,
        "sent": one,
        "form": form,
        "why_not": why_not_file(request.viewer, review, one),
        "back": reverse("sending", kwargs={"child_id": child_id, "review_id": review_id}),
    }
    return render(request, "reviews/file_record.html", context)


@require_safe
def filed(request: Asked, child_id: int, review_id: int, sent_id: int) -> HttpResponse:
    """The file for the case system, with its checksum on the trail."""
    review, one = _one(request, child_id, review_id, sent_id)
    approved = approved_queries.approved_versions(request.viewer, review)
    seen = next((each for each in approved if each.id == one.version_id), None)
    if seen is None:
        raise Http404
    try:
        name, content = filed_copy(request.viewer, review, seen)
    except (PaperRefusedError, PaperDamagedError) as refusal:
        raise ActionDenied(f"A paper of this review cannot be filed. {refusal}") from refusal
    record_reading(
        request.viewer,
        Reading.EXPORT,
        app="reviews",
        thing="recipientversion",
        thing_id=one.version_id,
        child_id=child_id,
        filtered=f"filed sha256={checksum(content)}",
    )
    return as_attachment(content, name, "application/zip")


def _one(
    request: Asked, child_id: int, review_id: int, sent_id: int
) -> tuple[ReviewSeen, SentSeen]:
    review = review_or_refuse(request, child_id, review_id)
    found = sending_queries.sent_of(request.viewer, review)
    one = next((each for each in found if each.id == sent_id), None)
    if one is None or one.route != sending_queries.FILE:
        raise Http404
    return review, one
