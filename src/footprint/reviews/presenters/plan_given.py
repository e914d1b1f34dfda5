"""To whom the care plan was given, in words."""

from collections.abc import Iterable

from django.urls import reverse

from footprint.domain.dates import day_words
from footprint.reviews.codes import HOW_GIVEN, ROLES
from footprint.reviews.facts.after import PlanGivenSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.presenters.booking import StepShown


def given_words(one: PlanGivenSeen) -> str:
    who = one.name if one.role == "child" else f"{one.name} ({ROLES[one.role].lower()})"
    return f"Given to {who} on {day_words(one.given_on)}: {HOW_GIVEN[one.how].lower()}"


def given_shown(
    review: ReviewSeen, standing: Iterable[PlanGivenSeen]
) -> list[tuple[str, StepShown]]:
    """Each with where it is undone."""
    about = {"child_id": review.child.id, "review_id": review.id}
    return [
        (
            given_words(one),
            StepShown("Undo it", reverse("take-plan-back", kwargs={**about, "given_id": one.id})),
        )
        for one in standing
    ]
