"""Why a sitting cannot be moved, held or not held, and a review not be cancelled or completed."""

from datetime import date

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.queries import ladder as ladder_queries
from footprint.domain.dates import day_words
from footprint.domain.review_codes import LATE_BECAUSE
from footprint.reviews import windows
from footprint.reviews.codes import CONFERENCES, NOT_HELD, Ladder
from footprint.reviews.facts.booking import Outside
from footprint.reviews.facts.review import ReviewSeen, SittingSeen, Stage
from footprint.reviews.permissions.booking import outside_words, why_not_chair, why_not_sit
from footprint.reviews.permissions.review import NO_SUCH_REVIEW, why_not_act_on, why_not_change
from footprint.reviews.permissions.step import CONVENES, why_not_do
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.said.review import ConferenceHeld, ReviewSaid, SittingSaid

NO_SUCH_SITTING = "There is no such sitting."


def why_not_arrange(viewer: Viewer, review: ReviewSeen | None, action: str) -> str | None:
    """Why the viewer may not arrange an open review."""
    if review is None:
        return NO_SUCH_REVIEW
    return why_not_change(viewer, review, action) or why_not_do(viewer, CONVENES)


def why_not_move_sitting(
    viewer: Viewer,
    review: ReviewSeen | None,
    sitting: SittingSeen | None,
    said: SittingSaid | None = None,
    outside_why: str = "",
) -> str | None:
    if refused := why_not_arrange(viewer, review, "move_sitting"):
        return refused
    if sitting is None or review is None:
        return NO_SUCH_SITTING
    if sitting.state != "booked":
        return "This sitting is recorded already."
    return _why_not_then(viewer, review, said, outside_why, but=sitting)


def why_not_add_sitting(
    viewer: Viewer,
    review: ReviewSeen | None,
    said: SittingSaid | None = None,
    outside_why: str = "",
) -> str | None:
    if refused := why_not_arrange(viewer, review, "add_sitting"):
        return refused
    if review is None or review.without_meeting:
        return "This review is held without a meeting."
    return _why_not_then(viewer, review, said, outside_why)


def _why_not_then(
    viewer: Viewer,
    review: ReviewSeen,
    said: SittingSaid | None,
    outside_why: str,
    but: SittingSeen | None = None,
) -> str | None:
    if said is None:
        return None
    if refused := why_not_sit(viewer, review.child.id, said):
        return refused
    standing = [one for one in review.sittings if one.state in {"booked", "held"} and one != but]
    if any(one.starts_at == said.starts_at for one in standing):
        return "A sitting of this review is at that time already."
    found = outside_of_sitting(viewer, review, said)
    if found is not None and not outside_why.strip():
        return f"{further_words(review, found)} Say why it is held then."
    return None


def outside_of_sitting(viewer: Viewer, review: ReviewSeen, said: SittingSaid) -> Outside | None:
    """The first sitting has the child's window; a further one comes within 20 working days of it."""
    if review.held:
        return windows.outside(windows.to_complete_by(review.held[0].on), said.on)
    limit = windows.deadline_for(viewer, review.child, review.ladder, said.on)
    return windows.outside(limit, said.on)


def further_words(review: ReviewSeen, found: Outside) -> str:
    if not review.held:
        return outside_words(found)
    days = "1 day" if found.days == 1 else f"{found.days} days"
    return (
        f"That is {days} after {day_words(found.deadline.due)}: a review is completed within 20 "
        "working days of its first sitting."
    )


def why_not_hold_sitting(
    viewer: Viewer,
    review: ReviewSeen | None,
    sitting: SittingSeen | None,
    late_because: str | None = None,
    conference: ConferenceHeld | None = None,
) -> str | None:
    """`late_because` is None for as long as nothing is typed."""
    if refused := why_not_change(viewer, review, "hold_sitting"):
        return refused
    if sitting is None or review is None:
        return NO_SUCH_SITTING
    if sitting.state != "booked":
        return "This sitting is recorded already."
    if sitting.on > viewer.today:
        return f"The sitting on {day_words(sitting.on)} is still to come."
    if late_because is None:
        return None
    late = lateness_of(viewer, review, sitting.on)
    return _why_not_late(late, late_because) or _why_not_conferred(
        viewer, review, sitting.on, conference
    )


def _why_not_conferred(
    viewer: Viewer, review: ReviewSeen, on: date, said: ConferenceHeld | None
) -> str | None:
    """Of a child protection conference it is said which it was, and what came of it; never otherwise
    than somebody has recorded it already."""
    if review.ladder != Ladder.CONFERENCE:
        return None
    goes_on = said.goes_on.get(review.child.id) if said else None
    if said is None or said.which not in CONFERENCES or goes_on is None:
        return "Say which conference it was, and whether the child has a plan after it."
    facts = ladder_queries.ladder_facts(viewer, review.child.id)
    there = [one for one in facts if one.thing == "conference" and one.day == on]
    if any(one.kind in CONFERENCES and one.kind != said.which for one in there):
        return f"Another conference is recorded of {day_words(on)}. Correct it on the child's page."
    if any(one.kind == said.which and one.goes_on != goes_on for one in there):
        return (
            f"What came of the conference on {day_words(on)} is recorded otherwise on the child's "
            "page. Correct the one or the other."
        )
    return None


