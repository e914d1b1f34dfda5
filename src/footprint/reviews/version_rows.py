"""A kept version of a record as it is shown."""

from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.sending import VersionSeen
from footprint.reviews.models import RecipientVersion
from footprint.reviews.versions import read_kept


def version_seen(row: RecipientVersion) -> VersionSeen:
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
