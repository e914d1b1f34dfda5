"""What is to be done next with a review, and what stands of its booking, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from footprint.accounts.matrix import allows, line_named
from footprint.audit.facts import Viewer
from footprint.children.facts.child import Officer
from footprint.domain.dates import day_words
from footprint.domain.law import Deadline
from footprint.domain.review_codes import LATE_BECAUSE, SCHEDULE_7
from footprint.reviews.codes import (
    BRINGS_FORWARD,
    NOT_HELD,
)
from footprint.reviews.facts.booking import AdjournmentSeen
from footprint.reviews.facts.review import ReviewSeen, SittingSeen, Stage
from footprint.reviews.windows import to_complete_by


@dataclass(frozen=True, slots=True)
class StepShown:
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class AdjournmentShown:
    when: str
    matters: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]


def steps_shown(viewer: Viewer, review: ReviewSeen) -> list[StepShown]:
    """What the viewer's role may do with it as it stands, the likeliest first."""
    whose = review.child.whose
    return [
        StepShown(text, href)
        for action, text, href in _steps(viewer, review)
        if allows(line_named(action), viewer.role, whose)
    ]


def _steps(viewer: Viewer, review: ReviewSeen) -> Iterator[tuple[str, str, str]]:
    match review.stage:
        case Stage.CANCELLED:
            yield "bring_back_review", "Undo the cancelling", _to(review, "bring-back-review")
        case Stage.COMPLETED:
            yield "reopen_review", "It is not completed after all", _to(review, "reopen-review")
        case _:
            yield from _open_steps(viewer, review)


def _open_steps(viewer: Viewer, review: ReviewSeen) -> Iterator[tuple[str, str, str]]:
    for one in review.booked:
        yield from _sitting_steps(viewer, review, one)
    if not review.booked and (review.held or review.without_meeting):
        yield "complete_review", "Say that the review is completed", _to(review, "complete-review")
    if not review.without_meeting:
        further = "Book a further sitting" if review.held or review.booked else "Book a new day"
        yield "add_sitting", further, _to(review, "add-sitting")
    if review.held and review.adjourned_on is None:
        yield "adjourn_review", "Adjourn it (reg 36(2))", _to(review, "adjourn-review")
    if review.adjourned_on is not None:
        words = "A second adjournment was asked for, and refused"
        yield "refuse_adjournment", words, _to(review, "refuse-adjournment")
    for one in review.held:
        words = f"The sitting on {day_words(one.on)} was not held after all"
        yield "take_sitting_back", words, _of_sitting(review, one, "take-sitting-back")
    yield "change_chair", "Change who chairs it", _to(review, "change-chair")
    if review.meeting_id is not None:
        words = "Take this child’s review out of the meeting"
        yield "take_out_of_meeting", words, _to(review, "take-out-of-meeting")
    if not review.held:
        yield "cancel_review", "Cancel the review", _to(review, "cancel-review")


def _sitting_steps(
    viewer: Viewer, review: ReviewSeen, one: SittingSeen
) -> Iterator[tuple[str, str, str]]:
    day = f" on {day_words(one.on)}" if len(review.booked) > 1 else ""
    if one.on <= viewer.today:
        yield "hold_sitting", f"The sitting{day} was held", _of_sitting(review, one, "hold-sitting")
    moves = f"Change the day, time or place{' of the sitting' if day else ''}{day}"
    yield "move_sitting", moves, _of_sitting(review, one, "move-sitting")
    missed = "was not held" if one.on <= viewer.today else "cannot be held"
    yield "miss_sitting", f"The sitting{day} {missed}", _of_sitting(review, one, "miss-sitting")


def _to(review: ReviewSeen, route: str) -> str:
    return reverse(route, kwargs={"child_id": review.child.id, "review_id": review.id})


def _of_sitting(review: ReviewSeen, one: SittingSeen, route: str) -> str:
    address = {"child_id": review.child.id, "review_id": review.id, "sitting_id": one.id}
    return reverse(route, kwargs=address)


def stands(review: ReviewSeen, limit: Deadline | None, today: date) -> list[str]:
    """Where it stands, in a sentence or two; `limit` is the child's own next one."""
    match review.stage:
        case Stage.TO_BOOK:
            return ["It has no day now.", *_by(limit, today)]
        case Stage.BOOKED:
            passed = review.booked[0].on < today
            return ["Its day has passed. Say whether it was held."] if passed else _by(limit, today)
        case Stage.UNDER_WAY | Stage.ADJOURNED if review.held:
            return [_to_complete(review, today)]
        case Stage.UNDER_WAY:
            return ["It is held without a meeting.", *_by(limit, today)]
        case Stage.COMPLETED if review.completed_on:
            return [f"Completed on {day_words(review.completed_on)}."]
    return []


def _by(limit: Deadline | None, today: date) -> list[str]:
    if limit is None:
        return []
    when = "was due" if limit.due < today else "is due"
    opens = f", and not before {day_words(limit.not_before)}" if limit.not_before else ""
    return [f"It {when} by {day_words(limit.due)}{opens}: {limit.working}."]


def _to_complete(review: ReviewSeen, today: date) -> str:
    limit = to_complete_by(review.held[0].on).due
    when = "was to be" if limit < today else "is to be"
    words = f"It {when} completed by {day_words(limit)}, 20 working days after its first sitting."
    if review.stage is Stage.ADJOURNED:
        return f"{words} No proposal under consideration is carried out before that."
    return words


def adjournment_shown(seen: AdjournmentSeen | None) -> AdjournmentShown | None:
    if seen is None:
        return None
    lines = [
        ("What is missing", seen.missing),
        ("What is not carried out until it is completed", seen.not_to_be_implemented),
        ("What the child, the carer and the parents think of waiting", seen.views_on_waiting),
        ("To be completed by", day_words(seen.limit.due)),
    ]
    return AdjournmentShown(
        day_words(seen.adjourned_on),
        tuple(SCHEDULE_7[number] for number in seen.matters),
        tuple(line for line in lines if line[1]),
    )


def booking_notes(review: ReviewSeen, *, text: bool) -> list[str]:
    """What was said at booking, holding and cancelling; the officer's own words where `text` may be
    read."""
    said = [
        ("Booked outside its time", _own(review.outside_why, text=text)),
        ("Another officer chairs it", _own(review.stand_in_why, text=text)),
        ("Brought forward", _forward(review, text=text)),
        ("Held without a meeting", review.without_meeting_why if text else ""),
        ("Main reason why it was late", LATE_BECAUSE.get(review.late_because, "")),
        ("Cancelled", _own(review.cancelled_why, text=text)),
    ]
    return [f"{what}: {_sentence(why)}" for what, why in said if why]


def _own(words: str, *, text: bool) -> str:
    return words if text or not words else "a reason is recorded"


def _forward(review: ReviewSeen, *, text: bool) -> str:
    words = BRINGS_FORWARD.get(review.brought_forward, "")
    why = review.brought_forward_why if text else ""
    return ". ".join(filter(None, (words, why)))


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def not_held_words(one: SittingSeen, *, text: bool) -> str:
    why = NOT_HELD.get(one.not_held_why, "")
    words = one.not_held_words if text else ""
    return ". ".join(filter(None, (why, words)))


def officers_offered(officers: tuple[Officer, ...]) -> Mapping[int, str]:
    return {one.id: one.full_name for one in officers}
