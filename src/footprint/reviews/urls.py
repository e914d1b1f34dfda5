"""The addresses of reviews: one list a part, joined."""

from django.urls import path

from footprint.reviews.views import review

_CHILD = "children/<int:child_id>/reviews"
_ONE = f"{_CHILD}/<int:review_id>"

_REVIEW = [
    path(f"{_CHILD}/", review.reviews, name="reviews"),
    path(f"{_ONE}/", review.review, name="review"),
]

urlpatterns = [*_REVIEW]
