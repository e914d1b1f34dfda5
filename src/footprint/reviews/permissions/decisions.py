"""Why a decision cannot be written, changed, issued, answered or settled."""

from datetime import date

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.reviews.facts.after import DecisionSeen, DecisionsSeen
from footprint.reviews.facts.review import ReviewSeen, Stage
from footprint.reviews.permissions.review import NO_SUCH_REVIEW, why_not_act_on
from footprint.reviews.said.after import AnswerSaid, DecisionSaid

NO_SUCH_DECISION = "There is no such decision."
WITHDRAWN = "This decision was withdrawn. Let it stand again first, or write another."
NOT_HELD_YET = "No sitting of this review has been held. Decisions leave when it was held."
#: Who records for others.
_OFFICE = frozenset({Role.REVIEWING_OFFICER, Role.IRO_MANAGER})


def why_not_decide(viewer: Viewer, review: ReviewSeen | None, action: str) -> str | None:
    """Why the viewer may not do that with the decisions of this review at all."""
    if review is None:
        return NO_SUCH_REVIEW
    if refused := why_not_act_on(viewer, review, action):
        return refused
    if review.stage is Stage.CANCELLED:
        return "This review was cancelled: nothing is decided at it."
    return None


def why_not_write_decision(
    viewer: Viewer,
    review: ReviewSeen | None,
    seen: DecisionsSeen,
    said: DecisionSaid | None = None,
) -> str | None:
    """Nothing is `said` for as long as nothing is typed."""
    if refused := why_not_decide(viewer, review, "write_decision"):
        return refused
    if said and any(
        (one.words, one.who) == (said.words.strip(), said.who) for one in seen.decisions
    ):
        return "This decision is written already."
    return _why_not_so(viewer, said)


def why_not_change_decision(
    viewer: Viewer,
    review: ReviewSeen | None,
    seen: DecisionsSeen,
    one: DecisionSeen | None,
    said: DecisionSaid | None = None,
) -> str | None:
    """One that was issued keeps its words: managers answered those, and others act on them."""
    if refused := why_not_decide(viewer, review, "change_decision"):
        return refused
    if one is None or one.withdrawn:
        return WITHDRAWN if one else NO_SUCH_DECISION
    if not one.open:
        return "This decision is settled. Undo that first."
    if said and seen.issued and said.words.strip() != one.words:
        return (
            "This decision was issued in these words. Withdraw it, saying why, and write another; "
            "who does it and by when can be changed here."
        )
    return _why_not_so(viewer, said)


def _why_not_so(viewer: Viewer, said: DecisionSaid | None) -> str | None:
    if said is None:
        return None
    if not said.words.strip():
        return "Say what is to be done."
    if not said.who.strip():
        return "Say who is to do it."
    return None


def why_not_move_decision(
    viewer: Viewer, review: ReviewSeen | None, seen: DecisionsSeen, one: DecisionSeen | None
) -> str | None:
    if refused := why_not_decide(viewer, review, "move_decision"):
        return refused
    if one is None or one.withdrawn:
        return WITHDRAWN if one else NO_SUCH_DECISION
    if seen.issued:
        return "The decisions were issued in this order: it stays."
    return None


def why_not_withdraw_decision(
    viewer: Viewer,
    review: ReviewSeen | None,
    seen: DecisionsSeen,
    one: DecisionSeen | None,
    why: str = "?",
) -> str | None:
    if refused := why_not_decide(viewer, review, "withdraw_decision"):
        return refused
    if one is None or one.withdrawn:
        return WITHDRAWN if one else NO_SUCH_DECISION
    if one.carried_on:
        return "A later review has taken this decision over. Withdraw it there first."
    if seen.issued and not why.strip():
        return "Say why: this decision was issued, and others act on it."
    return None


def why_not_restore_decision(
    viewer: Viewer, review: ReviewSeen | None, one: DecisionSeen | None
) -> str | None:
    if refused := why_not_decide(viewer, review, "restore_decision"):
        return refused
    return None if one is not None else NO_SUCH_DECISION


def why_not_carry_decision(
    viewer: Viewer,
    review: ReviewSeen | None,
    earlier: DecisionSeen | None,
    said: DecisionSaid | None = None,
) -> str | None:
    """`earlier` is of a review before this one."""
    if refused := why_not_decide(viewer, review, "carry_decision"):
        return refused
    if review is None or earlier is None or earlier.review_id == review.id:
        return NO_SUCH_DECISION
    if earlier.carried_on:
        return "This decision was carried over already."
    if earlier.done_on:
        return f"This was done on {day_words(earlier.done_on)}."
    return _why_not_so(viewer, said)


def why_not_issue_decisions(
    viewer: Viewer, review: ReviewSeen | None, seen: DecisionsSeen
) -> str | None:
    if refused := why_not_decide(viewer, review, "issue_decisions"):
        return refused
    if review is None:
        return NO_SUCH_REVIEW
    if seen.issued_on:
        return f"The decisions were issued on {day_words(seen.issued_on)}."
    if not seen.decisions:
        return "No decision is written yet."
    if not review.held and review.completed_on is None:
        return NOT_HELD_YET
    return None


def why_not_answer_decisions(
    viewer: Viewer, review: ReviewSeen | None, seen: DecisionsSeen, said: AnswerSaid | None = None
) -> str | None:
    if refused := why_not_decide(viewer, review, "answer_decisions"):
        return refused
    if seen.issued_on is None:
        return "The decisions are not issued yet, so there is nothing to answer."
    return _why_not_answered_so(viewer, seen.issued_on, said) if said else None


def _why_not_answered_so(viewer: Viewer, issued_on: date, said: AnswerSaid) -> str | None:
    if not said.accepted and not said.why.strip():
        return "Say why you object: the reviewing officer answers what you write."
    if viewer.role in _OFFICE and not said.answered_by.strip():
        return "Say which manager answered."
    if said.answered_on and not issued_on <= said.answered_on <= viewer.today:
        return (
            f"The answer came from {day_words(issued_on)}, when the decisions were issued, up to "
            "today."
        )
    return None


def why_not_settle_decision(
    viewer: Viewer, review: ReviewSeen | None, seen: DecisionsSeen, one: DecisionSeen | None
) -> str | None:
    """Who may say that it was done, or why not: the service, the team's manager, and of the child's
    social workers the one who is to do it."""
    if refused := why_not_decide(viewer, review, "settle_decision"):
        return refused
    if one is None or one.withdrawn:
        return WITHDRAWN if one else NO_SUCH_DECISION
    if not seen.issued:
        return "The decisions are not issued yet."
    if one.carried_on:
        return "A later review has taken this decision over. Settle it there."
    if viewer.role == Role.SOCIAL_WORKER and one.person_id != viewer.person_id:
        return f"Somebody else is to do this: {one.who}. They say what was done, or the officer."
    return None


def why_not_reopen_decision(
    viewer: Viewer, review: ReviewSeen | None, seen: DecisionsSeen, one: DecisionSeen | None
) -> str | None:
    if refused := why_not_settle_decision(viewer, review, seen, one):
        return refused
    return None if one and one.settled else "Nothing is recorded of it yet."


def why_not_settled_so(viewer: Viewer, done_on: date | None, not_done_why: str) -> str | None:
    if done_on is None and not not_done_why.strip():
        return "Say on which day it was done, or why it was not."
    if done_on and done_on > viewer.today:
        return f"{day_words(done_on)} is still to come. Record it when it is done."
    return None
