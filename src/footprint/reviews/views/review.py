"""The reviews of a child, and the page of one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from footprint.accounts.acting import Asked
from footprint.accounts.matrix import allows, line_named
from footprint.children.views.access import child_or_refuse
from footprint.reviews import clock, windows
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.permissions.booking import why_not_book_review
from footprint.reviews.permissions.sitting import sees_text
from footprint.reviews.presenters.booking import (
    adjournment_shown,
    booking_notes,
    not_held_words,
    stands,
    steps_shown,
)
from footprint.reviews.presenters.next_steps import next_shown
from footprint.reviews.presenters.requests import request_shown
from footprint.reviews.presenters.review import parts_shown, review_shown, sitting_shown
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.queries import review as queries
from footprint.reviews.queries import sending as sending_queries


@require_safe
def reviews(request: Asked, child_id: int) -> HttpResponse:
    """A child's reviews, those to come first."""
    one = child_or_refuse(request, child_id)
    found, viewer = queries.reviews_of(request.viewer, one), request.viewer
    asked = booking_queries.requests_of(viewer, one)
    context = {
        "one": one,
        "reviews": [review_shown(review) for review in found],
        "requests": [request_shown(viewer, each) for each in asked],
        "answers": allows(line_named("answer_request"), viewer.role, one.whose),
        "asks": allows(line_named("record_request"), viewer.role, one.whose),
        "books": why_not_book_review(viewer, one.id) is None,
    }
    return render(request, "reviews/reviews.html", context)


@require_safe
def review(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """One review: where it stands, and its parts, each with its own page."""
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    text = sees_text(viewer)
    limit = windows.deadline_for(viewer, found.child, found.ladder, viewer.today)
    adjourned = booking_queries.adjournment_of(viewer, found) if found.adjourned_on else None
    context = {
        "one": found.child,
        "review": review_shown(found),
        "held": sending_queries.is_held(viewer, found),
        "notes": booking_notes(found, text=text),
        "stands": stands(found, limit, viewer.today),
        "next": next_shown(viewer, found, clock.clock_of(viewer, found)),
        "steps": steps_shown(viewer, found),
        "sittings": [
            (sitting_shown(each), not_held_words(each, text=text)) for each in found.sittings
        ],
        "adjournment": adjournment_shown(adjourned) if text else None,
        "together": [each.name for each in booking_queries.together_with(viewer, found)],
        "pieces": parts_shown(viewer, found),
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
