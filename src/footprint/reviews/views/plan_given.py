"""The care plan that a review changed: to whom it was given, on which day and how."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.children.views.saving import sent
from footprint.reviews.actions import plan_given as actions
from footprint.reviews.codes import StepKind
from footprint.reviews.forms.plan_given import PlanGivenForm
from footprint.reviews.forms.sitting import PlainForm
from footprint.reviews.permissions import plan_given as permissions
from footprint.reviews.presenters.plan_given import given_shown, given_words
from footprint.reviews.queries import plan_given as queries
from footprint.reviews.queries.preparing import steps_of
from footprint.reviews.views.doing import done_or_shown, known
from footprint.reviews.views.review import review_or_refuse


@require_http_methods(["GET", "POST"])
def give(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    standing = queries.given(viewer, [review_id]).get(review_id, ())
    have = {(one.role, one.name) for one in standing}
    takers = [one for one in queries.takers(viewer, found) if (one.role, one.name) not in have]
    updated_on = steps_of(viewer, review_id)[StepKind.PLAN_UPDATED].done_on
    form = PlanGivenForm(
        sent(request),
        takers=takers,
        asks_updated=updated_on is None,
        initial={"given_on": viewer.today},
    )
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.give_plan(viewer=viewer, **known(found), said=form.said()),
        template="give_plan.html",
        done="It is recorded to whom the care plan was given.",
        why_not=permissions.why_not_give_plan(viewer, found),
        back=_clock(child_id, review_id),
        given=given_shown(found, standing),
        updated_on=updated_on,
        only_updated=reverse("record-step", kwargs={**known(found), "step": "plan_updated"}),
    )


@require_http_methods(["GET", "POST"])
def take_back(request: Asked, child_id: int, review_id: int, given_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    standing = queries.given(viewer, [review_id]).get(review_id, ())
    one = next((each for each in standing if each.id == given_id), None)
    if one is None:
        raise Http404
    form = PlainForm(sent(request), initial={"version": one.version})
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.take_plan_back(
            viewer=viewer, **known(found), given_id=given_id, **form.said()
        ),
        template="plain.html",
        done="It is not recorded as given any more.",
        why_not=permissions.why_not_take_plan_back(viewer, found, one),
        back=_clock(child_id, review_id),
        heading="The care plan was not given after all",
        explained=given_words(one),
        button="Undo it",
    )


def _clock(child_id: int, review_id: int) -> str:
    return reverse("review-clock", kwargs={"child_id": child_id, "review_id": review_id})
