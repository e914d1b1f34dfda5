"""Why what the child told the officer alone cannot be read, written, or passed on."""

from collections.abc import Collection

from footprint.audit.facts import Viewer
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.permissions.record import why_not_write
from footprint.reviews.said.record import PassedOnSaid


def why_not_save_private_word(
    viewer: Viewer, review: ReviewSeen | None, may_be_told_to: Collection[str] = ()
) -> str | None:
    if refused := why_not_write(viewer, review, "save_private_word"):
        return refused
    if set(may_be_told_to) - set(ForWhom.values):
        return "Choose who the child said may be told."
    return None


def why_not_pass_private_word_on(
    viewer: Viewer, review: ReviewSeen | None, said: PassedOnSaid | None = None
) -> str | None:
    """Nothing is `said` for as long as nothing is typed."""
    if refused := why_not_write(viewer, review, "pass_private_word_on"):
        return refused
    if said is None:
        return None
    if not said.words.strip():
        return "Write what was passed on."
    return None if said.to.strip() else "Say who was told."
