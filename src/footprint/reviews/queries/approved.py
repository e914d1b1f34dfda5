"""Approved versions, for the machinery that makes files of them. No page of whoever may not read a
record asks for them: business support sends what it cannot open."""

from footprint.audit.facts import Viewer
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import VersionSeen
from footprint.reviews.models import RecipientVersion
from footprint.reviews.version_rows import version_seen


def approved_versions(viewer: Viewer, review: ReviewSeen) -> tuple[VersionSeen, ...]:
    """Those of every record of the review."""
    rows = RecipientVersion.objects.filter(review=review.id, approved_on__isnull=False)
    return tuple(version_seen(row) for row in rows.select_related("finished").order_by("pk"))
