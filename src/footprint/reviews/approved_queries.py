"""Approved versions, for the machinery that makes files of them. No page of whoever may not read a
record asks for them: business support sends what it cannot open."""

from footprint.audit.facts import Viewer
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts import ReviewSeen
from footprint.reviews.models import RecipientVersion
from footprint.reviews.sending_facts import VersionSeen
from footprint.reviews.versions import read_kept


def approved_versions(viewer: Viewer, review: ReviewSeen) -> tuple[VersionSeen, ...]:
    """Those of every record of the review."""
    rows = RecipientVersion.objects.filter(review=review.id, approved_on__isnull=False)
    return tuple(approved(row) for row in rows.select_related("finished").order_by("pk"))


def approved(row: RecipientVersion) -> VersionSeen:
    changes, title, pieces = read_kept(row.content)
    return VersionSeen(
        row.pk,
        row.finished.number,
        ForWhom(row.for_whom),
        title,
        pieces,
        changes,
        row.digest,
        row.approved_on,
        row.size,
        row.version,
    )
