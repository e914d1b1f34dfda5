"""The monitoring form of a review: what is known, the few questions that are left, page and print."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.children.views.saving import saved, sent
from footprint.formats.pdf import pdf
from footprint.papers.facts import MEDIA_TYPES, FileType
from footprint.post.presenters import state_words
from footprint.reviews.actions import monitoring as actions
from footprint.reviews.forms.monitoring import MonitoringAnswersForm
from footprint.reviews.monitoring import asked, lines
from footprint.reviews.permissions.monitoring import (
    NOT_FINISHED,
    why_not_save_monitoring_form,
    why_not_send_monitoring_form,
)
from footprint.reviews.permissions.record import why_not_save_parts
from footprint.reviews.presenters.monitoring import both_answers, document_of, lines_shown
from footprint.reviews.queries import monitoring as monitoring_queries
from footprint.reviews.queries import record as record_queries
from footprint.reviews.views.doing import both_of, was_saved
from footprint.reviews.views.review import review_or_refuse
from footprint.reviews.views.versions import as_attachment


@require_http_methods(["GET", "POST"])
def monitoring_form(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    review, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    finished = record_queries.finished(viewer, review)
    context: dict[str, Any] = {"one": review.child, "review": review, "why_not": NOT_FINISHED}
    if not finished:
        context["writes"] = why_not_save_parts(viewer, review) is None
        return render(request, "reviews/monitoring.html", context)
    recorded = monitoring_queries.recorded_of(viewer, review)
    seen = monitoring_queries.form_of(viewer, review)
    left = asked(finished[0], recorded)
    form = MonitoringAnswersForm(sent(request), left, seen.answers, seen.version)
    about = {"child_id": child_id, "review_id": review_id}
    if (
        form.is_bound
        and form.is_valid()
        and was_saved(
            request,
            form,
            lambda: actions.save_monitoring_form(
                viewer=viewer,
                **about,
                answers=form.answers(),
                version=form.cleaned_data["version"],
            ),
        )
        and _told(request, form, about)
    ):
        return redirect("monitoring-form", child_id=child_id, review_id=review_id)
    both = both_of(request, form)
    context |= {
        "form": form,
        "both": both_answers(both, form.meanwhile, left) if both and form.meanwhile else None,
        "asked": left,
        "lines": lines_shown(lines(finished[0], recorded), seen.answers),
        "seen": seen,
        "recipients": monitoring_queries.recipients(viewer, review),
        "letters": [
            (one.to.name, state_words(one)) for one in monitoring_queries.letters(viewer, review)
        ],
        "why_not": why_not_save_monitoring_form(viewer, review),
        "why_not_send": why_not_send_monitoring_form(viewer, review),
    }
    return render(request, "reviews/monitoring.html", context)


def _told(request: Asked, form: MonitoringAnswersForm, about: dict[str, int]) -> bool:
    """That it is saved; and, where that was asked for, it goes to those who get it."""
    if request.POST.get("go") == "send":
        return _sent(request, form, about)
    messages.success(request, "Saved.")
    return True


def _sent(request: Asked, form: MonitoringAnswersForm, about: dict[str, int]) -> bool:
    if not saved(
        request, form, lambda: actions.send_monitoring_form(viewer=request.viewer, **about)
    ):
        return False
    messages.success(request, "Those who get the form are told where it is.")
    return True


@require_safe
def monitoring_file(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """The form as a PDF, to be printed."""
    review, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    finished = record_queries.finished(viewer, review)
    if not finished:
        return redirect("monitoring-form", child_id=child_id, review_id=review_id)
    record_reading(
        viewer,
        Reading.EXPORT,
        app="reviews",
        thing="monitoringform",
        thing_id=review_id,
        child_id=child_id,
    )
    recorded = monitoring_queries.recorded_of(viewer, review)
    seen = monitoring_queries.form_of(viewer, review)
    shown = lines_shown(lines(finished[0], recorded), seen.answers)
    content = pdf(document_of(review, finished[0], shown, seen.answers))
    return as_attachment(content, f"monitoring-form-{review.id}.pdf", MEDIA_TYPES[FileType.PDF])
