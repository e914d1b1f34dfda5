"""Why it cannot be recorded that the care plan was given to somebody."""

from collections.abc import Iterable

from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.reviews.codes import HOW_GIVEN
from footprint.reviews.facts.after import PlanGivenSeen, PlanTaker
from footprint.reviews.facts.preparing import StepSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.permissions.preparing import why_not_prepare
from footprint.reviews.said.after import PlanGivenSaid


def why_not_give_plan(viewer: Viewer, review: ReviewSeen | None) -> str | None:
    if refused := why_not_prepare(viewer, review, "give_plan"):
        return refused
    if review and not review.held and review.completed_on is None:
        return "This review has not been held yet. Its care plan is given afterwards."
    return None


def why_not_given_so(
    viewer: Viewer,
    updated: StepSeen,
    standing: Iterable[PlanGivenSeen],
    to: Iterable[PlanTaker],
    said: PlanGivenSaid,
) -> str | None:
    """`updated`: that it was brought up to date; `to`: whom `said` names."""
    if said.how not in HOW_GIVEN:
        return "Say how it was given."
    there = {(one.role, one.name.casefold()): one for one in standing}
    for person in to:
        if one := there.get((person.role, person.name.casefold())):
            return f"{one.name} has it since {day_words(one.given_on)}. Undo that first."
    if said.given_on > viewer.today:
        return f"{day_words(said.given_on)} is still to come. Record it when it has happened."
    updated_on = updated.done_on or said.updated_on
    if updated_on is None:
        return "Say on which day the plan was brought up to date."
    if updated_on > said.given_on:
        return f"The plan was brought up to date on {day_words(updated_on)}, after that day."
    return None


def why_not_take_plan_back(
    viewer: Viewer, review: ReviewSeen | None, one: PlanGivenSeen | None
) -> str | None:
    refused = why_not_prepare(viewer, review, "take_plan_back")
    return refused or (None if one else "That is not recorded any more.")
