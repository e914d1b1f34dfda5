"""What a child told the officer alone. Only the reviewing service asks for it."""

from footprint.audit.facts import Viewer
from footprint.reviews.facts.record import PrivateSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import PrivateWord
from footprint.reviews.permissions.reading import Text, reads
from footprint.reviews.talks import Talk, number_of


def private_word(viewer: Viewer, at: Talk) -> PrivateSeen:
    """All of it, to those who may read it; to anybody else nothing."""
    if not reads(viewer, at.child, Text.ALONE):
        return PrivateSeen()
    row = PrivateWord.objects.filter(**number_of(at)).first()
    if row is None:
        return PrivateSeen()
    return PrivateSeen(
        row.words,
        tuple(row.may_be_told_to.split(",")) if row.may_be_told_to else (),
        row.moved_out_on,
        row.moved_out_to,
        row.moved_out_words,
        row.version,
    )


def private_words_for(viewer: Viewer, review: ReviewSeen, for_whom: str) -> str:
    """The child's private words in the version of a kind of recipient: empty, unless the child said
    that they may be told to them."""
    found = private_word(viewer, review)
    return found.words if for_whom in found.may_be_told_to else ""
