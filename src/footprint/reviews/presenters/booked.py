"""The open review of a child in a line of another page: when it is, or that it is to be booked."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime

from footprint.accounts.matrix import allows, line_named
from footprint.audit.facts import Viewer
from footprint.children.facts.child import ChildSeen
from footprint.reviews.codes import Ladder
from footprint.reviews.facts.booking import BookedSeen
from footprint.reviews.presenters.review import time_words


@dataclass(frozen=True, slots=True)
class BookedShown:
    """`short` is for a narrow column. `href` leads to the review, or to booking one; `stands`: there
    is one."""

    words: str
    short: str
    href: str
    stands: bool


def booked_shown(
    viewer: Viewer, one: ChildSeen, booked: BookedSeen | None, is_today: bool = True
) -> BookedShown | None:
    """None where nothing is booked and the viewer books nothing, or the page is of another day."""
    if not is_today:
        return None
    if booked is not None:
        return _standing(booked)
    if not allows(line_named("book_review"), viewer.role, one.whose):
        return None
    href = reverse("book-review", kwargs={"child_id": one.id})
    return BookedShown("Book a review", "Book it", href, stands=False)


def _standing(booked: BookedSeen) -> BookedShown:
    href = reverse("review", kwargs={"child_id": booked.child_id, "review_id": booked.review_id})
    what = Ladder(booked.ladder).label
    if booked.starts_at is not None:
        day = localtime(booked.starts_at)
        when = f"Booked for {time_words(booked.starts_at)}"
        return BookedShown(f"{when}: {what.lower()}", f"Booked for {day:%-d %b %Y}", href, True)
    if booked.without_meeting:
        return BookedShown(f"{what}, without a meeting", "Without a meeting", href, True)
    return BookedShown(f"{what}: no day is booked", "No day is booked", href, True)
