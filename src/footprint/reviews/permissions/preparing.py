"""Why a step of preparing cannot be recorded, or a paper not be asked for, given or judged."""

from datetime import date

from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.reviews.codes import (
    HOW_SPOKEN,
    NOT_SPOKEN_ALONE,
    PROVIDERS,
    PaperKind,
    StepKind,
)
from footprint.reviews.facts.preparing import PaperAskedSeen, StepSeen
from footprint.reviews.facts.review import ReviewSeen, Stage
from footprint.reviews.permissions.review import NO_SUCH_REVIEW, why_not_act_on
from footprint.reviews.said.after import JudgedSaid, PaperSaid, StepSaid

NO_SUCH_PAPER = "There is no such paper."


def why_not_prepare(viewer: Viewer, review: ReviewSeen | None, action: str) -> str | None:
    """Late papers still come when a review is completed; a cancelled one needs none."""
    if review is None:
        return NO_SUCH_REVIEW
    if refused := why_not_act_on(viewer, review, action):
        return refused
    if review.stage is Stage.CANCELLED:
        return "This review was cancelled. Nothing is prepared for it."
    return None


def why_not_record_step(
    viewer: Viewer, review: ReviewSeen | None, kind: str, said: StepSaid | None = None
) -> str | None:
    if refused := why_not_prepare(viewer, review, action_of(kind)):
        return refused
    if kind not in StepKind.values:
        return "There is no such step."
    return _why_not_so(viewer, kind, said) if said else None


def action_of(kind: str) -> str:
    """What the child says alone is the officer's to record; the other steps anybody's at work."""
    return "record_alone" if kind == StepKind.SPOKEN_ALONE else "record_step"


def _why_not_so(viewer: Viewer, kind: str, said: StepSaid) -> str | None:
    if (said.done_on is None) == (not said.not_done_why.strip()):
        return "Say on which day it was done, or why it was not: one of the two."
    if refused := _why_not_yet(viewer, said.done_on):
        return refused
    if kind != StepKind.SPOKEN_ALONE:
        return None
    if said.done_on and said.how not in HOW_SPOKEN:
        return "Say how you spoke with the child."
    if not said.done_on and said.not_done_why not in NOT_SPOKEN_ALONE:
        return "Choose why you did not speak with the child alone."
    return None


def why_not_take_step_back(viewer: Viewer, review: ReviewSeen | None, step: StepSeen) -> str | None:
    if refused := why_not_prepare(viewer, review, action_of(step.kind)):
        return refused
    nothing = not step.done_on and not step.not_done_why
    return "Nothing is recorded of this step." if nothing else None


def why_not_ask_for_paper(
    viewer: Viewer, review: ReviewSeen | None, said: PaperSaid | None = None
) -> str | None:
    if refused := why_not_prepare(viewer, review, "ask_for_paper"):
        return refused
    if said is None:
        return None
    if said.kind not in PaperKind.values:
        return "Choose what is asked for."
    if said.kind == PaperKind.CARER and said.provider not in PROVIDERS:
        return "Say whose carer it is."
    return None


def why_not_receive_paper(
    viewer: Viewer,
    review: ReviewSeen | None,
    one: PaperAskedSeen | None,
    received_on: date | None = None,
) -> str | None:
    if refused := _why_not_paper(viewer, review, one, "receive_paper"):
        return refused
    return _why_not_yet(viewer, received_on)


def why_not_judge_paper(
    viewer: Viewer,
    review: ReviewSeen | None,
    one: PaperAskedSeen | None,
    said: JudgedSaid | None = None,
) -> str | None:
    if refused := _why_not_paper(viewer, review, one, "judge_paper"):
        return refused
    if one is None or one.received_on is None:
        return "It has not come yet."
    if said is None:
        return None
    if said.to_standard not in {"yes", "no"}:
        return "Say whether it is to standard."
    if said.to_standard == "no" and not said.lacks.strip():
        return "Say what was missing."
    return None


def why_not_show_paper(
    viewer: Viewer,
    review: ReviewSeen | None,
    one: PaperAskedSeen | None,
    shown_on: date | None = None,
) -> str | None:
    if refused := _why_not_paper(viewer, review, one, "show_paper"):
        return refused
    if one is None or one.received_on is None:
        return "It has not come yet."
    if shown_on and shown_on < one.received_on:
        return f"It came on {day_words(one.received_on)}, after that day."
    return _why_not_yet(viewer, shown_on)


def why_not_withdraw_paper(
    viewer: Viewer, review: ReviewSeen | None, one: PaperAskedSeen | None
) -> str | None:
    return _why_not_paper(viewer, review, one, "withdraw_paper")


def why_not_ask_again(
    viewer: Viewer, review: ReviewSeen | None, one: PaperAskedSeen | None
) -> str | None:
    """Undoing the withdrawal."""
    if refused := why_not_prepare(viewer, review, "withdraw_paper"):
        return refused
    return None if one and one.withdrawn else NO_SUCH_PAPER


def _why_not_paper(
    viewer: Viewer, review: ReviewSeen | None, one: PaperAskedSeen | None, action: str
) -> str | None:
    if refused := why_not_prepare(viewer, review, action):
        return refused
    return None if one and not one.withdrawn else NO_SUCH_PAPER


def _why_not_yet(viewer: Viewer, day: date | None) -> str | None:
    if day and day > viewer.today:
        return f"{day_words(day)} is still to come. Record it when it has happened."
    return None
