"""A review is adjourned under reg 36(2)."""

from footprint.audit.actions import action, add, ask
from footprint.audit.facts import Viewer
from footprint.reviews.letters.sitting import INVITATION
from footprint.reviews.models import Adjournment, AdjournmentRefused, ReviewRun, Sitting
from footprint.reviews.opened import opened
from footprint.reviews.permissions.adjourning import why_not_adjourn, why_not_refuse_adjournment
from footprint.reviews.posting import follow
from footprint.reviews.said.review import AdjournmentSaid


@action
def adjourn_review(*, viewer: Viewer, child_id: int, review_id: int, said: AdjournmentSaid) -> None:
    """At its last sitting. It moves no limit: the first sitting is judged."""
    review = opened(viewer, child_id, review_id)
    ask(why_not_adjourn(viewer, review, said))
    row = Adjournment(
        child_id=child_id,
        review_id=review_id,
        adjourned_on=review.held[-1].on,
        matters=",".join(map(str, sorted(set(said.matters)))),
        missing=said.missing.strip(),
        not_to_be_implemented=said.not_to_be_implemented.strip(),
        views_on_waiting=said.views_on_waiting.strip(),
    )
    add(viewer, row)
    if said.resumes is not None:
        further = add(viewer, Sitting.booked(ReviewRun.objects.get(pk=review_id), said.resumes))
        follow(viewer, [opened(viewer, child_id, review_id)], {further.pk: INVITATION})


@action
def refuse_adjournment(*, viewer: Viewer, child_id: int, review_id: int, asked_why: str) -> None:
    """Somebody asked today to adjourn it a second time, which the regulation does not allow."""
    review = opened(viewer, child_id, review_id)
    ask(why_not_refuse_adjournment(viewer, review, asked_why))
    row = AdjournmentRefused(
        child_id=child_id,
        review_id=review_id,
        refused_on=viewer.today,
        asked_why=asked_why.strip(),
    )
    add(viewer, row)
