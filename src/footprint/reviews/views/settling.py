"""What came of a decision: done, or not done with why."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.children.views.saving import sent
from footprint.reviews.actions import decisions as actions
from footprint.reviews.forms.decisions import SettleForm
from footprint.reviews.permissions import decisions as permissions
from footprint.reviews.views.decisions import confirmed, deed, of_one
from footprint.reviews.views.doing import known


@require_http_methods(["GET", "POST"])
def settle(request: Asked, child_id: int, review_id: int, decision_id: int) -> HttpResponse:
    found, seen, one = of_one(request, child_id, review_id, decision_id)
    viewer = request.viewer
    initial = {"done_on": viewer.today, "version": one.version}
    form = SettleForm(sent(request), initial=initial)
    return deed(
        request,
        found,
        form,
        lambda: actions.settle_decision(
            viewer=viewer, **known(found), decision_id=one.id, **form.said()
        ),
        template="settle_decision.html",
        done="It is recorded what came of the decision.",
        why_not=permissions.why_not_settle_decision(viewer, found, seen, one),
        decision=one,
    )


@require_http_methods(["GET", "POST"])
def reopen(request: Asked, child_id: int, review_id: int, decision_id: int) -> HttpResponse:
    found, seen, one = of_one(request, child_id, review_id, decision_id)
    return confirmed(
        request,
        found,
        one,
        actions.reopen_decision,
        done="The decision waits to be done.",
        why_not=permissions.why_not_reopen_decision(request.viewer, found, seen, one),
        heading="Undo what came of it",
        explained=one.words,
        button="Undo it",
    )
