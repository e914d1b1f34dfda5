"""The addresses of reviews: one list a part, joined."""

from django.urls import path

from footprint.reviews.headings import GROUPS
from footprint.reviews.views import (
    attendance,
    filing,
    finishing,
    kept_text,
    monitoring,
    passages,
    private,
    record,
    review,
    sending,
    versions,
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
    path(f"{_SENT}/file/", filing.file_record, name="file-record"),
    path(f"{_SENT}/file/copy/", filing.filed, name="filed-copy"),
    path(f"{_ONE}/monitoring/", monitoring.monitoring_form, name="monitoring-form"),
    path(f"{_ONE}/monitoring/print/", monitoring.monitoring_file, name="monitoring-file"),
]

urlpatterns = [
    *_REVIEW,
    *_RECORD,
    *_SENDING,
]
