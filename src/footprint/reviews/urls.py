"""The addresses of reviews: one list a part, joined."""

from django.urls import path

from footprint.reviews.views import booking, ending, inviting, requests, review, sitting

_CHILD = "children/<int:child_id>/reviews"
_ONE = f"{_CHILD}/<int:review_id>"

_REVIEW = [
    path(f"{_CHILD}/", review.reviews, name="reviews"),
    path(f"{_ONE}/", review.review, name="review"),
]

_SITTING = f"{_ONE}/sittings/<int:sitting_id>"

_BOOKING = [
    path("review-requests/", requests.requests, name="review-requests"),
    path(f"{_CHILD}/ask/", requests.ask, name="ask-for-review"),
    path(f"{_CHILD}/requests/<int:request_id>/answer/", requests.answer, name="answer-request"),
    path(f"{_CHILD}/book/", booking.book, name="book-review"),
    path(f"{_CHILD}/without-meeting/", booking.without_meeting, name="book-without-meeting"),
    path(f"{_ONE}/cancel/", ending.cancel, name="cancel-review"),
    path(f"{_ONE}/bring-back/", ending.bring_back, name="bring-back-review"),
    path(f"{_ONE}/take-out/", ending.take_out, name="take-out-of-meeting"),
    path(f"{_ONE}/chair/", ending.chair, name="change-chair"),
    path(f"{_ONE}/complete/", ending.complete, name="complete-review"),
    path(f"{_ONE}/reopen/", ending.reopen, name="reopen-review"),
    path(f"{_ONE}/adjourn/", ending.adjourn, name="adjourn-review"),
    path(f"{_ONE}/sittings/add/", sitting.add, name="add-sitting"),
    path(f"{_SITTING}/move/", sitting.move, name="move-sitting"),
    path(f"{_SITTING}/held/", sitting.hold, name="hold-sitting"),
    path(f"{_SITTING}/not-held/", sitting.miss, name="miss-sitting"),
    path(f"{_SITTING}/take-back/", sitting.take_back, name="take-sitting-back"),
]

_INVITING = [
    path(f"{_ONE}/invited/", inviting.invited, name="invited"),
    path(f"{_ONE}/invited/add/", inviting.add, name="add-invited"),
    path(f"{_ONE}/invited/send/", inviting.send, name="send-invitations"),
    path(f"{_ONE}/invited/<int:invited_id>/", inviting.change, name="change-invited"),
    path(f"{_ONE}/invited/<int:invited_id>/off/", inviting.withdraw, name="withdraw-invited"),
]

urlpatterns = [*_BOOKING, *_INVITING, *_REVIEW]
