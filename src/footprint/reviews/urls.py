"""The addresses of reviews: one list a part, joined."""

from django.urls import path

from footprint.reviews.headings import GROUPS
from footprint.reviews.views import (
    attendance,
    finishing,
    kept_text,
    passages,
    private,
    record,
    review,
)

_CHILD = "children/<int:child_id>/reviews"
_ONE = f"{_CHILD}/<int:review_id>"

_REVIEW = [
    path(f"{_CHILD}/", review.reviews, name="reviews"),
    path(f"{_ONE}/", review.review, name="review"),
]

_OF_RECORD = f"{_ONE}/record"
_RECORD = [
    path(f"{_OF_RECORD}/", finishing.record, name="record"),
    path(f"{_OF_RECORD}/attendance/", attendance.attendance, name="record-attendance"),
    path(f"{_OF_RECORD}/check/", finishing.check, name="record-check"),
    path(f"{_OF_RECORD}/passages/", passages.passages, name="record-passages"),
    path(f"{_OF_RECORD}/private/", private.private, name="record-private"),
    path(f"{_OF_RECORD}/private/pass-on/", private.pass_on, name="record-pass-on"),
    path(f"{_OF_RECORD}/sheet/", finishing.sheet, name="record-sheet"),
    *(
        path(
            f"{_OF_RECORD}/{group.code}/",
            record.part,
            {"group": group.code},
            name=f"record-{group.code}",
        )
        for group in GROUPS
    ),
    path("reviews/kept-text/", kept_text.kept_text, name="kept-text"),
]

urlpatterns = [
    *_REVIEW,
    *_RECORD,
]
