"""Why a review cannot be adjourned (reg 36(2)): once, for want of information, 20 working days."""

from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.domain.review_codes import SCHEDULE_7
from footprint.reviews import windows
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.permissions.booking import why_not_sit
from footprint.reviews.permissions.review import why_not_change
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.said.review import AdjournmentSaid, SittingSaid


def why_not_adjourn(
    viewer: Viewer, review: ReviewSeen | None, said: AdjournmentSaid | None = None
) -> str | None:
    """Nothing is `said` for as long as nothing is typed."""
    if refused := why_not_change(viewer, review, "adjourn_review"):
        return refused
    if review is None or not review.held:
        return (
            "No sitting of this review was held, so there is nothing to adjourn. When people or a "
            "room are missing, the sitting is recorded as not held."
        )
    if review.adjourned_on is not None:
        return (
            f"This review was adjourned on {day_words(review.adjourned_on)}. A review is adjourned "
            "once only (SI 2010/959 reg 36(2))."
        )
    return None if said is None else _why_not_so(viewer, review, said)


def _why_not_so(viewer: Viewer, review: ReviewSeen, said: AdjournmentSaid) -> str | None:
    needed = {
        "Choose the matters on which the authority has not given enough information.": bool(
            said.matters
        )
        and set(said.matters) <= set(SCHEDULE_7),
        "Say what information is missing.": bool(said.missing.strip()),
        "Say what the child, the carer and the parents think of waiting, or why you do not know.": (
            bool(said.views_on_waiting.strip())
        ),
    }
    unsaid = next((sentence for sentence, is_said in needed.items() if not is_said), None)
    if unsaid or said.resumes is None:
        return unsaid
    return _why_not_go_on(viewer, review, said.resumes)


def _why_not_go_on(viewer: Viewer, review: ReviewSeen, said: SittingSaid) -> str | None:
    limit, last = windows.to_complete_by(review.held[0].on).due, review.held[-1].on
    if said.on > limit:
        return (
            "An adjournment lasts at most 20 working days from the first sitting: the review goes "
            f"on by {day_words(limit)}."
        )
    if said.on <= last:
        return f"It goes on after {day_words(last)}, the day on which it was adjourned."
    return why_not_sit(viewer, review.child.id, said)


def why_not_refuse_adjournment(
    viewer: Viewer, review: ReviewSeen | None, asked_why: str | None = None
) -> str | None:
    """Why it cannot be recorded that a second adjournment was refused; None for as long as nothing is
    typed."""
    if refused := why_not_change(viewer, review, "refuse_adjournment"):
        return refused
    if review is None or review.adjourned_on is None:
        return "This review was not adjourned before."
    if viewer.today in booking_queries.refused_adjournments(viewer, review):
        return "It is recorded already that a second adjournment was refused today."
    if asked_why is not None and not asked_why.strip():
        return "Say who asked for a second adjournment, and why."
    return None
