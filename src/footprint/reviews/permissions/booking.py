"""Why a review cannot be booked as somebody says."""

from dataclasses import replace
from datetime import date, timedelta

from footprint.audit.facts import Viewer
from footprint.authority.queries import rules_on
from footprint.children.facts.child import ChildSeen
from footprint.children.permissions.access import NO_SUCH_CHILD
from footprint.children.permissions.by_hand import known
from footprint.children.queries import child as children
from footprint.domain.dates import day_words
from footprint.reviews import windows
from footprint.reviews.codes import BRINGS_FORWARD, PLACES, Ladder
from footprint.reviews.facts.booking import Outside
from footprint.reviews.facts.review import ReviewSeen, Stage
from footprint.reviews.permissions.step import CONVENES, why_not_step
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.queries import review as queries
from footprint.reviews.said.review import ReviewSaid, SittingSaid

#: Nobody books a sitting further ahead.
AHEAD = timedelta(days=366)
SHORTEST_MINUTES, LONGEST_MINUTES = 5, 480
#: Secure accommodation is reviewed by people of whom the child's officer is none.
NOT_BY_OWN_OFFICER = (
    "A review of secure accommodation is chaired by somebody who is not the child's own officer."
)


TOO_FAR = "That is more than a year ahead. Look at the year again."


def why_not_book_review(
    viewer: Viewer, child_id: int, said: ReviewSaid | None = None
) -> str | None:
    """Nothing is `said` for as long as nothing is typed."""
    if refused := why_not_step(viewer, child_id, "book_review", CONVENES):
        return refused
    one = children.judged_child(viewer, child_id)
    if one is None:
        return NO_SUCH_CHILD
    if said is None:
        return None
    return (
        _why_not_so(viewer, one, said)
        or _why_not_another(queries.reviews_of(viewer, one), said)
        or why_not_chair(viewer, one, said)
        or _why_not_then(viewer, one, said)
    )


def why_not_another_open(viewer: Viewer, one: ChildSeen, ladder: str) -> str | None:
    """Why no further review of the kind is booked, before anything is typed."""
    return _why_not_another(queries.reviews_of(viewer, one), ReviewSaid(ladder, 0, None))


def _why_not_so(viewer: Viewer, one: ChildSeen, said: ReviewSaid) -> str | None:
    if said.ladder not in Ladder.values:
        return "Choose what kind of review it is."
    if said.brought_forward and said.brought_forward not in BRINGS_FORWARD:
        return "Choose from the list why it is brought forward."
    if said.sitting is not None:
        return why_not_sit(viewer, one.id, said.sitting)
    return _why_not_without_meeting(viewer, one, said)


def why_not_sit(viewer: Viewer, child_id: int, said: SittingSaid) -> str | None:
    """What is wrong with the day, length or place of a sitting."""
    one = children.judged_child(viewer, child_id)
    if one is None:
        return NO_SUCH_CHILD
    if said.place_kind not in PLACES:
        return "Choose where it is held."
    if not SHORTEST_MINUTES <= said.minutes <= LONGEST_MINUTES:
        return f"A sitting lasts from {SHORTEST_MINUTES} minutes to {LONGEST_MINUTES // 60} hours."
    return _why_not_on(viewer, one, said.on)


def _why_not_on(viewer: Viewer, one: ChildSeen, day: date) -> str | None:
    if day > viewer.today + AHEAD:
        return TOO_FAR
    _, stays = known(viewer, one)
    if stays and day < stays[0].began_on:
        return f"Care began on {day_words(stays[0].began_on)}, after that day."
    left_on = stays[-1].left_on if stays else None
    if left_on is not None and left_on < day:
        return f"The child left care on {day_words(left_on)}, before that day."
    return None


def _why_not_without_meeting(viewer: Viewer, one: ChildSeen, said: ReviewSaid) -> str | None:
    if not said.without_meeting_why.strip():
        return "Say why this review is held without a meeting, or give its day and time."
    if said.ladder != Ladder.LOOKED_AFTER:
        return "Only the review of a child's case may be held without a meeting."
    care = windows.care_on(viewer, one, viewer.today)
    if not windows.lives_there_a_year(care, viewer.today):
        return (
            "A review is held without a meeting only for a child who has lived for 12 months or more "
            "in the same long-term foster home."
        )
    months = rules_on(viewer, viewer.today).yearly_meeting_months
    without = {
        review.completed_on
        for review in queries.reviews_of(viewer, one)
        if review.without_meeting and review.completed_on
    }
    if not windows.met_within(care, without, viewer.today, months):
        return (
            f"No review meeting was held in the last {months} months, so this review needs one: at "
            "least one a year is a meeting."
        )
    return None


def _why_not_another(reviews: tuple[ReviewSeen, ...], said: ReviewSaid) -> str | None:
    """Two of one kind are never open at once: the second would be the first, typed twice."""
    for one in reviews:
        same = one.ladder == said.ladder or {one.ladder, said.ladder} <= windows.OF_CARE
        if same and one.stage not in {Stage.COMPLETED, Stage.CANCELLED}:
            return "A review is booked for this child already. Change that one, or cancel it first."
        held = {sitting.on for sitting in one.held}
        if same and said.sitting is not None and said.sitting.on in held:
            return f"A review of this child was held on {day_words(said.sitting.on)} already."
    return None


def why_not_chair(viewer: Viewer, one: ChildSeen, said: ReviewSaid) -> str | None:
    """The child's own officer chairs, or it is said why another does; of secure accommodation she
    never does."""
    if not any(officer.id == said.officer_id for officer in children.officers(viewer)):
        return "Choose who chairs it."
    own = booking_queries.own_officer(viewer, one.id)
    if said.ladder == Ladder.SECURE:
        return NOT_BY_OWN_OFFICER if own and own.id == said.officer_id else None
    if own and own.id != said.officer_id and not said.stand_in_why.strip():
        return f"{own.full_name} is {one.name}'s officer. Say why somebody else chairs it."
    return None


def _why_not_then(viewer: Viewer, one: ChildSeen, said: ReviewSaid) -> str | None:
    found = outside_of(viewer, one, said)
    if found is not None and not said.outside_why.strip():
        return f"{outside_words(found)} Say why it is held then."
    return None


def outside_of(viewer: Viewer, one: ChildSeen, said: ReviewSaid) -> Outside | None:
    """How far the day that is said lies outside the child's window."""
    if said.sitting is None:
        return None
    day = said.sitting.on
    return windows.outside(windows.deadline_for(viewer, one, said.ladder, day), day)


def outside_words(found: Outside) -> str:
    """By how much, and of what."""
    days = "1 day" if found.days == 1 else f"{found.days} days"
    deadline = found.deadline
    if found.early and deadline.not_before is not None:
        return f"That is {days} too early: it is held from {day_words(deadline.not_before)} on."
    return (
        f"That is {days} after {day_words(deadline.due)}, the last day for this review "
        f"({deadline.under.citation})."
    )


def settled(viewer: Viewer, one: ChildSeen, said: ReviewSaid) -> ReviewSaid:
    """What is said, less reasons for what turns out not to be so."""
    own = booking_queries.own_officer(viewer, one.id)
    stands_in = said.ladder != Ladder.SECURE and own is not None and own.id != said.officer_id
    return replace(
        said,
        stand_in_why=said.stand_in_why.strip() if stands_in else "",
        outside_why=said.outside_why.strip() if outside_of(viewer, one, said) else "",
    )
