"""What the child told the officer alone, and what of it was passed on to keep the child safe."""

from collections.abc import Collection

from footprint.audit.actions import ChangedMeanwhileError, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.reviews.models import PrivateWord
from footprint.reviews.opened import opened
from footprint.reviews.permissions.private import (
    why_not_pass_private_word_on,
    why_not_save_private_word,
)
from footprint.reviews.said.record import PassedOnSaid


@action
def save_private_word(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    words: str,
    may_be_told_to: Collection[str],
    version: int,
) -> None:
    """`may_be_told_to`: kinds of recipient, as the child said; nobody else is ever given it."""
    review = opened(viewer, child_id, review_id)
    ask(why_not_save_private_word(viewer, review, may_be_told_to))
    told_to = ",".join(sorted(may_be_told_to))
    _say(viewer, child_id, review_id, version, words=words, may_be_told_to=told_to)


@action
def pass_private_word_on(
    *, viewer: Viewer, child_id: int, review_id: int, said: PassedOnSaid, version: int
) -> None:
    """Something the child said alone was passed on, today, to somebody who keeps children safe."""
    review = opened(viewer, child_id, review_id)
    ask(why_not_pass_private_word_on(viewer, review, said))
    _say(
        viewer,
        child_id,
        review_id,
        version,
        moved_out_on=viewer.today,
        moved_out_to=said.to.strip(),
        moved_out_words=said.words.strip(),
    )


def _say(viewer: Viewer, child_id: int, review_id: int, version: int, **values: object) -> None:
    row = PrivateWord.objects.filter(review=review_id).first()
    if row is None:
        add(viewer, PrivateWord(child_id=child_id, review_id=review_id, **values))
    elif version == 0:
        raise ChangedMeanwhileError(yours=values, found=row)
    else:
        revise(viewer, row, version=version, **values)
