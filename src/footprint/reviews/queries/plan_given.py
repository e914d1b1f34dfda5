"""To whom the care plan was given after a review, and to whom it may be."""

from collections.abc import Collection, Mapping

from footprint.audit.facts import Viewer
from footprint.children.queries import round as round_queries
from footprint.reviews.facts.after import PlanGivenSeen, PlanTaker
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import PlanGiven
from footprint.reviews.queries.sending import TOLD_NOTHING


def given(viewer: Viewer, review_ids: Collection[int]) -> Mapping[int, tuple[PlanGivenSeen, ...]]:
    """By review, of reviews that the viewer may see: the earliest first. In one select."""
    rows = PlanGiven.objects.filter(review__in=review_ids, withdrawn=False)
    found: dict[int, tuple[PlanGivenSeen, ...]] = {}
    for row in rows.order_by("given_on", "pk"):
        one = PlanGivenSeen(
            row.pk, row.review_id, row.role, row.name, row.given_on, row.how, row.version
        )
        found[row.review_id] = (*found.get(row.review_id, ()), one)
    return found


def takers(viewer: Viewer, review: ReviewSeen) -> tuple[PlanTaker, ...]:
    """The child, then the people round her; not those who, a court says, may be told nothing."""
    child = PlanTaker("child", "child", review.child.name, None)
    people = round_queries.people_round(viewer, review.child.id, viewer.today)
    return (
        child,
        *(
            PlanTaker(f"c{one.id}", one.relation, one.name, one.id)
            for one in people
            if not any(
                limit.kind == TOLD_NOTHING and limit.stands(viewer.today) for limit in one.limits
            )
        ),
    )
