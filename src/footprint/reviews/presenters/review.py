"""A review in words: what it is, where it stands, and where its parts are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime

from footprint.accounts.matrix import allows, line_of_route
from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.reviews.codes import PLACES, Ladder
from footprint.reviews.facts.review import ReviewSeen, SittingSeen, Stage

STAGES: dict[Stage, tuple[str, str]] = {
    Stage.TO_BOOK: ("To book", "yellow"),
    Stage.BOOKED: ("Booked", "blue"),
    Stage.UNDER_WAY: ("Under way", "light-blue"),
    Stage.ADJOURNED: ("Adjourned", "orange"),
    Stage.COMPLETED: ("Completed", "green"),
    Stage.CANCELLED: ("Cancelled", "grey"),
}


@dataclass(frozen=True, slots=True)
class SittingShown:
    when: str
    place: str
    where: str
    chaired_by: str
    state: str


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """`when` is its next sitting, or the last one held; `href` its page."""

    id: int
    title: str
    stage: str
    colour: str
    when: str
    officer: str
    href: str
    sittings: tuple[SittingShown, ...]


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of a review's page: its name, a line on where it stands, and its page."""

    name: str
    says: str
    href: str


#: (name, route, what its line says), in the order of the work. A part is shown to whom the matrix
#: lets in.
PARTS: tuple[tuple[str, str, Callable[[ReviewSeen], str]], ...] = (
    ("Who is asked", "invited", lambda _: "What the child wants, and the invitations"),
    ("The clock round it", "review-clock", lambda review: "What by when, and how it stands"),
    ("Preparing", "review-preparing", lambda review: "Papers and steps before it"),
    (
        "Sheet for the day",
        "record-sheet",
        lambda _: "To print: every heading, with lines to write on",
    ),
    ("Write the record", "record-attendance", lambda _: ""),
    ("What the child told you alone", "record-private", lambda _: "Read by the reviewing service"),
    ("Decisions", "review-decisions", lambda review: "Who does what by when; what came of it"),
    ("The record", "record", lambda _: ""),
    ("What each is given", "versions", lambda _: "A version for each kind of recipient"),
    ("Send the record", "sending", lambda _: "Who is on the list, and what has gone"),
    ("Monitoring form", "monitoring-form", lambda _: "For those who answer for the service"),
)


def parts_shown(viewer: Viewer, review: ReviewSeen) -> list[PartShown]:
    address = {"child_id": review.child.id, "review_id": review.id}
    return [
        PartShown(name, says(review), reverse(route, kwargs=address))
        for name, route, says in PARTS
        if (line := line_of_route(route)) and allows(line, viewer.role, review.child.whose)
    ]


def review_shown(review: ReviewSeen) -> ReviewShown:
    stage, colour = STAGES[review.stage]
    return ReviewShown(
        id=review.id,
        title=Ladder(review.ladder).label,
        stage=stage,
        colour=colour,
        when=_when(review),
        officer=review.officer.full_name,
        href=reverse("review", kwargs={"child_id": review.child.id, "review_id": review.id}),
        sittings=tuple(map(sitting_shown, review.sittings)),
    )


def sitting_shown(one: SittingSeen) -> SittingShown:
    states = {"booked": "", "held": "Held", "not_held": "Not held", "cancelled": "Cancelled"}
    return SittingShown(
        when=time_words(one.starts_at),
        place=PLACES.get(one.place_kind, ""),
        where=one.place,
        chaired_by=one.chaired_by.full_name,
        state=states[one.state],
    )


def time_words(at: datetime) -> str:
    """10.30am on Tuesday 8 January 2019, in London."""
    local = localtime(at)
    hour = local.hour % 12 or 12
    minutes = f".{local.minute:02}" if local.minute else ""
    half = "am" if local.hour < 12 else "pm"
    return f"{hour}{minutes}{half} on {local:%A} {day_words(local.date())}"


def _when(review: ReviewSeen) -> str:
    if review.without_meeting:
        done = review.completed_on
        return f"Completed on {day_words(done)}, without a meeting" if done else "Without a meeting"
    if review.booked:
        return time_words(review.booked[0].starts_at)
    return time_words(review.held[-1].starts_at) if review.held else "Not booked yet"
