"""What a review tells the child's own record: that it was held, on which day, and how the child took
part. Every date and figure is reached from there (docs/adr/0011)."""

from footprint.audit.facts import Viewer
from footprint.authority.queries import rules_on
from footprint.children.actions.by_hand import record_review, take_review_back
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.recorded import ReviewSaid as HeldSaid
from footprint.reviews.codes import Ladder
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.permissions.record import contradiction

#: Reviews of these kinds are the child's reviews of the return; the others have ladders of their own.
OF_THE_RETURN = frozenset({Ladder.LOOKED_AFTER.value, Ladder.ADOPTION.value})


def tell_held(viewer: Viewer, review: ReviewSeen, *, before: ReviewSeen) -> None:
    """Tells when the review was held, as it now stands; `before` is what was told last."""
    if review.ladder not in OF_THE_RETURN:
        return
    told = before.held_on(_counts(viewer, before))
    held_on = review.held_on(_counts(viewer, review))
    if told is not None and told != held_on:
        _take_back(viewer, review, told)
    if held_on is not None:
        said = _fit(viewer, review, HeldSaid(held_on, review.participation))
        record_review(
            viewer=viewer,
            child_id=review.child.id,
            said=said,
            version=_version(viewer, review, said),
        )


def _fit(viewer: Viewer, review: ReviewSeen, said: HeldSaid) -> HeldSaid:
    """What the child's own record takes: a code that the birth date speaks against stays with the
    review, and is told once the one or the other is put right."""
    if contradiction(viewer, review.child.id, said.held_on, said.participation):
        return HeldSaid(said.held_on, "")
    return said


def _counts(viewer: Viewer, review: ReviewSeen) -> str:
    """Which sitting counts is a dated rule: that of the day of the first one."""
    day = review.held[0].on if review.held else viewer.today
    return rules_on(viewer, day).which_sitting_counts


def _take_back(viewer: Viewer, review: ReviewSeen, told: object) -> None:
    for word in by_hand_queries.reviews_told(viewer, review.child.id):
        if word.year is None and word.held_on == told:
            take_review_back(
                viewer=viewer,
                child_id=review.child.id,
                held_on=word.held_on,
                version=word.told.version,
            )


def _version(viewer: Viewer, review: ReviewSeen, said: HeldSaid) -> int:
    words = by_hand_queries.reviews_told(viewer, review.child.id)
    mine = (word for word in words if word.year is None and word.held_on == said.held_on)
    return next((word.told.version for word in mine), 0)
