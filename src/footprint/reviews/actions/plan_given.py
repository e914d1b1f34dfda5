"""It is recorded to whom the care plan was given after a review, on which day and how."""

from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.reviews.actions.preparing import record_step
from footprint.reviews.codes import StepKind
from footprint.reviews.facts.after import PlanTaker
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import PlanGiven
from footprint.reviews.opened import opened
from footprint.reviews.permissions import plan_given as permissions
from footprint.reviews.queries import plan_given as queries
from footprint.reviews.queries.preparing import steps_of
from footprint.reviews.said.after import PlanGivenSaid, StepSaid


@action
def give_plan(*, viewer: Viewer, child_id: int, review_id: int, said: PlanGivenSaid) -> None:
    """A row a person. That the plan was brought up to date is recorded with it, where it was not
    before."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_give_plan(viewer, review))
    to = _to(viewer, review, said)
    updated = steps_of(viewer, review_id)[StepKind.PLAN_UPDATED]
    standing = queries.given(viewer, [review_id]).get(review_id, ())
    ask(permissions.why_not_given_so(viewer, updated, standing, to, said))
    if updated.done_on is None:
        record_step(
            viewer=viewer,
            child_id=child_id,
            review_id=review_id,
            kind=StepKind.PLAN_UPDATED,
            said=StepSaid(done_on=said.updated_on),
            version=updated.version,
        )
    for one in to:
        row = PlanGiven(
            child_id=child_id,
            review_id=review_id,
            role=one.role,
            name=one.name,
            connected_id=one.connected_id,
            given_on=said.given_on,
            how=said.how,
        )
        add(viewer, row)


def _to(viewer: Viewer, review: ReviewSeen, said: PlanGivenSaid) -> list[PlanTaker]:
    offered = {one.key: one for one in queries.takers(viewer, review)}
    if set(said.to) - set(offered):
        raise ActionDenied("Choose from the people round the child.")
    found = [offered[key] for key in said.to]
    if name := " ".join(said.somebody_else.split()):
        found.append(PlanTaker("", "other", name, None))
    if not found:
        raise ActionDenied("Say to whom it was given.")
    return found


@action
def take_plan_back(
    *, viewer: Viewer, child_id: int, review_id: int, given_id: int, version: int
) -> None:
    """It was recorded by mistake. That the plan was brought up to date stands."""
    review = opened(viewer, child_id, review_id)
    found = queries.given(viewer, [review_id]).get(review_id, ())
    one = next((each for each in found if each.id == given_id), None)
    ask(permissions.why_not_take_plan_back(viewer, review, one))
    revise(viewer, PlanGiven(pk=given_id), version=version, withdrawn=True)