def lateness_of(viewer: Viewer, review: ReviewSeen, on: date) -> Outside | None:
    """How late a review is that is held on that day, if its first sitting was none before."""
    if review.held and review.held[0].on <= on:
        return None
    limit = windows.deadline_for(viewer, review.child, review.ladder, on)
    found = windows.outside(limit, on)
    return None if found is None or found.early else found


def _why_not_late(late: Outside | None, late_because: str) -> str | None:
    if late is not None and late_because not in LATE_BECAUSE:
        return f"{outside_words(late)} Choose the main reason."
    return None


def why_not_miss_sitting(
    viewer: Viewer, review: ReviewSeen | None, sitting: SittingSeen | None, why: str | None = None
) -> str | None:
    """Why it cannot be recorded that a sitting is not, or will not be, held."""
    if refused := why_not_arrange(viewer, review, "miss_sitting"):
        return refused
    if sitting is None:
        return NO_SUCH_SITTING
    if sitting.state != "booked":
        return "This sitting is recorded already."
    return None if why is None or why in NOT_HELD else "Choose why it was not held."


def why_not_take_sitting_back(
    viewer: Viewer, review: ReviewSeen | None, sitting: SittingSeen | None
) -> str | None:
    """Why it cannot be taken back that a sitting was held or not held."""
    if refused := why_not_change(viewer, review, "take_sitting_back"):
        return refused
    if sitting is None or review is None:
        return NO_SUCH_SITTING
    if sitting.state not in {"held", "not_held"}:
        return "Nothing is recorded of this sitting yet."
    if sitting.held and review.adjourned_on is not None and len(review.held) == 1:
        return "The review was adjourned at this sitting, so it was held."
    return None


def why_not_cancel_review(
    viewer: Viewer, review: ReviewSeen | None, why: str | None = None
) -> str | None:
    """A review of which a sitting was held has begun: it is completed, not cancelled."""
    if refused := why_not_arrange(viewer, review, "cancel_review"):
        return refused
    if review is not None and review.held:
        return "A sitting of this review was held, so it is not cancelled. Complete it."
    return None if why is None or why.strip() else "Say why it is cancelled."


def why_not_bring_back(viewer: Viewer, review: ReviewSeen | None) -> str | None:
    """Why a cancelled review cannot stand again."""
    if review is None:
        return NO_SUCH_REVIEW
    refused = why_not_act_on(viewer, review, "bring_back_review") or why_not_do(viewer, CONVENES)
    if refused:
        return refused
    if review.stage is not Stage.CANCELLED:
        return "This review is not cancelled."
    booked = booking_queries.booked_of(viewer, [review.child.id]).get(review.child.id)
    if booked is not None and {booked.ladder, review.ladder} <= windows.OF_CARE | {review.ladder}:
        return "Another review is booked for this child meanwhile."
    return None


def why_not_change_chair(
    viewer: Viewer, review: ReviewSeen | None, officer_id: int | None = None, stand_in_why: str = ""
) -> str | None:
    """`officer_id` is None for as long as nobody is chosen."""
    if refused := why_not_arrange(viewer, review, "change_chair"):
        return refused
    if officer_id is None or review is None:
        return None
    said = ReviewSaid(review.ladder, officer_id, None, stand_in_why=stand_in_why)
    return why_not_chair(viewer, review.child, said)


def why_not_complete_review(
    viewer: Viewer,
    review: ReviewSeen | None,
    on: date | None = None,
    late_because: str | None = None,
) -> str | None:
    """`on` is asked for a review without a meeting only, `late_because` None until it is typed."""
    if refused := why_not_change(viewer, review, "complete_review"):
        return refused
    if review is None:
        return NO_SUCH_REVIEW
    if review.booked:
        when = day_words(review.booked[0].on)
        return f"A sitting is booked for {when}. Say first whether it was held."
    if not review.without_meeting:
        return None if review.held else "No sitting of this review was held yet."
    return None if on is None else _why_not_on(viewer, review, on, late_because or "")


def _why_not_on(viewer: Viewer, review: ReviewSeen, on: date, late_because: str) -> str | None:
    if on > viewer.today:
        return f"{day_words(on)} is still to come."
    return _why_not_late(lateness_of(viewer, review, on), late_because)


def why_not_reopen_review(viewer: Viewer, review: ReviewSeen | None) -> str | None:
    """Why a completed review cannot be taken back."""
    if review is None:
        return NO_SUCH_REVIEW
    if refused := why_not_act_on(viewer, review, "reopen_review"):
        return refused
    return None if review.stage is Stage.COMPLETED else "This review is not completed."


def why_not_take_out(viewer: Viewer, review: ReviewSeen | None) -> str | None:
    """Why a child's review cannot go on by itself, apart from the brothers' and sisters'."""
    if refused := why_not_arrange(viewer, review, "take_out_of_meeting"):
        return refused
    alone = review is None or review.meeting_id is None
    return "This review is not part of a meeting of brothers and sisters." if alone else None


def sees_text(viewer: Viewer) -> bool:
    """Business support arranges reviews, and reads no text of them."""
    return viewer.role != Role.BUSINESS_SUPPORT


def words_shown(viewer: Viewer, words: str) -> str:
    """Somebody's own words as a form begins with them."""
    return words if sees_text(viewer) else ""


def words_kept(viewer: Viewer, typed: str, stands: str) -> str:
    """What whoever reads no text leaves empty stays as it stands."""
    return typed if typed.strip() or sees_text(viewer) else stands
