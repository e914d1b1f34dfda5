"""The record is filed in the council's own case system: a file goes there, a receipt comes back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.audit.actions import ActionDenied, record_reading
from footprint.audit.facts import Reading
from footprint.children.views.saving import saved, sent
from footprint.papers.facts import PaperRefusedError
from footprint.papers.stored import PaperDamagedError
from footprint.reviews.actions import sending as actions
from footprint.reviews.enclosing import checksum, filed_copy
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import SentSeen
from footprint.reviews.forms.versions import FiledForm
from footprint.reviews.permissions.sending import why_not_file
from footprint.reviews.queries import approved as approved_queries
from footprint.reviews.queries import sending as sending_queries
from footprint.reviews.views.sending import OffTheListError, of_one_on_the_list, on_the_list
from footprint.reviews.views.versions import as_attachment


@require_http_methods(["GET", "POST"])
@of_one_on_the_list
def file_record(request: Asked, child_id: int, review_id: int, sent_id: int) -> HttpResponse:
    review, one = _to_file(request, child_id, review_id, sent_id)
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
@of_one_on_the_list
def filed(request: Asked, child_id: int, review_id: int, sent_id: int) -> HttpResponse:
    """The file for the case system, with its checksum on the trail."""
    review, one = _to_file(request, child_id, review_id, sent_id)
    approved = approved_queries.approved_versions(request.viewer, review)
    seen = next((each for each in approved if each.id == one.version_id), None)
    if seen is None:
        raise OffTheListError
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


def _to_file(
    request: Asked, child_id: int, review_id: int, sent_id: int
) -> tuple[ReviewSeen, SentSeen]:
    review, one = on_the_list(request, child_id, review_id, sent_id)
    if one.route != sending_queries.FILE:
        raise OffTheListError
    return review, one
