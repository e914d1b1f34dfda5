"""The talk at which a child told the officer something alone: at a review, or at a visit."""

from footprint.reviews.facts.after import VisitSeen
from footprint.reviews.facts.review import ReviewSeen

Talk = ReviewSeen | VisitSeen


def number_of(at: Talk) -> dict[str, int]:
    """By the column of `models.PrivateWord`."""
    return {"review_id" if isinstance(at, ReviewSeen) else "visit_id": at.id}
