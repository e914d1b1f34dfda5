"""The reviews of a child, and the page of one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from footprint.accounts.acting import Asked
from footprint.children.views.access import child_or_refuse
from footprint.reviews import queries
from footprint.reviews.facts import ReviewSeen
from footprint.reviews.presenters.review import parts_shown, review_shown


@require_safe
def reviews(request: Asked, child_id: int) -> HttpResponse:
    """A child's reviews, those to come first."""
    one = child_or_refuse(request, child_id)
    found = queries.reviews_of(request.viewer, one)
    context = {"one": one, "reviews": [review_shown(review) for review in found]}
    return render(request, "reviews/reviews.html", context)


@require_safe
def review(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """One review: where it stands, and its parts, each with its own page."""
    found = review_or_refuse(request, child_id, review_id)
    context = {
        "one": found.child,
        "review": review_shown(found),
        "parts": parts_shown(request.viewer, found),
    }
    return render(request, "reviews/review.html", context)


def review_or_refuse(request: Asked, child_id: int, review_id: int) -> ReviewSeen:
    """The review, with the row on the trail that every page about a child leaves.

    Raises as `child_or_refuse`, and Http404 for a review that is not this child's.
    """
    one = child_or_refuse(request, child_id)
    found = queries.review(request.viewer, one, review_id)
    if found is None:
        raise Http404
    return found
