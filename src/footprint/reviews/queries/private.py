"""What a child told the officer alone. Only the reviewing service asks for it."""

from footprint.accounts.matrix import allows, line_named
from footprint.audit.facts import Viewer
from footprint.reviews.facts.record import PrivateSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import PrivateWord


def private_word(viewer: Viewer, review: ReviewSeen) -> PrivateSeen:
    """All of it, to those whom the matrix lets read it; to anybody else nothing."""
    if not allows(line_named("save_private_word"), viewer.role, review.child.whose):
        return PrivateSeen()
    row = PrivateWord.objects.filter(review=review.id).first()
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
