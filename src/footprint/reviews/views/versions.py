"""What each kind of recipient is given of a record: looked at, mended, approved."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.children.views.saving import saved, sent
from footprint.formats.html import article
from footprint.papers.facts import MEDIA_TYPES, FileType
from footprint.reviews.actions import versions as actions
from footprint.reviews.codes import ForWhom
from footprint.reviews.enclosing import PDF, WORD, made_as
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import VersionSeen
from footprint.reviews.forms.versions import ApproveForm, ChangesForm, TakeBackForm
from footprint.reviews.permissions.record import why_not_save_parts
from footprint.reviews.permissions.versions import (
    NOT_FINISHED,
    why_not_approve_version,
    why_not_save_version,
    why_not_take_approval_back,
)
from footprint.reviews.presenters.versions import pieces_shown, version_address, versions_shown
from footprint.reviews.queries import version as version_queries
from footprint.reviews.versions import document_of
from footprint.reviews.views.review import review_or_refuse


@require_safe
def versions(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    review = review_or_refuse(request, child_id, review_id)
    found = version_queries.versions_of(request.viewer, review)
    context = {
        "one": review.child,
        "review": review,
        "versions": versions_shown(review, found),
        "why_not": None if found else NOT_FINISHED,
        "writes": why_not_save_parts(request.viewer, review) is None,
    }
    return render(request, "reviews/versions.html", context)


@require_http_methods(["GET", "POST"])
def version(request: Asked, child_id: int, review_id: int, for_whom: str) -> HttpResponse:
    """One version as it would be read, what is to be mended in it, and the button that approves."""
    review = review_or_refuse(request, child_id, review_id)
    _known(for_whom)
    found = version_queries.version_for(request.viewer, review, for_whom)
    if found is None:
        return redirect("versions", child_id=child_id, review_id=review_id)
    words = version_queries.words_found(request.viewer, found)
    go = request.POST.get("go", "")
    changes = ChangesForm(
        sent(request) if go == "save" else None,
        found,
        [one for each in words.values() for one in each],
        [(paper.id, kind) for paper, kind in version_queries.papers_of(request.viewer, review)],
    )
    decides = ApproveForm if go == "approve" else TakeBackForm
    deciding = decides(sent(request) if go in {"approve", "back"} else None)
    form = deciding if deciding.is_bound else changes
    if form.is_bound and form.is_valid() and _done(request, review, found, form):
        return redirect(version_address(review, found.for_whom))
    context = {
        **_shown(request, review, found),
        "form": form,
        "changes": changes,
        "pieces": pieces_shown(
            found, words, version_queries.disclosed_in(request.viewer, review, found)
        ),
    }
    return render(request, "reviews/version.html", context)


def _shown(request: Asked, review: ReviewSeen, found: VersionSeen) -> dict[str, Any]:
    viewer = request.viewer
    return {
        "one": review.child,
        "review": review,
        "seen": found,
        "who": found.for_whom.label,
        "is_childs": found.for_whom is ForWhom.CHILD,
        "article": article(document_of(found.title, found.pieces), top=2),
        "why_not_save": why_not_save_version(viewer, review, found),
        "why_not_approve": why_not_approve_version(viewer, review, found, found.digest),
        "why_not_back": why_not_take_approval_back(viewer, review, found),
    }


def _known(for_whom: str) -> None:
    if for_whom not in ForWhom.values:
        raise Http404


def _done(
    request: Asked,
    review: ReviewSeen,
    found: VersionSeen,
    form: ChangesForm | ApproveForm | TakeBackForm,
) -> bool:
    about: dict[str, Any] = {
        "child_id": review.child.id,
        "review_id": review.id,
        "for_whom": found.for_whom,
    }
    told, viewer = form.cleaned_data, request.viewer
    if isinstance(form, ChangesForm):
        changes = form.changes()
        if not saved(
            request,
            form,
            lambda: actions.save_version(
                viewer=viewer, **about, changes=changes, version=told["version"]
            ),
        ):
            return False
        messages.success(request, "Saved. Look at it again, and approve it.")
        return True
    if isinstance(form, ApproveForm):
        size = len(made_as(found, PDF))
        kinds: list[ForWhom] = []
        if not saved(
            request,
            form,
            lambda: kinds.extend(
                actions.approve_version(viewer=viewer, **about, **told, size=size)
            ),
        ):
            return False
        messages.success(request, f"Approved for: {', '.join(one.label for one in kinds)}.")
        return True
    if not saved(
        request,
        form,
        lambda: actions.take_approval_back(viewer=viewer, **about, version=told["version"]),
    ):
        return False
    messages.success(request, "The approval is taken back.")
    return True


@require_safe
def version_file(
    request: Asked, child_id: int, review_id: int, for_whom: str, ending: str
) -> HttpResponse:
    """A version as PDF or Word, to be saved; it says in its name neither whose nor for whom."""
    review = review_or_refuse(request, child_id, review_id)
    _known(for_whom)
    if ending not in {PDF, WORD}:
        raise Http404
    found = version_queries.version_for(request.viewer, review, for_whom)
    if found is None:
        return redirect("versions", child_id=child_id, review_id=review_id)
    record_reading(
        request.viewer,
        Reading.EXPORT,
        app="reviews",
        thing="recipientversion",
        thing_id=found.id or "",
        child_id=child_id,
        filtered=f"for={found.for_whom} as={ending}",
    )
    content = made_as(found, ending)
    return as_attachment(
        content, f"review-{review.id}-record-{found.number}.{ending}", MEDIA_TYPES[FileType(ending)]
    )


def as_attachment(content: bytes, name: str, kind: str) -> HttpResponse:
    """To be saved, never shown in the page."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
