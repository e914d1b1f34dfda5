"""What somebody without an account reads of a record by a personal link."""

import json

from footprint.accounts.facts import LinkSeen
from footprint.audit.facts import Viewer
from footprint.post import queries as post
from footprint.reviews.facts.sending import GivenSeen
from footprint.reviews.models import Sent
from footprint.reviews.version_rows import version_seen


def given_by(viewer: Viewer, link: LinkSeen) -> GivenSeen | None:
    """The approved version that the link was made for; none where it was taken back. The viewer is
    the link, and is shown nothing of the child but this."""
    rows = Sent.objects.filter(link_id=link.id, child=link.child_id, withdrawn=False)
    row = rows.select_related("version_sent__finished").first()
    if row is None or row.version_sent.approved_on is None:
        return None
    version = version_seen(row.version_sent)
    content = json.loads(row.version_sent.finished.content)
    later = Sent.objects.filter(
        review=row.review_id,
        withdrawn=False,
        sent_on__isnull=False,
        version_sent__finished__number__gt=version.number,
    )
    return GivenSeen(
        sent_id=row.pk,
        version_id=row.version_sent_id,
        for_whom=version.for_whom,
        title=version.title,
        pieces=version.pieces,
        officer=content["review"]["officer"],
        is_held=link.child_id in post.held(viewer, [link.child_id]),
        replaced=later.exists(),
    )
