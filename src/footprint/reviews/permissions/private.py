"""Why what the child told the officer alone cannot be read, written, or passed on."""

from collections.abc import Collection

from footprint.audit.facts import Viewer
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.permissions.follow_up import NO_SUCH_VISIT, WITHDRAWN_VISIT
from footprint.reviews.permissions.record import why_not_write
from footprint.reviews.permissions.review import why_not_act
from footprint.reviews.said.record import PassedOnSaid
from footprint.reviews.talks import Talk


def why_not_save_private_word(
    viewer: Viewer, at: Talk | None, may_be_told_to: Collection[str] = ()
) -> str | None:
    if refused := _why_not_write(viewer, at, "save_private_word"):
        return refused
    if set(may_be_told_to) - set(ForWhom.values):
        return "Choose who the child said may be told."
    return None


def why_not_pass_private_word_on(
    viewer: Viewer, at: Talk | None, said: PassedOnSaid | None = None
) -> str | None:
    """Nothing is `said` for as long as nothing is typed."""
    if refused := _why_not_write(viewer, at, "pass_private_word_on"):
        return refused
    if said is None:
        return None
    if not said.words.strip():
        return "Write what was passed on."
    return None if said.to.strip() else "Say who was told."


def _why_not_write(viewer: Viewer, at: Talk | None, action: str) -> str | None:
    if at is None:
        return NO_SUCH_VISIT
    if isinstance(at, ReviewSeen):
        return why_not_write(viewer, at, action)
    if refused := why_not_act(viewer, at.child.id, action):
        return refused
    if at.withdrawn:
        return WITHDRAWN_VISIT
    return None if at.done_on else "This visit is not recorded as made. Record it first."
