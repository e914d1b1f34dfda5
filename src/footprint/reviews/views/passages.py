"""A passage about the whole family: placed into each child's record, and read again in each."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.children.queries import child as children
from footprint.reviews.actions import family as actions
from footprint.reviews.facts.record import Passage
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.forms.private import PassageForm, ReadAgainForm
from footprint.reviews.headings import heading_named
from footprint.reviews.presenters.record import page_address
from footprint.reviews.queries import record as record_queries
from footprint.reviews.views.doing import typed, was_saved
from footprint.reviews.views.record_saving import opened_record


@require_http_methods(["GET", "POST"])
def passages(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    review = opened_record(request, child_id, review_id)
    found = record_queries.record(request.viewer, review).passages
    go = request.POST.get("go", "")
    placing = PassageForm(request.POST if go == "place" else None, _records(request, review))
    again = ReadAgainForm(request.POST if go in {"read", "out"} else None)
    form: PassageForm | ReadAgainForm = again if again.is_bound else placing
    if form.is_bound and form.is_valid() and was_saved(request, form, _act(request, review, form)):
        messages.success(request, "Saved.")
        return redirect(page_address(review, "passages"))
    context = {
        "one": review.child,
        "review": review,
        "form": form if form.is_bound else placing,
        "placing": placing,
        "passages": [_shown(one, again) for one in found],
        "not_saved": [] if _names_one_of(again, found) else typed(again),
        "shared": review.meeting_id is not None,
        "back": page_address(review, "attendance"),
    }
    return render(request, "reviews/record_passages.html", context)


def _records(request: Asked, review: ReviewSeen) -> list[tuple[int, str]]:
    """The meeting's records that she may write in, by the child's name."""
    of = record_queries.reviews_of_meeting(request.viewer, review)
    seen = {one.id: one.name for one in children.children_with(request.viewer, of.values())}
    return [(review_id, seen[child_id]) for review_id, child_id in of.items() if child_id in seen]


def _act(
    request: Asked, review: ReviewSeen, form: PassageForm | ReadAgainForm
) -> Callable[[], None]:
    if isinstance(form, ReadAgainForm):
        return _changed(request, review, form)
    return lambda: actions.place_family_passage(
        viewer=request.viewer,
        child_id=review.child.id,
        review_id=review.id,
        **form.cleaned_data,
    )


def _changed(request: Asked, review: ReviewSeen, form: ReadAgainForm) -> Callable[[], None]:
    told = form.cleaned_data
    about = {
        "child_id": review.child.id,
        "review_id": review.id,
        "passage_id": told["passage_id"],
        "version": told["version"],
    }
    if request.POST.get("go") == "out":
        return lambda: actions.take_family_passage_out(viewer=request.viewer, **about)
    return lambda: actions.read_family_passage_again(
        viewer=request.viewer, **about, words=told["words"]
    )


def _names_one_of(again: ReadAgainForm, found: Iterable[Passage]) -> bool:
    """Whether what was typed is of one of these; another may have been taken out meanwhile."""
    return again.is_bound and str(again["passage_id"].value()) in {str(one.id) for one in found}


def _shown(one: Passage, again: ReadAgainForm) -> dict[str, object]:
    """As it stands, or as it was typed where that could not be saved."""
    heading = heading_named(one.heading)
    mine = _names_one_of(again, [one])
    return {
        "passage": one,
        "title": heading.title if heading else "",
        "words": again["words"].value() if mine else one.words,
        "version": again["version"].value() if mine else one.version,
        "both": getattr(again, "both", None) if mine else None,
    }
