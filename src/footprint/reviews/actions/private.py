"""What the child told the officer alone, at a review or a visit, and what of it was passed on to keep
the child safe."""

from collections.abc import Collection

from footprint.audit.actions import ChangedMeanwhileError, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.queries import child as children
from footprint.reviews.models import PrivateWord
from footprint.reviews.opened import opened
from footprint.reviews.permissions.private import (
    why_not_pass_private_word_on,
    why_not_save_private_word,
)
from footprint.reviews.queries import follow_up as follow_up_queries
from footprint.reviews.said.record import PassedOnSaid
from footprint.reviews.talks import Talk, number_of


@action
def save_private_word(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int | None = None,
    visit_id: int | None = None,
    words: str,
    may_be_told_to: Collection[str],
    version: int,
) -> None:
    """Said at the review or the visit. `may_be_told_to`: kinds of recipient, as the child said;
    nobody else is ever given it."""
    at = _talk(viewer, child_id, review_id, visit_id)
    ask(why_not_save_private_word(viewer, at, may_be_told_to))
    told_to = ",".join(sorted(may_be_told_to))
    _say(viewer, at, version, words=words, may_be_told_to=told_to)


@action
def pass_private_word_on(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int | None = None,
    visit_id: int | None = None,
    said: PassedOnSaid,
    version: int,
) -> None:
    """Something the child said alone was passed on, today, to somebody who keeps children safe."""
    at = _talk(viewer, child_id, review_id, visit_id)
    ask(why_not_pass_private_word_on(viewer, at, said))
    _say(
        viewer,
        at,
        version,
        moved_out_on=viewer.today,
        moved_out_to=said.to.strip(),
        moved_out_words=said.words.strip(),
    )


def _talk(
    viewer: Viewer, child_id: int, review_id: int | None, visit_id: int | None
) -> Talk | None:
    if review_id is not None:
        return opened(viewer, child_id, review_id)
    children.locked(viewer, child_id)
    one = children.child(viewer, child_id)
    return follow_up_queries.visit_of(viewer, one, visit_id or 0) if one else None


def _say(viewer: Viewer, at: Talk | None, version: int, **values: object) -> None:
    if at is None:
        return  # refused before
    row = PrivateWord.objects.filter(**number_of(at)).first()
    if row is None:
        add(viewer, PrivateWord(child_id=at.child.id, **number_of(at), **values))
    elif version == 0:
        raise ChangedMeanwhileError(yours=values, found=row)
    else:
        revise(viewer, row, version=version, **values)
