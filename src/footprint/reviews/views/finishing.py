"""A record looked over and finished, read as it was finished, and printed for the day of the review."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.children.views.saving import sent
from footprint.reviews.actions import record as actions
from footprint.reviews.content import content_of
from footprint.reviews.facts.record import FinishedSeen, RecordSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.forms.finishing import FinishForm
from footprint.reviews.headings import GROUPS
from footprint.reviews.permissions.record import (
    changed_since_finished,
    missing,
    why_not_finish_record,
    why_not_mend_spelling,
    why_not_save_parts,
)
from footprint.reviews.presenters.record import (
    CHECK,
    attendance_shown,
    decisions_shown,
    groups_shown,
    headings_shown,
    missing_shown,
    pages_shown,
    people_shown,
    took_part_shown,
)
from footprint.reviews.queries import known as known_queries
from footprint.reviews.queries import record as record_queries
from footprint.reviews.views.record_saving import opened_record, others
from footprint.reviews.views.review import review_or_refuse


@require_safe
def record(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """The record as it was finished, or that it is not finished yet; its earlier versions."""
    review = review_or_refuse(request, child_id, review_id)
    found = record_queries.finished(request.viewer, review)
    number = request.GET.get("number", "")
    shown = next((one for one in found if str(one.number) == number), found[0] if found else None)
    by = {one.finished_by for one in found if one.finished_by}
    context = {
        "one": review.child,
        "review": review,
        "writes": why_not_save_parts(request.viewer, review) is None,
        "records": found,
        "shown": shown,
        "who": accounts.names(request.viewer, by) if by else {},
        **(_content(review, shown) if shown else {}),
    }
    return render(request, "reviews/record.html", context)


def _content(review: ReviewSeen, shown: FinishedSeen) -> dict[str, object]:
    return {
        "took_part": took_part_shown(shown.content),
        "attendance": attendance_shown(shown.content),
        "groups": groups_shown(review, shown.content),
        "decisions": decisions_shown(shown.content),
    }


@require_http_methods(["GET", "POST"])
def check(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """Everything that stands, what is missing, and the button that finishes the record."""
    review = opened_record(request, child_id, review_id)
    found = record_queries.record(request.viewer, review)
    form = FinishForm(sent(request), corrects=bool(found.finished))
    if form.is_valid() and _finished(request, found, form):
        return redirect("record", child_id=child_id, review_id=review_id)
    content = content_of(found)
    context = {
        "one": review.child,
        "review": review,
        "form": form,
        "pages": pages_shown(review, CHECK),
        "missing": missing_shown(review, missing(found)),
        "took_part": took_part_shown(content),
        "attendance": attendance_shown(content),
        "groups": groups_shown(review, content),
        "decisions": decisions_shown(content),
        "others": others(request, child_id),
        "finished": found.finished[0] if found.finished else None,
        "changed": changed_since_finished(found),
        "why_not": why_not_finish_record(request.viewer, found),
        "why_not_mend": why_not_mend_spelling(request.viewer, found),
    }
    return render(request, "reviews/record_check.html", context)


def _finished(request: Asked, found: RecordSeen, form: FinishForm) -> bool:
    about = {"child_id": found.review.child.id, "review_id": found.review.id}
    try:
        if request.POST.get("go") == "spelling" and found.finished:
            version = found.finished[0].version
            actions.mend_spelling(viewer=request.viewer, **about, version=version)
            messages.success(request, "The spelling is put right.")
        else:
            number = actions.finish_record(
                viewer=request.viewer, **about, reason=form.cleaned_data["reason"]
            )
            done = "The record is finished." if number == 1 else f"Finished as record {number}."
            messages.success(request, done)
    except ActionDenied as refused:
        form.add_error(None, str(refused))
    except ChangedMeanwhileError:
        form.add_error(None, "Somebody else finished it in this moment. Look at it again.")
    else:
        return True
    return False


@require_safe
def sheet(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """On paper, for the day of the review: each heading, what the last record said, lines to write
    on."""
    review = opened_record(request, child_id, review_id)
    found = record_queries.record(request.viewer, review)
    known = known_queries.known_of(request.viewer, review)
    context = {
        "one": review.child,
        "review": review,
        "back": reverse("review", kwargs={"child_id": child_id, "review_id": review_id}),
        "people": people_shown(found),
        "groups": [(group.title, headings_shown(found, group, known)) for group in GROUPS],
        "answers": {one.code: list(one.answers.values()) for g in GROUPS for one in g.headings},
    }
    return render(request, "reviews/record_sheet.html", context)
