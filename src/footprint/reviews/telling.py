"""What a review tells the child's own record: that it was held, on which day, and how the child took
part. Every date and figure is reached from there (docs/adr/0011).

A review of the child's case and an adoption review are reviews of the return; the others are facts of
the ladders beside the main one (children/facts/ladder.py).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from footprint.audit.actions import add, revise
from footprint.audit.facts import Viewer
from footprint.authority.queries import rules_on
from footprint.children.actions.by_hand import record_review, take_review_back
from footprint.children.actions.ladders import record_ladder_fact, withdraw_ladder_fact
from footprint.children.facts.ladder import (
    PATHWAY,
    SECURE,
    ConferenceSaid,
    LadderSaid,
    ReviewBesideSaid,
    ToldBeside,
)
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.queries import ladder as ladder_queries
from footprint.children.recorded import ReviewSaid as HeldSaid
from footprint.reviews.codes import OF_THE_RETURN, Ladder
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import ReviewTold
from footprint.reviews.permissions.record import contradiction

#: Reviews beside, as the child's record calls them.
_BESIDE: Mapping[str, str] = {Ladder.SECURE: SECURE, Ladder.PATHWAY: PATHWAY}


def tell_held(viewer: Viewer, review: ReviewSeen) -> None:
    """Tells when the review was held, as it now stands, in place of what was told of it before."""
    before = ReviewTold.objects.filter(review=review.id).first()
    before = before or ReviewTold(child_id=review.child.id, review_id=review.id)
    held_on = review.held_on(_counts(viewer, review))
    row_id = None
    if review.ladder in OF_THE_RETURN:
        _tell_return(viewer, review, before, held_on)
    else:
        row_id = _tell_beside(viewer, review, before, held_on)
    told = {"held_on": held_on, "row_id": row_id}
    if before.pk is None and held_on is not None:
        add(viewer, ReviewTold(child_id=review.child.id, review_id=review.id, **told))
    elif before.pk is not None and (before.held_on, before.row_id) != (held_on, row_id):
        revise(viewer, before, version=before.version, **told)


def _counts(viewer: Viewer, review: ReviewSeen) -> str:
    """Which sitting counts is a dated rule: that of the day of the first one."""
    day = review.held[0].on if review.held else viewer.today
    return rules_on(viewer, day).which_sitting_counts


def _tell_return(
    viewer: Viewer, review: ReviewSeen, before: ReviewTold, held_on: date | None
) -> None:
    if before.held_on is not None and before.held_on != held_on:
        _take_back(viewer, review, before.held_on)
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


def _take_back(viewer: Viewer, review: ReviewSeen, told: date) -> None:
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


def _tell_beside(
    viewer: Viewer, review: ReviewSeen, before: ReviewTold, held_on: date | None
) -> int | None:
    """The row of the fact; None where there is none, or somebody's own stands there already."""
    rows = ladder_queries.ladder_facts(viewer, review.child.id)
    said = said_beside(review, held_on) if held_on is not None else None
    mine = next((row for row in rows if _is_mine(row, review, before)), None)
    if said is None:
        if mine is not None:
            withdraw_ladder_fact(
                viewer=viewer,
                child_id=review.child.id,
                thing=mine.thing,
                row_id=mine.id,
                version=mine.version,
            )
        return None
    if mine is None and before.held_on == held_on:
        return before.row_id  # told before: whoever has withdrawn it since knows why
    if mine is None and any(_says(row, said) for row in rows):
        return None
    if mine is not None and _as_it_stands(mine, said):
        return mine.id
    return record_ladder_fact(
        viewer=viewer,
        child_id=review.child.id,
        said=said,
        version=mine.version if mine else 0,
        row_id=mine.id if mine else None,
    )


def said_beside(review: ReviewSeen, held_on: date) -> LadderSaid | None:
    """The fact that such a review is; None for a conference of which it is not said yet what it was."""
    if review.ladder in _BESIDE:
        return ReviewBesideSaid(_BESIDE[review.ladder], held_on, _chair_on(review, held_on))
    if review.goes_on is None:
        return None
    return ConferenceSaid(review.conference, held_on, review.goes_on)


def _chair_on(review: ReviewSeen, day: date) -> str:
    chairs = (one.chaired_by.full_name for one in review.held if one.on == day)
    return next(chairs, review.officer.full_name)


def _is_mine(row: ToldBeside, review: ReviewSeen, before: ReviewTold) -> bool:
    thing = "conference" if review.ladder == Ladder.CONFERENCE else "review"
    return (row.thing, row.id) == (thing, before.row_id)


def _says(row: ToldBeside, said: LadderSaid) -> bool:
    """Whether the row tells of the same thing on the same day."""
    return type(row.said) is type(said) and _bare(row.said) == _bare(said)


def _as_it_stands(row: ToldBeside, said: LadderSaid) -> bool:
    """Who chaired it may have been put right there."""
    whom = replace(said, chaired_by=row.who) if isinstance(said, ReviewBesideSaid) else said
    return row.said == whom


def _bare(said: LadderSaid) -> LadderSaid:
    return replace(said, chaired_by="") if isinstance(said, ReviewBesideSaid) else said
