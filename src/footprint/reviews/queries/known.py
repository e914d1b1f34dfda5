"""What is known of a child and her review before its record is written."""

from footprint.audit.facts import Viewer
from footprint.children.queries import child as children
from footprint.children.queries.round import communication
from footprint.reviews.codes import PaperKind, StepKind
from footprint.reviews.facts.record import Known
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import PaperAsked, Step


def known_of(viewer: Viewer, review: ReviewSeen) -> Known:
    """In six selects: the child's facts, the care plan that came, the talk alone, how she is
    spoken with."""
    facts = children.facts_of(viewer, review.child, viewer.today)
    episodes = facts.episodes.sort("began_on").select("legal_status", "placement").rows()
    legal_status, placement = episodes[-1] if episodes else ("", "")
    rows = PaperAsked.objects.filter(review=review.id, kind=PaperKind.CARE_PLAN, withdrawn=False)
    plan = rows.exclude(received_on=None).order_by("-received_on").first()
    talk = Step.objects.filter(review=review.id, kind=StepKind.SPOKEN_ALONE).first()
    return Known(
        legal_status=legal_status or "",
        placement=placement or "",
        care_plan_on=plan.received_on if plan else None,
        care_plan_updated=plan.updated_since_last if plan else None,
        spoken_alone_on=talk.done_on if talk else None,
        not_spoken_why=talk.not_done_why if talk else "",
        communication=communication(viewer, review.child.id),
    )
