"""Between two reviews: midway checks, visits and contacts, and what was decided and is not done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.accounts.matrix import allows, line_named
from footprint.children.facts.child import ChildSeen
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import sent
from footprint.reviews.actions import follow_up as actions
from footprint.reviews.facts.after import CheckSeen
from footprint.reviews.forms.follow_up import CheckForm, PlanForm
from footprint.reviews.forms.sitting import PlainForm
from footprint.reviews.permissions import follow_up as permissions
from footprint.reviews.presenters.decisions import earlier_shown
from footprint.reviews.presenters.follow_up import checks_shown, visits_shown
from footprint.reviews.queries import after as after_queries
from footprint.reviews.queries import follow_up as queries
from footprint.reviews.views.doing import was_saved


@require_safe
def follow_up(request: Asked, child_id: int) -> HttpResponse:
    one, viewer = child_or_refuse(request, child_id), request.viewer
    context = {
        "one": one,
        "checks": checks_shown(viewer, queries.checks_of(viewer, one)),
        "visits": visits_shown(viewer, queries.visits_of(viewer, one)),
        "earlier": earlier_shown(viewer, None, after_queries.not_done_before(viewer, one)),
        "plans": allows(line_named("plan_check"), viewer.role, one.whose),
    }
    return render(request, "reviews/follow_up.html", context)


@require_http_methods(["GET", "POST"])
def plan_check(request: Asked, child_id: int) -> HttpResponse:
    one, viewer = child_or_refuse(request, child_id), request.viewer
    form = PlanForm(sent(request), initial={"version": 0})
    return deed(
        request,
        one,
        form,
        lambda: actions.plan_check(
            viewer=viewer, child_id=child_id, planned_on=form.cleaned_data["planned_on"]
        ),
        template="plan_day.html",
        done="The midway check is planned.",
        why_not=permissions.why_not_plan_check(viewer, child_id),
        heading="Plan a midway check",
    )


@require_http_methods(["GET", "POST"])
def change_check(request: Asked, child_id: int, check_id: int) -> HttpResponse:
    one, check = _check(request, child_id, check_id)
    viewer = request.viewer
    initial = {"planned_on": check.planned_on, "version": check.version}
    form = PlanForm(sent(request), initial=initial)
    return deed(
        request,
        one,
        form,
        lambda: actions.change_check(
            viewer=viewer, child_id=child_id, check_id=check_id, **form.said()
        ),
        template="plan_day.html",
        done="The day is changed.",
        why_not=permissions.why_not_change_check(viewer, child_id, check),
        heading="Change the day of the check",
    )


@require_http_methods(["GET", "POST"])
def do_check(request: Asked, child_id: int, check_id: int) -> HttpResponse:
    """With what was decided and is not done beside it."""
    one, check = _check(request, child_id, check_id)
    viewer = request.viewer
    initial = {
        "done_on": check.done_on or viewer.today,
        "on_course": check.on_course,
        "found": check.found,
        "version": check.version,
    }
    form = CheckForm(sent(request), initial=initial)
    return deed(
        request,
        one,
        form,
        lambda: actions.do_check(
            viewer=viewer, child_id=child_id, check_id=check_id, **form.said()
        ),
        template="do_check.html",
        done="The check is recorded.",
        why_not=permissions.why_not_do_check(viewer, child_id, check),
        heading="The midway check",
        earlier=earlier_shown(viewer, None, after_queries.not_done_before(viewer, one)),
    )


@require_http_methods(["GET", "POST"])
def undo_check(request: Asked, child_id: int, check_id: int) -> HttpResponse:
    one, check = _check(request, child_id, check_id)
    return confirmed(
        request,
        one,
        check.version,
        lambda version: actions.undo_check(
            viewer=request.viewer, child_id=child_id, check_id=check_id, version=version
        ),
        done="The check is to be made.",
        why_not=permissions.why_not_undo_check(request.viewer, child_id, check),
        heading="Undo what is recorded of the check",
        explained="It is planned as before. What was found is kept on the trail.",
        button="Undo it",
    )


@require_http_methods(["GET", "POST"])
def withdraw_check(request: Asked, child_id: int, check_id: int) -> HttpResponse:
    one, check = _check(request, child_id, check_id)
    return confirmed(
        request,
        one,
        check.version,
        lambda version: actions.withdraw_check(
            viewer=request.viewer, child_id=child_id, check_id=check_id, version=version
        ),
        done="The check is withdrawn.",
        why_not=permissions.why_not_withdraw_check(request.viewer, child_id, check),
        heading="Withdraw the midway check",
        explained="Nobody is asked to make it any more.",
        button="Withdraw it",
    )


def _check(request: Asked, child_id: int, check_id: int) -> tuple[ChildSeen, CheckSeen]:
    one = child_or_refuse(request, child_id)
    found = queries.checks_of(request.viewer, one)
    check = next((each for each in found if each.id == check_id), None)
    if check is None:
        raise Http404
    return one, check


def deed(
    request: Asked,
    one: ChildSeen,
    form: Any,
    act: Callable[[], object],
    *,
    template: str,
    done: str,
    **shown: Any,
) -> HttpResponse:
    """The form's page, or the sentence that says why it cannot be; once done, the child's page of
    checks and visits."""
    back = reverse("follow-up", kwargs={"child_id": one.id})
    if request.method == "POST" and form.is_valid() and was_saved(request, form, act):
        messages.success(request, done)
        return redirect(back)
    context = {"form": form, "one": one, "back": back, **shown}
    return render(request, f"reviews/{template}", context)


def confirmed(
    request: Asked, one: ChildSeen, version: int, act: Callable[[int], object], **shown: Any
) -> HttpResponse:
    form = PlainForm(sent(request), initial={"version": version})
    return deed(
        request,
        one,
        form,
        lambda: act(form.cleaned_data["version"]),
        template="plain.html",
        **shown,
    )
