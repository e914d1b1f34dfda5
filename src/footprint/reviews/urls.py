"""The addresses of reviews: one list a part, joined."""

from django.urls import path

from footprint.reviews.headings import GROUPS
from footprint.reviews.views import (
    answers,
    attendance,
    between,
    booking,
    decisions,
    ending,
    filing,
    finishing,
    follow_up,
    given,
    inviting,
    kept_text,
    links,
    monitoring,
    papers,
    passages,
    plan_given,
    preparing,
    private,
    record,
    requests,
    review,
    sending,
    settling,
    sitting,
    versions,
)

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
    path(f"{_ONE}/adjourn/refused/", ending.refuse_adjournment, name="refuse-adjournment"),
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

_VERSION = f"{_ONE}/versions/<str:for_whom>"
_SENT = f"{_ONE}/sending/<int:sent_id>"
_SENDING = [
    path(f"{_ONE}/versions/", versions.versions, name="versions"),
    path(f"{_VERSION}/", versions.version, name="version"),
    path(f"{_VERSION}/<str:ending>/", versions.version_file, name="version-file"),
    path(f"{_ONE}/sending/", sending.sending, name="sending"),
    path(f"{_ONE}/sending/list/", sending.sending_list, name="sending-list"),
    path(f"{_SENT}/seal/", sending.seal, name="seal-version"),
    path(f"{_SENT}/give/", sending.give, name="give-version"),
    path(f"{_SENT}/take-back/", sending.back, name="take-back-version"),
    path(f"{_SENT}/word/", links.agree, name="agree-word"),
    path(f"{_SENT}/link/", links.show, name="show-link"),
    path(f"{_SENT}/end-link/", links.end, name="end-link"),
    path("open/<str:secret>/read/", given.record, name="link-record"),
    path("open/<str:secret>/file/", given.record_file, name="link-record-file"),
    path(f"{_SENT}/file/", filing.file_record, name="file-record"),
    path(f"{_SENT}/file/copy/", filing.filed, name="filed-copy"),
    path(f"{_ONE}/monitoring/", monitoring.monitoring_form, name="monitoring-form"),
    path(f"{_ONE}/monitoring/print/", monitoring.monitoring_file, name="monitoring-file"),
]

_PAPER = f"{_ONE}/papers/<int:asked_id>"

_PREPARING = [
    path(f"{_ONE}/clock/", preparing.clock, name="review-clock"),
    path(f"{_ONE}/plan/", plan_given.give, name="give-plan"),
    path(f"{_ONE}/plan/<int:given_id>/undo/", plan_given.take_back, name="take-plan-back"),
    path(f"{_ONE}/preparing/", preparing.preparing, name="review-preparing"),
    path(f"{_ONE}/steps/<str:step>/", preparing.record_step, name="record-step"),
    path(f"{_ONE}/steps/<str:step>/undo/", preparing.take_step_back, name="take-step-back"),
    path(f"{_ONE}/papers/ask/", papers.ask, name="ask-for-paper"),
    path(f"{_PAPER}/", papers.get, name="review-paper"),
    path(f"{_PAPER}/received/", papers.receive, name="receive-paper"),
    path(f"{_PAPER}/standard/", papers.judge, name="judge-paper"),
    path(f"{_PAPER}/shown/", papers.show, name="show-paper"),
    path(f"{_PAPER}/withdraw/", papers.withdraw, name="withdraw-paper"),
    path(f"{_PAPER}/ask-again/", papers.ask_again, name="ask-paper-again"),
]

_DECISION = f"{_ONE}/decisions/<int:decision_id>"

_DECISIONS = [
    path(f"{_ONE}/decisions/", decisions.decisions, name="review-decisions"),
    path(f"{_ONE}/decisions/write/", decisions.write, name="write-decision"),
    path(f"{_ONE}/decisions/issue/", decisions.issue, name="issue-decisions"),
    path(f"{_ONE}/decisions/answer/", answers.answer, name="answer-decisions"),
    path(f"{_DECISION}/change/", decisions.change, name="change-decision"),
    path(f"{_DECISION}/up/", decisions.move, name="move-decision"),
    path(f"{_DECISION}/withdraw/", decisions.withdraw, name="withdraw-decision"),
    path(f"{_DECISION}/restore/", decisions.restore, name="restore-decision"),
    path(f"{_DECISION}/carry/", decisions.carry, name="carry-decision"),
    path(f"{_DECISION}/done/", settling.settle, name="settle-decision"),
    path(f"{_DECISION}/undo/", settling.reopen, name="reopen-decision"),
]

_BETWEEN = "children/<int:child_id>/between-reviews"
_CHECK = f"{_BETWEEN}/checks/<int:check_id>"
_VISIT = f"{_BETWEEN}/visits/<int:visit_id>"

#: Where each of `views.between` stands, by its name.
_DEEDS = {
    "plan-check": f"{_BETWEEN}/checks/plan/",
    "change-check": f"{_CHECK}/change/",
    "do-check": f"{_CHECK}/record/",
    "undo-check": f"{_CHECK}/undo/",
    "withdraw-check": f"{_CHECK}/withdraw/",
    "book-visit": f"{_BETWEEN}/visits/book/",
    "visit-made": f"{_BETWEEN}/visits/made/",
    "change-visit": f"{_VISIT}/change/",
    "record-visit": f"{_VISIT}/record/",
    "undo-visit": f"{_VISIT}/undo/",
    "withdraw-visit": f"{_VISIT}/withdraw/",
}

_FOLLOW_UP = [
    path(f"{_BETWEEN}/", follow_up.follow_up, name="follow-up"),
    *(path(at, between.deed, {"route": name}, name=name) for name, at in _DEEDS.items()),
    path(f"{_VISIT}/private/", private.of_visit, name="visit-private"),
    path(f"{_VISIT}/private/pass-on/", private.pass_on_of_visit, name="visit-pass-on"),
]

urlpatterns = [
    *_BOOKING,
    *_INVITING,
    *_REVIEW,
    *_PREPARING,
    *_RECORD,
    *_SENDING,
    *_DECISIONS,
    *_FOLLOW_UP,
]
